"""Calls: approved by the chair, sent, supplemented, withdrawn, cancelled (S001-48, ruling 13)."""

import json
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.access import STAFF, standing_of
from groups.circle import circle_on
from groups.links import make_links, withdraw_links
from groups.models import Delivery, Group, Person
from groups.post import Letter, post_all, withdraw_deliveries
from meetings.actions.answers import drop_requests, renew_requests
from meetings.actions.guards import call_in_force, lock, refuse_in_state, touch
from meetings.calling import Calling
from meetings.documents import Change
from meetings.models import Call, CallDelegation, CallRecipient, Meeting
from meetings.recipients import Receiver
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

ANSWER_LINK = "meetings.answer"
ON_DELEGATION = gettext_lazy("On delegation")


@verb
def approve_call(
    meeting: Meeting,
    *,
    by: Person,
    now: datetime,
    send_at: datetime | None = None,
    late_reason: str = "",
    message: str = "",
    chair_prevented: bool = False,
) -> Call:
    """Approve the call and send it, at once or at `send_at`. Asked again it answers with the call there
    is."""
    meeting = lock(meeting)
    if call := call_in_force(meeting):
        return call
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled. Make a new meeting instead."), code="cancelled")
    calling = Calling(meeting)
    approved_as = capacity_to_approve(calling, by, timezone.localdate(now), chair_prevented=chair_prevented)
    late_reason = late_reason.strip()
    _refuse_unready(calling, by=by, now=now, send_at=send_at or now, late_reason=late_reason)
    call = Call(
        meeting=meeting,
        number=next_number(meeting),
        state=Call.State.APPROVED,
        approved_by=by,
        approved_as=approved_as,
        approved_at=now,
        send_at=send_at,
        late_reason=late_reason,
        message=message.strip(),
        approved_sha256=calling.fingerprint(),
    )
    if send_at and send_at > now:
        call.save()
    else:
        send_frozen(call, calling, now)
    touch(meeting)
    return call


def capacity_to_approve(calling: Calling, person: Person, on: date, *, chair_prevented: bool) -> str:
    """As what the person may approve this call; refuses everybody else (ruling 13)."""
    circle = calling.circle
    if circle.chair and person.pk == circle.chair.pk:
        return Call.ApprovedAs.CHAIR
    if person.pk in {vice.pk for vice in circle.vice_chairs}:
        if circle.chair is None or chair_prevented:
            return Call.ApprovedAs.VICE_CHAIR
        raise Refused(
            _(
                "The chair approves the call. Tick “The chair is prevented” if you do it in the "
                "chair's place."
            ),
            field="chair_prevented",
            code="chair_not_prevented",
        )
    if standing_of(person).has(calling.meeting.group_id, STAFF):
        if CallDelegation.objects.in_force(on).filter(group=calling.meeting.group).exists():
            return Call.ApprovedAs.DELEGATION
        raise Refused(
            _("The chair approves the call. The chair can leave it to you: Group, Delegation of calls."),
            code="no_delegation",
        )
    raise Refused(_("Only the chair or the vice chair approves the call."), code="not_chair")


def may_approve(calling: Calling, person: Person) -> bool:
    """Whether the button would be any use; a vice chair may say on the form that the chair is prevented."""
    try:
        capacity_to_approve(calling, person, timezone.localdate(), chair_prevented=True)
    except Refused:
        return False
    return True


@verb
def send_due_call(call: Call, *, by: None, now: datetime) -> None:
    """Send an approved call whose time has come. If what was approved has changed, it is withdrawn and the
    approver told."""
    meeting = lock(call.meeting)
    call = Call.objects.get(pk=call.pk)
    if call.state != Call.State.APPROVED or call.send_at > now:
        return
    calling = Calling(meeting)
    if reason := _why_not_any_more(calling, call, now):
        _withdraw(call, reason=reason, now=now)
        _tell_approver(call, now)
    else:
        send_frozen(call, calling, now)
    touch(meeting)


@verb
def send_supplement(
    meeting: Meeting, *, changes: list[tuple[str, str, str]], by: Person, now: datetime, message: str = ""
) -> Call:
    """Tell everybody called what has changed: (what, before, after). Sent at once, with an updated
    invitation."""
    told = [list(change) for change in changes]
    call = _send_consequence(meeting, Call.Kind.SUPPLEMENT, by, now, changes=told, message=message)
    renew_requests(meeting, now)
    return call


