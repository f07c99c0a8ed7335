"""What closing counts, and that what it leaves out cannot be worked out from what it shows (ruling 24)."""

import os
from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from evaluations.suppression import EVERYBODY, ROLE, Cell, answers_in
from evaluations.tallies import NO_OPINION, PARTS, Respondent, Subject, Table, tally

pytestmark = pytest.mark.any_database

MEMBERS, SUBSTITUTES = Cell(ROLE, "member"), Cell(ROLE, "substitute")
CLIMATE = Subject("climate", steps=5)
PRIME = 1_000_003


def answered(role: str, *given, group: str = "older", key: str = "climate") -> list[Respondent]:
    return [Respondent(role, group, {key: one}) for one in given]


def test_a_scale_with_enough_people_shows_its_steps():
    people = answered("member", 5, 5, 4, 4, 4, 3, 3, 2, 1, 5, 5, 4, 4, NO_OPINION)
    found = tally(CLIMATE, people, threshold=5)
    table = Table(EVERYBODY, 14, (1, 1, 2, 5, 4, 1), (2, 2, 9, 1), Decimal("3.8"), 13)
    assert (found.tables, found.hidden) == ((table,), ())


@pytest.mark.parametrize(
    ("given", "tables"),
    [
        pytest.param([5] * 2 + [4] * 2, (), id="four people: nothing"),
        pytest.param(
            [5, 5, 4, 2, NO_OPINION],
            (Table(EVERYBODY, 5, None, (1, 0, 3, 1), None, 4),),
            id="five people, four opinions: parts, and no mean of four",
        ),
        pytest.param(
            [5, 5, 4, 3, 1],
            (Table(EVERYBODY, 5, None, (1, 1, 3, 0), Decimal("3.6"), 5),),
            id="five opinions: parts and mean",
        ),
    ],
)
def test_few_people_show_parts_and_a_mean_at_most(given, tables):
    assert tally(CLIMATE, answered("member", *given), threshold=5).tables == tables


def test_dont_know_is_in_the_base_and_never_in_the_mean():
    people = answered("member", *[4] * 4, *[2] * 4, *[NO_OPINION] * 20)
    [table] = tally(CLIMATE, people, threshold=5).tables
    assert (table.base, table.opinions, table.mean, table.counts) == (
        28,
        8,
        Decimal("3.0"),
        (0, 4, 0, 4, 0, 20),
    )


def test_choices_with_few_people_show_how_many_answered_and_no_more():
    subject = Subject("length", choices=("shorter", "same", "longer"))
    people = answered("member", *[frozenset({"same"})] * 9, *[frozenset({"longer"})] * 4, key="length")
    few = tally(subject, people, threshold=5).tables
    many = tally(
        subject, people + answered("member", frozenset({"shorter"}), key="length"), threshold=5
    ).tables
    assert (few, many[0].counts) == ((Table(EVERYBODY, 13),), (1, 9, 4, 0))


def test_several_ticks_count_one_person_each():
    subject = Subject("good", choices=("dialogue", "notes"))
    people = answered(
        "member", *[frozenset({"dialogue", "notes"})] * 10, *[frozenset({"notes"})] * 5, key="good"
    )
    [table] = tally(subject, people, threshold=5).tables
    assert (table.base, table.counts) == (15, (10, 15, 0))


def test_a_role_below_the_threshold_takes_the_other_with_it():
    people = answered("member", *[5, 4] * 8) + answered("substitute", 1, 2, 3)
    found = tally(CLIMATE, people, threshold=5, by_role=True)
    assert ([table.cell for table in found.tables], found.hidden) == ([EVERYBODY], (MEMBERS, SUBSTITUTES))


def test_steps_of_everybody_and_of_one_role_do_not_give_those_of_the_other():
    """Eight substitutes may have parts, never single steps: so nor may the members, of whom there are
    enough."""
    people = answered("member", *[5, 4] * 8) + answered("substitute", *[1, 2, 3, 5] * 2)
    found = tally(CLIMATE, people, threshold=5, by_role=True)
    assert [(table.cell, table.counts is not None, table.parts) for table in found.tables] == [
        (EVERYBODY, True, (4, 2, 18, 0)),
        (MEMBERS, False, (0, 0, 16, 0)),
        (SUBSTITUTES, False, (4, 2, 2, 0)),
    ]


# --- nobody can count back --------------------------------------------------------------------------------

ROLES, GROUPS, STEPS = ("member", "substitute", "official"), ("older", "young", "culture"), 5
COLUMNS = [*range(1, STEPS + 1), NO_OPINION]


def random_survey(chance: Random) -> list[Respondent]:
    roles, groups = ROLES[: chance.randint(1, 3)], GROUPS[: chance.randint(1, 3)]
    found = []
    for role in roles:
        for group in groups:
            steps = chance.choice([COLUMNS, [4, 5], [5], [3, 4, 5, NO_OPINION]])
            given = [chance.choice(steps) for _ in range(chance.choice([0, 1, 2, 4, 6, 9, 14]))]
            found += answered(role, *given, group=group) or [Respondent(role, group, {})]
    return found


