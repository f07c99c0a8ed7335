"""How the goals of a draft are measured (I-IND1)."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _

from groups.models import Person
from plans.actions.goals import goal_in_draft
from plans.models import ActivityPlan, Goal, GoalIndicator, Indicator
from plans.periods import period_of
from plans.target_rules import refuse_target
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def add_goal_indicator(
    goal: Goal,
    *,
    indicator: Indicator,
    target: Decimal,
    due_on: date,
    by: Person,
    now: datetime,
    baseline: Decimal | None = None,
    baseline_period: date | None = None,
    target_high: Decimal | None = None,
) -> GoalIndicator:
    """How the goal is measured: from where, to what, by when, in the indicator's unit (I-IND1)."""
    goal = goal_in_draft(goal)
    if indicator.group_id != goal.plan.group_id:
        raise Refused(
            _("The indicator is another group's. Choose one of the group's own."),
            field="indicator",
            code="other_group",
        )
    if goal.indicators.filter(indicator=indicator).exists():
        raise Refused(
            _("The goal is measured by “%(name)s” already. Change its target instead.")
            % {"name": indicator.name},
            field="indicator",
            code="there",
        )
    position = (goal.indicators.aggregate(last=Max("position"))["last"] or 0) + 1
    row = GoalIndicator(goal=goal, indicator=indicator, position=position)
    return _measure(row, goal.plan, baseline, baseline_period, target, target_high, due_on)


@verb
def change_goal_indicator(
    row: GoalIndicator,
    *,
    target: Decimal,
    due_on: date,
    by: Person,
    now: datetime,
    baseline: Decimal | None = None,
    baseline_period: date | None = None,
    target_high: Decimal | None = None,
) -> GoalIndicator:
    goal = goal_in_draft(row.goal)
    found = goal.indicators.select_related("indicator").filter(pk=row.pk).first()
    if found is None:
        raise Refused(_("The indicator has been taken away. Add it again."), code="gone")
    return _measure(found, goal.plan, baseline, baseline_period, target, target_high, due_on)


@verb
def remove_goal_indicator(row: GoalIndicator, *, by: Person, now: datetime) -> None:
    """The goal is no longer measured by it; the indicator and its readings stay."""
    goal_in_draft(row.goal).indicators.filter(pk=row.pk).delete()


def _measure(
    row: GoalIndicator,
    plan: ActivityPlan,
    baseline: Decimal | None,
    baseline_period: date | None,
    target: Decimal,
    target_high: Decimal | None,
    due_on: date,
) -> GoalIndicator:
    refuse_target(
        unit=row.indicator.unit,
        direction=row.indicator.direction,
        baseline=baseline,
        target=target,
        target_high=target_high,
        due_on=due_on,
        starts_on=plan.starts_on,
    )
    row.baseline = baseline
    row.baseline_period = period_of(row.indicator.frequency, baseline_period) if baseline_period else None
    row.target, row.target_high, row.due_on = target, target_high, due_on
    row.save()
    return row
