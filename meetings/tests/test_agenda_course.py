"""When an agenda ends, and what its time goes to."""

from datetime import time

import pytest

from meetings.agenda_course import Course, Span, courses, minutes_by_kind
from meetings.agenda_order import ItemFacts, agenda_rows


def rows(*lengths, start=time(9)):
    items = {at: ItemFacts(at, minutes=length) for at, length in enumerate(lengths)}
    return agenda_rows([(at, []) for at in items], items, start)


@pytest.mark.fact("P19")
@pytest.mark.parametrize(
    ("lengths", "span", "course"),
    [
        ([60, 15, 60], Span(time(9), time(12)), Course(None, 135, time(11, 15), -45, 0)),
        ([60, 15, 140], Span(time(9), time(12)), Course(None, 215, time(12, 35), 35, 0)),
        ([60, None, 60], Span(time(9), time(12)), Course(None, 120, time(11), -60, 1)),
        ([180], Span(time(9), time(12)), Course(None, 180, time(12), 0, 0)),
        ([60], Span(time(9), None), Course(None, 60, time(10), None, 0)),
        ([], Span(time(9), time(12)), Course(None, 0, time(9), -180, 0)),
        ([90, 90], Span(time(22), time(1)), Course(None, 180, time(1), 0, 0)),
    ],
)
def test_a_meeting_ends_when_its_items_do(lengths, span, course):
    assert courses(rows(*lengths, start=span.start), [span]) == [course]


def test_each_part_ends_by_its_own_items():
    items = {1: ItemFacts(1, minutes=60), 2: ItemFacts(2, minutes=200, part=8), 21: ItemFacts(21, minutes=30)}
    lines = agenda_rows([(1, []), (2, [21])], items, time(9), parts={7: time(13), 8: time(9)})

    found = courses(lines, [Span(time(13), time(17), 7), Span(time(9), time(12), 8)])

    assert found == [Course(7, 60, time(14), -180, 0), Course(8, 200, time(12, 20), 20, 0)]


def test_a_line_of_unknown_length_counts_what_is_known_under_it():
    items = {1: ItemFacts(1), 11: ItemFacts(11, minutes=20), 12: ItemFacts(12)}

    lines = agenda_rows([(1, [11, 12])], items, time(9))

    assert courses(lines, [Span(time(9), time(10))]) == [Course(None, 20, time(9, 20), -40, 1)]


@pytest.mark.fact("S000-13")
def test_the_time_is_split_between_kinds_the_longest_first():
    items = {
        1: ItemFacts(1, minutes=45),
        2: ItemFacts(2),
        21: ItemFacts(21, minutes=60),
        22: ItemFacts(22, minutes=10),
        3: ItemFacts(3, minutes=15),
        31: ItemFacts(31, minutes=99),
        4: ItemFacts(4),
    }
    kinds = {
        1: "information",
        2: "standing",
        21: "dialogue",
        22: "information",
        3: "break",
        31: "dialogue",
        4: "x",
    }

    found = minutes_by_kind([(1, []), (2, [21, 22]), (3, [31]), (4, [])], items, kinds)

    assert list(found.items()) == [("dialogue", 60), ("information", 55), ("break", 15)]
