"""An item's issues as a page shows them: where each is, and what may be done with it there."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from groups.access import STAFF, standing_of
from groups.models import GroupRelation, Person
from issues.issue_access import issues_for, may
from issues.models import Issue
from meetings.issue_lines import gathered, with_issues
from meetings.models import AgendaItem, ItemIssue, Outcome, PositionAt
from meetings.page import day_text


@dataclass(frozen=True)
class IssueRow:
    """`tie` is the key of the row that ties it; `may_move` is said of who may move the issue itself."""

    tie: int
    issue: int
    number: str
    title: str
    stage: str
    may_move: bool
    object: Issue


@dataclass(frozen=True)
class ItemIssuesPage:
    item: AgendaItem
    group_name: str
    day: str
    rows: tuple[IssueRow, ...]
    # Positions in the notes that are not yet positions in an issue.
    positions: tuple[Outcome, ...]
    is_staff: bool
    has_children: bool


def item_issues_page(item: AgendaItem, reader: Person) -> ItemIssuesPage:
    """Five queries. Of an issue that the reader may not read there is nothing."""
    meeting = item.meeting
    day = meeting.date or date.max
    readable = {issue.pk: issue for issue in issues_for(reader).filter(on_items__item=item)}
    ties = dict(ItemIssue.objects.filter(item=item).values_list("issue", "pk"))
    (found,) = gathered(with_issues(AgendaItem.objects.filter(pk=item.pk), day).order_by("item_issues__pk"))
    rows = tuple(
        IssueRow(
            tie=ties[row.pk],
            issue=row.pk,
            number=row.number,
            title=readable[row.pk].title,
            stage=row.stage,
            may_move=may(reader, readable[row.pk]),
            object=readable[row.pk],
        )
        for row in found.issues
        if row.pk in readable
    )
    is_staff = standing_of(reader).has(meeting.group_id, STAFF)
    taken = PositionAt.objects.values("outcome")
    positions = Outcome.objects.filter(item=item, kind=Outcome.Kind.POSITION).exclude(pk__in=taken)
    on = meeting.date or timezone.localdate()
    under = GroupRelation.objects.in_force(on).filter(other=meeting.group_id)
    return ItemIssuesPage(
        item=item,
        group_name=meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group),
        day=day_text(meeting.date),
        rows=rows,
        positions=tuple(positions) if is_staff and any(row.may_move for row in rows) else (),
        is_staff=is_staff,
        has_children=is_staff and under.filter(kind=GroupRelation.Kind.PARENT).exists(),
    )
