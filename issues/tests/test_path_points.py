"""Points as they are written: their days, what is worth a second look, and two paths beside each other."""

from datetime import date, time

import pytest
from django.utils import translation

from issues.path_points import Point, read_point
from issues.point_faults import point_faults
from issues.side_by_side import DayDifference, side_by_side
from samverkan.lib.dates import YearMissing

READ = [
    ("att ställa sig bakom målbilden", None, None, None, False),
    ("att mötas 8/4 kl.", None, date(2022, 4, 8), None, True),
    ("att mötas 8/4 kl. 9", None, date(2022, 4, 8), time(9), False),
    ("att mötas 8/4 2023 klockan 13.30", None, date(2023, 4, 8), time(13, 30), False),
    ("att mötas 2022-04-08", None, date(2022, 4, 8), None, False),
    ("att svara senast den 3 juni", date(2022, 6, 3), None, None, False),
    ("att svara senast 1/5 och besluta 3/6 kl. 9", date(2022, 5, 1), date(2022, 6, 3), time(9), False),
    ("att mötas 3/6 kl. 9, sedan 9/12 kl. 10", None, date(2022, 6, 3), time(9), False),
    ("att anställa på 31/2 och dnr 2022/12", None, None, None, False),
]


@pytest.mark.fact("S003-25", "S003-26")
@pytest.mark.parametrize(("text", "deliver", "decided", "clock", "missing"), READ)
def test_the_days_of_a_point_are_read(text, deliver, decided, clock, missing):
    assert read_point(text, 2022) == Point(text, deliver, decided, clock, missing)


@pytest.mark.fact("S003-31")
def test_a_day_without_a_year_is_asked_about():
    with pytest.raises(YearMissing) as asked:
        read_point("att mötas 8/4 kl.")

    assert (asked.value.day, asked.value.month) == (8, 4)


FAULTS = [
    ({"deliver_by": date(2022, 10, 31)}, []),
    ({"deliver_by": date(2022, 5, 1)}, ["delivery_off"]),
    ({"deliver_by": date(2022, 7, 12)}, []),
    ({"decided_on": date(2022, 7, 12)}, ["july"]),
    ({"decided_on": date(2022, 5, 1)}, ["holiday", "sunday"]),
    ({"decided_on": date(2022, 4, 8), "time_is_missing": True}, ["time_missing"]),
    ({"deliver_by": date(2022, 6, 7), "decided_on": date(2022, 6, 3)}, ["order"]),
    ({"deliver_by": date(2022, 6, 3), "decided_on": date(2022, 6, 3)}, []),
]


@pytest.mark.fact("S003-31")
@pytest.mark.parametrize(("days", "codes"), FAULTS)
def test_what_is_worth_a_second_look(days, codes):
    assert [fault.code for fault in point_faults(Point("att …", **days))] == codes


@pytest.mark.fact("S003-31")
def test_the_first_of_may_2022_is_a_sunday_and_a_holiday():
    with translation.override("en"):
        (fault,) = point_faults(Point("att …", deliver_by=date(2022, 5, 1)))

    assert fault.text == (
        "The last day is Sunday 1 May 2022. The day is a public holiday: May Day. The day is a Sunday."
    )


def kinds(left: list[Point], right: list[Point]) -> list[tuple[str, int, int]]:
    return [(pair.kind, pair.left_number, pair.right_number) for pair in side_by_side(left, right)]


A = Point("att ge skolcheferna i uppdrag att ta fram ett förslag")
B = Point("att ge beredningsgruppen i uppdrag att ta fram ett förslag")
ALONE = Point("att anslå medel")
SIDES = [
    ([], [], []),
    ([A], [A], [("same", 1, 1)]),
    ([A], [B], [("changed", 1, 1)]),
    ([A, ALONE], [B], [("changed", 1, 1), ("left", 2, 0)]),
    ([A], [ALONE, A], [("right", 0, 1), ("same", 1, 2)]),
    ([], [A], [("right", 0, 1)]),
    ([A, A], [A], [("same", 1, 1), ("left", 2, 0)]),
]


@pytest.mark.parametrize(("left", "right", "expected"), SIDES)
def test_points_stand_beside_their_like(left, right, expected):
    assert kinds(left, right) == expected


def test_the_difference_stands_in_the_words():
    (pair,) = side_by_side([A], [B])

    assert [(piece.kind, piece.text) for piece in pair.left_pieces if piece.kind != "same"] == [
        ("removed", "skolcheferna")
    ]
    assert [(piece.kind, piece.text) for piece in pair.right_pieces if piece.kind != "same"] == [
        ("added", "beredningsgruppen")
    ]


@pytest.mark.fact("S003-25")
def test_another_day_or_time_is_a_difference_though_the_words_are_the_same():
    on = {"text": "att mötas", "decided_on": date(2022, 4, 8)}

    (pair,) = side_by_side([Point(**on, time_is_missing=True)], [Point(**on, decided_at_time=time(9))])

    assert pair.kind == "changed"
    assert [(day.left, day.right) for day in pair.days] == [(pair.days[0].left, "9.00")]
    assert isinstance(pair.days[0], DayDifference)
