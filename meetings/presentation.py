"""The screen in the room: the item that is up, how much time is left, and what comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from groups.models import ReadingCircle
from meetings.local_time import instant
from meetings.minutes_report import item_circles
from meetings.models import AgendaItem, Meeting
from meetings.reports import agenda_of, numbered


@dataclass(frozen=True)
class Shown:
    """An item as the whole room may see it; of a closed one only number and title."""

    number: str
    title: str
    is_closed: bool = False
    kind: str = ""
    purpose: str = ""
    wanted_outcome: str = ""
    presenters: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True)
class Presentation:
    """`ends` is when the planned minutes of the item are over, `began` when it was taken up; both aware, or
    None. `mark` changes when anything here does."""

    current: Shown | None
    following: Shown | None
    began: datetime | None
    ends: datetime | None
    is_over: bool
    meeting_ends: datetime | None

    @property
    def mark(self) -> str:
        parts = (self.current, self.following, self.began, self.ends, self.is_over)
        return sha256(repr(parts).encode()).hexdigest()[:16]


def presentation_of(meeting: Meeting) -> Presentation:
    """Four queries whatever the agenda's length. What is up follows the note-taker: the item begun last and
    not ended."""
    items = agenda_of(meeting)
    circles = item_circles(items)
    rows = [(item, number) for item, number, _clock, _level in numbered(items, meeting)]
    place = current_place([(item.begun_at, item.ended_at) for item, _number in rows])
    shown = [_shown(item, number, circles[item.pk]) for item, number in rows]
    item = rows[place][0] if place is not None else None
    is_over = bool(rows) and all(row.ended_at for row, _number in rows)
    return Presentation(
        current=shown[place] if place is not None else None,
        following=shown[_next(place, rows)] if _next(place, rows) is not None else None,
        began=item.begun_at if item else None,
        ends=item.begun_at + timedelta(minutes=item.minutes) if item and item.minutes else None,
        is_over=is_over,
        meeting_ends=instant(meeting.last_date or meeting.date, meeting.end, meeting.zone)
        if meeting.date and meeting.end
        else None,
    )


def current_place(times: list[tuple[datetime | None, datetime | None]]) -> int | None:
    """Which of the items (begun, ended) in order is up: the one begun last that has not ended, or None."""
    running = [(begun, place) for place, (begun, ended) in enumerate(times) if begun and not ended]
    return max(running)[1] if running else None


def _next(place: int | None, rows: list[tuple[AgendaItem, str]]) -> int | None:
    """The first after what is up, or of all, that has not been taken up."""
    start = 0 if place is None else place + 1
    return next((at for at in range(start, len(rows)) if rows[at][0].begun_at is None), None)


def _shown(item: AgendaItem, number: str, circle: str) -> Shown:
    if circle != ReadingCircle.GROUP:
        return Shown(number, item.title, is_closed=True)
    presenters = (", ".join(filter(None, (str(row), row.organization))) for row in item.presenters.all())
    documents = [row.document for row in item.item_documents.all()]
    return Shown(
        number,
        item.title,
        kind=str(item.get_kind_display()),
        purpose=item.summary or item.description,
        wanted_outcome=item.wanted_outcome,
        presenters=tuple(presenters),
        documents=tuple(each.title for each in documents if each.circle == ReadingCircle.GROUP),
        minutes=item.minutes,
    )
