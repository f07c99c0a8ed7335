"""Attendance over the right meetings only, for people, seats, organisations and groups (S000-18, row 18,
N03).

Plain values only. What is easily got wrong, and how it is here:

- the base is the meetings whose attendance is known, while the person was appointed and the seat was there;
- a seat without member that day, where nobody served, is vacant: nobody's absence;
- a serving substitute covers the seat and its organisation; the member is still away;
- who said "prevented" before the meeting began is excused, apart from who sent no word;
- several rows of one person at one meeting (came back, I-ATT1) are one presence;
- a joint meeting counts for the seats of each of its groups, and once for a person;
- observers are in no base.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from meetings.representation import (
    MEMBER,
    NOBODY,
    SERVES,
    SUBSTITUTE,
    HeldMeeting,
    Presence,
    SeatTime,
    Served,
    is_in_time,
    is_silent,
    is_sporadic,
    served,
    silent_in_a_row,
    speaks,
)

EXCUSED, ABSENT, UNTOLD, VACANT = "excused", "absent", "untold", "vacant"
# In the order in which they are drawn and told.
OUTCOMES = (MEMBER, SUBSTITUTE, EXCUSED, ABSENT, UNTOLD, VACANT)
SEATED = {*SERVES, "attending_substitute"}


@dataclass(frozen=True)
class Tenure:
    """Somebody's days on a seat, as its member or as a personal substitute."""

    seat_id: int
    person_id: int
    is_member: bool
    starts_on: date
    ends_on: date | None

    def is_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


