"""What the page of a plan shows (S001-28): goals with what they are in line with, how they are measured and
what they lack, and when the plan is followed up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from plans.follow_up_days import FollowUpDay, follow_up_days
from plans.goal_flags import Flag, goal_flags
from plans.goal_results import GoalHistory
from plans.models import ActivityPlan, Goal
from plans.plan_activities import ActivityLine
from plans.plan_document import GoalFacts, PlanDocument, TargetFacts, goal_facts
from plans.plan_progress import plan_progress
from plans.trend_words import Shown


@dataclass(frozen=True)
class TargetLine:
    """`progress` is what `plans/progress_part.html` and `trend_part.html` show; None where nobody asked.
    `indicator` is its key, 0 on the public page."""

    facts: TargetFacts
    progress: Shown | None = None
    indicator: int = 0


@dataclass(frozen=True)
class GoalLine:
    """`pk` is 0 on the public page, which has no names either."""

    pk: int
    facts: GoalFacts
    targets: tuple[TargetLine, ...]
    responsible: str = ""
    flags: tuple[Flag, ...] = ()
    # As they stand; where nobody read them, `facts` has what was written.
    activities: tuple[ActivityLine, ...] = ()
    history: GoalHistory | None = None


def progress_of(
    plan: ActivityPlan, today: date, *, opened: str = "", with_reasons: bool = True
) -> dict[int, Shown]:
    """How far each has come in a `loaded` plan, by GoalIndicator; two queries, whatever the plan's size.
    `with_reasons` as in `plan_progress`.

    Of the drawing that is called `opened` each organisation is shown by itself. All at once they would be
    nine hundred in a large plan, a page of three megabytes.
    """
    measured = [row for goal in plan.goals.all() for row in goal.indicators.all()]
    lines = plan_progress(plan, today, measured=measured, with_reasons=with_reasons)
    return {
        line.key: replace(line, with_organizations=line.drawing == opened).shown
        for rows in lines.values()
        for line in rows
    }


def goal_lines(
    plan: ActivityPlan,
    progress: Mapping[int, Shown] | None = None,
    activities: Mapping[int, list[ActivityLine]] | None = None,
    histories: Mapping[int, GoalHistory] | None = None,
) -> list[GoalLine]:
    """The goals of a `loaded` plan; `progress` as `progress_of` gives it, `activities` as `activity_lines`,
    `histories` as `goal_histories`. No query."""
    lines = [
        _line(goal, plan, progress or {}, None if activities is None else activities.get(goal.pk, []))
        for goal in plan.goals.all()
    ]
    return [replace(line, history=(histories or {}).get(line.pk)) for line in lines]


def _line(
    goal: Goal, plan: ActivityPlan, progress: Mapping[int, Shown], activities: list[ActivityLine] | None
) -> GoalLine:
    # Nothing on the page asks which goal it was carried over from.
    facts = goal_facts(goal, {}, None if activities is None else [line.row for line in activities])
    flags = goal_flags(
        due=[target.due_on for target in facts.targets],
        has_superior=bool(facts.superiors),
        why_no_superior=facts.why_no_superior,
        plan_ends_on=plan.ends_on,
    )
    name = goal.responsible.name if goal.responsible else ""
    rows = {row.pk: row.indicator_id for row in goal.indicators.all()}
    targets = tuple(TargetLine(one, progress.get(one.key), rows[one.key]) for one in facts.targets)
    return GoalLine(goal.pk, facts, targets, name, tuple(flags), tuple(activities or ()))


def open_goal_lines(document: PlanDocument, progress: Mapping[int, Shown] | None = None) -> list[GoalLine]:
    """The same of frozen facts, for everybody: no names, nothing that is lacking."""
    known = progress or {}
    return [
        GoalLine(0, facts, tuple(TargetLine(one, known.get(one.key)) for one in facts.targets))
        for facts in document.goals
    ]


def days_of(plan: ActivityPlan) -> list[FollowUpDay]:
    """When the plan is followed up, with the days on which its group ends or is tried anew (S001-29)."""
    return follow_up_days(plan.starts_on, plan.ends_on, plan.group.trial_until, plan.group.ends_on)


def next_day(days: list[FollowUpDay], today: date) -> FollowUpDay | None:
    return next((day for day in days if day.on >= today), None)
