"""Whether the people of a meeting are busy elsewhere the same hours (S000-19, I-MTG2)."""

from collections import defaultdict
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import EVERYBODY, standing_of
from groups.circle import Circle
from groups.models import Appointment, Person
from meetings.models import Meeting
from samverkan.lib import spoken


def collisions(meeting: Meeting, circle: Circle, *, asker: Person) -> list[str]:
    """A sentence for each other meeting at the same hours with people in common; two queries.

    Another group is named only to somebody who may see it (ruling 22).
    """
    if not (meeting.date and meeting.start):
        return []
    others = Meeting.objects.filter(date=meeting.date, cancelled_at__isnull=True).exclude(pk=meeting.pk)
    others = [
        other
        for other in others.select_related("group").prefetch_related("group__names")
        if _overlap(meeting, other)
    ]
    own = [other for other in others if other.group_id == meeting.group_id]
    others = [other for other in others if other.group_id != meeting.group_id]
    shared = _shared_people(meeting, circle, others)
    standing = standing_of(asker)
    return [_own_sentence(other) for other in own] + [
        _sentence(other, shared[other.group_id], named=standing.has(other.group_id, EVERYBODY))
        for other in others
        if shared[other.group_id]
    ]


def _overlap(one: Meeting, other: Meeting) -> bool:
    if other.start is None:
        return False
    return one.start < (other.end or time.max) and other.start < (one.end or time.max)


def _shared_people(meeting: Meeting, circle: Circle, others: list[Meeting]) -> dict[int, list[str]]:
    rows = Appointment.objects.in_force(meeting.date).filter(
        group__in={other.group_id for other in others}, person__in=circle.person_ids()
    )
    shared = defaultdict(set)
    for group_id, name in rows.values_list("group_id", "person__name"):
        shared[group_id].add(name)
    return defaultdict(list, {group_id: sorted(names) for group_id, names in shared.items()})


def _own_sentence(other: Meeting) -> str:
    return _("The group has another meeting %(hours)s.") % {"hours": spoken.hours(other.start, other.end)}


def _sentence(other: Meeting, names: list[str], *, named: bool) -> str:
    values = {"names": spoken.listed(names), "hours": spoken.hours(other.start, other.end)}
    if not named:
        return ngettext("%(names)s is busy %(hours)s.", "%(names)s are busy %(hours)s.", len(names)) % values
    values["group"] = other.group.name_on(other.date)
    return _("%(names)s: meeting of %(group)s %(hours)s.") % values
