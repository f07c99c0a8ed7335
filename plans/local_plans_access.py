"""The only way to requests for local plans: the group that asks, and the groups that lie under it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import standing_of
from groups.models import GroupRelation, Person
from groups.relations import PARENT
from plans.access import PLANNERS, may
from plans.models import ActivityPlan, PlanRequest


def plan_requests_for(person: Person, today: date) -> QuerySet[PlanRequest]:
    standing = standing_of(person)
    if standing.is_administrator:
        return PlanRequest.objects.all()
    groups = standing.group_ids()
    above = GroupRelation.objects.in_force(today).filter(kind=PARENT, group__in=groups).values("other")
    return PlanRequest.objects.filter(Q(group__in=groups) | Q(group__in=above))


def plan_request_for(person: Person, pk: int, today: date) -> PlanRequest:
    found = plan_requests_for(person, today).select_related("group__structure").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def plan_request_to_keep(person: Person, pk: int, today: date) -> PlanRequest:
    """For office and presidency of the group that asks."""
    found = plan_request_for(person, pk, today)
    if not may(person, found.group_id):
        raise PermissionDenied
    return found


def reads_all_of(person: Person, request: PlanRequest) -> bool:
    """The group that asks reads all answers; a local group its own."""
    standing = standing_of(person)
    return standing.is_administrator or request.group_id in standing.group_ids()


def plans_to_hand_in(person: Person, request: PlanRequest, group_id: int) -> QuerySet[ActivityPlan]:
    """The local group's adopted plans that the person may hand in; none for whoever may not write for it."""
    if not may(person, group_id, PLANNERS):
        return ActivityPlan.objects.none()
    rows = ActivityPlan.objects.filter(group=group_id, state=ActivityPlan.State.ADOPTED)
    return rows.filter(starts_on__lte=request.ends_on, ends_on__gte=request.starts_on)
