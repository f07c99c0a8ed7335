"""That nobody can count back what a survey does not show (ruling 24), whoever knows its outputs, the rule
that made them, and how many of each role or group answered each question.

A hidden figure is safe when there are other answers, in which it is another, with the very same outputs.
Every set of answers is tried of the smallest surveys; for 10,000 larger ones such answers are looked for.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations, combinations_with_replacement, product
from random import Random

import pytest
from django.utils import translation

from evaluations import suppression
from evaluations import tallies as rules
from evaluations.kept_tallies import (
    CellFacts,
    OptionFacts,
    QuestionFacts,
    SectionFacts,
    SubjectFacts,
    SurveyTallies,
    subject_of,
    table_facts,
)
from evaluations.results_export import results_csv, results_json
from evaluations.results_shown import results_shown
from evaluations.tallies import NO_OPINION, PARTS, Given, Respondent, Subject, Tally, tally

pytestmark = [pytest.mark.any_database, pytest.mark.fact("S000-07", "P53", "N08")]

KEYS = ("member", "substitute", "official")
LEAST, MOST = 0, 12
# From so many with the same outputs others are looked for.
MOST_WORLDS = 40
CHOICES = ("a", "b", "c")
KINDS = {
    **{f"scale {steps}": {"kind": "scale", "steps": steps} for steps in PARTS},
    "matrix": {"kind": "matrix", "steps": 4},
    "single": {"kind": "single", "options": CHOICES},
    "multiple": {"kind": "multiple", "options": CHOICES},
    "number": {"kind": "number"},
}

type Answers = Counter[Given]
type World = Mapping[str, Answers]


@cache
def respondent(key: str, given: Given | None) -> Respondent:
    return Respondent(key, key, {} if given is None else {"q": given})


@dataclass(frozen=True)
class Asked:
    """One question of a survey; `skipped` are those of each role or group who left it out."""

    question: QuestionFacts
    threshold: int
    by: str
    skipped: tuple[int, ...] = (0, 0, 0)

    @cached_property
    def subject(self) -> Subject:
        return subject_of(self.question, "q")

    @cached_property
    def values(self) -> list[Given]:
        none = [NO_OPINION] if self.question.has_no_opinion else []
        if self.subject.is_multiple:
            sizes = range(1, len(CHOICES) + 1)
            return [frozenset(some) for size in sizes for some in combinations(CHOICES, size)]
        if self.subject.choices:
            return [*(frozenset({one}) for one in CHOICES), *none]
        return [*(self.subject.options or range(LEAST, MOST + 1)), *none]

    def tally(self, world: World) -> Tally:
        people = [respondent(key, given) for key in world for given in world[key].elements()]
        for key, count in zip(KEYS, self.skipped, strict=True):
            people += [respondent(key, None)] * count
        return tally(self.subject, people, threshold=self.threshold, by=self.by)


def asked(kind: str, threshold: int, by: str, skipped=(0, 0, 0), has_no_opinion: int = 1) -> Asked:
    fields = dict(KINDS[kind])
    fields["options"] = tuple(OptionFacts(key=key, text=key) for key in fields.get("options", ()))
    if kind == "multiple":
        has_no_opinion = 0
    question = QuestionFacts(key="q", text="Fråga", has_no_opinion=has_no_opinion, **fields)
    return Asked(question, threshold, by, skipped)


def outputs(one: Asked, found: Tally) -> tuple:
    """All that leaves the system: csv, JSON, and the lines and drawings of page, paper and report."""
    cells = [CellFacts(), *(CellFacts(kind=one.by, key=key, name=key) for key in KEYS if one.by)]
    known = {cell.cell: cell for cell in cells}
    subject = SubjectFacts(tables=tuple(table_facts(table, known) for table in found.tables))
    question = QuestionFacts(**{**vars(one.question), "subjects": (subject,)})
    facts = SurveyTallies(
        title="Enkät",
        evaluation="Utvärdering",
        mode="anonymous",
        threshold=one.threshold,
        opened_on=date(2018, 1, 1),
        closed_on=date(2018, 2, 1),
        invited=60,
        answered=50,
        cells=tuple(cells),
        sections=(SectionFacts(title="Arbetet", questions=(question,)),),
    )
    return results_csv(facts), results_json(facts), results_shown(facts, {})


# --- what nobody may work out -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Secret:
    """A figure that is shown to nobody: in a world `of` must not be the same in all that look alike."""

    name: tuple
    of: Callable[[World], object]


def number_of(key: str | None, answers: frozenset) -> Callable[[World], int]:
    return lambda world: sum(
        sum(counts[given] for given in answers) for one, counts in world.items() if key in (None, one)
    )


def secrets(one: Asked, world: World, found: Tally) -> Iterator[Secret]:
    whole = sum(world.values(), Counter())
    shown = {table.cell.key: table for table in found.tables}
    for key in [None, *(world if one.by else ())]:
        table, mine = shown.get(key or ""), whole if key is None else world[key]
        if not mine or (key is not None and mine == whole):
            continue
        if table is None and key is not None:
            yield from _hidden(one, key, world, found)
        elif table and table.base < rules.WHOLE_FROM:
            yield from _steps(one, key, mine, whole, found)


def _hidden(one: Asked, key: str | None, world: World, found: Tally) -> Iterator[Secret]:
    """Every count of it, but those that everybody's table tells, or that of the rest: a step or a part that
    none of them chose, none of these did."""
    named = {table.cell.key for table in found.tables if table.cell.key}
    mine, whole = world[key], sum(world.values(), Counter())
    rest = sum((counts for other, counts in world.items() if named and other not in named), Counter())
    if mine == rest:
        return
    for name, answers in _figures(one):
        # That nobody wrote a number is no answer.
        if not one.subject.options and name not in mine:
            continue
        told = answers
        if one.subject.steps and name != NO_OPINION and not (rest and found.tables[-1].counts):
            told = {step for piece in PARTS[one.subject.steps] if name in piece for step in piece}
        is_told = rest and not 0 < sum(rest[given] for given in told) < rest.total()
        if 0 < sum(whole[given] for given in answers) < whole.total() and not is_told:
            yield Secret(("count", key, name), number_of(key, answers))
    for name, reading in enumerate(one.subject.readings(is_whole=True)):
        # That they do not say the same is nothing to hide.
        if mine.total() > 1 and _is_alike(mine, reading) and not _is_alike(whole, reading):
            yield Secret(("alike", key, name), lambda world, read=reading: _is_alike(world[key], read))


def _is_alike(answers: Answers, reading) -> bool:
    return len({reading(given) for given in +answers} - {None}) <= 1


def _steps(one: Asked, key: str | None, mine: Answers, whole: Answers, found: Tally) -> Iterator[Secret]:
    """Of those shown in parts each step; but of a step that nobody chose everybody's table may tell."""
    told = found.tables[0].counts is not None
    if one.subject.steps:
        for piece in PARTS[one.subject.steps]:
            is_told = told and not all(whole[step] for step in piece)
            if len(piece) > 1 and any(mine[step] for step in piece) and not is_told:
                for step in piece:
                    yield Secret(("step", key, step), number_of(key, frozenset({step})))
    elif one.subject.choices:
        for name, answers in _figures(one):
            if not told or 0 < sum(whole[given] for given in answers) < whole.total():
                yield Secret(("choice", key, name), number_of(key, answers))
    elif len(set(mine) - {NO_OPINION}) > 1:
        for value in set(mine) - {NO_OPINION}:
            yield Secret(("number", key, value), number_of(key, frozenset({value})))


