"""What may be done about an assignment, when it is late, and when a yearly one comes."""

from datetime import date

import pytest

from issues.assignment_states import ACTS_IN, Act, Who, acts_open, is_late, turn_now
from issues.models import Assignment

WORKING = {Act.REPORT, Act.DELIVER}
GIVER = {Act.CHANGE, Act.WITHDRAW}


@pytest.mark.parametrize(
    ("state", "commissioner", "performer"),
    [
        ("given", {Act.ACCEPT} | WORKING | GIVER, {Act.ACCEPT} | WORKING),
        ("accepted", WORKING | GIVER, WORKING),
        ("returned", WORKING | GIVER, WORKING),
        ("delivered", {Act.APPROVE, Act.SEND_BACK}, set()),
        ("approved", set(), set()),
        ("cancelled", set(), set()),
    ],
)
def test_each_state_and_each_role(state, commissioner, performer):
    found = [acts_open(state, who) for who in (Who.COMMISSIONER, Who.PERFORMER, Who.READER)]

    assert found == [commissioner, performer, set()]


def test_every_state_is_in_the_table():
    assert set(ACTS_IN) == set(Assignment.State.values)


@pytest.mark.fact("S003-20", "S003-21")
@pytest.mark.parametrize(
    ("done_on", "today", "expected"),
    [
        (None, date(2022, 10, 31), False),
        (None, date(2022, 11, 1), True),
        (date(2022, 10, 31), date(2022, 12, 1), False),
        (date(2022, 11, 1), date(2022, 12, 1), True),
    ],
)
def test_late_is_read_from_the_two_days(done_on, today, expected):
    assert is_late(date(2022, 10, 31), done_on, today) is expected


@pytest.mark.fact("S002-21")
@pytest.mark.parametrize(
    ("months", "years", "today", "expected"),
    [
        ((9, 11), (2017, None), "2017-08-31", None),
        ((9, 11), (2017, None), "2017-09-01", (2017, "2017-09-01", "2017-11-30")),
        ((9, 11), (2017, None), "2017-12-01", None),
        ((9, 11), (2018, None), "2017-09-01", None),
        ((9, 11), (2017, 2018), "2019-09-01", None),
        # Given in November, delivered in February, in a leap year.
        ((11, 2), (2019, 2019), "2020-02-29", (2019, "2019-11-01", "2020-02-29")),
        ((11, 2), (2020, None), "2020-02-29", None),
        ((11, 2), (2019, None), "2020-03-01", None),
        ((12, 12), (2017, None), "2017-12-31", (2017, "2017-12-01", "2017-12-31")),
        ((1, 12), (2017, None), "2018-01-01", (2018, "2018-01-01", "2018-12-31")),
    ],
)
def test_the_turn_of_a_yearly_one(months, years, today, expected):
    turn = turn_now(*months, *years, date.fromisoformat(today))

    assert (turn and (turn.year, str(turn.starts_on), str(turn.deliver_by))) == expected
