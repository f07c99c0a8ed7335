"""What waits for somebody in a role: calls to approve, notes to write and approve, mail that failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import PRESIDENCY, STAFF, Standing
from meetings.approval import CHAIR, CHAIR_AND_APPROVER
from meetings.deadlines import call_due
from meetings.last_day import last_day
from meetings.local_time import has_started
from meetings.models import Meeting, Minutes
from meetings.state import notes_overdue
from samverkan.lib import spoken

CALL_SOON = timedelta(days=10)


@dataclass(frozen=True)
class Duty:
    """What, by when, and the page that mends it (`label` is its button); `more` are the other pages there
    are, as (address, label)."""

    what: str
    note: str
    url: str
    label: str
    is_late: bool = False
    more: tuple[tuple[str, str], ...] = ()


def duties_of(meetings: list[Meeting], standing: Standing, now: datetime) -> list[Duty]:
    """In the order they fall due. `meetings` carry the annotations of `my_meetings`."""
    found = []
    for meeting in sorted(meetings, key=lambda row: row.date):
        if meeting.cancelled_at:
            continue
        if standing.has(meeting.group_id, STAFF | PRESIDENCY):
            found += _about_the_call(meeting, standing, now)
        if standing.has(meeting.group_id, STAFF):
            found += _about_writing(meeting, now)
        found += _about_approving(meeting, standing)
    return [*found, *_failed_mail(meetings, standing)]


def is_over(meeting: Meeting, now: datetime) -> bool:
    """After its end, on the last of its days."""
    last = last_day(meeting)
    if meeting.start is None:
        return last < timezone.localdate(now)
    return has_started(now, last, meeting.end or meeting.start, meeting.zone)


def _about_the_call(meeting: Meeting, standing: Standing, now: datetime) -> list[Duty]:
    if meeting.has_supplement and not is_over(meeting, now) and standing.has(meeting.group_id, PRESIDENCY):
        return [_supplement_to_approve(meeting)]
    if meeting.call_state or is_over(meeting, now):
        return []
    today = timezone.localdate(now)
    due = call_due(meeting.date, meeting.call_days)
    if due - today > CALL_SOON:
        return []
    words = {"group": meeting.group_name, "day": spoken.day(meeting.date)}
    approves = standing.has(meeting.group_id, PRESIDENCY) and meeting.has_items
    return [
        Duty(
            what=_("Call to %(group)s %(day)s") % words,
            note=_("Goes out by %(due)s") % {"due": spoken.day(due)},
            url=reverse("meetings:call", args=[meeting.pk]),
            label=_("Approve the call") if approves else _("Prepare the call"),
            is_late=today > due,
        )
    ]


def _supplement_to_approve(meeting: Meeting) -> Duty:
    words = {"group": meeting.group_name, "day": spoken.day(meeting.date)}
    return Duty(
        what=_("Supplement to the call to %(group)s %(day)s") % words,
        note=_("Written, and waits for you"),
        url=reverse("meetings:supplement", args=[meeting.pk]),
        label=_("Read it and send it"),
    )


def _about_writing(meeting: Meeting, now: datetime) -> list[Duty]:
    if not is_over(meeting, now) or meeting.notes_state not in {None, Minutes.State.DRAFT}:
        return []
    words = {"group": meeting.group_name, "day": spoken.day(meeting.date)}
    days = (timezone.localdate(now) - last_day(meeting)).days
    return [
        Duty(
            what=_("Notes of %(group)s %(day)s") % words,
            note=ngettext("%(days)s day since the meeting", "%(days)s days since the meeting", days)
            % {"days": days},
            url=reverse("meetings:notes_write", args=[meeting.pk]),
            label=_("Write the notes"),
            is_late=notes_overdue(last_day(meeting), timezone.localdate(now), meeting.notes_state or ""),
        )
    ]


def _about_approving(meeting: Meeting, standing: Standing) -> list[Duty]:
    """Approvals are personal and given once: who led the meeting, and the approver where the rule has one."""
    rule = meeting.approval_rule
    if rule not in {CHAIR, CHAIR_AND_APPROVER} or meeting.has_approved:
        return []
    leader = meeting.notes_led_by or meeting.group_chair
    approvers = {leader} if rule == CHAIR else {leader, meeting.notes_approver}
    if meeting.notes_state != Minutes.State.CIRCULATED or standing.person.pk not in approvers:
        return []
    words = {"group": meeting.group_name, "day": spoken.day(meeting.date)}
    return [
        Duty(
            what=_("Notes of %(group)s %(day)s") % words,
            note=_("Sent round %(day)s") % {"day": spoken.day(timezone.localdate(meeting.notes_at))},
            url=reverse("meetings:notes_approve", args=[meeting.pk]),
            label=_("Read and approve"),
        )
    ]


def _failed_mail(meetings: list[Meeting], standing: Standing) -> list[Duty]:
    groups = {row.group_id: row for row in meetings if row.failed_mails and standing.has(row.group_id, STAFF)}
    return [
        Duty(
            what=ngettext("%(count)s mail did not arrive", "%(count)s mails did not arrive", row.failed_mails)
            % {"count": row.failed_mails},
            note=row.group_name,
            url=reverse("admin:groups_delivery_changelist") + "?arrived=no",
            label=_("See why"),
            is_late=True,
        )
        for row in groups.values()
    ]
