"""Points of decision material and the meetings that decide on them, both ways round."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from groups.models import Person
from issues.issue_access import issues_for
from issues.models import MaterialVersion, PathPoint
from meetings.access import meetings_for
from meetings.models import Meeting
from samverkan.lib.spoken import listed, when


@dataclass(frozen=True)
class DecisionDay:
    """`where` are places of points ("A 3"); `meetings` those chosen already."""

    day: date
    where: tuple[str, ...]
    points: tuple[PathPoint, ...]
    meetings: tuple[Meeting, ...]
    unchosen: int


def decision_days(version: MaterialVersion) -> list[DecisionDay]:
    """Each day on which something of the version is decided, with its points; five queries."""
    rows = PathPoint.objects.filter(path__version=version, decided_on__isnull=False)
    rows = rows.select_related("path__version__material__issue", "decision_meeting__meeting__group")
    rows = rows.prefetch_related(
        "decision_meeting__meeting__group__names", "decision_meeting__meeting__joint_groups__group__names"
    ).order_by("decided_on", "path__label", "order")
    found: dict[date, list[PathPoint]] = defaultdict(list)
    for point in rows:
        found[point.decided_on].append(point)
    return [_decision_day(day, points) for day, points in found.items()]


def _decision_day(day: date, points: list[PathPoint]) -> DecisionDay:
    chosen = [point.decision_meeting.meeting for point in points if hasattr(point, "decision_meeting")]
    return DecisionDay(
        day,
        tuple(f"{point.path.label} {point.order}" for point in points),
        tuple(points),
        tuple({meeting.pk: meeting for meeting in chosen}.values()),
        len(points) - len(chosen),
    )


def meetings_to_choose(person: Person, days: list[date]) -> dict[date, list[Meeting]]:
    """Those that the person may see on these days, not cancelled."""
    rows = meetings_for(person).filter(date__in=days, cancelled_at__isnull=True).distinct()
    rows = rows.select_related("group").prefetch_related("group__names", "joint_groups__group__names")
    found: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in rows.order_by("date", "start", "pk"):
        found[meeting.date].append(meeting)
    return found


def meeting_words(meeting: Meeting) -> str:
    """ "Regional samverkan, med Skolnätverket och Socialreko, fredag 3 juni 2022 kl. 9.00". Reads what is
    prefetched."""
    groups = [meeting.group, *(row.group for row in meeting.joint_groups.all())]
    names = listed(group.name_on(meeting.date) for group in groups)
    return f"{names}, {when(meeting.date, meeting.start, meeting.end)}"


def points_at(meeting: Meeting, reader: Person) -> list[PathPoint]:
    """What is decided at the meeting of issued material that the reader may read; one query."""
    rows = PathPoint.objects.filter(
        decision_meeting__meeting=meeting,
        path__version__issued_at__isnull=False,
        path__version__material__issue__in=issues_for(reader),
    )
    return list(
        rows.select_related("path__version__material__issue").order_by(
            "path__version", "path__label", "order"
        )
    )
