"""Wall clock and moment, the two odd nights included (ruling 17)."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from meetings.local_time import clock_kind, clock_note, has_started, instant, minutes_between, wall_clock

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "second", "kind", "moment"),
    [
        (date(2017, 3, 14), time(9), False, "once", utc(2017, 3, 14, 8)),
        (date(2017, 6, 13), time(9), False, "once", utc(2017, 6, 13, 7)),
        (AUTUMN, time(2, 30), False, "twice", utc(2026, 10, 25, 0, 30)),
        (AUTUMN, time(2, 30), True, "twice", utc(2026, 10, 25, 1, 30)),
        (AUTUMN, time(1, 59), True, "once", utc(2026, 10, 24, 23, 59)),
        (AUTUMN, time(3), True, "once", utc(2026, 10, 25, 2)),
        (SPRING, time(2, 30), False, "skipped", utc(2026, 3, 29, 1, 30)),
        (SPRING, time(2, 30), True, "skipped", utc(2026, 3, 29, 1, 30)),
        (SPRING, time(3), False, "once", utc(2026, 3, 29, 1)),
    ],
)
def test_a_wall_clock_is_a_moment(day, clock, second, kind, moment):
    assert clock_kind(day, clock) == kind
    assert instant(day, clock, second=second) == moment


def test_a_skipped_time_is_moved_on_and_refused_with_one_that_exists():
    assert wall_clock(instant(SPRING, time(2, 30))) == (SPRING, time(3, 30))
    with translation.override("en"):
        assert clock_note(SPRING, time(2, 30)) == (
            "On Sunday 29 March 2026 the clock goes forward and never shows 2.30. Write for example 3.30."
        )
        assert clock_note(AUTUMN, time(2, 30)) == ""


@pytest.mark.parametrize(
    ("day", "start", "end", "end_day", "minutes"),
    [
        (date(2017, 3, 14), time(9), time(12), None, 180),
        (date(2017, 3, 14), time(15), time(9), None, -360),
        (date(2017, 3, 14), time(15), time(9), date(2017, 3, 15), 1080),
        (AUTUMN, time(1), time(4), None, 240),
        (SPRING, time(1), time(4), None, 120),
        (AUTUMN, time(2, 30), time(2, 45), None, 75),
    ],
)
def test_minutes_are_those_that_pass(day, start, end, end_day, minutes):
    assert minutes_between(day, start, end, end_day=end_day) == minutes


@pytest.mark.parametrize(
    ("now", "started"),
    [
        (utc(2017, 3, 14, 7, 59, 59), False),
        (utc(2017, 3, 14, 8), True),
        (utc(2017, 3, 14, 9), True),
    ],
)
def test_a_meeting_has_started_from_its_moment_on(now, started):
    assert has_started(now, date(2017, 3, 14), time(9)) is started


def test_another_zone_has_another_moment():
    assert instant(date(2017, 3, 14), time(9), "Europe/Helsinki") == utc(2017, 3, 14, 7)
    assert wall_clock(utc(2017, 3, 14, 7), "Europe/Helsinki") == (date(2017, 3, 14), time(9))
