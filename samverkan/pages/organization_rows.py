"""The rows behind an organisation's pages, each kind in one query: seats with who has sat on them, meetings,
attendance, actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf

from groups.models import Appointment, Group, GroupName, NominationRecipient, Organization, Seat
from issues.models import Action
from meetings.attendance_rows import held_meetings
from meetings.models import Attendance
from meetings.representation import HeldMeeting, Presence, SeatTime
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising

OPEN = [Action.State.OPEN, Action.State.IN_PROGRESS]


@dataclass(frozen=True)
class Scope:
    """The groups whose people and meetings the reader may see; None is all."""

    groups: frozenset[int] | None = None

    def sees(self, group_id: int) -> bool:
        return self.groups is None or group_id in self.groups

    def among(self, group_ids: Iterable[int]) -> list[int]:
        return [pk for pk in set(group_ids) if self.sees(pk)]


ALL = Scope()


class Sitting(NamedTuple):
    """An appointment on one of the seats; `place` 0 is the member's."""

    seat_id: int
    person_id: int
    name: str
    place: int
    starts_on: date
    ends_on: date | None
    party: str
    board: str

    def is_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


class SeatRow(NamedTuple):
    """A seat with one of its appointments, as the one query gives them; person_id None on an empty seat."""

    id: int
    organization_id: int
    group_id: int
    slug: str
    group: str
    label: str
    sector: str
    ex_officio: str
    is_observer: bool
    is_optional: bool
    substitutes: int
    starts_on: date
    ends_on: date | None
    person_id: int | None
    name: str | None
    place: int | None
    since: date | None
    until: date | None
    party: str | None
    board: str | None

    @property
    def time(self) -> SeatTime:
        counts = not (self.is_observer or self.is_optional)
        return SeatTime(self.id, self.group_id, self.starts_on, self.ends_on, counts)

    @property
    def sitting(self) -> Sitting | None:
        if self.person_id is None:
            return None
        return Sitting(
            self.id,
            self.person_id,
            self.name,
            self.place,
            self.since,
            self.until,
            self.party or "",
            self.board or "",
        )


@dataclass(frozen=True)
class Attended:
    organization_id: int | None
    seat_organization_id: int | None
    row: Presence
    arrived: time | None
    left: time | None
    is_remote: bool


def open_actions(organization: int, today: date) -> int:
    """What the organisation, or somebody on a seat of it, owes: how much, not what (that is the group's)."""
    rows = Action.objects.filter(state__in=OPEN)
    sits = Appointment.objects.in_force(today).filter(
        person=OuterRef("owner_person"), group=OuterRef("group"), seat__organization=organization
    )
    return rows.filter(Q(owner_organization=organization) | Exists(sits)).count()


def nominations_waiting(organization: Organization) -> list[NominationRecipient]:
    """Requests that are out and not handed in."""
    rows = organization.nomination_recipients.filter(
        request__sent_at__isnull=False, request__closed_at=None, withdrawn_at=None, handed_in_at=None
    )
    return list(rows.select_related("request").order_by("request__due_on"))


def seat_rows(today: date, **which) -> list[SeatRow]:
    """Every seat with everybody who has sat on it; drafts of groups are nobody's seats yet. One query."""
    rows = Seat.objects.filter(**which).exclude(group__state=Group.State.DRAFT)
    rows = rows.annotate(
        shown_group=value_that_day(GroupName, "name", today, group=OuterRef("group")),
        shown_party=Coalesce(NullIf(F("appointments__party"), Value("")), F("appointments__person__party")),
    )
    found = rows.order_by("group", "number", "starts_on", *rising("appointments__place")).values_list(
        "pk",
        "organization_id",
        "group_id",
        "group__slug",
        "shown_group",
        "label",
        "sector",
        "ex_officio",
        "is_observer",
        "is_optional",
        "substitutes",
        "starts_on",
        "ends_on",
        "appointments__person_id",
        "appointments__person__name",
        "appointments__place",
        "appointments__starts_on",
        "appointments__ends_on",
        "shown_party",
        "appointments__board__name",
    )
    return [SeatRow(*row) for row in found]


def meetings_of(groups: Iterable[int], since: date, until: date) -> list[HeldMeeting]:
    """One query; a joint meeting once for each of its groups."""
    return held_meetings(groups, since, until)


def attended(who: Q, meetings: Iterable[HeldMeeting]) -> list[Attended]:
    """The attendance lists' rows about the organisations, at the meetings that count."""
    wanted = [meeting.id for meeting in meetings if meeting.is_counted]
    rows = Attendance.objects.filter(who, minutes__meeting__in=wanted).order_by("pk")
    return [
        Attended(whose, seat_of, Presence(meeting, seat, capacity, is_present, name or typed), *times)
        for whose, seat_of, meeting, seat, capacity, is_present, name, typed, *times in (
            rows.values_list(
                "organization_id",
                "seat__organization_id",
                "minutes__meeting_id",
                "seat_id",
                "capacity",
                "is_present",
                "person__name",
                "name",
                "arrived",
                "left",
                "is_remote",
            )
        )
    ]


def actions_by_organization(today: date, groups: set[int]) -> dict[int, int]:
    rows = Action.objects.filter(group__in=groups, state__in=OPEN).annotate(
        sits_for=Appointment.objects.in_force(today)
        .filter(person=OuterRef("owner_person"), group=OuterRef("group"))
        .order_by("place")
        .values("seat__organization")[:1]
    )
    counts = rows.values(
        whose=Coalesce("owner_organization", "sits_for", output_field=BigIntegerField())
    ).annotate(number=Count("pk"))
    return {row["whose"]: row["number"] for row in counts.order_by() if row["whose"]}
