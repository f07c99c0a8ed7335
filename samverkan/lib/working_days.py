"""Swedish working days: which day a call is due, and what is worth saying about a chosen day (domain 3.9).

The holidays of lag 1989:253 and the three eves that lag 1930:173 puts beside them. Written out, because the
`holidays` package costs every web worker 17 MB and a quarter of a second at its start; the tests hold this
table against it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class DayNote:
    """Something to know about a day before a meeting is put on it; `text` may be shown as it is.

    `code`: `sunday`, `saturday`, `holiday`, `eve`, `easter_eve` on days off; `bridge_day`, `july` on others.
    """

    code: str
    text: str


@cache
def holidays(year: int) -> dict[date, str]:
    """The public holidays of a year with their names as English message ids."""
    easter_day = easter(year)
    return {
        date(year, 1, 1): gettext_noop("New Year’s Day"),
        date(year, 1, 6): gettext_noop("Epiphany"),
        easter_day - 2 * ONE_DAY: gettext_noop("Good Friday"),
        easter_day: gettext_noop("Easter Day"),
        easter_day + ONE_DAY: gettext_noop("Easter Monday"),
        date(year, 5, 1): gettext_noop("May Day"),
        easter_day + 39 * ONE_DAY: gettext_noop("Ascension Day"),
        easter_day + 49 * ONE_DAY: gettext_noop("Whit Sunday"),
        date(year, 6, 6): gettext_noop("National Day"),
        _saturday_from(date(year, 6, 20)): gettext_noop("Midsummer Day"),
        _saturday_from(date(year, 10, 31)): gettext_noop("All Saints’ Day"),
        date(year, 12, 25): gettext_noop("Christmas Day"),
        date(year, 12, 26): gettext_noop("Boxing Day"),
    }


@cache
def eves(year: int) -> dict[date, str]:
    """The three eves that the law on deadlines counts as Sundays, with their names as English message ids."""
    return {
        _saturday_from(date(year, 6, 20)) - ONE_DAY: gettext_noop("Midsummer Eve"),
        date(year, 12, 24): gettext_noop("Christmas Eve"),
        date(year, 12, 31): gettext_noop("New Year’s Eve"),
    }


def is_working_day(day: date) -> bool:
    """Monday to Friday, neither holiday nor one of the three eves."""
    return day.weekday() < SATURDAY and day not in holidays(day.year) and day not in eves(day.year)


def working_day_on_or_before(day: date) -> date:
    """The day itself if it is a working day, else the last one before: a deadline counted backwards."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def day_notes(day: date) -> list[DayNote]:
    """What stands against meeting on this day, the weightiest first; mostly nothing (I-MTG3)."""
    if is_working_day(day):
        notes = []
        if not is_working_day(day - ONE_DAY) and not is_working_day(day + ONE_DAY):
            notes.append(DayNote("bridge_day", _("The day lies alone between days off; many are on leave.")))
        if day.month == 7:
            notes.append(DayNote("july", _("The day is in July, when many are on holiday.")))
        return notes
    if name := holidays(day.year).get(day):
        notes = [DayNote("holiday", _("The day is a public holiday: %(name)s.") % {"name": _(name)})]
    elif name := eves(day.year).get(day):
        notes = [DayNote("eve", _("The day is %(name)s, which counts as a holiday.") % {"name": _(name)})]
    elif day == easter(day.year) - ONE_DAY:
        return [DayNote("easter_eve", _("The day is Easter Saturday."))]
    else:
        notes = []
    if day.weekday() == SUNDAY:
        notes.append(DayNote("sunday", _("The day is a Sunday.")))
    elif day.weekday() == SATURDAY:
        notes.append(DayNote("saturday", _("The day is a Saturday.")))
    return notes


def _saturday_from(day: date) -> date:
    return day + (SATURDAY - day.weekday()) % 7 * ONE_DAY


def working_days_between(first: date, last: date) -> int:
    """Working days after `first` up to and with `last`; 0 where `last` is not later."""
    days = (last - first).days
    return sum(is_working_day(first + ONE_DAY * step) for step in range(1, days + 1))


def working_days_after(day: date, number: int) -> date:
    """The working day that many working days after `day`."""
    while number:
        day += ONE_DAY
        number -= is_working_day(day)
    return day
