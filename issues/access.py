"""The only way to an action: those of one's groups, and one's own wherever they were promised."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import PRESIDENCY, STAFF, Standing, standing_of
from groups.models import Person, ReadingCircle
from groups.reading import circles_read_by
from issues.models import Action

RELATED = ("group", "owner_person", "owner_group", "owner_organization")
NAMED = ("group__names", "owner_group__names", "owner_organization__names")


def actions_for(person: Person) -> QuerySet[Action]:
    """What the person may see; an administrator sees all."""
    standing = standing_of(person)
    rows = Action.objects.select_related(*RELATED).prefetch_related(*NAMED)
    if standing.is_administrator:
        return rows
    groups = standing.group_ids()
    own = Q(group__in=groups) | Q(owner_group__in=groups)
    return rows.filter(own & _open_to(standing) | Q(owner_person=person))


def _open_to(standing: Standing) -> Q:
    """Of what arose at a closed item: what the person's roles in that group may read (ruling 2)."""
    allowed = Q(circle=ReadingCircle.GROUP)
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        allowed |= Q(group__in=standing.group_ids(roles), circle__in=circles_read_by(roles))
    return allowed


def changed_by(person: Person) -> Q:
    """Says of all actions what `may_change` says of one."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Q(pk__isnull=False)
    staffed = standing.group_ids(STAFF)
    return Q(owner_person=person) | Q(group__in=staffed) | Q(owner_group__in=staffed)


def may_change(person: Person, action: Action) -> bool:
    """The owner, and those who staff the group that owns it or where it was promised."""
    standing = standing_of(person)
    groups = {action.group_id, action.owner_group_id} - {None}
    return action.owner_person_id == person.pk or any(standing.has(group, STAFF) for group in groups)


def action_to_change(person: Person, pk: int) -> Action:
    action = action_for(person, pk)
    if not may_change(person, action):
        raise PermissionDenied
    return action


def action_for(person: Person, pk: int) -> Action:
    action = actions_for(person).filter(pk=pk).first()
    if action is None:
        raise Http404
    return action
