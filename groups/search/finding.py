"""What a reader finds: entries that hold every word and that the rooms let this reader read, with what the
filters would leave."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear

from groups.access import standing_of
from groups.models import Group, Person, SearchEntry
from groups.search.excerpts import Piece, excerpt, marked
from groups.search.registry import SOURCES, kind_words
from groups.search.words import sought
from samverkan.lib import spoken
from samverkan.lib.full_text import Sought

A_PAGE = 20


@dataclass(frozen=True)
class Asked:
    """The question as it was typed, and the filters: a group's slug, a year, a kind of entry; "" and None for
    all."""

    question: str
    group: str = ""
    year: int | None = None
    kind: str = ""

    @property
    def words(self) -> tuple[Sought, ...]:
        return sought(self.question)


@dataclass(frozen=True)
class Choice:
    """One choice of a filter, and how many would be found with it and the other filters."""

    value: Any
    label: str
    count: int


@dataclass(frozen=True)
class Hit:
    kind: str
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    group: str
    day: str
    address: str


@dataclass(frozen=True)
class Found:
    """`count` with the filters, `all_count` without them. `hits`: one page of them, the latest first."""

    count: int
    all_count: int
    page: int
    pages: int
    hits: tuple[Hit, ...]
    groups: tuple[Choice, ...]
    years: tuple[Choice, ...]
    kinds: tuple[Choice, ...]

    @property
    def first(self) -> int:
        """The number of the first hit of the page."""
        return (self.page - 1) * A_PAGE + 1

    @property
    def previous_page(self) -> int:
        return self.page - 1

    @property
    def next_page(self) -> int:
        return self.page + 1


def find(person: Person, asked: Asked, page: int = 1) -> Found:
    """Four queries beside the person's roles, and those that the addresses of documents take."""
    entries = readable_entries(person).filter(terms__holds=asked.words)
    cells = entries.order_by().annotate(year=ExtractYear("day")).values_list("group", "year", "kind")
    counts = {(group, year, kind): count for group, year, kind, count in cells.annotate(Count("pk"))}
    groups = _groups(counts)
    wanted = _wanted(asked, groups)
    count = sum(number for cell, number in counts.items() if _fits(cell, wanted))
    pages = max(1, -(-count // A_PAGE))
    page = min(max(page, 1), pages)
    rows = _page(entries, wanted, page) if count else []
    group_counts, year_counts, kind_counts = (_counted(counts, wanted, place) for place in range(3))
    order = list(kind_words())
    return Found(
        count=count,
        all_count=sum(counts.values()),
        page=page,
        pages=pages,
        hits=_hits(person, rows, groups, asked.words),
        groups=_choices(group_counts, lambda pk: (groups[pk].slug, str(groups[pk])), lambda row: row.label),
        years=_choices(year_counts, lambda year: (year, str(year)), lambda row: -row.value),
        kinds=_choices(
            kind_counts, lambda kind: (kind, str(kind_words()[kind])), lambda row: order.index(row.value)
        ),
    )


def readable_entries(person: Person) -> QuerySet[SearchEntry]:
    """What the rooms let the person read now: an administrator everything. A kind that nobody has registered
    is nobody's."""
    if standing_of(person).is_administrator:
        return SearchEntry.objects.filter(kind__in=list(kind_words()))
    allowed = Q(pk__in=[])
    for source in SOURCES.values():
        allowed |= Q(kind__in=list(source.kinds)) & source.readable(person)
    return SearchEntry.objects.filter(allowed)


Cell = tuple[int | None, int | None, str]


def _groups(counts: dict[Cell, int]) -> dict[int, Group]:
    return Group.objects.prefetch_related("names").in_bulk({group for group, _year, _kind in counts} - {None})


def _wanted(asked: Asked, groups: dict[int, Group]) -> tuple[int | None, int | None, str | None]:
    """The filters as values of a cell, None for all. A group in which nothing is found fits no cell; a kind
    there is none of is no filter."""
    group = next((pk for pk, row in groups.items() if row.slug == asked.group), 0) if asked.group else None
    return group, asked.year, asked.kind if asked.kind in kind_words() else None


def _fits(cell: Cell, wanted: tuple, but: int | None = None) -> bool:
    return all(place == but or want is None or cell[place] == want for place, want in enumerate(wanted))


def _counted(counts: dict[Cell, int], wanted: tuple, place: int) -> Counter:
    """How many for each choice of one filter, the two others being as they are; what is chosen is always
    there."""
    found = Counter({wanted[place]: 0} if wanted[place] else ())
    for cell, number in counts.items():
        if _fits(cell, wanted, but=place):
            found[cell[place]] += number
    return found


def _choices(counts: Counter, told: Callable, order: Callable) -> tuple[Choice, ...]:
    rows = [Choice(*told(value), count) for value, count in counts.items() if value is not None]
    return tuple(sorted(rows, key=order))


def _page(entries: QuerySet[SearchEntry], wanted: tuple, page: int) -> list[SearchEntry]:
    group, year, kind = wanted
    if group is not None:
        entries = entries.filter(group=group)
    if year is not None:
        entries = entries.filter(day__year=year)
    if kind is not None:
        entries = entries.filter(kind=kind)
    rows = entries.defer("terms").order_by(F("day").desc(nulls_last=True), "-pk")
    return list(rows[(page - 1) * A_PAGE : page * A_PAGE])


def _called(entry: SearchEntry) -> str:
    """The group of that day, if it has one."""
    if entry.group is None:
        return ""
    return entry.group.name_on(entry.day) if entry.day else str(entry.group)


def _hits(
    person: Person, rows: Iterable[SearchEntry], groups: dict[int, Group], words: tuple[Sought, ...]
) -> tuple[Hit, ...]:
    addresses, labels = {}, kind_words()
    for entry in rows:
        entry.group = groups.get(entry.group_id)
    for source in SOURCES.values():
        if mine := [entry for entry in rows if entry.kind in source.kinds]:
            addresses |= source.addresses(person, mine)
    return tuple(
        Hit(
            kind=str(labels[entry.kind]),
            title=marked(entry.title, words),
            excerpt=excerpt(entry.body, words),
            group=_called(entry),
            day=spoken.day_plain(entry.day) if entry.day else "",
            address=addresses[entry.pk],
        )
        for entry in rows
        if entry.pk in addresses
    )
