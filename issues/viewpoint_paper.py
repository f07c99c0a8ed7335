"""What is thought of a version, on paper and as rows for Excel; the paper is made by the worker when asked
for."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.prints import keep, name_in_storage
from issues.material_page import path_lines
from issues.models import MaterialVersion
from issues.viewpoint_facts import Collected, PointViews, collected, point_by_point, without_reasonings
from issues.viewpoint_lines import AskedLine, NotedLine, about_whole

LANGUAGE = "sv"
BESIDE = ("material__issue__structure", "material__issue__home_group")


@dataclass(frozen=True, kw_only=True)
class PaperView:
    """What one has said; `said` is its stance and text, `note` when, under which number and by whom."""

    who: str
    stance: str = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperPoint:
    heading: str
    views: tuple[PaperView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ViewpointsDocument:
    """As it stands that day; `issue` is "2017:14"."""

    template: ClassVar[str] = "pdf/viewpoints.html"

    letterhead: Letterhead
    issue: str
    title: str
    number: int
    group: str = ""
    as_of: date
    sentence: str = ""
    summary: str = ""
    points: tuple[PaperPoint, ...] = ()
    reasonings: tuple[PaperView, ...] = ()
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"{self.as_of}-synpunkter-{slugify(self.title)}-v{self.number}.pdf"


@translation.override(LANGUAGE)
def viewpoints_document(version: MaterialVersion, today: date) -> ViewpointsDocument:
    """The same for every reader of the issue. Points that nobody has said anything of are left out; how
    bodies reasoned has a part of its own."""
    found, issue = collected(version, today), version.material.issue
    views = [one for one in point_by_point(without_reasonings(found), path_lines(version)) if one.said]
    return ViewpointsDocument(
        letterhead=letterhead(issue.structure, issue.reference),
        issue=f"{issue.year}:{issue.number}",
        title=version.material.title,
        number=version.number,
        group=issue.home_group.name_on(today) if issue.home_group else "",
        as_of=today,
        sentence=found.sentence,
        summary=version.viewpoints_summary,
        points=tuple(map(_point, views)),
        reasonings=tuple(_view(line.who, line.said) for line in found.reasonings),
    )


def _point(one: PointViews) -> PaperPoint:
    heading = f"{one.label}. {one.text}" if one.label else _("On the whole")
    return PaperPoint(heading=heading, views=tuple(_view(who, said) for who, said in one.said))


def _view(who: str, said) -> PaperView:
    words = [said.label, said.on.isoformat() if said.on else "", said.reference, said.by]
    note = ", ".join(filter(None, words))
    return PaperView(who=who, stance=said.stance_word, text=said.text, note=note)


def viewpoints_pdf(document: ViewpointsDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Viewpoints")
    return on_letterhead(document, heading=heading, title=f"{heading} – {document.title}")


@task()
def make_viewpoints_paper(version: int, today: str) -> None:
    """`today` is an ISO day."""
    row = MaterialVersion.objects.filter(pk=version).select_related(*BESIDE).first()
    if row:
        document = viewpoints_document(row, date.fromisoformat(today))
        keep(name_in_storage(document), viewpoints_pdf(document))


def csv_headings() -> list[str]:
    return [
        pgettext("viewpoint", "From"),
        _("Kind"),
        pgettext("viewpoint", "State"),
        pgettext("viewpoint", "Answer by"),
        pgettext("viewpoint", "About"),
        _("Stance"),
        _("Text"),
        _("Day"),
        _("Registry number or paragraph"),
        _("Name and role"),
    ]


def csv_rows(found: Collected) -> list[list[object]]:
    """One row for each thing said, and one for each that has not answered; the headings are
    `csv_headings`."""
    rows = [row for line in found.lines for row in _asked_rows(line)]
    return rows + [_noted_row(line) for line in found.noted]


def _asked_rows(line: AskedLine) -> list[list[object]]:
    head = [line.who, _("Viewpoint"), line.word, line.due_on]
    if not line.is_answered:
        return [[*head, "", "", "", "", "", ""]]
    spoken = [one for one in (line.whole, *line.points) if one.stance or one.text]
    return [[*head, *_said_cells(one)] for one in spoken]


def _noted_row(line: NotedLine) -> list[object]:
    return [line.who, line.word, "", "", *_said_cells(line.said)]


def _said_cells(one) -> list[object]:
    return [about_whole(one), one.stance_word, one.text, one.on or "", one.reference, one.by]
