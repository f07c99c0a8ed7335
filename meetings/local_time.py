"""Wall clocks and moments: a meeting keeps its wall clock, the zone decides which moment it is (ruling 17).

Two nights a year the clock is no sure guide: in March an hour is skipped, in October one comes twice.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samverkan.lib import spoken

STOCKHOLM = "Europe/Stockholm"


def clock_kind(day: date, clock: time, zone: str = STOCKHOLM) -> str:
    """How often the clock shows this time that day: `once`, `twice` (October) or `skipped` (March)."""
    first, second = (_at(day, clock, zone, fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return "once"
    # In the skipped hour the readings before and after the change stand in reverse order.
    return "twice" if first < second else "skipped"


def instant(day: date, clock: time, zone: str = STOCKHOLM, *, second: bool = False) -> datetime:
    """The moment of a wall clock, in UTC; `second` picks the later of two, a skipped time moves on an hour.

    UTC, because Python holds a time that comes twice unequal to everything in other zones.
    """
    fold = int(second) if clock_kind(day, clock, zone) == "twice" else 0
    return _at(day, clock, zone, fold).astimezone(UTC)


def clock_note(day: date, clock: time, zone: str = STOCKHOLM) -> str:
    """Refuses a time that the clock skips, with one that exists; empty for every other time."""
    if clock_kind(day, clock, zone) != "skipped":
        return ""
    return _(
        "On %(day)s the clock goes forward and never shows %(clock)s. Write for example %(example)s."
    ) % {
        "day": spoken.day(day),
        "clock": spoken.clock(clock),
        "example": spoken.clock(wall_clock(instant(day, clock, zone), zone)[1]),
    }


def minutes_between(
    day: date, start: time, end: time, zone: str = STOCKHOLM, *, end_day: date | None = None
) -> int:
    """Real minutes from start to end, odd nights counted right; negative when the end comes first."""
    last = instant(end_day or day, end, zone, second=True)
    return round((last - instant(day, start, zone)) / timedelta(minutes=1))


def has_started(now: datetime, day: date, start: time, zone: str = STOCKHOLM) -> bool:
    """Whether the aware `now` is at or after the start, the first of two (I-MTG4)."""
    return now >= instant(day, start, zone)


def wall_clock(moment: datetime, zone: str = STOCKHOLM) -> tuple[date, time]:
    """Day and time on the wall at an aware moment."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.date(), local.time()


def _at(day: date, clock: time, zone: str, fold: int) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).replace(fold=fold)
