"""What is told of an organisation: its seats, who has come, what it costs in time (domain.md 4.6, S002-08).

A reader is told of the groups in `Scope`: an organisation's contact of all where it has a seat, staff of the
groups they are in; of other groups only how many seats there are, and that they are filled.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q

from groups.models import Organization, Seat
from meetings.models import Attendance
from meetings.representation import (
    MEMBER,
    NOBODY,
    SUBSTITUTE,
    Served,
    counted,
    is_silent,
    served,
    silent_in_a_row,
    speaks,
)
from meetings.workload import SittingTime, Workload, workload
from samverkan.lib.reading import sorting_key
from samverkan.pages.organization_rows import (
    ALL,
    Attended,
    Scope,
    SeatRow,
    Sitting,
    actions_by_organization,
    attended,
    meetings_of,
    open_actions,
    seat_rows,
)

# A term back, this year included; what is older is in the groups' own history.
YEARS = 4
LATELY = timedelta(days=365)
SERVED_BY = (MEMBER, SUBSTITUTE, NOBODY)


def came_by(rows: Iterable[Served]) -> dict[str, int]:
    """Places at meetings: `{"all": 9, "present": 7, "member": 6, "substitute": 1, "nobody": 2}`."""
    found = counted(rows)
    present = found[MEMBER] + found[SUBSTITUTE]
    return {"all": present + found[NOBODY], "present": present} | {by: found[by] for by in SERVED_BY}


@dataclass(frozen=True)
class SeatLine:
    """A seat in force. Without `is_open` the reader is told only whether it is filled."""

    id: int
    group_id: int
    label: str
    sector: str
    ex_officio: str
    is_observer: bool
    is_optional: bool
    starts_on: date
    ends_on: date | None
    member: Sitting | None
    substitutes: tuple[Sitting, ...]
    missing: int
    is_open: bool
    earlier: tuple[Sitting, ...] = ()

    @property
    def is_vacant(self) -> bool:
        return self.member is None and not self.is_optional


@dataclass
class GroupSeats:
    """The organisation's seats in one group, and how they were served the last twelve months."""

    id: int
    slug: str
    name: str
    is_open: bool
    seats: list[SeatLine] = field(default_factory=list)
    ended: list[SeatLine] = field(default_factory=list)
    served: list[Served] = field(default_factory=list)
    silent: int = 0

    @property
    def is_silent(self) -> bool:
        return is_silent(self.silent)

    @property
    def vacant(self) -> int:
        return sum(1 for seat in self.seats if seat.is_vacant)

    @property
    def earlier(self) -> list[Sitting]:
        """Who sat before, on seats that are left or gone, and who is to come; the latest first."""
        found = [sitting for seat in [*self.seats, *self.ended] for sitting in seat.earlier]
        return sorted(found, key=lambda sitting: sitting.starts_on, reverse=True)

    @property
    def came(self) -> dict[str, int]:
        """`{"member": …, "substitute": …, "nobody": …}`, seat by seat."""
        return came_by(self.served)


@dataclass(frozen=True)
class YearLine:
    """`came` as in `GroupSeats`, of the whole year and every group in scope."""

    year: int
    came: dict[str, int]
    work: Workload


class ServedLine(NamedTuple):
    """A seat at a meeting, in words; `by` is member, substitute or nobody."""

    day: date
    group: str
    label: str
    by: str
    name: str


@dataclass(frozen=True)
class OrganizationFacts:
    groups: list[GroupSeats]
    former: list[GroupSeats]
    years: list[YearLine]
    open_actions: int
    attendance: list["ServedLine"]
    unapproved: int

    @property
    def seats(self) -> int:
        return sum(len(group.seats) for group in self.groups)

    @property
    def vacant(self) -> int:
        return sum(group.vacant for group in self.groups)

    @property
    def closed(self) -> bool:
        """Whether there are groups whose people the reader is not told of."""
        return any(not group.is_open for group in self.groups)

    @property
    def earlier(self) -> list[tuple[str, Sitting]]:
        """(group, who sat before or is to come) on the seats of today's groups."""
        return [(group.name, sitting) for group in self.groups if group.is_open for sitting in group.earlier]

    @property
    def silent(self) -> list[GroupSeats]:
        return [group for group in self.groups if group.is_silent]


