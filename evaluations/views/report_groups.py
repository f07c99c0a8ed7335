"""One group's own report out of an evaluation of several: all it did and hands over, for its own people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.gathered_report import whole_of
from evaluations.models import Report
from evaluations.report_access import group_report_for
from evaluations.report_cuts import of_group
from evaluations.report_document import ReportDocument
from evaluations.report_paper import group_paper, report_docx
from evaluations.report_parts import parts, told
from evaluations.report_states import standing
from evaluations.report_tasks import make_group_report_paper
from groups.models import Group
from groups.prints import asked_print
from samverkan.lib.downloads import download


@require_safe
def report(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    found, group, document = _found(request, pk, slug)
    mark, word = standing(found.state)
    context = {
        "evaluation": found.evaluation,
        "report": found,
        "group": group,
        "name": document.groups[0].name,
        "document": document,
        "parts": told(parts(document)),
        "mark": mark,
        "word": word,
    }
    return render(request, "evaluations/report_of_group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The file, or the page that asks for it or waits for it."""
    found, group, document = _found(request, pk, slug)
    return asked_print(
        request,
        group_paper(found, group.pk),
        lambda: make_group_report_paper.enqueue(found.pk, group.pk),
        "evaluations/report_group_paper.html",
        {"evaluation": found.evaluation, "group": group, "name": document.groups[0].name},
        name=document.file_name("pdf"),
    )


@require_safe
def word(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    _report, _group, document = _found(request, pk, slug)
    return download(report_docx(document), document.file_name("docx"), is_private=True)


def _found(request: HttpRequest, pk: int, slug: str) -> tuple[Report, Group, ReportDocument]:
    found, group, _may_write = group_report_for(request.user, pk, slug)
    return found, group, of_group(whole_of(found, timezone.now()), group.pk)
