"""How far a plan's targets have come, in words, for the page of its group.

That page is opened all day and readings come a few times a year: the words are reckoned once in each process
for the same facts, and asked for again only whether the facts are the same.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db.models import Count, F, Max, OuterRef, QuerySet, Sum, TextField
from django.db.models.functions import Cast
from django.utils.translation import get_language

from plans.models import ActivityPlan, GoalIndicator, Reading
from plans.plan_progress import plan_progress
from plans.progress_words import ProgressShown
from plans.reporting_organizations import reporting_facts
from samverkan.lib.prepared import prepared
from samverkan.lib.row_lists import RowList

KEPT = 200
AIM = ("pk", "goal", "indicator", "baseline", "baseline_period", "target", "target_high", "due_on")
MEASURE = ("group", "unit", "unit_name", "decimals", "direction", "frequency", "source")


@dataclass(frozen=True)
class TargetWord:
    """How far a goal, by its key, has come by one of its targets."""

    goal: int
    progress: ProgressShown


@dataclass(frozen=True)
class _Facts:
    """Everything the words rest on, as one comparable value; `plan` is only what to reckon with."""

    today: date
    language: str
    rests_on: tuple
    plan: ActivityPlan = field(compare=False)


def target_words(plan: ActivityPlan, today: date) -> tuple[TargetWord, ...]:
    """Of each target. One query, and three more the first time."""
    return _words(_Facts(today, get_language() or "", _rests_on(plan, today), plan))


@lru_cache(maxsize=KEPT)
def _words(facts: _Facts) -> tuple[TargetWord, ...]:
    found = plan_progress(facts.plan, facts.today)
    return tuple(TargetWord(line.goal, line.progress) for lines in found.values() for line in lines)


def _rests_on(plan: ActivityPlan, today: date) -> tuple:
    return (plan.pk, plan.starts_on, *_facts(plan.pk, today))


@prepared
def _facts(plan: int, today: date) -> QuerySet:
    """The aims, the readings and who reads, each as a text to compare.

    Readings are never changed or taken away (I-READ1): how many an indicator has and the last tell which.
    Their sum is for a database whose keys are given anew, as the tests'.
    """
    aims = GoalIndicator.objects.filter(goal__plan=OuterRef("pk")).order_by("pk")
    columns = {name: F(name) for name in (*AIM, *(f"indicator__{one}" for one in MEASURE))}
    measured = GoalIndicator.objects.filter(goal__plan=OuterRef(OuterRef("pk"))).values("indicator")
    readings = Reading.objects.filter(indicator__in=measured).values("indicator").order_by("indicator")
    readings = readings.annotate(count=Count("pk"), last=Max("pk"), total=Sum("value"))
    rests_on = (
        RowList(aims, **columns),
        RowList(readings, "indicator", "count", "last", "total"),
        reporting_facts(OuterRef("group"), today),
    )
    rows = ActivityPlan.objects.filter(pk=plan)
    return rows.values_list(*(Cast(facts, TextField()) for facts in rests_on))
