"""The ways to an activity, and for which organisations a person may say what they do."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from groups.access import EVERYBODY
from groups.models import Appointment, Person
from plans.access import PLANNERS, may, plan_for
from plans.held_readings import named_organizations
from plans.models import Activity, ActivityPlan, ActivityTie
from plans.plan_access import draft_for
from plans.plan_activities import versions_of


def activity_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Activity:
    """An activity of a plan that the person reads; `wanted` as in `plan_for`."""
    activity = _found(pk)
    activity.goal.plan = plan_for(person, activity.goal.plan_id, wanted)
    return activity


def activity_to_report(person: Person, pk: int) -> Activity:
    """For those who plan, and the one who answers for it."""
    activity = activity_for(person, pk)
    if not may_report(person, activity):
        raise PermissionDenied
    return activity


def may_report(person: Person, activity: Activity) -> bool:
    """No query. A reader of the group above, where a plan is handed in, answers for nothing in it."""
    group = activity.goal.plan.group_id
    return may(person, group) or (activity.responsible_id == person.pk and may(person, group, EVERYBODY))


def activity_to_write(person: Person, pk: int) -> Activity:
    """One of a draft, for those who plan."""
    activity = _found(pk)
    activity.goal.plan = draft_for(person, activity.goal.plan_id)
    return activity


def activity_tie_for(activity: Activity, pk: int) -> ActivityTie:
    """A tie of this activity, from whichever side and in whichever version it was made."""
    versions = versions_of(activity)
    of_it = Q(activity__in=versions) | Q(other__in=versions)
    tie = ActivityTie.objects.filter(of_it, pk=pk).first()
    if tie is None:
        raise Http404
    return tie


def answers_for(person: Person, plan: ActivityPlan, today: date) -> dict[int, str]:
    """`{organisation: name}` that the person may speak for: those who plan for all with a seat, a member or
    substitute for the one that they sit for; at most two queries."""
    names = named_organizations(plan.group_id, today)
    if may(person, plan.group_id, PLANNERS):
        return names
    own = Appointment.objects.in_force(today).filter(group=plan.group_id, person=person).order_by()
    sits_for = set(own.values_list("seat__organization", flat=True))
    return {pk: name for pk, name in names.items() if pk in sits_for}


def speaks_for(person: Person, activity: Activity, organization: int, today: date) -> str:
    """The organisation's name. 404 for one that has no seat, 403 for somebody else's."""
    plan = activity.goal.plan
    names = named_organizations(plan.group_id, today)
    if organization not in names or not may(person, plan.group_id, EVERYBODY):
        raise Http404
    if organization not in answers_for(person, plan, today):
        raise PermissionDenied
    return names[organization]


def _found(pk: int) -> Activity:
    activity = Activity.objects.select_related("goal", "responsible").filter(pk=pk).first()
    if activity is None:
        raise Http404
    return activity
