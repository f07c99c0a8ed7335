"""Which meeting, often a joint one, decides on the points of decision material (S003-26, S003-30)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from issues.actions import next_version, tell
from issues.actions.issues import locked
from issues.models import DecisionMaterial, MaterialVersion, PathPoint
from meetings.actions.guards import lock
from meetings.models import DecisionMeeting, EventAt, Meeting
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day, listed, when


@verb
def decide_points_at(
    points: Iterable[PathPoint], *, meeting: Meeting, by: Person, now: datetime
) -> list[DecisionMeeting]:
    """The points, of one material, are decided at the meeting, which is on the day that they say. Also once
    the material is issued: the meeting is often called later. One line on the time line for what is new."""
    points, meeting = list(points), lock(meeting)
    _refuse_meeting(points, meeting)
    rows, new = [], []
    for point in points:
        row = DecisionMeeting.objects.filter(point=point).first() or DecisionMeeting(point=point)
        if row.meeting_id != meeting.pk:
            row.meeting = meeting
            row.save()
            new.append(point)
        rows.append(row)
    if new:
        _tell(new, meeting, by=by, now=now)
    return rows


@verb
def next_version_with_meetings(material: DecisionMaterial, *, by: Person, now: datetime) -> MaterialVersion:
    """As `next_version`; what a point is copied from is decided on at a meeting, and so is the copy."""
    there = DecisionMeeting.objects.filter(
        point__path__version__material=material, meeting__cancelled_at__isnull=True
    )
    # Meetings before the issue, and in one order.
    for pk in there.order_by("meeting").values_list("meeting", flat=True).distinct():
        lock(Meeting(pk=pk))
    draft = next_version(material, by=by, now=now)
    if draft.created_at == now:
        rows = there.filter(point__path__version__number=draft.number - 1).select_related("point__path")
        meetings = {(row.point.path.label, row.point.order): row.meeting_id for row in rows}
        for point in PathPoint.objects.filter(path__version=draft).select_related("path"):
            if meeting := meetings.get((point.path.label, point.order)):
                DecisionMeeting.objects.create(point=point, meeting_id=meeting)
    return draft


@verb
def decide_points_nowhere(points: Iterable[PathPoint], *, by: Person, now: datetime) -> None:
    """No meeting is chosen for them any more."""
    for row in DecisionMeeting.objects.filter(point__in=list(points)):
        row.delete()


def _refuse_meeting(points: list[PathPoint], meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled. Choose another."), field="meeting", code="cancelled")
    other = next((point.decided_on for point in points if point.decided_on != meeting.date), meeting.date)
    if other != meeting.date:
        text = _("The points are decided on %(day)s, and the meeting is on %(meeting)s. Choose one that day.")
        days = {"day": day(other) if other else "–", "meeting": day(meeting.date) if meeting.date else "–"}
        raise Refused(text % days, field="meeting", code="other_day")


def _tell(points: list[PathPoint], meeting: Meeting, *, by: Person, now: datetime) -> None:
    issue = locked(points[0].path.version.material.issue)
    words = {
        "points": listed(f"{point.path.label} {point.order}" for point in points),
        "group": meeting.group.name_on(meeting.date),
        "when": when(meeting.date, meeting.start),
    }
    text = _("Points %(points)s are decided at the meeting of %(group)s on %(when)s.") % words
    event = tell(issue, "material", text=text, by=by, now=now)
    EventAt.objects.create(event=event, meeting=meeting)
