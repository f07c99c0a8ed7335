"""Approved notes and the decisions in them in the search: of the frozen facts of the latest version, never of
a draft."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from groups.models import Person, ReadingCircle, SearchEntry
from groups.reading import narrower
from groups.search.registry import Made, SearchSource, mark_of, search_source
from meetings.access import meetings_for
from meetings.documents import NotesItem, OutcomeLine
from meetings.keeping import notes_today
from meetings.models import Minutes, MinutesVersion, Outcome
from meetings.readable import in_circles
from samverkan.lib import richtext

BINDING = (Outcome.Kind.DECISION, Outcome.Kind.POSITION)
OPEN = ReadingCircle.GROUP.value


def approved_notes() -> QuerySet[Minutes]:
    """By their version and the meeting's revision: what is closed today is closed in them too."""
    versions = MinutesVersion.objects.filter(minutes=OuterRef("pk")).order_by("-number")
    mark = mark_of(Subquery(versions.values("number")[:1]), F("meeting__revision"))
    return Minutes.objects.filter(Exists(versions)).annotate(mark=mark)


def made(minutes: Minutes) -> Made:
    version = minutes.versions.order_by("-number").select_related("minutes")[0]
    meeting = minutes.meeting
    here = {"group_id": meeting.group_id, "meeting": meeting.pk, "object_id": meeting.pk}
    here["day"] = meeting.told_date
    entries = []
    for place, circle, item in _placed(notes_today(version).items):
        entries += _entries(item, here | {"place": place, "circle": circle})
    return Made(tuple(entries))


def _placed(items: Iterable[NotesItem]) -> Iterator[tuple[str, str, NotesItem]]:
    """Each item with its place on the page of the notes and who reads it."""
    for number, item in enumerate(items, 1):
        circle = item.circle or OPEN
        yield f"punkt-{number}", circle, item
        for under_number, under in enumerate(item.items, 1):
            yield f"punkt-{number}-{under_number}", narrower(circle, under.circle or OPEN), under


def _entries(item: NotesItem, here: dict) -> Iterator[SearchEntry]:
    """What was said, and each decision or position apart. An item that says nothing is on the agenda
    already."""
    binding = {str(kind.label) for kind in BINDING}
    decided = [line for line in item.outcomes if line.kind in binding]
    said = [richtext.to_plain(item.body)]
    said += [_outcome(line) for line in item.outcomes if line not in decided]
    said += [line.text for line in (*item.actions, *item.reservations)]
    if text := "\n".join(filter(None, said)):
        yield SearchEntry(kind="notes", title=item.title, body=text, **here)
    for line in decided:
        yield SearchEntry(kind="decision", title=item.title, body=_outcome(line), **here)


def _outcome(line: OutcomeLine) -> str:
    return "\n".join(filter(None, [line.text, *line.points, line.condition]))


def readable(person: Person) -> Q:
    """Only what is not stale: an item that has just been closed may be known by its title alone."""
    mine = Q(kind__in=("notes", "decision"), meeting__in=meetings_for(person).order_by().values("pk"))
    fresh = approved_notes().filter(pk=OuterRef("origin__object_id"), mark=OuterRef("origin__mark"))
    return mine & in_circles(person, group="group") & Q(Exists(fresh))


def addresses(person: Person, entries: Iterable[SearchEntry]) -> dict[int, str]:
    return {entry.pk: f"{reverse('meetings:notes', args=[entry.meeting])}#{entry.place}" for entry in entries}


search_source(
    SearchSource(
        name="notes",
        kinds={"notes": _("Notes"), "decision": _("Decision or position")},
        rows=approved_notes,
        made=made,
        readable=readable,
        addresses=addresses,
    )
)
