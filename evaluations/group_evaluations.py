"""The evaluations that a group's page leads to: the latest, and the latest with something told (S000-01)."""

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from evaluations.access import TOLD
from evaluations.models import Evaluation, Survey
from evaluations.report_access import told_reports
from groups.models import Group


@dataclass(frozen=True)
class GroupEvaluation:
    """`told` surveys have a result that the group reads, and `has_report` says whether it reads a report."""

    pk: int
    title: str
    told: int
    has_report: bool


def with_evaluations(groups: QuerySet[Group]) -> QuerySet[Group]:
    """With what `group_evaluations` reads; no query more."""
    surveys = Survey.objects.filter(evaluation=OuterRef("pk"), state__in=TOLD).order_by()
    surveys = surveys.values("evaluation").annotate(n=Count("pk")).values("n")
    rows = Evaluation.objects.filter(groups__group=OuterRef("pk")).annotate(
        told=Subquery(surveys), has_report=Exists(told_reports().filter(evaluation=OuterRef("pk")))
    )
    rows = rows.order_by("-ends_on", "-pk")
    facts = JSONObject(
        pk="pk",
        title="title",
        told="told",
        has_report=Case(When(has_report=True, then=Value(1)), default=Value(0)),
    )
    told = rows.filter(Q(told__isnull=False) | Q(has_report=True))
    return groups.annotate(
        latest_evaluation=Subquery(rows.annotate(facts=facts).values("facts")[:1]),
        told_evaluation=Subquery(told.annotate(facts=facts).values("facts")[:1]),
    )


def group_evaluations(group: Group) -> list[GroupEvaluation]:
    """The latest first. No query."""
    found = {row["pk"]: row for row in (group.latest_evaluation, group.told_evaluation) if row}
    return [
        GroupEvaluation(row["pk"], row["title"], row["told"] or 0, bool(row["has_report"]))
        for row in found.values()
    ]
