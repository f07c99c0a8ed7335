"""Where one issue is and has been up, for its page: the room `meetings` tells what it knows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Coalesce

from groups.access import standing_of
from groups.models import GroupName, Person
from issues.models import Issue
from meetings.access import PLANNERS, meetings_for
from meetings.models import AgendaItem, ItemIssue
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising


@dataclass(frozen=True)
class UpAt:
    """A meeting where the issue is up. Of one that the reader may not open: `meeting` 0, and no title.

    `notes` is "approved" where there are approved notes to read, else empty.
    """

    meeting: int
    item: int
    group: str
    day: date | None
    title: str
    kind: str
    notes: str
    is_cancelled: bool


@dataclass(frozen=True)
class MeetingsFacts:
    """`coming` in order, `past` the latest first. `may_take_up`: the reader plans some group's meetings."""

    coming: tuple[UpAt, ...]
    past: tuple[UpAt, ...]
    may_take_up: bool


def meetings_facts(issue: Issue, reader: Person, today: date) -> MeetingsFacts:
    """One query."""
    day = Coalesce(OuterRef("item__meeting__date"), Value(today))
    rows = ItemIssue.objects.filter(issue=issue).select_related("item__meeting__minutes")
    rows = rows.annotate(
        group_name=value_that_day(GroupName, "name", day, group=OuterRef("item__meeting__group")),
        may_open=Exists(meetings_for(reader).order_by().filter(pk=OuterRef("item__meeting"))),
    )
    found = [_up_at(row) for row in rows.order_by(*rising("item__meeting__date"), "pk")]
    standing = standing_of(reader)
    return MeetingsFacts(
        coming=tuple(one for one in found if _is_coming(one, today)),
        past=tuple(one for one in reversed(found) if not _is_coming(one, today)),
        may_take_up=standing.is_administrator or bool(standing.group_ids(PLANNERS)),
    )


def _is_coming(one: UpAt, today: date) -> bool:
    return not one.is_cancelled and (one.day is None or one.day >= today)


def _up_at(row: ItemIssue) -> UpAt:
    item, meeting = row.item, row.item.meeting
    minutes = getattr(meeting, "minutes", None)
    is_approved = bool(minutes and minutes.state in {"approved", "published"})
    return UpAt(
        meeting=meeting.pk if row.may_open else 0,
        item=item.pk if row.may_open else 0,
        group=row.group_name or "",
        day=meeting.date,
        title=item.title if row.may_open else "",
        # What a closed item is for is read by its circle.
        kind=str(AgendaItem.Kind(item.kind).label) if row.may_open and item.circle == "group" else "",
        notes="approved" if row.may_open and is_approved else "",
        is_cancelled=meeting.cancelled_at is not None,
    )
