"""Which meeting decides on an assignment, or hears a report on it (S003-26, S003-27)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from issues.actions import set_decision_day, tell
from issues.models import Assignment, PartialReport
from meetings.actions.guards import lock
from meetings.models import AssignmentMeeting, EventAt, Meeting
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day, day_plain, when


@verb
def decide_assignment_at(
    assignment: Assignment, *, meeting: Meeting, by: Person, now: datetime
) -> AssignmentMeeting:
    """The meeting is on the day that the assignment says; where it says none, the meeting's day becomes
    it."""
    meeting = lock(meeting)
    _refuse_meeting(meeting)
    assignment = set_decision_day(assignment, on=meeting.date, at=meeting.start, by=by, now=now)
    if assignment.decided_on != meeting.date:
        text = _("It is decided on %(day)s, and the meeting is on %(meeting)s. Choose one that day.")
        words = {"day": day(assignment.decided_on), "meeting": day(meeting.date)}
        raise Refused(text % words, field="meeting", code="other_day")
    rows = AssignmentMeeting.objects.filter(assignment=assignment, report__isnull=True)
    row = rows.first() or AssignmentMeeting(assignment=assignment)
    return _tied(row, meeting, _("Decided on at %(meeting)s: %(wording)s"), by=by, now=now)


@verb
def hear_report_at(
    report: PartialReport, *, meeting: Meeting, by: Person, now: datetime
) -> AssignmentMeeting:
    """The report is heard at the meeting, which may be earlier or later than its day."""
    meeting = lock(meeting)
    _refuse_meeting(meeting)
    row = AssignmentMeeting.objects.filter(report=report).first()
    row = row or AssignmentMeeting(assignment=report.assignment, report=report)
    text = _("Report for %(day)s heard at %(meeting)s: %(wording)s")
    return _tied(row, meeting, text, by=by, now=now)


@verb
def take_off_meeting(
    assignment: Assignment, *, by: Person, now: datetime, report: PartialReport | None = None
) -> None:
    """No meeting is chosen for it any more."""
    for row in AssignmentMeeting.objects.filter(assignment=assignment, report=report):
        row.delete()


def _refuse_meeting(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled. Choose another."), field="meeting", code="cancelled")
    if meeting.date is None:
        raise Refused(_("The meeting has no day yet. Set one first."), field="meeting", code="no_day")


def _tied(
    row: AssignmentMeeting, meeting: Meeting, text: str, *, by: Person, now: datetime
) -> AssignmentMeeting:
    """Told on the time line of the issue when it is new."""
    if row.meeting_id == meeting.pk:
        return row
    row.meeting = meeting
    row.save()
    if issue := row.assignment.issue:
        words = {
            "meeting": f"{meeting.group.name_on(meeting.date)}, {when(meeting.date, meeting.start)}",
            "wording": row.assignment.wording,
            "day": day_plain(row.report.due_on) if row.report else "",
        }
        circle = row.assignment.circle
        event = tell(issue, "assignment", text=text % words, by=by, now=now, circle=circle)
        EventAt.objects.create(event=event, meeting=meeting)
    return row
