"""What everybody may see of meetings: called ones, with the agenda as it was sent, and published notes
(P71, domain.md 4.8).

Nothing of a meeting that is not called, of a change that is not sent, or of a draft; a closed item is a
number and the word. No person is named here.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from groups.models import Group, GroupSettings
from groups.public import open_days
from meetings.documents import AgendaRow, CallDocument
from meetings.models import AgendaItem, Call, Meeting, MinutesVersion
from samverkan.lib.facts import from_json

Public = GroupSettings.Public
SENT_CALLS = Call.objects.filter(state=Call.State.SENT)


@dataclass(frozen=True)
class OpenItem:
    """An item of the agenda; a closed one has no title."""

    title: str
    number: str = ""
    starts: time | None = None
    closed: bool = False
    items: tuple["OpenItem", ...] = ()


def open_meetings(groups: Iterable[Group], today: date, level: str = Public.MEETINGS) -> QuerySet[Meeting]:
    """Called meetings with a day, of groups that show them (with settings loaded)."""
    days = [_on(group, *span) for group in groups for span in open_days(group, level, today)]
    if not days:
        return Meeting.objects.none()
    called = SENT_CALLS.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL)
    rows = Meeting.objects.filter(reduce(or_, days), Exists(called), date__isnull=False)
    return rows.select_related("group__structure").prefetch_related("group__names", "group__settings")


def published(meetings: QuerySet[Meeting]) -> QuerySet[MinutesVersion]:
    """The published versions of these meetings; of each meeting the latest is what is shown."""
    rows = MinutesVersion.objects.filter(minutes__meeting__in=meetings, published_at__isnull=False)
    later = MinutesVersion.objects.filter(
        minutes=OuterRef("minutes"), published_at__isnull=False, number__gt=OuterRef("number")
    )
    rows = rows.filter(~Exists(later))
    names = Prefetch("minutes__meeting__group__names")
    return rows.select_related("minutes__meeting__group__structure").prefetch_related(names)


def agenda_as_sent(meeting: Meeting) -> tuple[OpenItem, ...]:
    """The agenda of the last call or supplement that went out. What has been closed since is closed here too,
    whatever it was called when it was sent; two queries, three where something is closed."""
    kinds = [Call.Kind.CALL, Call.Kind.SUPPLEMENT]
    sent = SENT_CALLS.filter(meeting=meeting, kind__in=kinds).order_by("-number").first()
    if sent is None:
        return ()
    rows = meeting.items.exclude(circle="group")
    closed = dict(rows.values_list("pk", "title"))
    titles = set(closed.values())
    if closed:
        titles |= set(AgendaItem.history.filter(id__in=closed).values_list("title", flat=True))
    document = from_json(CallDocument, json.dumps(sent.facts))
    return tuple(_item(row, titles) for row in document.agenda)


def _item(row: AgendaRow, closed: set[str]) -> OpenItem:
    if row.closed or row.title in closed:
        return OpenItem("", row.number, row.starts, closed=True)
    under = tuple(_item(part, closed) for part in row.rows)
    return OpenItem(row.title, row.number, row.starts, items=under)


def _on(group: Group, first: date, after: date | None) -> Q:
    days = Q(group=group, date__gte=first)
    return days & Q(date__lt=after) if after else days
