"""Whose name plans still need: who answers for a goal, an indicator or an activity that goes on.

What somebody has written, entered or reviewed needs no name: the row stands, by whoever it was.
"""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from groups.person_registry import needed_since
from plans.models import Activity, ActivityPlan, ActivityProgress, Goal, Indicator

GOES_ON = (ActivityPlan.State.DRAFT, ActivityPlan.State.ADOPTED)
OVER = (Activity.State.DONE, Activity.State.CANCELLED)


@needed_since
def responsible_for_goals(limit: date) -> QuerySet:
    """Of a plan that is neither replaced nor closed, until what is kept from it has come to its end."""
    rows = Goal.objects.filter(plan__state__in=GOES_ON, plan__ends_on__gte=limit)
    return rows.filter(responsible__isnull=False).values("responsible")


@needed_since
def responsible_for_indicators(limit: date) -> QuerySet:
    """Of what is measured still, whatever plans come and go."""
    rows = Indicator.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=limit))
    return rows.filter(responsible__isnull=False).values("responsible")


@needed_since
def responsible_for_activities(limit: date) -> QuerySet:
    """Of a plan that goes on, until the activity is done or it is said that it will not be."""
    last = ActivityProgress.objects.filter(activity=OuterRef("pk")).order_by("-pk").values("state")
    rows = Activity.objects.filter(goal__plan__state__in=GOES_ON, goal__plan__ends_on__gte=limit)
    rows = rows.filter(responsible__isnull=False)
    # Of one that nothing has been said of yet it is nothing, which no list leaves out.
    rows = rows.annotate(last_state=Coalesce(Subquery(last[:1]), Value("")))
    return rows.exclude(last_state__in=OVER).values("responsible")
