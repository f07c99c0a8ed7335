"""A decided list on paper: made by the worker when asked for, kept a day under the fingerprint of its
facts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.prints import keep, name_in_storage
from issues.models import Ranking
from issues.ranking_page import Line, lines_of
from samverkan.lib.spoken import day_plain

LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class ArgumentOnPaper:
    perspective: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PlaceOnPaper:
    """A closed issue has its place and no more: the paper is for everybody in the group."""

    place: int
    title: str
    number: str = ""
    belongs: str = ""
    arguments: tuple[ArgumentOnPaper, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RankingDocument:
    template: ClassVar[str] = "pdf/ranking.html"

    letterhead: Letterhead
    group: str
    slug: str
    decided_on: date
    text: str = ""
    places: tuple[PlaceOnPaper, ...] = ()
    language: str = LANGUAGE


@translation.override(LANGUAGE)
def ranking_document(ranking: Ranking) -> RankingDocument:
    return RankingDocument(
        letterhead=letterhead(ranking.group.structure, ""),
        group=ranking.group.name_on(ranking.decided_on),
        slug=ranking.group.slug,
        decided_on=ranking.decided_on,
        text=ranking.text,
        places=tuple(_place(line) for line in lines_of([ranking], None)[ranking.pk]),
    )


def _place(line: Line) -> PlaceOnPaper:
    arguments = (ArgumentOnPaper(perspective=one.perspective, text=one.text) for one in line.arguments)
    return PlaceOnPaper(
        place=line.place,
        title=line.title,
        number=line.number,
        belongs=line.belongs,
        arguments=tuple(arguments),
    )


def file_name_of(document: RankingDocument) -> str:
    return f"{document.decided_on}-prioritering-{slugify(document.slug)}.pdf"


@task()
def make_ranking_paper(ranking: int) -> None:
    rows = Ranking.objects.select_related("group__structure").filter(decided_on__isnull=False)
    if row := rows.filter(pk=ranking).first():
        document = ranking_document(row)
        keep(name_in_storage(document), ranking_pdf(document))


def ranking_pdf(document: RankingDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Ranked list")
        day = day_plain(document.decided_on)
    return on_letterhead(document, heading=heading, title=f"{heading} – {document.group}, {day}")
