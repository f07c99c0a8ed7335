"""What may be done about an assignment, in which state and by whom, and when a yearly one comes (domain.md
6.2 and 6.5).

given ─ accept ─> accepted ─ deliver ─> delivered ─ approve ─> approved
  └── report, deliver ──┘         ^         └─ send_back, with a reason ─> returned ─ deliver ─> delivered
given, accepted, returned ─ withdraw, with a reason ─> cancelled
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

# The performers have something to do.
UNDONE = frozenset({"given", "accepted", "returned"})
OPEN = UNDONE | {"delivered"}


class Act(StrEnum):
    ACCEPT = "accept"
    REPORT = "report"
    DELIVER = "deliver"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    CHANGE = "change"
    WITHDRAW = "withdraw"


class Who(StrEnum):
    """What somebody is to an assignment. Who moves the commissioner's issues does the performers' part as
    well: a performer that is only a role in words has nobody else (S003-24)."""

    COMMISSIONER = "commissioner"
    PERFORMER = "performer"
    READER = "reader"


PERFORMING = frozenset({Act.ACCEPT, Act.REPORT, Act.DELIVER})
ACTS_OF = {
    Who.COMMISSIONER: frozenset(Act),
    Who.PERFORMER: PERFORMING,
    Who.READER: frozenset(),
}
# Whoever reports or delivers has taken it on.
_BEGUN = frozenset({Act.REPORT, Act.DELIVER, Act.CHANGE, Act.WITHDRAW})
ACTS_IN = {
    "given": _BEGUN | {Act.ACCEPT},
    "accepted": _BEGUN,
    "returned": _BEGUN,
    "delivered": frozenset({Act.APPROVE, Act.SEND_BACK}),
    "approved": frozenset(),
    "cancelled": frozenset(),
}


def acts_open(state: str, who: Who = Who.COMMISSIONER) -> frozenset[Act]:
    """What somebody may do now. Nobody reports where no report is waited for: see `reports`."""
    return ACTS_IN[state] & ACTS_OF[who]


def is_late(due_on: date, done_on: date | None, today: date) -> bool:
    """Not there although the day has passed, or there after it (S003-26): read from the two days."""
    return (done_on or today) > due_on


class YearsTurn(NamedTuple):
    """A yearly assignment in one year: the day it is given, and the last day it is delivered."""

    year: int
    starts_on: date
    deliver_by: date


def turn_of(year: int, start_month: int, delivery_month: int) -> YearsTurn:
    """From the first of one month to the last of the other, which is in the next year where it comes before
    the first: given in November, delivered in February."""
    ends_in = year + (delivery_month < start_month)
    last = monthrange(ends_in, delivery_month)[1]
    return YearsTurn(year, date(year, start_month, 1), date(ends_in, delivery_month, last))


def turn_now(
    start_month: int, delivery_month: int, first_year: int, last_year: int | None, today: date
) -> YearsTurn | None:
    """The turn that has begun and is not to have been delivered yet; None between two, and outside the
    years."""
    for year in (today.year, today.year - 1):
        turn = turn_of(year, start_month, delivery_month)
        if turn.starts_on <= today <= turn.deliver_by:
            return turn if first_year <= year <= (last_year or year) else None
    return None
