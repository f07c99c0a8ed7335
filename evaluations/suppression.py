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
and sees that everybody answered knows that somewhere all said the same, and whoever is in one of the parts
knows that it is not there: their own answer, beside everybody's table, would tell what each of the others
said. So where one alone differs it is hidden too: then it may as well be that one does.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

type Answers = Counter[Hashable]
# What a table shows of an answer; None where that is no opinion.
type Reading = Callable[[Hashable], Hashable | None]

TOTAL, ROLE, GROUP = "total", "role", "group"
# One who differs alone would be sure of all the others in their part.
FEWEST_DIFFERING = 2


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
    return all(_is_mixed([_read(part, reading) for part in parts]) for reading in readings)


def _is_mixed(parts: Sequence[Answers]) -> bool:
    """In each part enough people differ; or everybody says the same, which everybody's table tells anyway."""
    return len(sum(parts, Counter())) == 1 or all(_differing(part) >= FEWEST_DIFFERING for part in parts)


def _read(part: Answers, reading: Reading) -> Answers:
    """As a table shows them; under None those without an opinion."""
    found: Answers = Counter()
    for answer, count in part.items():
        found[reading(answer)] += count
    return +found


def _differing(part: Answers) -> int:
    """How many with an opinion have another than most."""
    opinions = [count for value, count in part.items() if value is not None]
    return sum(opinions) - max(opinions, default=0)
