"""What has been closed since notes were approved is closed in them too, wherever they are read (P25).

The facts stay as they were frozen; who reads them follows the agenda of today. A frozen item is known by its
title, as it is or as it has been.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from groups.models import ReadingCircle
from groups.reading import narrower
from meetings.documents import CorrectedItem, NotesDocument, NotesItem
from meetings.models import AgendaItem

OPEN = ReadingCircle.GROUP.value
IS_CLOSED = ~Q(circle=OPEN) | Q(parent__isnull=False) & ~Q(parent__circle=OPEN)


@dataclass(frozen=True)
class Closing:
    """A closed item as it is now: its title for everybody, who reads it, and why."""

    title: str
    circle: str
    reason: str


def closings_of(minutes: int) -> dict[str, list[Closing]]:
    """The closed items of these notes' meeting by each title they have had. One query, two where something is
    closed."""
    items = AgendaItem.objects.filter(IS_CLOSED, meeting__minutes=minutes).select_related("parent")
    found = {item.pk: _closing(item) for item in items.order_by("pk")}
    titles = {(pk, closing.title) for pk, closing in found.items()}
    if found:
        titles |= set(AgendaItem.history.filter(id__in=found).values_list("id", "title"))
    closings = defaultdict(list)
    for pk, title in sorted(titles):
        closings[title].append(found[pk])
    return closings


def with_closings(document: NotesDocument, closings: Mapping[str, Collection[Closing]]) -> NotesDocument:
    """Pure: the notes with what has been closed since closed as it is now.

    Of items with the same title, of which not all are closed, those that were frozen closed are taken to be
    the ones; where they do not suffice, all of that title are closed.
    """
    kept = [item for item in _every(document) if item.title in closings]
    later = {}
    for title, rows in closings.items():
        narrowest = rows[0]
        for row in rows:
            if narrower(narrowest.circle, row.circle) != narrowest.circle:
                narrowest = row
        is_known = [item for item in kept if item.title == title and _reads(item, narrowest) == item.circle]
        if len(is_known) < len(rows):
            later[title] = narrowest
    corrections = (
        replace(row, items=tuple(_corrected(item, later) for item in row.items))
        for row in document.corrections
    )
    items = tuple(_closed(item, later) for item in document.items)
    return replace(document, items=items, corrections=tuple(corrections)) if later else document


def _closing(item: AgendaItem) -> Closing:
    above = item.parent.circle if item.parent else OPEN
    reason = item.closed_reason or (item.parent.closed_reason if item.parent else "")
    return Closing(item.title, narrower(item.circle, above), reason)


def _every(document: NotesDocument) -> Iterator[NotesItem]:
    for item in document.items:
        yield from (item, *item.items)


def _reads(item: NotesItem | CorrectedItem, closing: Closing) -> str:
    return narrower(item.circle or OPEN, closing.circle)


def _closed(item: NotesItem, later: Mapping[str, Closing]) -> NotesItem:
    item = replace(item, items=tuple(_closed(under, later) for under in item.items))
    closing = later.get(item.title)
    if closing is None or _reads(item, closing) == item.circle:
        return item
    return replace(
        item,
        title=closing.title,
        closed=True,
        closed_reason=closing.reason,
        circle=_reads(item, closing),
    )


def _corrected(item: CorrectedItem, later: Mapping[str, Closing]) -> CorrectedItem:
    closing = later.get(item.title)
    return replace(item, title=closing.title, circle=_reads(item, closing)) if closing else item
