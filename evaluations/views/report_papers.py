"""The report of an evaluation as PDF, asked for and made by the worker, and as Word."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.actions import ask_for_report_paper
from evaluations.gathered_report import document_of
from evaluations.models import Report, ReportPaper
from evaluations.report_access import report_for
from evaluations.report_paper import report_docx
from evaluations.report_progress import report_progress
from groups.views.signature import signature
from meetings.views.calls import pdf_response
from samverkan.lib.downloads import download


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the PDF has come; POST asks for it. `?sagt=` is the last step that was read aloud."""
    found = _report(request, pk)
    if request.method == "POST":
        ask_for_report_paper(found, **signature(request))
        return redirect("evaluations:report_paper", pk)
    made = newest_paper(found)
    progress = report_progress(made, timezone.now())
    context = {
        "evaluation": found.evaluation,
        "paper": made,
        "progress": progress,
        "said": progress.said if progress.step != request.GET.get("sagt", "") else "",
    }
    template = "evaluations/report_paper.html" + ("#answer" if request.htmx else "")
    return render(request, template, context, status=202 if progress.is_under_way else 200)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The file; before it is made the page says so, and how to get it."""
    found = _report(request, pk)
    made = newest_paper(found)
    if made is None or made.state != ReportPaper.State.DONE:
        messages.info(request, _("The PDF is not made yet. Ask for it: it takes about a minute."))
        return redirect("evaluations:report_paper", pk)
    return pdf_response(made.file, document_of(found, timezone.now()).file_name("pdf"))


@require_safe
def word(request: HttpRequest, pk: int) -> HttpResponse:
    found = _report(request, pk)
    document = document_of(found, timezone.now())
    return download(report_docx(document), document.file_name("docx"), is_private=True)


def newest_paper(report: Report) -> ReportPaper | None:
    """Of an approved report never one that was made while it was a draft."""
    rows = ReportPaper.objects.filter(report=report)
    if since := report.published_at or report.approved_at:
        rows = rows.filter(asked_at__gte=since)
    return rows.first()


def _report(request: HttpRequest, pk: int) -> Report:
    _evaluation, found, _may_write = report_for(request.user, pk)
    if found is None:
        raise Http404
    return found
