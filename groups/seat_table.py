"""The table of seats: who sits where on a day, as a secretary would draw it (S001-05 to -09)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db.models import BigIntegerField, CharField, DateField, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.composition import Composition, composition
from groups.governing import unadopted
from groups.kinds import kind_that_day
from groups.models import (
    Appointment,
    Group,
    GroupName,
    GroupRole,
    GroupSettings,
    Office,
    Organization,
    OrganizationName,
    Seat,
)
from groups.seat_facts import MEMBER, SUBSTITUTE, HolderFacts, OfficeFacts, SeatFacts
from groups.sectors import seat_name
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared
from samverkan.lib.row_lists import RowList

# Municipalities before the region: so a secretary's own list is written, and so the rules of seed 001 are.
KINDS = [Organization.Kind.MUNICIPALITY, Organization.Kind.REGION]
OBSERVERS = "observers"
SEAT = (
    *("pk", "number", "shown", "label", "organization__kind", "organization", "substitutes", "is_optional"),
    *("rule__appointed_by", "sector", "ex_officio", "is_observer"),
)


@dataclass(frozen=True)
class Sitter:
    """Somebody in the group that day, as the table and the contact list write it; `id` is the row's."""

    id: int
    kind: str
    seat_id: int | None
    person_id: int
    name: str
    email: str
    phone: str
    party: str
    board: str
    since: date
    place: int = 0
    sector: str = ""
    decided_on: date | None = None
    reference: str = ""
    office: str = ""


@dataclass(frozen=True)
class SeatRow:
    """One row of the table. `mark` is "", "vacant" or "wrong"; `missing` how many substitutes are not
    appointed. An observer's seat is never vacant: nobody has to use the right to attend."""

    number: int
    represents: str
    is_optional: bool
    member: Sitter | None
    substitutes: tuple[Sitter, ...]
    missing: int
    mark: str
    is_observer: bool = False


@dataclass(frozen=True)
class SeatTable:
    """`parts` are the rows by side: `[("The municipalities", [SeatRow, …]), …]`."""

    parts: list[tuple[str, list[SeatRow]]]
    composition: Composition
    chair: Sitter | None
    vice_chairs: tuple[Sitter, ...]
    officials: tuple[Sitter, ...]
    deputies: tuple[Sitter, ...]
    secretaries: tuple[Sitter, ...]
    sitters: list[Sitter] = field(default_factory=list)


def group_rows(on: date) -> QuerySet[Group]:
    """Groups with `shown_name`, `shown_kind`, `chair_from` and `vice_chair_from` of that day, and `to_adopt`
    where a mandate waits to be adopted; all in the one query."""
    return Group.objects.select_related("structure").annotate(
        shown_name=value_that_day(GroupName, "name", on, group=OuterRef("pk")),
        shown_kind=kind_that_day(on),
        to_adopt=unadopted(),
        chair_from=value_that_day(GroupSettings, "chair_from", on, group=OuterRef("pk")),
        vice_chair_from=value_that_day(GroupSettings, "vice_chair_from", on, group=OuterRef("pk")),
    )


def group_as_on(on: date) -> Callable[[str], list[Group]]:
    """`group_rows` by slug, as `access.group_for` takes it."""
    return partial(_named, on)


@prepared
def _named(on: date, slug: str) -> QuerySet[Group]:
    return group_rows(on).filter(slug=slug)


def seat_table(group: Group, on: date, seats: list[SeatFacts] | None = None) -> SeatTable:
    """Who sits where that day (S001-05 to S001-09), in two queries; one where `seats` came with the group.
    The group comes from `group_rows`."""
    seats = seats_on(group, on) if seats is None else seats
    sitters = sitters_on(group, on)
    found = composition(
        seats,
        [HolderFacts(s.seat_id, s.person_id, s.name, s.kind, sector=s.sector) for s in sitters if s.seat_id],
        [OfficeFacts(s.kind, s.person_id, s.name) for s in sitters if s.kind in Office.Kind.values],
        office_rules={"chair": group.chair_from, "vice_chair": group.vice_chair_from},
        stated_size=group.stated_size,
    )
    of_kind = defaultdict(list)
    for sitter in sitters:
        of_kind[sitter.kind].append(sitter)
    return SeatTable(
        parts=_parts(seats, sitters, found),
        composition=found,
        chair=next(iter(of_kind["chair"]), None),
        vice_chairs=tuple(of_kind["vice_chair"]),
        officials=tuple(of_kind["responsible_official"]),
        deputies=tuple(of_kind["deputy_official"]),
        secretaries=tuple(of_kind["secretary"]),
        sitters=sitters,
    )


def seats_on(group: Group, on: date) -> list[SeatFacts]:
    return [_seat(row) for row in _seats(group.pk, on)]


def seat_rows(on: date) -> RowList:
    """A group's seats that day as a column of its row, for `seats_with`."""
    return RowList(_seats_on(on).filter(group=OuterRef("pk")), **{name: F(name) for name in SEAT})


