"""Times worth asking a group about: free days at its usual hours."""

from datetime import date, datetime, time, timedelta

from groups.circle import circle_on
from groups.models import Group, Person
from meetings.busy_hours import Hours
from meetings.collisions import around_of
from meetings.free_days import MOST, REACH, free_days, is_free
from meetings.models import Meeting

NINE = time(9)


def suggested_times(group: Group, *, asker: Person, today: date) -> list[tuple[date, time, time]]:
    """Up to five, from when a call could still be sent in time: the weekday and hours of the group's last
    meeting, or Tuesday at nine and as long as its meetings are. Thirteen queries."""
    settings = group.settings_on(today)
    last = Meeting.objects.filter(group=group, date__isnull=False, start__isnull=False, end__isnull=False)
    usual = last.filter(last_date__isnull=True, cancelled_at__isnull=True).order_by("-date").first()
    start, end = (usual.start, usual.end) if usual else (NINE, _after(NINE, settings.meeting_minutes))
    weekday = usual.date.weekday() if usual else 1
    earliest = today + timedelta(days=settings.call_days + 7)
    day = earliest + REACH
    day += timedelta(days=(weekday - day.weekday()) % 7)
    meeting = Meeting(group=group, date=day, start=start, end=end)
    around = around_of(meeting, circle_on(group, day), first=earliest, last=day + REACH, asker=asker)
    hours = (Hours(day, start, end),)
    found = free_days(hours, "", around, earliest=earliest)
    if is_free(hours, "", around):
        found = sorted([*found, day])[:MOST]
    return [(each, start, end) for each in found]


def _after(start: time, minutes: int) -> time:
    """Within the day: a meeting of sixteen hours ends at a quarter to midnight."""
    end = datetime.combine(date.min, start) + timedelta(minutes=minutes)
    return end.time() if end.date() == date.min else time(23, 45)
