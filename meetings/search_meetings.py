"""Meetings and their agendas in the search: what the meeting's page shows, to whom it shows it."""

from collections.abc import Iterable

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from groups.models import Person, SearchEntry
from groups.reading import narrower
from groups.search.registry import Made, SearchSource, search_source
from meetings.access import meetings_for
from meetings.models import AgendaItem, Meeting
from meetings.readable import open_items


def meetings_by_revision() -> QuerySet[Meeting]:
    return Meeting.objects.annotate(mark=Cast("revision", CharField()))


def made(meeting: Meeting) -> Made:
    """The meeting, and each item with what it says; no names of people."""
    here = {"group_id": meeting.group_id, "meeting": meeting.pk, "day": meeting.told_date}
    head = SearchEntry(
        kind="meeting",
        object_id=meeting.pk,
        title=meeting.title or str(meeting.get_kind_display()),
        body="\n".join(filter(None, [meeting.purpose, meeting.place])),
        **here,
    )
    items = meeting.items.select_related("parent").order_by("position")
    return Made((head, *(_item(item, here) for item in items)))


def _item(item: AgendaItem, here: dict) -> SearchEntry:
    above = item.parent.circle if item.parent else item.circle
    return SearchEntry(
        kind="item",
        object_id=item.pk,
        item=item.pk,
        circle=narrower(item.circle, above),
        place=f"punkt-{item.pk}",
        title=item.title,
        body="\n".join(filter(None, [item.summary, item.description, item.wanted_outcome, item.audience])),
        **here,
    )


def readable(person: Person) -> Q:
    meetings = meetings_for(person).order_by().values("pk")
    items = open_items(person).order_by().values("pk")
    return Q(kind="meeting", meeting__in=meetings) | Q(kind="item", item__in=items)


def addresses(person: Person, entries: Iterable[SearchEntry]) -> dict[int, str]:
    return {
        entry.pk: reverse("meetings:meeting", args=[entry.meeting]) + (entry.place and f"#{entry.place}")
        for entry in entries
    }


search_source(
    SearchSource(
        name="meetings",
        kinds={"meeting": _("Meeting"), "item": _("Agenda item")},
        rows=meetings_by_revision,
        made=made,
        readable=readable,
        addresses=addresses,
    )
)
