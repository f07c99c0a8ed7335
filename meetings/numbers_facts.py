"""A year in numbers: of a group, of the groups of a structure, of an organisation (S000-18, S000-28, P17,
P18).

Each has the year before beside it. What is counted how stands in `attendance_numbers`, `call_numbers`,
`lead_times` and `time_numbers`; here it is put together for pages and papers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.utils import timezone

from meetings.attendance_numbers import (
    Figures,
    PersonFigures,
    SeatAt,
    Silence,
    Year,
    figures,
    observers,
    people,
    seats_at,
    silences,
)
from meetings.attendance_rows import MeetingRow, YearRows, year_rows
from meetings.call_numbers import CallShare, CallTiming, call_share, call_timing
from meetings.lead_times import NORMS, LeadTime, lead_times
from meetings.numbers_rows import (
    EVERY_CIRCLE,
    Settings,
    Work,
    call_facts,
    reached,
    settings_of,
    settings_that_day,
    work_at,
)
from meetings.time_numbers import KindTime, MeetingTime, PartTaken, by_kind, parts_taken, used_minutes
from samverkan.lib.reading import sorting_key


@dataclass(frozen=True)
class Line:
    """A seat, an organisation or a group, and its year. `silences`: (group, how it was represented) where
    that asks for a question; `was` the year before."""

    key: int
    name: str
    figures: Figures
    was: Figures
    code: str = ""
    silences: tuple[tuple[str, Silence], ...] = ()


@dataclass(frozen=True)
class PersonLine:
    """`seats`: what the person stood for that year, and whether as member."""

    figures: PersonFigures
    name: str
    seats: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class ObserverLine:
    name: str
    present: int
    meetings: int


@dataclass(frozen=True)
class LeadShare:
    """How many of the meetings that reached a step did so within its norm, and the middle number of days."""

    step: str
    norm: int
    within: int
    all: int
    median: float | None


@dataclass(frozen=True)
class MeetingLine:
    """One meeting of the year. `figures` None while its attendance is not known."""

    id: int
    day: date
    kind: str
    figures: Figures | None
    call: CallTiming | None
    leads: tuple[LeadTime, ...]
    time: MeetingTime | None


@dataclass(frozen=True)
class Attended:
    """Attendance of one or several groups in a year. `waiting`: days of held meetings whose attendance nobody
    has approved or confirmed."""

    year: int
    counted: int
    waiting: tuple[date, ...]
    figures: Figures
    was: Figures
    counted_was: int
    organizations: tuple[Line, ...]
    seats: tuple[Line, ...]
    people: tuple[PersonLine, ...]
    observers: tuple[ObserverLine, ...]

    @property
    def flagged(self) -> list[Line]:
        return [line for line in self.organizations if line.silences]


@dataclass(frozen=True)
class GroupYear:
    attended: Attended
    meetings: tuple[MeetingLine, ...]
    calls: CallShare
    calls_were: CallShare
    leads: tuple[LeadShare, ...]
    kinds: tuple[KindTime, ...]
    parts: tuple[PartTaken, ...]


@dataclass(frozen=True)
class GroupLine:
    """A group among the others of its structure."""

    line: Line
    slug: str
    meetings: int
    waiting: int
    calls: CallShare
    leads: tuple[LeadShare, ...]


@dataclass(frozen=True)
class StructureYear:
    attended: Attended
    groups: tuple[GroupLine, ...]
    calls: CallShare
    calls_were: CallShare
    leads: tuple[LeadShare, ...]


def group_year(
    group: int, name: str, year: int, now: datetime, circles: Set[str] = EVERY_CIRCLE
) -> GroupYear:
    """Sixteen queries, however many meetings there are."""
    rows, settings = _two_years([group], year), settings_of([group])
    held = [row for row in rows.meetings if row.day.year == year and row.has_begun(now)]
    work, steps = work_at(held, circles), reached(held)
    timings = _timings(rows.meetings, settings, now)
    leads = {row.id: tuple(lead_times(steps[row.id], timezone.localdate(now))) for row in held}
    attended = attended_in(rows, year, now, {group: name})
    return GroupYear(
        attended,
        _meeting_lines(rows, year, timings, leads, work, settings),
        call_share(_of(timings, rows, year)),
        call_share(_of(timings, rows, year - 1)),
        lead_shares(leads.values()),
        tuple(by_kind(item for found in work.items.values() for item in found)),
        tuple(parts_taken(work.presented, work.led, work.approved)),
    )


def structure_year(groups: dict[int, tuple[str, str]], year: int, now: datetime) -> StructureYear:
    """`groups`: (name, short name) by id. Eleven queries, however many groups and meetings."""
    rows, settings = _two_years(groups, year), settings_of(groups)
    held = [row for row in rows.meetings if row.day.year == year and row.has_begun(now)]
    steps, timings = reached(held), _timings(rows.meetings, settings, now)
    leads = {row.id: tuple(lead_times(steps[row.id], timezone.localdate(now))) for row in held}
    names = {pk: name for pk, (name, _) in groups.items()}
    by_group, by_group_was = _by_group(rows.year(year)), _by_group(rows.year(year - 1))
    lines = []
    for pk, (name, slug) in groups.items():
        own = [row for row in rows.meetings if pk in row.groups and row.day.year == year]
        line = Line(pk, name, figures(by_group[pk]), figures(by_group_was[pk]))
        waiting = sum(1 for row in own if not row.is_counted and row.has_begun(now))
        calls = call_share(timings[row.id] for row in own if row.id in timings and row.lead_id == pk)
        steps_of = lead_shares(leads[row.id] for row in own if row.id in leads and row.lead_id == pk)
        lines.append(GroupLine(line, slug, sum(row.is_counted for row in own), waiting, calls, steps_of))
    return StructureYear(
        attended_in(rows, year, now, names),
        tuple(sorted(lines, key=lambda one: sorting_key(one.line.name))),
        call_share(_of(timings, rows, year)),
        call_share(_of(timings, rows, year - 1)),
        lead_shares(leads.values()),
    )


def organization_attended(
    organization: int, groups: dict[int, str], year: int, now: datetime
) -> tuple[Attended, tuple[Line, ...]]:
    """The organisation's own seats and people, and its groups one by one; six queries."""
    rows = _two_years(groups, year, organization=organization)
    sat = {row.time.group_id for row in rows.seats}
    by_group, by_group_was = _by_group(rows.year(year)), _by_group(rows.year(year - 1))
    lines = tuple(
        Line(pk, name, figures(by_group[pk]), figures(by_group_was[pk]))
        for pk, name in sorted(groups.items(), key=lambda found: sorting_key(found[1]))
        if pk in sat and (by_group[pk] or by_group_was[pk])
    )
    return attended_in(rows, year, now, groups), lines


