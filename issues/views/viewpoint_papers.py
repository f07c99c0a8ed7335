"""Viewpoints on a version as a file and as a paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from groups.prints import kept_pdf, name_in_storage
from issues.viewpoint_access import issued_for
from issues.viewpoint_facts import collected
from issues.viewpoint_paper import csv_headings, csv_rows, make_viewpoints_paper, viewpoints_document
from samverkan.lib.downloads import download
from samverkan.lib.facts import sha256
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = issued_for(request.user, pk), timezone.localdate()
    content = csv_bytes(csv_headings(), csv_rows(collected(found, today)))
    return download(content, f"{today}-synpunkter-{slugify(found.material.title)}-v{found.number}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """POST asks the worker for it; `?vantar=` holds the fingerprint of what was asked for."""
    found, today = issued_for(request.user, pk), timezone.localdate()
    document = viewpoints_document(found, today)
    fingerprint = sha256(document)
    if request.method == "POST":
        make_viewpoints_paper.enqueue(found.pk, today.isoformat())
        return redirect(f"{request.path}?vantar={fingerprint}")
    if response := kept_pdf(request, name_in_storage(document), document.file_name):
        return response
    is_coming = request.GET.get("vantar") == fingerprint
    context = {"edition": found, "issue": found.material.issue, "is_coming": is_coming}
    return render(request, "issues/viewpoints_paper.html", context, status=202 if is_coming else 200)
