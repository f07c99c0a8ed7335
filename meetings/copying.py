"""What may be taken over from an earlier meeting's agenda."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Person
from meetings.access import reading_circles
from meetings.models import AgendaItem, Meeting
from meetings.page import day_text
from meetings.reports import numbered
from samverkan.lib.ordering import falling, rising

EARLIER, COMING = 12, 12


@dataclass(frozen=True)
class CopyLine:
    """An item of the earlier meeting. `is_there`: copied already, or put in by the agenda itself."""

    item: AgendaItem
    text: str
    is_there: bool
    level: int


def earlier_meetings(meeting: Meeting) -> list[Meeting]:
    """The group's latest meetings but this one, those with an agenda, newest first."""
    rows = Meeting.objects.filter(group=meeting.group, items__isnull=False).exclude(pk=meeting.pk)
    if meeting.date:
        rows = rows.filter(date__lte=meeting.date)
    return list(rows.distinct().order_by(*falling("date", "start"), "-pk")[:EARLIER])


def other_meetings(item: AgendaItem) -> QuerySet[Meeting]:
    """The group's coming meetings that the item is not on."""
    rows = Meeting.objects.filter(group=item.meeting.group, cancelled_at__isnull=True)
    rows = rows.filter(date__gte=timezone.localdate()).exclude(pk=item.meeting_id)
    return rows.order_by(*rising("date", "start"), "pk")


def meeting_words(meeting: Meeting) -> str:
    day = day_text(meeting.date)
    return f"{day}, {meeting.title}" if meeting.title else day


def items_to_copy(chosen: Meeting, meeting: Meeting, reader: Person) -> list[CopyLine]:
    """The items the reader may read, in order. Nothing that is closed to the reader can be copied unseen."""
    circles = reading_circles(reader, chosen)
    copied = set(meeting.items.filter(earlier__isnull=False).values_list("earlier", flat=True))
    items = list(chosen.items.order_by("position"))
    return [
        CopyLine(item, _text(item, number), item.pk in copied or bool(item.source or item.standing_id), level)
        for item, number, _clock, level in numbered(items, chosen)
        if item.circle in circles
    ]


def _text(item: AgendaItem, number: str) -> str:
    words = _("%(title)s (%(kind)s)") % {"title": item.title, "kind": str(item.get_kind_display()).lower()}
    return f"{number} {words}".strip()
