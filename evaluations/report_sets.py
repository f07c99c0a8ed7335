"""The recommendations that a report tells of: whom they are for, what became of them and what they are tied
to. Five queries, and at most four where something is tied."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, Prefetch

from evaluations.models import Addressee, Evaluation, Marking, Recommendation, RecommendationFollowUp
from evaluations.report_document import NamedGroup, RecommendationPart, SetPart, Span, TiePart, ToldPart
from evaluations.report_ties import ties_told
from groups.models import GroupName, OrganizationName
from groups.structure import TO_INSIDERS
from samverkan.lib.dated import value_that_day


def sets_of(evaluation: Evaluation, until: date, evaluated: Iterable[int]) -> list[SetPart]:
    """In their order, each with its numbers; no group is named that the structure's people may not know of,
    but for those `evaluated`."""
    rows = Recommendation.objects.filter(set__evaluation=evaluation).select_related("set")
    rows = rows.annotate(cluster_name=F("cluster__name")).prefetch_related(
        Prefetch("markings", Marking.objects.order_by("start"), to_attr="marked"),
        Prefetch("follow_ups", RecommendationFollowUp.objects.order_by("on", "pk"), to_attr="told"),
    )
    rows = list(rows.order_by("set", "number"))
    keys = [row.pk for row in rows]
    words, groups = _addressed(keys, until, set(evaluated))
    ties, found = ties_told(keys, until), defaultdict(list)
    for row in rows:
        found[row.set_id].append(_part(row, words[row.pk], groups[row.pk], ties[row.pk]))
    sets = {row.set_id: row.set for row in rows}
    return [
        SetPart(
            key=row.pk,
            title=row.title,
            group=row.group_id,
            marking_means=row.marking_means,
            recommendations=tuple(found[row.pk]),
        )
        for row in sets.values()
    ]


def _part(
    row: Recommendation, to: list[str], to_groups: list[NamedGroup], ties: list[TiePart]
) -> RecommendationPart:
    """Also what was told after the period: most of what becomes of them does."""
    told = (ToldPart(on=one.on, state=one.state, text=one.text) for one in row.told)
    return RecommendationPart(
        number=row.number,
        text=row.text,
        cluster=row.cluster_name or "",
        to=tuple(to),
        to_groups=tuple(to_groups),
        disposition=row.disposition,
        state=row.state,
        marked=tuple(Span(start=one.start, end=one.end) for one in row.marked),
        told=tuple(told),
        ties=tuple(ties),
    )


def _addressed(
    recommendations: list[int], on: date, evaluated: set[int]
) -> tuple[dict[int, list[str]], dict[int, list[NamedGroup]]]:
    """({recommendation: organisations and others in words}, {recommendation: groups})."""
    words, groups = defaultdict(list), defaultdict(list)
    rows = Addressee.objects.filter(recommendation__in=recommendations).annotate(
        group_state=F("group__state"),
        group_name=value_that_day(GroupName, "name", on, group=OuterRef("group")),
        organization_name=value_that_day(OrganizationName, "name", on, organization=OuterRef("organization")),
    )
    for row in rows.order_by("pk"):
        if row.group_id is None:
            words[row.recommendation_id].append(row.name or row.organization_name or "")
        elif row.group_state in TO_INSIDERS or row.group_id in evaluated:
            named = NamedGroup(key=row.group_id, name=row.group_name or "")
            groups[row.recommendation_id].append(named)
    return words, groups