def equations(found, atoms) -> list[list[int]]:
    """Everything that is published, as sums of the unknown counts of each answer in each atom."""
    rows = []

    def add(cell, weight) -> None:
        rows.append([cell.has(*atom) * weight(answer) for atom in atoms for answer in COLUMNS])

    for table in found.tables:
        for one in COLUMNS if table.counts else ():
            add(table.cell, lambda answer, one=one: int(answer == one))
        for part in (*PARTS[STEPS], (NO_OPINION,)) if table.parts else ():
            add(table.cell, lambda answer, part=part: int(answer in part))
        if table.mean is not None:
            # As if the mean were published without rounding.
            add(table.cell, lambda answer: 0 if answer == NO_OPINION else answer)
        add(table.cell, lambda answer: 1)
    return rows


def reduced(rows: list[list[int]]) -> dict[int, list[int]]:
    """Rows in echelon form, by the column they lead in; counted modulo a prime, which exact fractions would
    agree with."""
    found: dict[int, list[int]] = {}
    for row in rows:
        row = rest(row, found)
        lead = next((place for place, value in enumerate(row) if value), None)
        if lead is not None:
            inverse = pow(row[lead], -1, PRIME)
            found[lead] = [value * inverse % PRIME for value in row]
    return found


def rest(row: list[int], known: dict[int, list[int]]) -> list[int]:
    row = [value % PRIME for value in row]
    for lead in range(len(row)):
        if row[lead] and lead in known:
            times = row[lead]
            row = [(value - times * other) % PRIME for value, other in zip(row, known[lead], strict=True)]
    return row


def targets(found, atoms):
    """What nobody may work out: any count in a hidden cell or in an atom of too few, and the single steps of
    whatever has fewer than 14 behind it."""
    single = [[answer] for answer in COLUMNS]
    coarse = [list(part) for part in PARTS[STEPS]] + [[NO_OPINION]]
    for cell in found.hidden:
        yield from ((cell.has, answers) for answers in (*single, *coarse))
    for table in found.tables:
        if table.counts is None:
            yield from ((table.cell.has, [answer]) for answer in (1, 2, 4, 5))
    for atom, answers in atoms.items():
        if 0 < answers.total() < 5:
            yield from (((lambda *of, atom=atom: of == atom), part) for part in (*single, *coarse))


@pytest.mark.long
@pytest.mark.fact("S000-07")
def test_nobody_counts_back_what_is_hidden_in_ten_thousand_small_surveys():
    """Solves the linear system of all that is shown, for every count that is not. Ten thousand with
    SAMVERKAN_LONG, else the first thousand of them."""
    surveys = 10_000 if os.environ.get("SAMVERKAN_LONG") == "1" else 1_000
    chance, solved, worked_out, hidden = Random(2018), {}, [], 0
    for number in range(surveys):
        people = random_survey(chance)
        found = tally(CLIMATE, people, threshold=5, by_role=True, by_group=True)
        atoms: dict[tuple[str, str], Counter] = {}
        for one in people:
            atoms.setdefault((one.role, one.group), Counter()).update(one.answers.values())
        # Everybody knows who was asked; who answered nothing is known by the same right.
        atoms = {atom: answers for atom, answers in atoms.items() if answers.total()}
        if not atoms:
            continue
        rows = equations(found, atoms)
        shape = (tuple(atoms), tuple(map(tuple, rows)))
        # Surveys that publish the same sums are solved once, and each count of theirs is tried once.
        known, tried = solved.get(shape) or solved.setdefault(shape, (reduced(rows), {}))
        for has, answers in targets(found, atoms):
            row = tuple(int(has(*atom) and answer in answers) for atom in atoms for answer in COLUMNS)
            if any(row):
                hidden += 1
                if row not in tried:
                    tried[row] = any(rest(list(row), known))
                if not tried[row]:
                    worked_out.append((number, answers))
    assert (worked_out, hidden > 10 * surveys) == ([], True)


def test_the_arithmetic_of_the_test_finds_what_a_careless_table_gives_away():
    """Without suppression the same system is solved: the three substitutes are counted back."""
    atoms = {("member", "older"): Counter({5: 8, 4: 8}), ("substitute", "older"): Counter({1: 3})}
    tables = [Table(cell, 0, counts=(0,)) for cell in (EVERYBODY, MEMBERS)]
    known = reduced(equations(type("Found", (), {"tables": tables}), atoms))
    row = [int(atom[0] == "substitute" and answer == 1) for atom in atoms for answer in COLUMNS]
    assert (any(row), any(rest(row, known))) == (True, False)
    assert answers_in(SUBSTITUTES, atoms)[1] == 3
