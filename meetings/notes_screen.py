"""One meeting's notes as the writing screen shows them, loaded once."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from groups.circle import Circle, Place
from groups.models import Person
from meetings.joint import circle_at
from meetings.known import people_of
from meetings.minutes_report import OUTCOME_WORDS, due_of, item_actions, owner_of
from meetings.models import AgendaItem, Attendance, Meeting, Minutes, Outcome
from meetings.reports import numbered
from samverkan.lib import richtext, spoken


@dataclass
class Sheet:
    """One item: its text, and what came of it. `plain` is what the textarea shows; `html` what the editor
    reads."""

    item: AgendaItem
    number: str
    level: int
    html: str = ""
    plain: str = ""
    version: int = 0
    saved: str = ""
    saved_by: str = ""
    outcomes: list[tuple[Outcome, str]] = field(default_factory=list)
    actions: list[dict] = field(default_factory=list)

    @property
    def mark(self) -> tuple[str, str]:
        """What the agenda shows beside the item: something came of it, something is written, or nothing."""
        if self.outcomes or self.actions:
            return "ok", _("outcome noted")
        return ("partly", _("text written")) if self.html else ("empty", _("nothing written"))


@dataclass(frozen=True)
class Presence:
    """A line of the attendance list; without `row_id` a personal substitute who has not come."""

    name: str
    words: str
    is_present: bool
    row_id: int | None = None
    seat_id: int | None = None
    person_id: int | None = None

    @property
    def key(self) -> str:
        """Names the line in a post; the same before and after a substitute gets a row, so that focus
        stays."""
        return f"s{self.seat_id}p{self.person_id}" if self.seat_id and self.person_id else f"r{self.row_id}"


@dataclass(frozen=True)
class Bench:
    """Those of one seat, or those without (`title` then says so)."""

    title: str
    lines: tuple[Presence, ...]


def sheets_of(meeting: Meeting) -> list[Sheet]:
    """All items in order; eight queries whatever their number."""
    items = list(
        meeting.items.select_related("note__saved_by").prefetch_related("outcomes").order_by("position")
    )
    actions = item_actions(meeting)
    return [
        _sheet(item, number, level, actions, meeting) for item, number, _at, level in numbered(items, meeting)
    ]


def sheet_of(meeting: Meeting, item_pk: int) -> Sheet:
    return next(sheet for sheet in sheets_of(meeting) if sheet.item.pk == item_pk)


def benches_of(minutes: Minutes, circle: Circle) -> list[Bench]:
    """The attendance by seat, substitutes who may be called in under their member, then everybody else."""
    meeting = minutes.meeting
    rows = list(
        minutes.attendance.select_related("person", "organization").prefetch_related("organization__names")
    )
    by_seat = {
        place.seat_id: [row for row in rows if row.seat_id == place.seat_id] for place in circle.places
    }
    benches = [
        Bench(place.represents, tuple(_on_seat(place, by_seat[place.seat_id], meeting)))
        for place in circle.places
        if place.member or place.substitutes or by_seat[place.seat_id]
    ]
    others = tuple(_line(row, meeting) for row in rows if row.seat_id not in by_seat)
    return [*benches, Bench(_("Others"), others)] if others else benches


def write_screen(minutes: Minutes, chosen_pk: int | None) -> dict:
    """The template's variables: about twenty queries, the same for 1 and 30 items."""
    meeting = minutes.meeting
    circle = circle_at(meeting)
    sheets = sheets_of(meeting)
    place = next((i for i, sheet in enumerate(sheets) if sheet.item.pk == chosen_pk), 0)
    return {
        "minutes": minutes,
        "meeting": meeting,
        "sheets": sheets,
        "chosen": sheets[place] if sheets else None,
        "previous": sheets[place - 1] if place else None,
        "next": sheets[place + 1] if place + 1 < len(sheets) else None,
        "place": place + 1,
        "benches": benches_of(minutes, circle),
        "people": people_of(circle, minutes),
        "represented": [row.represents for row in circle.places],
    }


def _sheet(item: AgendaItem, number: str, level: int, actions: list, meeting: Meeting) -> Sheet:
    sheet = Sheet(item, number, level)
    if note := getattr(item, "note", None):
        sheet.html, sheet.plain, sheet.version = note.text, richtext.to_plain(note.text), note.version
        sheet.saved = spoken.clock(note.saved_at)
        sheet.saved_by = note.saved_by.name if note.saved_by else ""
    sheet.outcomes = [(outcome, str(OUTCOME_WORDS[outcome.kind])) for outcome in item.outcomes.all()]
    sheet.actions = [
        {
            "row": row,
            "text": row.action.text,
            "owner": owner_of(row.action, meeting.date),
            "due": due_of(row.action, meeting.group_id, meeting.date),
        }
        for row in actions
        if row.item_id == item.pk
    ]
    return sheet


def _on_seat(place: Place, rows: list[Attendance], meeting: Meeting) -> list[Presence]:
    listed = {row.person_id for row in rows}
    waiting = [person for person in (place.member, *place.substitutes) if person and person.pk not in listed]
    return [
        *[_line(row, meeting) for row in rows],
        *[_waiting(person, place) for person in waiting],
    ]


def _waiting(person: Person, place: Place) -> Presence:
    words = "" if person == place.member else _("substitute")
    if place.is_observer:
        words = _("observer seat")
    return Presence(person.name, words, False, seat_id=place.seat_id, person_id=person.pk)


def _line(row: Attendance, meeting: Meeting) -> Presence:
    words = []
    if row.seat_id is None and (row.organization or row.organization_text):
        words.append(row.organization.name_on(meeting.date) if row.organization else row.organization_text)
    if row.capacity != Attendance.Capacity.MEMBER:
        words.append(str(row.get_capacity_display()).lower())
    if row.is_remote:
        words.append(_("remotely"))
    if row.arrived or row.left:
        words.append(spoken.hours(row.arrived or meeting.start, row.left or meeting.end))
    return Presence(str(row), ", ".join(words), row.is_present, row.pk, row.seat_id, row.person_id)
