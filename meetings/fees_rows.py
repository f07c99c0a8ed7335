"""The rows behind the basis for fees of one organisation in a period."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from groups.models import Appointment, GroupName, GroupSettings, Organization
from meetings.attendance_rows import (
    ListedRow,
    MeetingRow,
    attendance_is_known,
    hours_of,
    listed_rows,
    meetings_by_id,
)
from meetings.fees import SERVING, FeeMeeting, FeePresence, FeeRow, fee_rows
from meetings.models import Attendance, JointGroup, Meeting, Minutes, MinutesVersion
from samverkan.lib.dated import value_that_day


@dataclass(frozen=True)
class FeeBasis:
    """`waiting`: (group, day) of the held meetings of its groups whose attendance nobody has approved or
    confirmed; nothing is told of who was there."""

    rows: list[FeeRow]
    waiting: list[tuple[str, date]]


def fee_basis(
    organization: Organization, since: date, until: date, now: datetime, groups: Collection[int] | None = None
) -> FeeBasis:
    """Four queries, five where a meeting takes several days. `groups` are those the reader is told of; None
    is all; of a joint meeting that another group leads they are told of their own seats (S003-30)."""
    within = Q(date__gte=since, date__lte=until, cancelled_at=None)
    seen = Q()
    if groups is not None:
        joint = JointGroup.objects.filter(meeting=OuterRef("pk"), group__in=groups)
        within &= Q(group__in=groups) | Exists(joint)
        seen = Q(minutes__meeting__group__in=groups) | Q(seat__group__in=groups)
    known = Meeting.objects.filter(within & attendance_is_known())
    listed = Attendance.objects.filter(
        seen,
        paid_by(organization),
        minutes__meeting__in=known.values("pk"),
        is_present=True,
        capacity__in=SERVING,
    )
    rows = listed_rows(listed)
    meetings = meetings_by_id(row.meeting_id for row in rows)
    told = _told(meetings)
    presences = [_presence(row, meetings[row.meeting_id]) for row in rows]
    return FeeBasis(fee_rows(told, presences), _waiting(organization, within, now))


def paid_by(organization: Organization) -> Q:
    """Attendance the organisation pays for: that of its seats; of a joint seat or none, of whom the list says
    is theirs, else of whom one of its boards has appointed."""
    sits = Appointment.objects.in_force(OuterRef("minutes__meeting__date")).filter(
        person=OuterRef("person"), seat=OuterRef("seat"), board__organization=organization
    )
    without_seat = Q(seat__organization__isnull=True)
    return (
        Q(seat__organization=organization)
        | without_seat & Q(organization=organization)
        | without_seat & Q(organization__isnull=True) & Exists(sits)
    )


def _told(meetings: dict[int, MeetingRow]) -> dict[int, FeeMeeting]:
    approved = MinutesVersion.objects.filter(minutes=OuterRef("pk"))
    day, group = OuterRef("meeting__date"), OuterRef("meeting__group")
    rows = Minutes.objects.filter(meeting__in=list(meetings)).annotate(
        shown_group=value_that_day(GroupName, "name", day, group=group),
        notes_kind=value_that_day(GroupSettings, "notes_kind", day, group=group),
        is_approved=Exists(approved),
    )
    columns = (
        "meeting_id",
        "shown_group",
        "notes_kind",
        "is_approved",
        "attendance_confirmed_at",
        "attendance_confirmed_by__name",
    )
    return {
        pk: FeeMeeting(
            pk,
            group,
            meetings[pk].day,
            meetings[pk].kind,
            notes or GroupSettings.NotesKind.NOTES,
            is_approved,
            meetings[pk].zone,
            timezone.localdate(at) if at else None,
            by or "",
        )
        for pk, group, notes, is_approved, at, by in rows.values_list(*columns)
    }


def _presence(row: ListedRow, meeting: MeetingRow) -> FeePresence:
    hours = hours_of(row, meeting)
    return FeePresence(meeting.id, row.shown, row.capacity, row.is_remote, row.kilometres, hours)


def _waiting(organization: Organization, within: Q, now: datetime) -> list[tuple[str, date]]:
    joining = JointGroup.objects.filter(meeting=OuterRef("pk"), group__seats__organization=organization)
    seated = Q(group__seats__organization=organization) | Exists(joining)
    began = timezone.localtime(now)
    held = Q(date__lt=began.date()) | Q(date=began.date(), start__lte=began.time())
    rows = Meeting.objects.filter(within & held & ~attendance_is_known()).filter(seated).distinct()
    name = value_that_day(GroupName, "name", OuterRef("date"), group=OuterRef("group"))
    return list(rows.annotate(shown_group=name).order_by("date", "pk").values_list("shown_group", "date"))
