"""A last day, said as a day or as a whole month: "senast i november 2016" (S001-20)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from samverkan.lib import dates, spoken
from samverkan.lib.reading import Unreadable, collapsed

LEADING = re.compile(r"^(?:senast|by|at latest)?\s*(?:i|in|den|the)?\s*", re.IGNORECASE)
NAMED = re.compile(r"(?P<name>[^\W\d]+)\.?(?:,? (?P<year>\d{4}))?")
NUMBERED = [
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})"),
]


@dataclass(frozen=True)
class Deadline:
    """`last` is the last day in time; `is_month` when no more than the month was said."""

    last: date
    is_month: bool

    def is_past(self, today: date) -> bool:
        return today > self.last

    def stored(self) -> str:
        """`2016-11` or `2016-11-26`: as precise as it was said."""
        return self.last.isoformat()[: 7 if self.is_month else 10]


def read_deadline(text: str) -> Deadline:
    """`november 2016`, `senast i november 2016`, `2016-11`, `11/2016`, or a day as `dates.parse_date` reads
    it.

    A month without a year, or one that does not exist, is `Unreadable`.
    """
    shown = collapsed(text)
    bare = LEADING.sub("", shown).lower()
    if (named := NAMED.fullmatch(bare)) and named["name"] in dates.MONTH_OF:
        if not named["year"]:
            raise Unreadable(
                _("“%(text)s” has no year. Write for example november 2016.") % {"text": shown}, text=shown
            )
        return _month(int(named["year"]), dates.MONTH_OF[named["name"]], shown)
    for pattern in NUMBERED:
        if found := pattern.fullmatch(bare):
            return _month(int(found["year"]), int(found["month"]), shown)
    try:
        return Deadline(dates.parse_date(bare), is_month=False)
    except dates.YearMissing:
        raise
    except Unreadable as error:
        raise Unreadable(
            _("“%(text)s” is neither a month nor a day. Write for example november 2016 or 2016-11-26.")
            % {"text": shown},
            text=shown,
        ) from error


def deadline_of(stored: str) -> Deadline | None:
    """What `Deadline.stored` wrote; None for nothing."""
    if not stored:
        return None
    year, month, *day = (int(part) for part in stored.split("-"))
    return Deadline(date(year, month, *day), is_month=False) if day else _month(year, month, stored)


def month_or_day(deadline: Deadline) -> str:
    """`november 2016` or `26 november 2016`."""
    if deadline.is_month:
        return f"{MONTHS[deadline.last.month]} {deadline.last.year}"
    return spoken.day_plain(deadline.last)


def at_latest(deadline: Deadline) -> str:
    """`senast i november 2016` or `senast 26 november 2016`."""
    words = {"when": month_or_day(deadline)}
    return _("at latest in %(when)s") % words if deadline.is_month else _("at latest on %(when)s") % words


def _month(year: int, month: int, text: str) -> Deadline:
    if not (1 <= month <= 12 and dates.FIRST_YEAR <= year <= dates.LAST_YEAR):
        raise Unreadable(
            _("The month “%(text)s” does not exist. Write for example november 2016.") % {"text": text},
            text=text,
        )
    return Deadline(date(year, month, monthrange(year, month)[1]), is_month=True)
