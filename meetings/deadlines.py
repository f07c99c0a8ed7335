"""When a call and its papers are due, and how late something is (S001-48, domain 7 test 4)."""

from datetime import date, timedelta

from samverkan.lib.working_days import working_day_on_or_before


def call_due(meeting_day: date, call_days: int = 7) -> date:
    """The last day to send the call: `call_days` before the meeting, or the working day before that (S001-48)."""
    return working_day_on_or_before(meeting_day - timedelta(days=call_days))


def material_due(meeting_day: date, call_days: int = 7, *, ahead: int = 2) -> date:
    """The last day to hand in papers, `ahead` days before the call is due or the working day before (S004-12)."""
    return working_day_on_or_before(call_due(meeting_day, call_days) - timedelta(days=ahead))


def is_late(sent_on: date, due: date) -> bool:
    """Whether the call went out after its day; the day itself is in time. A norm: it asks for a reason, no more."""
    return sent_on > due


def days_before(meeting_day: date, sent_on: date) -> int:
    """Calendar days from sending to meeting, for “Kallelsen går ut 4 dagar före mötet”; negative when after it."""
    return (meeting_day - sent_on).days
