"""The search: the page's own work for a member of one group, over everything there is (issue 3).

The entries are written here straight from the tables, as the worker would, without reading files: the bench's
documents have none.
"""

from collections.abc import Callable
from unittest.mock import patch

from django.utils import timezone

from groups.models import GroupRole, Person
from groups.search.finding import Asked, find
from groups.search.refreshing import refresh
from groups.search.registry import SOURCES

GROUP = "grupp-000"
# In nearly every entry, in many and in few.
ASKED = {"search_common": "kommun", "search_two_words": "läget gruppen", "search_none": "finnsinte"}


def jobs() -> dict[str, Callable[[], None]]:
    """Each is done once a call; `bench.jobs.timed` times it. A person's roles are read anew each time, as on
    a page."""
    fill()
    reader = GroupRole.objects.filter(group__slug=GROUP).values_list("person", flat=True)[0]

    def asking(words: str) -> Callable[[], None]:
        return lambda: find(Person.objects.get(pk=reader), Asked(words))

    return {name: asking(words) for name, words in ASKED.items()}


def fill() -> int:
    """Reads what is not read yet; the number of rows. Not the notes: the bench's have no facts."""
    done, now = 0, timezone.now()
    with patch("meetings.search_documents.document_text", return_value=""):
        for name, source in SOURCES.items():
            while name != "notes" and (number := refresh(source, now, seconds=60)):
                done += number
    return done
