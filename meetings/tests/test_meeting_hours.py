"""From when until when: parts, nights when the clock changes, coming and leaving (I-ATT1, domain.md 3.6)."""

from datetime import date, time

import pytest

from meetings.meeting_hours import Span, cut, planned_minutes, spans

DAY, NEXT = date(2026, 3, 10), date(2026, 3, 11)
ONE = (Span(DAY, time(9), time(12)),)
TWO = (Span(DAY, time(13), time(17)), Span(NEXT, time(9), time(12)))
NIGHT = (Span(DAY, time(22), time(4), NEXT),)


@pytest.mark.parametrize(
    ("asked", "hours", "minutes"),
    [
        ((DAY, time(9), time(12)), ONE, 180),
        ((DAY, time(9), None), (), 0),
        ((None, None, None), (), 0),
        ((DAY, time(22), time(4), NEXT), NIGHT, 360),
        # Two days and no parts: nobody knows how long.
        ((DAY, time(9), time(16), NEXT), (), 0),
        ((DAY, time(9), time(16), NEXT, [(NEXT, time(9), time(12)), (DAY, time(13), time(17))]), TWO, 420),
        # The clock goes forward on 29 March, and back on 25 October.
        ((date(2026, 3, 28), time(22), time(4), date(2026, 3, 29)), None, 300),
        ((date(2026, 10, 24), time(22), time(4), date(2026, 10, 25)), None, 420),
    ],
)
def test_the_hours_of_a_meeting(asked, hours, minutes):
    found = spans(*asked)
    assert (found if hours is not None else None, planned_minutes(found)) == (hours, minutes)


@pytest.mark.parametrize(
    ("hours", "came", "left", "found"),
    [
        (ONE, None, None, ONE),
        (ONE, (None, time(9, 45)), None, (Span(DAY, time(9, 45), time(12)),)),
        (ONE, None, (None, time(10)), (Span(DAY, time(9), time(10)),)),
        (ONE, (None, time(9, 30)), (None, time(10)), (Span(DAY, time(9, 30), time(10)),)),
        # Never more than the meeting, and nothing of it when it was over.
        (ONE, (None, time(8)), (None, time(13)), ONE),
        (ONE, (None, time(12)), None, ()),
        (ONE, None, (None, time(9)), ()),
        ((), (None, time(9)), None, ()),
        # Nobody said which day: came the first, left the last.
        (
            TWO,
            (None, time(14)),
            (None, time(10)),
            (Span(DAY, time(14), time(17)), Span(NEXT, time(9), time(10))),
        ),
        (TWO, (NEXT, time(9, 30)), None, (Span(NEXT, time(9, 30), time(12)),)),
        (TWO, None, (DAY, time(15)), (Span(DAY, time(13), time(15)),)),
        (NIGHT, None, (None, time(23, 30)), (Span(DAY, time(22), time(23, 30)),)),
        (NIGHT, None, (None, time(3)), (Span(DAY, time(22), time(3), NEXT),)),
        (NIGHT, (None, time(1)), None, (Span(NEXT, time(1), time(4)),)),
        (NIGHT, (None, time(23)), None, (Span(DAY, time(23), time(4), NEXT),)),
    ],
)
def test_between_coming_and_leaving(hours, came, left, found):
    assert cut(hours, came, left) == found
