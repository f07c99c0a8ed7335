"""What has to come round in a year and what has: obligations, and how many meetings (S000-03, S000-32,
S002-01, S002-24, I-WHEEL1). Plain values; nobody is told anything here."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil

from dateutil.relativedelta import relativedelta

ORDINARY = "ordinary"
# A short check-in is not one of the meetings that a group has set itself.
UNCOUNTED = frozenset({"check_in"})
WARNED_BEFORE = relativedelta(months=2)


class OwedState(StrEnum):
    """`soon`: not done, and the time is near; `late`: not done in time."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    WAITING = "waiting"
    SOON = "soon"
    LATE = "late"


UNDONE_IN_TIME = frozenset({OwedState.SOON, OwedState.LATE})


@dataclass(frozen=True)
class ObligationFacts:
    """`month`: by its end; None is by the end of the year. `at_last_meeting` goes before the month."""

    id: int
    title: str
    starts_on: date
    ends_on: date | None = None
    times: int = 1
    month: int | None = None
    at_last_meeting: bool = False


@dataclass(frozen=True)
class YearMeeting:
    """A meeting that has been or will be; cancelled ones are none. `titles` are those of its agenda."""

    day: date
    kind: str = ORDINARY
    is_called: bool = False
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Owed:
    """One obligation of one group in one year. `days` are those it was done on, `lacks_item` that the last
    ordinary meeting is called and nothing on its agenda is about it."""

    obligation: ObligationFacts
    due: date
    times: int
    days: tuple[date, ...]
    state: OwedState
    lacks_item: bool = False

    @property
    def missing(self) -> int:
        return max(0, self.times - len(self.days))


def last_ordinary(meetings: Sequence[YearMeeting]) -> YearMeeting | None:
    """Extra meetings, workshops and the like never are the last one (S000-03)."""
    return max((one for one in meetings if one.kind == ORDINARY), key=lambda one: one.day, default=None)


def due_day(obligation: ObligationFacts, year: int, last: YearMeeting | None) -> date:
    """The last day it is in time; without an ordinary meeting what belongs to the last one is due with the
    year."""
    if obligation.at_last_meeting and last:
        return last.day
    month = 12 if obligation.at_last_meeting else obligation.month or 12
    return date(year, month, monthrange(year, month)[1])


def times_owed(obligation: ObligationFacts, year: int, due: date) -> int:
    """How many times it is owed by `due`: 0 when not in force that day or only after it.

    What begins during the year is owed for its share of the months up to the due one, rounded up.
    """
    if obligation.starts_on > due or (obligation.ends_on and obligation.ends_on < due):
        return 0
    if obligation.at_last_meeting:
        return 1
    began = obligation.starts_on.month if obligation.starts_on.year == year else 1
    return ceil(obligation.times * (due.month - began + 1) / due.month)


def owed_in(
    obligation: ObligationFacts,
    year: int,
    *,
    meetings: Sequence[YearMeeting] = (),
    days: Sequence[date] = (),
    today: date,
) -> Owed | None:
    """What a group owes in the year as seen `today`; None when nothing is owed and nothing was done.

    `days` are those the group did it on, of any year.
    """
    last = last_ordinary(meetings)
    due = due_day(obligation, year, last)
    times, done = (
        times_owed(obligation, year, due),
        tuple(sorted(day for day in days if day.year == year)),
    )
    if not times and not done:
        return None
    lacks = len(done) < times and _is_called_without(obligation, last, due, today)
    return Owed(obligation, due, times, done, _state(times - len(done), bool(done), due, today, lacks), lacks)


def _state(missing: int, is_begun: bool, due: date, today: date, lacks_item: bool) -> OwedState:
    if missing <= 0:
        return OwedState.FULFILLED
    if today > due:
        return OwedState.LATE
    if lacks_item or today >= due - WARNED_BEFORE:
        return OwedState.SOON
    return OwedState.PARTLY if is_begun else OwedState.WAITING


def _is_called_without(obligation: ObligationFacts, last: YearMeeting | None, due: date, today: date) -> bool:
    """Whether the year's last chance is called without it on the agenda."""
    if last is None or not last.is_called or not today <= last.day <= due:
        return False
    return not is_about(obligation.title, last.titles)


def deals_with(title: str, item: str) -> bool:
    """Whether an item that has been dealt with fulfils the obligation: it has its whole name. Less than
    `is_about` takes, which only warns."""
    return title.casefold() in item.casefold()


def is_about(title: str, titles: Sequence[str]) -> bool:
    """Whether an item is about the obligation: the one's title stands in the other's."""
    wanted = title.casefold()
    return any(wanted in found or found in wanted for found in map(str.casefold, filter(None, titles)))


@dataclass(frozen=True)
class Pace:
    """The meetings of a year beside the number a group has set itself (S000-32)."""

    target: int
    held: int
    planned: int
    first_half: int
    second_half: int

    @property
    def missing(self) -> int:
        return max(0, self.target - self.held - self.planned)

    @property
    def is_uneven(self) -> bool:
        """Enough of them, but one half of the year has too few."""
        return not self.missing and min(self.first_half, self.second_half) < self.target // 2


def pace(target: int, meetings: Sequence[YearMeeting], today: date) -> Pace:
    """A meeting today counts as planned still."""
    counted = [one.day for one in meetings if one.kind not in UNCOUNTED]
    held = sum(day < today for day in counted)
    first = sum(day.month <= 6 for day in counted)
    return Pace(target, held, len(counted) - held, first, len(counted) - first)
