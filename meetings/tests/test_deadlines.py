"""Domain 7 test 4: when the call is due."""

from datetime import date

import pytest

from meetings.deadlines import call_due, days_before, is_late


@pytest.mark.fact("S001-48")
@pytest.mark.parametrize(
    ("meeting_day", "call_days", "due"),
    [
        (date(2017, 3, 14), 7, date(2017, 3, 7)),
        (date(2017, 4, 20), 7, date(2017, 4, 13)),  # Maundy Thursday is a working day
        (date(2017, 4, 24), 7, date(2017, 4, 13)),  # Easter Monday moves over all of Easter
        (date(2018, 1, 8), 7, date(2017, 12, 29)),  # New Year's Day, and its eve on a Sunday
        (date(2017, 6, 30), 7, date(2017, 6, 22)),  # Midsummer Eve
        (date(2017, 3, 18), 7, date(2017, 3, 10)),  # a Saturday meeting
        (date(2017, 3, 14), 14, date(2017, 2, 28)),
        (date(2017, 3, 14), 0, date(2017, 3, 14)),
    ],
)
def test_the_call_is_due_a_week_before_or_the_working_day_before_that(meeting_day, call_days, due):
    assert call_due(meeting_day, call_days) == due


@pytest.mark.fact("S001-48")
@pytest.mark.parametrize(
    ("sent_on", "late", "before"),
    [
        (date(2017, 3, 6), False, 8),
        (date(2017, 3, 7), False, 7),
        (date(2017, 3, 8), True, 6),
        (date(2017, 3, 10), True, 4),
        (date(2017, 3, 15), True, -1),
    ],
)
def test_a_call_is_late_from_the_day_after(sent_on, late, before):
    assert is_late(sent_on, call_due(date(2017, 3, 14))) is late
    assert days_before(date(2017, 3, 14), sent_on) == before
