"""The only way to the report of an evaluation: outsiders get 404, insiders without the right 403."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from evaluations.access import evaluation_for, sees_to
from evaluations.models import Evaluation, Report
from groups.access import EVERYBODY, require
from groups.models import Group, Person


def report_for(
    person: Person, pk: int, wanted: frozenset[str] = EVERYBODY
) -> tuple[Evaluation, Report | None, bool]:
    """(the evaluation `pk`, its report if it is begun, whether the person sees to it).

    What was said in each group is nobody else's until the report tells it: a draft is for those who see to
    the evaluation.
    """
    evaluation = evaluation_for(person, pk, wanted)
    report = Report.objects.filter(evaluation=evaluation).first()
    may_write = sees_to(person, pk)
    if not may_write and (report is None or report.state == Report.State.DRAFT):
        raise PermissionDenied
    if report:
        report.evaluation = evaluation
    return evaluation, report, may_write


def group_report_for(person: Person, pk: int, slug: str) -> tuple[Report, Group, bool]:
    """(the report of the evaluation `pk`, the group of it that it is read for, whether the person sees to the
    evaluation). What a group did and hands over is read whole by its own people."""
    evaluation = evaluation_for(person, pk)
    group = Group.objects.filter(evaluations__evaluation=evaluation, slug=slug).first()
    if group is None:
        raise Http404
    require(person, group.pk, EVERYBODY)
    _evaluation, report, may_write = report_for(person, pk)
    if report is None:
        raise Http404
    return report, group, may_write


def told_reports() -> QuerySet[Report]:
    """What the groups may read: no drafts."""
    return Report.objects.exclude(state=Report.State.DRAFT)


def open_reports() -> QuerySet[Report]:
    """What everybody may read."""
    return Report.objects.filter(state=Report.State.PUBLISHED).select_related("evaluation__structure")
