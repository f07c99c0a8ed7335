"""The only way to evaluations, surveys and recommendations: outsiders get 404, insiders without the right
403.

An evaluation is of several groups. Who staffs every one of them, or is administrator, sees to it: to its
surveys, and to the report, which tells of all. Who staffs one works with what is that group's own, and
whoever belongs to one reads what has been reported. What was said at a group's table is that group's alone
until the report tells it.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from evaluations.models import (
    EvaluatedGroup,
    Evaluation,
    OralEvaluation,
    RecommendationSet,
    Survey,
    SurveyRecipients,
)
from evaluations.oral_circle import said_to
from groups.access import EVERYBODY, PRESIDENCY, STAFF, standing_of
from groups.models import Group, Person
from samverkan.lib.refusal import Refused

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


def evaluations_seen_to(person: Person) -> QuerySet[Evaluation]:
    """Those where the person staffs every group. A closed one has no staff of its own left; it is read by the
    staff of another (`groups.access`), so it stands in nobody's way, and gives nobody the right."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Evaluation.objects.all()
    there, own = EvaluatedGroup.objects.filter(evaluation=OuterRef("pk")), standing.group_ids(STAFF)
    others = there.exclude(group__in=own).exclude(group__state=Group.State.CLOSED)
    return Evaluation.objects.filter(Exists(there.filter(group__in=own)), ~Exists(others))


def sees_to(person: Person, evaluation: int) -> bool:
    return evaluations_seen_to(person).filter(pk=evaluation).exists()


def refuse_others(evaluation: int, by: Person | None) -> None:
    """For verbs; None is the worker."""
    if by is not None and not sees_to(by, evaluation):
        text = _("The evaluation is of several groups. Only who sees to all of them may do this.")
        raise Refused(text, code="not_all_groups")


def evaluation_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Evaluation:
    """With `wanted` STAFF for those who see to it."""
    found = evaluations_for(person).select_related("structure").filter(pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY and not sees_to(person, pk):
        raise PermissionDenied
    return found


def surveys_for(person: Person) -> QuerySet[Survey]:
    """All surveys of the evaluations that the person sees to, and those reported of the person's groups."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Survey.objects.all()
    seen_to = Q(evaluation__in=evaluations_seen_to(person).values("pk"))
    told = Q(evaluation__in=evaluations_for(person).values("pk"), state__in=TOLD)
    return Survey.objects.filter(seen_to | told)


def surveys_asked_of(person: Person) -> QuerySet[Survey]:
    """Open ones that somebody in the person's groups is asked to answer. That there is one, and its last day,
    those groups know; who has answered nobody does."""
    own = SurveyRecipients.objects.filter(survey=OuterRef("pk"), group__in=standing_of(person).group_ids())
    return Survey.objects.filter(Exists(own), state=Survey.State.OPEN)


def survey_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Survey:
    """With `wanted` STAFF for those who see to it; others know nothing of one that is not told, but that
    there is one is no secret to who staffs one of the groups."""
    found = surveys_for(person).select_related("evaluation__structure").filter(pk=pk).first()
    if found is None:
        if evaluations_for(person, STAFF).filter(surveys=pk).exists():
            raise PermissionDenied
        raise Http404
    if wanted != EVERYBODY and not sees_to(person, found.evaluation_id):
        raise PermissionDenied
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
