"""From when until when somebody was at a meeting: plain values, over several days and odd nights (I-ATT1).

The basis for fees never says 00.00–24.00: a whole meeting is the meeting's own hours (domain.md 3.6).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from meetings.local_time import STOCKHOLM, minutes_between

DAY = timedelta(days=1)
# A day, or None where nobody said which, and a clock.
type Moment = tuple[date | None, time]


@dataclass(frozen=True)
class Span:
    """An unbroken time. `end_day` is empty unless it ends the day after."""

    day: date
    start: time
    end: time
    end_day: date | None = None

    def minutes(self, zone: str = STOCKHOLM) -> int:
        """Real minutes, an hour skipped or told twice counted right (ruling 17)."""
        return minutes_between(self.day, self.start, self.end, zone, end_day=self.end_day)


def spans(
    day: date | None,
    start: time | None,
    end: time | None,
    last_day: date | None = None,
    parts: Iterable[tuple[date, time, time]] = (),
) -> tuple[Span, ...]:
    """The hours of a meeting: its parts, or the meeting's own; empty where they are not known.

    Several days without parts say nothing of the nights between, but for a meeting over one midnight.
    """
    if found := tuple(Span(*part) for part in sorted(parts)):
        return found
    if day is None or start is None or end is None:
        return ()
    if last_day is None:
        return (Span(day, start, end),) if start < end else ()
    return (Span(day, start, end, last_day),) if last_day - day == DAY and end <= start else ()


def planned_minutes(hours: Iterable[Span], zone: str = STOCKHOLM) -> int:
    """0 where the hours are not known."""
    return sum(span.minutes(zone) for span in hours)


def cut(hours: tuple[Span, ...], came: Moment | None = None, left: Moment | None = None) -> tuple[Span, ...]:
    """The part of the meeting between coming and leaving; either None is the meeting's own.

    Where nobody said which day, somebody came on the first and left on the last.
    """
    if came and hours:
        hours = _from(hours, _placed(hours, came, 0), came[1])
    if left and hours:
        hours = _until(hours, _placed(hours, left, -1), left[1])
    return hours


def _placed(hours: tuple[Span, ...], moment: Moment, otherwise: int) -> int:
    """Which of the meeting's times the moment belongs to: on a day with two, the last that has begun."""
    day, clock = moment
    if day is None:
        return range(len(hours))[otherwise]
    on = [at for at, span in enumerate(hours) if day in (span.day, span.end_day)]
    begun = [at for at in on if hours[at].start <= clock or hours[at].end_day]
    return (begun or on or [range(len(hours))[otherwise]])[-1 if begun else 0]


def _from(hours: tuple[Span, ...], at: int, clock: time) -> tuple[Span, ...]:
    first, rest = hours[at], hours[at + 1 :]
    if first.end_day and clock < first.start:
        # After midnight.
        return (Span(first.end_day, clock, first.end), *rest) if clock < first.end else rest
    if not first.end_day and clock >= first.end:
        return rest
    return (replace(first, start=max(first.start, clock)), *rest)


def _until(hours: tuple[Span, ...], at: int, clock: time) -> tuple[Span, ...]:
    before, last = hours[:at], hours[at]
    if last.end_day:
        if clock > last.start:
            return (*before, Span(last.day, last.start, clock))
        return (*before, replace(last, end=min(last.end, clock)))
    if clock <= last.start:
        return before
    return (*before, replace(last, end=min(last.end, clock)))
