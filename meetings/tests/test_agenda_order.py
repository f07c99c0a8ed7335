"""Order, numbers and clock of a two-level agenda (S004-09)."""

from datetime import time

import pytest

from meetings.agenda_order import (
    AgendaRow,
    ItemFacts,
    Spot,
    agenda_rows,
    moved,
    outline,
    places,
    planned_minutes,
    possible_moves,
    put,
)

# 1 (11 12) 2 3 (31)
ORDER = [(1, [11, 12]), (2, []), (3, [31])]


def test_an_outline_is_read_and_stored():
    rows = [(1, None), (11, 1), (12, 1), (2, None), (3, None), (31, 3)]
    assert outline(rows) == ORDER
    assert outline([(11, 1), (1, None)]) == [(1, [11])]
    assert places(ORDER) == {1: (None, 1), 11: (1, 1), 12: (1, 2), 2: (None, 2), 3: (None, 3), 31: (3, 1)}


@pytest.mark.fact("S004-09")
@pytest.mark.parametrize(
    ("item", "direction", "after"),
    [
        (2, "up", [(2, []), (1, [11, 12]), (3, [31])]),
        (1, "down", [(2, []), (1, [11, 12]), (3, [31])]),
        (3, "up", [(1, [11, 12]), (3, [31]), (2, [])]),
        (12, "up", [(1, [12, 11]), (2, []), (3, [31])]),
        (11, "down", [(1, [12, 11]), (2, []), (3, [31])]),
        (31, "up", [(1, [11, 12]), (2, [31]), (3, [])]),
        (12, "down", [(1, [11]), (2, [12]), (3, [31])]),
        (2, "in", [(1, [11, 12, 2]), (3, [31])]),
        (3, "in", [(1, [11, 12]), (2, [3, 31])]),
        (11, "out", [(1, []), (11, [12]), (2, []), (3, [31])]),
        (31, "out", [(1, [11, 12]), (2, []), (3, []), (31, [])]),
        (1, "up", ORDER),
        (3, "down", ORDER),
        (11, "up", ORDER),
        (31, "down", ORDER),
        (1, "in", ORDER),
        (11, "in", ORDER),
        (1, "out", ORDER),
    ],
)
def test_a_line_moves_one_step_or_stays(item, direction, after):
    before = [(top, list(children)) for top, children in ORDER]
    assert moved(ORDER, item, direction) == after
    assert before == ORDER


@pytest.mark.parametrize("item", [1, 11, 12, 2, 3, 31])
@pytest.mark.parametrize("direction", ["up", "down", "in", "out"])
def test_no_line_is_lost_and_in_and_out_keep_the_printed_order(item, direction):
    printed = [line for top, children in moved(ORDER, item, direction) for line in (top, *children)]
    assert sorted(printed) == [1, 2, 3, 11, 12, 31]
    if direction in ("in", "out"):
        assert printed == [1, 11, 12, 2, 3, 31]


@pytest.mark.parametrize(
    ("item", "directions"),
    [(1, ["down"]), (2, ["up", "down", "in"]), (3, ["up", "in"]), (11, ["down", "out"]), (31, ["up", "out"])],
)
def test_the_buttons_are_those_that_do_something(item, directions):
    assert possible_moves(ORDER, item) == directions


def test_an_unknown_line_is_an_error():
    with pytest.raises(KeyError):
        moved(ORDER, 99, "up")


def facts(*items):
    return {item.id: item for item in items}


def numbers(order, items, **options):
    return [row.number for row in agenda_rows(order, items, None, **options)]


@pytest.mark.fact("S004-09")
def test_top_lines_are_numbered_and_lines_under_them_are_not():
    items = facts(*(ItemFacts(item) for item in (1, 11, 12, 2, 3, 31)))
    assert numbers(ORDER, items) == ["1", "", "", "2", "3", ""]
    assert numbers(ORDER, items, number_children=True) == ["1", "1.1", "1.2", "2", "3", "3.1"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([None, None, "3 a", None], ["1", "2", "3 a", "4"]),
        ([None, "1 a", None], ["1", "1 a", "2"]),
        (["§ 41", None], ["§ 41", "1"]),
        (["7", None], ["7", "8"]),
        ([None, "", None], ["1", "", "2"]),
    ],
)
def test_a_number_written_by_hand_stands(written, expected):
    kinds = {None: "auto", "": "none"}
    items = [ItemFacts(at, kinds.get(text, "manual"), text or "") for at, text in enumerate(written)]
    assert numbers([(item.id, []) for item in items], facts(*items)) == expected


