"""The notes as one reader sees them: item by item, with what has changed and what has been said of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from meetings.closed_notes import opened_item
from meetings.documents import NotesDocument, NotesItem
from meetings.models import Meeting, Remark
from meetings.reports import numbered
from meetings.rounds import ItemChange, Round


@dataclass(frozen=True)
class ReadItem:
    """An item of the notes; `key` is the agenda item's, 0 where the reader may do nothing about it."""

    item: NotesItem
    key: int = 0
    change: ItemChange | None = None
    remarks: tuple[Remark, ...] = ()
    items: tuple["ReadItem", ...] = ()


def item_keys(meeting: Meeting) -> list[int]:
    """The agenda items' keys in the order of the notes; one query."""
    rows = list(meeting.items.order_by("position"))
    return [item.pk for item, _number, _clock, _level in numbered(rows, meeting)]


def read_items(
    document: NotesDocument,
    circles: Collection[str],
    keys: Sequence[int] = (),
    now_round: Round | None = None,
    remarks: Mapping[int, Sequence[Remark]] | None = None,
) -> list[ReadItem]:
    """The items of the whole `document`, opened for these circles. `keys` only for notes that are not frozen:
    a frozen item is nobody's any more."""
    left = iter(keys)

    def one(item: NotesItem) -> ReadItem:
        key = next(left, 0)
        under = tuple(one(part) for part in item.items)
        if item.circle and item.circle not in circles:
            return ReadItem(opened_item(item, circles))
        change = now_round.of(key) if now_round and key else None
        return ReadItem(item, key, change, tuple((remarks or {}).get(key, ())), under)

    return [one(item) for item in document.items]


def readable(items: Iterable[ReadItem]) -> set[int]:
    """The keys of the items whose text the reader sees."""
    return {one.key for item in items for one in (item, *item.items) if one.key}


def by_item(remarks: Iterable[Remark]) -> dict[int, list[Remark]]:
    found = defaultdict(list)
    for remark in remarks:
        found[remark.item_id or 0].append(remark)
    return found
