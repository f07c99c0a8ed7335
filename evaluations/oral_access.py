"""The ways to what is asked and said in an oral evaluation, and to the items it may be held at. Outsiders
404, insiders without the right 403."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from evaluations.access import RECORDERS, oral_evaluation_for
from evaluations.models import Evaluation, Judgement, OralEvaluation, OralQuestion, Viewpoint
from evaluations.oral_circle import said_to, said_to_all
from groups.access import EVERYBODY, STAFF, require, standing_of
from groups.models import Group, Person
from meetings.models import AgendaItem, Meeting
from meetings.readable import open_items

# What the title of such an item has in it, in the languages there are.
LOOKING_BACK = ("utvärder", "evaluat")
# A period is talked about within it, or soon after.
AFTER = timedelta(days=180)


def oral_to_write(person: Person, pk: int) -> OralEvaluation:
    """For those who write down what is said at the group's table."""
    return oral_evaluation_for(person, pk, RECORDERS)


def question_to_write(person: Person, pk: int) -> OralQuestion:
    question = OralQuestion.objects.filter(pk=pk).first()
    if question is None:
        raise Http404
    question.oral = oral_to_write(person, question.oral_id)
    return question


def viewpoint_to_write(person: Person, pk: int) -> Viewpoint:
    viewpoint = Viewpoint.objects.select_related("question").filter(pk=pk).first()
    if viewpoint is None:
        raise Http404
    viewpoint.question.oral = oral_to_write(person, viewpoint.question.oral_id)
    return viewpoint


def group_of(person: Person, evaluation: Evaluation, slug: str, wanted=RECORDERS) -> Group:
    """A group of the evaluation in which the person has one of these roles."""
    rows = Group.objects.filter(evaluations__evaluation=evaluation, slug=slug)
    if (found := rows.select_related("structure").first()) is None:
        raise Http404
    require(person, found.pk, wanted)
    return found


def own_groups(person: Person, evaluation: Evaluation) -> QuerySet[Group]:
    """Those of the evaluation's groups that the person belongs to: what was said at a table is its own."""
    rows = Group.objects.filter(evaluations__evaluation=evaluation)
    standing = standing_of(person)
    if not standing.is_administrator:
        rows = rows.filter(pk__in=standing.group_ids(EVERYBODY))
    return rows


def judgements_for(person: Person) -> QuerySet[Judgement]:
    """Those of the person's groups, said at no item or at one that the person reads; and, as the page of a
    closed group, those of it that the whole group read, for who staffs another in the structure."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Judgement.objects.all()
    own = said_to(person) & Q(group__in=standing.group_ids(EVERYBODY))
    closed = Q(group__state=Group.State.CLOSED, group__structure__in=standing.structure_ids(STAFF))
    return Judgement.objects.filter(own | closed & said_to_all())


def judgement_to_write(person: Person, pk: int) -> Judgement:
    related = ("evaluation", "group__structure")
    judgement = judgements_for(person).select_related(*related).filter(pk=pk).first()
    if judgement is None:
        raise Http404
    require(person, judgement.group_id, RECORDERS)
    return judgement


def judgement_to_change(person: Person, evaluation: Evaluation, group: Group) -> Judgement | None:
    """What is judged of the group so far. 403 where it was said at an item that the person does not read:
    nobody writes over what they may not see."""
    found = Judgement.objects.filter(evaluation=evaluation, group=group).first()
    if found and not judgements_for(person).filter(pk=found.pk).exists():
        raise PermissionDenied
    return found


def items_of_talk(person: Person, evaluation: Evaluation, group: Group) -> list[AgendaItem]:
    """The items of the group's meetings of the period that the person reads, to come or held: those of the
    last ordinary meeting first (S000-03). One query."""
    rows = open_items(person).filter(meeting__group=group, meeting__cancelled_at=None)
    until = evaluation.ends_on + AFTER
    rows = rows.filter(meeting__date__range=(evaluation.starts_on, until))
    found = list(rows.select_related("meeting").order_by("-meeting__date", "position"))
    last = last_ordinary_day(found, evaluation)
    return sorted(found, key=lambda item: item.meeting.date != last)


def last_ordinary_day(items: list[AgendaItem], evaluation: Evaluation):
    days = [item.meeting.date for item in items if item.meeting.kind == Meeting.Kind.ORDINARY]
    return max((day for day in days if day <= evaluation.ends_on), default=None)


def usual_item(items: list[AgendaItem], evaluation: Evaluation) -> int | None:
    """The item of the last ordinary meeting that is about looking back (S000-03)."""
    last = last_ordinary_day(items, evaluation)
    for item in items:
        if item.meeting.date == last and any(word in item.title.casefold() for word in LOOKING_BACK):
            return item.pk
    return None
