"""How long issues stand, and the one line on where an issue is: truth tables on plain values."""

from datetime import date

import pytest

from issues.course import WAY, Lack
from issues.place_words import Place, lack_noun, next_stage, place_line
from issues.stage_time import StageTime, Visit, days_in, is_late, late_if_entered_before, times_by_stage

TODAY = date(2017, 3, 31)


@pytest.mark.parametrize(
    ("days", "most", "late"),
    [(30, 30, False), (31, 30, True), (1, None, False), (400, 0, False), (0, 1, False)],
)
def test_an_issue_has_stood_too_long_after_the_days_the_structure_gives(days, most, late):
    assert is_late(days, most) is late


@pytest.mark.parametrize(("entered", "late"), [(date(2017, 3, 1), False), (date(2017, 2, 28), True)])
def test_the_day_in_the_database_is_the_day_of_the_rule(entered, late):
    found = is_late(days_in(entered, None, TODAY), 30)

    assert (found, entered < late_if_entered_before(30, TODAY)) == (late, late)


def test_days_in_each_stage_of_those_there_and_those_that_have_been_through():
    visits = [
        Visit("raised", date(2017, 3, 1), date(2017, 3, 11)),
        Visit("raised", date(2017, 3, 1), date(2017, 3, 22)),
        Visit("raised", date(2017, 3, 30)),
        Visit("dialogue", date(2017, 3, 1), date(2017, 3, 2)),
        Visit("dialogue", date(2017, 3, 1), date(2017, 3, 3)),
    ]

    assert times_by_stage(visits, ("raised", "screened", "dialogue"), TODAY) == (
        StageTime("raised", visits=3, now=1, middle=10, longest=21),
        StageTime("dialogue", visits=2, now=0, middle=2, longest=2),
    )


def place(stage="dialogue", **more):
    return Place(stage=stage, name="Dialog", since=date(2017, 3, 30), days=1, **more)


@pytest.mark.fact("S002-11")
@pytest.mark.parametrize(
    ("given", "line"),
    [
        (place(), ["sedan 30 mars 2017 (1 dag)"]),
        (
            place(
                lies_with="Äldre",
                lacks=(Lack.NO_MATERIAL, Lack.NOT_ANCHORED),
                waits_for="Sala",
                next_forum="KSO",
                next_on=date(2017, 5, 5),
            ),
            [
                "sedan 30 mars 2017 (1 dag)",
                "ligger hos Äldre",
                "saknar: utskickat beslutsunderlag och förankring hemma",
                "väntar på Sala",
                "härnäst: KSO fredag 5 maj 2017",
            ],
        ),
        (place(next_forum="KSO"), ["sedan 30 mars 2017 (1 dag)", "härnäst: KSO"]),
        (
            place("parked", parked_until=date(2017, 9, 1), lies_with="Äldre"),
            ["sedan 30 mars 2017 (1 dag)", "vilande till 1 september 2017", "ligger hos Äldre"],
        ),
        (place("closed", lies_with="Äldre", waits_for="Sala", next_forum="KSO"), ["30 mars 2017"]),
        (place("declined", next_forum="KSO"), ["30 mars 2017", "hör bättre hemma hos KSO"]),
        (
            place("declined", other_forum="Länsrådet", next_forum="KSO"),
            ["30 mars 2017", "hör bättre hemma hos Länsrådet"],
        ),
        (place("merged"), ["30 mars 2017"]),
    ],
)  # fmt: skip
def test_one_line_says_where_it_is(given, line):
    assert list(place_line(given)) == line


def test_decisions_that_are_waited_for_are_counted():
    assert [lack_noun(Lack.DECISIONS_MISSING, count) for count in (0, 1, 4)] == [
        "beslut hemma",
        "1 beslut hemma",
        "4 beslut hemma",
    ]


def test_after_every_stage_on_the_way_comes_the_next():
    found = [next_stage(stage, WAY) for stage in (*WAY, "parked", "merged")]

    assert found == [*WAY[1:], "", "", ""]
