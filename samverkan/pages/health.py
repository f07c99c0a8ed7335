"""`/healthz`: whether the database and the worker are well (ruling 16, docs/operating.md)."""

from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from groups.models import Delivery, Heartbeat
from samverkan.pages.context import VERSION

BEATS_WITHIN = timedelta(seconds=60)
MAIL_LEAVES_WITHIN = timedelta(minutes=10)


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 and `{"status": "ok"}`, or 503 and one plain line for each thing that is wrong. Two queries.

    The words are for operators and monitors, so they are the same in every language. As on every page, the
    Host header must be one of ALLOWED_HOSTS.
    """
    now = timezone.now()
    try:
        beat = Heartbeat.objects.aggregate(at=Max("at"))["at"]
        oldest = Delivery.objects.filter(state=Delivery.State.QUEUED).aggregate(at=Min("due_at"))["at"]
    except Error:
        return _unwell(["no database: it does not answer"])
    reasons = unwell_because(now, last_beat=beat, oldest_due=oldest)
    return _unwell(reasons) if reasons else JsonResponse({"status": "ok", "version": VERSION})


def unwell_because(now: datetime, *, last_beat: datetime | None, oldest_due: datetime | None) -> list[str]:
    reasons = []
    if last_beat is None:
        reasons.append("no worker: none has started")
    elif now - last_beat > BEATS_WITHIN:
        reasons.append(f"no worker: last heard of {_ago(now - last_beat)} ago")
    if oldest_due is not None and now - oldest_due > MAIL_LEAVES_WITHIN:
        reasons.append(f"mail waits: the oldest should have left {_ago(now - oldest_due)} ago")
    return reasons


def _ago(time: timedelta) -> str:
    minutes = int(time.total_seconds() // 60)
    return f"{minutes} min" if minutes else f"{int(time.total_seconds())} s"


def _unwell(reasons: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(reasons) + "\n", status=503, content_type="text/plain; charset=utf-8")
