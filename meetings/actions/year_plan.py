"""When a group usually meets, and the meetings of a year made of it (S000-32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from meetings.actions.agenda import create_meeting
from meetings.models import Meeting, MeetingPattern
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused


@dataclass(frozen=True)
class ChosenDay:
    """A day on which the year is to have a meeting."""

    day: date
    start: time
    end: time
    kind: str = Meeting.Kind.ORDINARY
    place: str = ""


@verb
def add_pattern(group: Group, *, by: Person, now: datetime, **fields) -> MeetingPattern:
    """A usual meeting: month, week (5 is the last), weekday (0 is Monday), start, end, kind, place. The same
    day and hour twice is one."""
    group = lock_open(group)
    row = _checked(MeetingPattern(group=group, **fields))
    when = {name: getattr(row, name) for name in ("month", "week", "weekday", "start")}
    same = MeetingPattern.objects.filter(group=group, **when).first()
    if same:
        return same
    row.save()
    return row


@verb
def change_pattern(pattern: MeetingPattern, *, by: Person, now: datetime, **fields) -> MeetingPattern:
    """Meetings that are planned already stay as they are."""
    lock_open(pattern.group)
    row = MeetingPattern.objects.select_for_update(of=("self",)).get(pk=pattern.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    _checked(row).save()
    return row


@verb
def remove_pattern(pattern: MeetingPattern, *, by: Person, now: datetime) -> None:
    lock_open(pattern.group)
    pattern.delete()


@verb
def plan_year(
    group: Group, *, year: int, days: Sequence[ChosenDay], by: Person, now: datetime
) -> list[Meeting]:
    """Meetings on the chosen days, their times preliminary, each planned as a meeting is otherwise.

    Where the group has a meeting that day and hour already, that one is left as it is: the same form sent
    twice makes the meetings once. Returned: those that were made.
    """
    group = lock_open(group)
    if not days:
        raise Refused(_("No day is chosen. Tick at least one."), code="no_days")
    strays = [one.day for one in days if one.day.year != year]
    if strays:
        raise Refused(
            _("%(day)s is not in %(year)s.") % {"day": strays[0].isoformat(), "year": year}, code="other_year"
        )
    there = set(
        Meeting.objects.filter(group=group, cancelled_at__isnull=True, date__year=year).values_list(
            "date", "start"
        )
    )
    made = []
    for one in sorted(days, key=lambda chosen: (chosen.day, chosen.start)):
        if (one.day, one.start) in there:
            continue
        there.add((one.day, one.start))
        fields = {"date": one.day, "start": one.start, "end": one.end, "kind": one.kind}
        fields |= {"place": collapsed(one.place), "is_preliminary": True}
        made.append(create_meeting(group, **fields, by=by, now=now))
    return made


def _checked(row: MeetingPattern) -> MeetingPattern:
    row.place = collapsed(row.place)
    if row.end <= row.start:
        raise Refused(
            _("The meeting ends %(end)s, before it starts %(start)s. An end that works: 12.00.")
            % {"end": row.end.strftime("%H.%M"), "start": row.start.strftime("%H.%M")},
            field="times",
            code="ends_before_start",
        )
    return row
