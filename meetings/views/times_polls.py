"""Date polls: ask, answer with and without log-in, close."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.access import group_for, standing_of
from groups.links import for_link
from groups.models import Link, Person
from meetings.access import PLANNERS
from meetings.actions.polls import POLL_LINK, answer_poll, ask_about_times, close_poll
from meetings.busy_pasted import time_row
from meetings.forms.polls import ClosePollForm, PollForm
from meetings.models import DatePoll
from meetings.polls import PollPage, poll_for, poll_page
from meetings.polls_times import suggested_times
from samverkan.lib.refusal import Refused

A_LIST = 50


@require_safe
def polls(request: HttpRequest, slug: str) -> HttpResponse:
    group = group_for(request.user, slug)
    facts = {
        "group": group,
        "group_name": group.name_on(timezone.localdate()),
        "polls": list(group.date_polls.select_related("asked_by")[:A_LIST]),
        "may_ask": standing_of(request.user).has(group.pk, PLANNERS),
    }
    return render(request, "meetings/poll_list.html", facts)


def poll_new(request: HttpRequest, slug: str) -> HttpResponse:
    """`suggest` fills in free times among those that are written, and asks nobody."""
    group = group_for(request.user, slug, PLANNERS)
    form, made = PollForm(_with_suggestions(request, group), group=group), []

    def ask(fields):
        made.append(ask_about_times(group, **fields, by=request.user, now=timezone.now()))

    is_asking = request.method == "POST" and "suggest" not in request.POST
    if is_asking and form.carried_out(ask):
        messages.success(request, _("The question is on its way to those who are asked."))
        return redirect("times:poll", made[0].pk)
    if "suggest" in request.POST:
        # What is not written yet is no mistake while one is still choosing times.
        form = PollForm(group=group, initial=form.data.dict())
    facts = {"group": group, "group_name": group.name_on(timezone.localdate()), "form": form}
    return render(request, "meetings/poll_new.html", facts)


def _with_suggestions(request: HttpRequest, group):
    if "suggest" not in request.POST:
        return request.POST or None
    posted = request.POST.copy()
    found = suggested_times(group, asker=request.user, today=timezone.localdate())
    written = [line for line in posted.get("times", "").splitlines() if line.strip()]
    new = [row for row in (time_row(*each) for each in found) if row not in written]
    posted["times"] = "\n".join([*written, *new])
    return posted


def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands, and for who is asked the own answer."""
    found = poll_for(request.user, pk)
    refusal = ""
    if request.method == "POST":
        refusal = _answered(request, found, request.user)
        if not refusal:
            messages.success(
                request, _("Thank you, your answer is noted. You can change it until the question is closed.")
            )
            return redirect("times:poll", pk)
    page = _typed(
        poll_page(found, request.user, may_close=standing_of(request.user).has(found.group_id, PLANNERS)),
        request,
    )
    facts = {"page": page, "refusal": refusal, "group_name": found.group.name_on(timezone.localdate())}
    return render(request, "meetings/poll.html", facts, status=422 if refusal else 200)


@for_link(POLL_LINK)
def poll_link(request: HttpRequest, link: Link) -> HttpResponse:
    """The own answer without log-in. GET only asks; mail scanners open links."""
    found = DatePoll.objects.select_related("group__structure", "asked_by", "meeting").get(pk=link.object_id)
    refusal, is_done = "", False
    if request.method == "POST":
        refusal = _answered(request, found, link.person)
        is_done = not refusal
    page = _typed(poll_page(found, link.person, may_close=False), request)
    facts = {
        "page": replace(page, people=[]),
        "person": link.person,
        "refusal": refusal,
        "is_done": is_done,
        "group_name": found.group.name_on(timezone.localdate()),
    }
    return render(request, "meetings/poll_link.html", facts, status=422 if refusal else 200)


def poll_close(request: HttpRequest, pk: int) -> HttpResponse:
    """With a time, which becomes a meeting; or without."""
    found = poll_for(request.user, pk, PLANNERS)
    form = ClosePollForm(
        request.POST or None, group=found.group, initial={"meeting": found.meeting_id, "is_preliminary": True}
    )
    page, refusal = poll_page(found, request.user, may_close=True), ""
    if request.method == "POST":
        asked = "" if "without" in request.POST else request.POST.get("time")
        chosen = next((line.time for line in page.lines if str(line.time.pk) == asked), None)
        closed = []
        if chosen is None and "without" not in request.POST and found.closed_at is None:
            refusal = _("Choose a time, or close without one.")
        elif form.carried_out(
            lambda fields: closed.append(
                close_poll(found, time=chosen, **fields, by=request.user, now=timezone.now())
            )
        ):
            return _closed(request, closed[0])
    facts = {"page": page, "form": form, "refusal": refusal, "chosen": request.POST.get("time", "")}
    facts["group_name"] = found.group.name_on(timezone.localdate())
    return render(request, "meetings/poll_close.html", facts, status=422 if refusal else 200)


def _closed(request: HttpRequest, poll: DatePoll) -> HttpResponse:
    if poll.meeting is None:
        messages.success(request, _("The question is closed."))
        return redirect("times:poll", poll.pk)
    messages.success(request, _("The question is closed and the meeting has its day. Now the place."))
    return redirect("meetings:change", poll.meeting_id)


def _answered(request: HttpRequest, poll: DatePoll, person: Person) -> str:
    """The refusal in words, or nothing."""
    given = {
        int(name.removeprefix("time_")): value
        for name, value in request.POST.items()
        if name.startswith("time_") and name.removeprefix("time_").isdecimal() and len(name) < 24
    }
    try:
        answer_poll(poll, person=person, answers=given, by=person, now=timezone.now())
    except Refused as refusal:
        return refusal.message
    return ""


def _typed(page: PollPage, request: HttpRequest) -> PollPage:
    """What was chosen is still chosen after a refusal."""
    lines = [replace(line, mine=request.POST.get(f"time_{line.time.pk}", line.mine)) for line in page.lines]
    return replace(page, lines=lines)