def attended_in(rows: YearRows, year: int, now: datetime, groups: dict[int, str]) -> Attended:
    this, before = rows.year(year), rows.year(year - 1)
    seats, seats_before = seats_at(this), seats_at(before)
    waiting = [row for row in rows.waiting(year, now) if _concerns(row, rows)]
    return Attended(
        year,
        len({one.meeting.id for one in seats}),
        tuple(row.day for row in waiting),
        figures(seats),
        figures(seats_before),
        len({one.meeting.id for one in seats_before}),
        _organization_lines(rows, this, seats, seats_before, groups),
        _seat_lines(rows, seats, seats_before, groups),
        _people_lines(rows, this),
        _observer_lines(rows, this),
    )


def lead_shares(leads: Iterable[Iterable[LeadTime]]) -> tuple[LeadShare, ...]:
    """Step by step. A step that is waited for counts once its norm has passed: it is late already."""
    by_step: dict[str, list[LeadTime]] = defaultdict(list)
    for steps in leads:
        for one in steps:
            if one.day or one.is_late:
                by_step[one.step].append(one)
    found = []
    for step, norm in NORMS.items():
        took = [one.number for one in by_step[step] if one.day]
        within = sum(1 for one in by_step[step] if not one.is_late)
        found.append(LeadShare(step, norm, within, len(by_step[step]), median(took) if took else None))
    return tuple(found)


def _two_years(groups: Iterable[int], year: int, **which) -> YearRows:
    return year_rows(groups, date(year - 1, 1, 1), date(year, 12, 31), **which)


def _timings(meetings: list[MeetingRow], settings: Settings, now: datetime) -> dict[int, CallTiming]:
    today = timezone.localdate(now)
    return {facts.meeting_id: call_timing(facts, today) for facts in call_facts(meetings, settings)}


def _of(timings: dict[int, CallTiming], rows: YearRows, year: int) -> list[CallTiming]:
    return [timings[row.id] for row in rows.meetings if row.day.year == year and row.id in timings]


