"""Months, quarters and years as periods of readings (S004-22; domain.md 6.2).

A period is its first day; `frequency` is a value of `Indicator.Frequency`. Pure but for the language that is
switched on.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samverkan.lib import spoken
from samverkan.lib.dates import FIRST_YEAR, LAST_YEAR, MONTH_OF
from samverkan.lib.reading import Unreadable, collapsed

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}

YEAR = re.compile(r"(?P<year>\d{4})")
NUMBERED = re.compile(r"(?P<year>\d{4})[-/ .]?(?P<month>\d{2})(?:-01)?")
NAMED = re.compile(r"(?P<name>[^\W\d]+)\.? (?P<year>\d{4})")
QUARTER = re.compile(
    r"(?:(?P<year>\d{4})[ -]?(?:kvartal|kv\.?|q|k) ?(?P<quarter>[1-4])|"
    r"(?:kvartal|kv\.?|q|k) ?(?P<quarter2>[1-4])[ ,/-]?(?P<year2>\d{4}))"
)


def period_of(frequency: str, day: date) -> date:
    """The first day of the period that the day lies in."""
    length = MONTHS_IN[frequency]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def moved(frequency: str, period: date, steps: int) -> date:
    """The period so many steps later; earlier for less than zero."""
    months = period.year * 12 + period.month - 1 + steps * MONTHS_IN[frequency]
    return date(months // 12, months % 12 + 1, 1)


def next_period(frequency: str, period: date) -> date:
    return moved(frequency, period, 1)


def previous_period(frequency: str, period: date) -> date:
    return moved(frequency, period, -1)


def last_day(frequency: str, period: date) -> date:
    return moved(frequency, period, 1) - timedelta(days=1)


def due_on(frequency: str, period: date, lag_days: int) -> date:
    """The day its reading is to be there: August's at the end of September with 30 days (S004-22)."""
    return last_day(frequency, period) + timedelta(days=lag_days)


def latest_due(frequency: str, today: date, lag_days: int) -> date:
    """The latest period whose reading should have been there before today."""
    period = period_of(frequency, today)
    while due_on(frequency, period, lag_days) >= today:
        period = previous_period(frequency, period)
    return period


def latest_ended(frequency: str, today: date) -> date:
    return previous_period(frequency, period_of(frequency, today))


def periods(frequency: str, first: date, last: date) -> Iterator[date]:
    """Every period from the one of `first` to the one of `last`, the earliest first."""
    period = period_of(frequency, first)
    while period <= last:
        yield period
        period = next_period(frequency, period)


def name_of(frequency: str, period: date) -> str:
    """`augusti 2017`, `kvartal 3 2017`, `2017`."""
    if frequency == "month":
        return spoken.month(period)
    if frequency == "quarter":
        return _("quarter %(number)d %(year)d") % {"number": quarter_of(period), "year": period.year}
    return str(period.year)


def code_of(frequency: str, period: date) -> str:
    """For files and addresses: `2017-08`, `2017-K3`, `2017`. `read_period` reads it."""
    if frequency == "month":
        return f"{period:%Y-%m}"
    return f"{period.year}-K{quarter_of(period)}" if frequency == "quarter" else str(period.year)


def quarter_of(period: date) -> int:
    return (period.month - 1) // 3 + 1


EXAMPLES = {"month": "2017-08", "quarter": "2017-K3", "year": "2017"}


def read_period(frequency: str, text: str) -> date:
    """The period that is written: `augusti 2017`, `2017-08`, `kvartal 3 2017`, `2017-K3`, `2017`; its first
    day, as Excel writes a month, is read too. `Unreadable` with an example otherwise."""
    shown = collapsed(text)
    found = _read(frequency, shown.lower())
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        named = {"month": _("month"), "quarter": _("quarter"), "year": _("year")}[frequency]
        raise Unreadable(
            _("“%(text)s” is not a %(kind)s. Write for example %(example)s.")
            % {"text": shown[:60], "kind": named, "example": EXAMPLES[frequency]},
            text=shown,
        )
    return found


def _read(frequency: str, text: str) -> date | None:
    match = {"month": _month, "quarter": _quarter, "year": _year}[frequency](text)
    if not match:
        return None
    year, month = match
    # `date` refuses both the year 0 and the month 13.
    return date(year, month, 1) if year and 1 <= month <= 12 else None


def _month(text: str) -> tuple[int, int] | None:
    if found := NUMBERED.fullmatch(text):
        return int(found["year"]), int(found["month"])
    found = NAMED.fullmatch(text)
    if found and found["name"] in MONTH_OF:
        return int(found["year"]), MONTH_OF[found["name"]]
    return None


def _quarter(text: str) -> tuple[int, int] | None:
    if found := QUARTER.fullmatch(text):
        year, quarter = found["year"] or found["year2"], found["quarter"] or found["quarter2"]
        return int(year), int(quarter) * 3 - 2
    found = NUMBERED.fullmatch(text)
    if found and int(found["month"]) in (1, 4, 7, 10):
        return int(found["year"]), int(found["month"])
    return None


def _year(text: str) -> tuple[int, int] | None:
    found = YEAR.fullmatch(text) or re.fullmatch(r"(?P<year>\d{4})-01-01", text)
    return (int(found["year"]), 1) if found else None
