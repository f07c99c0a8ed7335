"""Evaluations and recommendations in the search. Nothing of what anybody answered, and nothing of what was
said at a table: that is read where it stands."""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from evaluations.access import evaluations_for, recommendation_sets_for
from evaluations.models import Evaluation, Recommendation, RecommendationSet
from groups.models import Person, SearchEntry
from groups.search.registry import Made, SearchSource, mark_of, own_pages, search_source
from groups.structure import TO_INSIDERS

TITLE = 300


def evaluations_by_change() -> QuerySet[Evaluation]:
    changes = Evaluation.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")
    return Evaluation.objects.order_by().annotate(mark=mark_of(Subquery(changes[:1]), "starts_on"))


def made_of_evaluation(evaluation: Evaluation) -> Made:
    """No group: it is of several, and `readable` says whose."""
    entry = SearchEntry(
        kind="evaluation",
        object_id=evaluation.pk,
        day=evaluation.starts_on,
        title=evaluation.title,
        body=evaluation.purpose,
    )
    return Made((entry,))


def recommendations_by_change() -> QuerySet[Recommendation]:
    """By what its row and its set's last were; also when the group that keeps it may be named to more, or
    fewer."""
    changes = Recommendation.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")
    kept = RecommendationSet.history.filter(id=OuterRef("set")).order_by("-history_id").values("history_id")
    rows = Recommendation.objects.select_related("set__group").order_by()
    return rows.annotate(mark=mark_of(Subquery(changes[:1]), Subquery(kept[:1]), "set__group__state"))


def made_of_recommendation(one: Recommendation) -> Made:
    """Of no group while that is one that not everybody in the structure may know of."""
    title = f"{one.number}. {' '.join(one.text.split())}"
    entry = SearchEntry(
        kind="recommendation",
        object_id=one.pk,
        group_id=one.set.group_id if one.set.group.state in TO_INSIDERS else None,
        day=one.set.dated,
        title=title if len(title) <= TITLE else title[: TITLE - 1] + "…",
        body=f"{one.set.title}\n{one.text}",
    )
    return Made((entry,))


def readable_evaluations(person: Person) -> Q:
    return Q(kind="evaluation", object_id__in=evaluations_for(person).order_by().values("pk"))


def readable_recommendations(person: Person) -> Q:
    sets = recommendation_sets_for(person).order_by().values("pk")
    return Q(kind="recommendation", object_id__in=Recommendation.objects.filter(set__in=sets).values("pk"))


search_source(
    SearchSource(
        name="evaluations",
        kinds={"evaluation": _("Evaluation")},
        rows=evaluations_by_change,
        made=made_of_evaluation,
        readable=readable_evaluations,
        addresses=own_pages("evaluations:evaluation"),
    )
)
search_source(
    SearchSource(
        name="recommendations",
        kinds={"recommendation": _("Recommendation")},
        rows=recommendations_by_change,
        made=made_of_recommendation,
        readable=readable_recommendations,
        addresses=own_pages("recommendations:one"),
    )
)
