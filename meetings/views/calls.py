"""The call: what stands in its way, approving and sending it, and what becomes of it."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import PRESIDENCY, STAFF, group_for, standing_of
from groups.circle import vice_chairs_on
from meetings.access import call_for, meeting_for
from meetings.actions import (
    approve_call,
    cancel_meeting,
    delegate_calls,
    end_delegation,
    note_opening,
    resend_call,
    send_group_message,
    withdraw_call,
)
from meetings.actions.calls import may_approve
from meetings.actions.guards import call_in_force, state_of
from meetings.call_post import told_of_post
from meetings.calling import Calling
from meetings.forms.calls import CallForm, DelegationForm, MessageForm, ReasonForm
from meetings.invitations import event_of, sequence_of
from meetings.models import Call, CallDelegation, CallRecipient, Meeting, SupplementDraft
from meetings.recipients import Receiver
from meetings.state import MeetingState
from meetings.unanswered import unanswered
from samverkan.lib import spoken
from samverkan.lib.calendar import event_file
from samverkan.lib.downloads import download
from samverkan.lib.refusal import Refused

MAY_CALL = STAFF | PRESIDENCY


def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Before: what is missing, and the button. After: who got it, and whether it arrived."""
    meeting = meeting_for(request.user, pk, MAY_CALL)
    if sent := call_in_force(meeting):
        is_staff = standing_of(request.user).has(meeting.group_id, STAFF)
        facts = _sent_facts(meeting, sent, timezone.now(), is_staff=is_staff)
        return render(request, "meetings/call_sent.html", facts)
    now = timezone.now()
    calling = Calling(meeting)
    form = CallForm(
        request.POST or None,
        is_late=calling.asks_late_reason(timezone.localdate(now)),
        is_vice_chair=request.user in vice_chairs_on(meeting.group, calling.day),
    )
    if request.method == "POST" and form.carried_out(
        lambda given: approve_call(meeting, **form.approval(), by=request.user, now=now)
    ):
        messages.success(request, _told_about(call_in_force(meeting)))
        return redirect("meetings:meeting", pk)
    problems = calling.problems(asker=request.user, now=now, sending_day=timezone.localdate(now))
    facts = _unsent_facts(meeting, calling, problems, form)
    return render(request, "meetings/call.html", facts | {"may_approve": may_approve(calling, request.user)})


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    sent = call_for(request.user, pk, MAY_CALL)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: withdraw_call(sent, **given, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The call is withdrawn. The meeting can be called anew."))
        return redirect("meetings:call", sent.meeting_id)
    facts = {"call": sent, "meeting": sent.meeting, "form": form, "count": sent.recipients.count()}
    return render(request, "meetings/call_withdraw.html", facts)


@require_POST
def resend(request: HttpRequest, pk: int, person_pk: int) -> HttpResponse:
    sent = call_for(request.user, pk, MAY_CALL)
    recipient = sent.recipients.filter(person=person_pk).select_related("person").first()
    if recipient is None:
        raise Http404
    try:
        resend_call(sent, person=recipient.person, by=request.user, now=timezone.now())
        messages.success(request, _("The call is on its way to %(name)s again.") % {"name": recipient.name})
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:call", sent.meeting_id)


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, MAY_CALL)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: cancel_meeting(meeting, **given, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The meeting is cancelled."))
        return redirect("meetings:meeting", pk)
    sent = call_in_force(meeting)
    count = sent.recipients.count() if sent and sent.state == Call.State.SENT else 0
    return render(request, "meetings/cancel.html", {"meeting": meeting, "form": form, "count": count})


def message(request: HttpRequest, slug: str) -> HttpResponse:
    """A message to the whole group between meetings."""
    group = group_for(request.user, slug, MAY_CALL)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: send_group_message(group, **given, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The message is on its way to the group."))
        return redirect("groups:group", slug)
    return render(request, "meetings/message.html", {"group": group, "form": form, "group_name": str(group)})


def delegation(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the chair leaves the sending of calls to the secretary, and takes it back."""
    group = group_for(request.user, slug, MAY_CALL)
    today = timezone.localdate()
    given = CallDelegation.objects.in_force(today).filter(group=group).select_related("given_by").first()
    form = DelegationForm(request.POST or None, initial={"starts_on": today})
    if request.method == "POST" and form.carried_out(
        lambda fields: delegate_calls(group, **fields, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The secretary may send the group's calls."))
        return redirect("meetings:delegation", slug)
    return render(
        request,
        "meetings/delegation.html",
        {"group": group, "group_name": str(group), "given": given, "form": form},
    )


@require_POST
def delegation_end(request: HttpRequest, slug: str) -> HttpResponse:
    group = group_for(request.user, slug, PRESIDENCY)
    for given in CallDelegation.objects.in_force(timezone.localdate()).filter(group=group):
        end_delegation(given, by=request.user, now=timezone.now())
    messages.success(request, _("The chair approves the calls again."))
    return redirect("meetings:delegation", slug)


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A sent call as PDF, from storage; the worker makes it within seconds of sending."""
    sent = call_for(request.user, pk)
    if sent.state == Call.State.APPROVED:
        raise Http404
    if request.method == "GET":
        note_opening(sent.meeting, version=None, by=request.user, now=timezone.now())
    if not sent.pdf:
        return render(request, "meetings/paper_soon.html", {"meeting": sent.meeting}, status=202)
    return pdf_response(sent.pdf, f"{sent.meeting.date}-kallelse-{sent.number}.pdf")


def pdf_response(file, name: str) -> HttpResponse:
    with file.open("rb") as opened:
        response = download(opened.read(), name, is_shown=True)
    response["Cache-Control"] = "private, max-age=3600"
    return response


def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting as a calendar file for whoever may see it."""
    meeting = meeting_for(request.user, pk)
    if not (meeting.date and meeting.start):
        raise Http404
    last = meeting.calls.filter(state=Call.State.SENT).order_by("-number").first()
    sequence, stamp = (sequence_of(last), last.sent_at) if last else (0, timezone.now())
    gone = meeting.cancelled_at is not None
    content = event_file(
        event_of(meeting, stamp=stamp, sequence=sequence), method="CANCEL" if gone else "PUBLISH"
    )
    return download(content, f"{meeting.date}.ics")


def _unsent_facts(meeting: Meeting, calling: Calling, problems: list, form: CallForm) -> dict:
    called = [receiver for receiver in calling.receivers if receiver.mode == CallRecipient.Mode.CALLED]
    return {
        "meeting": meeting,
        "form": form,
        "blockers": [problem for problem in problems if problem.is_blocker],
        "warnings": [problem for problem in problems if not problem.is_blocker],
        "due": calling.due,
        "call_days": calling.settings.call_days,
        "called": [_told_receiver(receiver) for receiver in called],
        "informed": [_told_receiver(row) for row in calling.receivers if row not in called],
        "count": len([receiver for receiver in calling.receivers if receiver.person.address]),
    }


def _told_receiver(receiver: Receiver) -> dict[str, str]:
    capacity = str(CallRecipient.Capacity(receiver.capacity).label)
    what = " – ".join(part for part in (capacity, receiver.represents) if part)
    return {"name": receiver.person.name, "what": what, "address": receiver.person.address}


def _sent_facts(meeting: Meeting, sent: Call, now: datetime, *, is_staff: bool) -> dict:
    latest = meeting.calls.filter(state=Call.State.SENT).order_by("-number").first() or sent
    return {
        "meeting": meeting,
        "call": sent,
        "latest": latest,
        "waits": sent.state == Call.State.APPROVED,
        **told_of_post(latest),
        "is_staff": is_staff,
        "may_supplement": state_of(meeting, now) == MeetingState.CALLED,
        "draft": SupplementDraft.objects.filter(meeting=meeting).select_related("written_by").first(),
        "silent": sum(bool(row.person.address) for row in unanswered(meeting, now)),
        "calls": list(meeting.calls.order_by("-number")),
    }


def _told_about(call: Call) -> str:
    if call.state == Call.State.APPROVED:
        local = timezone.localtime(call.send_at)
        return _("The call is approved and goes out %(when)s.") % {
            "when": spoken.when(local.date(), local.time())
        }
    count = call.recipients.exclude(address="").count()
    return ngettext(
        "The call is on its way to %(count)s person.", "The call is on its way to %(count)s people.", count
    ) % {"count": count}
