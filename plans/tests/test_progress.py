"""How far it has come: a truth table, and what holds for every series."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from plans.progress import Measured, Why, Word, progress

DUE = date(2018, 12, 31)
START = date(2016, 12, 31)
TODAY = date(2018, 3, 1)
ORDER = [Word.NO_DATA, Word.BEHIND, Word.ON_TRACK, Word.REACHED]


def years(*values, start=2016):
    """A reading a year; a text as "60p" is preliminary, None missing."""
    return [
        Measured(
            date(start + i, 12, 31),
            None if value is None else Decimal(str(value).rstrip("p")),
            str(value).endswith("p"),
        )
        for i, value in enumerate(values)
    ]


def judged(direction, baseline, target, readings, *, high=None, today=TODAY, since=START):
    numbers = [None if value is None else Decimal(value) for value in (baseline, target, high)]
    return progress(direction, *numbers, DUE, readings, today, since=since)


@pytest.mark.fact("S001-28")
@pytest.mark.parametrize(
    ("direction", "baseline", "target", "high", "values", "word", "why"),
    [
        ("higher", 40, 60, None, (), Word.NO_DATA, Why.NO_READING),
        ("higher", 40, 60, None, (None, None), Word.NO_DATA, Why.ALL_MISSING),
        # Half the way in half the time, to the last decimal.
        ("higher", 40, 60, None, (40, 50), Word.ON_TRACK, Why.ON_PATH),
        ("higher", 40, 60, None, (40, "49.9999"), Word.BEHIND, Why.OFF_PATH),
        ("higher", 40, 60, None, (40, 60), Word.REACHED, Why.AT_TARGET),
        ("higher", 40, 60, None, (40, "60p"), Word.REACHED, Why.AT_TARGET),
        # A missing value is none, and no zero: what is known stands.
        ("higher", 40, 60, None, (50, None), Word.ON_TRACK, Why.ON_PATH),
        ("lower", 40, 60, None, (50, None), Word.REACHED, Why.AT_TARGET),
        ("lower", 10, 0, None, (None, None), Word.NO_DATA, Why.ALL_MISSING),
        ("lower", 10, 0, None, (10, 5), Word.ON_TRACK, Why.ON_PATH),
        ("lower", 10, 0, None, (10, 6), Word.BEHIND, Why.OFF_PATH),
        ("lower", 10, 0, None, (10, 0), Word.REACHED, Why.AT_TARGET),
        ("within", 30, 40, 60, (30, 35), Word.ON_TRACK, Why.ON_PATH),
        ("within", 30, 40, 60, (30, 34), Word.BEHIND, Why.OFF_PATH),
        ("within", 30, 40, 60, (30, 66), Word.BEHIND, Why.OFF_PATH),
        ("within", 30, 40, 60, (30, 65), Word.ON_TRACK, Why.ON_PATH),
        ("within", 30, 40, 60, (30, 40), Word.REACHED, Why.AT_TARGET),
        ("within", 30, 40, 60, (30, 60), Word.REACHED, Why.AT_TARGET),
        # Without a baseline the first reading is where it began; alone it says nothing of a path.
        ("higher", None, 60, None, (40, 50), Word.ON_TRACK, Why.ON_PATH),
        ("higher", None, 60, None, (40,), Word.NO_DATA, Why.NO_PATH),
        ("higher", None, 60, None, (61,), Word.REACHED, Why.AT_TARGET),
        # It began better than its target and has fallen below it.
        ("higher", 70, 60, None, (70, 59), Word.BEHIND, Why.OFF_PATH),
    ],
)
def test_the_word_of_each_series(direction, baseline, target, high, values, word, why):
    found = judged(direction, baseline, target, years(*values), high=high)
    assert (found.word, found.why) == (word, why)


@pytest.mark.parametrize(
    ("values", "word", "why", "missing"),
    [
        ((55, 60), Word.NO_DATA, Why.BEFORE_START, 0),
        ((55, 60, None), Word.NO_DATA, Why.ALL_MISSING, 1),
        ((60, 60, 40, 41), Word.BEHIND, Why.OFF_PATH, 0),
        ((60, 60, 40, 50), Word.ON_TRACK, Why.ON_PATH, 0),
    ],
)
def test_what_was_read_before_the_baseline_reaches_nothing(values, word, why, missing):
    """From 40 at the end of 2016; the readings begin with 2014's."""
    readings = years(*values, start=2014)
    found = judged("higher", 40, 60, readings)
    assert (found.word, found.why, found.missing_since) == (word, why, missing)


