"""Documents on the items of a meeting, and that they have been opened."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.actions.documents import add_document, set_document_readers
from groups.files import checked_file
from groups.models import DocumentVersion, Person, ReadingCircle
from groups.reading import narrower
from meetings.actions.guards import lock, refuse_unless_open, touch
from meetings.models import AgendaItem, ItemDocument, Meeting, Opened
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def attach_document(
    item: AgendaItem,
    *,
    file,
    title: str,
    by: Person,
    now: datetime,
    circle: str = ReadingCircle.GROUP,
    closed_reason: str = "",
    figure_text: str = "",
) -> ItemDocument:
    """Upload a file to an item. Type, size and name are the document's own rules; the same file twice is one
    document. On a closed item it is closed as the item is, or more (P25)."""
    meeting = lock(item.meeting)
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled. Make a new meeting instead."), code="cancelled")
    same = item.item_documents.filter(document__versions__sha256=checked_file(file).sha256).first()
    if same:
        return same
    readers = narrower(circle, item.circle)
    if readers != ReadingCircle.GROUP:
        closed_reason = closed_reason or item.closed_reason
    document = add_document(
        meeting.group,
        file=file,
        title=title,
        circle=readers,
        closed_reason=closed_reason,
        figure_text=figure_text,
        by=by,
        now=now,
    )
    row = ItemDocument.objects.create(item=item, document=document, added_at=now)
    touch(meeting)
    return row


@verb
def close_papers(item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Let the documents of an item that has been closed be closed as it is, in the group's list too.

    One that stands on an open item as well is left: it is no secret there.
    """
    for row in item.item_documents.select_related("document"):
        document = row.document
        readers = narrower(document.circle, item.circle)
        elsewhere = document.on_items.exclude(item=item).filter(item__circle=ReadingCircle.GROUP)
        if readers != document.circle and not elsewhere.exists():
            reason = document.closed_reason or item.closed_reason
            set_document_readers(document, circle=readers, closed_reason=reason, by=by, now=now)


@verb
def close_actions(item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Let what was promised at an item that has been closed be closed as it is, in the log of actions too."""
    for row in item.item_actions.filter(is_origin=True).select_related("action"):
        readers = narrower(row.action.circle, item.circle)
        if readers != row.action.circle:
            row.action.circle = readers
            row.action.save()


@verb
def detach_document(row: ItemDocument, *, by: Person, now: datetime) -> None:
    """Take a document off an item; the document itself stays with the group."""
    meeting = lock(row.item.meeting)
    refuse_unless_open(meeting)
    row.delete()
    touch(meeting)


@verb
def note_opening(meeting: Meeting, *, version: DocumentVersion | None, by: Person, now: datetime) -> None:
    """That `by` has opened a document of the meeting, or its call (None): the first time only (ruling 9)."""
    Opened.objects.get_or_create(person=by, meeting=meeting, document=version, defaults={"at": now})
