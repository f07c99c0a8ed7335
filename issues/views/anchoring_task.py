"""One organisation's task: the half page, and what was done at home; logged in or by link, shown alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import standing_of
from groups.links import dead_link, for_link
from groups.models import Link, Person
from groups.prints import asked_print
from groups.views.signature import signature
from issues.actions import correct_report, report_anchoring
from issues.anchoring_access import anchoring_for, anchoring_to_report, report_to_correct
from issues.anchoring_lines import lines_of
from issues.anchoring_link import living_task
from issues.anchoring_reached import ANCHORING_LINK
from issues.forms.anchoring import CorrectForm, ReportForm
from issues.home_page import docx_of, home_page_of, make_home_page, text_of
from issues.issue_access import issues_for, may
from issues.models import Anchoring
from samverkan.lib.downloads import download


@dataclass(frozen=True)
class Answerer:
    """Who looks at a task. `person` is empty behind the link of a mailbox that is nobody in particular."""

    anchoring: Anchoring
    person: Person | None
    may_report: bool
    token: str = ""

    def url(self, page: str) -> str:
        """The reader's own address of a page: behind the link for whoever came by it."""
        if self.token:
            return reverse(
                f"anchoring:{page}_by_link" if page != "task" else "anchoring:by_link", args=[self.token]
            )
        return reverse(f"anchoring:{page}", args=[self.anchoring.pk])


def both_ways(view: Callable) -> tuple[Callable, Callable]:
    """The two views of a page: (behind the log-in, behind the link)."""

    @wraps(view)
    def inside(request: HttpRequest, pk: int) -> HttpResponse:
        anchoring, may_report = anchoring_for(request.user, pk)
        return view(request, Answerer(anchoring, request.user, may_report))

    @for_link(ANCHORING_LINK)
    @wraps(view)
    def linked(request: HttpRequest, link: Link) -> HttpResponse:
        anchoring = living_task(link, timezone.localdate())
        if anchoring is None:
            return dead_link(request)
        return view(request, Answerer(anchoring, link.person, True, request.resolver_match.kwargs["token"]))

    return inside, linked


@require_http_methods(["GET", "HEAD", "POST"])
def _task(request: HttpRequest, reader: Answerer) -> HttpResponse:
    """GET shows; POST reports, for whoever may."""
    anchoring, today = reader.anchoring, timezone.localdate()
    if request.method == "POST" and not reader.may_report:
        anchoring_to_report(request.user, anchoring.pk)
    form = _report_form(request, reader, today) if reader.may_report else None
    sign = {"by": reader.person, "now": timezone.now()}
    if request.method == "POST" and form.carried_out(
        lambda given: report_anchoring(anchoring, **given, **sign)
    ):
        messages.success(request, _("Thank you. It is noted, and those who asked see it."))
        return redirect(reader.url("task"))
    page = home_page_of(anchoring, today)
    is_bound = form is not None and form.is_bound
    context = {
        "anchoring": anchoring,
        "page": page,
        "text": text_of(page),
        "line": lines_of(Anchoring.objects.filter(pk=anchoring.pk), reader.person, today)[0],
        "form": form,
        "urls": {name: reader.url(name) for name in ("pdf", "docx")},
        **_ways(reader),
    }
    return render(request, "issues/anchoring_task.html", context, status=422 if is_bound else 200)


def _ways(reader: Answerer) -> dict:
    """Where the reader may go on: nowhere by link, and only staff of the organisation's issue to the
    issue."""
    if reader.token:
        return {"is_link": True, "reads_issue": False, "may_ask": False, "may_correct": False}
    is_administrator = standing_of(reader.person).is_administrator
    issue = reader.anchoring.issue
    reads = is_administrator or issues_for(reader.person).filter(pk=issue.pk).exists()
    return {
        "is_link": False,
        "reads_issue": reads,
        "may_ask": reads and may(reader.person, issue),
        "may_correct": reader.may_report,
    }


def _report_form(request: HttpRequest, reader: Answerer, today: date) -> ReportForm:
    boards = list(reader.anchoring.organization.boards.all())
    return ReportForm(request.POST or None, boards=boards, today=today, names_itself=reader.person is None)


@require_safe
def _docx(request: HttpRequest, reader: Answerer) -> HttpResponse:
    page = home_page_of(reader.anchoring, timezone.localdate())
    return download(docx_of(page), page.file_name("docx"))


@require_http_methods(["GET", "HEAD", "POST"])
def _pdf(request: HttpRequest, reader: Answerer) -> HttpResponse:
    today = timezone.localdate()
    page = home_page_of(reader.anchoring, today)
    return asked_print(
        request,
        page,
        lambda: make_home_page.enqueue(reader.anchoring.pk, today.isoformat()),
        "issues/anchoring_pdf.html",
        {"page": page, "back": reader.url("task")},
        name=page.file_name("pdf"),
    )


task, task_by_link = both_ways(_task)
docx, docx_by_link = both_ways(_docx)
pdf, pdf_by_link = both_ways(_pdf)


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A report as it was written, to be mended with a reason."""
    report = report_to_correct(request.user, pk)
    boards = list(report.anchoring.organization.boards.all())
    kept = {name: getattr(report, name) for name in ("kind", "on", "audience", "body", "text")}
    form = CorrectForm(
        request.POST or None,
        boards=boards,
        today=timezone.localdate(),
        initial=kept | {"board": report.board_id},
    )
    if request.method == "POST" and form.carried_out(
        lambda given: correct_report(report, **given, **signature(request))
    ):
        messages.success(request, _("The report is corrected."))
        return redirect("anchoring:task", report.anchoring_id)
    context = {"form": form, "report": report, "anchoring": report.anchoring}
    return render(request, "issues/anchoring_correct.html", context, status=422 if form.is_bound else 200)
