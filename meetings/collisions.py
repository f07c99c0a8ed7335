"""What is taken around a meeting, asked of the database: six queries at most, whatever there is."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

from django.db.models import OuterRef, Prefetch, Q

from groups.access import EVERYBODY, Standing, standing_of
from groups.circle import Circle
from groups.models import Appointment, GroupName, GroupRole, OrganizationName, Person
from meetings.busy_hours import Span, hours_of
from meetings.collisions_rules import Around, BusyHours, Holiday, OtherMeeting, collisions_of
from meetings.models import BusyTime, JointGroup, Meeting, MeetingPart, SchoolHoliday
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising

ONE_DAY = timedelta(days=1)


def collisions(meeting: Meeting, circle: Circle, *, asker: Person) -> list[str]:
    """Sentences on the meeting as it stands, saved or not. Another group is named only to somebody who may
    see it (ruling 22)."""
    if not (meeting.date and meeting.start):
        return []
    around = around_of(
        meeting, circle, first=meeting.date, last=meeting.last_date or meeting.date, asker=asker
    )
    return collisions_of(own_hours(meeting), meeting.place, around)


def own_hours(meeting: Meeting):
    """As `around_of` left the parts on the meeting: no query of its own after it."""
    return hours_of(meeting, getattr(meeting, "loaded_parts", ()))


def around_of(meeting: Meeting, circle: Circle, *, first: date, last: date, asker: Person) -> Around:
    """What is taken from `first` to `last`, both included. Leaves the meeting's own parts on it as
    `loaded_parts`."""
    rows = list(_meetings(first, last, meeting.pk))
    own = next((row for row in rows if row.pk == meeting.pk), None)
    meeting.loaded_parts = list(own.parts.all()) if own else []
    ours = {meeting.group_id, *(row.group_id for row in (own.joint_groups.all() if own else ()))}
    others = [row for row in rows if row.pk != meeting.pk and row.cancelled_at is None]
    people = _people(circle)
    called = _called_to(others, people, first, last)
    standing = standing_of(asker)
    return Around(
        people=people,
        meetings=tuple(_other(row, called, ours, standing) for row in others),
        busy=_busy(ours, people, first, last),
        holidays=_holidays(meeting, circle, first, last),
    )


def _meetings(first: date, last: date, own: int | None):
    joint = JointGroup.objects.annotate(
        group_name=value_that_day(GroupName, "name", OuterRef("meeting__date"), group=OuterRef("group"))
    )
    that_time = Q(date__lte=last) & (Q(date__gte=first) | Q(last_date__gte=first))
    rows = Meeting.objects.filter(that_time | Q(pk=own)).order_by(*rising("date", "start"), "pk")
    return rows.annotate(
        group_name=value_that_day(GroupName, "name", OuterRef("date"), group=OuterRef("group"))
    ).prefetch_related(
        Prefetch("parts", MeetingPart.objects.order_by("date", "start")), Prefetch("joint_groups", joint)
    )


def _people(circle: Circle) -> dict[int, str]:
    """Everybody who is called, with what they represent; an official represents nothing."""
    found = {}
    for place in circle.places:
        for person in (place.member, *place.substitutes):
            if person:
                found.setdefault(person.pk, f"{person.name} ({place.represents})")
    for person in circle.officials:
        found.setdefault(person.pk, person.name)
    return found


def _called_to(others: list[Meeting], people: dict[int, str], first: date, last: date) -> dict:
    """{group: [(person, from, to)]} of our people in the other meetings' groups."""
    groups = {group for row in others for group in _groups_of(row)}
    found = defaultdict(list)
    if not (groups and people):
        return found
    columns = ("group_id", "person_id", "starts_on", "ends_on")
    rows = [
        model.objects.overlapping(first, last)
        .filter(group__in=groups, person__in=people)
        .order_by()
        .values_list(*columns)
        for model in (Appointment, GroupRole)
    ]
    for group, person, starts, ends in rows[0].union(rows[1]).order_by():
        found[group].append((person, starts, ends))
    return found


def _groups_of(row: Meeting) -> dict[int, str]:
    """The groups that meet, by name, the one that leads first."""
    return {row.group_id: row.group_name} | {
        joint.group_id: joint.group_name for joint in row.joint_groups.all()
    }


def _other(row: Meeting, called: dict, ours: set[int], standing: Standing) -> OtherMeeting:
    groups = _groups_of(row)
    return OtherMeeting(
        spans=tuple(hours.span() for hours in hours_of(row, row.parts.all())),
        group=next((name for pk, name in groups.items() if standing.has(pk, EVERYBODY)), ""),
        place=row.place,
        people=frozenset(
            person
            for group in groups
            for person, starts, ends in called[group]
            if starts <= row.date and (ends is None or ends >= row.date)
        ),
        is_own=not ours.isdisjoint(groups),
    )


def _busy(ours: set[int], people: dict[int, str], first: date, last: date) -> tuple[BusyHours, ...]:
    """A day's margin on both sides: days begin at different moments in different zones."""
    begins = datetime.combine(first - ONE_DAY, datetime.min.time(), UTC)
    ends = datetime.combine(last + 2 * ONE_DAY, datetime.min.time(), UTC)
    rows = BusyTime.objects.filter(
        Q(calendar__group__in=ours) | Q(calendar__person__in=people), starts_at__lt=ends, ends_at__gt=begins
    ).select_related("calendar")
    return tuple(
        BusyHours(
            Span(row.starts_at, row.ends_at, is_all_day=row.is_all_day),
            calendar=row.calendar.name,
            person=row.calendar.person_id,
        )
        for row in rows.order_by("starts_at", "pk")
    )


def _holidays(meeting: Meeting, circle: Circle, first: date, last: date) -> tuple[Holiday, ...]:
    """Those of the whole structure, and a municipality's own where it sits in the group."""
    seated = {place.organization_id for place in circle.places if place.organization_id}
    rows = SchoolHoliday.objects.filter(
        Q(organization__isnull=True) | Q(organization__in=seated),
        structure=meeting.group.structure_id,
        starts_on__lte=last,
        ends_on__gte=first,
    ).annotate(
        where=value_that_day(
            OrganizationName, "name", OuterRef("starts_on"), organization=OuterRef("organization")
        )
    )
    return tuple(Holiday(row.name, row.starts_on, row.ends_on, row.where or "") for row in rows)
