"""The only way to a year's follow-up: outsiders get 404, insiders without the right 403."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import Person
from groups.structure import TO_EVERYBODY
from plans.access import PLANNERS
from plans.models import FollowUp, Goal

RELATED = ("structure", "group__structure", "plan", "adopted_at__meeting", "summary_by")


def follow_ups_for(person: Person) -> QuerySet[FollowUp]:
    """Those of the person's groups, drafts too: they are to be talked about before they are adopted. The
    combined one is read by who staffs some group of the structure; published, everybody reads its public
    page."""
    standing = standing_of(person)
    if standing.is_administrator:
        return FollowUp.objects.all()
    combined = Q(group__isnull=True, structure__in=standing.structure_ids(STAFF))
    return FollowUp.objects.filter(Q(group__in=standing.group_ids()) | combined)


def follow_up_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> FollowUp:
    found = follow_ups_for(person).select_related(*RELATED).filter(pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY and not may_follow_up(person, found):
        raise PermissionDenied
    return found


def may_follow_up(person: Person, follow_up: FollowUp) -> bool:
    """Whether the person gathers, reviews and publishes it. No query."""
    standing = standing_of(person)
    if follow_up.group_id:
        return standing.has(follow_up.group_id, PLANNERS)
    return standing.is_administrator or follow_up.structure_id in standing.structure_ids(STAFF)


def may_discard(person: Person, follow_up: FollowUp) -> bool:
    """The combined draft has what others have written in it, and anybody who staffs a group of the structure
    may open it: it is for who began it, or an administrator, to throw away. No query."""
    if follow_up.group_id or standing_of(person).is_administrator:
        return may_follow_up(person, follow_up)
    return may_follow_up(person, follow_up) and follow_up.begun_by_id == person.pk


def goal_to_comment(person: Person, pk: int, goal_pk: int) -> tuple[FollowUp, Goal]:
    """A goal of a draft's own plan, for who plans and for the one responsible."""
    found = follow_up_for(person, pk)
    goals = Goal.objects.filter(pk=goal_pk, plan=found.plan_id).select_related("responsible")
    goal = goals.first() if found.plan_id else None
    if goal is None or found.state != FollowUp.State.DRAFT:
        raise Http404
    if not (may_follow_up(person, found) or goal.responsible_id == person.pk):
        raise PermissionDenied
    return found, goal


def open_follow_ups() -> QuerySet[FollowUp]:
    """What everybody may read: published, and of a group that everybody may know of."""
    rows = FollowUp.objects.filter(state=FollowUp.State.PUBLISHED).select_related("structure")
    return rows.filter(Q(group__isnull=True) | Q(group__state__in=TO_EVERYBODY))
