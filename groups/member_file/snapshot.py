"""What the register holds, as plain values, for laying a member file beside it (`plan`)."""

from dataclasses import dataclass, field
from datetime import date

from groups.seating import SeatPeriod, Sitting


@dataclass(frozen=True, slots=True)
class OrganizationSnapshot:
    """`names` are all official names at any date; `name` is today's."""

    id: int
    name: str
    kind: str
    names: tuple[str, ...] = ()
    code: str = ""
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class PersonSnapshot:
    """`organization_ids`: the organisations the person has had a seat for, in any group."""

    id: int
    name: str
    email: str = ""
    contact_email: str = ""
    phone: str = ""
    organization_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SeatSnapshot:
    """`name` is whom the seat represents ("Sala kommun", "oppositionen"), `kind` the kind of that
    organisation."""

    id: int
    number: int
    name: str
    starts_on: date
    organization_id: int | None = None
    kind: str = ""
    label: str = ""
    substitutes: int = 1
    is_optional: bool = False
    ends_on: date | None = None
    is_observer: bool = False

    @property
    def represents(self) -> str:
        """The name several seats share: the region's three are one name in a list."""
        return (
            self.name.removesuffix(self.label).strip(" ,") if self.organization_id else self.label
        ) or self.name


@dataclass(frozen=True, slots=True)
class HolderSnapshot:
    """An appointment of any time, with what the file may say about it; its id is `sitting.id`."""

    sitting: Sitting
    party: str = ""
    board: str = ""
    decision_date: date | None = None
    decision_reference: str = ""
    term_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfficeSnapshot:
    """`kind` is chair or vice_chair."""

    person_id: int
    name: str
    kind: str
    starts_on: date
    ends_on: date | None = None
    ordinal: int = 1


@dataclass(frozen=True, slots=True)
class TermSnapshot:
    id: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class GroupSnapshot:
    """`office_rules` says which kind of seat each office comes from, e.g. {"chair": "region"} (S001-46)."""

    id: int
    slug: str
    names: tuple[str, ...]
    starts_on: date
    ends_on: date | None = None
    seats: tuple[SeatSnapshot, ...] = ()
    holders: tuple[HolderSnapshot, ...] = ()
    offices: tuple[OfficeSnapshot, ...] = ()
    terms: tuple[TermSnapshot, ...] = ()
    office_rules: dict[str, str] = field(default_factory=dict)

    def term_on(self, day: date) -> TermSnapshot | None:
        return next((term for term in self.terms if term.starts_on <= day <= term.ends_on), None)

    def period(self, seat: SeatSnapshot, term: TermSnapshot | None) -> SeatPeriod:
        """From when and how long somebody may sit: seat, group and the appointment's term (I-SEAT4)."""
        starts = [seat.starts_on, self.starts_on, *([term.starts_on] if term else [])]
        ends = [last for last in (seat.ends_on, self.ends_on, term and term.ends_on) if last]
        return SeatPeriod(seat.id, seat.name, seat.substitutes, max(starts), min(ends, default=None))


@dataclass(frozen=True, slots=True)
class Snapshot:
    groups: tuple[GroupSnapshot, ...]
    organizations: tuple[OrganizationSnapshot, ...]
    persons: tuple[PersonSnapshot, ...] = ()
