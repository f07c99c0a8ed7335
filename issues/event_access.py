"""Which lines of the time lines somebody reads: one condition for what is new and for the mails about it."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Person, ReadingCircle
from groups.reading import circles_read_by
from issues.issue_access import issues_for
from issues.models import IssueEvent

# What an upper room knows of its own lines: (reader) -> Q over IssueEvent, asked beside the circles.
CONDITIONS: list[Callable[[Person], Q]] = []


def reads_events(function: Callable[[Person], Q]) -> Callable[[Person], Q]:
    """Registers a condition; the module is imported from the room's `ready()`."""
    CONDITIONS.append(function)
    return function


def events_for(person: Person) -> QuerySet[IssueEvent]:
    """The lines of `issues_for` in circles of the person's.

    Says of every issue's lines what `circles_of` says of one issue's; a test holds the two together.
    """
    standing = standing_of(person)
    rows = IssueEvent.objects.order_by().filter(issue__in=issues_for(person).order_by().values("pk"))
    for condition in CONDITIONS:
        rows = rows.filter(condition(person))
    if standing.is_administrator:
        return rows
    homeless = Q(issue__home_group__isnull=True, issue__structure__in=standing.structure_ids(STAFF))
    allowed = Q(circle=ReadingCircle.GROUP) | homeless
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        groups = Q(issue__home_group__in=standing.group_ids(roles))
        allowed |= groups & Q(circle__in=circles_read_by(roles))
    return rows.filter(allowed)
