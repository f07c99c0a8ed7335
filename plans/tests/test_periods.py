"""Periods of readings (S004-22)."""

from datetime import date

import pytest

from plans.periods import (
    code_of,
    due_on,
    last_day,
    latest_due,
    latest_ended,
    name_of,
    next_period,
    period_of,
    periods,
    previous_period,
    read_period,
)
from samverkan.lib.reading import Unreadable


@pytest.mark.parametrize(
    ("frequency", "day", "first", "last", "name", "code"),
    [
        ("month", date(2017, 8, 31), date(2017, 8, 1), date(2017, 8, 31), "augusti 2017", "2017-08"),
        ("month", date(2016, 2, 29), date(2016, 2, 1), date(2016, 2, 29), "februari 2016", "2016-02"),
        ("month", date(2017, 2, 1), date(2017, 2, 1), date(2017, 2, 28), "februari 2017", "2017-02"),
        ("month", date(2017, 12, 31), date(2017, 12, 1), date(2017, 12, 31), "december 2017", "2017-12"),
        ("quarter", date(2017, 9, 30), date(2017, 7, 1), date(2017, 9, 30), "kvartal 3 2017", "2017-K3"),
        ("quarter", date(2016, 2, 29), date(2016, 1, 1), date(2016, 3, 31), "kvartal 1 2016", "2016-K1"),
        ("quarter", date(2017, 12, 31), date(2017, 10, 1), date(2017, 12, 31), "kvartal 4 2017", "2017-K4"),
        ("year", date(2016, 2, 29), date(2016, 1, 1), date(2016, 12, 31), "2016", "2016"),
    ],
)
def test_a_period_its_days_and_its_name(frequency, day, first, last, name, code):
    period = period_of(frequency, day)

    found = (period, last_day(frequency, period), code_of(frequency, period))
    assert found == (first, last, code)
    assert name_of(frequency, period).replace("quarter", "kvartal") == name
    assert read_period(frequency, code) == first
    assert previous_period(frequency, next_period(frequency, period)) == first


@pytest.mark.fact("S004-22")
@pytest.mark.parametrize(
    ("frequency", "period", "lag", "due"),
    [
        ("month", date(2016, 8, 1), 30, date(2016, 9, 30)),
        ("month", date(2016, 1, 1), 29, date(2016, 2, 29)),
        ("month", date(2016, 12, 1), 0, date(2016, 12, 31)),
        ("quarter", date(2016, 10, 1), 31, date(2017, 1, 31)),
        ("year", date(2017, 1, 1), 90, date(2018, 3, 31)),
    ],
)
def test_august_is_there_at_the_end_of_september(frequency, period, lag, due):
    assert due_on(frequency, period, lag) == due
    # Late is the day after, not the day itself.
    assert latest_due(frequency, due, lag) == previous_period(frequency, period)
    assert latest_due(frequency, due.replace(day=1).replace(year=due.year + 2), lag) > period


def test_the_periods_of_a_stretch_and_the_latest_that_has_ended():
    assert list(periods("quarter", date(2016, 11, 5), date(2017, 4, 1))) == [
        date(2016, 10, 1),
        date(2017, 1, 1),
        date(2017, 4, 1),
    ]
    assert latest_ended("month", date(2017, 1, 1)) == date(2016, 12, 1)
    assert list(periods("year", date(2017, 1, 1), date(2016, 12, 31))) == []


@pytest.mark.parametrize(
    ("frequency", "text", "period"),
    [
        ("month", "Aug. 2017", date(2017, 8, 1)),
        ("month", "augusti\N{NO-BREAK SPACE}2017", date(2017, 8, 1)),
        ("month", "201708", date(2017, 8, 1)),
        ("month", "2017-08-01", date(2017, 8, 1)),
        ("quarter", "kvartal 3 2017", date(2017, 7, 1)),
        ("quarter", "Kv 3 2017", date(2017, 7, 1)),
        ("quarter", "Q3 2017", date(2017, 7, 1)),
        ("quarter", "2017 k3", date(2017, 7, 1)),
        ("quarter", "2017-07-01", date(2017, 7, 1)),
        ("year", "2017-01-01", date(2017, 1, 1)),
    ],
)
def test_every_way_to_write_a_period_is_read(frequency, text, period):
    assert read_period(frequency, text) == period


@pytest.mark.parametrize(
    ("frequency", "text", "example"),
    [
        ("month", "2017-13", "2017-08"),
        ("month", "2017-08-02", "2017-08"),
        ("month", "augusti", "2017-08"),
        ("month", "2017", "2017-08"),
        ("quarter", "kvartal 5 2017", "2017-K3"),
        ("quarter", "2017-08", "2017-K3"),
        ("year", "17", "2017"),
        ("year", "0000", "2017"),
        ("year", "9999", "2017"),
    ],
)
def test_what_is_no_period_is_refused_with_an_example(frequency, text, example):
    with pytest.raises(Unreadable) as caught:
        read_period(frequency, text)
    assert f"”{text}”" in str(caught.value) or f"“{text}”" in str(caught.value)
    assert example in str(caught.value)
