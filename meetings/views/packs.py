"""The papers of a meeting on one page, and as one PDF or one ZIP made by the worker."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import standing_of
from meetings.access import PLANNERS, meeting_for
from meetings.actions import ask_for_pack
from meetings.models import Meeting, Pack
from meetings.packs import Wanted, file_name, is_ready, wanted, wanted_by
from meetings.papers_page import Progress, pack_lines, papers_page, progress_of
from samverkan.lib.downloads import named

CONTENT_TYPES = {Pack.Kind.PDF: "application/pdf", Pack.Kind.ZIP: "application/zip"}


@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """All papers of the meeting that the reader may open, item by item: what the pack holds, to be read."""
    meeting = meeting_for(request.user, pk)
    now = timezone.now()
    found = wanted(request.user, meeting, Pack.Kind.PDF)
    may_plan = standing_of(request.user).has(meeting.group_id, PLANNERS)
    facts = {"meeting": meeting, "page": found and papers_page(meeting, found, may_plan=may_plan, now=now)}
    if found:
        as_files = wanted_by(found.circle, meeting, Pack.Kind.ZIP, found.document)
        facts["packs"] = pack_lines([found, as_files], now)
    return render(request, "meetings/papers.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The pack where it is made; before that how far it has come. POST asks for it; asked twice it is one."""
    if kind not in Pack.Kind.values:
        raise Http404
    meeting = meeting_for(request.user, pk)
    if (found := wanted(request.user, meeting, kind)) is None:
        messages.error(request, _("The meeting has no day yet, so there is no pack of it."))
        return redirect("meetings:papers", pk)
    if request.method == "POST":
        ask_for_pack(
            meeting,
            kind=kind,
            circle=found.circle,
            fingerprint=found.fingerprint,
            by=request.user,
            now=timezone.now(),
        )
        return redirect(f"{reverse('meetings:pack', args=[pk, kind])}?{urlencode({'visa': 'laget'})}")
    if is_ready(found.pack) and "visa" not in request.GET:
        return _file(found)
    return _progress(request, meeting, found)


def _file(found: Wanted) -> FileResponse:
    pack = found.pack
    opened = default_storage.open(pack.file, "rb")
    response = FileResponse(opened, content_type=CONTENT_TYPES[pack.kind])
    response["Content-Length"] = opened.size
    name = file_name(pack, found.document.meeting.group)
    named(response, name, is_shown=pack.kind != Pack.Kind.ZIP)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _progress(request: HttpRequest, meeting: Meeting, found: Wanted) -> HttpResponse:
    """`?sagt=` is the last step that was read aloud: each quarter is said once, and nothing between."""
    progress: Progress = progress_of(found, timezone.now())
    said = request.GET.get("sagt", "")
    facts = {
        "meeting": meeting,
        "group_name": found.document.meeting.group,
        "progress": progress,
        "said": progress.said if progress.step != said else "",
    }
    template = "meetings/pack.html" + ("#answer" if request.htmx else "")
    return render(request, template, facts, status=202 if progress.is_under_way else 200)
