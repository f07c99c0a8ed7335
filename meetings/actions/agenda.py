"""Meetings and their agenda: what can happen to them until they are held."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person
from meetings.actions.calls import send_supplement
from meetings.actions.guards import call_in_force, lock, refuse_in_state, refuse_unless_open, touch
from meetings.actions.standing import put_standing_items
from meetings.local_time import clock_note
from meetings.models import AgendaItem, Call, CoOption, Meeting
from meetings.reports import told
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def create_meeting(group: Group, *, by: Person, now: datetime, uid: UUID | None = None, **fields) -> Meeting:
    """Plan a meeting; its agenda begins with what the group's agendas have. `uid` is the form's own: the same
    form sent twice is one meeting."""
    lock_open(group)
    meeting = Meeting(group=group, **fields)
    _refuse_impossible_times(meeting)
    if uid is None:
        meeting.save()
        put_standing_items(meeting, by=by, now=now)
        return meeting
    names = [
        field.name for field in Meeting._meta.concrete_fields if field.name not in {"id", "uid", "group"}
    ]
    defaults = {name: getattr(meeting, name) for name in names}
    planned, is_new = Meeting.objects.get_or_create(uid=uid, group=group, defaults=defaults)
    if is_new:
        put_standing_items(planned, by=by, now=now)
    return planned


@verb
def change_meeting(
    meeting: Meeting, *, by: Person, now: datetime, was: dict[str, str] | None = None, why: str = "", **fields
) -> Call | None:
    """Change a meeting. Where a call is out, a new day, time, place or link goes to everybody called as a
    numbered supplement, returned here; it cannot be skipped (I-MTG6).

    `was` is what had been told before, where a verb has changed more than the meeting's own row; `why` is
    said in the supplement.
    """
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    call = call_in_force(meeting)
    is_called = bool(call and call.state == Call.State.SENT)
    if is_called:
        refuse_in_state("change", meeting, now)
    before = was or told(meeting)
    _refuse_hours_of_several_days(meeting, fields)
    for name, value in fields.items():
        setattr(meeting, name, value)
    _refuse_impossible_times(meeting)
    # Put off without a new day: what is changed now is told with that day.
    is_told = is_called and not (meeting.date is None and meeting.postponed_from)
    if is_told:
        _refuse_nowhere(meeting)
    meeting.revision += 1
    meeting.save()
    after = told(meeting)
    names = list(dict.fromkeys([*after, *before]))
    changes = [(name, before.get(name, ""), after.get(name, "")) for name in names]
    changes = [change for change in changes if change[1] != change[2]]
    if not (changes and is_told):
        return None
    return send_supplement(meeting, changes=changes, message=why, by=by, now=now)


@verb
def co_opt(
    meeting: Meeting,
    *,
    person: Person,
    by: Person,
    now: datetime,
    item: AgendaItem | None = None,
    organization: Organization | None = None,
) -> CoOption:
    """Let somebody without a seat take part in the meeting, or in one item (S001-45). Twice is once."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    row, _created = CoOption.objects.get_or_create(
        meeting=meeting, item=item, person=person, defaults={"organization": organization}
    )
    touch(meeting)
    return row


@verb
def end_co_option(row: CoOption, *, by: Person, now: datetime) -> None:
    meeting = lock(row.meeting)
    refuse_unless_open(meeting)
    row.delete()
    touch(meeting)


def _refuse_impossible_times(meeting: Meeting) -> None:
    if meeting.start and meeting.end and meeting.end <= meeting.start and not meeting.last_date:
        raise Refused(
            _("The meeting ends %(end)s, before it starts %(start)s. An end that works: 12.00.")
            % {"end": meeting.end.strftime("%H.%M"), "start": meeting.start.strftime("%H.%M")},
            field="times",
            code="ends_before_start",
        )
    if meeting.date and meeting.start and (note := clock_note(meeting.date, meeting.start, meeting.zone)):
        raise Refused(note, field="times", code="skipped_clock")


def _refuse_hours_of_several_days(meeting: Meeting, fields: dict) -> None:
    """The days of a meeting over several stand in its parts."""
    if meeting.last_date is None or "last_date" in fields:
        return
    if any(fields.get(name, value) != value for name, value in _hours_of(meeting).items()):
        raise Refused(
            _("The meeting goes over several days. Change them under Days and groups."), code="several_days"
        )


def _hours_of(meeting: Meeting) -> dict:
    return {"date": meeting.date, "start": meeting.start, "end": meeting.end}


def _refuse_nowhere(meeting: Meeting) -> None:
    """Those called must know when and where they are called to (I-CALL1)."""
    if not (meeting.date and meeting.start):
        raise Refused(
            _(
                "The call is sent, so the meeting needs a day and a time. Put it off if the new day is not "
                "known, cancel it if it will not be held."
            ),
            field="date" if not meeting.date else "times",
            code="no_day",
        )
    if not (meeting.place or meeting.link):
        raise Refused(
            _("The call is sent, so the meeting needs a place or a link."), field="place", code="no_place"
        )
