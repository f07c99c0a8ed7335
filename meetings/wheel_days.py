"""Which days a year's meetings could be on: the usual ones, or a proposal spread over the year (S000-32)."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from samverkan.lib.working_days import ONE_DAY, day_notes

LAST_WEEK = 5
TUESDAY = 1
NINE = time(9)
# How far from its place in the year a proposed day may be moved, and how near another meeting is too near.
REACH, TOO_NEAR = 20, 14


@dataclass(frozen=True)
class Habits:
    """What a group's meetings mostly have been: weekday (0 = Monday), start and place."""

    weekday: int = TUESDAY
    start: time = NINE
    place: str = ""


def pattern_day(year: int, month: int, week: int, weekday: int) -> date:
    """The `week`-th such weekday of the month; 5 is the last one."""
    if week == LAST_WEEK:
        last = date(year, month, monthrange(year, month)[1])
        return last - ONE_DAY * ((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + ONE_DAY * ((weekday - first.weekday()) % 7 + 7 * (week - 1))


def proposed_days(
    year: int,
    target: int,
    *,
    weekday: int = TUESDAY,
    taken: Iterable[date] = (),
    school_holidays: Sequence[tuple[date, date]] = (),
) -> list[date]:
    """As many days as the year lacks of `target`, half of them in each half year, evenly between 15 January
    and 15 June and between 15 August and 15 December.

    Never a day off, a bridge day or July; not in a school holiday and not near a `taken` day if it can be
    helped.
    """
    taken = list(taken)
    halves = (
        (date(year, 1, 15), date(year, 6, 15), _first_half(target), range(1, 7)),
        (date(year, 8, 15), date(year, 12, 15), target // 2, range(7, 13)),
    )
    found: list[date] = []
    for first, last, wanted, months in halves:
        lacking = wanted - sum(day.month in months for day in taken)
        for number in range(max(0, lacking)):
            middle = first + (last - first) * (2 * number + 1) / (2 * lacking)
            if day := _nearest(middle, weekday, [*taken, *found], school_holidays):
                found.append(day)
    return sorted(found)


def _first_half(count: int) -> int:
    return (count + 1) // 2


def _nearest(
    middle: date, weekday: int, others: Sequence[date], school_holidays: Sequence[tuple[date, date]]
) -> date | None:
    around = [middle + timedelta(days) for days in range(-REACH, REACH + 1)]
    free = [day for day in around if day.year == middle.year and day not in others and not day_notes(day)]

    def against(day: date) -> tuple:
        in_school_holiday = any(first <= day <= last for first, last in school_holidays)
        is_near = any(abs((day - other).days) < TOO_NEAR for other in others)
        return in_school_holiday, is_near, day.weekday() != weekday, abs((day - middle).days), day

    return min(free, key=against, default=None)


def habits(meetings: Iterable[tuple[date, time | None, str]]) -> Habits:
    """Of (day, start, place): the most common of each, the earliest seen where two are as common."""
    rows = list(meetings)
    return Habits(
        _commonest((day.weekday() for day, _start, _place in rows), TUESDAY),
        _commonest((start for _day, start, _place in rows if start), NINE),
        _commonest((place for _day, _start, place in rows if place), ""),
    )


def _commonest(values: Iterable, otherwise):
    found = Counter(values).most_common(1)
    return found[0][0] if found else otherwise


def end_after(start: time, minutes: int) -> time:
    """At most the last minute of the day."""
    total = min(start.hour * 60 + start.minute + minutes, 23 * 60 + 59)
    return time(total // 60, total % 60)
