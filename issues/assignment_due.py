"""What falls due by itself about assignments: reminders, and the yearly ones."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from groups.models import Group
from groups.post import daily
from issues.actions.assignment_work import remind_by_the_day
from issues.actions.yearly_assignments import give_this_years
from issues.assignment_states import UNDONE
from issues.models import Assignment, YearlyAssignment
from samverkan.lib.one_by_one import one_by_one


@daily
def give_yearly_assignments(now: datetime) -> None:
    # A turn may end the year after the last one it is given in.
    year = timezone.localdate(now).year - 1
    rows = YearlyAssignment.objects.filter(Q(last_year__isnull=True) | Q(last_year__gte=year))
    one_by_one(list(rows), lambda yearly: give_this_years(yearly, by=None, now=now))


@daily
def remind_of_assignments(now: datetime) -> None:
    rows = Assignment.objects.filter(state__in=UNDONE).exclude(commissioner__state=Group.State.CLOSED)
    one_by_one(list(rows), lambda assignment: remind_by_the_day(assignment, by=None, now=now))
