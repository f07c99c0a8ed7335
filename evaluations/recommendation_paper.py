"""The register as a file for Excel and on paper. The paper is made by the worker when asked for and kept a
day; it holds what the whole structure reads, so no names of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet
from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.models import RecommendationSet
from evaluations.recommendation_marking import Piece, printed_pieces
from evaluations.recommendation_page import RecommendationLine, by_cluster, register_lines
from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.prints import keep, name_in_storage
from groups.structure import TO_INSIDERS
from samverkan.lib.downloads import stem
from samverkan.lib.spreadsheets import csv_bytes

LANGUAGE = "sv"
# The file's format: Swedish whatever the page's language, and read in again by the same headings.
HEADER = (
    "nr",
    "rekommendation",
    "markerat",
    "kluster",
    "till",
    "åtgärd",
    "motivering",
    "läge",
    "ansvarig",
    "senast",
    "uppföljning",
)


@translation.override(LANGUAGE)
def register_csv(lines: Iterable[RecommendationLine]) -> bytes:
    return csv_bytes(HEADER, [_cells(line) for line in lines])


def _cells(line: RecommendationLine) -> list[object]:
    told = (f"{one.on} {one.word}: {one.text}" for one in reversed(line.told))
    return [
        line.number,
        line.text,
        line.marked_text,
        line.cluster,
        ", ".join(line.addressees),
        str(line.disposition_word),
        line.reason,
        str(line.state_word),
        line.responsible,
        line.due_on,
        " | ".join(" ".join(one.split()) for one in told),
    ]


@dataclass(frozen=True, kw_only=True)
class ToldOnPaper:
    on: date
    word: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RecommendationOnPaper:
    number: int
    pieces: tuple[Piece, ...]
    addressees: tuple[str, ...] = ()
    disposition: str = ""
    reason: str = ""
    state: str = ""
    responsible: str = ""
    due_on: date | None = None
    told: tuple[ToldOnPaper, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RegisterDocument:
    """`parts` as (name of the cluster, its recommendations); one without a name where nothing is
    clustered."""

    template: ClassVar[str] = "pdf/recommendations.html"

    letterhead: Letterhead
    group: str
    title: str
    source: str
    author: str
    dated: date | None
    status: str
    marking_means: str
    as_of: date
    count: int
    left: int
    parts: tuple[tuple[str, tuple[RecommendationOnPaper, ...]], ...]
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"{stem(self.title, 60)}-{self.as_of}.pdf"


@translation.override(LANGUAGE)
def register_document(found: RecommendationSet, today: date) -> RegisterDocument:
    lines = register_lines(found, today, names_people=False)
    is_clustered = any(line.cluster for line in lines)
    parts = by_cluster(lines) if is_clustered else [("", lines)]
    return RegisterDocument(
        letterhead=letterhead(found.structure),
        group=found.group.name_on(today) if found.group.state in TO_INSIDERS else "",
        title=found.title,
        source=found.source,
        author=found.author,
        dated=found.dated,
        status=str(found.get_status_display()),
        marking_means=found.marking_means,
        as_of=today,
        count=len(lines),
        left=sum(line.is_waited_for for line in lines),
        parts=tuple((name, tuple(_on_paper(line) for line in rows)) for name, rows in parts),
    )


def _on_paper(line: RecommendationLine) -> RecommendationOnPaper:
    return RecommendationOnPaper(
        number=line.number,
        pieces=printed_pieces(line.pieces),
        addressees=line.addressees,
        # Received says no more than that it is not sorted.
        disposition="" if line.state == "received" else str(line.disposition_word),
        reason=line.reason,
        state=str(line.disposition_word if line.state == "received" else line.state_word),
        responsible=line.responsible,
        due_on=line.due_on,
        told=tuple(ToldOnPaper(on=one.on, word=str(one.word), text=one.text) for one in reversed(line.told)),
    )


def register_pdf(document: RegisterDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Recommendations and what became of them")
    return on_letterhead(
        document, heading=heading, title=" – ".join(filter(None, (document.title, document.group)))
    )


@task()
def make_register_paper(found: int, on: str) -> None:
    """`on` as 2026-11-23: what was asked for one day is of that day, also when it is made after midnight."""
    rows: QuerySet[RecommendationSet] = RecommendationSet.objects.select_related("structure", "group")
    if row := rows.filter(pk=found).first():
        document = register_document(row, date.fromisoformat(on))
        keep(name_in_storage(document), register_pdf(document))