@verb
def send_postponement(meeting: Meeting, *, reason: str, by: Person, now: datetime) -> Call:
    """Tell everybody called that the meeting is not held that day and has no other yet."""
    return _send_consequence(meeting, Call.Kind.POSTPONEMENT, by, now, message=reason)


@verb
def withdraw_call(call: Call, *, reason: str, by: Person, now: datetime) -> Call:
    """Take back a call. Those who got it are told and their calendars cleared; the meeting can be called
    anew."""
    meeting = lock(call.meeting)
    call = Call.objects.get(pk=call.pk)
    if call.state == Call.State.WITHDRAWN:
        return call
    if not reason.strip():
        raise Refused(
            _("Write why the call is withdrawn; it stands in the mail."), field="reason", code="reason"
        )
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled already."), code="cancelled")
    if call.kind != Call.Kind.CALL:
        raise Refused(
            _("A supplement is not withdrawn by itself. Change the meeting, or withdraw the call."),
            code="supplement",
        )
    was_sent = call.state == Call.State.SENT
    if was_sent:
        refuse_in_state("withdraw_call", meeting, now)
    supplements = list(meeting.calls.filter(number__gt=call.number).order_by("number"))
    for row in (call, *supplements):
        _withdraw(row, reason=reason.strip(), now=now)
    if was_sent:
        withdraw_links(ANSWER_LINK, object_id=meeting.pk, now=now)
        drop_requests(meeting, now)
        _tell_of_withdrawal([call, *supplements], now)
    touch(meeting)
    return call


@verb
def resend_call(call: Call, *, person: Person, by: Person, now: datetime) -> Delivery:
    """Send the latest call once more to one of its recipients, to the address the person has now."""
    recipient = CallRecipient.objects.filter(call=call, person=person).first()
    if recipient is None or call.state != Call.State.SENT:
        raise Refused(
            _("%(name)s is not among the recipients of this call.") % {"name": person.name},
            code="not_recipient",
        )
    if not person.address:
        raise Refused(
            _("%(name)s has no e-mail address. Add one first.") % {"name": person.name}, code="no_address"
        )
    recipient.address = person.address
    recipient.save()
    # What has not left, and what came back, is no longer what staff wait for.
    withdraw_deliveries("meetings.call", references__recipient=recipient.pk)
    earlier = Delivery.objects.filter(kind="meetings.call", references__recipient=recipient.pk)
    earlier.filter(bounced_at__isnull=False).update(state=Delivery.State.WITHDRAWN)
    return post_all([_letter("meetings.call", recipient, call)], now=now)[0]


@verb
def cancel_meeting(meeting: Meeting, *, reason: str, by: Person, now: datetime) -> Meeting:
    """Cancel a meeting that has not been held; everybody called is told, and calendars cleared."""
    meeting = lock(meeting)
    if meeting.cancelled_at:
        return meeting
    if not reason.strip():
        raise Refused(
            _("Write why the meeting is cancelled; it stands in the mail."), field="reason", code="reason"
        )
    refuse_in_state("cancel", meeting, now)
    meeting.cancelled_at, meeting.cancel_reason = now, reason.strip()
    meeting.revision += 1
    meeting.save()
    call = call_in_force(meeting)
    if call and call.state == Call.State.SENT:
        _send_cancellation(meeting, by, now)
    elif call:
        _withdraw(call, reason=meeting.cancel_reason, now=now)
    return meeting


def _refuse_unready(
    calling: Calling, *, by: Person, now: datetime, send_at: datetime, late_reason: str
) -> None:
    sending_day = timezone.localdate(send_at)
    problems = calling.problems(asker=by, now=max(now, send_at), sending_day=sending_day)
    if blockers := [problem.text for problem in problems if problem.is_blocker]:
        raise Refused(" ".join(blockers), code="blocked")
    if not late_reason and (late := next((problem for problem in problems if problem.asks_reason), None)):
        raise Refused(late.text, field="late_reason", code="late")


def _why_not_any_more(calling: Calling, call: Call, now: datetime) -> str:
    if calling.fingerprint() != call.approved_sha256:
        return _("The agenda, the time or the recipients changed after the approval.")
    try:
        _refuse_unready(
            calling, by=call.approved_by, now=now, send_at=now, late_reason=call.late_reason or "-"
        )
    except Refused as refusal:
        return str(refusal)
    return ""


