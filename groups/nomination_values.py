"""What a nomination form holds: who is asked, what is answered and what is wrong with it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy

STAYS, OTHER, NOBODY, NOT_YET = "stays", "other", "nobody", ""
# What tells two answers apart.
SAID = (
    "choice",
    "name",
    "email",
    "phone",
    "party",
    "board_id",
    "board_name",
    "decision_date",
    "decision_reference",
    "replaces",
)
LIMITS = {
    "name": (200, gettext_lazy("The name")),
    "email": (254, gettext_lazy("The e-mail address")),
    "phone": (50, gettext_lazy("The phone number")),
    "party": (50, gettext_lazy("The party")),
    "board_name": (200, gettext_lazy("The board")),
    "decision_reference": (100, gettext_lazy("The reference")),
}

type Key = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is said about one place: 0 is the member's, 1..n the substitutes'.

    `holder_id` is whom the form showed as sitting there, for “stays”. `seen` is the `fingerprint` the form
    opened with; None asks nothing about what others have written meanwhile.
    """

    seat_id: int
    place: int
    choice: str = NOT_YET
    name: str = ""
    email: str = ""
    phone: str = ""
    party: str = ""
    board_id: int | None = None
    board_name: str = ""
    decision_date: date | None = None
    decision_reference: str = ""
    replaces: bool = False
    holder_id: int | None = None
    seen: str | None = None

    @property
    def key(self) -> Key:
        return self.seat_id, self.place

    @property
    def said(self) -> tuple:
        return tuple(getattr(self, name) for name in SAID)


@dataclass(frozen=True)
class Holder:
    """Who sits on the place now, or will when the new time begins; `ends_on` None is until further notice.

    `board_id` only where the board is the recipient's own; `board` is its name in any case.
    """

    person_id: int
    name: str
    email: str = ""
    phone: str = ""
    party: str = ""
    board_id: int | None = None
    board: str = ""
    ends_on: date | None = None


@dataclass(frozen=True)
class Place:
    """A place the organisation is asked about, with what it has answered (`given`)."""

    seat_id: int
    place: int
    group_id: int
    is_optional: bool = False
    has_party: bool = True
    holder: Holder | None = None
    given: Answer | None = None
    answered_at: datetime | None = None
    confirmed_at: datetime | None = None

    @property
    def key(self) -> Key:
        return self.seat_id, self.place

    def sits_on(self, day: date) -> bool:
        """Whether somebody's time on the place reaches that day."""
        return bool(self.holder and (self.holder.ends_on is None or self.holder.ends_on >= day))


@dataclass(frozen=True)
class AskedSeat:
    id: int
    name: str
    is_optional: bool
    is_observer: bool
    ex_officio: str
    sector: str
    appointed_by: str
    responsible_party: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class AskedGroup:
    id: int
    name: str
    scope: str
    seats: tuple[AskedSeat, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything one recipient is asked; `boards` are the organisation's own, name by id."""

    starts_on: date
    groups: tuple[AskedGroup, ...]
    boards: Mapping[int, str] = field(default_factory=dict)

    @property
    def places(self) -> list[Place]:
        return [place for group in self.groups for seat in group.seats for place in seat.places]

    @property
    def is_settled(self) -> bool:
        """Whether every place is confirmed: then there is nothing left to answer."""
        return all(place.confirmed_at for place in self.places)


@dataclass(frozen=True)
class Fault:
    """Why an answer is not kept, in words; without `key` it is about the whole."""

    code: str
    text: str
    field: str
    key: Key | None = None