def facts_of(organization: Organization, scope: Scope, today: date) -> OrganizationFacts:
    """Everything about the organisation's seats in four queries, however many they are."""
    rows = seat_rows(today, organization=organization)
    open_ids = scope.among(row.group_id for row in rows)
    meetings = meetings_of(open_ids, date(today.year - YEARS + 1, 1, 1), date(today.year, 12, 31))
    there = attended(Q(seat__organization=organization) | Q(organization=organization), meetings)
    return _told(rows, meetings, there, scope, today, open_actions(organization.pk, today))


@dataclass(frozen=True)
class OrganizationLine:
    """One organisation beside the others: seats today, this year's work, and what staff should look at."""

    organization: Organization
    name: str
    seats: int
    vacant: int
    silent: list[tuple[str, int]]
    came: dict[str, int]
    work: Workload
    open_actions: int


def lines_of(
    organizations: list[Organization], scope: Scope, today: date, year: int, structure: int | None = None
) -> list[OrganizationLine]:
    """The organisations side by side, in Swedish order; five queries however many they are. `structure`
    leaves the groups of other structures out."""
    within = {"organization__in": [row.pk for row in organizations]}
    rows = seat_rows(today, **within, **({"group__structure": structure} if structure else {}))
    since = min(date(year, 1, 1), today - LATELY)
    meetings = meetings_of({row.group_id for row in rows}, since, max(date(year, 12, 31), today))
    there = attended(Q(seat__organization__isnull=False) | Q(organization__isnull=False), meetings)
    actions = actions_by_organization(today, {row.group_id for row in rows})
    found = [
        _line(organization, _of(organization.pk, rows), meetings, there, scope, today, year, actions)
        for organization in organizations
    ]
    return sorted(found, key=lambda line: sorting_key(line.name))


def attendance_basis(
    organization: Organization, scope: Scope, year: int, today: date
) -> list[tuple[object, ...]]:
    """Who was there for the organisation at the approved meetings of a year: the basis for fees (domain.md
    3.6). (day, group, seat, person, capacity, present, came, left, remote), by day."""
    rows = seat_rows(today, organization=organization)
    names = {row.group_id: row.group for row in rows}
    labels = {row.id: row.label for row in rows}
    meetings = meetings_of(scope.among(names), date(year, 1, 1), date(year, 12, 31))
    by_id = {meeting.id: meeting for meeting in meetings}
    found = []
    for one in attended(Q(seat__organization=organization) | Q(organization=organization), meetings):
        meeting, row = by_id[one.row.meeting_id], one.row
        if row.seat_id and one.seat_organization_id != organization.pk:
            continue
        capacity = str(Attendance.Capacity(row.capacity).label)
        times = (one.arrived, one.left, one.is_remote)
        found.append(
            (
                meeting.day,
                names[meeting.group_id],
                labels.get(row.seat_id, ""),
                row.name,
                capacity,
                row.is_present,
                *times,
            )
        )
    return sorted(found, key=lambda line: (line[0], line[1], str(line[2]), line[3]))


def _told(rows, meetings, there, scope: Scope, today: date, actions: int) -> OrganizationFacts:
    seats = {row.id: row.time for row in rows if scope.sees(row.group_id)}
    came = served(seats.values(), meetings, [one.row for one in there])
    lately = [row for row in came if row.meeting.day > today - LATELY]
    runs = silent_in_a_row(came, _spoken_for(there))
    by_group: dict[int, GroupSeats] = {}
    for line in _lines(rows, scope, today):
        first = next(row for row in rows if row.group_id == line.group_id)
        group = by_group.setdefault(
            line.group_id,
            GroupSeats(
                line.group_id,
                first.slug,
                first.group,
                scope.sees(line.group_id),
                served=[row for row in lately if row.meeting.group_id == line.group_id],
                silent=runs.get(line.group_id, 0),
            ),
        )
        has_ended = line.ends_on is not None and line.ends_on < today
        (group.ended if has_ended else group.seats).append(line)
    ordered = sorted(by_group.values(), key=lambda group: sorting_key(group.name))
    held = [meeting for meeting in meetings if meeting.day < today and not meeting.is_counted]
    return OrganizationFacts(
        groups=[group for group in ordered if group.seats],
        former=[group for group in ordered if not group.seats],
        years=_years(rows, meetings, came, scope, today),
        open_actions=actions,
        attendance=_served_lines(rows, lately),
        unapproved=sum(1 for meeting in held if meeting.day > today - LATELY),
    )