def _figures(one: Asked) -> Iterator[tuple[object, frozenset]]:
    if one.subject.is_multiple:
        yield from ((key, frozenset(given for given in one.values if key in given)) for key in CHOICES)
    else:
        yield from ((given, frozenset({given})) for given in one.values)


# --- every set of answers of the smallest surveys ---------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "sizes", "has_no_opinion", "whole_from"),
    [
        pytest.param("scale 4", (3, 4), 0, 14, id="four steps in parts"),
        pytest.param("scale 5", (3, 3), 1, 14, id="five steps and no opinion"),
        pytest.param("scale 5", (4, 4), 0, 6, id="five steps, everybody's shown"),
        pytest.param("scale 4", (3, 3, 3), 0, 8, id="three groups"),
        pytest.param("single", (3, 4), 1, 3, id="one of three"),
        pytest.param("multiple", (3, 3), 0, 3, id="any of three"),
    ],
)
def test_no_answers_of_the_smallest_surveys_are_the_only_ones(
    monkeypatch, kind, sizes, has_no_opinion, whole_from
):
    """As if single steps were shown from fewer than fourteen, for the rule is the same."""
    monkeypatch.setattr(rules, "WHOLE_FROM", whole_from)
    worked_out, tried = all_tried(asked(kind, 3, "role", has_no_opinion=has_no_opinion), sizes)
    assert (worked_out, tried > 100) == ([], True)


