"""Where the items of a meeting lie on its clock, and who served when: rows made into the values of
`intervals`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time

from meetings.intervals import Interval, Stay, Times, interval_of, item_places, place_of
from meetings.local_time import wall_clock
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.reports import numbered

SERVING = {Attendance.Capacity.MEMBER, Attendance.Capacity.SERVING_SUBSTITUTE}


@dataclass(frozen=True)
class RoomClock:
    """`places` by item; `by_number` item by its number as printed; `words` number or title by item, `titles`
    both."""

    places: dict[int, float] = field(default_factory=dict)
    by_number: dict[str, int] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)


def room_clock(meeting: Meeting, items: list[AgendaItem] | None = None) -> RoomClock:
    """One query, or none when the items are at hand."""
    rows = numbered(list(meeting.items.order_by("position")) if items is None else items, meeting)
    places = item_places(
        (
            item.pk,
            _begun(item, meeting),
            place_of(time.fromisoformat(clock.replace(".", ":"))) if clock else None,
        )
        for item, _number, clock, _level in rows
    )
    return RoomClock(
        places,
        {number.casefold().rstrip("."): item.pk for item, number, _clock, _level in rows if number},
        {item.pk: number or item.title for item, number, _clock, _level in rows},
        {item.pk: f"{number} {item.title}".strip() for item, number, _clock, _level in rows},
    )


def times_of(row: Attendance) -> Times:
    return Times(row.arrived, row.left, row.from_item_id, row.until_item_id)


def interval_in(row: Attendance, clock: RoomClock) -> Interval:
    return interval_of(times_of(row), clock.places)


def stays_of(rows: Iterable[Attendance], clock: RoomClock) -> list[Stay]:
    """Those who serve on a seat, present and for how long. Who is written by name only is one's own key."""
    return [
        Stay(row.person_id or str(row), row.seat_id, interval_in(row, clock), row.capacity != "member")
        for row in rows
        if row.is_present and row.seat_id and row.capacity in SERVING
    ]


def clock_in_room(meeting: Meeting, now: datetime) -> time | None:
    """The time on the wall, to the minute, while the day of the meeting lasts; None on any other day."""
    day, clock = wall_clock(now, meeting.zone)
    if meeting.date is None or not meeting.date <= day <= (meeting.last_date or meeting.date):
        return None
    return clock.replace(second=0, microsecond=0)


def _begun(item: AgendaItem, meeting: Meeting) -> float | None:
    return place_of(wall_clock(item.begun_at, meeting.zone)[1]) if item.begun_at else None