def test_the_clock_column_adds_up():
    items = facts(
        ItemFacts(1, minutes=45),
        ItemFacts(11, minutes=15),
        ItemFacts(12, minutes=20),
        ItemFacts(2, minutes=30),
        ItemFacts(3),
        ItemFacts(31, minutes=15),
    )
    assert agenda_rows(ORDER, items, time(9)) == [
        AgendaRow(1, 1, "1", "09.00", 45, "09.45"),
        AgendaRow(11, 2, "", "09.00", 15, "09.15"),
        AgendaRow(12, 2, "", "09.15", 20, "09.35"),
        AgendaRow(2, 1, "2", "09.45", 30, "10.15"),
        AgendaRow(3, 1, "3", "10.15", 15, "10.30"),
        AgendaRow(31, 2, "", "10.15", 15, "10.30"),
    ]
    assert planned_minutes(ORDER, items) == 90


@pytest.mark.parametrize(
    ("minutes", "start", "clocks"),
    [
        ([10, None, 10], time(9), ["09.00", "09.10", ""]),
        ([10, 0, 10], time(9), ["09.00", "09.10", "09.10"]),
        ([10, 10, 10], None, ["", "", ""]),
        ([90, 60, 10], time(22), ["22.00", "23.30", "00.30"]),
    ],
)
def test_the_clock_stops_where_a_length_is_unknown(minutes, start, clocks):
    items = facts(*(ItemFacts(at, minutes=length) for at, length in enumerate(minutes)))
    assert [row.clock for row in agenda_rows([(0, []), (1, []), (2, [])], items, start)] == clocks


def test_a_partly_known_group_of_lines_counts_what_is_known():
    items = facts(ItemFacts(1), ItemFacts(11, minutes=15), ItemFacts(12), ItemFacts(2, minutes=5))
    order = [(1, [11, 12]), (2, [])]
    assert planned_minutes(order, items) == 20
    assert [row.clock for row in agenda_rows(order, items, time(9))] == ["09.00", "09.00", "09.15", ""]


@pytest.mark.fact("P19")
@pytest.mark.parametrize(
    ("item", "spot", "after"),
    [
        (3, Spot(before=1), [(3, [31]), (1, [11, 12]), (2, [])]),
        (1, Spot(), [(2, []), (3, [31]), (1, [11, 12])]),
        (2, Spot(before=2), ORDER),
        (2, Spot(1, 12), [(1, [11, 2, 12]), (3, [31])]),
        (3, Spot(1), [(1, [11, 12, 3, 31]), (2, [])]),
        (11, Spot(3), [(1, [12]), (2, []), (3, [31, 11])]),
        (11, Spot(before=2), [(1, [12]), (11, []), (2, []), (3, [31])]),
        (12, Spot(1, 11), [(1, [12, 11]), (2, []), (3, [31])]),
        (1, Spot(1), ORDER),
    ],
)
def test_a_line_is_put_where_it_is_dropped(item, spot, after):
    assert put(ORDER, item, spot) == after


@pytest.mark.parametrize(
    ("item", "spot"), [(99, Spot()), (2, Spot(99)), (2, Spot(1, 31)), (2, Spot(before=11))]
)
def test_a_place_that_is_not_there_is_an_error(item, spot):
    with pytest.raises(KeyError):
        put(ORDER, item, spot)


def test_each_part_of_a_meeting_has_its_own_clock():
    items = facts(
        ItemFacts(1, minutes=30),
        ItemFacts(2, minutes=30, part=8),
        ItemFacts(3, minutes=60),
        ItemFacts(4, part=7),
    )
    order = [(1, []), (2, []), (3, []), (4, [])]

    rows = agenda_rows(order, items, time(9), parts={7: time(10), 8: time(13)})

    assert [(row.clock, row.ends, row.part) for row in rows] == [
        ("10.00", "10.30", 7),
        ("13.00", "13.30", 8),
        ("13.30", "14.30", 8),
        ("10.30", "", 7),
    ]
