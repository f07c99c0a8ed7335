"""Days and times as papers write them; test 11 of domain 7, the catalogue in domain 6.6."""

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import get_format

from samverkan.lib.dates import YearMissing, parse_date, parse_time, parse_time_range
from samverkan.lib.fields import DateField, TimeField, TimeRangeField
from samverkan.lib.reading import Unreadable

AROUND = date(2022, 5, 1)


@pytest.fixture(params=["sv", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    "text",
    [
        "2017-03-14",
        "170314",
        "20170314",
        "14/3/2017",
        "14/03/17",
        "14/3-17",
        "14/3 2017",
        "14.03.2017",
        "14. 3. 2017",
        "14 mars 2017",
        "den 14 mars 2017",
        "Tisdag 14 mars 2017",
        "tis den 14:e mars 2017",
        "tis\N{NO-BREAK SPACE}14  mar 2017",
        "Tuesday, 14 March 2017",
        " 2017-\N{SOFT HYPHEN}03-14\n",
    ],
)
def test_every_way_to_write_a_day_is_read(language, text):
    assert parse_date(text) == date(2017, 3, 14)


@pytest.mark.fact("S000-05")
@pytest.mark.parametrize("text", ["3/6/2022", "03/06/2022", "3/6/22", "3/6-22"])
def test_the_day_comes_before_the_month_in_both_languages(language, text):
    assert DateField().clean(text) == date(2022, 6, 3)
    assert parse_date(text) == date(2022, 6, 3)


def test_stock_django_fields_read_the_day_first_too(language, settings):
    assert settings.FORMAT_MODULE_PATH == ["samverkan.formats"]
    assert forms.DateField().clean("3/6/2022") == date(2022, 6, 3)
    assert forms.DateField().clean("3/6/22") == date(2022, 6, 3)
    assert forms.TimeField().clean("09.30") == time(9, 30)
    assert get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("3/6", [date(2021, 6, 3), date(2022, 6, 3), date(2023, 6, 3)]),
        ("3 juni", [date(2021, 6, 3), date(2022, 6, 3), date(2023, 6, 3)]),
        ("fredag 3 juni", [date(2016, 6, 3), date(2022, 6, 3)]),
        ("29/2", [date(2016, 2, 29), date(2020, 2, 29), date(2024, 2, 29)]),
    ],
)
@pytest.mark.fact("S000-05", "S003-26")
def test_a_day_without_a_year_is_asked_for(text, candidates):
    with pytest.raises(YearMissing) as caught:
        parse_date(text, around=AROUND)
    assert caught.value.candidates == candidates


def test_the_question_names_the_days_with_their_weekdays():
    with translation.override("en"), pytest.raises(YearMissing) as caught:
        parse_date("3/6", around=AROUND)
    assert (caught.value.day, caught.value.month) == (3, 6)
    assert str(caught.value) == (
        "“3/6” has no year. Do you mean Thursday 3 June 2021, Friday 3 June 2022 or Saturday 3 June 2023? "
        "Write the year too, for example 2023-06-03."
    )


def test_a_given_year_answers_the_question():
    assert parse_date("3/6", default_year=2022) == date(2022, 6, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/6/2026", "does not exist"),
        ("31/6", "does not exist"),
        ("2026-02-30", "does not exist"),
        ("29/2/2026", "does not exist"),
        ("6/13/2022", "month 13"),
        ("onsdag 14 mars 2017", "it is Tuesday 14 March 2017"),
        ("i mars", "not a date"),
        ("14 fars 2017", "not a date"),
        ("", "not a date"),
        ("9999999", "not a date"),
        ("0/6/2022", "does not exist"),
        ("0001-01-01", "in the year 1"),
        ("9999-12-31", "in the year 9999"),
    ],
)
def test_what_is_no_day_is_refused_with_what_was_read_and_an_example(text, said):
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        parse_date(text, around=AROUND)
    assert not isinstance(caught.value, YearMissing)
    assert f"“{text}”" in str(caught.value)
    assert said in str(caught.value)
    assert "2017-03-14" in str(caught.value) or "2026-05-31" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["9", "09", "kl 9", "kl. 9.00", "klockan 9", "09.00", "9:00", "0900", "900", "09:00:00"]
)
def test_every_way_to_write_a_time_is_read(text):
    assert parse_time(text) == time(9)


@pytest.mark.parametrize("text", ["24", "9.60", "kvart i nio", "", "9.0", "12345", "-1"])
def test_what_is_no_time_is_refused(text):
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        parse_time(text)
    assert (caught.value.text, str(caught.value).startswith(f"“{text}” ")) == (text, True)


@pytest.mark.fact("S004-01", "S004-32")
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("13-16", time(13), time(16)),
        ("kl. 13-16", time(13), time(16)),
        ("09.00 – 12.00", time(9), time(12)),
        ("9–12.30", time(9), time(12, 30)),
        ("kl 9 till 12", time(9), time(12)),
        ("13", time(13), None),
    ],
)
def test_start_and_end_are_read_from_one_field(text, start, end):
    assert parse_time_range(text) == (start, end)
    assert TimeRangeField().clean(text) == (start, end)


@pytest.mark.parametrize("text", ["15:00-09:00", "9-9", "9-", "-12", "9-12-15"])
def test_a_range_that_does_not_go_forward_is_refused(text):
    with pytest.raises(Unreadable):
        parse_time_range(text)


def test_the_field_carries_the_candidates_for_the_template():
    with pytest.raises(ValidationError) as caught:
        DateField(around=lambda: AROUND).clean("3/6")
    assert caught.value.code == "year_missing"
    assert caught.value.params["candidates"] == [date(2021, 6, 3), date(2022, 6, 3), date(2023, 6, 3)]


@pytest.mark.parametrize("field", [DateField, TimeField, TimeRangeField])
def test_an_empty_field_is_none_when_not_required(field):
    assert field(required=False).clean("  ") is None


def test_fields_show_again_what_they_read(language):
    assert DateField().widget.format_value(date(2022, 6, 3)) == "2022-06-03"
    assert TimeField().clean(TimeField().widget.format_value(time(9, 5))) == time(9, 5)
    shown = TimeRangeField().prepare_value((time(9), time(12)))
    assert TimeRangeField().clean(shown) == (time(9), time(12))