def _served_lines(rows: list[SeatRow], lately: list[Served]) -> list[ServedLine]:
    told = {row.id: (row.group, row.label) for row in rows}
    newest = sorted(lately, key=lambda row: (row.meeting.day, row.meeting.id), reverse=True)
    return [ServedLine(row.meeting.day, *told[row.seat_id], row.by, row.name) for row in newest]


def _lines(rows: list[SeatRow], scope: Scope, today: date) -> list[SeatLine]:
    by_seat = defaultdict(list)
    for row in rows:
        by_seat[row.id].append(row)
    return [_seat_line(found, scope.sees(found[0].group_id), today) for found in by_seat.values()]


def _seat_line(rows: list[SeatRow], is_open: bool, today: date) -> SeatLine:
    seat = rows[0]
    sittings = [row.sitting for row in rows if row.sitting]
    on = [one for one in sittings if one.is_on(today)]
    substitutes = tuple(sorted((one for one in on if one.place), key=lambda one: one.place))
    earlier = sorted((one for one in sittings if one not in on), key=lambda one: one.starts_on, reverse=True)
    return SeatLine(
        seat.id,
        seat.group_id,
        seat.label,
        str(dict(Seat._meta.get_field("sector").flatchoices).get(seat.sector, "")),
        seat.ex_officio,
        seat.is_observer,
        seat.is_optional,
        seat.starts_on,
        seat.ends_on,
        member=next((one for one in on if one.place == 0), None),
        substitutes=substitutes,
        missing=max(0, seat.substitutes - len(substitutes)),
        is_open=is_open,
        earlier=tuple(earlier),
    )


def _years(rows, meetings, came: list[Served], scope: Scope, today: date) -> list[YearLine]:
    """The years in which the organisation had a seat, the newest first."""
    seats = {row.id: row.time for row in rows if scope.sees(row.group_id)}
    if not seats:
        return []
    first = min(seat.starts_on.year for seat in seats.values())
    return [
        YearLine(
            year,
            came_by(row for row in came if row.meeting.day.year == year),
            workload(year, seats.values(), _sittings(rows, scope), meetings),
        )
        for year in range(today.year, max(first, today.year - YEARS + 1) - 1, -1)
    ]


def _line(organization, rows, meetings, there, scope, today, year, actions) -> OrganizationLine:
    # Of groups the reader is not in, how many and how much, but not who or whether they came.
    seats = {row.id: row.time for row in rows}
    lines = [line for line in _lines(rows, scope, today) if line.ends_on is None or line.ends_on >= today]
    mine = [one for one in there if organization.pk in (one.organization_id, one.seat_organization_id)]
    came = [
        row
        for row in served(seats.values(), meetings, [one.row for one in mine])
        if scope.sees(row.meeting.group_id)
    ]
    names = {row.group_id: row.group for row in rows}
    runs = silent_in_a_row(came, _spoken_for(mine))
    silent = [(names[group], run) for group, run in runs.items() if is_silent(run)]
    return OrganizationLine(
        organization=organization,
        name=organization.name_on(today),
        seats=len(lines),
        vacant=sum(1 for line in lines if line.is_vacant),
        silent=sorted(silent, key=lambda found: sorting_key(found[0])),
        came=came_by(row for row in came if row.meeting.day.year == year),
        work=workload(year, seats.values(), _sittings(rows, ALL), meetings),
        open_actions=actions.get(organization.pk, 0),
    )


def _sittings(rows: list[SeatRow], scope: Scope) -> list[SittingTime]:
    return [
        SittingTime(row.id, row.person_id, row.since, row.until)
        for row in rows
        if row.person_id is not None and scope.sees(row.group_id)
    ]


def _of(organization: int, rows: list[SeatRow]) -> list[SeatRow]:
    return [row for row in rows if row.organization_id == organization]


def _spoken_for(there: list[Attended]) -> set[int]:
    """Meetings where somebody without a seat was listed for the organisation and spoke for it (S004-04)."""
    return {
        one.row.meeting_id
        for one in there
        if one.row.seat_id is None and speaks(one.row.capacity, one.row.is_present)
    }