@pytest.mark.parametrize(
    ("owner", "name", "careless", "kind", "sizes"),
    [
        pytest.param(suppression, "FEWEST_DIFFERING", 1, "scale 4", (3, 4), id="only who is alike is hidden"),
        pytest.param(
            rules, "_gives_steps", lambda *_of: False, "scale 5", (4, 4), id="everybody's steps too"
        ),
    ],
)
def test_a_careless_rule_is_found_out(monkeypatch, owner, name, careless, kind, sizes):
    monkeypatch.setattr(rules, "WHOLE_FROM", 6)
    monkeypatch.setattr(owner, name, careless)
    worked_out, _tried = all_tried(asked(kind, 3, "role", has_no_opinion=0), sizes)
    assert worked_out != []


@pytest.mark.parametrize(
    ("kind", "sizes", "whole_from"),
    [
        pytest.param("scale 5", (3, 3), 14, id="two small groups"),
        pytest.param("scale 4", (3, 4), 7, id="everybody's steps are shown"),
        pytest.param("single", (3, 3, 3), 3, id="three groups"),
    ],
)
def test_nobody_is_sure_of_others_by_their_own_answer(monkeypatch, kind, sizes, whole_from):
    """Neither of those in their own part nor of those in another, but where everybody's table says it."""
    monkeypatch.setattr(rules, "WHOLE_FROM", whole_from)
    one = asked(kind, 3, "role", has_no_opinion=0)
    (reading,) = one.subject.readings(is_whole=whole_from <= min(sizes))
    assert list(sure_of_others(one, looking_alike(one, sizes), reading)) == []
    monkeypatch.setattr(suppression, "FEWEST_DIFFERING", 1)
    assert list(sure_of_others(one, looking_alike(one, sizes), reading)) != []


def sure_of_others(one: Asked, alike: Mapping[Tally, list[World]], reading) -> Iterator[tuple]:
    """(where somebody is, what they answered, of whom they are sure, what was seen)"""
    for (found, worlds), mine, given in product(alike.items(), KEYS, one.values):
        own = Counter([given])
        seen = [world for world in worlds if mine in world and world[mine][given]]
        if not seen or _is_alike(sum(seen[0].values(), Counter()) - own, reading):
            continue
        for key in seen[0]:
            others = (world[key] - own if key == mine else world[key] for world in seen)
            if _is_alike(sum(others, Counter()), reading):
                yield mine, given, key, found


def looking_alike(one: Asked, sizes: tuple[int, ...]) -> dict[Tally, list[World]]:
    """All sets of answers, by what is shown of them."""
    found: dict[Tally, list[World]] = {}
    for answers in product(
        *(map(Counter, combinations_with_replacement(one.values, size)) for size in sizes)
    ):
        world = dict(zip(KEYS, answers, strict=False))
        found.setdefault(one.tally(world), []).append(world)
    return found


def all_tried(one: Asked, sizes: tuple[int, ...]) -> tuple[list[tuple], int]:
    """The secrets that are the same in all sets of answers with the same outputs; and how many were tried."""
    worked_out, tried = [], 0
    for found, worlds in looking_alike(one, sizes).items():
        for secret in secrets(one, worlds[0], found):
            tried += 1
            if len({secret.of(world) for world in worlds}) == 1:
                worked_out.append((secret.name, found, worlds[0]))
    return worked_out, tried


# --- ten thousand larger ones -----------------------------------------------------------------------------


def other_worlds(one: Asked, world: World) -> Iterator[World]:
    """Answers near these: two people change places, one role or group is alike, one or two people answer
    otherwise."""
    for this, that in combinations(world, 2):
        for given, taken in product(world[this], world[that]):
            if given != taken:
                yield _changed(world, (this, given, taken), (that, taken, given))
    yield from _with_one_alike(world, one.subject.steps) if one.subject.options else _with_one_number(world)
    near = [(key, was, becomes) for key in world for was in world[key] for becomes in _near(one, was)]
    yield from (_changed(world, change) for change in near)
    for change, other in combinations(near, 2):
        if change[:2] != other[:2] or world[change[0]][change[1]] > 1:
            yield _changed(world, change, other)


def without_those_of_other_worlds(
    one: Asked, world: World, found: Tally, hidden: Mapping[Secret, object]
) -> tuple[dict[Secret, object], World | None]:
    """What is left of `hidden` when other worlds with the same outputs, and those near them, have been seen;
    and one of those."""
    left, seen = dict(hidden), [world]
    for start in seen:
        for other in other_worlds(one, start) if left else ():
            is_new = any(secret.of(other) != was for secret, was in left.items())
            if (is_new or start is world) and other not in seen and one.tally(other) == found:
                left = {secret: was for secret, was in left.items() if secret.of(other) == was}
                seen += [other] if len(seen) < MOST_WORLDS else []
            if not left:
                break
    return left, seen[-1] if len(seen) > 1 else None


