"""An issue tied to an item: it follows the item to other agendas, and is never on an item that more may read
than the issue itself (ruling 1, P25)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from groups.models import Person, ReadingCircle
from groups.reading import narrower
from issues.actions import tell
from issues.course import FINISHED
from issues.models import Issue, IssueEvent, StageEntry
from meetings.models import AgendaItem, EventAt, ItemIssue
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


def tie(item: AgendaItem, issue: Issue, *, by: Person | None, now: datetime) -> ItemIssue:
    """The tie, told on the issue's time line the first time. Called inside a verb."""
    row, is_new = ItemIssue.objects.get_or_create(item=item, issue=issue)
    if is_new:
        words = [_on_the_agenda(item), item.wanted_outcome]
        tell_at(item, issue, "on_agenda", text=". ".join(filter(None, words)), by=by, now=now)
    return row


def issue_of(item: AgendaItem) -> Issue | None:
    """What the item is about, where that is one issue."""
    rows = list(item.item_issues.select_related("issue")[:2])
    return rows[0].issue if len(rows) == 1 else None


def tell_at(
    item: AgendaItem,
    issue: Issue,
    kind: str,
    *,
    text: str,
    by: Person | None,
    now: datetime,
    on: date | None = None,
    circle: str = "",
) -> IssueEvent:
    """A line of the time line about this item of its meeting, read by those who read the item: `circle`, or
    its own."""
    event = tell(issue, kind, text=text, circle=circle or item.circle, on=on, by=by, now=now)
    EventAt.objects.create(event=event, meeting=item.meeting, item=item)
    return event


def carry_issues(old: AgendaItem, new: AgendaItem, *, by: Person | None, now: datetime) -> None:
    """What an item was about goes along to the one that goes on from it, unless it is finished."""
    current = StageEntry.objects.filter(left_on__isnull=True).exclude(stage__in=FINISHED)
    for row in old.item_issues.filter(issue__in=current.values("issue")).select_related("issue"):
        tie(new, row.issue, by=by, now=now)


def refuse_wider_than_issues(item: AgendaItem) -> None:
    """An item with a closed issue stays as closed as the issue."""
    for row in item.item_issues.exclude(issue__circle=ReadingCircle.GROUP).select_related("issue"):
        if narrower(item.circle, row.issue.circle) != item.circle:
            raise Refused(
                _("The item is about a closed issue, which fewer read. Take the issue off the item first."),
                field="circle",
                code="closed_issue",
            )


def tell_taken_off(items: Iterable[int], *, by: Person | None, now: datetime) -> None:
    """The time line says that these items are taken off the agenda. Called before they are."""
    rows = ItemIssue.objects.filter(item__in=items).select_related("item__meeting__group", "issue")
    for row in rows:
        told = _("Taken off: %(item)s") % {"item": _on_the_agenda(row.item)}
        tell_at(row.item, row.issue, "on_agenda", text=told, by=by, now=now)


def _on_the_agenda(item: AgendaItem) -> str:
    """“Äldre, 14 mars 2017: Trygg hemgång”."""
    meeting = item.meeting
    group = meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group)
    words = {"group": group, "day": day_plain(meeting.date) if meeting.date else "", "title": item.title}
    if not meeting.date:
        return _("%(group)s: %(title)s") % words
    return _("%(group)s, %(day)s: %(title)s") % words
