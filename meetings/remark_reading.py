"""Which remarks on the notes somebody reads: one's own, and for those who handle or approve them all of their
circle (P25, P31)."""

from django.db.models import Q, QuerySet

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Person
from groups.reading import narrower
from meetings.access import reading_circles
from meetings.models import Minutes, MinutesVersion, Remark


def remarks_for(
    person: Person, minutes: Minutes, latest: MinutesVersion | None, *, is_approver: bool
) -> list[Remark]:
    """Of this round and those before it, since the latest approved version; one's own at any time."""
    handles = is_approver or standing_of(person).has(minutes.meeting.group_id, STAFF | PRESIDENCY)
    is_open = minutes.state in {Minutes.State.DRAFT, Minutes.State.CIRCULATED}
    rows = with_item(minutes.remarks.all())
    if not (handles and is_open):
        rows = rows.filter(person=person)
    elif latest:
        rows = rows.filter(Q(person=person) | Q(made_at__gt=latest.approved_at))
    circles = reading_circles(person, minutes.meeting)
    return [row for row in rows if circle_of(row) in circles]


def with_item(rows: QuerySet[Remark]) -> QuerySet[Remark]:
    return rows.select_related("person", "item__parent", "handled_by").order_by("made_at")


def circle_of(remark: Remark) -> str:
    """Who reads the remark: whoever may read what is noted on its item."""
    item = remark.item
    if item is None:
        return "group"
    return narrower(item.circle, item.parent.circle) if item.parent else item.circle
