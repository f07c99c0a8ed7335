"""Who came for an organisation, and when nobody has several times in a row: plain values (S000-28,
S004-06)."""

from datetime import date

import pytest

from meetings.representation import (
    HeldMeeting,
    Presence,
    SeatTime,
    Served,
    counted,
    is_silent,
    served,
    silent_in_a_row,
    speaks,
)
from meetings.workload import SittingTime, Workload, workload

SEAT = SeatTime(1, 7, date(2017, 1, 1), date(2017, 12, 31))
OPTIONAL = SeatTime(2, 7, date(2017, 1, 1), None, counts=False)
MEETING = HeldMeeting(10, 7, date(2017, 3, 14), 180)


def there(capacity, *, is_present=True, seat=1, meeting=10, name="Åsa Ek"):
    return Presence(meeting, seat, capacity, is_present, name)


@pytest.mark.fact("S004-06")
@pytest.mark.parametrize(
    ("rows", "by", "name"),
    [
        ([], "nobody", ""),
        ([there("member")], "member", "Åsa Ek"),
        ([there("member", is_present=False)], "nobody", ""),
        ([there("serving_substitute")], "substitute", "Åsa Ek"),
        ([there("attending_substitute")], "nobody", ""),
        ([there("guest")], "nobody", ""),
        # The member came later; before that the substitute served (I-ATT1).
        ([there("serving_substitute", name="Bo"), there("member")], "member", "Åsa Ek"),
        ([there("member", is_present=False), there("serving_substitute", name="Bo")], "substitute", "Bo"),
        ([there("member", seat=3)], "nobody", ""),
    ],
)
def test_a_seat_is_served_by_member_substitute_or_nobody(rows, by, name):
    assert served([SEAT], [MEETING], rows) == [Served(MEETING, 1, by, name)]


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2016, 12, 31), 0),
        (date(2017, 1, 1), 1),
        (date(2017, 12, 31), 1),
        (date(2018, 1, 1), 0),
    ],
)
def test_a_meeting_counts_only_while_the_seat_was_there(day, counts):
    assert len(served([SEAT], [HeldMeeting(10, 7, day)], [])) == counts


def test_an_observer_seat_is_no_place_to_fill():
    assert served([OPTIONAL], [MEETING], [there("observer", seat=2, is_present=False)]) == []


def test_a_meeting_without_approved_notes_and_of_another_group_does_not_count():
    draft = HeldMeeting(11, 7, date(2017, 4, 1), is_counted=False)
    other = HeldMeeting(12, 8, date(2017, 4, 1))
    assert served([SEAT], [draft, other], []) == []


def test_a_seat_that_may_be_empty_counts_where_somebody_is_listed_for_it():
    listed = [there("member", seat=2, is_present=False)]
    assert (served([OPTIONAL], [MEETING], []), served([OPTIONAL], [MEETING], listed)) == (
        [],
        [Served(MEETING, 2, "nobody")],
    )


@pytest.mark.fact("S000-28")
@pytest.mark.parametrize(
    ("came", "run", "flag"),
    [
        ([], 0, False),
        (["nobody"], 1, False),
        (["nobody", "nobody"], 2, True),
        (["nobody", "nobody", "member"], 0, False),
        (["member", "nobody", "nobody", "nobody"], 3, True),
        (["nobody", "substitute", "nobody"], 1, False),
    ],
)
def test_the_flag_is_up_after_two_in_a_row_and_down_when_somebody_comes(came, run, flag):
    rows = [
        Served(HeldMeeting(number, 7, date(2017, number + 1, 1)), 1, by) for number, by in enumerate(came)
    ]
    found = silent_in_a_row(rows).get(7, 0)
    assert (found, is_silent(found)) == (run, flag)


def test_one_of_several_seats_is_enough_and_so_is_somebody_without_seat():
    silent = [Served(MEETING, 1, "nobody"), Served(MEETING, 2, "nobody")]
    assert [
        silent_in_a_row([Served(MEETING, 1, "nobody"), Served(MEETING, 2, "substitute")]),
        silent_in_a_row(silent),
        silent_in_a_row(silent, spoken_for={10}),
    ] == [{}, {7: 1}, {}]


def test_guests_presenters_officials_and_observers_speak_for_nobody():
    silent = ["observer", "guest", "presenter", "official", "secretary", "attending_substitute"]
    capacities = ["member", "serving_substitute", "co_opted", *silent]
    assert [speaks(capacity, True) for capacity in capacities] == [True] * 3 + [False] * 6
    assert (speaks("member", False), counted([])["member"]) == (False, 0)


@pytest.mark.fact("S002-08")
def test_a_years_work_is_seats_people_meetings_and_hours():
    meetings = [
        MEETING,
        HeldMeeting(11, 7, date(2017, 5, 2), 0, is_counted=False),
        HeldMeeting(12, 7, date(2018, 2, 1), 120),
        HeldMeeting(13, 9, date(2017, 5, 2), 120),
    ]
    sittings = [
        SittingTime(1, 100, date(2017, 1, 1), date(2017, 6, 30)),
        SittingTime(1, 101, date(2017, 7, 1), None),
        SittingTime(2, 100, date(2016, 1, 1), date(2016, 12, 31)),
    ]
    found = [workload(year, [SEAT, OPTIONAL], sittings, meetings) for year in (2016, 2017, 2018)]
    assert found == [
        Workload(2016, seats=0, people=1, meetings=0, minutes=0, without_length=0),
        Workload(2017, seats=2, people=2, meetings=2, minutes=360, without_length=1),
        Workload(2018, seats=1, people=1, meetings=1, minutes=120, without_length=0),
    ]
    assert (found[1].hours, Workload(2017, 1, 1, 1, 100, 0).hours) == (6, 1.7)
