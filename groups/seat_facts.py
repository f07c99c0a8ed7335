"""What the rules are told about organisations, seats and those who hold them: plain values of one day."""

from dataclasses import dataclass

MEMBER, SUBSTITUTE = "member", "substitute"


@dataclass(frozen=True)
class OrganizationFacts:
    id: int
    name: str
    kind: str


@dataclass(frozen=True)
class RuleFacts:
    """`kind`: each_of_kind with `organization_kind`, organization with its id, or collective with `label`."""

    id: int
    kind: str
    organization_kind: str = ""
    organization_id: int | None = None
    label: str = ""
    count: int = 1
    substitutes: int = 1
    is_optional: bool = False
    sector: str = ""
    ex_officio: str = ""
    is_observer: bool = False


@dataclass(frozen=True)
class PlannedSeat:
    """A seat a rule asks for; `label` tells an organisation's seats apart, or names a joint one."""

    rule_id: int
    number: int
    organization_id: int | None
    label: str
    substitutes: int
    is_optional: bool
    sector: str = ""
    ex_officio: str = ""
    is_observer: bool = False


@dataclass(frozen=True)
class SeatFacts:
    """A seat in force; `name` is whom it represents (“Sala kommun”, “oppositionen”), `kind` what that is.

    An observer's seat is a right to attend: it is not counted among the group's seats, and never fills one.
    """

    id: int
    number: int
    name: str
    kind: str = ""
    organization_id: int | None = None
    substitutes: int = 1
    is_optional: bool = False
    appointed_by: str = ""
    sector: str = ""
    is_observer: bool = False
    organization: str = ""


@dataclass(frozen=True)
class HolderFacts:
    """An appointment in force; `organization_id` is the person's home organisation where it is known,
    `sector` that of the board."""

    seat_id: int
    person_id: int
    name: str
    capacity: str
    organization_id: int | None = None
    sector: str = ""


@dataclass(frozen=True)
class OfficeFacts:
    """`office` is chair or vice_chair."""

    office: str
    person_id: int
    name: str
