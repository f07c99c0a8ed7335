"""The meetings that a group's page and the list of groups tell of, each as a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group
from meetings.last_day import is_ahead, is_behind
from meetings.local_time import instant
from meetings.models import Call, Meeting
from meetings.state import MeetingFacts, MeetingState, meeting_state
from samverkan.lib.ordering import falling, rising
from samverkan.lib.prepared import prepared
from samverkan.lib.row_lists import RowList

NEXT, LAST = 2, 3


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list; `mark` is the kind of the state's mark."""

    pk: int
    group_id: int
    day: date
    start: time | None
    end: time | None
    last_day: date | None
    place: str
    state: str
    mark: str


class _Row(NamedTuple):
    """A meeting as it is read; `notes` is their state, None without any."""

    pk: int
    group: int
    date: date
    start: time | None
    end: time | None
    last_date: date | None
    place: str
    zone: str
    cancelled_at: datetime | str | None
    is_called: bool
    notes: str | None


def near_meetings(today: date, since: date) -> dict[str, RowList]:
    """A group's next meetings and its last ones, as columns of its row for `meetings_near`."""
    rows = _meetings().filter(group=OuterRef("pk"), date__gte=since)
    coming = rows.filter(is_ahead(today)).order_by(*rising("date", "start"))[:NEXT]
    held = rows.filter(is_behind(today)).order_by(*falling("date", "start"))[:LAST]
    columns = {name: F(name) for name in _Row._fields}
    return {"coming_rows": RowList(coming, **columns), "held_rows": RowList(held, **columns)}


def meetings_near(group: Group) -> tuple[list[MeetingLine], list[MeetingLine]]:
    """What `near_meetings` brought, the nearest first: those to come, and those held. No query."""
    coming, held = ([_row(one) for one in rows] for rows in (group.coming_rows, group.held_rows))
    return _lines(coming), _lines(held)


def _row(found: dict) -> _Row:
    days = {name: date.fromisoformat(found[name]) for name in ("date", "last_date") if found[name]}
    hours = {name: time.fromisoformat(found[name]) for name in ("start", "end") if found[name]}
    return _Row(**found | days | hours)


def coming_meetings(group_ids: list[int]) -> list[MeetingLine]:
    """The coming meetings of some groups, the nearest first; one query."""
    return _lines(_Row(*row) for row in _coming_rows(group_ids, timezone.localdate()))


@prepared
def _coming_rows(groups: list[int], since: date) -> QuerySet:
    rows = _meetings().filter(is_ahead(since), group__in=groups, cancelled_at__isnull=True)
    return rows.order_by(*rising("date", "start")).values_list(*_Row._fields)


def _meetings() -> QuerySet[Meeting]:
    called = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    return Meeting.objects.annotate(is_called=Exists(called), notes=F("minutes__state"))


def _lines(rows: Iterable[_Row]) -> list[MeetingLine]:
    words, now = _words(), timezone.now()
    return [_line(row, words, now) for row in rows]


def _line(row: _Row, words: dict[MeetingState, tuple[str, str]], now: datetime) -> MeetingLine:
    starts = instant(row.date, row.start or time.min, row.zone)
    facts = MeetingFacts(starts, bool(row.is_called), row.cancelled_at is not None, row.notes or "")
    mark, word = words[meeting_state(facts, now)]
    return MeetingLine(row.pk, row.group, row.date, row.start, row.end, row.last_date, row.place, word, mark)


def _words() -> dict[MeetingState, tuple[str, str]]:
    return {
        MeetingState.PLANNED: ("empty", _("Planned")),
        MeetingState.CALLED: ("on", _("Called")),
        MeetingState.POSTPONED: ("warn", _("Postponed")),
        MeetingState.CANCELLED: ("stop", _("Cancelled")),
        MeetingState.HELD: ("empty", _("Held, no notes yet")),
        MeetingState.NOTES_DRAFT: ("partly", _("Notes being written")),
        MeetingState.NOTES_CIRCULATED: ("partly", _("Notes sent round")),
        MeetingState.CLOSED: ("ok", _("Notes approved")),
        MeetingState.PUBLISHED: ("ok", _("Notes published")),
    }
