"""What somebody sees who takes part in an item or two: day, place and those items with their papers (ruling
20)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from groups.models import Person
from meetings.access import guest_items
from meetings.models import Meeting
from meetings.page_agenda import ItemLine, agenda_page_lines


@dataclass(frozen=True)
class GuestPage:
    """`items` without what stands under them; no people, no outcomes."""

    meeting: Meeting
    group_name: str
    items: list[ItemLine]


def guest_page(person: Person, pk: int) -> GuestPage:
    """404 for whoever has no item of their own."""
    if not (own := guest_items(person, pk)):
        raise Http404
    meeting = Meeting.objects.select_related("group").get(pk=pk)
    lines = agenda_page_lines(meeting, person, sent_at=None, with_outcomes=False, marks_new=False)
    group_name = meeting.group.name_on(meeting.date or timezone.localdate())
    return GuestPage(meeting, group_name, [line for line in _each(lines) if line.id in own])


def _each(lines: list[ItemLine]) -> Iterator[ItemLine]:
    for line in lines:
        yield line
        yield from _each(line.children)
