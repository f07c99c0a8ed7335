"""When a calendar file says somebody is busy: run as a program of its own, with little time and memory.

Files come from strangers. A rule that makes the library count for ever, or a file that swells, ends this
process and not a worker; so nothing of Django is imported here, and nothing but hours is written out: what
an event is about never leaves (ruling 14).
"""

import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

CPU_SECONDS = 6
MEMORY = 512 * 1024 * 1024
MOST_TIMES = 5000
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
ONE_DAY = timedelta(days=1)


class BadCalendar(Exception):
    """`code`: `no_calendar`, `broken`, `too_often` or `too_many`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def busy_in(content: bytes, first: date, last: date, zone: str) -> list[tuple[datetime, datetime, bool]]:
    """(from, to, whole day) of what takes time from `first` up to `last`, in order; aware moments.

    A time without a zone is in `zone`. Free, cancelled and momentary events take no time.
    """
    if not content.lstrip(b"\xef\xbb\xbf \r\n\t").upper().startswith(b"BEGIN:VCALENDAR"):
        raise BadCalendar("no_calendar")
    if not content.rstrip().upper().endswith(b"END:VCALENDAR"):
        # Cut off on the way: the rest of the events would silently be free time.
        raise BadCalendar("broken")
    try:
        found = set(_times(content, first, last, ZoneInfo(zone)))
    except BadCalendar:
        raise
    # Whatever the two libraries stumble over, the file is what is wrong.
    except Exception as fault:
        raise BadCalendar("broken") from fault
    return sorted(found)


def _times(content: bytes, first: date, last: date, zone: ZoneInfo) -> Iterator[tuple]:
    calendars = Calendar.from_ical(content.decode("utf-8-sig"), multiple=True)
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if any(freq.upper() in TOO_OFTEN for event in events for freq in _frequencies(event)):
        raise BadCalendar("too_often")
    count = 0
    for calendar in calendars:
        for event in recurring_ical_events.of(calendar).between(first, last):
            count += 1
            if count > MOST_TIMES:
                raise BadCalendar("too_many")
            if _takes_time(event) and (hours := _hours(event, zone)):
                yield hours


def _frequencies(event) -> list[str]:
    rules = event.get("RRULE", [])
    return [str(freq) for rule in (rules if isinstance(rules, list) else [rules]) for freq in rule["FREQ"]]


def _takes_time(event) -> bool:
    return event.get("TRANSP", "OPAQUE").upper() != "TRANSPARENT" and event.get("STATUS", "") != "CANCELLED"


def _hours(event, zone: ZoneInfo) -> tuple | None:
    starts, ends = event["DTSTART"].dt, event["DTEND"].dt
    is_all_day = not isinstance(starts, datetime)
    if is_all_day:
        starts, ends = (datetime.combine(day, time(0), zone) for day in (starts, max(ends, starts + ONE_DAY)))
    starts, ends = (moment if moment.tzinfo else moment.replace(tzinfo=zone) for moment in (starts, ends))
    return (starts, ends, is_all_day) if ends > starts else None


def main() -> None:
    """`ical_reading.py 2026-10-22 2028-05-22 Europe/Stockholm`, the file on stdin; JSON on stdout."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    first, last, zone = sys.argv[1:]
    try:
        found = busy_in(sys.stdin.buffer.read(), date.fromisoformat(first), date.fromisoformat(last), zone)
        answer = {"times": [(start.isoformat(), end.isoformat(), whole) for start, end, whole in found]}
    except BadCalendar as bad:
        answer = {"problem": bad.code}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
