"""The nearest days when a meeting could be, and nothing stands against it; pure (S000-19)."""

from datetime import date, timedelta

from meetings.busy_hours import Hours
from meetings.collisions_rules import Around, collisions_of
from samverkan.lib.working_days import day_notes, is_working_day

WEEKS = 6
MOST = 5
REACH = timedelta(weeks=WEEKS)


def free_days(hours: tuple[Hours, ...], place: str, around: Around, *, earliest: date) -> list[date]:
    """Up to five first days within six weeks either way, the same hours and if possible the same weekday; in
    order. `around` must reach as far. A day off, a bridge day, July, a school holiday or a collision rules
    a day out."""
    if not hours:
        return []
    first = hours[0].day
    near = [timedelta(days=n) for n in range(-REACH.days, REACH.days + 1) if n]
    near.sort(key=lambda by: (by.days % 7 != 0, abs(by), by))
    found = []
    for by in near:
        moved = tuple(each.moved(by) for each in hours)
        if first + by >= earliest and is_free(moved, place, around):
            found.append(first + by)
        if len(found) == MOST:
            break
    return sorted(found)


def is_free(hours: tuple[Hours, ...], place: str, around: Around) -> bool:
    days = {day for each in hours for day in each.days()}
    if any(not is_working_day(day) or day_notes(day) for day in days):
        return False
    return not collisions_of(hours, place, around)
