"""What a group owes in a year, and which days its meetings could be on: truth tables."""

from datetime import date, time
from itertools import pairwise

import pytest

from meetings.wheel import ObligationFacts, OwedState, Pace, YearMeeting, is_about, owed_in, pace
from meetings.wheel_days import Habits, end_after, habits, pattern_day, proposed_days
from samverkan.lib.working_days import day_notes

Y16 = date(2016, 1, 1)
TITLE = "Dialog om samverkansstrukturen"
FULFILLED, PARTLY, WAITING, SOON, LATE = (
    OwedState.FULFILLED,
    OwedState.PARTLY,
    OwedState.WAITING,
    OwedState.SOON,
    OwedState.LATE,
)


def owes(year=2017, today=date(2017, 3, 1), meetings=(), days=(), **facts):
    return owed_in(
        ObligationFacts(1, TITLE, **{"starts_on": Y16} | facts),
        year,
        meetings=meetings,
        days=days,
        today=today,
    )


@pytest.mark.fact("S002-01", "S002-24")
@pytest.mark.parametrize(
    ("facts", "days", "today", "due", "state", "missing"),
    [
        ({}, [], date(2017, 10, 30), date(2017, 12, 31), WAITING, 1),
        ({}, [], date(2017, 10, 31), date(2017, 12, 31), SOON, 1),
        ({}, [], date(2017, 12, 31), date(2017, 12, 31), SOON, 1),
        ({}, [], date(2018, 1, 1), date(2017, 12, 31), LATE, 1),
        ({}, [date(2016, 12, 31)], date(2017, 5, 1), date(2017, 12, 31), WAITING, 1),
        ({}, [date(2017, 1, 1)], date(2018, 5, 1), date(2017, 12, 31), FULFILLED, 0),
        ({"times": 2}, [date(2017, 2, 1)], date(2017, 5, 1), date(2017, 12, 31), PARTLY, 1),
        ({"times": 2}, [date(2017, 2, 1)], date(2017, 11, 1), date(2017, 12, 31), SOON, 1),
        (
            {"times": 2},
            [date(2017, 9, 1), date(2017, 2, 1)],
            date(2017, 5, 1),
            date(2017, 12, 31),
            FULFILLED,
            0,
        ),
        ({"month": 4}, [], date(2017, 2, 27), date(2017, 4, 30), WAITING, 1),
        ({"month": 4}, [], date(2017, 2, 28), date(2017, 4, 30), SOON, 1),
        ({"month": 4}, [], date(2017, 5, 1), date(2017, 4, 30), LATE, 1),
        # Done after its month is done, though late.
        ({"month": 4}, [date(2017, 6, 1)], date(2017, 7, 1), date(2017, 4, 30), FULFILLED, 0),
    ],
)
def test_what_is_owed_when(facts, days, today, due, state, missing):
    found = owes(days=days, today=today, **facts)

    assert (found.due, found.state, found.missing) == (due, state, missing)


@pytest.mark.parametrize(
    ("year", "due", "warned", "not_yet"),
    [
        (2016, date(2016, 2, 29), date(2015, 12, 29), date(2015, 12, 28)),
        (2017, date(2017, 2, 28), date(2016, 12, 28), date(2016, 12, 27)),
        (2100, date(2100, 2, 28), date(2099, 12, 28), date(2099, 12, 27)),
    ],
)
def test_february_has_its_own_last_day_each_year(year, due, warned, not_yet):
    told = [owes(year, day, month=2, starts_on=date(2015, 1, 1)) for day in (not_yet, warned)]

    assert [(one.due, one.state) for one in told] == [(due, WAITING), (due, SOON)]


@pytest.mark.parametrize(
    ("facts", "times"),
    [
        ({"starts_on": date(2017, 7, 1), "times": 4}, 2),
        ({"starts_on": date(2017, 12, 31), "times": 4}, 1),
        ({"starts_on": date(2017, 3, 1), "month": 4, "times": 4}, 2),
        ({"starts_on": date(2017, 6, 1), "month": 4}, 0),
        ({"starts_on": date(2018, 1, 1)}, 0),
        ({"ends_on": date(2017, 12, 30)}, 0),
        ({"ends_on": date(2017, 12, 31), "times": 3}, 3),
        ({"ends_on": date(2017, 5, 1), "month": 4}, 1),
    ],
)
def test_an_obligation_in_force_for_a_part_of_the_year(facts, times):
    found = owes(**facts)

    assert (found.times if found else 0) == times


def test_what_was_done_is_shown_though_nothing_is_owed():
    found = owes(ends_on=date(2017, 5, 1), days=[date(2017, 4, 1)])

    assert (found.times, found.days, found.state) == (0, (date(2017, 4, 1),), FULFILLED)


LAST = date(2017, 11, 21)
FIRST = YearMeeting(date(2017, 3, 14))
EXTRA = YearMeeting(date(2017, 12, 5), "extra")


