"""The only way to a plan, an indicator and a request for money: outsiders get 404, insiders without the right
403."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import EVERYBODY, PRESIDENCY, STAFF, Standing, standing_of
from groups.models import Person
from plans.models import ActivityPlan, Indicator

# Who writes plans, measures and gathers the year (domain.md 6.5: official, group).
PLANNERS = STAFF | PRESIDENCY


def plans_for(person: Person) -> QuerySet[ActivityPlan]:
    """Plans of the person's groups, and those handed in to them. A draft is read by the whole group: it is to
    be talked about before it is adopted."""
    standing = standing_of(person)
    if standing.is_administrator:
        return ActivityPlan.objects.all()
    groups = standing.group_ids()
    handed_in = ActivityPlan.objects.filter(handed_in__request__group__in=groups).values("pk")
    return ActivityPlan.objects.filter(Q(group__in=groups) | Q(pk__in=handed_in))


def plan_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> ActivityPlan:
    plan = plans_for(person).select_related("group__structure", "adopted_at").filter(pk=pk).first()
    if plan is None:
        raise Http404
    if wanted != EVERYBODY and not may(person, plan.group_id, wanted):
        raise PermissionDenied
    return plan


def indicators_for(person: Person) -> QuerySet[Indicator]:
    """Indicators of the person's groups."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Indicator.objects.all()
    return Indicator.objects.filter(group__in=standing.group_ids())


def indicator_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Indicator:
    indicator = indicators_for(person).select_related("group__structure", "responsible").filter(pk=pk).first()
    if indicator is None:
        raise Http404
    if wanted != EVERYBODY and not may(person, indicator.group_id, wanted):
        raise PermissionDenied
    return indicator


def indicator_to_enter(person: Person, pk: int) -> Indicator:
    """For those who may write its readings."""
    indicator = indicator_for(person, pk)
    if not may_enter(person, indicator):
        raise PermissionDenied
    return indicator


def may_enter(person: Person, indicator: Indicator) -> bool:
    """Those who plan, and the one who is responsible for it: the reminder leads there. No query."""
    return indicator.responsible_id == person.pk or may(person, indicator.group_id)


def may(person: Person, group_id: int, wanted: frozenset[str] = PLANNERS) -> bool:
    """Whether the person has one of these roles in the group. No query."""
    standing: Standing = standing_of(person)
    return standing.has(group_id, wanted)
