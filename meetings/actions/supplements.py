"""A supplement to a call: written by staff, approved as the call is, numbered (S001-48, ruling 13)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Person
from groups.post import Letter, post_all
from meetings.actions.calls import capacity_to_approve, next_number, send_frozen
from meetings.actions.guards import lock, state_of, touch
from meetings.calling import Calling
from meetings.models import Call, Meeting, SupplementDraft
from meetings.state import MeetingState
from meetings.supplements import changes_since, last_told
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def write_supplement(
    meeting: Meeting, *, message: str, only_called: bool, by: Person, now: datetime
) -> SupplementDraft:
    """Leave a supplement to the one who approves; the first time they are told. Written again it replaces the
    text."""
    meeting = lock(meeting)
    _refuse_nothing(meeting, message, now)
    draft = SupplementDraft.objects.filter(meeting=meeting).first()
    is_new = draft is None
    draft = draft or SupplementDraft(meeting=meeting)
    draft.message, draft.only_called = message.strip(), only_called
    draft.written_by, draft.written_at = by, now
    draft.save()
    if is_new:
        _tell_approvers(meeting, by, now)
    touch(meeting)
    return draft


@verb
def approve_supplement(
    meeting: Meeting,
    *,
    message: str,
    only_called: bool,
    by: Person,
    now: datetime,
    chair_prevented: bool = False,
) -> Call:
    """Send a supplement: the message and what has changed since the last number. The same sent twice is
    one."""
    meeting = lock(meeting)
    calling = Calling(meeting, only_called=only_called)
    approved_as = capacity_to_approve(calling, by, timezone.localdate(now), chair_prevented=chair_prevented)
    if sent := _just_sent(meeting, calling, message):
        return sent
    call = Call(
        meeting=meeting,
        number=next_number(meeting),
        kind=Call.Kind.SUPPLEMENT,
        state=Call.State.APPROVED,
        approved_by=by,
        approved_as=approved_as,
        approved_at=now,
        message=message.strip(),
        changes=[list(change) for change in _refuse_nothing(meeting, message, now)],
    )
    send_frozen(call, calling, now)
    SupplementDraft.objects.filter(meeting=meeting).delete()
    touch(meeting)
    return call


@verb
def drop_supplement(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Throw the draft away; nothing has gone out."""
    meeting = lock(meeting)
    for draft in SupplementDraft.objects.filter(meeting=meeting):
        draft.delete()
    touch(meeting)


def _refuse_nothing(meeting: Meeting, message: str, now: datetime) -> list[tuple[str, str, str]]:
    """What has changed; refused where there is no call to supplement, or nothing to say."""
    last = last_told(meeting)
    if last is None or state_of(meeting, now) != MeetingState.CALLED:
        raise Refused(_("There is no call to supplement, or the meeting has begun."), code="not_called")
    changes = changes_since(last, Calling(meeting).agenda)
    if not (changes or message.strip()):
        raise Refused(
            _("Nothing has changed since the last number. Write what you want to say, e.g. “Ta med ID”."),
            field="message",
            code="nothing",
        )
    return changes


def _just_sent(meeting: Meeting, calling: Calling, message: str) -> Call | None:
    """The number that said just this: a second press on the same button."""
    last = last_told(meeting)
    if last is None or last.kind != Call.Kind.SUPPLEMENT or last.message != message.strip():
        return None
    return None if changes_since(last, calling.agenda) else last


def _tell_approvers(meeting: Meeting, by: Person, now: datetime) -> None:
    circle = Calling(meeting).circle
    told = [circle.chair] if circle.chair else list(circle.vice_chairs)
    post_all(
        [
            Letter(
                kind="meetings.supplement_waits",
                person=person,
                name=person.name,
                address=person.address,
                group=meeting.group,
                references={"meeting": meeting.pk},
            )
            for person in told
            if person.pk != by.pk
        ],
        now=now,
    )
