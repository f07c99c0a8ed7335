"""The only way to an assignment, and what somebody is to it: outsiders 404, insiders without the right
403."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Person, ReadingCircle
from groups.reading import circles_read_by
from issues.assignment_states import ACTS_OF, Act, Who
from issues.issue_access import MOVERS, issues_for
from issues.models import Assignment, AssignmentPerformer, YearlyAssignment

Part = AssignmentPerformer.Part


def assignments_for(person: Person) -> QuerySet[Assignment]:
    """Those that the person's groups have given, do or take part in, those of issues that the person reads,
    and what the person, or an organisation they are the contact of, is to do.

    A closed one is read by its circle in each of those groups, and by who is asked by name.
    """
    standing = standing_of(person)
    if standing.is_administrator:
        return Assignment.objects.all()
    found = _done_by(person=person)
    found |= _open(frozenset({ReadingCircle.GROUP})) & (
        _of(standing.group_ids()) | Q(issue__in=issues_for(person).order_by().values("pk"))
    )
    if standing.organizations:
        found |= _open(frozenset({ReadingCircle.GROUP})) & _done_by(organization__in=standing.organizations)
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        if groups := standing.group_ids(roles):
            found |= _open(circles_read_by(roles)) & _of(groups)
    return Assignment.objects.filter(found)


def _open(circles: frozenset[str]) -> Q:
    """The assignment, and its issue, which may have been closed since."""
    return Q(circle__in=circles) & (Q(issue__isnull=True) | Q(issue__circle__in=circles))


def _of(groups: list[int]) -> Q:
    return Q(commissioner__in=groups) | _done_by(group__in=groups)


def _done_by(**who) -> Q:
    return Q(Exists(AssignmentPerformer.objects.order_by().filter(assignment=OuterRef("pk"), **who)))


def own_assignments(person: Person) -> QuerySet[Assignment]:
    """What the person is to see to: by name, for an organisation, or for a group that they staff or
    lead."""
    standing = standing_of(person)
    mine = _done_by(person=person) | _done_by(group__in=standing.group_ids(MOVERS), part=Part.PERFORMER)
    mine |= _done_by(organization__in=standing.organizations, part=Part.PERFORMER)
    return assignments_for(person).filter(mine)


def assignment_for(person: Person, pk: int) -> tuple[Assignment, Who]:
    rows = assignments_for(person).select_related("issue", "commissioner", "yearly")
    found = rows.prefetch_related("commissioner__names").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, who_is(person, found)


def assignment_to(person: Person, pk: int, act: Act | None = None) -> tuple[Assignment, Who]:
    """For whoever may do it in some state; without `act`, for those who commissioned it."""
    found, who = assignment_for(person, pk)
    if who != Who.COMMISSIONER and (act is None or act not in ACTS_OF[who]):
        raise PermissionDenied
    return found, who


def who_is(person: Person, assignment: Assignment) -> Who:
    """One query for whoever has not commissioned it."""
    standing = standing_of(person)
    if standing.has(assignment.commissioner_id, MOVERS):
        return Who.COMMISSIONER
    mine = Q(person=person) | Q(group__in=standing.group_ids(MOVERS))
    mine |= Q(organization__in=standing.organizations)
    does = assignment.performers.filter(mine, part=Part.PERFORMER)
    return Who.PERFORMER if does.exists() else Who.READER


def reads_issue(person: Person, assignment: Assignment) -> bool:
    return bool(assignment.issue_id) and issues_for(person).filter(pk=assignment.issue_id).exists()


def yearly_for(person: Person, pk: int) -> YearlyAssignment:
    """A yearly assignment, for those who staff or lead the group that gives it."""
    standing = standing_of(person)
    rows = YearlyAssignment.objects.select_related("commissioner", "performer")
    found = rows.filter(pk=pk).first()
    groups = found and {found.commissioner_id, found.performer_id}
    if not found or not (standing.is_administrator or groups & set(standing.group_ids())):
        raise Http404
    if not standing.has(found.commissioner_id, MOVERS):
        raise PermissionDenied
    return found
