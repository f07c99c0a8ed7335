"""The link that an organisation reports by, without log-in."""

from datetime import date

from groups.models import Link, ReadingCircle
from issues.assignment_reached import contacts_of
from issues.models import Assignment, AssignmentPerformer


def living_performer(link: Link, today: date) -> AssignmentPerformer | None:
    """What the link is about; None once it is withdrawn or closed, and for whoever would not be written to
    today: a contact that has ended (S000-33)."""
    rows = AssignmentPerformer.objects.filter(
        organization__isnull=False, assignment__circle=ReadingCircle.GROUP
    )
    rows = rows.exclude(assignment__state=Assignment.State.CANCELLED)
    rows = rows.select_related("organization", "assignment__issue", "assignment__commissioner")
    found = rows.prefetch_related("organization__names").filter(pk=link.object_id).first()
    if found is None or _is_closed(found.assignment):
        return None
    asked = [person for person, _name, _address in contacts_of(found.organization, today)]
    return found if link.person in asked else None


def _is_closed(assignment: Assignment) -> bool:
    return bool(assignment.issue) and assignment.issue.circle != ReadingCircle.GROUP