def _near(one: Asked, was: Given) -> Iterator[Given]:
    if one.subject.choices:
        yield from (given for given in one.values if given != was)
    elif was != NO_OPINION:
        yield from (given for given in (was - 1, was + 1) if given in one.values)


def _changed(world: World, *changes: tuple) -> World:
    found = {key: Counter(counts) for key, counts in world.items()}
    for key, was, becomes in changes:
        found[key][was] -= 1
        found[key][becomes] += 1
    return {key: +counts for key, counts in found.items()}


def _with_one_alike(world: World, steps: int | None) -> Iterator[World]:
    """One of them alike, or all but one of them: those without a table are one rest."""
    whole, groups = sum(world.values(), Counter()), [(key,) for key in world]
    for alike, first in product(dict.fromkeys([*groups, *combinations(world, len(world) - 1)]), whole):
        piece = next((piece for piece in PARTS.get(steps, ()) if first in piece), (first,))
        order = sorted(whole, key=lambda given, piece=piece: (given not in piece, given != NO_OPINION))
        left = [given for given in order for _ in range(whole[given])]
        found = {}
        for key in alike:
            found[key], left = Counter(left[: world[key].total()]), left[world[key].total() :]
        for key in world.keys() - found.keys():
            # Every so many, so that the others are mixed.
            taken = left[:: max(1, len(left) // max(1, world[key].total()))][: world[key].total()]
            left = list((Counter(left) - Counter(taken)).elements())
            found[key] = Counter(taken)
        yield {key: found[key] for key in world}


def _with_one_number(world: World) -> Iterator[World]:
    """One of them alike at each number there is, and the others so that the sum is the same."""
    numbers = {
        key: Counter({given: count for given, count in counts.items() if given != NO_OPINION})
        for key, counts in world.items()
    }
    whole = sum(sum(numbers.values(), Counter()).elements())
    for alike, value in product(world, range(LEAST, MOST + 1)):
        others = [key for key in world for _ in range(numbers[key].total()) if key != alike]
        left = whole - value * numbers[alike].total()
        if others and LEAST <= left / len(others) <= MOST:
            each, more = divmod(left, len(others))
            found = {key: Counter({NO_OPINION: counts[NO_OPINION]}) for key, counts in world.items()}
            found[alike][value] += numbers[alike].total()
            for place, key in enumerate(others):
                found[key][each + (place < more)] += 1
            yield {key: +counts for key, counts in found.items()}


def random_survey(chance: Random) -> tuple[Asked, World]:
    by, cells = chance.choice(["role", "group", "role", "group", ""]), chance.randint(1, 3)
    one = asked(
        chance.choice(list(KINDS)),
        chance.choice([3, 4, 5, 5, 5, 6, 7, 10]),
        by,
        tuple(chance.choice([0, 0, 0, 0, 1, 5]) for _ in KEYS),
        chance.randint(0, 1),
    )
    liked = [given for given in one.values if given != NO_OPINION]
    some = [one.values, liked, liked, liked[1:], liked[-2:], liked[-1:], liked[: len(liked) // 2 + 1]]
    world = {}
    for key in KEYS[:cells]:
        choice, size = chance.choice(some), chance.choice([0, 2, 4, 5, 6, 8, 9, 11, 14, 16, 17])
        world[key] = Counter(chance.choice(choice) for _ in range(size))
    return one, world


@pytest.mark.long
def test_nobody_counts_back_what_is_hidden_in_ten_thousand_small_surveys():
    """Ten thousand with SAMVERKAN_LONG, else the first thousand of them."""
    surveys = 10_000 if os.environ.get("SAMVERKAN_LONG") == "1" else 1_000
    chance, worked_out, tried = Random(2018), [], 0
    for number in range(surveys):
        one, world = random_survey(chance)
        found = one.tally(world)
        hidden = {secret: secret.of(world) for secret in secrets(one, world, found)}
        left, same = without_those_of_other_worlds(one, world, found, hidden)
        tried += len(hidden)
        worked_out += [(number, secret.name, world, found) for secret in left]
        if same:
            with translation.override("sv"):
                assert outputs(one, one.tally(same)) == outputs(one, found)
    assert (worked_out, tried > 4 * surveys) == ([], True)
