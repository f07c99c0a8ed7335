"""The only way to an issue: outsiders get 404, insiders without the right 403."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from groups.access import EVERYBODY, PRESIDENCY, STAFF, Standing, standing_of
from groups.models import Person, ReadingCircle
from groups.reading import circles_in, circles_read_by
from issues.models import Issue, IssueGroup

# Who moves an issue, screens it and orders the lists (domain.md 6.5: official, chair).
MOVERS = STAFF | PRESIDENCY
RELATED = ("structure", "home_group", "owner_person", "owner_group", "owner_organization")


def issues_for(person: Person) -> QuerySet[Issue]:
    """The issues of the person's groups, those they take part in, and those the person has raised.

    An issue without a home is seen by who staffs or leads some group of its structure (S000-25).
    """
    standing = standing_of(person)
    if standing.is_administrator:
        return Issue.objects.all()
    groups = standing.group_ids()
    shares = IssueGroup.objects.filter(issue=OuterRef("pk"), group__in=groups)
    homeless = Q(home_group__isnull=True, structure__in=standing.structure_ids(MOVERS))
    seen = Q(home_group__in=groups) | Exists(shares) | homeless
    return Issue.objects.filter(seen & _open_to(standing) | Q(raised_by=person))


def _open_to(standing: Standing) -> Q:
    """A closed issue is read by its circle in the home group; in the groups that take part by nobody."""
    allowed = Q(circle=ReadingCircle.GROUP)
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        allowed |= Q(home_group__in=standing.group_ids(roles), circle__in=circles_read_by(roles))
    return allowed


def issue_for(
    person: Person,
    pk: int,
    wanted: frozenset[str] = EVERYBODY,
    rows: Callable[[QuerySet[Issue]], QuerySet[Issue]] | None = None,
) -> Issue:
    """The issue; `rows` adds what a page reads beside it."""
    found = issues_for(person).select_related(*RELATED)
    issue = (rows(found) if rows else found).filter(pk=pk).first()
    if issue is None:
        raise Http404
    if wanted != EVERYBODY and not may(person, issue, wanted):
        raise PermissionDenied
    return issue


def may(person: Person, issue: Issue, wanted: frozenset[str] = MOVERS) -> bool:
    """Whether the person has one of these roles in the home group, or, without a home, in some group of the
    structure. No query."""
    standing = standing_of(person)
    if issue.home_group_id:
        return standing.has(issue.home_group_id, wanted)
    return standing.is_administrator or issue.structure_id in standing.structure_ids(wanted)


def issues_moved_by(person: Person) -> QuerySet[Issue]:
    """Says of all issues what `may(person, issue, MOVERS)` says of one."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Issue.objects.all()
    homeless = Q(home_group__isnull=True, structure__in=standing.structure_ids(MOVERS))
    return issues_for(person).filter(Q(home_group__in=standing.group_ids(MOVERS)) | homeless)


def circles_of(person: Person, issue: Issue) -> frozenset[str]:
    """The circles whose lines of the time line the person reads. No query."""
    if issue.home_group_id:
        return circles_in(person, issue.home_group_id)
    is_office = may(person, issue, STAFF)
    return frozenset(ReadingCircle.values) if is_office else frozenset({ReadingCircle.GROUP})
