"""Meetings and their agenda: what can happen to them until they are held."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from groups.actions.documents import add_document
from groups.actions.guards import lock_open
from groups.files import checked_file
from groups.models import DocumentVersion, Group, Organization, Person
from meetings.actions.calls import send_supplement
from meetings.actions.guards import call_in_force, lock, refuse_in_state, refuse_unless_open, touch
from meetings.agenda_order import moved, outline, places
from meetings.local_time import clock_note
from meetings.models import AgendaItem, Call, CoOption, ItemDocument, Meeting, Opened, Presenter
from meetings.reports import told
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused


@verb
def create_meeting(group: Group, *, by: Person, now: datetime, uid: UUID | None = None, **fields) -> Meeting:
    """Plan a meeting. `uid` is the form's own: the same form sent twice is one meeting."""
    lock_open(group)
    meeting = Meeting(group=group, **fields)
    _refuse_impossible_times(meeting)
    if uid is None:
        meeting.save()
        return meeting
    names = [
        field.name for field in Meeting._meta.concrete_fields if field.name not in {"id", "uid", "group"}
    ]
    defaults = {name: getattr(meeting, name) for name in names}
    return Meeting.objects.get_or_create(uid=uid, group=group, defaults=defaults)[0]


@verb
def change_meeting(meeting: Meeting, *, by: Person, now: datetime, **fields) -> Call | None:
    """Change a meeting. Where a call is out, a new day, time, place or link goes to everybody called as a
    numbered
    supplement, returned here; it cannot be skipped (I-MTG6)."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    call = call_in_force(meeting)
    is_called = bool(call and call.state == Call.State.SENT)
    if is_called:
        refuse_in_state("change", meeting, now)
    before = told(meeting)
    for name, value in fields.items():
        setattr(meeting, name, value)
    _refuse_impossible_times(meeting)
    if is_called:
        _refuse_nowhere(meeting)
    meeting.revision += 1
    meeting.save()
    changes = [(name, before[name], after) for name, after in told(meeting).items() if before[name] != after]
    if not (changes and is_called):
        return None
    return send_supplement(meeting, changes=changes, by=by, now=now)


@verb
def add_item(
    meeting: Meeting,
    *,
    title: str,
    by: Person,
    now: datetime,
    parent: AgendaItem | None = None,
    presenters=(),
    **fields,
) -> AgendaItem:
    """Put an item last on the agenda, or last under `parent`. `presenters` are dicts with person, or name and
    organization. What is last there already is not put in again: a double click makes one item."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    _refuse_third_level(parent)
    _refuse_position(meeting, fields.get("kind"))
    title = _title(title)
    latest = AgendaItem.objects.filter(meeting=meeting, parent=parent).order_by("-position").first()
    asked = {"title": title, **fields}
    if latest and all(getattr(latest, name) == value for name, value in asked.items()):
        return latest
    last = latest.position if latest else 0
    call = call_in_force(meeting)
    item = AgendaItem.objects.create(
        meeting=meeting,
        parent=parent,
        position=last + 1,
        title=title,
        added_after_call=bool(call and call.state == Call.State.SENT),
        **fields,
    )
    _set_presenters(item, presenters)
    touch(meeting)
    return item


@verb
def change_item(item: AgendaItem, *, by: Person, now: datetime, presenters=None, **fields) -> AgendaItem:
    meeting = lock(item.meeting)
    refuse_unless_open(meeting)
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    if fields.get("kind") != item.kind:
        _refuse_position(meeting, fields.get("kind"))
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    if presenters is not None:
        _set_presenters(item, presenters)
    touch(meeting)
    return item


@verb
def move_item(item: AgendaItem, *, direction: str, by: Person, now: datetime) -> None:
    """`direction` is up, down, in (under the item above) or out. A move that is not possible changes
    nothing."""
    meeting = lock(item.meeting)
    refuse_unless_open(meeting)
    items = {row.pk: row for row in AgendaItem.objects.filter(meeting=meeting).order_by("position")}
    order = outline([(row.pk, row.parent_id) for row in items.values()])
    wanted = places(moved(order, item.pk, direction))
    strays = [row for pk, row in items.items() if (row.parent_id, row.position) != wanted[pk]]
    # Two passes: the order is unique in the database, so everything moves out of the way first.
    AgendaItem.objects.filter(pk__in=[row.pk for row in strays]).update(position=-F("position") - 1000)
    for row in strays:
        row.parent_id, row.position = wanted[row.pk]
        row.save()
    touch(meeting)


