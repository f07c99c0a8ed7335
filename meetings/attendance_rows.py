"""The rows behind attendance, each kind in one query: meetings, seats, who sat there, lists, answers.

A meeting counts once its attendance is known: its notes are approved, or the office has confirmed the list as
basis for fees; and somebody is listed. Until then the list is what the answers foretell.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import NamedTuple

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from groups.circle import represents
from groups.models import Appointment, Group, Organization, Seat
from meetings.attendance_numbers import Tenure, Year
from meetings.local_time import instant, wall_clock
from meetings.meeting_hours import Moment, Span, cut, planned_minutes, spans
from meetings.models import Attendance, Meeting, MeetingPart, MinutesVersion, Response
from meetings.representation import HeldMeeting, Presence, SeatTime
from samverkan.lib.ordering import rising


def attendance_is_known() -> Exists | Q:
    """A condition on meetings; the one home of when a meeting counts."""
    approved = MinutesVersion.objects.filter(minutes__meeting=OuterRef("pk"))
    listed = Attendance.objects.filter(minutes__meeting=OuterRef("pk"))
    return Exists(listed) & (Exists(approved) | Q(minutes__attendance_confirmed_at__isnull=False))


def held_meetings(groups: Iterable[int], since: date, until: date) -> list[HeldMeeting]:
    """The meetings of these groups that are not cancelled, a joint one once for each of them; in order.

    One query, and another where some meeting takes several days.
    """
    return [row.as_held(group) for row in _of_groups(set(groups), since, until) for group in row.groups]


@dataclass
class MeetingRow:
    """`starts` None without a day and time; `groups` those asked for that meet there, the leading one
    first."""

    id: int
    lead_id: int
    day: date
    kind: str
    zone: str
    starts: datetime | None
    hours: tuple[Span, ...]
    is_counted: bool
    has_answers: bool
    groups: list[int] = field(default_factory=list)

    @cached_property
    def minutes(self) -> int:
        return planned_minutes(self.hours, self.zone)

    def as_held(self, group: int) -> HeldMeeting:
        return HeldMeeting(self.id, group, self.day, self.minutes, self.is_counted, self.has_answers)

    def has_begun(self, now: datetime) -> bool:
        if self.starts is None:
            return self.day < timezone.localdate(now)
        return self.starts <= now


@dataclass(frozen=True)
class SeatRow:
    """A seat as it is told of: `name` is what it represents, `code` the municipality's, kept as text."""

    time: SeatTime
    number: int
    name: str
    organization_id: int | None
    organization: str
    code: str


class ListedRow(NamedTuple):
    """A row of an attendance list. `came_at` and `left_at` are when the item was begun with which somebody
    came or left, `came_on` and `left_on` the days of their parts."""

    id: int
    meeting_id: int
    seat_id: int | None
    seat_organization_id: int | None
    organization_id: int | None
    organization_text: str
    person_id: int | None
    person: str | None
    name: str
    capacity: str
    is_present: bool
    is_remote: bool
    kilometres: int | None
    arrived: time | None
    left: time | None
    from_item_id: int | None
    came_at: datetime | None
    came_on: date | None
    until_item_id: int | None
    left_at: datetime | None
    left_on: date | None

    @property
    def shown(self) -> str:
        return self.person or self.name

    @property
    def is_partly(self) -> bool:
        return bool(self.arrived or self.left or self.from_item_id or self.until_item_id)


@dataclass(frozen=True)
class YearRows:
    """Everything about some groups in some years; `waiting` are the held meetings whose attendance is not
    known yet. `names` of people by id."""

    meetings: list[MeetingRow]
    seats: list[SeatRow]
    tenures: list[Tenure]
    rows: list[Presence]
    excused: frozenset[tuple[int, int]]
    names: dict[int, str]

    def year(self, year: int, groups: Iterable[int] | None = None) -> Year:
        """What is counted in one calendar year, of these groups or of all."""
        wanted = None if groups is None else set(groups)
        held = tuple(
            row.as_held(group)
            for row in self.meetings
            if row.day.year == year and row.is_counted
            for group in row.groups
            if wanted is None or group in wanted
        )
        ids = {meeting.id for meeting in held}
        return Year(
            tuple(row.time for row in self.seats if wanted is None or row.time.group_id in wanted),
            tuple(self.tenures),
            held,
            tuple(row for row in self.rows if row.meeting_id in ids),
            self.excused,
        )

    def waiting(self, year: int, now: datetime) -> list[MeetingRow]:
        """Held that year, and nobody has approved or confirmed who was there."""
        return [
            row for row in self.meetings if row.day.year == year and not row.is_counted and row.has_begun(now)
        ]

    def counted(self, year: int) -> list[MeetingRow]:
        return [row for row in self.meetings if row.day.year == year and row.is_counted]


