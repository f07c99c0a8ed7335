"""Plans: those of the reader's groups, those of a group, and the page of one."""

from datetime import date

from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.access import EVERYBODY
from groups.models import Group, GroupName, ReadingCircle
from groups.views.signature import named_group
from plans.access import may, plan_for, plans_for
from plans.goal_results import GoalHistory, goal_histories, has_results
from plans.goal_ties import dealt_with, has_ties
from plans.group_plan import counted
from plans.handover_list import waiting_for
from plans.models import ActivityPlan
from plans.plan_access import may_keep_registers
from plans.plan_activities import activity_lines
from plans.plan_document import loaded
from plans.plan_page import days_of, goal_lines, next_day, progress_of
from plans.plan_progress import plans_progress
from plans.plan_states import may_be, standing
from samverkan.lib.dated import value_that_day


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The plans that the reader may read and that nothing has replaced, by group."""
    today = timezone.localdate()
    rows = with_group_name(plans_for(request.user), today).exclude(state=ActivityPlan.State.SUPERSEDED)
    rows = rows.order_by("group_name", "-starts_on", "-number").defer("facts", "introduction", "situation")
    lines = [(plan, *_standing(plan, today)) for plan in rows]
    return render(request, "plans/plan_list.html", {"lines": lines})


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version of the group's plans, the newest period first."""
    found, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    rows = list(ActivityPlan.objects.filter(group=found).defer("facts", "introduction", "situation"))
    lines = plans_progress(rows, today)
    context = {
        "group": found,
        "year": today.year,
        "lines": [(plan, *_standing(plan, today), counted(lines.get(plan.pk, ()))) for plan in rows],
        "may_plan": may(request.user, found.pk) and found.state != Group.State.CLOSED,
    }
    return render(request, "plans/plan_group.html", context)


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One version with its goals (S001-28). `?visa=` is a drawing whose organisations are shown each by
    itself."""
    found, today = plan_for(request.user, pk), timezone.localdate()
    versions = list(_versions(request, found, today))
    may_plan = may(request.user, found.group_id) and found.group.state != Group.State.CLOSED
    loaded(found, with_activities=False)
    activities = activity_lines(found)
    days = days_of(found)
    mark, word = _standing(found, today)
    is_inside = may(request.user, found.group_id, EVERYBODY)
    how = {"opened": request.GET.get("visa", ""), "with_reasons": is_inside}
    context = {
        "plan": found,
        "group_name": versions[0].group_name,
        "goals": goal_lines(
            found,
            progress_of(found, today, **how),
            activities,
            _histories(request, versions[0], found, today),
        ),
        "has_parts": any(line.row.by_organization for rows in activities.values() for line in rows),
        "sources": found.sources.all(),
        "mark": mark,
        "word": word,
        "versions": versions,
        "before": next((row for row in versions if row.number < found.number), None),
        "newer": versions[0] if versions[0].number > found.number else None,
        "days": days,
        "next_day": next_day(days, today) if found.state == "adopted" else None,
        "is_inside": is_inside,
        "dealt": dealt_with(found, request.user) if versions[0].has_ties else {},
        "item": _item_read(request, found),
        "may_plan": may_plan,
        "is_written": may_plan and may_be(found.state, "write"),
        "waiting_notes": versions[0].waiting_notes or 0,
        "keeps_register": may_keep_registers(request.user, found.group.structure),
    }
    return render(request, "plans/plan.html", context)


def _histories(
    request: HttpRequest, newest: ActivityPlan, plan: ActivityPlan, today: date
) -> dict[int, GoalHistory]:
    """How its goals have gone; one query, none while nothing is said of any."""
    if not newest.has_results:
        return {}
    is_inside = may(request.user, plan.group_id, EVERYBODY)
    return goal_histories(plan, today, only_published=not is_inside)


def _versions(request: HttpRequest, plan: ActivityPlan, today: date) -> QuerySet[ActivityPlan]:
    """The versions of the period that the reader may read, the newest first."""
    rows = plans_for(request.user).filter(group=plan.group_id, starts_on=plan.starts_on, ends_on=plan.ends_on)
    rows = with_group_name(rows, today).annotate(
        waiting_notes=waiting_for(OuterRef("group")),
        has_results=has_results(OuterRef("group")),
        has_ties=has_ties(),
    )
    return rows.defer("facts", "introduction", "situation").order_by("-number")


def _item_read(request: HttpRequest, plan: ActivityPlan):
    """Where it was adopted, for those of the group; a closed item's title is nobody's here."""
    item = plan.adopted_at
    if item and item.circle == ReadingCircle.GROUP and may(request.user, plan.group_id, EVERYBODY):
        return item
    return None


def with_group_name(rows: QuerySet[ActivityPlan], on: date) -> QuerySet[ActivityPlan]:
    """With `group_name` of that day."""
    return rows.annotate(group_name=value_that_day(GroupName, "name", on, group=OuterRef("group")))


def _standing(plan: ActivityPlan, today: date) -> tuple[str, str]:
    return standing(plan.state, plan.starts_on, plan.ends_on, today)
