"""The report of an evaluation on paper, PDF/A-3a and PDF/UA-1 with contents, and as Word to write on in. Only
the worker makes the PDF."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evaluations.actions.report_papers import (
    begin_report_paper,
    count_report_drawn,
    fail_report_paper,
    keep_report_paper,
)
from evaluations.gathered_report import document_of, told_to_everybody, whole_of
from evaluations.models import Report, ReportPaper
from evaluations.report_cuts import of_group
from evaluations.report_document import ReportDocument, mark_of
from evaluations.report_parts import parts, told
from evaluations.report_shape import Block, Line, Part
from evaluations.report_states import standing
from groups.letterhead import logo_files
from groups.prints import keep, name_in_storage
from samverkan.lib import pdf
from samverkan.lib.charts import bars_for_paper
from samverkan.lib.docx import HEADING, LIST, LOWEST, SMALL, TEXT, TITLE, UNDER, Paragraph, Table, docx
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True, kw_only=True)
class GroupReportPaper:
    """What a group's own paper says: approved it is another one than the draft was."""

    document: ReportDocument
    state: str
    approved_on: date | None = None


def make(pk: int) -> None:
    """Nothing for a row that is gone or made. `done` parts of `of` are set while the page looks on."""
    rows = ReportPaper.objects.select_related("report__evaluation__structure")
    paper = rows.filter(pk=pk).first()
    if paper is None:
        return
    now, sign = timezone.now(), {"by": None, "now": timezone.now()}
    try:
        document = printed(paper.report, document_of(paper.report, now))
        if not begin_report_paper(paper, of=len(shown_parts(document)), **sign):
            return
        content = report_pdf(
            paper.report, document, lambda done: count_report_drawn(paper, done=done, **sign)
        )
        digest = hashlib.sha256(content).hexdigest()
        name = f"evaluations/{document.ends_on.year}/{mark_of(document)}-{digest[:32]}.pdf"
        name = name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))
        keep_report_paper(paper, file=name, sha256=digest, by=None, now=timezone.now())
    except Exception:
        fail_report_paper(paper, **sign)
        raise


def printed(report: Report, document: ReportDocument) -> ReportDocument:
    """What its paper says: of a published one what everybody may read, so that it can be sent anywhere."""
    return told_to_everybody(document) if report.state == Report.State.PUBLISHED else document


def make_for_group(pk: int, group: int) -> None:
    """Kept a day; nothing for a report that is gone."""
    report = Report.objects.select_related("evaluation__structure").filter(pk=pk).first()
    if report is not None:
        paper = group_paper(report, group)
        keep(name_in_storage(paper), report_pdf(report, paper.document))


def group_paper(report: Report, group: int) -> GroupReportPaper:
    document = of_group(whole_of(report, timezone.now()), group)
    approved_on = timezone.localdate(report.approved_at) if report.approved_at else None
    is_draft = report.state == Report.State.DRAFT
    return GroupReportPaper(
        document=document, state="draft" if is_draft else "approved", approved_on=approved_on
    )


def shown_parts(document: ReportDocument) -> tuple[Part, ...]:
    with translation.override(document.language):
        return told(parts(document))


def report_pdf(
    report: Report, document: ReportDocument, counted: Callable[[int], None] = lambda done: None
) -> bytes:
    """Equal facts give equal bytes. `counted` is told of each part whose drawings are made."""
    shown, images = shown_parts(document), logo_files(document.letterhead.logos)
    for number, part in enumerate(shown, 1):
        images |= {f"{one.name}.svg": bars_for_paper(one.drawn) for one in part.blocks if one.drawn}
        counted(number)
    with translation.override(document.language):
        context = {
            "document": document,
            "heading": document.title,
            "parts": shown,
            "state": "" if report.sha256 else standing(report.state)[1],
            "approved_at": report.approved_at,
        }
        return pdf.render(
            document.template,
            context,
            title=f"{document.title} – {document.structure}",
            language=document.language,
            images=images,
        )


def report_docx(document: ReportDocument) -> bytes:
    with translation.override(document.language):
        return docx(document.title, _paragraphs(document), author=document.letterhead.sender_name)


def _paragraphs(document: ReportDocument) -> Iterator[Paragraph | Table]:
    yield Paragraph(document.title, TITLE)
    gathered = _("Gathered %(day)s") % {"day": day_plain(document.gathered_on)}
    yield Paragraph(f"{document.structure}\n{gathered}", SMALL)
    for part in told(parts(document)):
        yield from _part(part)


def _part(part: Part) -> Iterator[Paragraph | Table]:
    yield Paragraph(part.heading, HEADING)
    if part.note:
        yield Paragraph(part.note, SMALL)
    yield from _text(part.text)
    for block in part.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Paragraph | Table]:
    if block.heading:
        yield Paragraph(block.heading, UNDER if block.level == 1 else LOWEST)
    yield from _text(block.written)
    if block.note:
        yield Paragraph(block.note, SMALL)
    yield from _text(block.text)
    for line in block.lines:
        yield from _lines(line)
    if block.rows:
        yield Table(block.columns, block.rows)


def _lines(line: Line, deep: int = 0) -> Iterator[Paragraph]:
    yield Paragraph(line.said, LIST, deep, is_led=bool(line.lead), pieces=line.said_pieces)
    for one in line.under:
        yield from _lines(one, deep + 1)


def _text(text: str) -> Iterator[Paragraph]:
    """Parts with an empty line between them."""
    for one in text.replace("\r\n", "\n").split("\n\n"):
        if one.strip():
            yield Paragraph(one.strip(), TEXT)
