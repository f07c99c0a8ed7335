"""Days, times and amounts as they are said in running text, in the language that is switched on.

Tables use ISO days (`2017-03-14`); text uses these. Pure but for the language and, for aware datetimes, the
time zone.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext


def _local(value):
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day_short(value: date) -> str:
    """`14 mars`."""
    value = _local(value)
    return f"{value.day} {MONTHS[value.month]}"


def day_plain(value: date) -> str:
    """`14 mars 2017`."""
    return f"{day_short(value)} {_local(value).year}"


def day(value: date) -> str:
    """`tisdag 14 mars 2017`."""
    return f"{WEEKDAYS[_local(value).weekday()]} {day_plain(value)}"


def day_capital(value: date) -> str:
    """`Tisdag 14 mars 2017`, for headings and the start of a line."""
    text = day(value)
    return text[0].upper() + text[1:]


def month(value: date) -> str:
    """`mars 2017`."""
    return f"{MONTHS[value.month]} {value.year}"


def week(value: date) -> str:
    """`v. 11`, the ISO week, which begins on a Monday."""
    return gettext("week %(n)s") % {"n": _local(value).isocalendar().week}


def clock(value: time | datetime) -> str:
    """`9.00`; an aware datetime is told in the local zone."""
    value = _local(value)
    return f"{value.hour}.{value.minute:02}"


def hours(start: time, end: time | None = None) -> str:
    """`9.00–12.00`, or `9.00` when the end is not known."""
    return f"{clock(start)}–{clock(end)}" if end else clock(start)


def when(value: date, start: time | None = None, end: time | None = None, last: date | None = None) -> str:
    """`tisdag 14 mars 2017 kl. 9.00–12.00`; the day alone when no time is set.

    Over several days, with `last`: `torsdag 24 augusti kl. 13.00 – fredag 25 augusti 2017 kl. 12.00`.
    """
    if last:
        return f"{_first_of_several(value, last, start)} – {when(last, end)}"
    if not start:
        return day(value)
    return gettext("%(day)s at %(hours)s") % {"day": day(value), "hours": hours(start, end)}


def _first_of_several(value: date, last: date, start: time | None) -> str:
    first = day(value) if value.year != last.year else f"{WEEKDAYS[value.weekday()]} {day_short(value)}"
    return gettext("%(day)s at %(hours)s") % {"day": first, "hours": clock(start)} if start else first


def moment(value: datetime) -> str:
    """`tisdag 14 mars 2017 kl. 9.00` for something that has happened."""
    local = _local(value)
    return when(local, local)


def minutes(value: int) -> str:
    """`20 min`, `1 tim`, `1 tim 30 min`."""
    whole, rest = divmod(int(value), 60)
    parts = [gettext("%(n)s h") % {"n": whole}] if whole else []
    if rest or not whole:
        parts.append(gettext("%(n)s min") % {"n": rest})
    return " ".join(parts)


def size(value: int) -> str:
    """Bytes as a person says them: `240 kB`, `1,2 MB`."""
    if value < 1000:
        return ngettext("%(n)s byte", "%(n)s bytes", value) % {"n": value}
    if value < 1_000_000:
        return f"{round(value / 1000)} kB"
    return f"{number_format(value / 1_000_000, 1)} MB"


def listed(items: Iterable[object]) -> str:
    """`Köping, Sala och Fagersta`."""
    *head, last = [str(item) for item in items] or [""]
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(head), "last": last} if head else last
