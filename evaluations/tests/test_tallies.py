"""What closing counts (ruling 24)."""

from collections import Counter
from decimal import Decimal
from itertools import combinations_with_replacement

import pytest

from evaluations.suppression import EVERYBODY, ROLE, Cell
from evaluations.tallies import (
    FEWEST_IN_ROUGH_MEAN,
    NO_OPINION,
    PARTS,
    WHOLE_FROM,
    Respondent,
    Subject,
    Table,
    rough_mean,
    tally,
)

pytestmark = pytest.mark.any_database

MEMBERS, SUBSTITUTES = Cell(ROLE, "member"), Cell(ROLE, "substitute")
CLIMATE = Subject("climate", steps=5)


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
            (Table(EVERYBODY, 5, None, (1, 1, 3, 0), Decimal("3.5"), 5),),
            id="five opinions: parts and a rough mean",
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
    found = tally(CLIMATE, people, threshold=5, by="role")
    assert ([table.cell for table in found.tables], found.hidden) == ([EVERYBODY], (MEMBERS, SUBSTITUTES))


def test_steps_of_everybody_and_of_one_role_do_not_give_those_of_the_other():
    """Eight substitutes may have parts, never single steps: so nor may the members, of whom there are
    enough."""
    people = answered("member", *[5, 4, 2] * 6) + answered("substitute", *[1, 2, 3, 5] * 2)
    found = tally(CLIMATE, people, threshold=5, by="role")
    assert [(table.cell, table.counts is not None, table.parts, table.mean) for table in found.tables] == [
        (EVERYBODY, True, (10, 2, 14, 0), Decimal("3.4")),
        (MEMBERS, False, (6, 0, 12, 0), None),
        (SUBSTITUTES, False, (4, 2, 2, 0), None),
    ]


def test_what_only_a_small_role_chose_is_not_told_by_everybodys_steps():
    """No member is low: so everybody's ones and twos would be the eight substitutes'. As everybody's too are
    parts, their mean is a rough one."""
    people = answered("member", *[5, 4, 3] * 4) + answered("substitute", *[1, 2, 3, 5] * 2)
    [everybody, *_apart] = tally(CLIMATE, people, threshold=5, by="role").tables
    assert (everybody.counts, everybody.parts, everybody.mean) == (None, (4, 6, 10, 0), Decimal("3.5"))


@pytest.mark.parametrize(
    ("substitutes", "tables"),
    [
        pytest.param([4, 4, 4, 5, 5, 5, 5], 1, id="alike in what is shown"),
        pytest.param([NO_OPINION] * 6 + [5], 1, id="one opinion"),
        pytest.param([4, 4, 4, 5, 5, 2, 1], 3, id="not alike"),
    ],
)
def test_alike_is_asked_of_what_is_shown(substitutes, tables):
    people = answered("member", *[5, 4, 3, 1] * 3) + answered("substitute", *substitutes)
    assert len(tally(CLIMATE, people, threshold=5, by="role").tables) == tables


def test_numbers_apart_have_people_and_opinions_enough():
    subject, fourteen = Subject("often"), answered("member", *range(14), key="often")
    found = [
        tally(subject, fourteen + answered("substitute", *more, key="often"), threshold=5, by="role").tables
        for more in (range(6), [1] + [NO_OPINION] * 13, range(14))
    ]
    assert [[(table.base, table.mean) for table in tables] for tables in found] == [
        [(20, Decimal("5.3")), (14, None), (6, None)],
        [(28, Decimal("6.1"))],
        [(28, Decimal("6.5")), (14, Decimal("6.5")), (14, Decimal("6.5"))],
    ]


@pytest.mark.fact("S000-07", "P53")
@pytest.mark.parametrize("steps", [4, 5, 6])
def test_parts_and_a_rough_mean_never_say_how_many_chose_a_step(steps):
    """All answers that 4 to 13 people can give: wherever a part has people, what is shown leaves at least two
    numbers for each of its steps."""
    for people in range(FEWEST_IN_ROUGH_MEAN, WHOLE_FROM):
        could: dict[tuple, list[set]] = {}
        for given in map(Counter, combinations_with_replacement(range(1, steps + 1), people)):
            sums = tuple(sum(given[step] for step in piece) for piece in PARTS[steps])
            seen = could.setdefault((sums, rough_mean(steps, given)), [set() for _ in range(steps)])
            for step, counts in enumerate(seen, 1):
                counts.add(given[step])
        assert {
            len(counts[step - 1]) > 1
            for (sums, _mean), counts in could.items()
            for piece, size in zip(PARTS[steps], sums, strict=True)
            for step in piece
            if size and len(piece) > 1
        } == {True}
