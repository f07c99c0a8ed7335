"""Items that members propose, and the answers they get."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import EVERYBODY, SEATED, group_for
from meetings.access import PLANNERS, proposal_for
from meetings.actions import (
    accept_proposal,
    decline_proposal,
    move_proposal,
    propose_item,
    withdraw_proposal,
)
from meetings.forms.proposals import AnswerForm, ProposalForm
from meetings.models import ItemProposal, Meeting
from meetings.proposals_page import coming_meetings, proposal_line, proposals_page, until_words
from samverkan.lib.refusal import Refused


def listing(request: HttpRequest, slug: str) -> HttpResponse:
    group = group_for(request.user, slug, EVERYBODY)
    return render(request, "meetings/proposals.html", {"page": proposals_page(group, request.user)})


def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """To a coming meeting of the group (`?mote=` chooses one)."""
    group, now = group_for(request.user, slug, SEATED), timezone.now()
    meetings = coming_meetings(group, now)
    chosen = _chosen(request, meetings)
    form = ProposalForm(
        request.POST or None,
        meetings=meetings,
        positions=group.settings_on(timezone.localdate(now)).may_take_positions,
        initial={"meeting": chosen.pk if chosen else None},
    )
    made: list[ItemProposal] = []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(propose_item(group, **given, by=request.user, now=now))
    ):
        messages.success(request, _proposed_words(made[0]))
        return redirect("meetings:proposals", slug)
    facts = {"group": group, "group_name": group.name_on(timezone.localdate(now)), "form": form}
    facts["until"] = until_words(group, chosen, timezone.localdate(now))
    return render(request, "meetings/propose.html", facts)


def handle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put on the agenda, leave for another meeting, or decline; the proposer is told each time."""
    proposal = proposal_for(request.user, slug, pk, PLANNERS)
    now = timezone.now()
    form = AnswerForm(
        request.POST or None,
        meetings=coming_meetings(proposal.group, now),
        initial={"meeting": proposal.meeting_id, "answer": "accept"},
    )
    if request.method == "POST" and form.carried_out(lambda given: _answer(request, proposal, given)):
        name = proposal.proposed_by.name
        messages.success(request, _("Answered. %(name)s gets a mail.") % {"name": name})
        return redirect("meetings:proposals", slug)
    line = proposal_line(proposal, request.user)
    return render(request, "meetings/proposal.html", {"proposal": proposal, "line": line, "form": form})


@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    proposal = proposal_for(request.user, slug, pk, EVERYBODY)
    if proposal.proposed_by_id != request.user.pk:
        raise PermissionDenied
    try:
        withdraw_proposal(proposal, by=request.user, now=timezone.now())
        messages.success(request, _("“%(title)s” is taken back.") % {"title": proposal.title})
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:proposals", slug)


def _answer(request: HttpRequest, proposal: ItemProposal, given: dict) -> None:
    sign = {"by": request.user, "now": timezone.now()}
    if given["answer"] == "accept":
        accept_proposal(proposal, meeting=given["meeting"], **sign)
    elif given["answer"] == "move":
        move_proposal(proposal, meeting=given["meeting"], reason=given["reason"], **sign)
    else:
        decline_proposal(proposal, reason=given["reason"], **sign)


def _chosen(request: HttpRequest, meetings: list[Meeting]) -> Meeting | None:
    asked = request.POST.get("meeting") or request.GET.get("mote")
    return next((row for row in meetings if str(row.pk) == asked), meetings[0] if meetings else None)


def _proposed_words(proposal: ItemProposal) -> str:
    if proposal.is_late:
        return _("“%(title)s” is proposed, marked as late. You get a mail with the answer.") % {
            "title": proposal.title
        }
    return _("“%(title)s” is proposed. You get a mail with the answer.") % {"title": proposal.title}