def seats_with(rows: list[dict]) -> list[SeatFacts]:
    """What `seat_rows` brought; no query."""
    return [_seat(tuple(row[name] for name in SEAT)) for row in rows]


def _seat(row: tuple) -> SeatFacts:
    """Of the columns of `SEAT`."""
    pk, number, name, label, kind, organization, substitutes, is_optional, by, sector, office, observes = row
    return SeatFacts(
        pk,
        number,
        seat_name(name or "", label, sector, office),
        kind or "",
        organization,
        substitutes,
        bool(is_optional),
        by,
        sector,
        bool(observes),
        name or "",
    )


@prepared
def _seats(group: int, on: date) -> QuerySet:
    return _seats_on(on).filter(group=group).values_list(*SEAT)


def _seats_on(on: date) -> QuerySet[Seat]:
    shown = value_that_day(OrganizationName, "name", on, organization=OuterRef("organization"))
    return Seat.objects.in_force(on).annotate(shown=shown).order_by("number")


def sitters_on(group: Group, on: date) -> list[Sitter]:
    """Everybody on a seat, in an office or in a role that day; one query. Offices stand on the member's row
    too."""
    rows, names = _sitters(group.pk, on), dict(Office.Kind.choices)
    held = {person: str(names[kind]) for _, kind, _, person, *_ in rows if kind in names}
    return [Sitter(*row, office=held.get(row[3], "") if row[2] else "") for row in rows]


@prepared
def _sitters(group: int, on: date) -> QuerySet:
    appointed = _columns(
        Appointment.objects,
        group,
        on,
        kind="capacity",
        seat="seat_id",
        party="party",
        board=True,
        place="place",
    )
    offices = _columns(Office.objects, group, on, kind="kind", place="ordinal")
    roles = _columns(GroupRole.objects, group, on, kind="kind")
    return appointed.union(offices, roles, all=True).order_by("shown_place", "since", "name")


def _parts(
    seats: list[SeatFacts], sitters: list[Sitter], found: Composition
) -> list[tuple[str, list[SeatRow]]]:
    on_seat = defaultdict(list)
    for sitter in sitters:
        on_seat[sitter.seat_id].append(sitter)
    wrong = {fault.seat_id for fault in found.wrong if not fault.is_warning}
    sides = defaultdict(list)
    for seat in seats:
        sides[OBSERVERS if seat.is_observer else seat.kind].append(
            _row(seat, on_seat[seat.id], seat.id in wrong)
        )
    titles = {
        Organization.Kind.MUNICIPALITY: _("The municipalities"),
        Organization.Kind.REGION: _("The region"),
        "": _("Appointed jointly"),
        OBSERVERS: _("Observer seats"),
    }
    others = [kind for kind in sides if kind not in titles]
    order = [*KINDS, *others, "", OBSERVERS]
    return [(titles.get(kind, _("Others")), sides[kind]) for kind in order if sides[kind]]


def _row(seat: SeatFacts, there: list[Sitter], is_wrong: bool) -> SeatRow:
    member = next((sitter for sitter in there if sitter.kind == MEMBER), None)
    substitutes = tuple(sitter for sitter in there if sitter.kind == SUBSTITUTE)
    return SeatRow(
        number=seat.number,
        represents=capfirst(seat.name),
        is_optional=seat.is_optional,
        member=member,
        substitutes=substitutes,
        missing=max(0, seat.substitutes - len(substitutes)),
        mark="wrong" if is_wrong else "" if member or seat.is_observer else "vacant",
        is_observer=seat.is_observer,
    )


def _columns(rows, group: int, on: date, *, kind: str, seat="", party="", board=False, place=""):
    """The same columns of three tables, in the order of `Sitter`, so that one query reads them all."""
    nothing = Value("", output_field=CharField())
    return (
        rows.in_force(on)
        .filter(group=group)
        .annotate(
            what=F(kind),
            shown_seat=F(seat) if seat else Cast(Value(None), BigIntegerField()),
            name=F("person__name"),
            address=Coalesce("person__email", "person__contact_email"),
            phone=F("person__phone"),
            shown_party=Coalesce(NullIf(F(party), nothing), F("person__party")) if party else nothing,
            shown_board=Coalesce(F("board__name"), nothing) if board else nothing,
            since=F("starts_on"),
            shown_place=F(place) if place else Value(0),
            shown_sector=Coalesce(F("board__sector"), nothing) if board else nothing,
            decided=F("decision_date") if board else Cast(Value(None), DateField()),
            shown_reference=F("decision_reference") if board else nothing,
        )
        .values_list(
            "pk",
            "what",
            "shown_seat",
            "person_id",
            "name",
            "address",
            "phone",
            "shown_party",
            "shown_board",
            "since",
            "shown_place",
            "shown_sector",
            "decided",
            "shown_reference",
        )
        .order_by()
    )
