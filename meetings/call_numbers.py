"""Whether calls went out in time, over a year (S001-48, row 12, N04). Plain values only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meetings.deadlines import call_due, days_before, is_late


class Timing(StrEnum):
    """`WAITING`: the last day has not passed. `MISSED`: it has, and the meeting is still to come. `NEVER`:
    the meeting was held without a call."""

    IN_TIME = "in_time"
    LATE = "late"
    NEVER = "never"
    MISSED = "missed"
    WAITING = "waiting"


# What the year is measured by; a call whose day has not come is neither kept nor broken.
MEASURED = (Timing.IN_TIME, Timing.LATE, Timing.NEVER, Timing.MISSED)


@dataclass(frozen=True)
class CallFacts:
    """A meeting that is not cancelled, and the call in force. `day` is the day that was called to: a meeting
    moved later keeps the date of its call, and the supplement tells the new one."""

    meeting_id: int
    group_id: int
    day: date
    call_days: int = 7
    sent_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class CallTiming:
    facts: CallFacts
    due: date
    timing: Timing
    days_ahead: int | None

    @property
    def is_measured(self) -> bool:
        return self.timing in MEASURED


@dataclass(frozen=True)
class CallShare:
    """ "5 av 6 i tid": of the meetings whose last day to call has passed or that are called."""

    in_time: int = 0
    late: int = 0
    never: int = 0
    missed: int = 0

    @property
    def all(self) -> int:
        return self.in_time + self.late + self.never + self.missed


def call_timing(facts: CallFacts, today: date) -> CallTiming:
    """As it stands today; the last day is the one the approver was warned about (`deadlines.call_due`)."""
    due = call_due(facts.day, facts.call_days)
    if facts.sent_on:
        timing = Timing.LATE if is_late(facts.sent_on, due) else Timing.IN_TIME
        return CallTiming(facts, due, timing, days_before(facts.day, facts.sent_on))
    if facts.day < today:
        return CallTiming(facts, due, Timing.NEVER, None)
    return CallTiming(facts, due, Timing.MISSED if due < today else Timing.WAITING, None)


def call_share(timings: Iterable[CallTiming]) -> CallShare:
    counts = Counter(str(one.timing) for one in timings if one.is_measured)
    return CallShare(**counts)