def _concerns(meeting: MeetingRow, rows: YearRows) -> bool:
    """Whether one of the seats was asked for at the meeting."""
    return any(
        row.time.group_id in meeting.groups
        and row.time.starts_on <= meeting.day
        and (row.time.ends_on is None or row.time.ends_on >= meeting.day)
        for row in rows.seats
    )


def _by_group(year: Year) -> dict[int, list[SeatAt]]:
    found = defaultdict(list)
    for one in seats_at(year):
        found[one.meeting.group_id].append(one)
    return found


def _grouped(rows: Iterable[SeatAt], key: Callable[[SeatAt], int | None]) -> dict[int | None, list[SeatAt]]:
    found = defaultdict(list)
    for one in rows:
        found[key(one)].append(one)
    return found


def _organization_lines(
    rows: YearRows, this: Year, seats: list[SeatAt], before: list[SeatAt], groups: dict[int, str]
) -> tuple[Line, ...]:
    by_id = {row.time.id: row for row in rows.seats}
    whose = {pk: row.organization_id for pk, row in by_id.items()}
    told = {row.organization_id: row for row in rows.seats if row.organization_id}
    now, was = (_grouped(found, lambda one: whose[one.seat_id]) for found in (seats, before))
    flags = defaultdict(list)
    for (organization, group), silence in silences(this, whose).items():
        if silence.is_flagged:
            flags[organization].append((groups.get(group, ""), silence))
    lines = [
        Line(pk, row.organization, figures(now[pk]), figures(was[pk]), row.code, tuple(flags[pk]))
        for pk, row in told.items()
        if now[pk] or was[pk]
    ]
    return tuple(sorted(lines, key=lambda line: sorting_key(line.name)))


def _seat_lines(
    rows: YearRows, seats: list[SeatAt], before: list[SeatAt], groups: dict[int, str]
) -> tuple[Line, ...]:
    now, was = (_grouped(found, lambda one: one.seat_id) for found in (seats, before))
    several = len(groups) > 1
    return tuple(
        Line(
            row.time.id,
            f"{row.name} – {groups[row.time.group_id]}" if several else row.name,
            figures(now[row.time.id]),
            figures(was[row.time.id]),
            row.code,
        )
        for row in rows.seats
        if now[row.time.id]
    )


def _people_lines(rows: YearRows, this: Year) -> tuple[PersonLine, ...]:
    """In the order of their names, members before those who only served."""
    seats = {row.time.id: row for row in rows.seats}
    first, last = date.min, date.max
    if this.meetings:
        first, last = this.meetings[0].day, this.meetings[-1].day
    stood_for = defaultdict(dict)
    for tenure in rows.tenures:
        if tenure.starts_on <= last and (tenure.ends_on is None or tenure.ends_on >= first):
            stood_for[tenure.person_id][seats[tenure.seat_id].name, tenure.is_member] = True
    lines = [
        PersonLine(found, rows.names.get(pk, ""), tuple(stood_for[pk])) for pk, found in people(this).items()
    ]
    return tuple(sorted(lines, key=lambda one: (not one.figures.meetings, sorting_key(one.name))))


def _observer_lines(rows: YearRows, this: Year) -> tuple[ObserverLine, ...]:
    lines = [ObserverLine(rows.names.get(pk, ""), *found) for pk, found in observers(this).items()]
    return tuple(sorted(lines, key=lambda one: sorting_key(one.name)))


def _meeting_lines(
    rows: YearRows,
    year: int,
    timings: dict[int, CallTiming],
    leads: dict[int, tuple[LeadTime, ...]],
    work: Work,
    settings: Settings,
) -> tuple[MeetingLine, ...]:
    by_meeting = _grouped(seats_at(rows.year(year)), lambda one: one.meeting.id)
    return tuple(
        MeetingLine(
            row.id,
            row.day,
            row.kind,
            figures(by_meeting[row.id]) if row.is_counted else None,
            timings.get(row.id),
            leads.get(row.id, ()),
            _time_of(row, work, settings) if row.id in leads else None,
        )
        for row in rows.meetings
        if row.day.year == year
    )


def _time_of(row: MeetingRow, work: Work, settings: Settings) -> MeetingTime:
    items = work.items.get(row.id, [])
    return MeetingTime(
        row.id,
        row.day,
        settings_that_day(settings, row.lead_id, row.day).meeting_minutes,
        row.minutes,
        sum(kind.planned for kind in by_kind(items)),
        used_minutes(items),
    )
