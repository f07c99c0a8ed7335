"""An imported calendar, from file or address to hours that are taken (N10)."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.actions.calendars_in import keep_problem, keep_times
from meetings.busy_fetching import MOST_BYTES, fetched
from meetings.local_time import STOCKHOLM
from meetings.models import ImportedCalendar
from samverkan.lib.refusal import Refused

PROGRAM = Path(__file__).with_name("ical_reading.py")
SECONDS = 12
BACK, AHEAD = relativedelta(months=1), relativedelta(months=18)


@dataclass(frozen=True)
class Taken:
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool


def read_file(file, *, today: date) -> list[Taken]:
    """The hours in an uploaded file; `Refused` in words when it is too large or no calendar."""
    if file.size > MOST_BYTES:
        raise Refused(_("The calendar is larger than 2 MB."), field="file", code="too_large")
    try:
        return times_in(file.read(), today=today)
    except Refused as refusal:
        raise Refused(refusal.message, field="file", code=refusal.code) from None


def times_in(content: bytes, *, today: date) -> list[Taken]:
    """From a month back to eighteen months ahead. Read by a program of its own, which may be killed."""
    span = [(today - BACK).isoformat(), (today + AHEAD).isoformat(), STOCKHOLM]
    try:
        done = subprocess.run(  # noqa: S603 – our own program and dates
            [sys.executable, "-I", str(PROGRAM), *span],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={},
            check=True,
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        answer = {"problem": "endless"}
    if "problem" in answer:
        raise Refused(_words(answer["problem"]), code=answer["problem"])
    return [
        Taken(datetime.fromisoformat(starts), datetime.fromisoformat(ends), whole)
        for starts, ends, whole in answer["times"]
    ]


def _words(code: str) -> str:
    return {
        "no_calendar": _("What lies there is no calendar."),
        "broken": _("The calendar is broken and cannot be read."),
        "too_often": _("Something in the calendar comes back every hour or more often."),
        "too_many": _("The calendar has more than 5000 times in nineteen months."),
        "endless": _("The calendar takes too long to read."),
    }[code]


def read_calendar(calendar: ImportedCalendar, *, now: datetime) -> bool:
    """Reads an address anew; whether it could be. Otherwise what was last known stays, with why.

    The asking stands outside the verbs: nothing may be locked while a stranger's server thinks.
    """
    try:
        times = times_in(fetched(calendar.address), today=timezone.localdate(now))
    except Refused as refusal:
        keep_problem(calendar, problem=str(refusal.message), by=None, now=now)
        return False
    keep_times(calendar, times=times, by=None, now=now)
    return True


def due_calendars(before: datetime) -> list[int]:
    """Those with an address that nobody has tried to read since then."""
    rows = ImportedCalendar.objects.exclude(address="").filter(
        Q(tried_at__isnull=True) | Q(tried_at__lt=before)
    )
    return list(rows.order_by("tried_at", "pk").values_list("pk", flat=True)[:20])
