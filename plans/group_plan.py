"""A group's plan in three lines: the version that is in force, how far its targets have come, and when it is
followed up (S001-28, S001-29)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, QuerySet

from groups.models import Group
from plans.follow_up_days import FollowUpDay, follow_up_days
from plans.models import ActivityPlan
from plans.plan_page import next_day
from plans.plan_progress import IndicatorLine
from plans.plan_states import standing
from plans.progress_words import SHAPES
from plans.target_words import TargetWord, target_words
from plans.trend_words import Shown
from samverkan.lib.ordering import falling
from samverkan.lib.row_lists import RowList

PLAN = ("pk", "title", "state", "starts_on", "ends_on")


@dataclass(frozen=True)
class WordCount:
    """How many targets have come so far: the shape, the word and the number."""

    shape: str
    word: str
    count: int

    @property
    def said(self) -> str:
        return f"{self.word}: {self.count}"


@dataclass(frozen=True)
class GroupPlan:
    """`unmeasured` goals have no indicator, and no word tells of them. `next_day` is None when every day has
    passed."""

    plan: ActivityPlan
    mark: str
    word: str
    counts: tuple[WordCount, ...]
    goals: int
    unmeasured: int
    next_day: FollowUpDay | None


def with_plans(groups: QuerySet[Group]) -> QuerySet[Group]:
    """With what `group_plan` reads of adopted versions and drafts, the latest period first; no query more."""
    rows = ActivityPlan.objects.filter(group=OuterRef("pk"), state__in=["adopted", "draft"])
    rows = rows.annotate(goal_count=Count("goals")).order_by(*falling("starts_on", "number"))
    return groups.annotate(plan_rows=RowList(rows, "goal_count", **{name: F(name) for name in PLAN}))


def group_plan(group: Group, today: date, *, with_draft: bool) -> tuple[GroupPlan | None, list[ActivityPlan]]:
    """(the plan in force, drafts for those who plan). One query where there is a plan, and four more the
    first time; the group comes from `with_plans`."""
    rows = [_plan(row, group) for row in group.plan_rows]
    drafts = [row for row in rows if row.state == ActivityPlan.State.DRAFT]
    found = in_force([row for row in rows if row.state == ActivityPlan.State.ADOPTED], today)
    return (_shown(found, group, today) if found else None), (drafts if with_draft else [])


def _plan(row: dict, group: Group) -> ActivityPlan:
    """As its row, without its texts."""
    days = {name: date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    plan = ActivityPlan(group=group, **{name: row[name] for name in PLAN} | days)
    plan.goal_count = row["goal_count"]
    return plan


def in_force(plans: Sequence[ActivityPlan], today: date) -> ActivityPlan | None:
    """The one whose period it is; else the next to begin; else the last that was. `plans` are adopted
    versions, the latest period first."""
    running = [plan for plan in plans if plan.starts_on <= today <= plan.ends_on]
    ahead = [plan for plan in reversed(plans) if plan.starts_on > today]
    over = sorted(plans, key=lambda plan: plan.ends_on, reverse=True)
    return next(iter([*running, *ahead, *over]), None)


def counted(lines: Iterable[IndicatorLine | TargetWord | Shown]) -> tuple[WordCount, ...]:
    """By the words that the plan's own page says, the furthest come first."""
    found = Counter((line.progress.shape, line.progress.word) for line in lines)
    order = list(SHAPES.values())
    return tuple(
        WordCount(shape, word, count)
        for (shape, word), count in sorted(found.items(), key=lambda row: order.index(row[0][0]))
    )


def _shown(plan: ActivityPlan, group: Group, today: date) -> GroupPlan:
    words = target_words(plan, today)
    days = follow_up_days(plan.starts_on, plan.ends_on, group.trial_until, group.ends_on)
    mark, word = standing(plan.state, plan.starts_on, plan.ends_on, today)
    return GroupPlan(
        plan=plan,
        mark=mark,
        word=word,
        counts=counted(words),
        goals=plan.goal_count,
        unmeasured=plan.goal_count - len({one.goal for one in words}),
        next_day=next_day(days, today),
    )
