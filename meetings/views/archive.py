"""Packages for the archive: what goes in and what is lacking, to ask for one, and to fetch it."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import STAFF, group_for
from groups.models import Group, Term
from meetings.access import archive_package_for, meeting_for
from meetings.actions import ask_for_archive_package
from meetings.archive import file_name, is_there
from meetings.archive_page import archive_page, terms_of
from meetings.models import Meeting
from samverkan.lib.downloads import named
from samverkan.lib.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def of_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, STAFF)
    return _page(request, meeting.group, meeting=meeting)


@require_safe
def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    """The terms there are to choose between."""
    group = group_for(request.user, slug, STAFF)
    name = group.name_on(timezone.localdate())
    facts = {"group": group, "group_name": name, "terms": terms_of(group)}
    return render(request, "meetings/archive_terms.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def of_term(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = group_for(request.user, slug, STAFF)
    return _page(request, group, term=get_object_or_404(Term, pk=pk, structure=group.structure_id))


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """404 for a package that is not made, or has been cleared away."""
    package = archive_package_for(request.user, pk)
    if not is_there(package):
        raise Http404
    opened = default_storage.open(package.file, "rb")
    response = FileResponse(opened, content_type="application/zip")
    response["Content-Length"] = opened.size
    named(response, file_name(package))
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(
    request: HttpRequest, group: Group, *, meeting: Meeting | None = None, term: Term | None = None
) -> HttpResponse:
    if request.method == "POST":
        try:
            ask_for_archive_package(group, meeting=meeting, term=term, by=request.user, now=timezone.now())
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect(request.path)
    facts = {
        "group": group,
        "group_name": group.name_on(timezone.localdate()),
        "meeting": meeting,
        "term": term,
        "page": archive_page(group, timezone.now(), meeting=meeting, term=term),
    }
    template = "meetings/archive.html" + ("#answer" if request.htmx else "")
    return render(request, template, facts)
