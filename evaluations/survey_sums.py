"""Whose answers the tables of surveys tell, added together and taken from each other (ruling 24). Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, islice, product
from operator import or_

# Of so many all are added together that can be; of more one, two, and all but one.
MOST_PARTS = 8
# Of several surveys so many sums are tried, those of few tables first: the draft's page waits for it.
MOST_TRIED = 20_000

# Whose answers are told, and by which tables; each a bit.
type Sum = tuple[int, int]
NONE: Sum = (0, 0)


@dataclass(frozen=True)
class People:
    """Whom a survey asks, and how it is broken down. `asked` are (person, role, group) by id; of `unknown`
    more, or fewer, nobody knows any longer who they were."""

    asked: frozenset[tuple[int, str, int]]
    by: str = ""
    unknown: int = 0

    def tables(self, bits: Mapping[int, int], fewest: int) -> list[int]:
        """Whose answers each table tells; those of too few for one are together what is left of everybody.
        Sets of people, each a bit."""
        place = {"role": 1, "group": 2}.get(self.by)
        found: dict[object, int] = defaultdict(int)
        for row in self.asked:
            found[row[place] if place else ""] |= bits[row[0]]
        parts = [part for part in found.values() if part.bit_count() + self.unknown >= fewest]
        if rest := reduce(or_, (part for part in found.values() if part not in parts), 0):
            parts.append(rest)
        return parts

    def sums(self, bits: Mapping[int, int], fewest: int) -> set[int]:
        """The same, each by itself and added together."""
        parts = self.tables(bits, fewest)
        some = range(1, len(parts) + 1) if len(parts) <= MOST_PARTS else (1, 2, len(parts) - 1, len(parts))
        sums = {reduce(or_, chosen) for count in some for chosen in combinations(parts, count)}
        return {one for one in sums if one.bit_count() + self.unknown >= fewest}


def few_between(one: People, other: People, fewest: int) -> int | None:
    """Fewest people by whom a table of the one, or several together, may differ from those of the other, 0
    where they may be of the same; None where all differ by `fewest` or more, and nothing is told. Pure."""
    bits = _bits(one, other)
    unknown = one.unknown + other.unknown
    counts = (
        max(0, (mine ^ theirs).bit_count() - unknown)
        for mine, theirs in product(one.sums(bits, fewest), other.sums(bits, fewest))
    )
    return min((count for count in counts if count < fewest), default=None)


def few_together(one: People, others: Sequence[People], fewest: int) -> int | None:
    """As between two, where tables of several others that have nobody in common are added to it, and taken
    from it. Pure."""
    others = _touching(one, others)
    if len(others) < 2:
        return None
    bits = _bits(one, *others)
    tables = [(table, other.unknown) for other in others for table in other.tables(bits, fewest)]
    mine = one.sums(bits, fewest)
    joined = _joined([table for table, _unknown in tables], MOST_TRIED // max(len(mine), 1))
    by_size: dict[int, list[Sum]] = defaultdict(list)
    for taken in joined:
        by_size[taken[0].bit_count()].append(taken)

    def unknown(of: int) -> int:
        return one.unknown + sum(unknown for place, (_table, unknown) in enumerate(tables) if of >> place & 1)

    reach = fewest + unknown(-1)
    counts = (
        max(0, (kept ^ taken).bit_count() - unknown(of | of_too))
        for kept, of in {_with((table, 0), more) for table in mine for more in (NONE, *joined)}
        for size in range(kept.bit_count() - reach + 1, kept.bit_count() + reach)
        for taken, of_too in by_size.get(size, ())
        if not of & of_too
    )
    return min((count for count in counts if count < fewest), default=None)


def _bits(*all_people: People) -> dict[int, int]:
    everybody = {row[0] for people in all_people for row in people.asked}
    return {person: 1 << place for place, person in enumerate(everybody)}


def _touching(one: People, others: Sequence[People]) -> list[People]:
    """Those who have people in common with it, or with one that has, and so on: of the rest each table alone
    has too many people to tell anything."""
    seen, left, found = {row[0] for row in one.asked}, list(others), []
    while near := [other for other in left if other.unknown or any(row[0] in seen for row in other.asked)]:
        found += near
        left = [other for other in left if other not in near]
        seen |= {row[0] for other in near for row in other.asked}
    return found


def _joined(told: Sequence[int], most: int) -> set[Sum]:
    """Tables that have nobody in common, put together: as many as go with each, then each alone, two, and so
    on to `most`."""
    tables = [(table, 1 << place) for place, table in enumerate(told)]
    found = {reduce(_with, tables, table) for table in tables} | set(tables)
    last = set(tables)
    while last and len(found) < most:
        more = (_with(known, table) for known in last for table in tables)
        last = set(islice((one for one in more if one not in found), most - len(found)))
        found |= last
    return found


def _with(one: Sum, other: Sum) -> Sum:
    """Both together, or the first alone where they have somebody in common."""
    return one if one[0] & other[0] else (one[0] | other[0], one[1] | other[1])
