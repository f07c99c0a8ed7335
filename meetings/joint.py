"""Joint meetings: several groups meet, the first leads (S003-30)."""

from dataclasses import replace
from datetime import date

from django.db.models import Q

from groups.circle import Circle, Place, circle_on
from groups.models import Group
from meetings.models import Meeting


def circle_at(meeting: Meeting, on: date | None = None) -> Circle:
    """Who makes up the meeting that day: the group's circle, and at a joint meeting the other groups' too.
    `on` is for a meeting without a day.

    The leading group's chair and vice chairs lead. A place of another group says which. No query more than
    `circle_on` for the other kinds of meeting, and six for each group that joins.
    """
    own, *joining = circles_at(meeting, on)
    if not joining:
        return own
    places = tuple(place for circle in (own, *joining) for place in circle.places)
    officials = {person.pk: person for circle in (own, *joining) for person in circle.officials}
    return replace(own, places=places, officials=tuple(officials.values()))


def circles_at(meeting: Meeting, on: date | None = None) -> list[Circle]:
    """What `circle_at` puts together: the circle of the group that leads, then those of the groups that
    join, who read as guests do (`groups.reading`)."""
    day = meeting.date or on
    own = circle_on(meeting.group, day)
    if meeting.kind != Meeting.Kind.JOINT or meeting.pk is None:
        return [own]
    return [own, *(_joining(group, day) for group in joining_groups(meeting))]


def joining_groups(meeting: Meeting) -> list[Group]:
    """The groups beside the one that leads, in their order."""
    rows = meeting.joint_groups.select_related("group").prefetch_related("group__names", "group__settings")
    return [row.group for row in rows]


def meetings_with(group: Group) -> Q:
    """Which meetings are a group's: those it leads and those it joins. Needs `distinct()`."""
    return Q(group=group) | Q(joint_groups__group=group)


def _joining(group: Group, day: date) -> Circle:
    circle, name = circle_on(group, day), group.name_on(day)
    return replace(circle, places=tuple(_of_group(place, name) for place in circle.places))


def _of_group(place: Place, name: str) -> Place:
    return replace(place, represents=f"{place.represents} ({name})")
