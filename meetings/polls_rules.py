"""How a date poll adds up: people and seats for each time; pure (P41)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

YES, IF_NEEDED, NO = "yes", "if_needed", "no"
CAN = {YES, IF_NEEDED}
FEWEST, MOST = 2, 12


@dataclass(frozen=True)
class AskedSeat:
    """The member, then the substitutes that were asked; a seat may have nobody."""

    people: tuple[int, ...]


@dataclass(frozen=True)
class Tally:
    """Of one time. `seats` of `of` have somebody who can come."""

    yes: int
    if_needed: int
    no: int
    silent: int
    seats: int
    of: int


def tally(seats: Iterable[AskedSeat], answers: Mapping[int, str]) -> Tally:
    """`answers` is {person: answer} for one time. Somebody on two seats can fill only one of them."""
    seats = list(seats)
    people = {person for seat in seats for person in seat.people}
    given = [answers.get(person, "") for person in people]
    return Tally(
        yes=given.count(YES),
        if_needed=given.count(IF_NEEDED),
        no=given.count(NO),
        silent=given.count(""),
        seats=_filled(seats, answers),
        of=len(seats),
    )


def _filled(seats: list[AskedSeat], answers: Mapping[int, str]) -> int:
    """Members first: a substitute of two seats then goes where the member is missing."""
    taken, open_seats = set(), []
    for seat in seats:
        first = seat.people[:1]
        if first and answers.get(first[0]) in CAN and first[0] not in taken:
            taken.add(first[0])
        else:
            open_seats.append(seat)
    filled = len(seats) - len(open_seats)
    for seat in open_seats:
        free = next((who for who in seat.people[1:] if answers.get(who) in CAN and who not in taken), None)
        if free is not None:
            taken.add(free)
            filled += 1
    return filled


def best(tallies: Mapping[int, Tally]) -> int | None:
    """The time that suits most seats, then most people without reluctance; of equals the first. None while
    nobody has answered."""
    if not any(each.yes + each.if_needed for each in tallies.values()):
        return None
    return max(tallies, key=lambda time: (tallies[time].seats, tallies[time].yes, -list(tallies).index(time)))
