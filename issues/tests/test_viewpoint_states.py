"""How far a request has come, when it is reminded of, and what the answers come to in words."""

from datetime import date

import pytest

from issues.viewpoint_states import asked_state, in_short, reminder_due, stances_in_words

DUE = date(2017, 4, 20)


@pytest.mark.fact("S001-24")
@pytest.mark.parametrize(
    ("is_answered", "is_withdrawn", "today", "expected"),
    [
        (False, False, date(2017, 4, 1), "waiting"),
        (False, False, DUE, "waiting"),
        (False, False, date(2017, 4, 21), "late"),
        (True, False, date(2017, 4, 21), "answered"),
        (True, True, date(2017, 4, 1), "answered"),
        (False, True, date(2017, 4, 21), "withdrawn"),
    ],
)
def test_how_far_a_request_has_come(is_answered, is_withdrawn, today, expected):
    state = asked_state(is_answered=is_answered, is_withdrawn=is_withdrawn, due_on=DUE, today=today)
    assert state == expected


@pytest.mark.parametrize(
    ("asked_on", "today", "expected"),
    [
        (date(2017, 4, 1), date(2017, 4, 14), ""),
        (date(2017, 4, 1), date(2017, 4, 15), "before"),
        (date(2017, 4, 1), date(2017, 4, 19), "before"),
        (date(2017, 4, 1), DUE, "day"),
        (date(2017, 4, 1), date(2017, 4, 26), "day"),
        (date(2017, 4, 1), date(2017, 4, 27), ""),
        # Asked the same days: left in peace.
        (date(2017, 4, 14), date(2017, 4, 16), ""),
        (date(2017, 4, 18), DUE, ""),
        (date(2017, 4, 18), date(2017, 4, 21), "day"),
    ],
)
def test_when_one_is_reminded(asked_on, today, expected):
    assert reminder_due(DUE, asked_on, today) == expected


@pytest.mark.fact("S003-18")
@pytest.mark.parametrize(
    ("asked", "stances", "waited_for", "expected"),
    [
        (0, [], [], ""),
        (2, [], ["Sala", "Köping"], "0 av 2 har svarat. Vi väntar på Sala och Köping."),
        (1, [""], [], "1 av 1 har svarat."),
        (
            3,
            ["for", "against"],
            ["Sala"],
            "2 av 3 har svarat: 1 för och 1 emot. Vi väntar på Sala.",
        ),
    ],
)
def test_what_the_answers_come_to(asked, stances, waited_for, expected):
    assert in_short(asked, stances, waited_for) == expected


def test_stances_are_counted_in_their_order():
    stances = ["nothing_to_add", "for", "for_with_changes", "for", ""]
    assert stances_in_words(stances) == "2 för, 1 för med ändringar och 1 utan något att tillägga"
