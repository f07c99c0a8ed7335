"""What stands in the pack of a meeting for one circle of readers, as plain values (P26, P27)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead
from groups.models import ReadingCircle
from groups.reading import down_to
from meetings.documents import MeetingFacts
from meetings.material import lateness, material_due
from meetings.models import AgendaItem, Call, ItemDocument, Meeting, MinutesVersion, Pack
from meetings.reports import PAPER_LANGUAGE, agenda_of, meeting_facts, numbered


@dataclass(frozen=True, kw_only=True)
class PackPaper:
    """One document on an item. `version` is the newest version's id, 0 for one closed to this circle.

    `number` is its place among all the papers of the item, so that it is called the same in every pack.
    """

    number: int
    row: int
    title: str
    version: int = 0
    version_number: int = 1
    filename: str = ""
    size: int = 0
    sha256: str = ""
    late: str = ""
    closed: str = ""


@dataclass(frozen=True, kw_only=True)
class PackItem:
    """An item in reading order; of one closed to this circle there is number, title, time and `closed`."""

    id: int
    title: str
    number: str = ""
    clock: str = ""
    level: int = 1
    minutes: int | None = None
    kind: str = ""
    presenters: tuple[str, ...] = ()
    wanted_outcome: str = ""
    summary: str = ""
    audience: str = ""
    description: str = ""
    closed: str = ""
    is_readable: bool = True
    papers: tuple[PackPaper, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether there is anything to read beside the line in the contents."""
        return bool(self.wanted_outcome or self.summary or self.description)


@dataclass(frozen=True, kw_only=True)
class PackDocument:
    """The pack's own pages. `circle` in words where something in it is not for everybody in the group."""

    letterhead: Letterhead
    meeting: MeetingFacts
    address: str
    circle: str = ""
    items: tuple[PackItem, ...] = ()
    language: str = "sv"

    def papers(self) -> list[tuple[PackItem, PackPaper]]:
        """Those this circle reads, in the order of the agenda."""
        return [(item, paper) for item in self.items for paper in item.papers if paper.version]


@dataclass(frozen=True, kw_only=True)
class PackFacts:
    """All that decides what a pack holds; its SHA-256 is the pack's fingerprint.

    `calls` and `notes` are ids of rows with a frozen paper, for a ZIP.
    """

    kind: str
    circle: str
    document: PackDocument
    calls: tuple[int, ...] = ()
    notes: int = 0


@translation.override(PAPER_LANGUAGE)
def pack_facts(meeting: Meeting, kind: str, circle: str, document: PackDocument | None = None) -> PackFacts:
    """Needs a meeting with day and start. Six queries, and two more for a ZIP; `document` if it is known."""
    document = document or _document(meeting, agenda_of(meeting), circle)
    if kind == Pack.Kind.PDF:
        return PackFacts(kind=kind, circle=circle, document=document)
    calls = Call.objects.filter(meeting=meeting, state=Call.State.SENT).order_by("number")
    versions = MinutesVersion.objects.filter(minutes__meeting=meeting).order_by("-number")
    notes = versions.values_list("pk", flat=True).first()
    return PackFacts(
        kind=kind,
        circle=circle,
        document=document,
        calls=tuple(calls.values_list("pk", flat=True)),
        notes=notes or 0,
    )


def _document(meeting: Meeting, items: list[AgendaItem], circle: str) -> PackDocument:
    lines = tuple(_items(meeting, items, circle))
    is_closed = any(line.is_readable and line.closed for line in lines)
    is_closed |= any(paper.version and paper.closed for line in lines for paper in line.papers)
    return PackDocument(
        letterhead=letterhead(meeting.group.structure, meeting.registry_number),
        meeting=meeting_facts(meeting),
        address=settings.BASE_URL + reverse("meetings:papers", args=[meeting.pk]),
        circle=str(ReadingCircle(circle).label) if is_closed else "",
        items=lines,
    )


def _items(meeting: Meeting, items: list[AgendaItem], circle: str):
    circles, sent_at = down_to(circle), _sent_at(meeting)
    due = material_due(meeting.date, meeting.group.settings_on(meeting.date).material_days)
    hides_children = False
    for item, number, clock, level in numbered(items, meeting):
        clock = clock.removeprefix("0")
        if level == 1:
            hides_children = item.circle not in circles
        if item.circle not in circles:
            if level == 1 or not hides_children:
                yield PackItem(
                    id=item.pk,
                    title=item.title,
                    number=number,
                    clock=clock,
                    level=level,
                    minutes=item.minutes,
                    closed=item.closed_reason,
                    is_readable=False,
                )
        elif level == 1 or not hides_children:
            yield _open_item(item, number, clock, level, _papers(item, circles, sent_at, due))


def _open_item(item: AgendaItem, number: str, clock: str, level: int, papers) -> PackItem:
    named = (", ".join(p for p in (str(row), row.organization) if p) for row in item.presenters.all())
    return PackItem(
        id=item.pk,
        title=item.title,
        number=number,
        clock=clock,
        level=level,
        minutes=item.minutes,
        kind=str(item.get_kind_display()),
        presenters=tuple(named),
        wanted_outcome=item.wanted_outcome,
        summary=item.summary,
        audience=item.audience,
        description=item.description,
        closed=item.closed_reason if item.circle != ReadingCircle.GROUP else "",
        papers=papers,
    )


def _papers(
    item: AgendaItem, circles: frozenset[str], sent_at: datetime | None, due: date
) -> tuple[PackPaper, ...]:
    return tuple(
        _paper(at, row, circles, sent_at, due) for at, row in enumerate(item.item_documents.all(), 1)
    )


def _paper(at: int, row: ItemDocument, circles, sent_at: datetime | None, due: date) -> PackPaper:
    document, version = row.document, max(row.document.versions.all(), key=lambda v: v.number, default=None)
    if document.circle not in circles or version is None:
        return PackPaper(number=at, row=row.pk, title=_("Closed document"), closed=document.closed_reason)
    return PackPaper(
        number=at,
        row=row.pk,
        title=document.title,
        version=version.pk,
        version_number=version.number,
        filename=version.filename,
        size=version.size,
        sha256=version.sha256,
        late=lateness(row.added_at, version.uploaded_at, version.number, sent_at=sent_at, due=due),
        closed=document.closed_reason,
    )


def _sent_at(meeting: Meeting) -> datetime | None:
    sent = Call.objects.filter(meeting=meeting, kind=Call.Kind.CALL, state=Call.State.SENT)
    return sent.values_list("sent_at", flat=True).first()
