"""Working days, held against the `holidays` package for all years a group can meet in."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden

from samverkan.lib.working_days import day_notes, eves, holidays, is_working_day, working_day_on_or_before


@pytest.mark.parametrize("year", range(2005, 2061))
def test_the_days_off_are_those_of_the_library(year):
    assert sorted(holidays(year)) == sorted(Sweden(years=year, include_sundays=False, categories=PUBLIC))
    assert sorted(eves(year)) == sorted(Sweden(years=year, include_sundays=False, categories=DE_FACTO))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2017, 3, 14), True),
        (date(2017, 4, 13), True),  # Maundy Thursday
        (date(2017, 4, 14), False),
        (date(2017, 4, 15), False),
        (date(2017, 4, 17), False),
        (date(2017, 6, 6), False),
        (date(2017, 6, 23), False),  # Midsummer Eve
        (date(2018, 12, 24), False),
        (date(2018, 12, 31), False),
        (date(2017, 5, 26), True),
        (date(2018, 1, 5), True),  # the eve of Epiphany is no day off by law
        (date(2022, 5, 1), False),
    ],
)
def test_working_day(day, working):
    assert is_working_day(day) is working


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2017, 3, 7), date(2017, 3, 7)),
        (date(2017, 4, 17), date(2017, 4, 13)),  # over all of Easter
        (date(2018, 1, 1), date(2017, 12, 29)),  # over New Year's Eve on a Sunday, into the year before
        (date(2017, 12, 26), date(2017, 12, 22)),
        (date(2017, 6, 24), date(2017, 6, 22)),
    ],
)
@pytest.mark.fact("S001-48")
def test_a_day_off_is_moved_to_the_working_day_before(day, moved):
    assert working_day_on_or_before(day) == moved


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2017, 3, 14), []),
        (date(2022, 5, 1), ["holiday", "sunday"]),
        (date(2017, 6, 24), ["holiday", "saturday"]),
        (date(2017, 6, 23), ["eve"]),
        (date(2017, 4, 15), ["easter_eve"]),
        (date(2017, 5, 26), ["bridge_day"]),
        (date(2017, 6, 5), ["bridge_day"]),
        (date(2017, 7, 4), ["july"]),
        (date(2017, 3, 18), ["saturday"]),
        (date(2017, 3, 19), ["sunday"]),
    ],
)
@pytest.mark.fact("S003-26")
def test_what_stands_against_a_day(day, codes):
    assert [note.code for note in day_notes(day)] == codes


def test_notes_are_sentences():
    with translation.override("en"):
        assert [note.text for note in day_notes(date(2022, 5, 1))] == [
            "The day is a public holiday: May Day.",
            "The day is a Sunday.",
        ]


def test_a_whole_year_has_the_days_it_should():
    days = [date(2017, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(map(is_working_day, days)) == 251
