"""The only way to evaluations, surveys and recommendations: outsiders get 404, insiders without the right
403.

An evaluation is of several groups. Those who staff one of them see to it; whoever belongs to one of them
reads what has been reported. What was said at a group's table is that group's alone until the report tells
it.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from evaluations.models import Evaluation, OralEvaluation, RecommendationSet, Survey
from evaluations.oral_circle import said_to
from groups.access import EVERYBODY, PRESIDENCY, STAFF, standing_of
from groups.models import Person

# Who writes down what was said at the table, and what a group is to hand over.
RECORDERS = STAFF | PRESIDENCY
# What others than those who see to a survey may know of it (I-SUR4).
TOLD = (Survey.State.REPORTED,)


def evaluations_for(person: Person, wanted: frozenset[str] = EVERYBODY) -> QuerySet[Evaluation]:
    """Evaluations of a group where the person has one of these roles."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Evaluation.objects.all()
    return Evaluation.objects.filter(groups__group__in=standing.group_ids(wanted)).distinct()


def evaluation_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Evaluation:
    found = evaluations_for(person).select_related("structure").filter(pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY and not evaluations_for(person, wanted).filter(pk=pk).exists():
        raise PermissionDenied
    return found


def surveys_for(person: Person) -> QuerySet[Survey]:
    """All surveys of the evaluations that the person sees to, and those reported of the person's groups."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Survey.objects.all()
    seen_to = Q(evaluation__in=evaluations_for(person, STAFF).values("pk"))
    told = Q(evaluation__in=evaluations_for(person).values("pk"), state__in=TOLD)
    return Survey.objects.filter(seen_to | told)


def survey_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Survey:
    found = surveys_for(person).select_related("evaluation__structure", "repeats").filter(pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY:
        evaluation_for(person, found.evaluation_id, wanted)
    return found


def oral_evaluations_for(person: Person) -> QuerySet[OralEvaluation]:
    """Those of the person's groups, held at no item or at one that the person reads."""
    standing = standing_of(person)
    if standing.is_administrator:
        return OralEvaluation.objects.all()
    return OralEvaluation.objects.filter(said_to(person), group__in=standing.group_ids())


def oral_evaluation_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> OralEvaluation:
    related = ("evaluation__structure", "group__structure", "meeting", "item__parent", "plan")
    found = oral_evaluations_for(person).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY and not standing_of(person).has(found.group_id, wanted):
        raise PermissionDenied
    return found


def recommendation_sets_for(person: Person) -> QuerySet[RecommendationSet]:
    """Everybody in the structure follows what becomes of recommendations: most are for others than those who
    keep them."""
    standing = standing_of(person)
    if standing.is_administrator:
        return RecommendationSet.objects.all()
    return RecommendationSet.objects.filter(structure__in=standing.structure_ids())


def recommendation_set_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> RecommendationSet:
    """For more than reading, a role in the group that keeps them."""
    related = ("structure", "group", "evaluation", "document")
    found = recommendation_sets_for(person).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY and not standing_of(person).has(found.group_id, wanted):
        raise PermissionDenied
    return found
