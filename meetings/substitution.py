"""Who serves on each seat, whom to ask, and which organisations nobody speaks for (S001-44, I-ABS3).

Words for answers, requests and capacities are those of the models; nothing is read or written here.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

ABSENT = "absent"
ASKED, ACCEPTED, DECLINED = "asked", "accepted", "declined"
CALLED, FOR_INFORMATION = "called", "for_information"


@dataclass(frozen=True)
class SubstituteFacts:
    """A personal substitute of a seat; `state` of the request to them, empty when not asked.

    One who has said to be prevented from the meeting is `declined`. `withdrawn` counts as not asked.
    """

    person_id: int
    state: str = ""


@dataclass(frozen=True)
class SeatAnswers:
    """A seat with its member's answer (empty: none yet) and its substitutes in the order they are asked.

    `organization` is a key for whom the seat represents; `member_id` None when the seat is vacant. Nobody
    serves on an observer's seat, so no substitute is asked for it and it speaks for nobody.
    """

    seat_id: int
    organization: Hashable
    member_id: int | None
    answer: str = ""
    substitutes: tuple[SubstituteFacts, ...] = ()
    is_observer: bool = False


@dataclass(frozen=True)
class SeatOutcome:
    """Who serves (`capacity` member or serving_substitute), whom to ask now, whose answer is waited for.

    `is_unserved`: nobody serves, and nobody is left to ask or wait for.
    """

    seat_id: int
    organization: Hashable
    serving_id: int | None = None
    capacity: str = ""
    ask_id: int | None = None
    waiting_id: int | None = None
    is_observer: bool = False

    @property
    def is_unserved(self) -> bool:
        nobody = self.serving_id is None and self.ask_id is None and self.waiting_id is None
        return nobody and not self.is_observer


def substitution(seats: Iterable[SeatAnswers]) -> list[SeatOutcome]:
    """The outcome of each seat, in the order given.

    A member serves until prevented, unanswered too. A person takes one seat: members who come are not
    asked for another seat, and a substitute of two seats keeps the one accepted, or else gets the first
    that needs one.
    """
    seats = list(seats)
    taken = {seat.member_id for seat in seats if _comes(seat)}
    accepted = _accepted(seats, taken)
    taken |= set(accepted.values())
    outcomes = []
    for seat in seats:
        outcome = _outcome(seat, accepted.get(seat.seat_id), taken)
        taken |= {outcome.ask_id, outcome.waiting_id} - {None}
        outcomes.append(outcome)
    return outcomes


def unrepresented(outcomes: Iterable[SeatOutcome]) -> list[Hashable]:
    """The organisations without any seat that is served or may still be, in seat order (I-ABS3)."""
    spoken_for: dict[Hashable, bool] = {}
    for outcome in outcomes:
        if outcome.is_observer:
            continue
        spoken_for[outcome.organization] = (
            spoken_for.get(outcome.organization, False) or not outcome.is_unserved
        )
    return [organization for organization, found in spoken_for.items() if not found]


def call_mode(capacity: str, substitutes_invited: str, *, replaces: bool = False) -> str:
    """Whether somebody is called or gets the call for information (S000-21, I-CALL3).

    `capacity` member, substitute, co_opted or official; `substitutes_invited` when_replacing or always,
    the group's setting that day; `replaces` when the substitute's member is prevented or the seat vacant.
    """
    if capacity == "substitute" and substitutes_invited != "always" and not replaces:
        return FOR_INFORMATION
    return CALLED


def attendance_capacity(capacity: str, *, serves: bool) -> str:
    """How somebody with a seat stands in the attendance list; a substitute may attend without serving."""
    if capacity == "member":
        return "member"
    return "serving_substitute" if serves else "attending_substitute"


def _comes(seat: SeatAnswers) -> bool:
    return seat.member_id is not None and seat.answer != ABSENT and not seat.is_observer


def _accepted(seats: Iterable[SeatAnswers], taken: set[int | None]) -> dict[int, int]:
    """The substitutes who have accepted, by seat; one who has accepted two keeps the first."""
    serving: dict[int, int] = {}
    for seat in seats:
        for substitute in seat.substitutes if not (_comes(seat) or seat.is_observer) else ():
            free = substitute.person_id not in taken and substitute.person_id not in serving.values()
            if substitute.state == ACCEPTED and free and seat.seat_id not in serving:
                serving[seat.seat_id] = substitute.person_id
    return serving


def _outcome(seat: SeatAnswers, accepted: int | None, taken: set[int | None]) -> SeatOutcome:
    if seat.is_observer:
        return SeatOutcome(seat.seat_id, seat.organization, is_observer=True)
    if _comes(seat):
        return SeatOutcome(seat.seat_id, seat.organization, serving_id=seat.member_id, capacity="member")
    if accepted is not None:
        return SeatOutcome(
            seat.seat_id, seat.organization, serving_id=accepted, capacity="serving_substitute"
        )
    for substitute in seat.substitutes:
        if substitute.state == DECLINED or substitute.person_id in taken:
            continue
        if substitute.state == ASKED:
            return SeatOutcome(seat.seat_id, seat.organization, waiting_id=substitute.person_id)
        return SeatOutcome(seat.seat_id, seat.organization, ask_id=substitute.person_id)
    return SeatOutcome(seat.seat_id, seat.organization)
