"""Calendars to subscribe to: all of a person's meetings, or a group's (P38).

A feed's address is its own right, but never a greater one than its holder's today: with the appointment the
meetings leave the calendar (ruling 7). A group's feed is often put where others see it, on a shared calendar
or a screen, so it tells day, place and title and nothing that opens anything.
"""

from datetime import date, datetime, timedelta

from django.db.models import Count, IntegerField, Max, OuterRef, QuerySet, StringAgg, Subquery, Value
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.access import standing_of
from groups.models import GroupName, Link, Person
from meetings.access import meetings_in
from meetings.feed_events import events_of
from meetings.models import Call, JointGroup, Meeting, MeetingPart
from samverkan.lib.calendar import feed_file
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising
from samverkan.lib.prepared import prepared

PERSON_FEED, GROUP_FEED = "calendars.person", "calendars.group"
LOOK_BACK, LOOK_AHEAD = timedelta(days=183), timedelta(days=548)
BETWEEN = "\x1f"  # never in a name


def feed(link: Link, now: datetime) -> tuple[bytes, datetime | None]:
    """The calendar behind a living link, and when its latest meeting was changed. Three queries.

    Whoever has no right today gets a calendar without meetings: their program then clears itself, which it
    would not do for an address that is gone.
    """
    person, is_shared = link.person, link.purpose == GROUP_FEED
    groups = standing_of(person).group_ids()
    if is_shared:
        groups = [group for group in groups if group == link.object_id]
    with translation.override(person.language):
        meetings = meetings_of(groups, person, now, with_guests=not is_shared)
        found = [event for row in meetings for event in events_of(row, now, is_shared=is_shared)]
        name = _feed_name(person, meetings, is_shared=is_shared)
        return feed_file(found, name=name), max((event.stamp for event in found), default=None)


def meetings_of(groups: list[int], person: Person, now: datetime, *, with_guests: bool) -> list[Meeting]:
    """The meetings of these groups and, with guests, those the person is co-opted to, as a feed tells them.

    Each carries `group_name`, `together` (names of the groups that join), `told_parts`, `changes` (how often
    it was changed), `changed_at` and `called_at`. Two queries.
    """
    today = timezone.localdate(now)
    # Nobody has the key 0: a feed of a group tells nothing of what its reader is invited to elsewhere.
    rows = _rows(groups, person.pk if with_guests else 0, today - LOOK_BACK, today + LOOK_AHEAD)
    keys = [row.pk for row in rows]
    parts: dict[int, list[MeetingPart]] = {}
    for part in MeetingPart.objects.filter(meeting__in=keys) if rows else ():
        parts.setdefault(part.meeting_id, []).append(part)
    for row in rows:
        row.told_parts = parts.get(row.pk, [])
        row.together = sorted(row.together.split(BETWEEN)) if row.together else []
    return rows


@prepared
def _rows(groups: list[int], invited: int, first: date, last: date) -> QuerySet[Meeting]:
    history = Meeting.history.filter(id=OuterRef("pk")).order_by().values("id")
    calls = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    return (
        meetings_in(groups, invited)
        .filter(date__range=(first, last))
        .annotate(
            group_name=value_that_day(GroupName, "name", OuterRef("date"), group=OuterRef("group")),
            changes=Subquery(
                history.annotate(n=Count("history_id")).values("n"), output_field=IntegerField()
            ),
            changed_at=Subquery(history.annotate(at=Max("history_date")).values("at")),
            called_at=Subquery(calls.values("sent_at")[:1]),
            together=Subquery(_joining()),
        )
        .order_by(*rising("date", "start"), "pk")
    )


def _joining() -> QuerySet:
    """The names that day of the groups that meet with the one that leads, in one text."""
    name = value_that_day(GroupName, "name", OuterRef("meeting__date"), group=OuterRef("group"))
    rows = JointGroup.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return rows.annotate(names=StringAgg(name, Value(BETWEEN))).values("names")


def _feed_name(person: Person, meetings: list[Meeting], *, is_shared: bool) -> str:
    if not is_shared:
        return _("Collaboration, %(name)s") % {"name": person.name}
    return meetings[-1].group_name if meetings else _("Collaboration")
