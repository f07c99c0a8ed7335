"""A document of a meeting, opened or downloaded from storage."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from meetings.access import document_for
from meetings.actions import note_opening
from meetings.models import Meeting
from samverkan.lib.downloads import named

# What a browser may show in its own window; everything else is a download.
SHOWN = {"application/pdf", "image/png", "image/jpeg", "text/plain"}
# The browser's own reader of PDF does not start inside a sandbox, and runs no script of ours.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"


@require_safe
def document(request: HttpRequest, pk: int, version_pk: int) -> HttpResponse:
    """The file as it was uploaded. The first GET of a reader is noted (ruling 9); HEAD is not."""
    version = document_for(request.user, pk, version_pk)
    if request.method == "GET":
        note_opening(Meeting(pk=pk), version=version, by=request.user, now=timezone.now())
    etag = quote_etag(version.sha256)
    if (unchanged := get_conditional_response(request, etag=etag)) is not None:
        return unchanged
    response = FileResponse(version.file.open("rb"), content_type=version.content_type)
    response["Content-Length"] = version.size
    named(response, version.filename, is_shown=version.content_type in SHOWN)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    if version.content_type != "application/pdf":
        response["Content-Security-Policy"] = SANDBOX
    return response
