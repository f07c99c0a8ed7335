"""What falls due by itself: calls at their chosen time, reminders, silent approval, papers.

Each finds what is due and does it once.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q

from groups.post import daily, tick
from groups.upkeep import clear_folder
from meetings.actions.answers import SILENCE_IS_LONG, remind_silent_substitute
from meetings.actions.approval import approve_by_silence
from meetings.actions.calls import send_due_call
from meetings.keeping import kept_call_paper, kept_minutes_paper, lacks_copy
from meetings.models import AgendaItem, Call, Minutes, MinutesVersion, SubstituteRequest
from meetings.prints import FOLDER, KEPT
from samverkan.lib.one_by_one import one_by_one
from samverkan.lib.refusal import Refused

log = logging.getLogger(__name__)
PAPERS_AT_A_TIME = 10


@tick
def send_due_calls(now: datetime) -> None:
    """Approved calls whose chosen time has come (ruling 13)."""
    calls = Call.objects.filter(state=Call.State.APPROVED, send_at__lte=now).select_related("meeting")
    one_by_one(calls, lambda call: send_due_call(call, by=None, now=now))


@tick
def remind_silent_substitutes(now: datetime) -> None:
    """Substitutes who have not answered for a day (ruling 15)."""
    waiting = SubstituteRequest.objects.filter(
        state=SubstituteRequest.State.ASKED, reminded_at__isnull=True, asked_at__lte=now - SILENCE_IS_LONG
    )
    waiting = waiting.select_related("meeting")
    one_by_one(waiting, lambda request: remind_silent_substitute(request, by=None, now=now))


@daily
def approve_silently(now: datetime) -> None:
    """Circulated notes nobody objected to in time (ruling 19)."""
    for minutes in Minutes.objects.filter(state=Minutes.State.CIRCULATED, objections_until__isnull=False):
        try:
            approve_by_silence(minutes, by=None, now=now)
        except Refused as refusal:
            log.warning("Notes %s were not approved: %s", minutes.pk, refusal)


@tick
def make_missing_papers(now: datetime) -> None:
    """The paper of what was frozen: usually made with its mails, here when there were none. The latest first:
    one that cannot be made is in nobody's way."""
    calls = Call.objects.filter(state=Call.State.SENT, pdf="").order_by("-pk")[:PAPERS_AT_A_TIME]
    versions = MinutesVersion.objects.filter(pdf="").order_by("-pk")[:PAPERS_AT_A_TIME]
    one_by_one([*calls, *versions, *_without_copy(now - timedelta(days=1))], _make_paper)


@daily
def make_missing_copies(now: datetime) -> None:
    """What the tick did not reach in the day it looks back."""
    one_by_one(_without_copy(now - timedelta(days=60)), _make_paper)


def _without_copy(since: datetime) -> list[MinutesVersion]:
    """Versions whose copy for everybody holds an item that has been closed since then."""
    closed = AgendaItem.history.filter(~Q(circle="group"), history_date__gte=since).values("meeting")
    rows = MinutesVersion.objects.filter(minutes__meeting__in=closed).exclude(pdf="")
    return [row for row in rows if lacks_copy(row)]


def _make_paper(row: Call | MinutesVersion) -> None:
    if isinstance(row, Call):
        kept_call_paper(row)
    else:
        kept_minutes_paper(row)


@daily
def clear_prints(now: datetime) -> None:
    """Papers for the room, which anybody may ask for again."""
    clear_folder(FOLDER, before=now - KEPT)
