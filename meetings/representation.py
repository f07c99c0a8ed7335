"""Whether an organisation's seats were served at the meetings, and where nobody has come several times in a
row (S000-28, S004-06).

Plain values only. A meeting counts once its notes are approved; before that the attendance list is a draft.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

# So many meetings in a row without anybody are worth a question (S000-28).
SILENT_AFTER = 2
MEMBER, SUBSTITUTE, NOBODY = "member", "substitute", "nobody"
SERVES = {"member": MEMBER, "serving_substitute": SUBSTITUTE}
# They speak for nobody, whatever organisation stands after their name (I-ABS3, S004-06).
SPEAKS_FOR_NOBODY = {"guest", "presenter", "official", "secretary", "observer", "attending_substitute"}


@dataclass(frozen=True)
class SeatTime:
    """A seat of the organisation. `counts`: False for observer seats and those that may be left vacant, which
    count only where the attendance list names somebody for them."""

    id: int
    group_id: int
    starts_on: date
    ends_on: date | None
    counts: bool = True


@dataclass(frozen=True)
class HeldMeeting:
    """A held meeting; `is_counted` when its notes are approved. `minutes`: its planned length, 0 unknown."""

    id: int
    group_id: int
    day: date
    minutes: int = 0
    is_counted: bool = True


@dataclass(frozen=True)
class Presence:
    """One row of an attendance list; `seat_id` None for somebody listed without seat."""

    meeting_id: int
    seat_id: int | None
    capacity: str
    is_present: bool
    name: str = ""


@dataclass(frozen=True)
class Served:
    """A seat at a meeting: by `member`, `substitute` or `nobody`, and who it was."""

    meeting: HeldMeeting
    seat_id: int
    by: str
    name: str = ""


def served(
    seats: Iterable[SeatTime], meetings: Iterable[HeldMeeting], rows: Iterable[Presence]
) -> list[Served]:
    """Each seat at each counted meeting within its time, in the order given."""
    found, seats = {}, list(seats)
    for row in rows:
        if row.seat_id is None or row.capacity not in SERVES:
            continue
        by = SERVES[row.capacity] if row.is_present else NOBODY
        key = (row.meeting_id, row.seat_id)
        if key not in found or _weight(by) > _weight(found[key][0]):
            found[key] = by, row.name if row.is_present else ""
    return [
        Served(meeting, seat.id, *found.get((meeting.id, seat.id), (NOBODY,)))
        for meeting in meetings
        for seat in seats
        if meeting.is_counted
        and is_in_time(seat, meeting)
        and (seat.counts or (meeting.id, seat.id) in found)
    ]


def is_in_time(seat: SeatTime, meeting: HeldMeeting) -> bool:
    has_ended = seat.ends_on is not None and seat.ends_on < meeting.day
    return seat.group_id == meeting.group_id and seat.starts_on <= meeting.day and not has_ended


def counted(rows: Iterable[Served]) -> Counter[str]:
    """How many seats were served by whom: `{"member": 5, "substitute": 1, "nobody": 2}`."""
    return Counter(row.by for row in rows)


def silent_in_a_row(rows: Iterable[Served], spoken_for: Collection[int] = ()) -> dict[int, int]:
    """By group: at how many of its last counted meetings in a row no seat was served.

    `spoken_for`: meetings where somebody spoke for the organisation without a seat.
    """
    by_meeting: dict[HeldMeeting, bool] = {}
    for row in rows:
        is_there = row.by != NOBODY or row.meeting.id in spoken_for
        by_meeting[row.meeting] = by_meeting.get(row.meeting, False) or is_there
    runs: dict[int, int] = {}
    ended = set()
    for meeting in sorted(by_meeting, key=lambda meeting: (meeting.day, meeting.id), reverse=True):
        if by_meeting[meeting]:
            ended.add(meeting.group_id)
        elif meeting.group_id not in ended:
            runs[meeting.group_id] = runs.get(meeting.group_id, 0) + 1
    return runs


def is_silent(run: int) -> bool:
    """Whether the flag is up: orepresenterad at `SILENT_AFTER` meetings in a row."""
    return run >= SILENT_AFTER


def speaks(capacity: str, is_present: bool) -> bool:
    """Whether the row means that somebody was there for the organisation."""
    return is_present and capacity not in SPEAKS_FOR_NOBODY


def _weight(by: str) -> int:
    return [NOBODY, SUBSTITUTE, MEMBER].index(by)
