"""The agenda as it is built: the lines with the moves that are possible, and one item with its papers."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Person
from meetings.access import reading_circles
from meetings.actions.guards import call_in_force
from meetings.agenda_course import Course, Span, courses, minutes_by_kind
from meetings.agenda_order import DIRECTIONS, Outline, agenda_rows, planned_minutes, possible_moves
from meetings.agenda_order import ItemFacts as OrderFacts
from meetings.fixing import Word, words_on
from meetings.models import AgendaItem, Call, CoOption, ItemProposal, Meeting
from meetings.page import day_text
from meetings.page_agenda import DocumentLine, ItemLine, agenda_page_lines, documents_of
from meetings.reports import numbered, part_words, parts_of
from samverkan.lib import spoken

Kind = AgendaItem.Kind
# What is done so that something comes of it; the rest of an agenda is its frame.
WITH_OUTCOME = {Kind.DIALOGUE, Kind.EXCHANGE, Kind.WORKSHOP, Kind.PREPARATION, Kind.POSITION, Kind.DECISION}


@dataclass(frozen=True)
class Move:
    """One of the four buttons; what is not possible stays in place, so that the focus is never lost."""

    direction: str
    label: str
    is_possible: bool


@dataclass(frozen=True)
class BuilderLine:
    """`seen` is the line's place as it is shown; `asks` says what an item still might tell (S003-12)."""

    item: ItemLine
    moves: tuple[Move, ...]
    children: tuple["BuilderLine", ...]
    seen: str
    asks: str
    level: int


@dataclass(frozen=True)
class Sum:
    """How one day comes out: `part` names it where there are several. `text` is “Slutar 12.10”, `over` “25
    min över” or “20 min kvar”."""

    part: str
    text: str
    over: str
    is_over: bool
    unknown: str


@dataclass(frozen=True)
class AgendaPage:
    meeting: Meeting
    group_name: str
    day: str
    lines: tuple[BuilderLine, ...]
    planned: str
    sums: tuple[Sum, ...]
    kinds: str
    is_called: bool
    waiting: int
    words: tuple[Word, ...]


@dataclass(frozen=True)
class ItemPage:
    item: AgendaItem
    group_name: str
    day: str
    documents: list[DocumentLine]
    co_opted: list[CoOption]


def agenda_page(meeting: Meeting, reader: Person) -> AgendaPage:
    """The lines, the time they take against the time there is, and what the time goes to."""
    sent_at = _sent_at(meeting)
    lines = agenda_page_lines(meeting, reader, sent_at=sent_at, with_outcomes=False, marks_new=False)
    stored = {item.pk: item for item in meeting.items.all()}
    order = [(line.id, [child.id for child in line.children]) for line in lines]
    facts = {pk: OrderFacts(pk, minutes=item.minutes, part=item.part_id) for pk, item in stored.items()}
    planned, words = planned_minutes(order, facts), move_words()
    return AgendaPage(
        meeting=meeting,
        group_name=meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group),
        day=day_text(meeting.date),
        lines=tuple(_builder_line(line, order, stored, words, 1) for line in lines),
        planned=spoken.minutes(planned) if planned else "",
        sums=_sums(meeting, order, facts),
        kinds=_kinds(minutes_by_kind(order, facts, {pk: item.kind for pk, item in stored.items()})),
        is_called=sent_at is not None,
        waiting=meeting.proposals.filter(state=ItemProposal.State.PROPOSED).count(),
        words=tuple(words_on(meeting)),
    )


def item_page(item: AgendaItem, reader: Person) -> ItemPage:
    meeting = item.meeting
    documents = documents_of(meeting, reader, sent_at=_sent_at(meeting), marks_new=False)
    name = meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group)
    co_opted = list(item.co_options.select_related("person").order_by("pk"))
    return ItemPage(item, name, day_text(meeting.date), documents.get(item.pk, []), co_opted)


def reads_item(item: AgendaItem, reader: Person) -> bool:
    """Whether a closed item is open to the reader: who plans meetings is not in every circle."""
    return item.circle in reading_circles(reader, item.meeting)


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
        "up": _("Move up"),
        "down": _("Move down"),
        "in": _("Put under"),
        "out": _("Lift out"),
    }


def _builder_line(
    line: ItemLine, order: Outline, stored: dict[int, AgendaItem], words: dict, level: int
) -> BuilderLine:
    item = stored[line.id]
    return BuilderLine(
        line,
        _moves(order, line, words),
        tuple(_builder_line(child, order, stored, words, 2) for child in line.children),
        f"{item.parent_id or ''}.{item.position}",
        _asks(line),
        level,
    )


def _asks(line: ItemLine) -> str:
    if not line.is_readable or line.wanted_outcome or line.kind not in WITH_OUTCOME:
        return ""
    return _("What is to come out of it?")


def _moves(order: Outline, line: ItemLine, words: dict) -> tuple[Move, ...]:
    possible = possible_moves(order, line.id)
    return tuple(Move(name, words[name], name in possible) for name in DIRECTIONS)


def _sums(meeting: Meeting, order: Outline, facts: dict[int, OrderFacts]) -> tuple[Sum, ...]:
    """One for the meeting, or for each part of it; none while nothing has a length or no hour is set."""
    parts = parts_of(meeting)
    spans = [Span(part.start, part.end, part.pk) for part in parts]
    if not parts and meeting.start:
        spans = [Span(meeting.start, meeting.end)]
    rows = agenda_rows(order, facts, meeting.start, parts={part.pk: part.start for part in parts})
    names = {part.pk: part_words(part) for part in parts}
    return tuple(
        _sum(course, names.get(course.part, "")) for course in courses(rows, spans) if course.planned
    )


def _sum(course: Course, part: str) -> Sum:
    over = ""
    if course.over:
        words = _("%(time)s too long") if course.over > 0 else _("%(time)s left")
        over = words % {"time": spoken.minutes(abs(course.over))}
    unknown = ""
    if course.unknown:
        unknown = ngettext(
            "%(count)s item has no length yet.", "%(count)s items have no length yet.", course.unknown
        ) % {"count": course.unknown}
    ends = _("Ends %(clock)s") % {"clock": spoken.clock(course.ends)}
    return Sum(part, ends, over, (course.over or 0) > 0, unknown)


def _kinds(found: dict[str, int]) -> str:
    words = dict(Kind.choices)
    return ", ".join(f"{words[kind]} {spoken.minutes(length)}" for kind, length in found.items())


def _sent_at(meeting: Meeting) -> datetime | None:
    call = call_in_force(meeting)
    return call.sent_at if call and call.state == Call.State.SENT else None
