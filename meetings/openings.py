"""Who has opened what before a meeting, for those who plan it (S004-12, P13)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from groups.circle import Circle
from groups.models import Person
from groups.reading import circles_read_by, narrower
from meetings.access import reading_circles
from meetings.joint import circles_at
from meetings.models import Call, ItemDocument, Meeting, Opened, SubstituteRequest
from samverkan.lib import spoken


@dataclass(frozen=True)
class Paper:
    """The call (`document` 0) or a document; `circle` reads it."""

    document: int
    title: str
    circle: str


@dataclass(frozen=True)
class Reader:
    person: int
    name: str
    represents: str
    circles: frozenset[str]


@dataclass(frozen=True)
class Opening:
    """When one reader opened one paper first; None for not yet."""

    paper: Paper
    at: datetime | None


@dataclass(frozen=True)
class ReaderLine:
    reader: Reader
    openings: tuple[Opening, ...]

    @property
    def count(self) -> str:
        opened = sum(opening.at is not None for opening in self.openings)
        return _("%(opened)s of %(all)s") % {"opened": opened, "all": len(self.openings)}

    @property
    def has_all(self) -> bool:
        return all(opening.at for opening in self.openings)

    @property
    def has_none(self) -> bool:
        return not any(opening.at for opening in self.openings)


@dataclass(frozen=True)
class PaperLine:
    """A paper with how many of its readers have opened it, and the names of those who have not."""

    paper: Paper
    opened: int
    readers: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Openings:
    readers: list[ReaderLine]
    papers: list[PaperLine]


def openings_of(meeting: Meeting, asker: Person) -> Openings:
    """Seven queries, whatever the size. Of papers closed to the asker nothing is told."""
    papers, readers = papers_of(meeting, asker), readers_of(meeting)
    return table(papers, readers, first_times(meeting))


def table(papers: list[Paper], readers: list[Reader], times: dict[tuple[int, int], datetime]) -> Openings:
    """Pure: each reader with the papers the reader may open, and each paper with its readers.

    `times`: {(person, document): when first}; document 0 is the call.
    """
    lines = [
        ReaderLine(
            reader,
            tuple(
                Opening(paper, times.get((reader.person, paper.document)))
                for paper in papers
                if paper.circle in reader.circles
            ),
        )
        for reader in readers
    ]
    return Openings(lines, [_paper_line(paper, readers, times) for paper in papers])


def papers_of(meeting: Meeting, asker: Person) -> list[Paper]:
    """The call where it is sent, and each document once, in the order of the agenda."""
    circles, found = reading_circles(asker, meeting), {}
    if Call.objects.filter(meeting=meeting, kind=Call.Kind.CALL, state=Call.State.SENT).exists():
        found[0] = Paper(0, _("The call"), "group")
    rows = ItemDocument.objects.filter(item__meeting=meeting).select_related("item", "document")
    # An item that lies under another comes after it.
    top, under = Coalesce("item__parent__position", "item__position"), F("item__parent__position")
    for row in rows.order_by(top, under.asc(nulls_first=True), "item__position", "pk"):
        circle = narrower(row.item.circle, row.document.circle)
        if circle in circles:
            found.setdefault(row.document_id, Paper(row.document_id, row.document.title, circle))
    return list(found.values())


def readers_of(meeting: Meeting) -> list[Reader]:
    """Everybody of the circle of that day, and those invited to the whole meeting; each once.

    Who is there by a group that joins, or invited, is counted for the papers of the whole group alone, as
    `reading_circles` says.
    """
    own, *joining = circles_at(meeting)
    asked = SubstituteRequest.objects.filter(meeting=meeting, state=SubstituteRequest.State.ACCEPTED)
    serving, roles = set(asked.values_list("substitute", flat=True)), _roles_in(own)
    invited = meeting.co_options.filter(item__isnull=True).select_related("person")
    found: dict[int, Reader] = {}
    for person, represents in (
        *(one for circle in (own, *joining) for one in _seated(circle)),
        *(
            (official, _("Responsible official"))
            for circle in (own, *joining)
            for official in circle.officials
        ),
        *((row.person, _("Co-opted")) for row in invited),
    ):
        if person.pk not in found:
            mine = roles[person.pk]
            serves = person.pk in serving and "substitute" in mine
            found[person.pk] = Reader(
                person.pk, person.name, represents, circles_read_by(mine, serves=serves)
            )
    return list(found.values())


def _seated(circle: Circle) -> Iterator[tuple[Person, str]]:
    yield from ((place.member, place.represents) for place in circle.places if place.member)
    yield from ((person, place.represents) for place in circle.places for person in place.substitutes)


def _roles_in(circle: Circle) -> defaultdict[int, frozenset[str]]:
    """Of each person of the group that leads, the roles that open papers; nobody else has one."""
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    told = [(place.member, "member") for place in circle.places if place.member]
    told += [(person, "substitute") for place in circle.places for person in place.substitutes]
    told += [(person, "chair") for person in (circle.chair, *circle.vice_chairs) if person]
    told += [(person, "responsible_official") for person in circle.officials]
    for person, role in told:
        found[person.pk] |= {role}
    return found


def first_times(meeting: Meeting) -> dict[tuple[int, int], datetime]:
    """A document counts as opened with its first version that was."""
    found: dict[tuple[int, int], datetime] = {}
    rows = Opened.objects.filter(meeting=meeting).order_by("at")
    for person, document, at in rows.values_list("person_id", "document__document_id", "at"):
        found.setdefault((person, document or 0), at)
    return found


def file_rows(openings: Openings) -> Iterable[tuple[str, ...]]:
    """One row a reader and paper, for a spreadsheet."""
    yield _("Name"), _("Represents"), _("Paper"), _("First opened")
    for line in openings.readers:
        for opening in line.openings:
            at = spoken.moment(opening.at) if opening.at else ""
            yield line.reader.name, line.reader.represents, opening.paper.title, at


def _paper_line(paper: Paper, readers: list[Reader], times) -> PaperLine:
    may = [reader for reader in readers if paper.circle in reader.circles]
    missing = [reader.name for reader in may if (reader.person, paper.document) not in times]
    return PaperLine(paper, len(may) - len(missing), len(may), tuple(missing))
