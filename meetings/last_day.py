"""When a meeting is over, by the day: a meeting over several days is ahead until its last one has been."""

from datetime import date

from django.db.models import Q

from meetings.models import Meeting


def last_day(meeting: Meeting) -> date | None:
    return meeting.last_date or meeting.date


def is_ahead(today: date, path: str = "") -> Q:
    """Meetings with a day that are not over; `path` leads to the meeting (`"meeting__"`)."""
    return Q(**{f"{path}date__gte": today}) | Q(**{f"{path}last_date__gte": today})


def is_behind(today: date, path: str = "") -> Q:
    """Meetings with a day that are over."""
    has_more_days = Q(**{f"{path}last_date__isnull": False})
    return Q(**{f"{path}date__lt": today}) & (Q(**{f"{path}last_date__lt": today}) | ~has_more_days)
