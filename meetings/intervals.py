"""When somebody was at a meeting: unbroken times, what overlaps, and how it is typed (I-ATT1).

Plain values only. A place in the meeting is a number: minutes after midnight on the meeting's clock, where a
time is known, else just after the item before (`item_places`), so that times and items can be compared.
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from samverkan.lib.dates import parse_time
from samverkan.lib.reading import Unreadable

PARTS = re.compile(r"\s*(?:;|\n|\boch\b|\band\b)\s*")
BETWEEN = re.compile(r"\s*(?:–|—|-|\btill\b|\bto\b|\buntil\b)\s*", re.IGNORECASE)
LEAD = re.compile(r"^(?:från|from|kl\.?)\s+", re.IGNORECASE)
ITEM = re.compile(r"^(?:punkt|item|p\.?)\s*(?P<number>\S.*)$", re.IGNORECASE)
NOW = {"nu", "now"}


@dataclass(frozen=True)
class Interval:
    """From `start` (None: the beginning) until `end` (None: the end of the meeting)."""

    start: float | None = None
    end: float | None = None

    def holds(self, place: float | None) -> bool:
        """Whether it covers the moment; None is the end of the meeting."""
        if place is None:
            return self.end is None
        return (self.start is None or self.start <= place) and (self.end is None or place < self.end)


@dataclass(frozen=True)
class Stay:
    """Somebody serving on a seat for one unbroken time; `who` and `seat` are any keys."""

    who: Hashable
    seat: Hashable
    when: Interval = Interval()
    is_substitute: bool = False


@dataclass(frozen=True)
class Times:
    """One unbroken time as it is typed and kept: each end a clock, an item's key, or open."""

    arrived: time | None = None
    left: time | None = None
    from_item: Hashable = None
    until_item: Hashable = None


def overlap(one: Interval, other: Interval) -> bool:
    """Whether they share a moment; 9.00–9.45 and 9.45–12.00 do not."""
    return not (_is_before(one, other) or _is_before(other, one))


def clash(stays: Sequence[Stay]) -> tuple[Stay, Stay] | None:
    """The first two that cannot both be at the same time: two on a seat (I-ATT1), or a substitute on two
    (ruling 15). Members of two groups that meet together sit on a seat in each."""
    for place, one in enumerate(stays):
        for other in stays[place + 1 :]:
            serves_twice = one.who == other.who and (one.is_substitute or other.is_substitute)
            if (one.seat == other.seat or serves_twice) and overlap(one.when, other.when):
                return one, other
    return None


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time in as few pieces as it takes, in order."""
    found: list[Interval] = []
    for interval in sorted(intervals, key=lambda each: (each.start is not None, each.start or 0)):
        last = found[-1] if found else None
        if last and (last.end is None or interval.start is None or interval.start <= last.end):
            end = None if last.end is None or interval.end is None else max(last.end, interval.end)
            found[-1] = Interval(last.start, end)
        else:
            found.append(interval)
    return found


def item_places(items: Iterable[tuple[Hashable, float | None, float | None]]) -> dict[Hashable, float]:
    """Where each item lies in the meeting: when it was begun, else when it was planned but never before
    the item ahead of it, else right after that one. `items` are (key, begun, planned) in order."""
    places: dict[Hashable, float] = {}
    last = 0.0
    for key, begun, planned in items:
        last = begun if begun is not None else max(last + 0.001, planned or 0)
        places[key] = last
    return places


def place_of(clock: time) -> float:
    return clock.hour * 60 + clock.minute + clock.second / 60


def clock_at(place: float) -> time:
    """The clock of a place that came from one."""
    return time(int(place) // 60, int(place) % 60)


def interval_of(times: Times, places: Mapping[Hashable, float]) -> Interval:
    """The clock counts where somebody looked at it, otherwise the item's place."""
    start = place_of(times.arrived) if times.arrived else places.get(times.from_item)
    end = place_of(times.left) if times.left else places.get(times.until_item)
    return Interval(start, end)


def read_times(text: str, items: Mapping[str, Hashable], now: time | None = None) -> list[Times]:
    """What is typed, "9.00–9.45; 10.30–12.00", "9.40", "–punkt 4", "nu", as times; nothing is one open time.

    `items` are keys by the number as printed; `now` is the clock of the room, None on another day. Raises
    Unreadable.
    """
    found = [_read_one(part, items, now) for part in PARTS.split(text.strip()) if part]
    return found or [Times()]


def _read_one(text: str, items: Mapping[str, Hashable], now: time | None) -> Times:
    start, *rest = BETWEEN.split(LEAD.sub("", text), maxsplit=1)
    arrived, from_item = _read_end(start, items, now)
    left, until_item = _read_end(rest[0] if rest else "", items, now)
    return Times(arrived, left, from_item, until_item)


def _read_end(text: str, items: Mapping[str, Hashable], now: time | None) -> tuple[time | None, Hashable]:
    text = LEAD.sub("", text.strip())
    if not text:
        return None, None
    if text.casefold() in NOW:
        if now is None:
            raise Unreadable(
                _("“%(text)s” is only right on the day of the meeting. Write the time, e.g. 9.40.")
                % {"text": text}
            )
        return now, None
    if match := ITEM.match(text):
        number = match["number"].strip().rstrip(".")
        if number.casefold() not in items:
            raise Unreadable(
                _("There is no item %(number)s. Write for example item 2, or the time.") % {"number": number}
            )
        return None, items[number.casefold()]
    return parse_time(text), None


def _is_before(one: Interval, other: Interval) -> bool:
    return one.end is not None and other.start is not None and one.end <= other.start
