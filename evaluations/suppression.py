"""Which tables of a survey may be shown, so that nobody can count back to fewer people (domain.md 3.5;
ruling 24).

A survey shows everybody together and, where that was declared before opening, one breakdown: by role or by
group, never both. Two tables across each other would give more than their sums: counts are never below
nought, so an empty cell of one bounds what stands in a small corner of the other.

So what is shown apart are parts of the people that do not overlap. All that arithmetic can make of them is
one part, or several together: it is enough that each part is large, and that its people do not all say the
same. Those of too few respondents make up one part, the rest, which has no table and is tried like the
others.

A question's breakdown is shown whole or not at all, and nothing says why not. But whoever knows this rule
and sees that everybody answered knows that somewhere all said the same. So where everybody's table would
also say where, one who differs is not enough either: then it may as well be that one did.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

type Answers = Counter[Hashable]
# What a table shows of an answer; None where that is no opinion.
type Reading = Callable[[Hashable], Hashable | None]

TOTAL, ROLE, GROUP = "total", "role", "group"


@dataclass(frozen=True, order=True)
class Cell:
    """A set of people that has a table: everybody, those of a role, or those of a group."""

    kind: str = TOTAL
    key: str = ""


EVERYBODY = Cell()


def cells_with_tables(people: Mapping[Cell, int], limit: int) -> list[Cell]:
    """Those of the declared cells that have tables on the survey's questions, by how many answered the survey
    at all; [] where that would say no more than everybody's.

    It does not ask what anybody answered, so it tells nothing of that.
    """
    left = [cell for cell, count in people.items() if count >= limit]
    whole = sum(people.values())
    # Where something must give way it is the smallest, so that as much as possible is left.
    while left and 0 < whole - sum(people[cell] for cell in left) < limit:
        left.remove(min(left, key=lambda cell: (people[cell], cell)))
    return left if any(people[cell] < whole for cell in left) else []


def may_be_told_apart(parts: Sequence[Answers], readings: Iterable[Reading], limit: int) -> bool:
    """Whether a question's answers may be shown in these parts, the rest among them, as `readings` show
    them."""
    if any(part.total() < limit for part in parts):
        return False
    seen = [_Seen.of(parts, reading) for reading in readings]
    seen = [one for one in seen if not one.is_known]
    if any(one.differing(part) is None for one in seen for part in one.parts):
        return False
    return not any(one.differing(part) == 1 and one.is_exposed(part) for one in seen for part in one.parts)


@dataclass(frozen=True)
class _Seen:
    """The parts as one reading shows them; under None those without an opinion."""

    parts: tuple[Answers, ...]
    whole: Answers

    @classmethod
    def of(cls, parts: Sequence[Answers], reading: Reading) -> Self:
        read = []
        for part in parts:
            counted: Answers = Counter()
            for answer, count in part.items():
                counted[reading(answer)] += count
            read.append(+counted)
        return cls(tuple(read), sum(read, Counter()))

    @property
    def is_known(self) -> bool:
        """Everybody says the same: then everybody's own table tells it, and that is always shown."""
        return len(self.whole) == 1

    def differing(self, part: Answers) -> int | None:
        """How many with an opinion have another than most; None where all have one and the same, or none."""
        opinions = [count for value, count in part.items() if value is not None]
        return sum(opinions) - max(opinions) if len(opinions) > 1 else None

    def is_exposed(self, part: Answers) -> bool:
        """Whether, for all that everybody's table says, this is the part that is alike if any is: no other
        could be, and leave this one of several opinions."""
        size, others = part.total(), [one.total() for one in self.parts if one is not part]
        return self._could_be_alike(size) and not any(self._could_be_alike(other, True) for other in others)

    def _could_be_alike(self, size: int, leaving_two: bool = False) -> bool:
        opinions = [count for value, count in self.whole.items() if value is not None]
        none = self.whole[None]
        return any(
            size <= count + none and (not leaving_two or len(opinions) - (count + none <= size) > 1)
            for count in opinions
        )
