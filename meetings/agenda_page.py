"""The agenda as it is built: the lines with the moves that are possible, and one item with its papers."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.actions.guards import call_in_force
from meetings.agenda_order import DIRECTIONS, planned_minutes, possible_moves
from meetings.agenda_order import ItemFacts as OrderFacts
from meetings.models import AgendaItem, Call, Meeting
from meetings.page import day_text
from meetings.page_agenda import DocumentLine, ItemLine, agenda_page_lines, documents_of
from meetings.reports import numbered
from samverkan.lib import spoken

ICONS = {"up": "up", "down": "down", "in": "arrow-right", "out": "arrow-left"}


@dataclass(frozen=True)
class Move:
    """One of the four buttons; what is not possible stays in place, so that the focus is never lost."""

    direction: str
    icon: str
    label: str
    is_possible: bool


@dataclass(frozen=True)
class BuilderLine:
    item: ItemLine
    moves: tuple[Move, ...]
    children: tuple["BuilderLine", ...]


@dataclass(frozen=True)
class AgendaPage:
    meeting: Meeting
    group_name: str
    day: str
    lines: tuple[BuilderLine, ...]
    planned: str
    over_time: str
    is_called: bool


@dataclass(frozen=True)
class ItemPage:
    item: AgendaItem
    group_name: str
    day: str
    documents: list[DocumentLine]


def agenda_page(meeting: Meeting, reader: Person) -> AgendaPage:
    """The lines, and the time they take against the time there is."""
    sent_at = _sent_at(meeting)
    lines = agenda_page_lines(meeting, reader, sent_at=sent_at, with_outcomes=False, marks_new=False)
    order = [(line.id, [child.id for child in line.children]) for line in lines]
    minutes = dict(meeting.items.values_list("pk", "minutes"))
    planned = planned_minutes(order, {pk: OrderFacts(pk, minutes=length) for pk, length in minutes.items()})
    words = move_words()
    return AgendaPage(
        meeting=meeting,
        group_name=meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group),
        day=day_text(meeting.date),
        lines=tuple(
            BuilderLine(
                line,
                _moves(order, line, words),
                tuple(BuilderLine(child, _moves(order, child, words), ()) for child in line.children),
            )
            for line in lines
        ),
        planned=spoken.minutes(planned) if planned else "",
        over_time=_over_time(meeting, planned),
        is_called=sent_at is not None,
    )


def item_page(item: AgendaItem, reader: Person) -> ItemPage:
    meeting = item.meeting
    documents = documents_of(meeting, reader, sent_at=_sent_at(meeting), marks_new=False)
    name = meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group)
    return ItemPage(item, name, day_text(meeting.date), documents.get(item.pk, []))


def place_words(item: AgendaItem) -> str:
    """Where an item stands now, for somebody who does not see it move."""
    rows = numbered(
        list(AgendaItem.objects.filter(meeting=item.meeting_id).order_by("position")), item.meeting
    )
    at = next((at for at, (row, *_rest) in enumerate(rows, 1) if row.pk == item.pk), 0)
    if not at:
        return ""
    row, _number, _clock, level = rows[at - 1]
    above = next(
        (other.title for other, _n, _c, other_level in reversed(rows[: at - 1]) if other_level == 1), ""
    )
    values = {"title": row.title, "at": at, "all": len(rows), "above": above}
    if level == 2:
        return _("“%(title)s” lies under “%(above)s”, line %(at)s of %(all)s.") % values
    return _("“%(title)s” is now line %(at)s of %(all)s.") % values


def move_words() -> dict[str, str]:
    return {
        "up": _("Move “%(title)s” up"),
        "down": _("Move “%(title)s” down"),
        "in": _("Put “%(title)s” under the item above"),
        "out": _("Take “%(title)s” out to the first level"),
    }


def _moves(order, line: ItemLine, words: dict[str, str]) -> tuple[Move, ...]:
    possible = possible_moves(order, line.id)
    return tuple(
        Move(name, ICONS[name], words[name] % {"title": line.title}, name in possible) for name in DIRECTIONS
    )


def _over_time(meeting: Meeting, planned: int) -> str:
    """How much longer the items take than the meeting."""
    if not (planned and meeting.start and meeting.end):
        return ""
    room = (meeting.end.hour - meeting.start.hour) * 60 + meeting.end.minute - meeting.start.minute
    return spoken.minutes(planned - room) if planned > room else ""


def _sent_at(meeting: Meeting) -> datetime | None:
    call = call_in_force(meeting)
    return call.sent_at if call and call.state == Call.State.SENT else None
