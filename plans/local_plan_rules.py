"""How a local group's answer to a request for plans stands (S004-11, S004-12). Plain values."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

IN_TIME, LATE, WAITED_FOR, OVERDUE = "in_time", "late", "waited_for", "overdue"
MARKS = {IN_TIME: "ok", LATE: "warn", WAITED_FOR: "empty", OVERDUE: "stop"}


def standing_of_answer(handed_in: date | None, due_on: date, today: date) -> str:
    """The day itself is in time. Late material stays marked: whoever was to read it beforehand could not."""
    if handed_in:
        return IN_TIME if handed_in <= due_on else LATE
    return WAITED_FOR if today <= due_on else OVERDUE


def word_of(standing: str) -> str:
    return {
        IN_TIME: pgettext("local plan", "Handed in"),
        LATE: pgettext("local plan", "Handed in late"),
        WAITED_FOR: pgettext("local plan", "Not handed in"),
        OVERDUE: _("Late"),
    }[standing]


def covers(plan: tuple[date, date], asked: tuple[date, date]) -> bool:
    """Whether a plan's days, first and last, share any with those that were asked for."""
    return plan[0] <= asked[1] and plan[1] >= asked[0]