def year_rows(groups: Iterable[int], since: date, until: date, **which) -> YearRows:
    """Six queries whatever the number of groups and meetings, seven where a meeting takes several days.

    `which` narrows the seats and the people listed: `organization=…`.
    """
    groups = set(groups)
    meetings = _of_groups(groups, since, until)
    counted = {row.id: row for row in meetings if row.is_counted}
    seats = _seats(groups, until, which)
    held = list(
        Appointment.objects.filter(seat__in=[row.time.id for row in seats], starts_on__lte=until)
        .exclude(ends_on__lt=since)
        .values_list("seat_id", "person_id", "capacity", "starts_on", "ends_on", "person__name")
    )
    rows, listed = _listed(counted, which)
    return YearRows(
        meetings,
        seats,
        [
            Tenure(seat, person, capacity == Appointment.Capacity.MEMBER, starts, ends)
            for seat, person, capacity, starts, ends, _ in held
        ],
        rows,
        _excused(counted),
        listed | {row[1]: row[5] for row in held},
    )


def excused_before(rows: Iterable[tuple[int, int, datetime]], starts: dict[int, datetime | None]):
    """(meeting, person) of those who had answered "prevented" before the meeting began (S000-18)."""
    return frozenset(
        (meeting, person)
        for meeting, person, at in rows
        if starts.get(meeting) is None or at < starts[meeting]
    )


def _of_groups(groups: set[int], since: date, until: date) -> list[MeetingRow]:
    meets = Q(group__in=groups) | Q(joint_groups__group__in=groups)
    return _meetings(groups, meets & Q(date__gte=since, date__lte=until))


def meetings_by_id(ids: Iterable[int]) -> dict[int, MeetingRow]:
    """These meetings, of whatever group."""
    return {row.id: row for row in _meetings(None, Q(pk__in=set(ids)))}


def _meetings(groups: set[int] | None, which: Q) -> list[MeetingRow]:
    """`groups` are those told of; None is each meeting's own."""
    rows = Meeting.objects.filter(which, date__isnull=False, cancelled_at=None)
    answers = Response.objects.filter(meeting=OuterRef("pk"))
    rows = rows.annotate(
        is_counted=Case(
            When(attendance_is_known(), then=Value(True)), default=Value(False), output_field=BooleanField()
        ),
        has_answers=Exists(answers),
    ).order_by("date", *rising("start"), "pk", F("joint_groups__order").asc(nulls_first=True))
    columns = [
        "pk",
        "group_id",
        "joint_groups__group_id",
        "date",
        "start",
        "end",
        "last_date",
        "zone",
        "kind",
    ]
    found = list(rows.values_list(*columns, "is_counted", "has_answers"))
    parts = _parts({row[0] for row in found if row[6]})
    made: dict[int, MeetingRow] = {}
    for pk, lead, joint, day, start, end, last, zone, kind, is_counted, has_answers in found:
        if pk not in made:
            hours = spans(day, start, end, last, parts[pk])
            starts = instant(day, start, zone) if start else None
            own = [lead] if groups is None or lead in groups else []
            made[pk] = MeetingRow(pk, lead, day, kind, zone, starts, hours, is_counted, has_answers, own)
        if groups and joint in groups and joint not in made[pk].groups:
            made[pk].groups.append(joint)
    return list(made.values())


