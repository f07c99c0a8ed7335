"""Answers: my own, somebody else's entered by the office, and by the links in the mails."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import STAFF, standing_of
from groups.links import for_link
from groups.models import Link, Person
from meetings.access import meeting_for
from meetings.actions import answer, answer_substitute_request
from meetings.attendance_forecast import changed_after_call, forecast, others_expected
from meetings.forms.calls import AnswerForm, AnswerForOtherForm
from meetings.joint import circle_at
from meetings.models import Meeting, Response, SubstituteRequest
from samverkan.lib.refusal import Refused

# The words of the addresses in mails; short, Swedish, and no secret.
LINK_ANSWERS = {"kommer": Response.Answer.ATTENDING, "forhinder": Response.Answer.ABSENT}
LINK_YES, LINK_NO = "ja", "nej"


def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes, seat by seat, with what is asked of whom."""
    meeting = meeting_for(request.user, pk, STAFF | {"chair", "vice_chair"})
    facts = {"meeting": meeting, "forecast": None, "may_enter": False}
    if meeting.date:
        circle = circle_at(meeting)
        facts = {
            "meeting": meeting,
            "forecast": forecast(meeting, circle),
            "others": others_expected(meeting, circle),
            "may_enter": standing_of(request.user).has(meeting.group_id, STAFF),
            "changed_at": changed_after_call(meeting),
        }
    return render(request, "meetings/answers.html", facts)


def own_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the five answers. POST: one of them, from the bar on the meeting's page or from here."""
    meeting = meeting_for(request.user, pk)
    given = Response.objects.filter(meeting=meeting, person=request.user).first()
    form = AnswerForm(request.POST or None, initial=_as_initial(given))
    if request.method == "POST" and form.carried_out(
        lambda fields: answer(
            meeting,
            person=request.user,
            channel=Response.Channel.SELF,
            **fields,
            by=request.user,
            now=timezone.now(),
        )
    ):
        messages.success(request, _receipt(form.cleaned_data["answer"]))
        return redirect("meetings:meeting", pk)
    return render(request, "meetings/answer_form.html", {"meeting": meeting, "form": form, "name": ""})


def answer_for(request: HttpRequest, pk: int, person_pk: int) -> HttpResponse:
    """The office enters what somebody has said by telephone, mail or in person."""
    meeting = meeting_for(request.user, pk, STAFF)
    person = _person_in(meeting, person_pk)
    given = Response.objects.filter(meeting=meeting, person=person).first()
    form = AnswerForOtherForm(request.POST or None, initial=_as_initial(given))
    if request.method == "POST" and form.carried_out(
        lambda fields: answer(meeting, person=person, **fields, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The answer of %(name)s is noted.") % {"name": person.name})
        return redirect("meetings:answers", pk)
    return render(
        request, "meetings/answer_form.html", {"meeting": meeting, "form": form, "name": person.name}
    )


def request_for(request: HttpRequest, pk: int, request_pk: int) -> HttpResponse:
    """A substitute's yes or no: the substitute's own, or entered by the office."""
    meeting = meeting_for(request.user, pk)
    asked = meeting.substitute_requests.select_related("substitute", "member").filter(pk=request_pk).first()
    is_own = asked is not None and asked.substitute_id == request.user.pk
    if asked is None or not is_own:
        meeting = meeting_for(request.user, pk, STAFF)
    if asked is None:
        raise Http404
    if request.method == "POST":
        try:
            answer_substitute_request(
                asked, accepts=request.POST.get("accepts") == "yes", by=request.user, now=timezone.now()
            )
            messages.success(request, _("The answer is noted."))
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("meetings:meeting" if is_own else "meetings:answers", pk)
    return render(
        request, "meetings/request_form.html", {"meeting": meeting, "asked": asked, "is_own": is_own}
    )


@for_link("meetings.answer")
def answer_link(request: HttpRequest, link: Link, answer: str) -> HttpResponse:
    """GET only asks; mail scanners open links."""
    if answer not in LINK_ANSWERS:
        raise Http404
    meeting = _linked_meeting(link.object_id)
    facts = {"meeting": meeting, "person": link.person, "chosen": answer, "done": False, "refusal": ""}
    facts["token"] = request.resolver_match.kwargs["token"]
    if request.method == "POST":
        facts |= _answer_by_link(meeting, link.person, LINK_ANSWERS[answer])
    return render(request, "meetings/answer_link.html", facts, status=409 if facts["refusal"] else 200)


@for_link("meetings.substitute")
def substitute_link(request: HttpRequest, link: Link, answer: str) -> HttpResponse:
    if answer not in {LINK_YES, LINK_NO}:
        raise Http404
    asked = SubstituteRequest.objects.select_related("member").filter(pk=link.object_id).first()
    if asked is None:
        raise Http404
    facts = {
        "meeting": _linked_meeting(asked.meeting_id),
        "asked": asked,
        "chosen": answer,
        "done": False,
        "refusal": "",
    }
    facts["token"] = request.resolver_match.kwargs["token"]
    if request.method == "POST":
        try:
            answer_substitute_request(asked, accepts=answer == LINK_YES, by=link.person, now=timezone.now())
            facts["done"] = True
        except Refused as refusal:
            facts["refusal"] = refusal.message
    return render(request, "meetings/substitute_link.html", facts, status=409 if facts["refusal"] else 200)


def _answer_by_link(meeting: Meeting, person: Person, given: str) -> dict:
    try:
        answer(
            meeting, person=person, answer=given, channel=Response.Channel.LINK, by=person, now=timezone.now()
        )
    except Refused as refusal:
        return {"refusal": refusal.message}
    return {"done": True}


def _linked_meeting(pk: int) -> Meeting:
    meetings = Meeting.objects.select_related("group__structure")
    return meetings.prefetch_related("group__names", "group__settings").get(pk=pk)


def _person_in(meeting: Meeting, person_pk: int) -> Person:
    """Somebody who is asked to this meeting, and nobody else: the page must not tell who exists."""
    if meeting.date is None:
        raise Http404
    circle = circle_at(meeting)
    invited = meeting.co_options.filter(person=person_pk).exists()
    if person_pk not in circle.person_ids() and not invited:
        raise Http404
    return Person.objects.get(pk=person_pk)


def _as_initial(given: Response | None) -> dict:
    return {"answer": given.answer, "times": given.times, "reason": given.reason} if given else {}


def _receipt(given: str) -> str:
    if given == Response.Answer.ABSENT:
        return _("You are noted as prevented. The responsible official and your substitute are told.")
    return _("Noted: %(answer)s.") % {"answer": Response.Answer(given).label}
