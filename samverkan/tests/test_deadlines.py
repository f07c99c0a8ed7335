from datetime import date

import pytest
from django.utils import translation

from samverkan.lib.deadlines import Deadline, at_latest, deadline_of, month_or_day, read_deadline
from samverkan.lib.reading import Unreadable

NOVEMBER = Deadline(date(2016, 11, 30), is_month=True)


@pytest.mark.fact("S001-20")
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("november 2016", NOVEMBER),
        ("senast i november 2016", NOVEMBER),
        ("i nov. 2016", NOVEMBER),
        ("2016-11", NOVEMBER),
        (" 11/2016 ", NOVEMBER),
        ("February 2016", Deadline(date(2016, 2, 29), is_month=True)),
        ("senast den 26 november 2016", Deadline(date(2016, 11, 26), is_month=False)),
        ("2016-11-26", Deadline(date(2016, 11, 26), is_month=False)),
        ("26/11/2016", Deadline(date(2016, 11, 26), is_month=False)),
    ],
)
def test_a_deadline_is_as_precise_as_it_was_said(text, read):
    assert (read_deadline(text), deadline_of(read.stored())) == (read, read)


@pytest.mark.parametrize("text", ["november", "2016-13", "hösten 2016", "", "31/6/2016", "11/0016"])
def test_what_is_neither_month_nor_day_is_refused_with_an_example(text):
    with pytest.raises(Unreadable) as refused:
        read_deadline(text)
    assert refused.value.args[0].count("2016") >= 1


@pytest.mark.fact("S001-20")
def test_a_month_is_past_when_its_last_day_is():
    assert [NOVEMBER.is_past(day) for day in (date(2016, 11, 30), date(2016, 12, 1))] == [False, True]
    assert deadline_of("") is None


def test_it_is_said_as_a_month_or_a_day():
    with translation.override("sv"):
        day = Deadline(date(2016, 11, 26), is_month=False)
        assert [month_or_day(NOVEMBER), month_or_day(day)] == ["november 2016", "26 november 2016"]
    with translation.override("en"):
        assert [at_latest(NOVEMBER), at_latest(day)] == [
            "at latest in November 2016",
            "at latest on 26 November 2016",
        ]