def _parts(meetings: set[int]) -> dict[int, list[tuple[date, time, time]]]:
    found = defaultdict(list)
    if meetings:
        rows = MeetingPart.objects.filter(meeting__in=meetings)
        for pk, *part in rows.values_list("meeting_id", "date", "start", "end"):
            found[pk].append(tuple(part))
    return found


def _seats(groups: set[int], until: date, which: dict) -> list[SeatRow]:
    rows = Seat.objects.filter(group__in=groups, starts_on__lte=until, **which)
    rows = rows.exclude(group__state=Group.State.DRAFT).select_related("organization")
    rows = rows.prefetch_related("organization__names").order_by("group", "number", "starts_on")
    return [_seat(seat, until) for seat in rows]


def _seat(seat: Seat, on: date) -> SeatRow:
    counts = not (seat.is_observer or seat.is_optional)
    return SeatRow(
        SeatTime(seat.pk, seat.group_id, seat.starts_on, seat.ends_on, counts, seat.is_observer),
        seat.number,
        represents(seat, on),
        seat.organization_id,
        seat.organization.name_on(on) if seat.organization else "",
        seat.organization.code if seat.organization else "",
    )


def listed_rows(rows: QuerySet[Attendance]) -> list[ListedRow]:
    """One query; plain values, since a year of a county is thousands."""
    columns = [
        "pk", "minutes__meeting_id", "seat_id", "seat__organization_id", "organization_id",
        "organization_text", "person_id", "person__name", "name", "capacity", "is_present", "is_remote",
        "kilometres", "arrived", "left", "from_item_id", "from_item__begun_at", "from_item__part__date",
        "until_item_id", "until_item__begun_at", "until_item__part__date",
    ]  # fmt: skip
    return [ListedRow(*row) for row in rows.order_by("pk").values_list(*columns)]


def hours_of(row: ListedRow, meeting: MeetingRow) -> tuple[Span, ...]:
    """When the one listed was there; empty where the meeting's own hours are not known, or an item that was
    begun at no noted time is all that is known of coming or leaving."""
    if not row.is_partly:
        return meeting.hours
    came = _moment(row.arrived, row.came_at, row.came_on, meeting.zone)
    left = _moment(row.left, row.left_at, row.left_on, meeting.zone)
    if (row.from_item_id and came is None) or (row.until_item_id and left is None):
        return ()
    return cut(meeting.hours, came, left)


def _listed(counted: dict[int, MeetingRow], which: dict) -> tuple[list[Presence], dict[int, str]]:
    """The attendance lists of the meetings, and the names of those on them."""
    rows = Attendance.objects.filter(minutes__meeting__in=list(counted))
    if which:
        rows = rows.filter(Q(**which) | Q(**{f"seat__{key}": value for key, value in which.items()}))
    found = listed_rows(rows)
    names = {row.person_id: row.shown for row in found}
    return [presence_of(row, counted[row.meeting_id]) for row in found], names


def presence_of(row: ListedRow, meeting: MeetingRow) -> Presence:
    hours = hours_of(row, meeting) if row.is_present else ()
    # The whole meeting is the same for everybody: counted once.
    minutes = planned_minutes(hours, meeting.zone) if row.is_partly else meeting.minutes
    return Presence(
        meeting.id,
        row.seat_id,
        row.capacity,
        row.is_present,
        row.shown,
        row.person_id,
        row.organization_id,
        row.is_remote,
        row.is_partly,
        minutes if hours else None,
    )


def _moment(clock: time | None, begun: datetime | None, day: date | None, zone: str) -> Moment | None:
    """The clock as written; of an item, when it was begun."""
    if clock:
        return day, clock
    return wall_clock(begun, zone) if begun else None


def _excused(counted: dict[int, MeetingRow]) -> frozenset[tuple[int, int]]:
    rows = Response.objects.filter(meeting__in=counted, answer=Response.Answer.ABSENT)
    starts = {pk: row.starts for pk, row in counted.items()}
    return excused_before(rows.values_list("meeting_id", "person_id", "given_at"), starts)


def organization_names(ids: Iterable[int], on: date) -> dict[int, str]:
    rows = Organization.objects.filter(pk__in=set(ids)).prefetch_related("names")
    return {row.pk: row.name_on(on) for row in rows}
