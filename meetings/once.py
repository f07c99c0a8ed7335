"""A post that a browser sends again, because the first answer never reached it, is done once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from time import sleep

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

# A browser that was without contact longer than this sends again what may have been done.
KEPT_SECONDS = 7 * 24 * 3600
DONE = 400
# How long the second of two presses waits for the first, in tenths of a second.
LONGEST_WAIT = 50


def once(view: Callable) -> Callable:
    """For posts with a `once` of the page's own making: repeated, they are answered 204 and do nothing.

    Without `once` the view runs as always. One that was refused may be sent again.
    """

    @wraps(view)
    def run(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        mark = request.POST.get("once", "")[:40]
        key = f"once:{request.user.pk}:{mark}"
        if not mark:
            return view(request, *args, **kwargs)
        if not cache.add(key, 1, KEPT_SECONDS):
            return HttpResponse(status=204)
        is_done = False
        try:
            response = view(request, *args, **kwargs)
            is_done = response.status_code < DONE
        finally:
            if not is_done:
                cache.delete(key)
        return response

    return run


def made_once(view: Callable) -> Callable:
    """For a page whose form makes something and has `{% once %}` in it (domain.md 6.4): posted again, as by
    two presses, it leads where the first led and makes nothing more.

    One that was refused may be sent again, and without a mark the view runs as always.
    """

    @wraps(view)
    def run(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        mark = request.POST.get("once", "")[:40]
        if request.method != "POST" or not mark:
            return view(request, *args, **kwargs)
        key = f"made:{request.user.pk}:{request.path}:{mark}"
        for _tenth in range(LONGEST_WAIT):
            if cache.add(key, "", KEPT_SECONDS):
                return _led_by(view, key, request, *args, **kwargs)
            if place := cache.get(key):
                return redirect(place)
            sleep(0.1)
        return HttpResponse(status=204)

    return run


def _led_by(view: Callable, key: str, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    place = ""
    try:
        response = view(request, *args, **kwargs)
        place = getattr(response, "url", "")
    finally:
        if place:
            cache.set(key, place, KEPT_SECONDS)
        else:
            cache.delete(key)
    return response


def happened_at(request: HttpRequest) -> datetime:
    """When what is posted was done: `waited` seconds ago, for what the browser kept while the server was away
    (P69).

    Seconds, not a clock: that of the browser may be wrong. What cannot be read, or is older than a mark is
    kept, happened now.
    """
    waited = request.POST.get("waited", "")
    seconds = int(waited) if waited.isdecimal() and len(waited) < 8 else 0
    return timezone.now() - timedelta(seconds=seconds if seconds <= KEPT_SECONDS else 0)
