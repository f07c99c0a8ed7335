"""The screen on the wall of the room, for anybody of the group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from meetings.access import meeting_for
from meetings.presentation import presentation_of

PAGE = "meetings/presentation.html"


@require_GET
def presentation(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, PAGE, _facts(request, pk))


@require_GET
def presentation_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen's contents, or 204 while they are as the page has them (`sett` is its mark)."""
    facts = _facts(request, pk)
    if request.GET.get("sett") == facts["shown"].mark:
        return HttpResponse(status=204)
    return render(request, f"{PAGE}#screen", facts)


def _facts(request: HttpRequest, pk: int) -> dict:
    meeting = meeting_for(request.user, pk)
    return {"meeting": meeting, "shown": presentation_of(meeting), "now": timezone.now()}
