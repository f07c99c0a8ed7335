"""Viewpoints on a version as a file and as a paper."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from groups.prints import asked_print
from issues.viewpoint_access import issued_for
from issues.viewpoint_facts import collected
from issues.viewpoint_paper import csv_headings, csv_rows, make_viewpoints_paper, viewpoints_document
from samverkan.lib.downloads import download
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = issued_for(request.user, pk), timezone.localdate()
    content = csv_bytes(csv_headings(), csv_rows(collected(found, today)))
    return download(content, f"{today}-synpunkter-{slugify(found.material.title)}-v{found.number}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = issued_for(request.user, pk), timezone.localdate()
    document = viewpoints_document(found, today)
    context = {"edition": found, "issue": found.material.issue}
    return asked_print(
        request,
        document,
        lambda: make_viewpoints_paper.enqueue(found.pk, today.isoformat()),
        "issues/viewpoints_paper.html",
        context,
    )
