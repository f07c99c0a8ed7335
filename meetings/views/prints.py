"""Papers for the room, made by the worker when asked for."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from groups.access import EVERYBODY, STAFF
from meetings.access import meeting_for
from meetings.papers import file_name_of
from meetings.prints import ADDRESSES, name_in_storage, print_of
from meetings.tasks import make_print
from meetings.views.calls import pdf_response
from samverkan.lib.facts import sha256

TITLES = {
    "narvarolista": (_("Attendance list"), _("Make the attendance list")),
    "namnskyltar": (_("Name signs"), _("Make the name signs")),
    ADDRESSES: (_("Address list"), _("Make the address list")),
}


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """`kind` is narvarolista, namnskyltar (staff) or adresslista (everybody in the group).

    `?vantar=` holds the fingerprint of what was asked for: when the facts have changed, one asks anew.
    """
    if kind not in TITLES:
        raise Http404
    meeting = meeting_for(request.user, pk, EVERYBODY if kind == ADDRESSES else STAFF)
    today = timezone.localdate()
    document = print_of(kind, meeting, today)
    if document is None:
        raise Http404
    if request.method == "POST":
        make_print.enqueue(meeting.pk, kind, today.isoformat())
        return redirect(f"{reverse('meetings:prints', args=[pk, kind])}?vantar={sha256(document)}")
    if default_storage.exists(name := name_in_storage(document)):
        response = pdf_response(default_storage.open(name), file_name_of(document))
        response["Cache-Control"] = "private, no-cache"  # who comes may change any minute
        return response
    if request.GET.get("vantar") == sha256(document):
        return render(request, "meetings/paper_soon.html", {"meeting": meeting}, status=202)
    title, label = TITLES[kind]
    return render(request, "meetings/paper_ask.html", {"meeting": meeting, "title": title, "label": label})
