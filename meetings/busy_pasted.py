"""Rows of days as people paste them: school holidays, and times to choose between; pure."""

import re
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from meetings.actions.school_holidays import HolidayRow
from samverkan.lib import dates, spoken
from samverkan.lib.reading import Unreadable, collapsed

DASH = r"\s*(?:[-‐‑–—−]|till|t\.o\.m\.|to)\s*"
ISO_RANGE = re.compile(rf"(.*?)[\s:,]*(\d{{4}}-\d\d-\d\d){DASH}(\d{{4}}-\d\d-\d\d)")
BY_SLASH = re.compile(
    rf"(.*?)[\s:,]*(\d{{1,2}}/\d{{1,2}})(?:[-/\s](\d{{4}}))?{DASH}(\d{{1,2}}/\d{{1,2}})[-/\s]*(\d{{4}})"
)
BY_MONTH = re.compile(
    rf"(.*?)[\s:,]*(\d{{1,2}})(?:\s+([a-zåäö]+))?(?:\s+(\d{{4}}))?{DASH}(\d{{1,2}}\s+[a-zåäö]+)\s+(\d{{4}})",
    re.I,
)
IN_WEEK = re.compile(r"(.*?)[\s:,]*(?:v\.?|vecka|week)\s*(\d{1,2})[\s,/]+(\d{4})", re.I)
ONE_DAY = re.compile(
    r"(.*?)[\s:,]*(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}[-/\s]*\d{4}|\d{1,2}\s+[a-zåäö]+\s+\d{4})", re.I
)
EXAMPLE = "Höstlov 26/10–30/10 2026"


def holiday_rows(text: str) -> list[HolidayRow]:
    """One a row: `Höstlov 26/10–30/10 2026`, `Sportlov v. 9 2027`, `Lovdag 15 maj 2027`. `Unreadable` names
    the row that cannot be read."""
    lines = [collapsed(line) for line in text.splitlines() if collapsed(line)]
    return [_holiday(number, line) for number, line in enumerate(lines, start=1)]


def _holiday(number: int, line: str) -> HolidayRow:
    try:
        name, first, last = _parts(line)
    except Unreadable as error:
        raise Unreadable(
            _("Row %(n)s: %(error)s") % {"n": number, "error": error}, text=line, suggestion=EXAMPLE
        ) from error
    name = name.strip(" :,;–-")
    if not name:
        raise _unreadable(number, line)
    return HolidayRow(name, first, last)


def _parts(line: str) -> tuple[str, date, date]:
    if match := ISO_RANGE.fullmatch(line):
        return match[1], dates.parse_date(match[2]), dates.parse_date(match[3])
    if match := BY_SLASH.fullmatch(line):
        return match[1], *_range(match[2], match[3], match[4], match[5], "/")
    if match := BY_MONTH.fullmatch(line):
        month = match[3] or match[5].split()[1]
        return match[1], *_range(f"{match[2]} {month}", match[4], match[5], match[6], " ")
    if match := IN_WEEK.fullmatch(line):
        try:
            monday = date.fromisocalendar(int(match[3]), int(match[2]), 1)
        except ValueError:
            raise _unreadable(0, line) from None
        return match[1], monday, monday + timedelta(days=4)
    if match := ONE_DAY.fullmatch(line):
        day = dates.parse_date(re.sub(r"[-/\s]+(\d{4})$", r"/\1", match[2]) if "/" in match[2] else match[2])
        return match[1], day, day
    raise _unreadable(0, line)


def _range(first: str, first_year: str | None, last: str, year: str, between: str) -> tuple[date, date]:
    """A year that is written once is the last day's; Christmas holidays begin the year before."""
    ends = dates.parse_date(f"{last}{between}{year}")
    starts = dates.parse_date(f"{first}{between}{first_year or year}")
    if starts > ends and not first_year:
        starts = dates.parse_date(f"{first}{between}{int(year) - 1}")
    return starts, ends


def _unreadable(number: int, line: str) -> Unreadable:
    text = _("“%(text)s” is no holiday with its days. Write for example %(example)s.") % {
        "text": line,
        "example": EXAMPLE,
    }
    if number:
        text = _("Row %(n)s: %(error)s") % {"n": number, "error": text}
    return Unreadable(text, text=line, suggestion=EXAMPLE)


TIME_ROW = re.compile(r"(.*?\d)[\s,]+(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d\d)?\s*[-‐‑–—−]\s*\d{1,2}(?:[.:]\d\d)?)")


def time_rows(text: str, *, today: date) -> list[tuple[date, time, time]]:
    """One a row: `14/3 2027 9–12` or `2027-03-14 kl. 9.00–12.00`; a day without year is the next such day.
    `Unreadable` names the row."""
    lines = [collapsed(line) for line in text.splitlines() if collapsed(line)]
    return [_time(number, line, today) for number, line in enumerate(lines, start=1)]


def _time(number: int, line: str, today: date) -> tuple[date, time, time]:
    example = f"{(today + timedelta(days=30)).isoformat()} 9–12"
    match = TIME_ROW.fullmatch(line)
    if not match:
        text = _("Row %(n)s: “%(text)s” is no day with its hours. Write for example %(example)s.")
        raise Unreadable(
            text % {"n": number, "text": line, "example": example}, text=line, suggestion=example
        )
    try:
        day = _day(match[1].rstrip(" ,"), today)
        start, end = dates.parse_time_range(match[2])
    except Unreadable as error:
        raise Unreadable(_("Row %(n)s: %(error)s") % {"n": number, "error": error}, text=line) from error
    return day, start, end


def _day(text: str, today: date) -> date:
    text = re.sub(r"^(\d{1,2}/\d{1,2})\s+(\d{4})$", r"\1/\2", text)
    try:
        return dates.parse_date(text, around=today)
    except dates.YearMissing as error:
        ahead = [day for day in error.candidates if day >= today]
        if not ahead:
            raise
        return min(ahead)


def time_row(day: date, start: time, end: time) -> str:
    """A row that `time_rows` reads back."""
    return f"{day.isoformat()} {spoken.hours(start, end)}"
