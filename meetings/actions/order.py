"""The order of an agenda, and which meeting an item belongs to (I-AGI1)."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from groups.models import Person, ReadingCircle
from groups.reading import narrower
from meetings.actions.documents import close_actions, close_papers
from meetings.actions.guards import call_in_force, lock, refuse_unless_open, touch
from meetings.actions.proposal_moves import move_with_items
from meetings.agenda_order import Outline, Spot, moved, outline, places, put
from meetings.models import AgendaItem, Call, ItemNote, Meeting
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


def order_of(items: list[AgendaItem]) -> Outline:
    return outline([(item.pk, item.parent_id) for item in items])


def seen_place(item: AgendaItem) -> str:
    """Where a line stood when its buttons were shown, e.g. “12.3”: under item 12, third."""
    return f"{item.parent_id or ''}.{item.position}"


@verb
def move_item(item: AgendaItem, *, to: str | Spot, by: Person, now: datetime, seen: str = "") -> bool:
    """Move a line: `to` is up, down, in (under the item above) or out, or the very spot. Whether it moved.

    `seen` is the line's place as it was shown. A move from another place than that has been made already, in
    another window or by a double click, and is not made again.
    """
    meeting = lock(item.meeting)
    refuse_unless_open(meeting)
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position"))
    now_there = next((row for row in items if row.pk == item.pk), None)
    if now_there is None:
        raise Refused(_("The item is no longer on the agenda."), code="gone")
    if seen and seen != seen_place(now_there):
        return False
    order = order_of(items)
    try:
        wanted = put(order, item.pk, to) if isinstance(to, Spot) else moved(order, item.pk, to)
    except KeyError:
        raise Refused(
            _("The agenda has changed in another window, so the place is not there. Move the item again."),
            code="no_such_place",
        ) from None
    if wanted == order:
        return False
    arrange(meeting, wanted)
    for closed in meeting.items.exclude(circle=ReadingCircle.GROUP):
        close_papers(closed, by=by, now=now)
        close_actions(closed, by=by, now=now)
    touch(meeting)
    return True


def arrange(meeting: Meeting, wanted: Outline) -> None:
    """Store an order. What comes to lie under a closed item is closed with it, and stays so if taken out."""
    items = {row.pk: row for row in AgendaItem.objects.filter(meeting=meeting)}
    spots = places(wanted)
    strays = [row for pk, row in items.items() if (row.parent_id, row.position) != spots[pk]]
    # Two passes: the order is unique in the database, so everything moves out of the way first.
    AgendaItem.objects.filter(pk__in=[row.pk for row in strays]).update(position=-F("position") - 1000)
    for row in strays:
        row.parent_id, row.position = spots[row.pk]
        close_with_parent(row, items.get(row.parent_id))
        row.save()


def close_with_parent(item: AgendaItem, parent: AgendaItem | None) -> None:
    """An item is at least as closed as the one it lies under; not saved."""
    if parent is None or parent.circle == ReadingCircle.GROUP:
        return
    item.circle = narrower(item.circle, parent.circle)
    item.closed_reason = item.closed_reason or parent.closed_reason


@verb
def send_item(item: AgendaItem, *, meeting: Meeting, by: Person, now: datetime) -> AgendaItem:
    """Move an item, with what lies under it and its documents, last on the agenda of another meeting of the
    group, and tell who proposed it. Sent twice it is sent once."""
    if item.meeting_id == meeting.pk:
        return item
    # The lower key first: two who send items across never wait for each other in a ring.
    found = {
        row.pk: row for row in (lock(row) for row in sorted((item.meeting, meeting), key=lambda m: m.pk))
    }
    here, there = found[item.meeting_id], found[meeting.pk]
    item = AgendaItem.objects.get(pk=item.pk)
    if item.meeting_id == there.pk:
        return item
    _refuse_sending(item, here, there)
    family = [item, *item.children.order_by("position")]
    last = AgendaItem.objects.filter(meeting=there, parent=None).order_by("-position").first()
    item.parent, item.position = None, (last.position if last else 0) + 1
    call = call_in_force(there)
    is_called = bool(call and call.state == Call.State.SENT)
    for row in family:
        # What the agenda puts in by itself belongs to its own meeting; the part of the meeting too.
        row.meeting, row.part, row.standing, row.source = there, None, None, ""
        row.added_after_call = is_called
        row.save()
        row.co_options.update(meeting=there)
    move_with_items([row.pk for row in family], there, by=by, now=now)
    arrange(here, order_of(list(AgendaItem.objects.filter(meeting=here).order_by("position"))))
    touch(here)
    touch(there)
    return item


def refuse_written(items: list[int], *, text: str) -> None:
    if ItemNote.objects.filter(item__in=items).exclude(text="").exists():
        raise Refused(text, code="has_notes")


def _refuse_sending(item: AgendaItem, here: Meeting, there: Meeting) -> None:
    refuse_unless_open(here)
    refuse_unless_open(there)
    if here.group_id != there.group_id:
        raise Refused(_("An item stays within its group."), field="meeting", code="other_group")
    family = [item.pk, *item.children.values_list("pk", flat=True)]
    refuse_written(
        family,
        text=_("Something is written in the notes on this item, so it has been treated. Copy it instead."),
    )
