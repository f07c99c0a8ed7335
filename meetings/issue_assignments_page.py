"""Assignments and the meetings where they are decided on or reported, both ways round."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from groups.models import Person
from issues.assignment_access import assignments_for
from issues.models import Assignment
from meetings.access import meetings_for
from meetings.issue_material_page import meeting_words
from meetings.models import AssignmentMeeting, Meeting
from samverkan.lib.ordering import rising


@dataclass(frozen=True)
class AtMeeting:
    """`report_due`: empty where the whole is decided on. `meeting`: 0 of one that the reader may not open."""

    assignment: int
    # 0 where the whole is decided on.
    report: int
    wording: str
    report_due: date | None
    meeting: int
    words: str
    # The day of decision has been moved away from the meeting.
    is_off: bool


def meetings_of(assignment: Assignment, reader: Person) -> list[AtMeeting]:
    """In the order of the days; five queries."""
    rows = _rows().filter(assignment=assignment).order_by(*rising("meeting__date"), "pk")
    rows = list(rows.prefetch_related("meeting__group__names", "meeting__joint_groups__group__names"))
    readable = meetings_for(reader).filter(pk__in=[row.meeting_id for row in rows])
    may_open = set(readable.values_list("pk", flat=True))
    return [
        _at(row, row.meeting_id if row.meeting_id in may_open else 0, meeting_words(row.meeting))
        for row in rows
    ]


def assignments_at(meeting: Meeting, reader: Person) -> list[AtMeeting]:
    """What is decided on or reported at the meeting, of what the reader may read; one query."""
    rows = _rows().filter(meeting=meeting, assignment__in=assignments_for(reader).order_by().values("pk"))
    rows = rows.exclude(assignment__state=Assignment.State.CANCELLED)
    ordered = rows.order_by(F("report__due_on").asc(nulls_first=True), "pk")
    return [_at(row, meeting.pk, "") for row in ordered]


def _rows():
    return AssignmentMeeting.objects.select_related("assignment", "report", "meeting__group")


def _at(row: AssignmentMeeting, meeting: int, words: str) -> AtMeeting:
    due = row.report.due_on if row.report else None
    is_off = row.report is None and row.assignment.decided_on != row.meeting.date
    return AtMeeting(
        row.assignment_id, row.report_id or 0, row.assignment.wording, due, meeting, words, is_off
    )


def meetings_to_choose(person: Person, today: date) -> list[Meeting]:
    """Those to come that the person may see, not cancelled."""
    rows = meetings_for(person).filter(date__gte=today, cancelled_at__isnull=True).distinct()
    rows = rows.select_related("group").prefetch_related("group__names", "joint_groups__group__names")
    return list(rows.order_by("date", *rising("start"), "pk"))
