"""A point as it is written, with the days that stand in it: when it is delivered, when and at what time it is
decided on (S003-25, S003-26). Pure."""

import re
from dataclasses import dataclass, replace
from datetime import date, time

from samverkan.lib.dates import MONTH_OF, YearMissing, parse_date, parse_time
from samverkan.lib.reading import Unreadable

MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
DAY = rf"""
    \d{{4}}-\d\d?-\d\d?
  | \d{{1,2}}/\d{{1,2}}(?:[-/]\d{{4}}|[-/]\d\d|[ ]\d{{4}})?
  | \d{{1,2}}(?::?e)?[ ](?:{MONTH})\b\.?(?:[ ]\d{{4}})?
"""
# "senast 1/5" is a delivery; any other day is the one of the decision; "kl." without hours is a time missing.
WRITTEN = re.compile(
    rf"(?P<by>\b(?:senast|latest|by)\s+(?:den\s+)?)?(?<![\d/-])(?P<day>{DAY})(?![\d/])"
    r"(?P<clock>\s*,?\s*\b(?:kl\b\.?|klockan\b|at\b)\s*(?P<hours>\d{1,2}(?:[.:]\d\d)?)?)?",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Point:
    """The text is kept as it is, with its misspellings (I-DEC1). `time_is_missing`: a time was meant and is
    not there ("8/4 kl.")."""

    text: str
    deliver_by: date | None = None
    decided_on: date | None = None
    decided_at_time: time | None = None
    time_is_missing: bool = False


FIELDS = tuple(Point.__dataclass_fields__)


def as_point(row) -> Point:
    """Of a row, or frozen facts, with the same names."""
    return Point(**{name: getattr(row, name) for name in FIELDS})


def read_point(text: str, year: int | None = None) -> Point:
    """With the first day of each kind. A day without a year is of `year`; where that is None, `YearMissing`
    is raised and names the weekdays it can mean. What is no day ("31/2") is let be."""
    found: dict[str, object] = {}
    for written in WRITTEN.finditer(text):
        name = "deliver_by" if written["by"] else "decided_on"
        if name in found or (day := _day(written["day"], year)) is None:
            continue
        found[name] = day
        if name == "decided_on" and written["clock"]:
            found |= _time(written["hours"])
    return replace(Point(text), **found)


def _day(written: str, year: int | None) -> date | None:
    try:
        return parse_date(written, default_year=year)
    except YearMissing:
        raise
    except Unreadable:
        return None


def _time(hours: str | None) -> dict[str, object]:
    try:
        return {"decided_at_time": parse_time(hours)} if hours else {"time_is_missing": True}
    except Unreadable:
        return {"time_is_missing": True}
