"""When a call and its papers are due, and how late something is (S001-48, domain 7 test 4)."""

from datetime import date, timedelta

from samverkan.lib.working_days import working_day_on_or_before


def call_due(meeting_day: date, call_days: int = 7) -> date:
    """The last day to send the call: `call_days` ahead, or the working day before (S001-48)."""
    return working_day_on_or_before(meeting_day - timedelta(days=call_days))


def is_late(sent_on: date, due: date) -> bool:
    """Whether the call went out after its day; that asks for a reason and forbids nothing."""
    return sent_on > due


def days_before(meeting_day: date, sent_on: date) -> int:
    """Calendar days from sending to meeting; negative when the meeting was first."""
    return (meeting_day - sent_on).days
