"""Who has opened what: for those who plan the meeting, and for nobody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings.access import PLANNERS, meeting_for
from meetings.openings import file_rows, openings_of
from samverkan.lib.downloads import download
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def openings(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, PLANNERS)
    if not meeting.date:
        return redirect("meetings:papers", pk)
    facts = {
        "meeting": meeting,
        "group_name": meeting.group.name_on(meeting.date),
        "openings": openings_of(meeting, request.user),
    }
    return render(request, "meetings/openings.html", facts)


@require_safe
def openings_file(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, PLANNERS)
    if not meeting.date:
        return redirect("meetings:papers", pk)
    header, *rows = file_rows(openings_of(meeting, request.user))
    words = _("Who has opened what")
    return download(csv_bytes(header, rows), f"{meeting.date}-{slugify(words)}.csv", is_private=True)
