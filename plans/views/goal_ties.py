"""Where a goal has been dealt with: items of meetings with what was noted, and actions (P46, N07)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.access import EVERYBODY
from groups.models import Group
from groups.views.signature import signature
from meetings.once import made_once
from plans.access import PLANNERS, may
from plans.actions import tie_goal_to_work, untie_goal_from_work
from plans.forms.activities import TieGoalForm
from plans.goal_access import goal_read_by, goal_tie_for
from plans.goal_ties import dealt_with, offered_to
from plans.views.plan_writing import form_page
from samverkan.lib.refusal import Refused


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    goal = goal_read_by(request.user, pk)
    plan = goal.plan
    is_open = plan.group.state != Group.State.CLOSED
    context = {
        "goal": goal,
        "plan": plan,
        "dealt": dealt_with(plan, request.user).get(pk),
        "may_tie": is_open and may(request.user, plan.group_id),
        "is_inside": may(request.user, plan.group_id, EVERYBODY),
    }
    return render(request, "plans/goal_ties.html", context)


@made_once
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    goal = goal_read_by(request.user, pk, PLANNERS)
    form = TieGoalForm(request.POST or None, **offered_to(goal, request.user, timezone.localdate()))
    if request.method == "POST" and form.carried_out(
        lambda given: tie_goal_to_work(goal, **given, **signature(request))
    ):
        messages.success(request, _("They are tied together."))
        return redirect("activities:goal", pk)
    words = {
        "heading": _("Where was it dealt with?"),
        "button": _("Tie them together"),
        "note": goal.title,
    }
    return form_page(request, goal.plan, form, words, reverse("activities:goal", args=[pk]))


@require_POST
def untie(request: HttpRequest, pk: int, tie: int) -> HttpResponse:
    """From the version that is read, and back to it."""
    found = goal_tie_for(goal_read_by(request.user, pk, PLANNERS), tie)
    try:
        untie_goal_from_work(found, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("activities:goal", pk)
