"""The goals of a draft: written, ordered, tied to those of others, and measured (S001-28, S001-30,
S001-31)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.views.signature import signature
from meetings.once import made_once
from plans.access import indicators_for
from plans.actions import (
    add_goal,
    add_goal_indicator,
    change_goal,
    change_goal_indicator,
    entrust_goal,
    move_goal,
    remove_goal,
    remove_goal_indicator,
    say_not_applicable,
    tie_goal,
    untie_goal,
)
from plans.actions.goals import WRITTEN, usual_geography
from plans.edition import edition_of
from plans.forms.goals import GoalForm, NotApplicableForm, ResponsibleForm, TargetForm, TieForm
from plans.models import Goal
from plans.numbers import in_unit
from plans.periods import name_of
from plans.plan_access import (
    draft_for,
    goal_for,
    holding,
    may_keep_registers,
    people_of,
    target_for,
    tie_for,
)
from plans.views.plan_writing import form_page, see_what_stands
from samverkan.lib.refusal import Refused


@made_once
def goal_new(request: HttpRequest, pk: int) -> HttpResponse:
    plan = draft_for(request.user, pk)
    people = people_of(plan.group, timezone.localdate())
    initial = {"geography": usual_geography(plan.group.structure)}
    form, made = GoalForm(request.POST or None, people=people, initial=initial), []

    def act(given: dict) -> None:
        given.pop("seen")
        made.append(add_goal(plan, **given, **signature(request)))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The goal is number %(number)s.") % {"number": made[0].number})
        return redirect(place_of(made[0]))
    words = {"heading": _("New goal"), "button": _("Add the goal")}
    return form_page(request, plan, form, words)


def goal(request: HttpRequest, pk: int) -> HttpResponse:
    found = goal_for(request.user, pk)
    people = people_of(found.plan.group, timezone.localdate(), found.responsible)
    initial = {name: getattr(found, name) for name in ("title", "text", "geography")}
    initial |= {"responsible": found.responsible_id, "seen": edition_of(found, WRITTEN)}
    form = GoalForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_goal(found, **given, **signature(request))
    ):
        messages.success(request, _("The goal is saved."))
        return redirect(place_of(found))
    see_what_stands(form, found, WRITTEN)
    words = {"heading": _("Goal %(number)s") % {"number": found.number}, "button": _("Save the goal")}
    return form_page(request, found.plan, form, words, place_of(found))


def entrust(request: HttpRequest, pk: int) -> HttpResponse:
    """Who answers for a goal, also when the plan is adopted."""
    found = goal_for(request.user, pk, to_write=False)
    people = people_of(found.plan.group, timezone.localdate(), found.responsible)
    form = ResponsibleForm(request.POST or None, people=people, initial={"responsible": found.responsible_id})
    if request.method == "POST" and form.carried_out(
        lambda given: entrust_goal(found, **given, **signature(request))
    ):
        messages.success(request, _("It is said who answers for goal %(number)s.") % {"number": found.number})
        return redirect(place_of(found))
    words = {
        "heading": _("Who answers for goal %(number)s?") % {"number": found.number},
        "button": _("Save who answers for it"),
        "note": found.title,
    }
    return form_page(request, found.plan, form, words, place_of(found))


@require_POST
def goal_move(request: HttpRequest, pk: int) -> HttpResponse:
    """`way` is "up" or "down"."""
    found = goal_for(request.user, pk)
    way = request.POST.get("way")
    _tried(request, lambda: move_goal(found, to="up" if way == "up" else "down", **signature(request)))
    return redirect(place_of(found))


@require_POST
def goal_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = goal_for(request.user, pk)
    if _tried(request, lambda: remove_goal(found, **signature(request))):
        messages.success(request, _("“%(title)s” is taken away.") % {"title": found.title})
    return redirect(reverse("plan:plan", args=[found.plan_id]) + "#mal")


def align(request: HttpRequest, pk: int) -> HttpResponse:
    """What a goal is in line with; POST ties it to one more."""
    found = goal_for(request.user, pk)
    form = TieForm(request.POST or None, superiors=_to_tie(found))
    if request.method == "POST" and form.carried_out(
        lambda given: tie_goal(found, **given, **signature(request))
    ):
        messages.success(request, _("The goal is in line with one more superior goal."))
        return redirect("plan:align", pk)
    return _align_page(request, found, form, _not_applicable(found))


def not_applicable(request: HttpRequest, pk: int) -> HttpResponse:
    """“Ej tillämpligt”, with why; GET is the page of what the goal is in line with."""
    found = goal_for(request.user, pk)
    if request.method != "POST":
        return redirect("plan:align", pk)
    form = _not_applicable(found, request.POST)
    if form.carried_out(lambda given: say_not_applicable(found, **given, **signature(request))):
        messages.success(request, _("It is saved."))
        return redirect(place_of(found))
    return _align_page(request, found, TieForm(superiors=_to_tie(found)), form)


def _not_applicable(goal: Goal, data=None) -> NotApplicableForm:
    return NotApplicableForm(data, initial={"why": goal.why_no_superior})


def _to_tie(goal: Goal):
    return holding(goal.plan).exclude(goals__goal=goal)


def _align_page(request: HttpRequest, goal: Goal, form: TieForm, other: NotApplicableForm) -> HttpResponse:
    context = {
        "plan": goal.plan,
        "goal": goal,
        "ties": list(goal.superiors.select_related("superior")),
        "form": form,
        "other": other,
        "structure": goal.plan.group.structure,
        "keeps_register": may_keep_registers(request.user, goal.plan.group.structure),
    }
    status = 422 if form.is_bound or other.is_bound else 200
    return render(request, "plans/plan_align.html", context, status=status)


@require_POST
def untie(request: HttpRequest, pk: int) -> HttpResponse:
    tie = tie_for(request.user, pk)
    _tried(request, lambda: untie_goal(tie, **signature(request)))
    return redirect("plan:align", tie.goal_id)


@made_once
def target_new(request: HttpRequest, pk: int) -> HttpResponse:
    """The goal is measured by one more of the group's indicators."""
    found = goal_for(request.user, pk)
    rows = indicators_for(request.user).filter(group=found.plan.group_id).order_by("name")
    form = TargetForm(
        request.POST or None,
        indicators=rows.exclude(goals__goal=found),
        initial={"due_on": found.plan.ends_on},
    )
    if request.method == "POST" and form.carried_out(
        lambda given: add_goal_indicator(found, **given, **signature(request))
    ):
        messages.success(request, _("The goal is measured now."))
        return redirect(place_of(found))
    context = {"plan": found.plan, "goal": found, "form": form, "back": place_of(found)}
    status = 422 if form.is_bound else 200
    return render(request, "plans/plan_target.html", context, status=status)