@pytest.mark.fact("S000-03")
@pytest.mark.parametrize(
    ("meetings", "today", "due", "state"),
    [
        ([FIRST, YearMeeting(LAST), EXTRA], date(2017, 9, 20), LAST, WAITING),
        ([FIRST, YearMeeting(LAST), EXTRA], date(2017, 9, 21), LAST, SOON),
        ([FIRST, YearMeeting(LAST), EXTRA], LAST, LAST, SOON),
        ([FIRST, YearMeeting(LAST), EXTRA], date(2017, 11, 22), LAST, LATE),
        ([EXTRA], date(2017, 11, 22), date(2017, 12, 31), SOON),
        ([], date(2017, 3, 1), date(2017, 12, 31), WAITING),
    ],
)
def test_what_belongs_to_the_last_ordinary_meeting_is_due_there(meetings, today, due, state):
    found = owes(at_last_meeting=True, month=3, times=2, meetings=meetings, today=today)

    assert (found.due, found.times, found.state) == (due, 1, state)


@pytest.mark.parametrize(
    ("last", "facts", "today", "state"),
    [
        (YearMeeting(date(2017, 9, 12), is_called=True, titles=("Övrigt",)), {}, date(2017, 9, 1), SOON),
        (YearMeeting(date(2017, 9, 12), is_called=False, titles=()), {}, date(2017, 9, 1), WAITING),
        (
            YearMeeting(date(2017, 9, 12), is_called=True, titles=(TITLE.upper(),)),
            {},
            date(2017, 9, 1),
            WAITING,
        ),
        (YearMeeting(date(2017, 9, 12), is_called=True, titles=("Övrigt",)), {}, date(2017, 9, 13), WAITING),
        # Due before that meeting: its agenda says nothing.
        (YearMeeting(date(2017, 6, 12), is_called=True), {"month": 5}, date(2017, 3, 1), WAITING),
    ],
)
def test_the_last_meeting_called_without_the_item_is_told_at_once(last, facts, today, state):
    assert owes(meetings=[FIRST, last], today=today, **facts).state == state


def test_an_item_is_about_it_when_one_title_stands_in_the_other():
    assert [
        is_about(TITLE, [title])
        for title in ("dialog om samverkansstrukturen 2017", "Dialog", "", "Hemsidan")
    ] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.fact("S000-32")
@pytest.mark.parametrize(
    ("days", "expected", "missing", "is_uneven"),
    [
        ([], Pace(6, 0, 0, 0, 0), 6, False),
        (["02-07", "03-01", "06-30", "07-01", "09-12", "11-21"], Pace(6, 1, 5, 3, 3), 0, False),
        (["02-07", "02-14", "03-07", "04-04", "05-09", "11-21"], Pace(6, 2, 4, 5, 1), 0, True),
        (["02-07", "02-14", "03-07", "04-04"], Pace(6, 2, 2, 4, 0), 2, False),
    ],
)
def test_meetings_of_the_year_beside_the_number_set(days, expected, missing, is_uneven):
    meetings = [YearMeeting(date.fromisoformat(f"2017-{day}")) for day in days]
    meetings.append(YearMeeting(date(2017, 4, 1), "check_in"))

    found = pace(6, meetings, date(2017, 3, 1))

    assert (found, found.missing, found.is_uneven) == (expected, missing, is_uneven)


@pytest.mark.parametrize(
    ("pattern", "day"),
    [
        ((2027, 3, 2, 3), date(2027, 3, 11)),
        ((2027, 2, 1, 0), date(2027, 2, 1)),
        ((2028, 2, 5, 1), date(2028, 2, 29)),
        ((2027, 2, 5, 1), date(2027, 2, 23)),
        ((2027, 12, 5, 4), date(2027, 12, 31)),
        ((2027, 8, 4, 6), date(2027, 8, 22)),
    ],
)
def test_the_usual_day_of_a_year(pattern, day):
    assert pattern_day(*pattern) == day


@pytest.mark.fact("S000-32")
@pytest.mark.parametrize("year", range(2020, 2036))
def test_six_days_three_in_each_half_on_days_people_work(year):
    days = proposed_days(year, 6, weekday=3, school_holidays=[(date(year, 2, 1), date(year, 2, 14))])

    assert [sum(day.month <= 6 for day in days), len(days)] == [3, 6]
    assert [note for day in days for note in day_notes(day)] == []
    assert {day.weekday() for day in days} == {3}
    assert [day for day in days if (day.month == 2 and day.day <= 14) or day.month == 7] == []
    assert min((later - day).days for day, later in pairwise(days)) >= 28


def test_only_what_the_year_lacks_is_proposed_and_not_beside_what_is_there():
    taken = [date(2027, 2, 9), date(2027, 3, 9), date(2027, 5, 18), date(2027, 10, 12)]

    days = proposed_days(2027, 6, taken=taken)

    assert days == [date(2027, 9, 14), date(2027, 11, 16)]
    assert proposed_days(2027, 3, taken=taken[:2]) == [date(2027, 10, 12)]
    assert proposed_days(2027, 0) == []
    assert len(proposed_days(2027, 12)) == 12


def test_a_group_meets_as_it_mostly_has():
    rows = [
        (date(2016, 3, 10), time(13), "Sala"),
        (date(2016, 5, 12), time(13), ""),
        (date(2016, 9, 13), None, "Sala"),
    ]

    assert habits(rows) == Habits(3, time(13), "Sala")
    assert habits([]) == Habits(1, time(9), "")
    assert [end_after(time(9), 180), end_after(time(22), 180)] == [time(12), time(23, 59)]
