"""How often something has been tried from one address on the net, where anybody may try without logging
in."""

from contextlib import suppress
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

WINDOW = timedelta(minutes=5)


def too_many(request: HttpRequest, what: str, limit: int) -> bool:
    """Counts this attempt, and says whether there have been more than `limit` in this window of five
    minutes."""
    window = int(timezone.now().timestamp() // WINDOW.total_seconds())
    key = f"attempts:{what}:{client_address(request)}:{window}"
    cache.add(key, 0, WINDOW.total_seconds())
    # Atomic in Redis; the database cache may lose a count between two processes, which only makes the limit
    # softer.
    with suppress(ValueError):
        return cache.incr(key) > limit
    return False


def client_address(request: HttpRequest) -> str:
    # allauth's rule for who the client is behind a proxy: ALLAUTH_TRUSTED_PROXY_COUNT (docs/operating.md).
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return "unknown"
