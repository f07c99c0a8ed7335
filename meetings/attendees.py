"""The attendance list as it is printed: one line a person, with the times put together (I-ATT1, S004-04)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from meetings.documents import Attendee
from meetings.intervals import Interval, Times, clock_at, merged
from meetings.models import Attendance, Meeting
from meetings.room_clock import RoomClock, interval_in, times_of
from samverkan.lib import spoken

Capacity = Attendance.Capacity


def attendees(
    rows: Iterable[Attendance], meeting: Meeting, room: RoomClock
) -> tuple[tuple[Attendee, ...], tuple[Attendee, ...]]:
    """Who was there and who was not, in the order of the rows; who was there at all is not absent."""
    people: dict[tuple, list[Attendance]] = {}
    for row in rows:
        people.setdefault((row.person_id, row.name, row.seat_id, row.organization_text), []).append(row)
    present, absent = [], []
    for mine in people.values():
        here = [row for row in mine if row.is_present]
        (present if here else absent).append(_attendee(here or mine[:1], meeting, room))
    return tuple(present), tuple(absent)


def _attendee(rows: list[Attendance], meeting: Meeting, room: RoomClock) -> Attendee:
    first = rows[0]
    organization = first.organization.name_on(meeting.date) if first.organization else first.organization_text
    is_divided = len({row.capacity for row in rows}) > 1
    remote = [row for row in rows if row.is_remote]
    return Attendee(
        name=str(first),
        organization=organization,
        capacity="" if is_divided else _capacity(first),
        interval=_by_capacity(rows, meeting, room) if is_divided else _together(rows, meeting, room),
        mode=_("remotely") if remote else "",
    )


def _capacity(row: Attendance) -> str:
    return "" if row.capacity == Capacity.MEMBER else str(row.get_capacity_display())


def _by_capacity(rows: list[Attendance], meeting: Meeting, room: RoomClock) -> str:
    """ "Tjänstgörande ersättare 10.30–12.00; Ersättare, tjänstgör inte 9.00–10.30"."""
    kinds: dict[str, list[Attendance]] = {}
    for row in rows:
        kinds.setdefault(_capacity(row) or str(Capacity.MEMBER.label), []).append(row)
    return "; ".join(f"{word} {_together(mine, meeting, room)}".strip() for word, mine in kinds.items())


def _together(rows: list[Attendance], meeting: Meeting, room: RoomClock) -> str:
    """Times by the clock that meet are one; a time by item stands as it is."""
    by_item = [row for row in rows if row.from_item_id or row.until_item_id]
    clocks = [interval_in(row, room) for row in rows if row not in by_item]
    whole = merged(clocks)
    if len(rows) == len(clocks) and whole == [Interval()]:
        return ""
    texts = [_clock_words(interval, meeting) for interval in whole]
    return "; ".join([*texts, *(interval_words(row, meeting, room) for row in by_item)])


def interval_words(row: Attendance, meeting: Meeting, room: RoomClock) -> str:
    """“9.00–10.30”, “från punkt 3 till 11.00”; nothing for the whole meeting."""
    times = times_of(row)
    if not (row.from_item_id or row.until_item_id):
        return _clock_words(interval_in(row, room), meeting)
    start = _("from %(place)s") % {"place": _end(times.arrived, times.from_item, room)}
    end = _("until %(place)s") % {"place": _end(times.left, times.until_item, room)}
    has_start, has_end = times.arrived or times.from_item, times.left or times.until_item
    return " ".join(part for part, is_told in ((start, has_start), (end, has_end)) if is_told)


def typed_times(times: Times, room: RoomClock) -> str:
    """“9.00–9.45”, “9.40–”, “–punkt 4”: as `intervals.read_times` reads it."""
    if times == Times():
        return ""
    return f"{_end(times.arrived, times.from_item, room)}–{_end(times.left, times.until_item, room)}"


def _end(clock, item: int | None, room: RoomClock) -> str:
    if clock:
        return spoken.clock(clock)
    return _("item %(number)s") % {"number": room.words.get(item, "?")} if item else ""


def _clock_words(interval: Interval, meeting: Meeting) -> str:
    if interval == Interval():
        return ""
    start = meeting.start if interval.start is None else clock_at(interval.start)
    end = meeting.end if interval.end is None else clock_at(interval.end)
    return spoken.hours(start, end)
