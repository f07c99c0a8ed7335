"""What the time of meetings goes to: planned against used minutes, kinds of items, length against the group's
own, and who has presented, led and approved (S000-13, S000-29, S000-46, S002-20). Plain values only."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MINUTE = timedelta(minutes=1)
# What a reader who is not in the item's circle is told of its kind.
CLOSED = "closed"


@dataclass(frozen=True)
class ItemTime:
    """An agenda item. `planned` None where nobody said; both stamps or none count as used time."""

    id: int
    meeting_id: int
    parent_id: int | None
    kind: str
    planned: int | None
    begun: datetime | None = None
    ended: datetime | None = None

    @property
    def used(self) -> int | None:
        """Minutes by the clock of the world, so that a night in October is right; None where not stamped."""
        return round((self.ended - self.begun) / MINUTE) if self.begun and self.ended else None


@dataclass(frozen=True)
class KindTime:
    """`planned` and `used` over all `items`; `compared_planned` and `compared_used` over those where both are
    known, so that the difference is of the same items."""

    kind: str
    items: int
    planned: int
    used: int
    compared: int
    compared_planned: int
    compared_used: int

    @property
    def over(self) -> int:
        return self.compared_used - self.compared_planned


@dataclass(frozen=True)
class MeetingTime:
    """A held meeting: minutes by its hours, by its agenda, and as they were. `usual` is the group's own
    length that day. `used` None where no item was stamped."""

    meeting_id: int
    day: date
    usual: int
    planned: int
    agenda: int
    used: int | None

    @property
    def over(self) -> int | None:
        return None if self.used is None or not self.planned else self.used - self.planned


@dataclass(frozen=True)
class PartTaken:
    """How often somebody has presented an item, led a meeting and approved notes."""

    key: int | str
    name: str
    presented: int = 0
    led: int = 0
    approved: int = 0


def by_kind(items: Iterable[ItemTime]) -> list[KindTime]:
    """The kinds by how many minutes they took or were to take, the most first.

    A line with lines under it is counted by those under it: their minutes are in its own.
    """
    items = list(items)
    parents = {item.parent_id for item in items}
    found = defaultdict(list)
    for item in items:
        if item.id not in parents:
            found[item.kind].append(item)
    return sorted(
        (_kind(kind, rows) for kind, rows in found.items()),
        key=lambda one: (-max(one.used, one.planned), -one.items, one.kind),
    )


def used_minutes(items: Iterable[ItemTime]) -> int | None:
    """From the first item begun to the last one ended, day by day; None where nothing is stamped."""
    days: dict[date, list[ItemTime]] = defaultdict(list)
    for item in items:
        if item.used is not None:
            days[item.begun.date()].append(item)
    if not days:
        return None
    lengths = [max(row.ended for row in rows) - min(row.begun for row in rows) for rows in days.values()]
    return round(sum(lengths, timedelta()) / MINUTE)


def parts_taken(
    presented: Iterable[tuple[int | str, str]],
    led: Iterable[tuple[int | str, str]],
    approved: Iterable[tuple[int | str, str]],
) -> list[PartTaken]:
    """Each list is (key, name), once for every time; the most seldom last, so that it can rotate
    (S000-46)."""
    names: dict[int | str, str] = {}
    counts = []
    for rows in (presented, led, approved):
        rows = list(rows)
        names |= dict(rows)
        counts.append(Counter(key for key, _ in rows))
    found = [PartTaken(key, name, *(count[key] for count in counts)) for key, name in names.items()]
    return sorted(found, key=lambda one: (-one.led, -one.approved, -one.presented, one.name))


def _kind(kind: str, rows: list[ItemTime]) -> KindTime:
    both = [row for row in rows if row.planned is not None and row.used is not None]
    return KindTime(
        kind,
        len(rows),
        sum(row.planned or 0 for row in rows),
        sum(row.used or 0 for row in rows),
        len(both),
        sum(row.planned for row in both),
        sum(row.used for row in both),
    )