def target(request: HttpRequest, pk: int) -> HttpResponse:
    row = target_for(request.user, pk)
    form = TargetForm(request.POST or None, chosen=row.indicator, initial=_figures(row))
    if request.method == "POST" and form.carried_out(
        lambda given: change_goal_indicator(row, **given, **signature(request))
    ):
        messages.success(request, _("The target is saved."))
        return redirect(place_of(row.goal))
    words = {"heading": _("Change the target"), "button": _("Save the target"), "note": row.indicator.name}
    return form_page(request, row.goal.plan, form, words, place_of(row.goal))


def _figures(row) -> dict:
    """As they are written; without unit, which is the indicator's."""
    figures = {
        name: in_unit(getattr(row, name), unit="other") for name in ("baseline", "target", "target_high")
    }
    period = name_of(row.indicator.frequency, row.baseline_period) if row.baseline_period else ""
    return figures | {"baseline_period": period, "due_on": row.due_on}


@require_POST
def target_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = target_for(request.user, pk)
    _tried(request, lambda: remove_goal_indicator(row, **signature(request)))
    return redirect(place_of(row.goal))


def _tried(request: HttpRequest, act) -> bool:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def place_of(goal: Goal) -> str:
    return reverse("plan:plan", args=[goal.plan_id]) + f"#mal-{goal.pk}"
