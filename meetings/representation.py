"""Whether an organisation's seats were served at the meetings, and where nobody has come several times in a
row (S000-28, S004-06).

Plain values only. A meeting counts once its attendance is known: its notes are approved, or the attendance is
confirmed; before that the list is a draft (`meetings.attendance_rows`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, replace
from datetime import date

# So many meetings in a row without anybody are worth a question (S000-28), and so is coming to fewer than
# half of at least so many.
SILENT_AFTER = 2
SPORADIC_OF = 3
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
    is_observer: bool = False


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting of one group; a joint meeting is one for each of its groups. `is_counted` when its attendance
    is known. `minutes`: its planned length, 0 unknown. `has_answers`: False once the answers to its call are
    cleared away, so that nobody can tell who had sent word."""

    id: int
    group_id: int
    day: date
    minutes: int = 0
    is_counted: bool = True
    has_answers: bool = True


@dataclass(frozen=True)
class Presence:
    """One row of an attendance list; `seat_id` None for somebody listed without seat. `minutes` None where
    the times are not known; `is_partly`: came later, went earlier or both; `is_copy`: the same presence on
    another seat of the person's."""

    meeting_id: int
    seat_id: int | None
    capacity: str
    is_present: bool
    name: str = ""
    person_id: int | None = None
    organization_id: int | None = None
    is_remote: bool = False
    is_partly: bool = False
    minutes: int | None = None
    is_copy: bool = False

    def on(self, seat_id: int) -> "Presence":
        return replace(self, seat_id=seat_id, is_copy=True)


@dataclass(frozen=True)
class Served:
    """A seat at a meeting: by `member`, `substitute` or `nobody`, and who it was."""

    meeting: HeldMeeting
    seat_id: int
    by: str
    name: str = ""


def served(
    seats: Iterable[SeatTime],
    meetings: Iterable[HeldMeeting],
    rows: Iterable[Presence],
    sat: Set[tuple[int, int]] = frozenset(),
) -> list[Served]:
    """Each seat at each counted meeting within its time, in the order given. `sat`: the (meeting, seat) with
    a member that day, for which a seat that may be left vacant counts as well."""
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
        and (seat.counts or (meeting.id, seat.id) in found or (meeting.id, seat.id) in sat)
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


def is_sporadic(represented: int, meetings: int) -> bool:
    """Whether somebody came to fewer than half of at least `SPORADIC_OF` meetings (S000-28)."""
    return meetings >= SPORADIC_OF and represented * 2 < meetings


def speaks(capacity: str, is_present: bool) -> bool:
    """Whether the row means that somebody was there for the organisation."""
    return is_present and capacity not in SPEAKS_FOR_NOBODY


def _weight(by: str) -> int:
    return [NOBODY, SUBSTITUTE, MEMBER].index(by)
