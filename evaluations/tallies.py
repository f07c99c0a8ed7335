"""From single answers to what may be known of them: the only thing that is left when a survey is closed
(rulings 23 and 24).

Pure. Page, PDF, csv, JSON and charts all read these tallies and nothing else, so none can show more than
another. People count behind a table, its base: everybody who answered the question, "don't know" included.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from evaluations.suppression import (
    EVERYBODY,
    Answers,
    Cell,
    Reading,
    cells_with_tables,
    may_be_told_apart,
)

# With fewer people behind it a table shows parts of the scale and a rough mean, never the single steps.
WHOLE_FROM = 14
# A mean of three, even a rough one, says which steps they chose.
FEWEST_IN_ROUGH_MEAN = 4
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
    is_multiple: bool = False

    @property
    def options(self) -> tuple[int | str, ...]:
        return tuple(range(1, self.steps + 1)) if self.steps else self.choices

    def readings(self, is_whole: bool) -> list[Reading]:
        """What its tables show of an answer: of a scale the part, of several ticks each by itself; of choices
        and numbers nothing but that somebody answered, until there are people enough."""
        if self.steps:
            return [partial(part_of, self.steps)]
        if not is_whole:
            return []
        return [partial(_is_ticked, key) for key in self.choices] if self.is_multiple else [_opinion]


def part_of(steps: int, given: Given) -> int | None:
    """Which part of the scale, counted from nought; None without an opinion."""
    return next((place for place, part in enumerate(PARTS[steps]) if given in part), None)


def _opinion(given: Given) -> Given | None:
    return None if given == NO_OPINION else given


def _is_ticked(key: str, given: Given) -> bool | None:
    return None if given == NO_OPINION else key in given


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


def tally(subject: Subject, respondents: Iterable[Respondent], *, threshold: int, by: str = "") -> Tally:
    """`by` is "role" or "group" where that breakdown was declared; `respondents` are all who answered the
    survey, also those who left this out."""
    people, found = list(respondents), defaultdict(list)
    for one in people if by else ():
        found[getattr(one, by)].append(one)
    cells = {Cell(by, key): own for key, own in found.items()}
    declared = tuple(cells)
    whole, enough = _answers(subject, people), max(threshold, WHOLE_FROM)
    if whole.total() < threshold:
        return Tally(subject, (), (EVERYBODY, *declared))
    named = cells_with_tables({cell: len(cells[cell]) for cell in declared}, threshold)
    parts = [_answers(subject, cells[cell]) for cell in named]
    if rest := [one for cell in declared if named and cell not in named for one in cells[cell]]:
        parts.append(_answers(subject, rest))
    is_whole = all(part.total() >= enough for part in parts)
    if not _may_be_told_apart(subject, parts, threshold, is_whole):
        named, parts, is_whole = [], [], True
    has_steps = whole.total() >= enough and (is_whole or not _gives_steps(subject, parts))
    tables = [_table(subject, EVERYBODY, whole, threshold, has_steps)]
    tables += [
        _table(subject, cell, answers, threshold, is_whole)
        for cell, answers in zip(named, parts, strict=False)
    ]
    return Tally(subject, tuple(tables), tuple(cell for cell in declared if cell not in named))


def _answers(subject: Subject, people: Iterable[Respondent]) -> Answers:
    return Counter(one.answers[subject.key] for one in people if subject.key in one.answers)


def _may_be_told_apart(subject: Subject, parts: Sequence[Answers], threshold: int, is_whole: bool) -> bool:
    is_mean_alone = is_whole and not subject.options
    if is_mean_alone and any(_opinions(part).total() < threshold for part in parts):
        return False
    return may_be_told_apart(parts, subject.readings(is_whole), threshold)


def _gives_steps(subject: Subject, parts: Sequence[Answers]) -> bool:
    """Whether everybody's single steps would be those of one part of too few: of a piece of the scale that
    nobody else chose. Seen from what is shown anyway, so that leaving them out tells nothing."""
    for piece in PARTS.get(subject.steps or 0, ()):
        chose = [part for part in parts if any(part[step] for step in piece)]
        if len(piece) > 1 and len(chose) == 1 and chose[0].total() < WHOLE_FROM:
            return True
    return False


def _opinions(answers: Answers) -> Answers:
    return Counter({given: count for given, count in answers.items() if given != NO_OPINION})


def _table(subject: Subject, cell: Cell, answers: Answers, threshold: int, has_steps: bool) -> Table:
    given, none = _opinions(answers), answers[NO_OPINION]
    ticked = Counter((subject.choices and _ticked(given)) or given)
    mean = None
    if not subject.choices and given.total() >= threshold:
        mean = _mean(subject, cell, given, has_steps)
    return Table(
        cell,
        answers.total(),
        counts=(*(ticked[one] for one in subject.options), none) if has_steps and subject.options else None,
        parts=(*_parts(subject.steps, given), none) if subject.steps else None,
        mean=mean,
        opinions=given.total()
        if (has_steps and subject.options) or mean is not None or subject.steps
        else None,
    )


def _ticked(given: Answers) -> Answers:
    found: Answers = Counter()
    for keys, count in given.items():
        for key in keys:
            found[key] += count
    return found


def _parts(steps: int, given: Answers) -> list[int]:
    return [sum(given[step] for step in part) for part in PARTS[steps]]


def _mean(subject: Subject, cell: Cell, given: Answers, has_steps: bool) -> Decimal | None:
    total, count = Decimal(sum(value * times for value, times in given.items())), given.total()
    if has_steps:
        return (total / count).quantize(TENTH, ROUND_HALF_UP)
    # Beside everybody's steps, the parts and the mean of a breakdown would be an equation too many; and near
    # the lowest or the highest number a mean of few is all their answers.
    if cell != EVERYBODY:
        return None
    if not subject.steps:
        return _half(total / count)
    return rough_mean(subject.steps, given) if count >= FEWEST_IN_ROUGH_MEAN else None


def rough_mean(steps: int, given: Answers) -> Decimal:
    """To halves, and never so near an end that it says that all in their parts chose the lower step, or the
    higher: beside the parts it leaves at least two answers for every step."""
    lowest = sum(part[0] * count for part, count in zip(PARTS[steps], _parts(steps, given), strict=True))
    parted = sum(given[step] for part in PARTS[steps] if len(part) > 1 for step in part)
    higher = Decimal(sum(given[part[1]] for part in PARTS[steps] if len(part) > 1))
    if parted:
        higher = max(Decimal(1), min(higher, Decimal(parted - 1))) if parted > 1 else Decimal("0.5")
    return _half((lowest + higher) / given.total())


def _half(mean: Decimal) -> Decimal:
    return ((mean * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2).quantize(TENTH)
