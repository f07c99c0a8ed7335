"""The report of an evaluation on paper, PDF/A-3a and PDF/UA-1 with contents, and as Word to write on in. Only
the worker makes the PDF."""

import hashlib
from collections.abc import Callable, Iterator

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
from evaluations.gathered_report import document_of, told_to_everybody
from evaluations.models import Report, ReportPaper
from evaluations.report_document import ReportDocument
from evaluations.report_parts import Block, Line, Part, parts, told
from evaluations.report_states import standing
from groups.letterhead import logo_files
from samverkan.lib import pdf
from samverkan.lib.docx import HEADING, SMALL, TEXT, TITLE, Paragraph, docx
from samverkan.lib.spoken import day_plain


def make(pk: int) -> None:
    """Nothing for a row that is gone or made. `done` parts of `of` are set while the page looks on."""
    rows = ReportPaper.objects.select_related("report__evaluation__structure")
    paper = rows.filter(pk=pk).first()
    if paper is None:
        return
    now, sign = timezone.now(), {"by": None, "now": timezone.now()}
    try:
        document = printed(paper.report, document_of(paper.report, now))
        if not begin_report_paper(paper, of=len(document.places), **sign):
            return
        content = report_pdf(
            paper.report, document, lambda done: count_report_drawn(paper, done=done, **sign)
        )
        digest = hashlib.sha256(content).hexdigest()
        name = f"evaluations/{document.ends_on.year}/{digest}.pdf"
        name = name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))
        keep_report_paper(paper, file=name, sha256=digest, by=None, now=timezone.now())
    except Exception:
        fail_report_paper(paper, **sign)
        raise


def printed(report: Report, document: ReportDocument) -> ReportDocument:
    """What its paper says: of a published one what everybody may read, so that it can be sent anywhere."""
    return told_to_everybody(document) if report.state == Report.State.PUBLISHED else document


def report_pdf(
    report: Report, document: ReportDocument, counted: Callable[[int], None] = lambda done: None
) -> bytes:
    """Equal facts give equal bytes."""
    with translation.override(document.language):
        shown = told(parts(document))
        counted(len(document.places))
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
            images=logo_files(document.letterhead.logos),
        )


def report_docx(document: ReportDocument) -> bytes:
    with translation.override(document.language):
        return docx(document.title, _paragraphs(document), author=document.letterhead.sender_name)


def _paragraphs(document: ReportDocument) -> Iterator[Paragraph]:
    yield Paragraph(document.title, TITLE)
    gathered = _("Gathered %(day)s") % {"day": day_plain(document.gathered_on)}
    yield Paragraph(f"{document.structure}\n{gathered}", SMALL)
    for part in told(parts(document)):
        yield from _part(part)


def _part(part: Part) -> Iterator[Paragraph]:
    yield Paragraph(part.heading, HEADING)
    if part.note:
        yield Paragraph(part.note, SMALL)
    yield from _text(part.text)
    for block in part.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Paragraph]:
    if block.heading:
        yield Paragraph(block.heading, HEADING)
    if block.note:
        yield Paragraph(block.note, SMALL)
    yield from _text(block.text)
    for line in block.lines:
        yield Paragraph("\n".join(_lines(line)))
    for row in block.rows:
        cells = zip(block.columns[1:], row[1:], strict=True)
        yield Paragraph(f"{row[0]}: " + "; ".join(f"{column} {value}" for column, value in cells if value))


def _lines(line: Line, deep: int = 0) -> Iterator[str]:
    yield f"{'– ' * deep}{line.said}"
    for one in line.under:
        yield from _lines(one, deep + 1)


def _text(text: str) -> Iterator[Paragraph]:
    """Parts with an empty line between them."""
    for one in text.replace("\r\n", "\n").split("\n\n"):
        if one.strip():
            yield Paragraph(one.strip(), TEXT)
