"""Before a call is approved: the mails and the paper as they would go out."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access import PLANNERS, meeting_for
from meetings.calling import Calling
from meetings.documents import CallDocument
from meetings.mail_preview import call_previews
from meetings.models import Meeting
from meetings.papers import file_name_of
from meetings.prints import name_in_storage
from meetings.tasks import make_call_preview
from meetings.views.calls import pdf_response
from samverkan.lib.facts import sha256


@require_safe
def mails(request: HttpRequest, pk: int) -> HttpResponse:
    """What each kind of recipient would read today."""
    meeting = _with_time(request, pk)
    calling = Calling(meeting)
    found = call_previews(calling, by=request.user, today=timezone.localdate())
    return render(request, "meetings/call_preview.html", {"meeting": meeting, "mails": found})


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as it would be sent today, made by the worker. `?vantar=` is the fingerprint asked for."""
    meeting = _with_time(request, pk)
    document = _document(meeting)
    if request.method == "POST":
        make_call_preview.enqueue(meeting.pk, timezone.localdate().isoformat())
        return redirect(f"{reverse('meetings:call_preview_pdf', args=[pk])}?vantar={sha256(document)}")
    if default_storage.exists(name := name_in_storage(document)):
        response = pdf_response(default_storage.open(name), file_name_of(document))
        response["Cache-Control"] = "private, no-cache"  # the agenda may change any minute
        return response
    if request.GET.get("vantar") == sha256(document):
        return render(request, "meetings/paper_soon.html", {"meeting": meeting}, status=202)
    return redirect("meetings:call_preview", pk)


def _with_time(request: HttpRequest, pk: int) -> Meeting:
    meeting = meeting_for(request.user, pk, PLANNERS)
    if not (meeting.date and meeting.start):
        raise Http404
    return meeting


def _document(meeting: Meeting) -> CallDocument:
    return Calling(meeting).document(issued=timezone.localdate())
