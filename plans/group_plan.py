"""A group's plan in three lines: the version that is in force, how far its targets have come, and when it is
followed up (S001-28, S001-29)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

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
from samverkan.lib.prepared import prepared


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


def group_plan(group: Group, today: date, *, with_draft: bool) -> tuple[GroupPlan | None, list[ActivityPlan]]:
    """(the plan in force, drafts for those who plan). One query, three more where there is a plan, and six
    the first time."""
    rows = _plans(group.pk)
    drafts = [row for row in rows if row.state == ActivityPlan.State.DRAFT]
    found = in_force([row for row in rows if row.state == ActivityPlan.State.ADOPTED], today)
    return (_shown(found, group, today) if found else None), (drafts if with_draft else [])


@prepared
def _plans(group: int) -> QuerySet[ActivityPlan]:
    """Adopted versions and drafts, the latest period first."""
    rows = ActivityPlan.objects.filter(group=group, state__in=["adopted", "draft"])
    rows = rows.defer("facts", "introduction", "situation").annotate(goal_count=Count("goals"))
    return rows.order_by(*falling("starts_on", "number"))


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
