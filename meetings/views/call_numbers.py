"""What has gone out about a meeting, number by number, and the supplement that is being written."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from groups.access import STAFF, standing_of
from meetings.access import PLANNERS, call_for, meeting_for
from meetings.actions.calls import may_approve
from meetings.actions.guards import state_of
from meetings.actions.reminders import remind_unanswered
from meetings.actions.supplements import approve_supplement, drop_supplement, write_supplement
from meetings.call_mails import reminder_context, reminder_subject
from meetings.call_post import told_of_post
from meetings.calling import Calling
from meetings.forms.supplements import SupplementForm
from meetings.mail_preview import button_words, preview
from meetings.models import Call, Meeting, SupplementDraft
from meetings.state import MeetingState
from meetings.supplements import agenda_of_call, changes_since, last_told
from meetings.unanswered import reminders_sent, unanswered
from samverkan.lib.refusal import Refused


@require_safe
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """One number as it went out: what it said, to whom, and what became of each mail."""
    sent = call_for(request.user, pk, PLANNERS)
    if sent.state == Call.State.APPROVED or not sent.facts:
        raise Http404
    facts = {
        "meeting": sent.meeting,
        "call": sent,
        "agenda": agenda_of_call(sent),
        **told_of_post(sent),
        "is_staff": standing_of(request.user).has(sent.meeting.group_id, STAFF),
    }
    return render(request, "meetings/call_number.html", facts)


def supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference against the last number, a message and to whom; sent by the one who approves calls."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    last = last_told(meeting)
    if last is None or state_of(meeting, timezone.now()) != MeetingState.CALLED:
        return redirect("meetings:call", pk)
    calling, draft = Calling(meeting), SupplementDraft.objects.filter(meeting=meeting).first()
    approves = may_approve(calling, request.user)
    form = SupplementForm(
        request.POST or None,
        initial={"message": draft.message, "to": "called" if draft.only_called else "all"} if draft else {},
        is_vice_chair=request.user.pk in {person.pk for person in calling.circle.vice_chairs},
    )
    if request.method == "POST":
        if request.POST.get("drop") and draft:
            drop_supplement(meeting, by=request.user, now=timezone.now())
            messages.success(request, _("The supplement is thrown away. Nothing has gone out."))
            return redirect("meetings:call", pk)
        if form.carried_out(lambda given: _carried(request, meeting, form, approves=approves)):
            return redirect("meetings:call", pk)
    called = [row for row in calling.receivers if row.mode == "called"]
    facts = {
        "meeting": meeting,
        "form": form,
        "draft": draft,
        "last": last,
        "changes": changes_since(last, calling.agenda),
        "may_approve": approves,
        "all_count": sum(bool(row.person.address) for row in calling.receivers),
        "called_count": sum(bool(row.person.address) for row in called),
    }
    return render(request, "meetings/supplement.html", facts)


def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: who is silent and what they will read. POST: the reminder."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    if request.method == "POST":
        try:
            sent = remind_unanswered(meeting, by=request.user, now=timezone.now())
            text = ngettext(
                "The reminder is on its way to %(count)s person.",
                "The reminder is on its way to %(count)s people.",
                len(sent),
            )
            messages.success(request, text % {"count": len(sent)})
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("meetings:answers", pk)
    silent = unanswered(meeting, timezone.now())
    facts = {
        "meeting": meeting,
        "silent": silent,
        "count": sum(bool(row.person.address) for row in silent),
        "already": reminders_sent(meeting),
        "mail": _reminder_text(meeting, silent[0].person.name) if silent else None,
    }
    return render(request, "meetings/remind.html", facts)


def _carried(request: HttpRequest, meeting: Meeting, form: SupplementForm, *, approves: bool) -> None:
    given, now = form.given(), timezone.now()
    if not approves:
        write_supplement(meeting, by=request.user, now=now, **given)
        return messages.success(request, _("The supplement waits for the chair, who has been told."))
    prevented = bool(form.cleaned_data.get("chair_prevented"))
    sent = approve_supplement(meeting, by=request.user, now=now, chair_prevented=prevented, **given)
    count = sent.recipients.exclude(address="").count()
    text = ngettext(
        "The supplement is on its way to %(count)s person.",
        "The supplement is on its way to %(count)s people.",
        count,
    )
    return messages.success(request, text % {"count": count})


def _reminder_text(meeting: Meeting, name: str):
    context = reminder_context(meeting, button_words())
    return preview(
        meeting,
        name=name,
        subject=reminder_subject(meeting),
        template="meetings/answer_reminder",
        context=context,
    )