@dataclass(frozen=True)
class Year:
    """What the numbers are counted from. `excused`: (meeting, person) of those who had sent word before the
    meeting began."""

    seats: tuple[SeatTime, ...]
    tenures: tuple[Tenure, ...]
    meetings: tuple[HeldMeeting, ...]
    rows: tuple[Presence, ...]
    excused: Set[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class SeatAt:
    """A seat at a meeting: one of `OUTCOMES`, and the member it had that day."""

    meeting: HeldMeeting
    seat_id: int
    outcome: str
    member_id: int | None


@dataclass(frozen=True)
class Figures:
    """Places at meetings by what became of them."""

    member: int = 0
    substitute: int = 0
    excused: int = 0
    absent: int = 0
    untold: int = 0
    vacant: int = 0

    @property
    def present(self) -> int:
        return self.member + self.substitute

    @property
    def filled(self) -> int:
        """The base of the share: a vacant place is nobody's absence."""
        return self.present + self.excused + self.absent + self.untold

    @property
    def all(self) -> int:
        return self.filled + self.vacant

    @property
    def percent(self) -> int | None:
        return percent(self.present, self.filled)


@dataclass(frozen=True)
class PersonFigures:
    """A person's year. `meetings` and what follows are those the person was member for; `covered` are all
    where the person served, as member or substitute; `attended` those of a substitute without serving.
    `minutes` are of the presences whose times are known, `timed` how many these are."""

    person_id: int
    meetings: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    untold: int = 0
    covered: int = 0
    substituted: int = 0
    attended: int = 0
    remote: int = 0
    partly: int = 0
    minutes: int = 0
    timed: int = 0

    @property
    def percent(self) -> int | None:
        return percent(self.present, self.meetings)


@dataclass(frozen=True)
class Silence:
    """How an organisation has been represented in a group: `run` meetings in a row without anybody, the last
    ones, and `represented` of `meetings` in all (S000-28)."""

    run: int
    represented: int
    meetings: int

    @property
    def is_flagged(self) -> bool:
        return is_silent(self.run) or is_sporadic(self.represented, self.meetings)


def percent(part: int, whole: int) -> int | None:
    """Whole percent, half up; None of nothing (domain.md 3.5: no decimals under a hundred)."""
    return (200 * part + whole) // (2 * whole) if whole else None


def seats_at(year: Year) -> list[SeatAt]:
    """Each seat but the observers' at each counted meeting within its time."""
    seats = [seat for seat in year.seats if not seat.is_observer]
    members = _members(year)
    rows = _on_their_seats(year.rows, members)
    found = served(seats, year.meetings, rows, sat=members.keys())
    return [_seat_at(one, members.get((one.meeting.id, one.seat_id)), year.excused) for one in found]


def figures(rows: Iterable[SeatAt]) -> Figures:
    return Figures(**Counter(row.outcome for row in rows))


def people(year: Year) -> dict[int, PersonFigures]:
    """Everybody who had a seat as member or served on one, by id."""
    members, places = _members(year), _places(year)
    rows = _on_their_seats(year.rows, members)
    counted = {meeting.id: meeting for meeting in year.meetings if meeting.is_counted}
    duties = {(person, meeting) for (meeting, _seat), person in members.items()}
    there = defaultdict(list)
    for row in rows:
        at = row.person_id, row.meeting_id
        sits = row.capacity in SEATED and (row.meeting_id, row.seat_id) in places
        if row.is_present and row.person_id and row.meeting_id in counted and (sits or at in duties):
            there[at].append(row)
    marks: dict[int, Counter[str]] = defaultdict(Counter)
    for person, meeting in duties:
        mark = "present" if there.get((person, meeting)) else _away(counted[meeting], person, year.excused)
        marks[person].update({"meetings": 1, mark: 1})
    for (person, meeting), listed in there.items():
        marks[person] += _presence(listed, is_member=(person, meeting) in duties)
    return {person: PersonFigures(person, **mark) for person, mark in marks.items()}


def observers(year: Year) -> dict[int, tuple[int, int]]:
    """(present, meetings) of those on observer seats, by person."""
    seats = {seat.id: seat for seat in year.seats if seat.is_observer}
    came = {(row.meeting_id, row.person_id) for row in year.rows if row.is_present}
    found: dict[int, tuple[int, int]] = {}
    for meeting, _, person in _sitting(year, seats):
        present, meetings = found.get(person, (0, 0))
        found[person] = present + ((meeting, person) in came), meetings + 1
    return found


def silences(year: Year, organizations: dict[int, int | None]) -> dict[tuple[int, int], Silence]:
    """By (organisation, group), counting the meetings at which the organisation had somebody on a seat.

    `organizations`: whose each seat is. Somebody listed without seat speaks for the organisation as well
    (S004-04).
    """
    spoken = {
        (row.organization_id, row.meeting_id)
        for row in year.rows
        if row.seat_id is None and speaks(row.capacity, row.is_present)
    }
    by_organization = defaultdict(list)
    for one in seats_at(year):
        if one.outcome != VACANT and organizations.get(one.seat_id):
            by_organization[organizations[one.seat_id]].append(one)
    found = {}
    for organization, rows in by_organization.items():
        spoken_for = {meeting for whose, meeting in spoken if whose == organization}
        for group, silence in _silence(rows, spoken_for).items():
            found[organization, group] = silence
    return found


def _silence(rows: list[SeatAt], spoken_for: set[int]) -> dict[int, Silence]:
    came = [Served(row.meeting, row.seat_id, _by(row.outcome)) for row in rows]
    runs = silent_in_a_row(came, spoken_for)
    at: dict[int, dict[int, bool]] = defaultdict(dict)
    for row in came:
        meeting = row.meeting
        is_there = row.by != NOBODY or meeting.id in spoken_for
        at[meeting.group_id][meeting.id] = at[meeting.group_id].get(meeting.id, False) or is_there
    return {group: Silence(runs.get(group, 0), sum(one.values()), len(one)) for group, one in at.items()}


def _by(outcome: str) -> str:
    return outcome if outcome in (MEMBER, SUBSTITUTE) else NOBODY


def _seat_at(one: Served, member: int | None, excused: Set[tuple[int, int]]) -> SeatAt:
    if one.by != NOBODY:
        outcome = one.by
    else:
        outcome = VACANT if member is None else _away(one.meeting, member, excused)
    return SeatAt(one.meeting, one.seat_id, outcome, member)


def _away(meeting: HeldMeeting, person: int, excused: Set[tuple[int, int]]) -> str:
    if (meeting.id, person) in excused:
        return EXCUSED
    return ABSENT if meeting.has_answers else UNTOLD


def _presence(listed: list[Presence], *, is_member: bool) -> Counter[str]:
    """One presence, however many rows it was written in."""
    serving = [row for row in listed if row.capacity in SERVES and row.seat_id is not None]
    mark = Counter(covered=len({row.seat_id for row in serving}))
    mark["substituted"] = any(SERVES[row.capacity] == SUBSTITUTE for row in serving)
    mark["attended"] = not serving and not is_member
    mark["remote"] = all(row.is_remote for row in listed)
    mark["partly"] = any(row.is_partly for row in listed)
    minutes = [row.minutes for row in listed if not row.is_copy]
    if None not in minutes:
        mark.update(minutes=sum(minutes), timed=1)
    return +mark


def _members(year: Year) -> dict[tuple[int, int], int]:
    """Who was the member, by (meeting, seat): the days of the appointment and of the seat hold both."""
    seats = {seat.id: seat for seat in year.seats if not seat.is_observer}
    return {(meeting, seat): person for meeting, seat, person in _sitting(year, seats)}


def _sitting(year: Year, seats: dict[int, SeatTime]) -> Iterable[tuple[int, int, int]]:
    """(meeting, seat, person) for each member on one of these seats at each counted meeting."""
    by_group = defaultdict(list)
    for meeting in year.meetings:
        if meeting.is_counted:
            by_group[meeting.group_id].append(meeting)
    for tenure in year.tenures:
        seat = seats.get(tenure.seat_id)
        if seat is None or not tenure.is_member:
            continue
        for meeting in by_group[seat.group_id]:
            if tenure.is_on(meeting.day) and is_in_time(seat, meeting):
                yield meeting.id, seat.id, tenure.person_id


def _places(year: Year) -> set[tuple[int, int]]:
    """(meeting, seat) of every seat but the observers', within its time."""
    by_group = defaultdict(list)
    for seat in year.seats:
        if not seat.is_observer:
            by_group[seat.group_id].append(seat)
    return {
        (meeting.id, seat.id)
        for meeting in year.meetings
        if meeting.is_counted
        for seat in by_group[meeting.group_id]
        if is_in_time(seat, meeting)
    }


def _on_their_seats(rows: Iterable[Presence], members: dict[tuple[int, int], int]) -> list[Presence]:
    """The rows, and for a member at a joint meeting or listed without seat one for each seat that is
    theirs."""
    seats_of = defaultdict(set)
    for (meeting, seat), person in members.items():
        seats_of[meeting, person].add(seat)
    found = []
    for row in rows:
        found.append(row)
        if row.person_id and SERVES.get(row.capacity) == MEMBER:
            found += [row.on(seat) for seat in seats_of[row.meeting_id, row.person_id] - {row.seat_id}]
    return found
