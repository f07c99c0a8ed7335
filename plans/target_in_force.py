"""What the plan in force wants of an indicator (I-IND1), for the indicator's own page."""

from datetime import date

from django.db.models import QuerySet

from plans.models import ActivityPlan, GoalIndicator, Indicator
from plans.plan_progress import aim_of
from plans.trend import Aim


def target_in_force(indicator: Indicator, plans: QuerySet[ActivityPlan], today: date) -> GoalIndicator | None:
    """The next that is due of the targets in those of `plans` that are adopted and whose period it is; one
    query."""
    running = plans.filter(state=ActivityPlan.State.ADOPTED, starts_on__lte=today, ends_on__gte=today)
    rows = GoalIndicator.objects.filter(indicator=indicator, goal__plan__in=running.values("pk"))
    found = list(rows.select_related("indicator", "goal__plan").order_by("due_on", "pk"))
    return next((row for row in found if row.due_on >= today), found[-1] if found else None)


def aim_in_force(target: GoalIndicator | None) -> Aim | None:
    return aim_of(target, target.goal.plan.starts_on) if target else None
