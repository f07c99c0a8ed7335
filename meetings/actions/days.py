"""The shape of a meeting: its days and parts, who meets with whom, and that it is put off (S003-30,
S004-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from django.utils.translation import gettext as _

from groups.models import Group, Person
from meetings.actions.agenda import change_meeting
from meetings.actions.answers import drop_requests
from meetings.actions.calls import send_postponement
from meetings.actions.guards import call_in_force, lock, refuse_in_state, refuse_unless_open
from meetings.local_time import clock_note
from meetings.models import Call, JointGroup, Meeting, MeetingPart
from meetings.reports import told
from samverkan.lib import spoken
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@dataclass(frozen=True, order=True)
class Part:
    """One day, or half of one, in the meeting's own zone."""

    date: date
    start: time
    end: time
    title: str = ""
    place: str = ""


@verb
def shape_meeting(
    meeting: Meeting,
    *,
    parts: Sequence[Part],
    joining: Sequence[Group],
    by: Person,
    now: datetime,
    responsible: Person | None = None,
    earlier: Meeting | None = None,
) -> Call | None:
    """Say over which days the meeting goes, which groups meet with the one that leads, who answers for it and
    which meeting it goes on from. Where a call is out, what it told is told anew (I-MTG6).

    Two parts or more make its day, hours and last day; none leaves the day as it stands, and ends the last
    day.
    """
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    was = told(meeting)
    parts = sorted(parts)
    _refuse_parts(parts, meeting.zone)
    _refuse_joining(meeting, joining)
    _refuse_earlier(meeting, earlier)
    _set_parts(meeting, parts)
    _set_joining(meeting, joining)
    kind = Meeting.Kind.JOINT if joining else _alone(meeting.kind)
    fields = {"responsible": responsible, "earlier": earlier, "kind": kind} | _hours(meeting, parts)
    return change_meeting(meeting, by=by, now=now, was=was, **fields)


@verb
def postpone_meeting(
    meeting: Meeting,
    *,
    reason: str,
    by: Person,
    now: datetime,
    to: date | None = None,
    start: time | None = None,
    end: time | None = None,
) -> Call | None:
    """Put a meeting off, to another day or to one not known yet. Everybody called is told why; without a new
    day the calendars are cleared, and filled again when there is one."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    refuse_in_state("postpone", meeting, now)
    if not reason.strip():
        raise Refused(
            _("Write why the meeting is put off; it stands in the mail."), field="reason", code="reason"
        )
    if meeting.date is None:
        raise Refused(_("The meeting has no day yet, so there is nothing to put off."), code="no_day")
    if to == meeting.date and (start, end) in {(None, None), (meeting.start, meeting.end)}:
        raise Refused(
            _("That is the day it has already: %(day)s.") % {"day": spoken.day(to)}, field="date", code="same"
        )
    put_off = {"postponed_from": meeting.date, "postpone_reason": reason.strip()}
    if to is None:
        return _put_off(meeting, put_off, by, now)
    _set_parts(meeting, [])
    hours = {
        "start": start or meeting.start,
        "end": end if start else _end_of_one_day(meeting),
        "last_date": None,
    }
    return change_meeting(meeting, by=by, now=now, date=to, why=reason.strip(), **hours, **put_off)


def _put_off(meeting: Meeting, put_off: dict, by: Person, now: datetime) -> Call | None:
    call = call_in_force(meeting)
    sent = None
    if call and call.state == Call.State.SENT:
        # The notice tells of the day that falls away, so it is frozen before the day goes.
        sent = send_postponement(meeting, reason=put_off["postpone_reason"], by=by, now=now)
        drop_requests(meeting, now)
    elif call:
        raise Refused(
            _("A call waits to be sent at its time. Withdraw it first, then put the meeting off."),
            code="call_waits",
        )
    meeting.parts.all().delete()
    for name, value in {**put_off, "date": None, "last_date": None, "end": _end_of_one_day(meeting)}.items():
        setattr(meeting, name, value)
    meeting.revision += 1
    meeting.save()
    return sent


def _refuse_parts(parts: list[Part], zone: str) -> None:
    if len(parts) == 1:
        raise Refused(
            _("One part is no more than the meeting itself. Write two or more, or none."),
            field="parts",
            code="one_part",
        )
    if parts and parts[0].date == parts[-1].date:
        raise Refused(
            _("All parts are on the same day. Write their hours on the agenda, or give a part another day."),
            field="parts",
            code="one_day",
        )
    for part in parts:
        if note := clock_note(part.date, part.start, zone) or clock_note(part.date, part.end, zone):
            raise Refused(note, field="parts", code="no_such_time")
    for before, after in pairwise(parts):
        if before.date == after.date and after.start < before.end:
            raise Refused(
                _("%(day)s has two parts at the same time, %(one)s and %(other)s.")
                % {
                    "day": spoken.day_capital(before.date),
                    "one": spoken.hours(before.start, before.end),
                    "other": spoken.hours(after.start, after.end),
                },
                field="parts",
                code="overlap",
            )


def _refuse_joining(meeting: Meeting, joining: Sequence[Group]) -> None:
    for group in joining:
        if group.pk == meeting.group_id:
            raise Refused(
                _("The group that leads takes part already. Choose the others."),
                field="joining",
                code="leads",
            )
        if group.structure_id != meeting.group.structure_id:
            raise Refused(
                _("%(group)s belongs to another structure. Invite its people one by one instead.")
                % {"group": group.name_on(meeting.told_date or date.max)},
                field="joining",
                code="other_structure",
            )


def _refuse_earlier(meeting: Meeting, earlier: Meeting | None) -> None:
    if earlier and (earlier.pk == meeting.pk or earlier.group_id != meeting.group_id):
        raise Refused(
            _("A meeting goes on from an earlier one of the same group."), field="earlier", code="earlier"
        )


def _set_parts(meeting: Meeting, parts: Sequence[Part]) -> None:
    """The same part keeps its row, so that the items on it stay there."""
    kept = {(row.date, row.start): row for row in meeting.parts.all()}
    for part in parts:
        row = kept.pop((part.date, part.start), None) or MeetingPart(
            meeting=meeting, date=part.date, start=part.start
        )
        row.end, row.title, row.place = part.end, part.title.strip(), part.place.strip()
        row.save()
    for row in kept.values():
        row.delete()


def _set_joining(meeting: Meeting, joining: Sequence[Group]) -> None:
    JointGroup.objects.filter(meeting=meeting).exclude(group__in=joining).delete()
    for order, group in enumerate(joining, start=2):
        JointGroup.objects.update_or_create(meeting=meeting, group=group, defaults={"order": order})


def _hours(meeting: Meeting, parts: list[Part]) -> dict:
    if not parts:
        if meeting.last_date is None:
            return {}
        return {"last_date": None, "end": _end_of_one_day(meeting)}
    first, last = parts[0], parts[-1]
    return {
        "date": first.date,
        "start": first.start,
        "end": max(part.end for part in parts if part.date == last.date),
        "last_date": last.date if last.date > first.date else None,
    }


def _end_of_one_day(meeting: Meeting) -> time | None:
    """From noon to noon the next day are hours of two days, and none of one."""
    return meeting.end if meeting.end and meeting.start and meeting.end > meeting.start else None


def _alone(kind: str) -> str:
    return Meeting.Kind.ORDINARY if kind == Meeting.Kind.JOINT else kind
