"""The assignments that somebody is to see to, for the start page."""

from datetime import date

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from groups.access import standing_of
from groups.models import Person
from issues.assignment_access import assignments_for, own_assignments
from issues.assignment_states import UNDONE
from issues.issue_access import MOVERS
from issues.models import Assignment, PartialReport

DELIVERED = Assignment.State.DELIVERED


def waiting_assignments(person: Person, soon: date) -> QuerySet[Assignment]:
    """What the person is to report or deliver by the day `soon`, each with `next_day`; and what has been
    delivered to the groups that they staff or lead, and waits to be approved."""
    reports = PartialReport.objects.filter(assignment=OuterRef("pk"), handed_in_on__isnull=True).order_by()
    first = reports.values("assignment").annotate(first=Min("due_on")).values("first")
    due = Q(deliver_by__lte=soon) | Q(Exists(reports.filter(due_on__lte=soon)))
    mine = own_assignments(person).filter(due, state__in=UNDONE)
    groups = standing_of(person).group_ids(MOVERS)
    ours = assignments_for(person).filter(commissioner__in=groups, state=DELIVERED)
    rows = Assignment.objects.filter(
        Q(pk__in=mine.order_by().values("pk")) | Q(pk__in=ours.order_by().values("pk"))
    )
    return rows.annotate(next_day=Coalesce(Subquery(first), F("deliver_by")))
