"""The order of a ranked list, and what differs between two. Pure."""

import pytest

from issues.ranking import changes, put

ORDER = [11, 12, 13]


@pytest.mark.parametrize(
    ("one", "to", "expected"),
    [
        (12, "up", [12, 11, 13]),
        (12, "down", [11, 13, 12]),
        (11, "up", ORDER),
        (13, "down", ORDER),
        (13, 1, [13, 11, 12]),
        (11, 3, [12, 13, 11]),
        (11, 99, [12, 13, 11]),
        (13, -4, [13, 11, 12]),
        (12, 2, ORDER),
    ],
)
def test_a_line_moves_a_step_or_to_a_place(one, to, expected):
    assert put(ORDER, one, to) == expected


def test_what_is_not_there_cannot_move():
    with pytest.raises(KeyError):
        put(ORDER, 99, "up")


@pytest.mark.fact("S001-27")
def test_two_lists_tell_what_went_up_and_down_came_and_went():
    found = changes({1: 1, 2: 2, 3: 3, 4: 4}, {3: 1, 1: 2, 5: 3, 4: 4})

    assert [(one.issue, one.kind, one.steps) for one in found] == [
        (3, "up", 2),
        (1, "down", 1),
        (5, "new", 0),
        (4, "same", 0),
        (2, "gone", 0),
    ]
