"""The groups of a structure, what they are to each other and who takes part, on one day."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q

from groups.kinds import kind_that_day
from groups.models import (
    Appointment,
    Group,
    GroupName,
    GroupRelation,
    Mandate,
    Organization,
    OrganizationName,
    Seat,
    Structure,
)
from groups.relations import SUCCEEDS
from samverkan.lib.dated import value_that_day

State = Group.State
# What everybody outside may know of, what the people of the structure may, and what those who plan it may.
TO_EVERYBODY = frozenset({State.ACTIVE, State.CLOSING, State.CLOSED})
TO_INSIDERS = TO_EVERYBODY | {State.PROPOSED}
TO_STAFF = TO_INSIDERS | {State.DRAFT}


@dataclass(frozen=True)
class GroupFacts:
    """A group that day. Observers' seats are not counted; `lacking` are empty seats that are not optional."""

    id: int
    slug: str
    name: str
    kind: str
    level: str
    is_permanent: bool
    scope: str
    starts_on: date
    ends_on: date | None
    trial_until: date | None
    state: str
    has_mandate: bool = True
    seats: int = 0
    filled: int = 0
    lacking: int = 0
    organizations: frozenset[int] = frozenset()

    @property
    def is_local(self) -> bool:
        return self.level == Group.Level.LOCAL or self.kind == Group.Kind.LOCAL_GROUP


@dataclass(frozen=True)
class RelationFacts:
    """`other` is None where the far end is a board (`board` is its organisation) or outside the register."""

    id: int
    group: int
    kind: str
    other: int | None
    target: str
    starts_on: date
    ends_on: date | None = None
    note: str = ""
    board: str = ""


@dataclass(frozen=True)
class StructureFacts:
    """`relations` hold that day, `coming` begin later. `organizations` maps id to (name, kind): all that have
    a seat, and every municipality of the county."""

    on: date
    groups: tuple[GroupFacts, ...]
    relations: tuple[RelationFacts, ...] = ()
    coming: tuple[RelationFacts, ...] = ()
    organizations: dict[int, tuple[str, str]] = field(default_factory=dict)
    municipalities: frozenset[int] = frozenset()


def structure_on(
    structure: Structure, on: date, states: frozenset[str], also: Collection[int] = ()
) -> StructureFacts:
    """What the structure was that day, in four queries whatever its size (S003-07, S003-19). `also` are the
    reader's own groups, whatever their state."""
    seats = _seats(structure, on)
    groups = tuple(
        _facts(row, seats[row.pk]) for row in _groups(structure, on, Q(state__in=states) | Q(pk__in=also))
    )
    shown = {group.id for group in groups}
    held, coming = [], []
    for relation in _relations(structure, on):
        ends_here = relation.kind == SUCCEEDS or relation.other is None or relation.other in shown
        if relation.group in shown and ends_here:
            (held if relation.starts_on <= on else coming).append(relation)
    taking_part = frozenset().union(*(group.organizations for group in groups))
    organizations, municipalities = _organizations(structure, on, taking_part)
    return StructureFacts(on, groups, tuple(held), tuple(coming), organizations, municipalities)


def _groups(structure: Structure, on: date, may_be_known: Q):
    """In force that day; a closed group without a last day has none that it was there."""
    mandates = Mandate.objects.filter(group=OuterRef("pk"), valid_from__lte=on).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )
    rows = Group.objects.filter(may_be_known, structure=structure, starts_on__lte=on)
    rows = rows.filter(Q(ends_on__gte=on) | Q(ends_on__isnull=True) & ~Q(state=State.CLOSED))
    return rows.annotate(
        shown_name=value_that_day(GroupName, "name", on, group=OuterRef("pk")),
        shown_kind=kind_that_day(on),
        has_mandate=Exists(mandates),
    )


def _seats(structure: Structure, on: date) -> dict[int, list[tuple]]:
    """{group: [(organisation, is observer, is optional, is filled)]}"""
    members = Appointment.objects.in_force(on).filter(seat=OuterRef("pk"), capacity="member")
    rows = Seat.objects.in_force(on).filter(group__structure=structure).order_by()
    rows = rows.annotate(is_filled=Exists(members))
    found = defaultdict(list)
    for group, *seat in rows.values_list(
        "group_id", "organization_id", "is_observer", "is_optional", "is_filled"
    ):
        found[group].append(seat)
    return found


def _facts(row: Group, seats: list[tuple]) -> GroupFacts:
    counted = [seat for seat in seats if not seat[1]]
    return GroupFacts(
        id=row.pk,
        slug=row.slug,
        name=row.shown_name or row.slug,
        kind=row.shown_kind,
        level=row.level,
        is_permanent=row.is_permanent,
        scope=row.scope,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        trial_until=row.trial_until,
        state=row.state,
        has_mandate=row.has_mandate,
        seats=len(counted),
        filled=sum(is_filled for *_, is_filled in counted),
        lacking=sum(not is_filled and not is_optional for _, _, is_optional, is_filled in counted),
        organizations=frozenset(organization for organization, *_ in seats if organization),
    )


def _relations(structure: Structure, on: date) -> list[RelationFacts]:
    rows = GroupRelation.objects.filter(group__structure=structure)
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).annotate(
        other_group=value_that_day(GroupName, "name", on, group=OuterRef("other")),
        owner=value_that_day(OrganizationName, "name", on, organization=OuterRef("board__organization")),
    )
    rows = rows.values_list(
        *("pk", "group_id", "kind", "other_id", "starts_on", "ends_on", "note", "other_group"),
        *("other__slug", "board__name", "owner", "other_name"),
    )
    return [
        RelationFacts(pk, group, kind, other, name or slug or board or text, first, last, note, owner or "")
        for pk, group, kind, other, first, last, note, name, slug, board, owner, text in rows.order_by("pk")
    ]


def _organizations(
    structure: Structure, on: date, taking_part: frozenset[int]
) -> tuple[dict[int, tuple[str, str]], frozenset[int]]:
    municipality = Q(county_code=structure.county_code, kind=Organization.Kind.MUNICIPALITY)
    rows = Organization.objects.filter(municipality | Q(pk__in=taking_part)).order_by()
    rows = rows.annotate(shown_name=value_that_day(OrganizationName, "name", on, organization=OuterRef("pk")))
    found = list(rows.values_list("pk", "shown_name", "kind", "code", "county_code"))
    names = {pk: (name or code or f"#{pk}", kind) for pk, name, kind, code, _ in found}
    here = structure.county_code
    return names, frozenset(
        pk for pk, _, kind, _, county in found if kind == Organization.Kind.MUNICIPALITY and county == here
    )
