"""What upper rooms tell beside a meeting and its items: the goal of a plan that was dealt with there.

A room registers a teller from its `ready()`. It is asked only where a meeting has something of it, so that
the page of every other meeting costs what it did.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from groups.models import Person
from meetings.models import Meeting


@dataclass(frozen=True)
class Beside:
    """`word` says what it is, `text` which; `place` its address, empty where the reader has none. `is_step`:
    `text` is what the reader may do there, without a word before it."""

    word: str
    text: str
    place: str
    is_step: bool = False


Told = dict[int | None, list[Beside]]


@dataclass(frozen=True)
class Teller:
    """`rows` makes a queryset and `path` leads from it to the meeting; `told` gives `{item: what stands
    beside it}` as the reader may read it; under None what is of the meeting itself."""

    name: str
    rows: Callable[[], QuerySet]
    path: str
    told: Callable[[Meeting, Person], Told]

    @property
    def flag(self) -> str:
        return f"has_{self.name}"


TELLERS: list[Teller] = []


def with_tellers(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With what `beside` asks first, in the same query."""
    flags = {one.flag: Exists(one.rows().filter(**{one.path: OuterRef("pk")})) for one in TELLERS}
    return rows.annotate(**flags)


def beside(meeting: Meeting, reader: Person) -> Told:
    """Of a row from `with_tellers`; no query where nobody has anything to tell."""
    found: Told = {}
    for teller in TELLERS:
        if getattr(meeting, teller.flag):
            for item, told in teller.told(meeting, reader).items():
                found.setdefault(item, []).extend(told)
    return found
