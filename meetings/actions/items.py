"""The items of an agenda: put in, changed, taken off, copied from an earlier meeting."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from groups.models import Person, ReadingCircle
from meetings.actions.documents import close_actions, close_papers
from meetings.actions.guards import call_in_force, lock, refuse_if_item_stands, refuse_unless_open, touch
from meetings.actions.issue_ties import carry_issues, refuse_wider_than_issues, tell_taken_off
from meetings.actions.order import arrange, close_with_parent, order_of, refuse_written
from meetings.agenda_order import Spot, put
from meetings.models import AgendaItem, Call, ItemDocument, Meeting, Paragraph, Presenter, StandingItem
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

# What an item of a new meeting takes over from the one it is copied from.
COPIED = ("title", "kind", "description", "wanted_outcome", "minutes", "summary", "audience")
COPIED += ("facilitator_id", "facilitator_name", "circle", "closed_reason", "numbering")


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
    """Put an item last on the agenda, before the standing items that end it, or last under `parent`.

    `presenters` are dicts with person, or name and organization. What is last there already is not put in
    again: a double click makes one item.
    """
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    _refuse_third_level(parent)
    _refuse_position(meeting, fields.get("kind"))
    _refuse_closed_without_reason(fields)
    title = _title(title)
    items = list(AgendaItem.objects.filter(meeting=meeting).select_related("standing").order_by("position"))
    beside = [item for item in items if item.parent_id == (parent.pk if parent else None)]
    ending = _ending(beside)
    latest = beside[-len(ending) - 1] if len(beside) > len(ending) else None
    asked = {"title": title, **fields}
    if latest and all(getattr(latest, name) == value for name, value in asked.items()):
        return latest
    position = beside[-1].position + 1 if beside else 1
    item = AgendaItem(meeting=meeting, parent=parent, position=position, **asked)
    item.added_after_call = is_called(meeting)
    close_with_parent(item, parent)
    item.save()
    if ending:
        arrange(meeting, put(order_of([*items, item]), item.pk, Spot(before=ending[0].pk)))
        item.refresh_from_db()
    _set_presenters(item, presenters)
    touch(meeting)
    return item


@verb
def change_item(item: AgendaItem, *, by: Person, now: datetime, presenters=None, **fields) -> AgendaItem:
    """Change what an item says. Closing one closes what lies under it; an information item alone has a
    summary and an audience (S002-09)."""
    meeting = lock(item.meeting)
    refuse_unless_open(meeting)
    if "title" in fields:
        fields["title"] = _title(fields["title"])
        if fields["title"] != item.title:
            refuse_if_item_stands(item)
    if fields.get("kind") != item.kind:
        _refuse_position(meeting, fields.get("kind"))
    for name, value in fields.items():
        setattr(item, name, value)
    _refuse_closed_without_reason(vars(item))
    if item.circle == ReadingCircle.GROUP:
        item.closed_reason = ""
    if item.kind != AgendaItem.Kind.INFORMATION:
        item.summary = item.audience = ""
    close_with_parent(item, item.parent)
    refuse_wider_than_issues(item)
    item.save()
    _close_what_it_holds(item, by, now)
    for child in item.children.all():
        close_with_parent(child, item)
        child.save()
        _close_what_it_holds(child, by, now)
    if presenters is not None:
        _set_presenters(item, presenters)
    touch(meeting)
    return item


@verb
def remove_item(item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Take an item off the agenda, with what lies under it. What has been written in the notes is never
    thrown away, nor a § that has been given, nor what something decided points back at."""
    meeting = lock(item.meeting)
    refuse_unless_open(meeting)
    family = [item.pk, *item.children.values_list("pk", flat=True)]
    refuse_written(
        family, text=_("Something is written in the notes on this item. Empty the text there first.")
    )
    if paragraph := Paragraph.objects.filter(item__in=family).first():
        raise Refused(
            _("The item has § %(number)s in approved notes and stays. Correct its text in the notes instead.")
            % {"number": paragraph.number},
            code="has_paragraph",
        )
    tell_taken_off(family, by=by, now=now)
    try:
        item.delete()
    except ProtectedError as error:
        raise Refused(
            _(
                "Something was decided at this item, e.g. a plan was adopted or money granted, and points at "
                "it. The item stays."
            ),
            code="decided_at",
        ) from error
    touch(meeting)


@verb
def copy_items(
    meeting: Meeting, *, items: Iterable[AgendaItem], by: Person, now: datetime, with_documents: bool = False
) -> list[AgendaItem]:
    """Put items of an earlier meeting on this one, in their order; each points at the one it comes from.

    Neither notes nor outcomes come along, documents only when asked for. What has been copied here already
    is not copied again. An item whose parent is not chosen comes to the first level.
    """
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    there = set(meeting.items.filter(earlier__isnull=False).values_list("earlier", flat=True))
    made: dict[int, AgendaItem] = {}
    for old in items:
        if old.pk not in there:
            made[old.pk] = _copied(old, meeting, made.get(old.parent_id), by, now)
            carry_issues(old, made[old.pk], by=by, now=now)
            if with_documents:
                _copy_documents(old, made[old.pk], now)
    return list(made.values())


def is_called(meeting: Meeting) -> bool:
    call = call_in_force(meeting)
    return bool(call and call.state == Call.State.SENT)


def _copied(
    old: AgendaItem, meeting: Meeting, parent: AgendaItem | None, by: Person, now: datetime
) -> AgendaItem:
    presenters = list(old.presenters.values("person_id", "name", "organization"))
    fields = {name: getattr(old, name) for name in COPIED}
    return add_item(meeting, parent=parent, earlier=old, presenters=presenters, by=by, now=now, **fields)


def _copy_documents(old: AgendaItem, new: AgendaItem, now: datetime) -> None:
    for row in old.item_documents.all():
        ItemDocument.objects.get_or_create(item=new, document=row.document, defaults={"added_at": now})


def _close_what_it_holds(item: AgendaItem, by: Person, now: datetime) -> None:
    close_papers(item, by=by, now=now)
    close_actions(item, by=by, now=now)


def _ending(items: list[AgendaItem]) -> list[AgendaItem]:
    """The standing items an agenda ends with."""
    found: list[AgendaItem] = []
    for item in reversed(items):
        if not (item.standing and item.standing.place == StandingItem.Place.LAST):
            break
        found.insert(0, item)
    return found


def _refuse_closed_without_reason(fields: dict) -> None:
    if fields.get("circle", ReadingCircle.GROUP) != ReadingCircle.GROUP and not fields.get("closed_reason"):
        raise Refused(
            _("Write why the item is closed; everybody reads it. For example “Upphandling pågår”."),
            field="closed_reason",
            code="no_reason",
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
