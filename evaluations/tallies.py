"""From single answers to what may be known of them: the only thing that is left when a survey is closed
(rulings 23 and 24).

Pure. Page, PDF, csv, JSON and charts all read these tallies and nothing else, so none can show more than
another. People count behind a table, its base: everybody who answered the question, "don't know" included.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from evaluations.suppression import Atoms, Cell, answers_in, cells_of, shown, singles_out

# With fewer people behind it a table shows parts of the scale and a mean, never the single steps.
WHOLE_FROM = 14
NO_OPINION = "none"
# Low, middle, high; four steps have no middle.
PARTS = {4: ((1, 2), (3, 4)), 5: ((1, 2), (3,), (4, 5)), 6: ((1, 2), (3, 4), (5, 6))}
TENTH = Decimal("0.1")

# A step of a scale or a number, the keys that were ticked, or NO_OPINION.
type Given = int | frozenset[str] | str


@dataclass(frozen=True)
class Subject:
    """What a table is about: a question, or one row of a matrix. `steps` is None but for scales, `choices`
    are the keys of single and multiple choice; neither: a number."""

    key: str
    steps: int | None = None
    choices: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[int | str, ...]:
        return tuple(range(1, self.steps + 1)) if self.steps else self.choices


@dataclass(frozen=True)
class Respondent:
    """One person's answers. What was not answered is not among the keys."""

    role: str
    group: str
    answers: Mapping[str, Given]


@dataclass(frozen=True)
class Table:
    """`base` people answered, `opinions` of them other than "don't know".

    `counts` follow the subject's options, `parts` the parts of its scale; each ends with "don't know".
    Everything that is None may not be shown.
    """

    cell: Cell
    base: int
    counts: tuple[int, ...] | None = None
    parts: tuple[int, ...] | None = None
    mean: Decimal | None = None
    opinions: int | None = None


@dataclass(frozen=True)
class Tally:
    """A subject with its tables; none of everybody where too few answered. `hidden` are the declared cells
    that have no table."""

    subject: Subject
    tables: tuple[Table, ...] = ()
    hidden: tuple[Cell, ...] = field(default=())


def tally(
    subject: Subject,
    respondents: Iterable[Respondent],
    *,
    threshold: int,
    by_role: bool = False,
    by_group: bool = False,
) -> Tally:
    """Steps apart from `WHOLE_FROM` people, parts and means from `threshold`; each so that no difference of
    tables undercuts it."""
    atoms = _atoms(subject.key, respondents)
    cells = cells_of(atoms, by_role=by_role, by_group=by_group)
    any_table = shown(atoms, cells, threshold)
    whole = shown(atoms, any_table, max(threshold, WHOLE_FROM))
    means = [] if subject.choices else _means(atoms, any_table, whole, threshold)
    return Tally(
        subject,
        tuple(
            _table(subject, cell, answers_in(cell, atoms), cell in whole, cell in means) for cell in any_table
        ),
        tuple(cell for cell in cells if cell not in any_table),
    )


def _atoms(key: str, respondents: Iterable[Respondent]) -> dict[tuple[str, str], Counter]:
    found: dict[tuple[str, str], Counter] = {}
    for one in respondents:
        # Also where nobody answered: a role that was asked keeps its place among the cells.
        atom = found.setdefault((one.role, one.group), Counter())
        if key in one.answers:
            atom[one.answers[key]] += 1
    return found


def _means(atoms: Atoms, cells: Sequence[Cell], whole: Sequence[Cell], threshold: int) -> list[Cell]:
    """A mean speaks of those alone who have an opinion, so they are counted anew. Single steps give a mean
    too: together with those, no difference may be of too few."""
    opinions = {key: _opinions(answers) for key, answers in atoms.items()}
    found = shown(opinions, cells, threshold)
    while found and singles_out(opinions, {*found, *whole}, threshold):
        found.remove(min(found, key=lambda cell: (answers_in(cell, opinions).total(), cell)))
    return found


def _opinions(answers: Counter) -> Counter:
    return Counter({given: count for given, count in answers.items() if given != NO_OPINION})


def _table(subject: Subject, cell: Cell, answers: Counter, is_whole: bool, has_mean: bool) -> Table:
    base, given = answers.total(), _opinions(answers)
    ticked = Counter((subject.choices and _ticked(given)) or given)
    none = answers[NO_OPINION]
    return Table(
        cell,
        base,
        counts=(*(ticked[one] for one in subject.options), none) if is_whole and subject.options else None,
        parts=(*_parts(subject.steps, given), none) if subject.steps else None,
        mean=_mean(given) if has_mean else None,
        opinions=given.total() if is_whole or has_mean or subject.steps else None,
    )


def _ticked(given: Counter) -> Counter:
    found: Counter = Counter()
    for keys, count in given.items():
        for key in keys:
            found[key] += count
    return found


def _parts(steps: int, given: Counter) -> list[int]:
    return [sum(given[step] for step in part) for part in PARTS[steps]]


def _mean(given: Counter) -> Decimal | None:
    if not (count := given.total()):
        return None
    total = Decimal(sum(value * times for value, times in given.items()))
    return (total / count).quantize(TENTH, ROUND_HALF_UP)
