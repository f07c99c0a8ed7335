"""Keeping the entries as their rows are: the worker's tick, and the rebuild from nothing."""

import logging
import time
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils import timezone, translation

from groups.models import Person, SearchEntry, SearchOrigin
from groups.person_registry import when_forgotten
from groups.personal_data import traces_of
from groups.post.registry import tick
from groups.search.registry import SOURCES, Made, SearchSource
from groups.search.words import fold, readable_text, terms

logger = logging.getLogger(__name__)
# The words of a list, as "Approved notes", are those of papers; what is found reads the same for everybody.
LANGUAGE = "sv"
LONGEST_BODY = 200_000
SECONDS_A_TICK = 5


@tick
def refresh_search(now: datetime) -> None:
    """What was changed since the last time, a bounded number of each kind, and what is gone."""
    for source in SOURCES.values():
        refresh(source, now)


def refresh(source: SearchSource, now: datetime, seconds: float = SECONDS_A_TICK) -> int:
    """Makes entries anew for the stale rows of one source, as many as that time takes; their number.

    A row that cannot be read is written down as such, and not tried again until it is another.
    """
    gone = SearchOrigin.objects.filter(source=source.name).exclude(object_id__in=source.rows().values("pk"))
    gone.delete()
    began, read = time.monotonic(), []
    for row in _stale(source)[: source.at_a_time]:
        read.append((row, _made(source, row)))
        if time.monotonic() - began > seconds:
            break
    try:
        if read:
            _keep(source, read, now)
    except Exception:
        # One of them, or another worker that was at it too.
        _keep_one_by_one(source, read, now)
    return len(read)


def _made(source: SearchSource, row) -> Made:
    """What the row comes to, ready to be kept."""
    try:
        with translation.override(LANGUAGE):
            made = source.made(row)
    except Exception as fault:
        logger.exception("%s %s cannot be searched.", source.name, row.pk)
        return _unread(fault)
    for entry in made.entries:
        # Of what lies beyond, the words are not found either: nothing may be found that cannot be shown.
        entry.title, text = entry.title[:300], entry.body[:LONGEST_BODY]
        entry.terms, entry.body = terms(entry.title, text), readable_text(text)
    if made.problem:
        logger.warning("%s %s: %s", source.name, row.pk, made.problem)
    return made


def _unread(fault: Exception) -> Made:
    return Made((), problem=f"{type(fault).__name__}: {fault}")


@transaction.atomic
def _keep(source: SearchSource, read: list[tuple[Model, Made]], now: datetime) -> None:
    """The entries of these rows instead of those there were; few queries, however many rows."""
    keys = [row.pk for row, _made in read]
    SearchOrigin.objects.filter(source=source.name, object_id__in=keys).delete()
    origins = [
        SearchOrigin(
            source=source.name, object_id=row.pk, mark=row.mark, made_at=now, problem=made.problem[:300]
        )
        for row, made in read
    ]
    entries = []
    for origin, (_row, made) in zip(SearchOrigin.objects.bulk_create(origins), read, strict=True):
        for entry in made.entries:
            entry.pk, entry.origin = None, origin
            entries.append(entry)
    SearchEntry.objects.bulk_create(entries, batch_size=500)


def _keep_one_by_one(source: SearchSource, read: list[tuple[Model, Made]], now: datetime) -> None:
    for row, made in read:
        try:
            _keep(source, [(row, made)], now)
        except Exception as fault:
            logger.exception("%s %s cannot be kept for the search.", source.name, row.pk)
            _keep(source, [(row, _unread(fault))], now)


def rebuild(now: datetime | None = None) -> dict[str, int]:
    """Everything from nothing, as after a change of how words are known: rows by source."""
    SearchOrigin.objects.all().delete()
    found = dict.fromkeys(SOURCES, 0)
    for name, source in SOURCES.items():
        while number := refresh(source, now or timezone.now()):
            found[name] += number
    return found


@when_forgotten
def forget(person: Person) -> None:
    """What tells of the person is made anew in the next tick, of what is then left: registers and texts have
    the pseudonym, approved papers are what they are (ruling 11)."""
    known = traces_of(person, "")
    told = SearchEntry.objects.none()
    for word in known.words:
        parts = [fold(part) for part in terms(word).split()]
        told |= _with_all(parts)
    SearchOrigin.objects.filter(pk__in=told.values("origin")).delete()


def _with_all(parts: list[str]) -> QuerySet[SearchEntry]:
    """By LIKE and not by the index: deleting must not depend on it."""
    rows = SearchEntry.objects.all()
    for part in parts:
        rows = rows.filter(terms__contains=part)
    return rows if parts else rows.none()


def _stale(source: SearchSource) -> QuerySet:
    """The latest first: what was just written is what somebody looks for."""
    same = SearchOrigin.objects.filter(source=source.name, object_id=OuterRef("pk"), mark=OuterRef("mark"))
    return source.rows().exclude(Exists(same)).order_by("-pk")
