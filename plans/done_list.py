"""“What have we done, a selection” (S000-42): made from what happened in a year, and edited by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, ReadingCircle
from issues.models import Action, Position
from meetings.attendance_rows import held_meetings
from meetings.models import Meeting
from plans.models import Activity, ActivityPlan, ActivityProgress, DoneEntry
from plans.plan_activities import firsts_of

Kind = Literal["meeting", "activity", "position", "action", "by_hand"]


@dataclass(frozen=True)
class DoneLine:
    """`source` names what happened, as "meeting:12", empty where it is written by hand. `text` is what stands
    in the list, `made` what it would say by itself; `entry` is what was edited, 0 where nothing was."""

    on: date
    kind: Kind
    text: str
    source: str = ""
    made: str = ""
    entry: int = 0
    is_hidden: bool = False


@dataclass(frozen=True)
class Edited:
    """A line said anew, hidden, or written by hand."""

    pk: int
    on: date
    text: str
    instead_of: str = ""
    is_hidden: bool = False


def edited(happened: Iterable[DoneLine], entries: Iterable[Edited]) -> tuple[DoneLine, ...]:
    """What happened with what was edited, by day; a line that is hidden stands there as hidden. An entry
    whose source is gone is told by its own words. Pure."""
    entries = list(entries)
    instead = {entry.instead_of: entry for entry in entries if entry.instead_of}
    lines = [_edited(line, instead.pop(line.source, None)) for line in happened]
    by_hand = [entry for entry in entries if not entry.instead_of]
    left = [entry for entry in instead.values() if not entry.is_hidden]
    lines += [DoneLine(one.on, "by_hand", one.text, entry=one.pk) for one in [*by_hand, *left]]
    return tuple(sorted(lines, key=lambda line: (line.on, line.text)))


def _edited(line: DoneLine, entry: Edited | None) -> DoneLine:
    if entry is None:
        return line
    return replace(line, text=entry.text or line.text, entry=entry.pk, is_hidden=entry.is_hidden)


def done_list(group: Group, year: int) -> tuple[DoneLine, ...]:
    """What the list of the year says, hidden lines left out."""
    return tuple(line for line in whole_list(group, year) if not line.is_hidden)


def whole_list(group: Group, year: int) -> tuple[DoneLine, ...]:
    """With those hidden, for who edits it; seven queries at most, however much happened."""
    since, until = date(year, 1, 1), min(date(year, 12, 31), timezone.localdate())
    rows = DoneEntry.objects.filter(group=group, on__year=year)
    entries = [Edited(row.pk, row.on, row.text, row.instead_of, row.is_hidden) for row in rows]
    happened = [
        *_meetings(group, since, until),
        *_activities(group, since, until),
        *_positions(group, since, until),
        *_actions(group, since, until),
    ]
    return edited(happened, entries)


def _meetings(group: Group, since: date, until: date) -> list[DoneLine]:
    held = held_meetings([group.pk], since, until)
    kinds: Mapping[int, str] = dict(
        Meeting.objects.filter(pk__in=[one.id for one in held]).order_by().values_list("pk", "kind")
    )
    return [_line(one.day, "meeting", one.id, str(Meeting.Kind(kinds[one.id]).label)) for one in held]


def _activities(group: Group, since: date, until: date) -> list[DoneLine]:
    """Each activity once, on the day it was last said to be done."""
    plans = ActivityPlan.objects.filter(group=group)
    firsts = firsts_of({row.pk: row for row in Activity.objects.filter(goal__plan__in=plans)})
    rows = ActivityProgress.objects.filter(activity__goal__plan__in=plans, on__lte=until).order_by("pk")
    last = {firsts[row.activity_id]: row for row in rows.select_related("activity")}
    done = {pk: row for pk, row in last.items() if row.state == Activity.State.DONE and row.on >= since}
    return [_line(row.on, "activity", first, row.activity.text) for first, row in done.items()]


def _positions(group: Group, since: date, until: date) -> list[DoneLine]:
    rows = Position.objects.filter(group=group, taken_on__range=(since, until), annulled_on=None)
    rows = rows.filter(issue__circle=ReadingCircle.GROUP).select_related("issue")
    words = _("Position: %(issue)s")
    return [_line(row.taken_on, "position", row.pk, words % {"issue": row.issue.title}) for row in rows]


def _actions(group: Group, since: date, until: date) -> list[DoneLine]:
    """Those that everybody in the group reads."""
    begins = timezone.make_aware(datetime.combine(since, time.min))
    ends = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    rows = Action.objects.filter(group=group, state=Action.State.DONE, circle=ReadingCircle.GROUP)
    rows = rows.filter(split_from=None, closed_at__gte=begins, closed_at__lt=ends)
    return [_line(timezone.localdate(row.closed_at), "action", row.pk, row.text) for row in rows]


def _line(on: date, kind: Kind, pk: int, text: str) -> DoneLine:
    return DoneLine(on, kind, text, f"{kind}:{pk}", text)
