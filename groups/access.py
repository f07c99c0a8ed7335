"""The only way to a group and what belongs to it: outsiders get 404, insiders without the right 403
(design.md 3)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.http import Http404
from django.utils import timezone

from groups.models import (
    Appointment,
    Group,
    GroupRole,
    Office,
    Organization,
    OrganizationContact,
    OrganizationName,
    Person,
    Structure,
    Term,
    TermChange,
)
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared

STAFF = frozenset({"secretary", "responsible_official", "deputy_official"})
PRESIDENCY = frozenset({"chair", "vice_chair"})
SEATED = frozenset({"member", "substitute"})
EVERYBODY = STAFF | PRESIDENCY | SEATED
CONTACT = "contact"


@dataclass(frozen=True)
class Standing:
    """What a person is today in each group: `{group id: {"secretary", "chair", "member", …}}`."""

    person: Person
    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    structure_name: str = ""
    # The structure of each group in `roles`, and the organisations the person is the contact of, with what
    # they are called that day.
    structures: dict[int, int] = field(default_factory=dict)
    organizations: frozenset[int] = frozenset()
    organization_names: dict[int, str] = field(default_factory=dict)

    @property
    def is_administrator(self) -> bool:
        return self.person.is_superuser

    @property
    def is_staff(self) -> bool:
        return self.is_administrator or any(roles & STAFF for roles in self.roles.values())

    def group_ids(self, wanted: frozenset[str] = EVERYBODY) -> list[int]:
        return [group for group, roles in self.roles.items() if roles & wanted]

    def structure_ids(self, wanted: frozenset[str] = EVERYBODY) -> set[int]:
        """The structures where the person has one of these roles in some group."""
        return {self.structures[group] for group in self.group_ids(wanted)}

    def has(self, group_id: int, wanted: frozenset[str]) -> bool:
        return self.is_administrator or bool(self.roles.get(group_id, frozenset()) & wanted)


def standing_of(person: Person, on: date | None = None) -> Standing:
    """The person's roles on a day, in one query; today's are kept on the person for the rest of the
    request."""
    if on is None and (kept := getattr(person, "_standing_today", None)):
        return kept
    day = on or timezone.localdate()
    roles, names, structures, organizations = defaultdict(set), set(), {}, {}
    for group, inside, name, role in _roles_on(person.pk, day):
        if role == CONTACT:
            organizations[inside] = name or f"#{inside}"
            continue
        roles[group].add(role)
        structures[group] = inside
        names.add(name)
    standing = Standing(
        person,
        {group: frozenset(found) for group, found in roles.items()},
        names.pop() if len(names) == 1 else "",
        structures,
        frozenset(organizations),
        organizations,
    )
    if on is None:
        person._standing_today = standing
    return standing


@prepared
def _roles_on(person: int, day: date) -> QuerySet:
    """(group, structure, name of the structure, role), and of a contact (0, organisation, its name,
    "contact")."""
    others = (
        _roles_in(Office.objects, person, day, "kind"),
        _roles_in(Appointment.objects, person, day, "capacity"),
        _contact_for(person, day),
    )
    return _roles_in(GroupRole.objects, person, day, "kind").union(*others).order_by()


def _roles_in(rows, person: int, on: date, column: str) -> QuerySet:
    rows = rows.in_force(on).filter(person=person).order_by()
    return rows.annotate(role=F(column)).values_list(
        "group_id", "group__structure_id", "group__structure__name", "role"
    )


def _contact_for(person: int, on: date) -> QuerySet:
    rows = OrganizationContact.objects.in_force(on).filter(person=person).order_by()
    rows = rows.annotate(
        no_group=Value(0, BigIntegerField()),
        organization_name=value_that_day(OrganizationName, "name", on, organization=OuterRef("organization")),
        role=Value(CONTACT, CharField()),
    )
    return rows.values_list("no_group", "organization_id", "organization_name", "role")


def groups_for(person: Person, wanted: frozenset[str] = EVERYBODY) -> QuerySet[Group]:
    """The groups the person may see in one of the wanted roles; an administrator sees all."""
    standing = standing_of(person)
    return (
        Group.objects.all()
        if standing.is_administrator
        else Group.objects.filter(pk__in=standing.group_ids(wanted))
    )


def readable_groups(person: Person) -> QuerySet[Group]:
    """`groups_for`, and the closed groups of the structures where the person staffs another."""
    closed = Group.objects.filter(
        state=Group.State.CLOSED, structure__in=standing_of(person).structure_ids(STAFF)
    )
    return groups_for(person) | closed


def require(person: Person, group_id: int, wanted: frozenset[str]) -> None:
    """404 for somebody outside the group, 403 for an insider without one of the wanted roles."""
    standing = standing_of(person)
    if standing.has(group_id, wanted):
        return
    if not (standing.has(group_id, EVERYBODY) or _reads_closed(standing, group_id)):
        raise Http404
    if standing.has(group_id, EVERYBODY) or wanted != EVERYBODY:
        raise PermissionDenied


def _reads_closed(standing: Standing, group_id: int) -> bool:
    """A closed group is readable for ever (I-GRP4). The rights of its own people ended with it (ruling 7), so
    it is read by those who staff another group of the structure, and changed by nobody."""
    structures = standing.structure_ids(STAFF)
    closed = Group.objects.filter(pk=group_id, state=Group.State.CLOSED, structure__in=structures)
    return bool(structures) and closed.exists()


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


def structure_for(
    person: Person, slug: str, wanted: frozenset[str] = EVERYBODY, contacts: bool = False
) -> Structure:
    """The structure, for whoever has one of the wanted roles in some group of it, and for contacts if said.

    Outsiders get 404, insiders without the role 403; a contact of an organisation of the county is an
    insider.
    """
    found = Structure.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    _require_in(person, found, wanted, contacts)
    return found


def _require_in(person: Person, structure: Structure, wanted: frozenset[str], contacts: bool = False) -> None:
    standing = standing_of(person)
    if standing.is_administrator or structure.pk in standing.structure_ids(wanted):
        return
    is_contact = _is_contact_in(standing, structure)
    if is_contact and contacts:
        return
    if is_contact or structure.pk in standing.structure_ids():
        raise PermissionDenied
    raise Http404


def term_for(person: Person, pk: int) -> Term:
    """A term, for those who staff some group of its structure."""
    found = Term.objects.select_related("structure").filter(pk=pk).first()
    if found is None:
        raise Http404
    _require_in(person, found.structure, STAFF)
    return found


def term_change_for(person: Person, pk: int) -> TermChange:
    """A change of term with its two terms, for those who staff some group of the structure."""
    rows = TermChange.objects.select_related("structure", "from_term", "to_term")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    _require_in(person, found.structure, STAFF)
    return found


def organization_for(person: Person, pk: int, wanted: frozenset[str] = frozenset()) -> Organization:
    """The organisation, for its own contacts and for staff where it has a seat; `wanted` shuts out contacts
    when it names roles.

    Somebody else of such a group gets 403, outsiders 404.
    """
    found = Organization.objects.prefetch_related("names").filter(pk=pk).first()
    if found is None:
        raise Http404
    standing = standing_of(person)
    if standing.is_administrator or (not wanted and pk in standing.organizations):
        return found
    where = set(
        Group.objects.filter(pk__in=standing.roles, seats__organization=pk).values_list("pk", flat=True)
    )
    if where & set(standing.group_ids(wanted or STAFF)):
        return found
    if where or pk in standing.organizations:
        raise PermissionDenied
    raise Http404


def organizations_kept_by(person: Person) -> QuerySet[Organization]:
    """The organisations of the registers the person shares as staff: those of the counties of their
    structures, those with a seat there, and those of no structure's county."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Organization.objects.all()
    mine = Structure.objects.filter(pk__in=standing.structure_ids(STAFF))
    if not standing.structure_ids(STAFF):
        return Organization.objects.none()
    seated = Group.objects.filter(seats__organization=OuterRef("pk"), structure__in=mine)
    nobodys = ~Exists(Structure.objects.filter(county_code=OuterRef("county_code")))
    here = Q(county_code__in=mine.values("county_code"))
    return Organization.objects.filter(here | nobodys | Exists(seated))


def organization_kept_by(person: Person, pk: int) -> Organization:
    """The organisation, for those who keep its register; contacts and insiders of its groups get 403."""
    found = organizations_kept_by(person).prefetch_related("names").filter(pk=pk).first()
    return found or organization_for(person, pk, STAFF)


def _is_contact_in(standing: Standing, structure: Structure) -> bool:
    return Organization.objects.filter(
        pk__in=standing.organizations, county_code=structure.county_code
    ).exists()
