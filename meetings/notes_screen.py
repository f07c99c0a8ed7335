"""One meeting's notes as the writing screen shows them, loaded once."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.joint import circle_at
from meetings.known import people_of
from meetings.minutes_report import OUTCOME_WORDS, due_of, item_actions, owner_of
from meetings.models import AgendaItem, Meeting, Minutes, Outcome, Reservation
from meetings.phrases import phrases_of
from meetings.reports import numbered
from meetings.roll_call import roll_call_of
from samverkan.lib import richtext, spoken


@dataclass(frozen=True)
class ItemTime:
    """When the item was taken up and ended ("9.10", "9.32"), and how many minutes it took."""

    begun: str = ""
    ended: str = ""
    used: int | None = None
    is_running: bool = False

    @property
    def words(self) -> str:
        """`9.10–9.32`, or `9.10` while it goes on."""
        return f"{self.begun}–{self.ended}" if self.ended else self.begun


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
    reservations: list[Reservation] = field(default_factory=list)
    time: ItemTime = ItemTime()

    @property
    def mark(self) -> tuple[str, str]:
        """What the agenda shows beside the item: something came of it, something is written, or nothing."""
        if self.outcomes or self.actions or self.reservations:
            return "ok", _("outcome noted")
        return ("partly", _("text written")) if self.html else ("empty", _("nothing written"))


def sheets_of(meeting: Meeting) -> list[Sheet]:
    """All items in order; eleven queries whatever their number."""
    items = list(
        meeting.items.select_related("note__saved_by")
        .prefetch_related("outcomes__points", "reservations__person")
        .order_by("position")
    )
    actions = item_actions(meeting)
    return [
        _sheet(item, number, level, actions, meeting) for item, number, _at, level in numbered(items, meeting)
    ]


def sheet_of(meeting: Meeting, item_pk: int) -> Sheet:
    return next(sheet for sheet in sheets_of(meeting) if sheet.item.pk == item_pk)


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
        "call": roll_call_of(minutes, circle, timezone.now()),
        "people": people_of(circle, minutes),
        "phrases": phrases_of(meeting.group),
        "represented": [row.represents for row in circle.places],
    }


def _sheet(item: AgendaItem, number: str, level: int, actions: list, meeting: Meeting) -> Sheet:
    sheet = Sheet(item, number, level)
    if note := getattr(item, "note", None):
        sheet.html, sheet.plain, sheet.version = note.text, richtext.to_plain(note.text), note.version
        sheet.saved = spoken.clock(note.saved_at)
        sheet.saved_by = note.saved_by.name if note.saved_by else ""
    sheet.reservations, sheet.time = list(item.reservations.all()), item_time(item)
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


def item_time(item: AgendaItem) -> ItemTime:
    """Minutes are whole and at least one, once the item has ended."""
    if item.begun_at is None:
        return ItemTime()
    if item.ended_at is None:
        return ItemTime(spoken.clock(item.begun_at), is_running=True)
    used = max(1, round((item.ended_at - item.begun_at).total_seconds() / 60))
    return ItemTime(spoken.clock(item.begun_at), spoken.clock(item.ended_at), used)
