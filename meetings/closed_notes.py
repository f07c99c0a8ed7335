"""What closed items hold is read by their circle only; the rest of the group sees number, title and reason
(P25)."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from groups.models import ReadingCircle
from meetings.documents import CorrectedItem, Correction, NotesDocument, NotesItem
from samverkan.lib.facts import sha256

# What everybody who gets the notes reads, whoever they are.
OPEN = frozenset({ReadingCircle.GROUP.value})


def opened(document: NotesDocument, circles: Collection[str]) -> NotesDocument:
    """The notes as somebody in these circles (of `ReadingCircle`) reads them."""
    return replace(
        document,
        items=tuple(opened_item(item, circles) for item in document.items),
        corrections=tuple(_corrected(row, circles) for row in document.corrections),
    )


def open_copy(document: NotesDocument, frozen: NotesDocument | None = None) -> NotesDocument:
    """The copy for readers outside every circle; it names the fingerprint of the whole: of `frozen`, where
    something has been closed since."""
    return replace(opened(document, OPEN), whole_sha256=sha256(frozen or document))


def has_closed(document: NotesDocument) -> bool:
    """Whether some reader must get another copy than the whole."""
    return bool(_circles(document))


def reads_all(document: NotesDocument, circles: Collection[str]) -> bool:
    return _circles(document) <= set(circles)


def _circles(document: NotesDocument) -> set[str]:
    found = {item.circle for item in _every(document)}
    found |= {item.circle for row in document.corrections for item in row.items}
    return found - OPEN - {""}


def _every(document: NotesDocument) -> Iterator[NotesItem]:
    for item in document.items:
        yield from (item, *item.items)


def opened_item(item: NotesItem, circles: Collection[str]) -> NotesItem:
    """A closed item keeps what its title was written for; the items under it go with what it holds."""
    if item.circle and item.circle not in circles:
        return NotesItem(
            title=item.title,
            number=item.number,
            paragraph=item.paragraph,
            added_later=item.added_later,
            closed=True,
            closed_reason=item.closed_reason,
            circle=item.circle,
        )
    return replace(item, items=tuple(opened_item(under, circles) for under in item.items))


def _corrected(row: Correction, circles: Collection[str]) -> Correction:
    return replace(row, items=tuple(_bare(item, circles) for item in row.items))


def _bare(item: CorrectedItem, circles: Collection[str]) -> CorrectedItem:
    if item.circle and item.circle not in circles:
        return CorrectedItem(title=item.title, number=item.number, circle=item.circle)
    return item
