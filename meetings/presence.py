"""Who writes on which item just now, through the cache: seen within seconds, and nothing is kept of it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _

from groups.models import Person

# A heartbeat comes every ten seconds; after this one has closed the lid or lost contact.
GONE_AFTER = 30
KEPT_SECONDS = 120


@dataclass(frozen=True)
class Writer:
    person_id: int
    name: str
    item_id: int
    at: float


def beat(meeting_id: int, person: Person, item_id: int, now: datetime) -> None:
    """Tell that the person has the item open. Two beats at the same instant may lose one; the next says it
    again."""
    writers = {writer.person_id: writer for writer in _known(meeting_id, now)}
    writers[person.pk] = Writer(person.pk, person.name, item_id, now.timestamp())
    rows = [(w.person_id, w.name, w.item_id, w.at) for w in writers.values()]
    cache.set(_key(meeting_id), rows, KEPT_SECONDS)


def writers_of(meeting_id: int, now: datetime) -> list[Writer]:
    """Those who have the notes open now, by name; one read of the cache."""
    return sorted(_known(meeting_id, now), key=lambda writer: writer.name)


def sentence(writer: Writer, number: str) -> str:
    """“Astrid Ek skriver på punkt 4”."""
    return _("%(name)s writes on item %(number)s") % {"name": writer.name, "number": number}


def _known(meeting_id: int, now: datetime) -> list[Writer]:
    limit = now.timestamp() - GONE_AFTER
    return [Writer(*row) for row in cache.get(_key(meeting_id), ()) if row[3] >= limit]


def _key(meeting_id: int) -> str:
    return f"presence:{meeting_id}"
