"""The published report of an evaluation for everybody: its frozen facts without what is written for a group,
and no names of people."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evaluations.gathered_report import told_to_everybody
from evaluations.report_access import open_reports
from evaluations.report_document import kept_report
from evaluations.report_open_paper import open_paper
from evaluations.report_parts import parts, told
from meetings.views.calls import pdf_response
from samverkan.pages.public import briefly


@require_safe
@login_not_required
@briefly
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(open_reports(), pk=pk)
    document = told_to_everybody(kept_report(found))
    context = {
        "report": found,
        "document": document,
        "parts": told(parts(document)),
        "has_paper": open_paper(found, document) is not None,
    }
    return render(request, "public/evaluation.html", context)


@require_safe
@login_not_required
@briefly
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """404 until the worker has made it, also when something in it has been closed since."""
    found = get_object_or_404(open_reports(), pk=pk)
    document = told_to_everybody(kept_report(found))
    made = open_paper(found, document)
    if made is None:
        raise Http404
    return pdf_response(made.file, document.file_name("pdf"))
