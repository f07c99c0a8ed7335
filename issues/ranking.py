"""The order of a ranked list, and what differs between two of them (S001-24, S001-27). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DIRECTIONS = ("up", "down")


def put(order: Sequence[int], one: int, to: str | int) -> list[int]:
    """The order with `one` moved: "up", "down", or to a place from 1 on; past the end is last.

    What cannot move further stays. KeyError for what is not in the order.
    """
    if one not in order:
        raise KeyError(one)
    place = order.index(one) + 1
    wanted = {"up": place - 1, "down": place + 1}.get(to, to)
    rest = [other for other in order if other != one]
    rest.insert(max(int(wanted), 1) - 1, one)
    return rest


@dataclass(frozen=True)
class Change:
    """An issue in two lists; `was` and `now` are places, None where it does not stand there."""

    issue: int
    was: int | None
    now: int | None

    @property
    def kind(self) -> str:
        """ "new", "gone", "up", "down" or "same"."""
        if self.was is None:
            return "new"
        if self.now is None:
            return "gone"
        return "same" if self.was == self.now else "up" if self.now < self.was else "down"

    @property
    def steps(self) -> int:
        return abs(self.was - self.now) if self.was and self.now else 0


def changes(before: Mapping[int, int], after: Mapping[int, int]) -> list[Change]:
    """Both are {issue: place}. In the order of the later list; last what has gone, in the order it had."""
    there = sorted(after, key=after.get)
    gone = sorted(before.keys() - after.keys(), key=before.get)
    return [Change(issue, before.get(issue), after.get(issue)) for issue in (*there, *gone)]
