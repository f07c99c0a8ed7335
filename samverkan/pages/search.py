"""The search over everything the reader may read: `/sok/?q=…&grupp=…&ar=…&slag=…`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from groups.search.finding import Asked, find

LONGEST_SHOWN = 200


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Without a word that can be searched for: the form alone, and why."""
    asked = _asked(request)
    found = find(request.user, asked, _number(request.GET.get("page", "")) or 1) if asked.words else None
    context = {
        "asked": asked,
        "found": found,
        "shown": asked.question[:LONGEST_SHOWN],
        "has_several_words": len(asked.words) > 1,
    }
    is_part = request.htmx and not request.htmx.history_restore_request
    response = render(request, f"pages/search.html{'#answer' if is_part else ''}", context)
    # The browser's own cache may else show the part as a page when somebody goes back.
    patch_vary_headers(response, ["HX-Request"])
    return response


def _asked(request: HttpRequest) -> Asked:
    year = request.GET.get("ar", "")
    return Asked(
        question=request.GET.get("q", "").replace("\x00", " ").strip(),
        group=request.GET.get("grupp", ""),
        year=_number(year) if len(year) == 4 else None,
        kind=request.GET.get("slag", ""),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None
