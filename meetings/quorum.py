"""How many must be there, by the group's own rule; a collaboration group has no quorum unless it sets one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.intervals import Stay


@dataclass(frozen=True)
class Moment:
    """From `place` on (None: the beginning) so many seats are served."""

    place: float | None
    serving: int
    is_quorate: bool


def required(rule: str, seats: int, number: int = 0) -> int:
    """The least number of serving seats: `none` 0, `half` at least half of them, `number` that many."""
    return {"none": 0, "half": (seats + 1) // 2, "number": number}[rule]


def is_quorate(rule: str, *, serving: int, seats: int, number: int = 0) -> bool:
    """Whether enough seats are served, by their members or by serving substitutes."""
    return serving >= required(rule, seats, number)


def served_at(stays: Iterable[Stay], place: float | None) -> set:
    """The seats somebody serves on at a moment; None is the end of the meeting."""
    return {stay.seat for stay in stays if stay.when.holds(place)}


def course(stays: Sequence[Stay], needed: int) -> list[Moment]:
    """How many seats are served from the beginning on, a line for each time the number changes."""
    edges = sorted({edge for stay in stays for edge in (stay.when.start, stay.when.end) if edge is not None})
    found: list[Moment] = []
    for place in (None, *edges):
        # At the beginning: those whose time has no start. 0 lies before every clock of a meeting.
        serving = len(served_at(stays, -1 if place is None else place))
        if not found or found[-1].serving != serving:
            found.append(Moment(place, serving, serving >= needed))
    return found