@verb
def remove_item(item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Take an item off the agenda, with what lies under it. What has been written in the notes is never
    thrown away."""
    meeting = lock(item.meeting)
    refuse_unless_open(meeting)
    family = [item.pk, *item.children.values_list("pk", flat=True)]
    if AgendaItem.objects.filter(pk__in=family, note__isnull=False).exclude(note__text="").exists():
        raise Refused(
            _("Something is written in the notes on this item. Empty the text there first."), code="has_notes"
        )
    item.delete()
    touch(meeting)


@verb
def attach_document(item: AgendaItem, *, file, title: str, by: Person, now: datetime) -> ItemDocument:
    """Upload a file to an item. Type, size and name are the document's own rules; the same file twice is one
    document."""
    meeting = lock(item.meeting)
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled. Make a new meeting instead."), code="cancelled")
    same = item.item_documents.filter(document__versions__sha256=checked_file(file).sha256).first()
    if same:
        return same
    document = add_document(meeting.group, file=file, title=title, by=by, now=now)
    row = ItemDocument.objects.create(item=item, document=document, added_at=now)
    touch(meeting)
    return row


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


@verb
def co_opt(
    meeting: Meeting,
    *,
    person: Person,
    by: Person,
    now: datetime,
    item: AgendaItem | None = None,
    organization: Organization | None = None,
) -> CoOption:
    """Let somebody without a seat take part in the meeting, or in one item (S001-45). Twice is once."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    row, _created = CoOption.objects.get_or_create(
        meeting=meeting, item=item, person=person, defaults={"organization": organization}
    )
    touch(meeting)
    return row


@verb
def end_co_option(row: CoOption, *, by: Person, now: datetime) -> None:
    meeting = lock(row.meeting)
    refuse_unless_open(meeting)
    row.delete()
    touch(meeting)


def _refuse_impossible_times(meeting: Meeting) -> None:
    if meeting.start and meeting.end and meeting.end <= meeting.start:
        raise Refused(
            _("The meeting ends %(end)s, before it starts %(start)s. An end that works: 12.00.")
            % {"end": meeting.end.strftime("%H.%M"), "start": meeting.start.strftime("%H.%M")},
            field="times",
            code="ends_before_start",
        )
    if meeting.date and meeting.start and (note := clock_note(meeting.date, meeting.start, meeting.zone)):
        raise Refused(note, field="times", code="skipped_clock")


def _refuse_nowhere(meeting: Meeting) -> None:
    """Those called must know when and where they are called to (I-CALL1)."""
    if not (meeting.date and meeting.start):
        raise Refused(
            _("The call is sent, so the meeting needs a day and a time. Cancel it if it will not be held."),
            field="date" if not meeting.date else "times",
            code="no_day",
        )
    if not (meeting.place or meeting.link):
        raise Refused(
            _("The call is sent, so the meeting needs a place or a link."), field="place", code="no_place"
        )


def _refuse_position(meeting: Meeting, kind: str | None) -> None:
    """I-AGI3."""
    if kind != AgendaItem.Kind.POSITION:
        return
    if not meeting.group.settings_on(meeting.date or date.max).may_take_positions:
        raise Refused(
            _(
                "The group takes no positions by its rules. Choose dialogue, and let a group that may "
                "take it up."
            ),
            field="kind",
            code="no_positions",
        )


def _title(text: str) -> str:
    title = collapsed(text)
    if not title:
        raise Refused(
            _("The item has no title. Write for example “The plan for 2018”."), field="title", code="no_title"
        )
    return title


def _refuse_third_level(parent: AgendaItem | None) -> None:
    if parent and parent.parent_id:
        raise Refused(
            _("An agenda has two levels. Put the item beside “%(title)s” instead.") % {"title": parent.title},
            code="third_level",
        )


def _set_presenters(item: AgendaItem, presenters) -> None:
    item.presenters.all().delete()
    for presenter in presenters:
        Presenter.objects.create(item=item, **presenter)
