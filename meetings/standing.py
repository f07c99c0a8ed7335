"""Where standing items come on an agenda that may hold items already. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wanted:
    """What an agenda should begin (`first`) or end (`last`) with, each by its key, in order."""

    first: tuple[Hashable, ...] = ()
    last: tuple[Hashable, ...] = ()


def with_wanted(there: Sequence[Hashable], wanted: Wanted) -> list[Hashable]:
    """The keys of an agenda's top lines with what is wanted put in: once, and what is there stays where it
    is.

    What begins comes after the one wanted before it; what ends comes before the one wanted after it.
    """
    order = list(there)
    for at, key in enumerate(wanted.first):
        if key not in order:
            above = next((one for one in reversed(wanted.first[:at]) if one in order), None)
            order.insert(order.index(above) + 1 if above is not None else 0, key)
    for at, key in reversed(list(enumerate(wanted.last))):
        if key not in order:
            below = next((one for one in wanted.last[at + 1 :] if one in order), None)
            order.insert(order.index(below) if below is not None else len(order), key)
    return order


@dataclass(frozen=True)
class Earlier:
    """The meeting before. `notes` is the state of its notes, empty for none; `held`: it has begun."""

    day: date
    held: bool
    notes: str = ""


def asks_for_previous_notes(rule: str, earlier: Earlier | None) -> bool:
    """Whether an agenda takes up the notes of the meeting before: always where the next meeting approves
    them, otherwise while the last held meeting's are not approved (peers 3)."""
    if earlier is None:
        return False
    if rule == "next_meeting":
        return earlier.notes not in {"approved", "published"}
    return earlier.held and earlier.notes not in {"approved", "published"}
