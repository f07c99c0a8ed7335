"""The ways to what belongs to a plan, and to the register of superior goals."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import (
    Appointment,
    DocumentVersion,
    Group,
    GroupRole,
    Person,
    ReadingCircle,
    Structure,
)
from groups.structure import TO_EVERYBODY
from plans.access import PLANNERS, plan_for
from plans.models import ActivityPlan, Goal, GoalIndicator, GoalSuperior, PlanSource, SuperiorGoal
from samverkan.lib.reading import sorting_key

NARROW = [circle for circle in ReadingCircle if circle != ReadingCircle.GROUP]


def draft_for(person: Person, pk: int) -> ActivityPlan:
    """A draft to write in; an adopted version has nothing to write in and is not there."""
    plan = plan_for(person, pk, PLANNERS)
    if plan.state != ActivityPlan.State.DRAFT:
        raise Http404
    return plan


def goal_for(person: Person, pk: int, *, to_write: bool = True) -> Goal:
    """A goal of a draft; without `to_write` of any version, for those who plan."""
    goal = _found(Goal.objects.select_related("responsible"), pk)
    goal.plan = (draft_for if to_write else _planned)(person, goal.plan_id)
    return goal


def _planned(person: Person, pk: int) -> ActivityPlan:
    return plan_for(person, pk, PLANNERS)


def target_for(person: Person, pk: int) -> GoalIndicator:
    row = _found(GoalIndicator.objects.select_related("goal", "indicator"), pk)
    row.goal.plan = draft_for(person, row.goal.plan_id)
    return row


def tie_for(person: Person, pk: int) -> GoalSuperior:
    tie = _found(GoalSuperior.objects.select_related("goal", "superior"), pk)
    tie.goal.plan = draft_for(person, tie.goal.plan_id)
    return tie


def source_for(person: Person, pk: int) -> PlanSource:
    source = _found(PlanSource.objects.all(), pk)
    source.plan = draft_for(person, source.plan_id)
    return source


def structure_for(person: Person, slug: str, *, to_write: bool = False) -> Structure:
    """For everybody in some group of it; its registers are kept by those who staff one."""
    structure = Structure.objects.filter(slug=slug).first()
    return _in_structure(person, structure, to_write)


def superior_for(person: Person, pk: int) -> SuperiorGoal:
    superior = _found(SuperiorGoal.objects.select_related("structure"), pk)
    _in_structure(person, superior.structure, to_write=True)
    return superior


def may_keep_registers(person: Person, structure: Structure) -> bool:
    standing = standing_of(person)
    return standing.is_administrator or structure.pk in standing.structure_ids(STAFF)


def _in_structure(person: Person, structure: Structure | None, to_write: bool) -> Structure:
    standing = standing_of(person)
    inside = standing.is_administrator or (structure and structure.pk in standing.structure_ids(EVERYBODY))
    if structure is None or not inside:
        raise Http404
    if to_write and not may_keep_registers(person, structure):
        raise PermissionDenied
    return structure


def _found(rows: QuerySet, pk: int):
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def holding(plan: ActivityPlan) -> QuerySet[SuperiorGoal]:
    """The superior goals of the structure that hold some day of the plan."""
    rows = SuperiorGoal.objects.filter(structure=plan.group.structure_id, valid_from__lte=plan.ends_on)
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=plan.starts_on))


def documents_of(group: Group) -> QuerySet[DocumentVersion]:
    """The newest version of each document that everybody in the group reads, by title."""
    newest = DocumentVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")
    rows = DocumentVersion.objects.filter(document__group=group, pk=Subquery(newest[:1]))
    rows = rows.filter(document__circle=ReadingCircle.GROUP)
    return rows.select_related("document").order_by("document__title")


def sources_of(group: Group) -> list[PlanSource]:
    """What the group has started from in its plans, each once, by title: its own source material (S001-40).
    A document that the whole group no longer reads is left out. One query."""
    rows = PlanSource.objects.filter(plan__group=group).select_related("plan", "document__document")
    rows = rows.exclude(document__isnull=False, document__document__circle__in=NARROW)
    found = {(row.title, row.link, row.document_id): row for row in rows.order_by("plan__starts_on", "pk")}
    return sorted(found.values(), key=lambda row: sorting_key(row.title))


def open_plans(today: date) -> QuerySet[ActivityPlan]:
    """What everybody may read: adopted or closed, marked public, of a group that everybody may know of."""
    rows = ActivityPlan.objects.filter(is_public=True, state__in=["adopted", "closed"])
    return rows.filter(group__state__in=TO_EVERYBODY, adopted_on__lte=today).select_related(
        "group__structure"
    )


def people_of(group: Group, on: date, also: Person | None = None) -> list[Person]:
    """Who may answer for a goal: those who sit in the group or staff it, and who does so now; in Swedish
    order."""
    seated = Appointment.objects.in_force(on).filter(group=group).values("person")
    staff = GroupRole.objects.in_force(on).filter(group=group).values("person")
    rows = Person.objects.filter(Q(pk__in=seated) | Q(pk__in=staff) | Q(pk=also.pk if also else None))
    return sorted(rows, key=lambda person: sorting_key(person.name))
