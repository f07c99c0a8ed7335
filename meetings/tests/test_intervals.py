"""Truth tables of times at a meeting: what overlaps, what clashes, how it is typed (I-ATT1)."""

from datetime import time

import pytest

from meetings.intervals import (
    Interval,
    Stay,
    Times,
    clash,
    interval_of,
    item_places,
    merged,
    overlap,
    read_times,
)
from meetings.quorum import course
from samverkan.lib.reading import Unreadable

WHOLE, FIRST, LAST = Interval(), Interval(None, 600), Interval(600, None)


@pytest.mark.parametrize(
    ("one", "other", "do_they"),
    [
        (WHOLE, WHOLE, True),
        (WHOLE, FIRST, True),
        (FIRST, LAST, False),
        (LAST, FIRST, False),
        (Interval(None, 601), LAST, True),
        (Interval(540, 585), Interval(585, 720), False),
        (Interval(540, 585), Interval(570, 600), True),
        (Interval(540, 720), Interval(600, 610), True),
    ],
)
def test_times_that_meet_do_not_overlap(one, other, do_they):
    assert (overlap(one, other), overlap(other, one)) == (do_they, do_they)


@pytest.mark.parametrize(
    ("stays", "found"),
    [
        ([Stay("Åsa", 1), Stay("Knut", 2)], False),
        ([Stay("Åsa", 1), Stay("Knut", 1, is_substitute=True)], True),
        ([Stay("Åsa", 1, FIRST), Stay("Knut", 1, LAST, True)], False),
        (
            [
                Stay("Åsa", 1, Interval(540, 585)),
                Stay("Knut", 1, Interval(585, 630), True),
                Stay("Åsa", 1, Interval(630)),
            ],
            False,
        ),
        ([Stay("Åsa", 1, Interval(540, 585)), Stay("Åsa", 1, Interval(570))], True),
        ([Stay("Knut", 1, is_substitute=True), Stay("Knut", 2, is_substitute=True)], True),
        ([Stay("Knut", 1, FIRST, True), Stay("Knut", 2, LAST, True)], False),
        ([Stay("Viola", 1), Stay("Viola", 2)], False),
        ([Stay("Viola", 1), Stay("Viola", 2, is_substitute=True)], True),
    ],
)  # fmt: skip
def test_at_most_one_serves_on_a_seat_and_a_substitute_on_one_seat(stays, found):
    assert (clash(stays) is not None, clash(stays[::-1]) is not None) == (found, found)


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        ([], []),
        ([Interval(630, 720), Interval(540, 585)], [Interval(540, 585), Interval(630, 720)]),
        ([Interval(585, 630), Interval(None, 585), Interval(630, None)], [Interval()]),
        ([Interval(540, 600), Interval(560, 580)], [Interval(540, 600)]),
        ([Interval(None, 600), Interval(), Interval(700)], [Interval()]),
    ],
)
def test_times_are_put_together(pieces, whole):
    assert merged(pieces) == whole


def test_an_item_lies_where_it_was_begun_else_where_it_was_planned_else_after_the_one_before():
    items = [
        ("a", 545.0, 540.0),
        ("b", None, 560.0),
        ("c", None, None),
        ("d", None, 550.0),
        ("e", 620.0, 600.0),
    ]
    assert item_places(items) == {
        "a": 545,
        "b": 560,
        "c": pytest.approx(560.001),
        "d": pytest.approx(560.002),
        "e": 620,
    }


def test_the_clock_counts_before_the_item():
    times = Times(arrived=time(9, 40), from_item="b", until_item="c")
    assert interval_of(times, {"b": 600.0, "c": 700.0}) == Interval(580, 700)


ITEMS = {"2": "two", "3 a": "three a", "4": "four"}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("", [Times()]),
        (" 9.40 ", [Times(time(9, 40))]),
        ("kl 9.40", [Times(time(9, 40))]),
        ("–11", [Times(left=time(11))]),
        ("09.00–09.45; 10.30–12.00", [Times(time(9), time(9, 45)), Times(time(10, 30), time(12))]),
        ("9-9.45 och 1030-12", [Times(time(9), time(9, 45)), Times(time(10, 30), time(12))]),
        ("från 9.40 till punkt 4", [Times(time(9, 40), until_item="four")]),
        ("punkt 2–p. 3 a", [Times(from_item="two", until_item="three a")]),
        ("nu", [Times(time(10, 15))]),
        ("9.00–nu", [Times(time(9), time(10, 15))]),
    ],
)
def test_times_are_read_as_they_are_typed(text, times):
    assert read_times(text, ITEMS, time(10, 15)) == times


@pytest.mark.parametrize("text", ["25.00", "punkt 9", "lite senare", "9–x"])
def test_times_that_cannot_be_read_are_refused_with_an_example(text):
    with pytest.raises(Unreadable) as refusal:
        read_times(text, ITEMS, time(10, 15))
    assert any(word in str(refusal.value) for word in ("9.00", "punkt 2"))


def test_now_is_only_now_on_the_day_itself():
    with pytest.raises(Unreadable):
        read_times("nu", ITEMS, None)


def test_the_seats_served_are_counted_through_the_meeting():
    viola = Stay("Viola", 2, Interval(570, 660))
    stays = [Stay("Åsa", 1, FIRST), Stay("Knut", 1, LAST, True), viola, Stay("Bo", 3)]
    assert [(moment.place, moment.serving, moment.is_quorate) for moment in course(stays, 3)] == [
        (None, 2, False), (570, 3, True), (660, 2, False),
    ]  # fmt: skip
