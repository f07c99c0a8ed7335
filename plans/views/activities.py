"""Activities: one with what the others do, written in a draft, reported on and tied to other things (S001-32,
S001-33, S000-41)."""

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
from plans.actions import (
    add_activity,
    change_activity,
    move_activity,
    remove_activity,
    report_progress,
    tie_activity,
    untie_activity,
)
from plans.actions.activities import COLUMNS, WRITTEN
from plans.activity_access import (
    activity_for,
    activity_tie_for,
    activity_to_report,
    activity_to_write,
    answers_for,
    may_report,
)
from plans.activity_page import own_parts
from plans.activity_ties import offered_ties, ties_of
from plans.edition import edition_of
from plans.forms.activities import ActivityForm, ProgressForm, TieActivityForm
from plans.held_readings import named_organizations
from plans.models import Activity, ActivityPlan, ActivityProgress
from plans.plan_access import goal_for, people_of
from plans.plan_activities import MARKS, activity_lines, versions_of
from plans.views.plan_writing import form_page, see_what_stands
from samverkan.lib.refusal import Refused

WORKED_ON = ("draft", "adopted")


def goal_place(plan: ActivityPlan, goal: int) -> str:
    return reverse("plan:plan", args=[plan.pk]) + f"#mal-{goal}"


def is_worked_on(plan: ActivityPlan) -> bool:
    return plan.state in WORKED_ON and plan.group.state != Group.State.CLOSED


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity: how far it has come, what each organisation does, what it goes together with."""
    activity, today = activity_for(request.user, pk), timezone.localdate()
    plan = activity.goal.plan
    line = next(one for one in activity_lines(plan)[activity.goal_id] if one.pk == pk)
    versions = versions_of(activity)
    is_open, is_inside = is_worked_on(plan), may(request.user, plan.group_id, EVERYBODY)
    reported = ActivityProgress.objects.filter(activity__in=versions).select_related("by").order_by("-pk")
    may_tie = is_open and may(request.user, plan.group_id, PLANNERS)
    parts = []
    if activity.by_organization:
        parts = own_parts([line.first], named_organizations(plan.group_id, today))[line.first]
    context = {
        "activity": activity,
        "plan": plan,
        "line": line,
        "reported": [(row, MARKS[row.state]) for row in reported],
        "parts": parts,
        "said": sum(part.is_said for part in parts),
        "answers": answers_for(request.user, plan, today) if parts and is_open and is_inside else {},
        "ties": ties_of(versions, request.user, today, may_undo=may_tie),
        "may_report": is_open and may_report(request.user, activity),
        "may_tie": may_tie,
        "is_written": plan.state == "draft" and may_tie,
        "is_inside": is_inside,
    }
    return render(request, "plans/activity.html", context)


@made_once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """One more under a goal of a draft."""
    goal = goal_for(request.user, pk)
    people = people_of(goal.plan.group, timezone.localdate())
    form = ActivityForm(request.POST or None, people=people)

    def act(given: dict) -> None:
        add_activity(goal, written=form.given(given)["written"], **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The activity is added."))
        return redirect(goal_place(goal.plan, goal.pk))
    words = {"heading": _("New activity"), "button": _("Add the activity"), "note": goal.title}
    return form_page(request, goal.plan, form, words, goal_place(goal.plan, goal.pk))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    activity = activity_to_write(request.user, pk)
    plan = activity.goal.plan
    people = people_of(plan.group, timezone.localdate(), activity.responsible)
    initial = {name: getattr(activity, name) for name in COLUMNS}
    initial |= {"responsible": activity.responsible_id, "seen": edition_of(activity, WRITTEN)}
    form = ActivityForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_activity(activity, **form.given(given), **signature(request))
    ):
        messages.success(request, _("The activity is saved."))
        return redirect("activities:one", pk)
    see_what_stands(form, activity, WRITTEN)
    words = {"heading": _("Change the activity"), "button": _("Save the activity")}
    return form_page(request, plan, form, words, reverse("activities:one", args=[pk]))


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """`way` is "up" or "down"."""
    activity = activity_to_write(request.user, pk)
    way = "up" if request.POST.get("way") == "up" else "down"
    _tried(request, lambda: move_activity(activity, to=way, **signature(request)))
    return redirect(goal_place(activity.goal.plan, activity.goal_id))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    activity = activity_to_write(request.user, pk)
    if _tried(request, lambda: remove_activity(activity, **signature(request))):
        messages.success(request, _("“%(title)s” is taken away.") % {"title": activity.text})
    return redirect(goal_place(activity.goal.plan, activity.goal_id))


@made_once
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it has come, in a draft as in an adopted plan."""
    activity = activity_to_report(request.user, pk)
    lines = activity_lines(activity.goal.plan)[activity.goal_id]
    state = next(one.state for one in lines if one.pk == pk) or Activity.State.ONGOING
    form = ProgressForm(request.POST or None, initial={"state": state, "on": timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: report_progress(activity, **given, **signature(request))
    ):
        messages.success(request, _("It is written down how far it has come."))
        return redirect("activities:one", pk)
    words = {
        "heading": _("How far has it come?"),
        "button": _("Write it down"),
        "note": activity.text,
    }
    return form_page(request, activity.goal.plan, form, words, reverse("activities:one", args=[pk]))


@made_once
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes together with a meeting, an issue, an action or somebody else's activity."""
    activity = activity_for(request.user, pk, PLANNERS)
    offered = offered_ties(activity, request.user, timezone.localdate())
    form = TieActivityForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.carried_out(
        lambda given: tie_activity(activity, **given, **signature(request))
    ):
        messages.success(request, _("They are tied together."))
        return redirect("activities:one", pk)
    words = {
        "heading": _("Goes together with"),
        "button": _("Tie them together"),
        "note": activity.text,
    }
    return form_page(request, activity.goal.plan, form, words, reverse("activities:one", args=[pk]))


@require_POST
def untie(request: HttpRequest, pk: int, tie: int) -> HttpResponse:
    """From either side: both see what they go together with, and both can undo it."""
    activity = activity_for(request.user, pk, PLANNERS)
    found = activity_tie_for(activity, tie)
    _tried(request, lambda: untie_activity(found, of=activity, **signature(request)))
    return redirect("activities:one", pk)


def _tried(request: HttpRequest, act) -> bool:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True