def send_frozen(call: Call, calling: Calling, now: datetime) -> None:
    """Freeze what is sent and put the mails in the queue; the paper is made by the worker from the frozen
    facts."""
    document = calling.document(
        issued=timezone.localdate(now),
        kind=call.kind,
        number=call.number,
        message=call.message,
        late_reason=call.late_reason,
        changes=tuple(Change(what=what, before=before, after=after) for what, before, after in call.changes),
        on_behalf=ON_DELEGATION if call.approved_as == Call.ApprovedAs.DELEGATION else "",
        approver=call.approved_by if call.approved_as == Call.ApprovedAs.VICE_CHAIR else None,
    )
    call.facts, call.sha256 = json.loads(canonical_json(document)), sha256(document)
    call.state, call.sent_at = Call.State.SENT, now
    call.save()
    meeting = call.meeting
    recipients = CallRecipient.objects.bulk_create(
        recipient_of(call, receiver) for receiver in calling.receivers
    )
    expires = timezone.make_aware(
        datetime.combine(meeting.told_date + timedelta(days=1), datetime.min.time())
    )
    make_links(
        ANSWER_LINK, [(meeting.pk, receiver.person) for receiver in calling.receivers], expires_at=expires
    )
    post_all([_letter("meetings.call", recipient, call) for recipient in recipients], now=now)
    if call.kind == Call.Kind.CALL and call.number > 1:
        renew_requests(meeting, now)


def _send_consequence(meeting: Meeting, kind: str, by: Person, now: datetime, **words) -> Call:
    """What a change to a called meeting tells by itself."""
    call = Call(
        meeting=meeting,
        number=next_number(meeting),
        kind=kind,
        state=Call.State.APPROVED,
        approved_by=by,
        approved_as=Call.ApprovedAs.CONSEQUENCE,
        approved_at=now,
        **words,
    )
    send_frozen(call, Calling(meeting), now)
    return call


def _send_cancellation(meeting: Meeting, by: Person, now: datetime) -> None:
    _send_consequence(meeting, Call.Kind.CANCELLATION, by, now, message=meeting.cancel_reason)
    withdraw_links(ANSWER_LINK, object_id=meeting.pk, now=now)
    drop_requests(meeting, now)


def _withdraw(call: Call, *, reason: str, now: datetime) -> None:
    call.state, call.withdrawn_at, call.withdraw_reason = Call.State.WITHDRAWN, now, reason
    call.save()
    unsent = Delivery.objects.filter(
        group=call.meeting.group, kind="meetings.call", state=Delivery.State.QUEUED
    )
    unsent.filter(references__call=call.pk).update(state=Delivery.State.WITHDRAWN)


def _tell_approver(call: Call, now: datetime) -> None:
    people = {call.approved_by.pk: call.approved_by}
    people |= {
        person.pk: person for person in circle_on(call.meeting.group, timezone.localdate(now)).officials
    }
    letters = [
        letter_to(person, "meetings.call_not_sent", call.meeting.group, {"call": call.pk})
        for person in people.values()
    ]
    post_all(letters, now=now)


def _tell_of_withdrawal(calls: list[Call], now: datetime) -> None:
    """Everybody a call or its supplements went to. A calendar listens only to what is later than the last it
    got."""
    rows = (
        CallRecipient.objects.filter(call__in=calls).select_related("person").order_by("call__number", "pk")
    )
    recipients = {row.person_id: row for row in rows}
    post_all([_letter("meetings.call_withdrawn", row, calls[-1]) for row in recipients.values()], now=now)


def recipient_of(call: Call, receiver: Receiver) -> CallRecipient:
    return CallRecipient(
        call=call,
        person=receiver.person,
        seat_id=receiver.seat_id,
        capacity=receiver.capacity,
        mode=receiver.mode,
        name=receiver.person.name,
        represents=receiver.represents,
        address=receiver.person.address,
    )


def _letter(kind: str, recipient: CallRecipient, call: Call) -> Letter:
    return Letter(
        kind=kind,
        person=recipient.person,
        name=recipient.name,
        address=recipient.address,
        group=call.meeting.group,
        references={"call": call.pk, "recipient": recipient.pk},
    )


def letter_to(person: Person, kind: str, group: Group, references: dict) -> Letter:
    return Letter(
        kind=kind, person=person, name=person.name, address=person.address, group=group, references=references
    )


def next_number(meeting: Meeting) -> int:
    return meeting.calls.count() + 1
