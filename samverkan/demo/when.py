"""Days and moments of the demo."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from samverkan.lib.working_days import is_working_day, working_day_on_or_before

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TERMS = [(2015, 2018), (2019, 2022), (2023, 2026), (2027, 2030), (2031, 2034)]
STARTS = [date(first, 1, 1) for first, _last in TERMS]


def moment(day: date, clock: str = "10:00") -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), tzinfo=STOCKHOLM)  # noqa: DTZ007


def working_day_on_or_after(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def before(day: date, days: int) -> date:
    """The working day at least so many days before."""
    return working_day_on_or_before(day - timedelta(days=days))


class Calendar:
    """The running term counted from today (ruling 31)."""

    def __init__(self, now: datetime):
        self.now = now
        self.today = today = timezone.localdate(now)
        # A term that began this month has held no meetings yet: the one before is shown as running on.
        oldest = today - timedelta(days=160)
        self.term_starts = max(start for start in STARTS if start <= oldest)
        self.past = [before(today, days) for days in (150, 75, 14)]
        self.next = working_day_on_or_after(today + timedelta(days=9))
        self.planned = working_day_on_or_after(self.next + timedelta(days=42))
        self.soon = next(
            day
            for day in (today + timedelta(days=days) for days in (5, 4, 6, 3, 2, 1, 7, 8))
            if is_working_day(day)
        )

    def sent_before(self, day: date) -> datetime:
        """When the call of a meeting to come went out: in time, and before now."""
        return min(moment(before(day, 10), "09:10"), moment(before(self.today, 1), "09:10"))
