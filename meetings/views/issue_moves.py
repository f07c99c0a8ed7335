"""Moving an issue from the item it is up on: where it may go, and the move itself (I-ISS2, I-ISS3)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.views.signature import signature
from issues.actions import Step
from issues.actions.issues import came_from, current_stage
from issues.choices import groups_of, open_issues_moved_by
from issues.forms.stages import MoveForm
from issues.issue_access import MOVERS, issue_for
from issues.models import Stage
from issues.moves import Move, moves
from issues.stage_order import stage_facts
from issues.standing import standing_of_issue
from meetings.access import open_item_for
from meetings.actions import move_issue_at
from meetings.models import AgendaItem, ItemIssue
from meetings.page import day_text

AT_ONCE = 50


def move(request: HttpRequest, pk: int, tie: int) -> HttpResponse:
    """`?till=` asks for the form of one move."""
    item = open_item_for(request.user, pk)
    row = get_object_or_404(ItemIssue, item=item, pk=tie)
    issue = issue_for(request.user, row.issue_id, MOVERS)
    entry, today = current_stage(issue), timezone.localdate()
    stages = stage_facts(issue.structure)
    found = moves(entry.stage, came_from(issue, entry), standing_of_issue(issue, today), stages)
    asked = request.POST.get("to") or request.GET.get("till", "")
    chosen = next((one for one in found if one.to == asked and not one.is_forbidden), None)
    context = {"issue": issue, "entry": entry, "stage": stages[entry.stage], "moves": found, "item": item}
    context |= {"move": chosen, "day": day_text(item.meeting.date)}
    if chosen is None:
        return render(request, "meetings/issue_move.html", context)
    form = _form(request, item, issue, entry, chosen)

    def act(given: dict) -> None:
        move_issue_at(item, issue=issue, step=Step(to=chosen.to, **given), **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The issue is in “%(stage)s”.") % {"stage": chosen.name})
        return redirect("meetings:item_issues", pk)
    return render(
        request, "meetings/issue_move.html", context | {"form": form}, status=422 if form.is_bound else 200
    )


def _form(request: HttpRequest, item: AgendaItem, issue, entry, chosen: Move) -> MoveForm:
    today = timezone.localdate()
    targets = ()
    if chosen.to == Stage.MERGED:
        targets = open_issues_moved_by(request.user, issue.structure).exclude(pk=issue.pk)[:AT_ONCE]
    return MoveForm(
        request.POST or None,
        to=chosen.to,
        says_why=chosen.says_why,
        groups=groups_of(issue.structure, request.user, today),
        targets=targets,
        initial={
            "on": min(item.meeting.date or today, today),
            "forum": entry.forum_id or issue.home_group_id,
        },
    )