@pytest.mark.parametrize(
    ("values", "since", "word", "why"),
    [
        # At the target before the plan began: that is no doing of the plan's.
        ((60,), date(2017, 1, 1), Word.NO_DATA, Why.NO_PATH),
        ((50, 60), date(2018, 1, 1), Word.ON_TRACK, Why.ON_PATH),
        ((60, None), date(2017, 1, 1), Word.NO_DATA, Why.NO_PATH),
        ((50, 60), date(2017, 1, 1), Word.REACHED, Why.AT_TARGET),
        ((60, 60), date(2017, 12, 31), Word.REACHED, Why.AT_TARGET),
    ],
)
def test_without_a_baseline_nothing_is_reached_before_the_plan(values, since, word, why):
    found = judged("higher", None, 60, years(*values), since=since)
    assert (found.word, found.why) == (word, why)
    if word != Word.REACHED:
        assert judged("higher", None, 60, years(*values), since=since, today=date(2019, 1, 1)).word == (
            Word.BEHIND
        )


def test_a_day_that_has_passed_leaves_no_on_track():
    readings = years(40, 50)
    assert judged("higher", 40, 60, readings, today=DUE).word == Word.ON_TRACK
    passed = judged("higher", 40, 60, readings, today=DUE + timedelta(days=1))
    assert (passed.word, passed.why) == (Word.BEHIND, Why.DAY_PASSED)


def test_two_years_of_four_are_half_the_way_in_leap_years_too():
    found = progress(
        "higher", Decimal(40), Decimal(80), None, DUE, years(60), TODAY, since=date(2014, 12, 31)
    )
    assert (found.word, found.expected) == (Word.ON_TRACK, Decimal(60))


def test_it_tells_what_it_rests_on():
    found = judged("higher", 40, 60, years(40, "50p", None, None))
    assert (found.last, found.expected, found.missing_since, found.is_preliminary) == (
        Measured(date(2017, 12, 31), Decimal(50), True),
        Decimal(50),
        2,
        True,
    )


def test_the_path_begins_at_the_first_reading_when_nothing_else_is_known():
    assert judged("higher", 40, 60, years(41, 50), since=None).expected == Decimal(50)


@pytest.mark.fact("S001-28")
def test_never_reached_without_a_reading_and_a_better_last_reading_never_gives_a_worse_word():
    chance = Random(19)
    for _round in range(2000):
        direction = chance.choice(["higher", "lower", "within"])
        baseline = chance.choice([None, Decimal(chance.randint(-50, 50))])
        target = Decimal(chance.randint(-50, 50))
        high = target + chance.randint(1, 20) if direction == "within" else None
        before = years(
            *(chance.choice([None, chance.randint(-60, 60)]) for _i in range(chance.randint(0, 4)))
        )
        due, today = (date(2016, 1, 1) + timedelta(days=chance.randint(0, 2000)) for _i in range(2))
        since = chance.choice([None, date(2015, 12, 31), date(2017, 12, 31), date(2021, 12, 31)])

        def word(rows, since=since, target=target, high=high, due=due, today=today, baseline=baseline):
            return progress(direction, baseline, target, high, due, rows, today, since=since).word  # noqa: B023

        of_plan = [row for row in before if since is None or row.on >= since]
        # Without a baseline what is older than the plan is where the path begins.
        counted = before if baseline is None else of_plan
        assert word(before) == word(counted)
        if all(row.value is None for row in of_plan):
            assert word(before) != Word.REACHED
        if all(row.value is None for row in counted):
            assert word(before) == Word.NO_DATA
        last_on = date(2025, 12, 31)
        worse, better = sorted(Decimal(chance.randint(-60, 60)) for _i in range(2))
        if direction == "lower" or (direction == "within" and worse >= target):
            worse, better = better, worse
        if direction == "within" and not (worse <= better <= target or worse >= better >= target):
            continue
        of_worse, of_better = (word([*before, Measured(last_on, value)]) for value in (worse, better))
        assert ORDER.index(of_better) >= ORDER.index(of_worse)
