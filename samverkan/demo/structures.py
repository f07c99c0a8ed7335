"""Five structures as plain data, and how one is entered: through the verbs, as a secretary would.

The groups and how they hang together are those of the client's papers; who sits in them is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from groups.actions import (
    add_county_organizations,
    add_organization,
    add_seat_rule,
    adopt_group,
    appoint,
    change_kind,
    create_group,
    find_or_create_person,
    propose_group,
    relate,
    rename_group,
    set_up_structure,
)
from groups.models import Group, Organization, Person, Structure
from samverkan.demo.names import Invented

# A seat of each is left vacant, so that the drawing shows both.
VACANT_EVERY = 6


@dataclass(frozen=True)
class SeatShape:
    """`who` is "municipalities", "region", "jointly" (with a label), a municipality's code or an
    abbreviation."""

    who: str
    count: int = 1
    sector: str = ""
    label: str = ""
    substitutes: int = 1
    is_optional: bool = False


@dataclass(frozen=True)
class GroupShape:
    """`under` is the group it belongs under, `renamed` later names and `became` later kinds by their day."""

    slug: str
    name: str
    kind: str
    starts_on: date
    under: str = ""
    level: str = "county"
    scope: str = ""
    mandate: str = ""
    seats: tuple[SeatShape, ...] = ()
    ends_on: date | None = None
    trial_until: date | None = None
    is_permanent: bool = True
    renamed: tuple[tuple[date, str, str], ...] = ()
    became: tuple[tuple[date, str, str], ...] = ()


@dataclass(frozen=True)
class RelationShape:
    """`other` is the short name of a group, or `outside` what it is in words."""

    group: str
    kind: str
    starts_on: date
    other: str = ""
    outside: str = ""
    note: str = ""
    ends_on: date | None = None


@dataclass(frozen=True)
class Shape:
    name: str
    slug: str
    county: str
    description: str
    sender_lines: str
    groups: tuple[GroupShape, ...]
    relations: tuple[RelationShape, ...] = ()
    # Beside the county's municipalities and region: (name, kind, abbreviation).
    organizations: tuple[tuple[str, str, str], ...] = field(default=())


def enter(
    shape: Shape, *, by: Person | None, now: datetime, people: Iterator[Invented] | None = None
) -> Structure:
    """The structure with its county's organisations, groups and relations, and people on most seats if any
    are given. Groups that are there already are left as they are."""
    sign = {"by": by, "now": now}
    structure = Structure.objects.filter(slug=shape.slug).first() or set_up_structure(
        shape.name,
        slug=shape.slug,
        county=shape.county,
        description=shape.description,
        sender_name=shape.name,
        sender_lines=shape.sender_lines,
        **sign,
    )
    add_county_organizations(shape.county, **sign)
    for name, kind, abbreviation in shape.organizations:
        add_organization(name, kind=kind, county=shape.county, abbreviation=abbreviation, **sign)
    for group in shape.groups:
        if not Group.objects.filter(slug=group.slug).exists():
            _enter_group(structure, group, people, sign)
    groups = {group.slug: group for group in structure.groups.all()}
    for group in shape.groups:
        if group.under and not groups[group.slug].relations.filter(kind="parent").exists():
            _relate(groups, RelationShape(group.slug, "parent", group.starts_on, other=group.under), sign)
    for relation in shape.relations:
        _relate(groups, relation, sign)
    return structure


def _relate(groups: dict[str, Group], relation: RelationShape, sign: dict) -> None:
    other = groups[relation.other] if relation.other else None
    replaces = relation.kind == "parent"
    relate(
        groups[relation.group],
        kind=relation.kind,
        starts_on=max(relation.starts_on, other.starts_on) if other else relation.starts_on,
        ends_on=relation.ends_on,
        other=other,
        other_name=relation.outside,
        note=relation.note,
        replaces=replaces,
        **sign,
    )


def _enter_group(
    structure: Structure, shape: GroupShape, people: Iterator[Invented] | None, sign: dict
) -> None:
    group = create_group(
        structure,
        name=shape.name,
        slug=shape.slug,
        kind=shape.kind,
        level=shape.level,
        scope=shape.scope,
        mandate=shape.mandate,
        starts_on=shape.starts_on,
        ends_on=shape.ends_on,
        trial_until=shape.trial_until,
        is_permanent=shape.is_permanent,
        **sign,
    )
    for seats in shape.seats:
        add_seat_rule(group, **_rule(structure, seats), **sign)
    if people:
        _seat(group, people, sign)
    for day, name, reason in shape.renamed:
        rename_group(group, name=name, valid_from=day, reason=reason, **sign)
    for day, kind, reason in shape.became:
        change_kind(group, kind=kind, valid_from=day, reason=reason, **sign)
    propose_group(group, **sign)
    adopt_group(group, **sign)


def _rule(structure: Structure, seats: SeatShape) -> dict:
    common = {
        "count": seats.count,
        "substitutes": seats.substitutes,
        "sector": seats.sector,
        "is_optional": seats.is_optional,
    }
    if seats.who == "municipalities":
        return common | {"kind": "each_of_kind", "organization_kind": "municipality"}
    if seats.who == "jointly":
        return common | {"kind": "collective", "label": seats.label, "appointed_by": "kommunerna gemensamt"}
    here = Organization.objects.filter(county_code=structure.county_code)
    if seats.who == "region":
        return common | {"kind": "organization", "organization": here.get(kind="region")}
    named = here.get(Q(code=seats.who) | Q(abbreviation=seats.who))
    return common | {"kind": "organization", "organization": named}


def _seat(group: Group, people: Iterator[Invented], sign: dict) -> None:
    """A member on all seats but each sixth."""
    for seat in group.seats.all():
        if seat.number % VACANT_EVERY:
            found = next(people)
            person = find_or_create_person(name=found.name, email=found.email, phone=found.phone, **sign)
            appoint(seat, person=person, starts_on=max(seat.starts_on, group.starts_on), **sign)
