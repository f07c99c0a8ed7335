"""When a proposed item is in time (S000-37, peers "none has" 11). Pure."""

from datetime import date, timedelta


def last_day(meeting_day: date | None, days: int) -> date | None:
    """The last day to propose an item to a meeting: `days` before it, whatever weekday that is."""
    return meeting_day - timedelta(days=days) if meeting_day else None


def is_late(proposed_on: date, meeting_day: date | None, days: int) -> bool:
    """Late is marked and forbids nothing. To a meeting without a day nothing is late."""
    last = last_day(meeting_day, days)
    return last is not None and proposed_on > last
