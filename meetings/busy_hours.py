"""Hours that are taken, as wall clocks and as moments; pure (S000-19)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from meetings.local_time import STOCKHOLM, instant, wall_clock
from samverkan.lib import spoken

ONE_DAY = timedelta(days=1)
MIDNIGHT = time(0)


@dataclass(frozen=True)
class Span:
    """From one aware moment up to another. `is_open`: nobody has said when it ends, so it takes the day."""

    starts: datetime
    ends: datetime
    is_open: bool = False
    is_all_day: bool = False

    def meets(self, other: "Span") -> bool:
        """Two that follow on each other do not meet."""
        return self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True)
class Hours:
    """What the clock shows: of a meeting, of one part of it, or of one over several days (`last`)."""

    day: date
    start: time
    end: time | None = None
    last: date | None = None
    zone: str = STOCKHOLM

    def span(self) -> Span:
        last = self.last or self.day
        ends = (
            instant(last, self.end, self.zone, second=True)
            if self.end
            else instant(last + ONE_DAY, MIDNIGHT, self.zone)
        )
        return Span(instant(self.day, self.start, self.zone), ends, is_open=self.end is None)

    def moved(self, by: timedelta) -> "Hours":
        return replace(self, day=self.day + by, last=self.last + by if self.last else None)

    def days(self) -> list[date]:
        return [self.day + n * ONE_DAY for n in range(((self.last or self.day) - self.day).days + 1)]


def hours_of(meeting, parts: Iterable) -> tuple[Hours, ...]:
    """When a meeting takes its people: its parts that fall within its days, else from first to last.

    `meeting` and `parts` have the fields of `Meeting` and `MeetingPart`. Without day or time: nothing.
    """
    if not (meeting.date and meeting.start):
        return ()
    last = meeting.last_date or meeting.date
    inside = [part for part in parts if meeting.date <= part.date <= last]
    if meeting.last_date and inside:
        return tuple(Hours(part.date, part.start, part.end, zone=meeting.zone) for part in inside)
    return (Hours(meeting.date, meeting.start, meeting.end, meeting.last_date, meeting.zone),)


def said(span: Span, *, beside: Iterable[date] = ()) -> str:
    """`kl. 9.00–12.00`, with its day unless the reader looks at that one day only (`beside`)."""
    first, start = wall_clock(span.starts)
    last, end = wall_clock(span.ends)
    if end == MIDNIGHT:
        last, end = last - ONE_DAY, time(23, 59)
    day = "" if [first] == list(beside) else f"{spoken.day_short(first)} "
    if span.is_all_day:
        return day + _("the whole day")
    if first != last:
        return f"{spoken.when(first, start)} – {spoken.when(last, end)}"
    return day + _("at %(hours)s") % {"hours": spoken.hours(start, None if span.is_open else end)}
