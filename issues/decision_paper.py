"""What the organisations decided, on paper and as rows for Excel; rendered by the worker when asked for."""

from collections.abc import Iterable
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
from issues.decision_facts import DecisionFacts, DecisionLine, PathDecisions, facts_of
from issues.models import Issue
from samverkan.lib.spoken import day_plain

LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    organization: str
    board: str = ""
    answer: str
    day: date | None = None
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperPath:
    title: str
    headline: str
    sentences: tuple[str, ...] = ()
    rows: tuple[PaperRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperPosition:
    group: str
    taken_on: date
    text: str
    condition: str = ""
    annulled: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionsDocument:
    """As it stands that day; `issue` is "2017:14"."""

    template: ClassVar[str] = "pdf/home_decisions.html"

    letterhead: Letterhead
    issue: str
    title: str
    group: str = ""
    as_of: date
    positions: tuple[PaperPosition, ...] = ()
    paths: tuple[PaperPath, ...] = ()
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"{self.as_of}-beslut-hemma-{slugify(self.title)}.pdf"


@translation.override(LANGUAGE)
def decisions_document(issue: Issue, today: date) -> DecisionsDocument:
    """The same for every reader of the issue."""
    facts = facts_of(issue, today)
    return DecisionsDocument(
        letterhead=letterhead(issue.structure, issue.reference),
        issue=f"{issue.year}:{issue.number}",
        title=issue.title,
        group=issue.home_group.name_on(today) if issue.home_group else "",
        as_of=today,
        positions=_positions(facts),
        paths=tuple(map(_path, facts.paths)),
    )


def _positions(facts: DecisionFacts) -> tuple[PaperPosition, ...]:
    return tuple(
        PaperPosition(
            group=one.group,
            taken_on=one.taken_on,
            text=one.text,
            condition=one.condition,
            annulled=one.annulled_reason,
        )
        for one in facts.positions
    )


def _path(path: PathDecisions) -> PaperPath:
    return PaperPath(
        title=path.heading,
        headline=path.headline,
        sentences=path.sentences,
        rows=tuple(map(_row, path.lines)),
    )


def _row(line: DecisionLine) -> PaperRow:
    notes = [line.text]
    if line.implemented_on:
        notes.append(_("Carried out %(day)s.") % {"day": day_plain(line.implemented_on)})
        notes.append(line.implemented_text)
    return PaperRow(
        organization=line.organization,
        board=line.board,
        answer=line.word,
        day=line.decided_on or line.scheduled_on,
        reference=line.reference,
        note=" ".join(filter(None, notes)),
    )


def decisions_pdf(document: DecisionsDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Decisions in the organisations")
    return on_letterhead(document, heading=heading, title=f"{heading} – {document.title}")


@task()
def make_decisions_paper(issue: int, today: str) -> None:
    """`today` is an ISO day."""
    row = Issue.objects.filter(pk=issue).select_related("structure", "home_group").first()
    if row:
        document = decisions_document(row, date.fromisoformat(today))
        keep(name_in_storage(document), decisions_pdf(document))


def csv_headings() -> list[str]:
    return [
        _("Issue"),
        _("Path"),
        _("Organisation"),
        _("Board"),
        _("By"),
        pgettext("decision", "Answer"),
        _("Has a day"),
        pgettext("decision", "Decided on"),
        _("Change, or reason"),
        _("Registry number and paragraph"),
        _("Carried out on"),
        _("How it was carried out"),
    ]


def csv_rows(lines: Iterable[DecisionLine]) -> list[list[object]]:
    """One row for each organisation or board; the headings are `csv_headings`."""
    return [
        [
            one.issue_title,
            one.path,
            one.organization,
            one.board,
            one.due_on,
            one.word,
            one.scheduled_on or "",
            one.decided_on or "",
            one.text,
            one.reference,
            one.implemented_on or "",
            one.implemented_text,
        ]
        for one in lines
    ]
