"""The basis for fees: who was there for whom, from when until when, as what (domain.md 3.6). Plain values.

No money and no rates: they are the paying organisation's own, and outside the system.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from meetings.meeting_hours import Span

# Whether somebody in this capacity served; those of other capacities have no fee from being there.
SERVING = {
    "member": True,
    "serving_substitute": True,
    "attending_substitute": False,
    "co_opted": False,
    "observer": False,
}


@dataclass(frozen=True)
class FeeMeeting:
    """`notes`: notes or minutes (some pay only where minutes are kept), `is_approved` whether they are.
    `confirmed_on` None while nobody has confirmed the attendance."""

    id: int
    group: str
    day: date
    kind: str
    notes: str
    is_approved: bool
    zone: str
    confirmed_on: date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True)
class FeePresence:
    """One row of an attendance list with its hours, empty where they are not known."""

    meeting_id: int
    person: str
    capacity: str
    is_remote: bool
    kilometres: int | None
    hours: tuple[Span, ...]


@dataclass(frozen=True)
class FeeRow:
    """One unbroken time of one person. Kilometres stand on a person's first row of a meeting alone, so that
    they can be added up."""

    meeting: FeeMeeting
    person: str
    capacity: str
    is_serving: bool
    is_remote: bool
    span: Span | None
    minutes: int | None
    kilometres: int | None

    @property
    def is_confirmed(self) -> bool:
        return self.meeting.confirmed_on is not None


def fee_rows(meetings: dict[int, FeeMeeting], presences: Iterable[FeePresence]) -> list[FeeRow]:
    """By day, meeting, name and hour."""
    rows = []
    for one in presences:
        meeting = meetings[one.meeting_id]
        if one.capacity not in SERVING:
            continue
        for at, span in enumerate(one.hours or (None,)):
            rows.append(
                FeeRow(
                    meeting,
                    one.person,
                    one.capacity,
                    SERVING[one.capacity],
                    one.is_remote,
                    span,
                    span.minutes(meeting.zone) if span else None,
                    one.kilometres if at == 0 else None,
                )
            )
    return _once(sorted(rows, key=_order))


def confirmed(rows: Iterable[FeeRow]) -> list[FeeRow]:
    """What goes out unless somebody asks for all: what the office answers for."""
    return [row for row in rows if row.is_confirmed]


def _order(row: FeeRow) -> tuple:
    hours = (row.span.day, row.span.start) if row.span else (row.meeting.day,)
    return (row.meeting.day, row.meeting.id, row.person, hours)


def _once(rows: list[FeeRow]) -> list[FeeRow]:
    """A person's second row of a meeting keeps no kilometres of its own: one drives once, and the largest
    number stated holds."""
    most: dict[tuple[int, str], int] = {}
    for row in rows:
        if row.kilometres is not None:
            key = (row.meeting.id, row.person)
            most[key] = max(most.get(key, 0), row.kilometres)
    told, found = set(), []
    for row in rows:
        key = (row.meeting.id, row.person)
        kilometres = None if key in told else most.get(key)
        told.add(key)
        found.append(replace(row, kilometres=kilometres))
    return found
