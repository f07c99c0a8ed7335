"""What can be searched, as the rooms register it: where it comes from, what it says, who may read it.

The modules that register are imported from `<App>Config.ready()`; this room knows none of them (ruling 1).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from groups.models import Person, SearchEntry


class NotReadable(Exception):
    """Why a text could not be read, in words for the administration; what else there is of it is found."""


@dataclass(frozen=True)
class Made:
    """What one object comes to: entries not yet saved (without `origin` and `terms`), and what could not be
    read."""

    entries: tuple[SearchEntry, ...]
    problem: str = ""


@dataclass(frozen=True)
class SearchSource:
    """One kind of row that is searched.

    `kinds`: of the entries it makes, with what they are called. `rows()`: the objects, with `mark` annotated,
    a text of at most 100 letters that is another as soon as the entries should be. `made(object)`: its
    entries, by what it is now. `readable(person)`: which entries of its kinds the person may read *now*; the
    rooms' own access says so, never the entry's age. `addresses(person, entries)`: the address of each, by
    the entry's key. `at_a_time`: objects in one tick.
    """

    name: str
    kinds: dict[str, Any]
    rows: Callable[[], QuerySet]
    made: Callable[[Model], Made]
    readable: Callable[[Person], Q]
    addresses: Callable[[Person, Iterable[SearchEntry]], dict[int, str]]
    at_a_time: int = 100


SOURCES: dict[str, SearchSource] = {}


def search_source(source: SearchSource) -> SearchSource:
    if source.name in SOURCES:
        raise ValueError(f"Two sources of the search are called {source.name}.")
    SOURCES[source.name] = source
    return source


def kind_words() -> dict[str, Any]:
    """Each kind of entry with its word, in the order they are registered."""
    return {kind: words for source in SOURCES.values() for kind, words in source.kinds.items()}


def mark_of(*parts: Any) -> Concat:
    """`mark` of a row by two or more parts of it: each as text, none as nothing, with a stop between."""
    words = [Coalesce(Cast(part, CharField()), Value(""), output_field=CharField()) for part in parts]
    dotted = [piece for word in words for piece in (Value("."), word)]
    return Concat(*dotted[1:], output_field=CharField())


def own_pages(view: str) -> Callable[[Person, Iterable[SearchEntry]], dict[int, str]]:
    """`addresses` where each object has a page of its own, by its number."""

    def addresses(person: Person, entries: Iterable[SearchEntry]) -> dict[int, str]:
        return {entry.pk: reverse(view, args=[entry.object_id]) for entry in entries}

    return addresses
