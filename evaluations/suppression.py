"""Which tables of a survey may be shown, so that no difference of shown tables gives a smaller group of
people (domain.md 3.5; ruling 24).

A survey shows its total and, where that was declared before opening, its roles and its groups: two ways of
parting the same people. Somebody with all that is shown can add and subtract. Every set of people that such
arithmetic can single out must be empty, or large enough, or everybody; and unless it is everybody, its
answers must differ.

The people are given as atoms, one for each role in each group: `{(role, group): Counter(answer → people)}`.
What can be singled out is known exactly. A sum of shown tables counts the atom (r, g) a(r) + b(g) times, with
one number for each shown role and one for each shown group; those that are not shown share one number. It
singles out a set when every atom is counted 0 or 1 times. With few roles all a are tried; given a, the groups
choose apart from one another, so sizes are summed group by group.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

type Answers = Counter[Hashable]
type Atoms = Mapping[tuple[str, str], Answers]

TOTAL, ROLE, GROUP = "total", "role", "group"
REST = None


@dataclass(frozen=True, order=True)
class Cell:
    """A set of people that has a table: everybody, those of a role, or those of a group."""

    kind: str = TOTAL
    key: str = ""

    def has(self, role: str, group: str) -> bool:
        return self.kind == TOTAL or self.key == (role if self.kind == ROLE else group)


EVERYBODY = Cell()


def cells_of(atoms: Atoms, *, by_role: bool, by_group: bool) -> list[Cell]:
    """Everybody first, then the roles and the groups in the atoms' order."""
    roles = dict.fromkeys(role for role, _ in atoms) if by_role else ()
    groups = dict.fromkeys(group for _, group in atoms) if by_group else ()
    return [EVERYBODY, *(Cell(ROLE, role) for role in roles), *(Cell(GROUP, group) for group in groups)]


def answers_in(cell: Cell, atoms: Atoms) -> Answers:
    found: Answers = Counter()
    for (role, group), answers in atoms.items():
        if cell.has(role, group):
            found.update(answers)
    return found


def shown(atoms: Atoms, cells: Iterable[Cell], limit: int) -> list[Cell]:
    """Those of `cells` whose tables may be shown, in their order; [] when not even everybody's may.

    Where roles and groups cannot both be shown, those stay that leave most tables; roles when it is even.
    What the others give anyway is shown too: so a table that is hidden cannot be worked out.
    """
    cells = list(cells)
    if EVERYBODY not in cells or answers_in(EVERYBODY, atoms).total() < limit:
        return []
    ways = [{TOTAL, ROLE, GROUP}, {TOTAL, ROLE}, {TOTAL, GROUP}]
    left = max((_left(atoms, [cell for cell in cells if cell.kind in way], limit) for way in ways), key=len)
    left = _with_what_follows(atoms, left, cells, limit)
    return [cell for cell in cells if cell in left]


def _left(atoms: Atoms, cells: list[Cell], limit: int) -> list[Cell]:
    """Where something must give way it is the smallest table, so that as much as possible is left."""
    left = [cell for cell in cells if cell == EVERYBODY or _may_stand(answers_in(cell, atoms), limit)]
    while singles_out(atoms, left, limit):
        # Never everybody's: alone, it singles out nobody.
        left.remove(min((cell for cell in left if cell != EVERYBODY), key=lambda cell: _by_size(cell, atoms)))
    return _with_what_follows(atoms, left, cells, limit)


def _with_what_follows(atoms: Atoms, left: list[Cell], cells: list[Cell], limit: int) -> list[Cell]:
    left = list(left)
    for cell in sorted(cells, key=lambda cell: _by_size(cell, atoms), reverse=True):
        if cell not in left and answers_in(cell, atoms) and not singles_out(atoms, [*left, cell], limit):
            left.append(cell)
    return left


def _by_size(cell: Cell, atoms: Atoms) -> tuple[int, Cell]:
    return answers_in(cell, atoms).total(), cell


def _may_stand(answers: Answers, limit: int) -> bool:
    return answers.total() >= limit and not is_alike(answers)


def is_alike(answers: Answers) -> bool:
    """All gave the same answer: then the table tells what each of them answered."""
    return sum(count > 0 for count in answers.values()) == 1


def singles_out(atoms: Atoms, cells: Iterable[Cell], limit: int) -> bool:
    """Whether arithmetic on these tables gives one of too few people, or of people who answered alike."""
    people = {key: answers for key, answers in atoms.items() if answers.total()}
    parted = _parted(people, cells)
    if not people:
        return False
    whole = sum(answers.total() for answers in people.values())
    roles = list(dict.fromkeys(role for role, _ in parted))
    groups = list(dict.fromkeys(group for _, group in parted))
    # Only differences count, and two roles that share a group differ by one at most.
    span = range(1 - len(roles), len(roles))
    for numbers in product([0], *[span] * (len(roles) - 1)):
        times = dict(zip(roles, numbers, strict=True))
        choices = [_choices(group, times, parted) for group in groups]
        if all(choices) and (_is_small(choices, limit) or _is_same(choices, whole)):
            return True
    return False


def _parted(people: Atoms, cells: Iterable[Cell]) -> dict[tuple, Answers]:
    """The atoms as the shown tables tell them apart: what has no table of its own is one rest."""
    cells = set(cells)
    found: dict[tuple, Answers] = {}
    for (role, group), answers in people.items():
        key = (
            role if Cell(ROLE, role) in cells else REST,
            group if Cell(GROUP, group) in cells else REST,
        )
        found.setdefault(key, Counter()).update(answers)
    return found


def _choices(group: str | None, times: Mapping, parted: Mapping[tuple, Answers]) -> list[Answers]:
    """What of a group's people the sum may count once and leave the others out: one for each number b that
    makes every a(r) + b zero or one. Empty: no such sum."""
    own = {role: answers for (role, of), answers in parted.items() if of == group}
    first = times[next(iter(own))]
    found = []
    for number in (-first, 1 - first):
        if all(times[role] + number in (0, 1) for role in own):
            counted = [answers for role, answers in own.items() if times[role] + number]
            found.append(sum(counted, Counter()))
    return found


def _is_small(choices: list[list[Answers]], limit: int) -> bool:
    """Whether some choice for each group gives more than none and fewer than `limit` people in all."""
    sizes = {0}
    for of_group in choices:
        sizes = {size + answers.total() for size in sizes for answers in of_group}
        sizes = {size for size in sizes if size < limit}
    return any(0 < size < limit for size in sizes)


def _is_same(choices: list[list[Answers]], whole: int) -> bool:
    """Whether some choice gives people, not all of them, who gave one and the same answer."""
    given = {answer for of_group in choices for answers in of_group for answer, n in answers.items() if n}
    for answer in given:
        sizes = {0}
        for of_group in choices:
            alike = [answers[answer] for answers in of_group if answers[answer] == answers.total()]
            sizes = {size + more for size in sizes for more in alike}
        if any(0 < size < whole for size in sizes):
            return True
    return False
