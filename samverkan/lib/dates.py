"""Reading days and times the way Swedish meeting papers write them; `spoken` writes them (domain 3.9, 6.6).

The day comes before the month in both languages; Django's Swedish formats read 3/6/2022 as 6 March.
"""

import re
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.lib import spoken
from samverkan.lib.reading import Unreadable, collapsed

MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "mars", "march"),
    ("apr", "april"),
    ("maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augusti", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
WEEKDAYS = (
    ("mån", "måndag", "mon", "monday"),
    ("tis", "tisdag", "tue", "tuesday"),
    ("ons", "onsdag", "wed", "wednesday"),
    ("tor", "tors", "torsdag", "thu", "thursday"),
    ("fre", "fredag", "fri", "friday"),
    ("lör", "lördag", "sat", "saturday"),
    ("sön", "söndag", "sun", "sunday"),
)
MONTH_OF = {word: number for number, words in enumerate(MONTHS, 1) for word in words}
WEEKDAY_OF = {word: number for number, words in enumerate(WEEKDAYS) for word in words}

# A year outside these is a slip of the finger, and days before or after it cannot be counted.
FIRST_YEAR, LAST_YEAR = 1862, 2200

YEAR = r"(?P<year>\d{4}|\d{2})"
DAY_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4}|\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?: ?[/-] ?{YEAR}| (?P<year4>\d{{4}}))?",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?:\.|:?e)? (?P<name>[^\W\d]+)\.?(?:,? (?P<year>\d{4}))?",
    )
]
CLOCK = re.compile(r"(\d{1,2})(?: ?[.:] ?(\d{2}))?(?:[.:]00)?")
BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})")
WEEKDAY_FIRST = re.compile(r"(?P<weekday>[^\W\d]+)\.?,? (?:den )?(?P<rest>\d.*)")


class YearMissing(Unreadable):
    """A day and a month without a year; `candidates` are the days it can mean, the earliest first."""

    def __init__(self, text: str, day: int, month: int, candidates: list[date]):
        choices = [spoken.day(candidate) for candidate in candidates]
        super().__init__(
            _("“%(text)s” has no year. Do you mean %(choices)s? Write the year too, for example %(example)s.")
            % {"text": text, "choices": _or(choices), "example": candidates[-1].isoformat()},
            text=text,
            suggestion=candidates[-1].isoformat(),
        )
        self.day, self.month, self.candidates = day, month, candidates


def parse_date(text: str, *, default_year: int | None = None, around: date | None = None) -> date:
    """The day that is written, e.g. `2017-03-14`, `14/3/2017`, `14/3-17`, `170314`, `tisdag 14 mars 2017`.

    A missing year is taken from `default_year`, or else asked for: `YearMissing` names the days near `around`
    (today if not given). Two-digit years are of this century. Everything else that fails is `Unreadable`.
    """
    shown = collapsed(text)
    weekday, found = _day_parts(shown.lower())
    if not found:
        raise Unreadable(
            _("“%(text)s” is not a date. Write for example 2017-03-14 or 14/3/2017.") % {"text": shown},
            text=shown,
        )
    day, month = int(found["day"]), int(found["month"])
    year = found.get("year") or found.get("year4")
    if year is None and default_year is None:
        raise _year_question(shown, day, month, weekday, around or timezone.localdate())
    full_year = default_year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    read = _existing(full_year, month, day)
    if read is None:
        raise _no_such_day(shown, month)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise Unreadable(
            _("“%(text)s” is in the year %(year)s. Check the year; write for example 2017-03-14.")
            % {"text": shown, "year": read.year},
            text=shown,
        )
    if weekday is not None and read.weekday() != weekday:
        raise Unreadable(
            _("“%(text)s” has the wrong weekday: it is %(day)s. Write for example %(example)s.")
            % {"text": shown, "day": spoken.day(read), "example": read.isoformat()},
            text=shown,
            suggestion=read.isoformat(),
        )
    return read


def parse_time(text: str) -> time:
    """The time that is written: `9`, `kl 9`, `kl. 9.00`, `09:00` or `0900`; `Unreadable` otherwise."""
    shown = collapsed(text)
    bare = re.sub(r"^(kl|klockan)\b\.? ?", "", shown.lower())
    match = CLOCK.fullmatch(bare) or BARE_CLOCK.fullmatch(bare)
    if match and int(match[1]) <= 23 and int(match[2] or 0) <= 59:
        return time(int(match[1]), int(match[2] or 0))
    raise Unreadable(
        _("“%(text)s” is not a time of day. Write for example 9.00 or 13.30.") % {"text": shown}, text=shown
    )


def parse_time_range(text: str) -> tuple[time, time | None]:
    """Start and end from one field: `13-16`, `kl. 09.00–12.00`; a lone time gives no end.

    An end that does not come after the start is `Unreadable`.
    """
    shown = collapsed(text)
    first, dash, last = re.sub(r" ?(?:[-‐‑–—−]|till|to) ?", "-", shown).partition("-")
    start = parse_time(first)
    if not dash:
        return start, None
    end = parse_time(last)
    if end <= start:
        raise Unreadable(
            _("“%(text)s” ends before it starts. Write the start first, for example 9.00–12.00.")
            % {"text": shown},
            text=shown,
        )
    return start, end


def _day_parts(text: str) -> tuple[int | None, dict | None]:
    """The weekday (0 = Monday) if one is written, and the parts of the day; None when nothing fits."""
    named = WEEKDAY_FIRST.fullmatch(text)
    weekday = WEEKDAY_OF.get(named["weekday"]) if named else None
    rest = named["rest"] if weekday is not None else text.removeprefix("den ")
    for pattern in DAY_PATTERNS:
        if match := pattern.fullmatch(rest):
            parts = match.groupdict()
            if "month" not in parts and parts["name"] not in MONTH_OF:
                return None, None
            return weekday, {"month": MONTH_OF.get(parts.get("name"))} | parts
    return None, None


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_such_day(text: str, month: int) -> Unreadable:
    if not 1 <= month <= 12:
        return Unreadable(
            _("“%(text)s” has month %(month)s. The day comes first: write 31/5/2026 or 2026-05-31.")
            % {"text": text, "month": month},
            text=text,
        )
    return Unreadable(
        _("The day “%(text)s” does not exist. Check the day and the month; write for example 2026-05-31.")
        % {"text": text},
        text=text,
    )


def _year_question(text: str, day: int, month: int, weekday: int | None, around: date) -> Unreadable:
    """Asks for the year, or says that the day exists in no year; a written weekday narrows the choice."""
    # Eight years either way reach a leap day across 1900 and 2100.
    years = range(around.year - 8, around.year + 9)
    days = [found for year in years if (found := _existing(year, month, day))]
    if not days:
        return _no_such_day(text, month)
    fitting = [found for found in days if found.weekday() == weekday] or days
    nearest = sorted(fitting, key=lambda found: (abs(found.year - around.year), found))[:3]
    return YearMissing(text, day, month, sorted(nearest))


def _or(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
