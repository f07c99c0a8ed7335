"""What every verb about a meeting does first: take the meeting for itself, and see that it may be done."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from meetings.approval import minutes_refusal
from meetings.local_time import instant
from meetings.models import AgendaItem, Call, ItemApproval, Meeting, Minutes
from meetings.state import MeetingFacts, MeetingState, meeting_refusal, meeting_state
from samverkan.lib.prepared import prepared
from samverkan.lib.refusal import Refused


def lock(meeting: Meeting) -> Meeting:
    """The meeting again, locked: everything that happens to one meeting happens one at a time."""
    return (
        Meeting.objects.select_for_update(of=("self",)).select_related("group__structure").get(pk=meeting.pk)
    )


def touch(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(revision=F("revision") + 1)


def call_in_force(meeting: Meeting) -> Call | None:
    call = next(iter(_calls_in_force(meeting.pk)), None)
    if call:
        call.meeting = meeting
    return call


@prepared
def _calls_in_force(meeting: int) -> QuerySet[Call]:
    return Call.objects.filter(meeting=meeting, kind=Call.Kind.CALL).exclude(state=Call.State.WITHDRAWN)


def refuse_unless_open(meeting: Meeting) -> None:
    """Nothing changes on the agenda of a cancelled meeting, nor once its notes are approved (I-ATT5)."""
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled. Make a new meeting instead."), code="cancelled")
    minutes = getattr(meeting, "minutes", None)
    if minutes and minutes.state in {"circulated", "approved", "published"}:
        raise Refused(
            _("The notes have been sent round. Take them back to draft, or make a correction."),
            code="notes_out",
        )


def state_of(meeting: Meeting, now: datetime) -> MeetingState:
    call, minutes = call_in_force(meeting), getattr(meeting, "minutes", None)
    has_time = meeting.date and meeting.start
    facts = MeetingFacts(
        starts=instant(meeting.date, meeting.start, meeting.zone) if has_time else None,
        is_called=bool(call and call.state == Call.State.SENT),
        is_cancelled=meeting.cancelled_at is not None,
        notes=minutes.state if minutes else "",
    )
    return meeting_state(facts, now)


def refuse_in_state(verb: str, meeting: Meeting, now: datetime) -> None:
    """`verb` is a key of `meetings.state.ALLOWED`."""
    if text := meeting_refusal(verb, state_of(meeting, now)):
        raise Refused(text, code=verb)


def lock_minutes(minutes: Minutes) -> Minutes:
    """The notes again with their meeting, both locked, always in this order: no two wait in a ring."""
    meeting = lock(Meeting(pk=minutes.meeting_id))
    minutes = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    minutes.meeting = meeting
    return minutes


def lock_draft(meeting_id: int) -> Minutes:
    """The notes of a meeting, locked and still a draft; otherwise refused (I-MIN2)."""
    meeting = lock(Meeting(pk=meeting_id))
    minutes = Minutes.objects.select_for_update(no_key=True).get(meeting=meeting)
    minutes.meeting = meeting
    refuse_unless_draft(minutes)
    return minutes


def lock_noted(item: AgendaItem) -> Minutes:
    """As `lock_draft`, for what is noted on one item: refused too where the item was approved at once."""
    minutes = lock_draft(item.meeting_id)
    refuse_if_item_stands(item)
    return minutes


def refuse_unless_draft(minutes: Minutes) -> None:
    if text := minutes_refusal("write", minutes.state):
        raise Refused(text, code="not_draft")


def touch_minutes(minutes: Minutes) -> None:
    Minutes.objects.filter(pk=minutes.pk).update(revision=F("revision") + 1)
    touch(minutes.meeting)


def refuse_if_item_stands(item: AgendaItem) -> None:
    """What was approved at once stands until the notes are approved; then a correction may change it."""
    if item_stands(item.pk).exists():
        raise Refused(
            _(
                "The item was approved at once and stands as it is. It can be corrected when the notes are "
                "approved."
            ),
            code="approved_at_once",
        )


def item_stands(item: object) -> QuerySet[ItemApproval]:
    """Something where the item (a key, or an outer reference to one) has been approved at once."""
    return ItemApproval.objects.filter(item=item, item__meeting__minutes__versions=None)
