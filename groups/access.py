"""The only way to a group and what belongs to it: outsiders get 404, insiders without the right 403
(design.md 3)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import Http404
from django.utils import timezone

from groups.models import Appointment, Group, GroupRole, Office, Person
from samverkan.lib.prepared import prepared

STAFF = frozenset({"secretary", "responsible_official", "deputy_official"})
PRESIDENCY = frozenset({"chair", "vice_chair"})
SEATED = frozenset({"member", "substitute"})
EVERYBODY = STAFF | PRESIDENCY | SEATED


@dataclass(frozen=True)
class Standing:
    """What a person is today in each group: `{group id: {"secretary", "chair", "member", …}}`."""

    person: Person
    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    structure_name: str = ""

    @property
    def is_administrator(self) -> bool:
        return self.person.is_superuser

    @property
    def is_staff(self) -> bool:
        return self.is_administrator or any(roles & STAFF for roles in self.roles.values())

    def group_ids(self, wanted: frozenset[str] = EVERYBODY) -> list[int]:
        return [group for group, roles in self.roles.items() if roles & wanted]

    def has(self, group_id: int, wanted: frozenset[str]) -> bool:
        return self.is_administrator or bool(self.roles.get(group_id, frozenset()) & wanted)


def standing_of(person: Person, on: date | None = None) -> Standing:
    """The person's roles on a day, in one query; today's are kept on the person for the rest of the
    request."""
    if on is None and (kept := getattr(person, "_standing_today", None)):
        return kept
    day = on or timezone.localdate()
    roles, names = defaultdict(set), set()
    for group, structure, role in _roles_on(person.pk, day):
        roles[group].add(role)
        names.add(structure)
    standing = Standing(
        person,
        {group: frozenset(found) for group, found in roles.items()},
        names.pop() if len(names) == 1 else "",
    )
    if on is None:
        person._standing_today = standing
    return standing


@prepared
def _roles_on(person: int, day: date) -> QuerySet:
    """(group, name of its structure, role)"""
    offices, seats = (
        _roles_in(Office.objects, person, day, "kind"),
        _roles_in(Appointment.objects, person, day, "capacity"),
    )
    return _roles_in(GroupRole.objects, person, day, "kind").union(offices, seats).order_by()


def _roles_in(rows, person: int, on: date, column: str) -> QuerySet:
    rows = rows.in_force(on).filter(person=person).order_by()
    return rows.annotate(role=F(column)).values_list("group_id", "group__structure__name", "role")


def groups_for(person: Person, wanted: frozenset[str] = EVERYBODY) -> QuerySet[Group]:
    """The groups the person may see in one of the wanted roles; an administrator sees all."""
    standing = standing_of(person)
    return (
        Group.objects.all()
        if standing.is_administrator
        else Group.objects.filter(pk__in=standing.group_ids(wanted))
    )


def require(person: Person, group_id: int, wanted: frozenset[str]) -> None:
    """404 for somebody outside the group, 403 for an insider without one of the wanted roles."""
    standing = standing_of(person)
    if not standing.has(group_id, EVERYBODY):
        raise Http404
    if not standing.has(group_id, wanted):
        raise PermissionDenied


def group_for(
    person: Person,
    slug: str,
    wanted: frozenset[str] = EVERYBODY,
    rows: Callable[[str], list[Group]] | None = None,
) -> Group:
    """The group; `rows` finds it by its slug where the page needs something else than its names and
    settings."""
    found = (rows or _with_names)(slug)
    if not found:
        raise Http404
    require(person, found[0].pk, wanted)
    return found[0]


@prepared
def _with_names(slug: str) -> QuerySet[Group]:
    return Group.objects.select_related("structure").prefetch_related("names", "settings").filter(slug=slug)
