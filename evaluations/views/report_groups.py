"""One group's own report out of an evaluation of several: all it did and hands over, for its own people."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
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
from evaluations.report_shape import Part
from evaluations.report_states import standing
from evaluations.report_tasks import make_group_report_paper
from groups.models import Group
from groups.prints import asked_print
from samverkan.lib.downloads import download


@require_safe
def report(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    found, group, may_write, document = _found(request, pk, slug)
    mark, word = standing(found.state)
    shown, is_draft = parts(document), found.state == Report.State.DRAFT
    context = {
        "evaluation": found.evaluation,
        "report": found,
        "group": group,
        "name": document.groups[0].name,
        "document": document,
        "parts": _with_own_places(shown, group) if may_write and is_draft else told(shown),
        "may_write": may_write and is_draft,
        "mark": mark,
        "word": word,
    }
    return render(request, "evaluations/report_of_group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The file, or the page that asks for it or waits for it."""
    found, group, _may_write, document = _found(request, pk, slug)
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
    *_rest, document = _found(request, pk, slug)
    return download(report_docx(document), document.file_name("docx"), is_private=True)


def _found(request: HttpRequest, pk: int, slug: str) -> tuple[Report, Group, bool, ReportDocument]:
    found, group, may_write = group_report_for(request.user, pk, slug)
    document = of_group(whole_of(found, timezone.now()), group.pk)
    if not document.groups:
        # What was frozen before the group came in tells nothing of it, and it nothing of that.
        raise Http404
    return found, group, may_write, document


def _with_own_places(shown: tuple[Part, ...], group: Group) -> tuple[Part, ...]:
    """What is common to the groups is written in the report of them all."""
    own = f"group:{group.pk}"
    return told(tuple(one if one.place == own else replace(one, place="") for one in shown))
