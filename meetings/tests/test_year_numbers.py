"""Calls in time, the use of time, who has done what, and the rows of the basis for fees: plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from meetings.call_numbers import CallFacts, CallShare, Timing, call_share, call_timing
from meetings.fees import FeeMeeting, FeePresence, confirmed, fee_rows
from meetings.lead_times import CIRCULATED, LeadTime
from meetings.meeting_hours import Span
from meetings.numbers_facts import LeadShare, lead_shares
from meetings.time_numbers import ItemTime, KindTime, PartTaken, by_kind, parts_taken, used_minutes
from samverkan.lib.charts import Bar, Part, bars

TODAY = date(2017, 6, 1)
NINE = datetime(2017, 3, 14, 8, tzinfo=UTC)


@pytest.mark.fact("P12", "N04", "S001-48")
@pytest.mark.parametrize(
    ("day", "sent", "timing", "ahead"),
    [
        # Tuesday 14 March: the last day is the Tuesday before.
        (date(2017, 3, 14), date(2017, 3, 7), Timing.IN_TIME, 7),
        (date(2017, 3, 14), date(2017, 3, 8), Timing.LATE, 6),
        (date(2017, 3, 14), None, Timing.NEVER, None),
        # Monday 24 April: annandag påsk is no day to send on, so Thursday 13 April.
        (date(2017, 4, 24), date(2017, 4, 13), Timing.IN_TIME, 11),
        (date(2017, 4, 24), date(2017, 4, 18), Timing.LATE, 6),
        (date(2017, 6, 2), None, Timing.MISSED, None),
        (date(2017, 6, 8), None, Timing.WAITING, None),
        (date(2017, 6, 20), None, Timing.WAITING, None),
        (date(2017, 6, 20), date(2017, 5, 30), Timing.IN_TIME, 21),
    ],
)
def test_a_call_is_in_time_late_or_never_sent(day, sent, timing, ahead):
    found = call_timing(CallFacts(1, 7, day, sent_on=sent), TODAY)
    assert (found.timing, found.days_ahead) == (timing, ahead)


def test_the_share_leaves_out_what_is_not_due_yet():
    days = [
        (date(2017, 3, 14), date(2017, 3, 7)),
        (date(2017, 3, 14), date(2017, 3, 9)),
        (date(2017, 6, 20), None),
    ]
    found = call_share(call_timing(CallFacts(1, 7, day, sent_on=sent), TODAY) for day, sent in days)
    assert (found, found.all) == (CallShare(in_time=1, late=1), 2)


def item(pk, kind="dialogue", planned=30, minutes=None, *, parent=None, begun=NINE):
    ended = None if minutes is None else begun + timedelta(minutes=minutes)
    return ItemTime(pk, 1, parent, kind, planned, None if minutes is None else begun, ended)


@pytest.mark.fact("S000-13", "S000-29")
def test_kinds_are_counted_by_their_lines_and_compared_where_both_are_known():
    items = [item(1, planned=60), item(2, planned=20, minutes=25, parent=1), item(3, parent=1),
             item(4, "report", None, 10)]  # fmt: skip
    assert by_kind(items) == [
        KindTime("dialogue", 2, 50, 25, 1, 20, 25),
        KindTime("report", 1, 0, 10, 0, 0, 0),
    ]
    assert [kind.over for kind in by_kind(items)] == [5, 0]


def test_a_meetings_used_time_goes_day_by_day_from_first_to_last():
    next_day = NINE + timedelta(days=1)
    two = [
        item(1, minutes=30),
        item(2, minutes=20, begun=NINE + timedelta(minutes=45)),
        item(3, minutes=60, begun=next_day),
    ]
    assert (used_minutes(two), used_minutes([item(1)]), used_minutes([])) == (125, None, None)


@pytest.mark.fact("S000-46")
def test_who_has_presented_led_and_approved_so_that_it_can_rotate():
    found = parts_taken([(3, "Åsa"), ("Region", "Region")], [(1, "Bo"), (1, "Bo")], [(3, "Åsa")])
    assert found == [
        PartTaken(1, "Bo", 0, 2, 0),
        PartTaken(3, "Åsa", 1, 0, 1),
        PartTaken("Region", "Region", 1, 0, 0),
    ]


@pytest.mark.fact("S002-25")
def test_a_step_that_waits_counts_once_its_norm_has_passed():
    def step(number, day=TODAY):
        return [LeadTime(CIRCULATED, day, number, 5)]

    found = lead_shares([step(3), step(6), step(2, None), step(9, None)])
    assert found[0] == LeadShare(CIRCULATED, 5, 1, 3, 4.5)


MEETING = FeeMeeting(
    1, "Äldre", date(2017, 3, 14), "ordinary", "minutes", True, "Europe/Stockholm", date(2017, 3, 20)
)


def presence(person, capacity, start, end, km=None):
    return FeePresence(1, person, capacity, False, km, (Span(MEETING.day, time(start), time(end)),))


def test_the_rows_of_the_basis_are_unbroken_times_and_kilometres_stand_once():
    rows = fee_rows(
        {1: MEETING},
        [
            presence("Åsa", "member", 10, 12, 84),
            presence("Åsa", "member", 9, 10),
            presence("Bo", "attending_substitute", 9, 12),
            presence("Gäst", "guest", 9, 12),
            FeePresence(1, "Cia", "member", True, None, ()),
        ],
    )
    assert [(row.person, row.is_serving, row.minutes, row.kilometres) for row in rows] == [
        ("Bo", False, 180, None),
        ("Cia", True, None, None),
        ("Åsa", True, 60, 84),
        ("Åsa", True, 120, None),
    ]
    assert (
        len(confirmed(rows)),
        confirmed([replace(rows[0], meeting=replace(MEETING, confirmed_on=None))]),
    ) == (4, [])


@pytest.mark.fact("P59")
def test_thirty_bars_have_a_title_patterns_and_letters_of_fourteen_pixels():
    rows = [
        Bar(
            f"Samverkansgrupp med ett långt namn & nummer {at}",
            [Part(at, "solid"), Part(3, "stripes")],
            f"{at} av 33",
        )
        for at in range(30)
    ]
    drawn = str(bars(rows, title="Närvaro <2017>", name="grupper"))
    words = ("<title ", "&lt;2017&gt;", 'url(#grupper-stripes)"', " & ", "style=")
    assert [drawn.count(word) for word in words] == [1, 1, 30, 0, 0]
    assert (drawn.count("<text x="), 'width="72.00%"' in drawn) == (60, False)
