"""The traps of attendance, each as a truth table, and what must add up: plain values (S000-18, row 18,
N03)."""

import random
from dataclasses import replace
from datetime import date

import pytest

from meetings.attendance_numbers import (
    Figures,
    PersonFigures,
    SeatAt,
    Silence,
    Tenure,
    Year,
    figures,
    observers,
    people,
    percent,
    seats_at,
    silences,
)
from meetings.representation import HeldMeeting, Presence, SeatTime, is_sporadic

pytestmark = pytest.mark.fact("N03", "P18")
SALA, KOPING, GROUP, OTHER = 1, 2, 7, 8
ANNA, BO, CARIN, DAN = 100, 101, 102, 103
SEAT = SeatTime(SALA, GROUP, date(2016, 1, 1), None)
TENURE = Tenure(SALA, ANNA, True, date(2016, 1, 1), None)
# Tuesdays of 2017: 14 February, March … November.
MEETINGS = tuple(HeldMeeting(month, GROUP, date(2017, month, 14), 180) for month in range(2, 12))


def there(meeting, person=ANNA, capacity="member", seat=SALA, is_present=True, **more):
    return Presence(meeting, seat, capacity, is_present, "", person, **more)


def year(rows=(), *, seats=(SEAT,), tenures=(TENURE,), meetings=MEETINGS[:4], excused=()):
    return Year(tuple(seats), tuple(tenures), tuple(meetings), tuple(rows), frozenset(excused))


def told(found: Year) -> Figures:
    return figures(seats_at(found))


@pytest.mark.parametrize(
    ("starts", "ends", "meetings"),
    [
        (date(2016, 1, 1), None, 10),
        # Somebody who joined in September has only the meetings after.
        (date(2017, 9, 1), None, 3),
        (date(2017, 9, 14), None, 3),
        (date(2017, 9, 15), None, 2),
        (date(2016, 1, 1), date(2017, 6, 14), 5),
        (date(2016, 1, 1), date(2017, 6, 13), 4),
        (date(2018, 1, 1), None, 0),
    ],
)
def test_the_base_is_the_meetings_while_the_person_was_appointed(starts, ends, meetings):
    found = year(tenures=[Tenure(SALA, ANNA, True, starts, ends)], meetings=MEETINGS)
    marks = people(found).get(ANNA, PersonFigures(ANNA))
    assert (marks.meetings, marks.absent, told(found)) == (
        meetings,
        meetings,
        Figures(absent=meetings, vacant=10 - meetings),
    )


@pytest.mark.parametrize(
    ("rows", "excused", "outcome", "anna"),
    [
        ([there(2)], [], "member", {"meetings": 1, "present": 1, "covered": 1}),
        ([], [], "absent", {"meetings": 1, "absent": 1}),
        ([there(2, is_present=False)], [], "absent", {"meetings": 1, "absent": 1}),
        ([], [(2, ANNA)], "excused", {"meetings": 1, "excused": 1}),
        # Said "prevented" and came after all.
        ([there(2)], [(2, ANNA)], "member", {"meetings": 1, "present": 1, "covered": 1}),
        # A serving substitute covers the seat; the member is away all the same.
        ([there(2, BO, "serving_substitute")], [(2, ANNA)], "substitute", {"meetings": 1, "excused": 1}),
        ([there(2, BO, "serving_substitute")], [], "substitute", {"meetings": 1, "absent": 1}),
        ([there(2, BO, "attending_substitute")], [], "absent", {"meetings": 1, "absent": 1}),
        # There in another capacity: there, but not for the seat.
        ([there(2, capacity="presenter", seat=None)], [], "absent", {"meetings": 1, "present": 1}),
        # Listed without seat: the seat is the one the person holds.
        ([there(2, seat=None)], [], "member", {"meetings": 1, "present": 1, "covered": 1}),
    ],
)
def test_what_became_of_a_seat_and_of_its_member(rows, excused, outcome, anna):
    found = year([replace(row, minutes=None) for row in rows], meetings=MEETINGS[:1], excused=excused)
    assert (seats_at(found), people(found)[ANNA]) == (
        [SeatAt(MEETINGS[0], SALA, outcome, ANNA)],
        PersonFigures(ANNA, **anna),
    )


def test_a_vacant_seat_is_nobodys_absence_and_in_no_share():
    gap = Tenure(SALA, ANNA, True, date(2017, 4, 1), None)
    found = told(year([there(4), there(5)], tenures=[gap]))
    assert (found, found.filled, found.all, found.percent) == (Figures(member=2, vacant=2), 2, 4, 100)
    assert told(year([there(2, BO, "serving_substitute")], tenures=[gap], meetings=MEETINGS[:2])) == Figures(
        substitute=1, vacant=1
    )


def test_a_seat_that_may_be_left_vacant_counts_only_while_somebody_holds_it():
    optional = replace(SEAT, counts=False)
    later = Tenure(SALA, ANNA, True, date(2017, 4, 1), None)
    assert told(year([there(4)], seats=[optional], tenures=[later])) == Figures(member=1, absent=1)


def test_going_and_coming_back_is_one_presence_with_the_minutes_of_both():
    twice = [there(2, is_partly=True, minutes=45), there(2, is_partly=True, minutes=90)]
    assert people(year(twice, meetings=MEETINGS[:1])) == {
        ANNA: PersonFigures(ANNA, 1, present=1, covered=1, partly=1, minutes=135, timed=1)
    }


def test_member_and_substitute_at_different_hours_are_one_served_seat_and_two_that_served():
    shared = [there(2, BO, "serving_substitute", minutes=60), there(2, minutes=120)]
    found = year(shared, meetings=MEETINGS[:1])
    assert (told(found), people(found)) == (
        Figures(member=1),
        {
            ANNA: PersonFigures(ANNA, 1, present=1, covered=1, minutes=120, timed=1),
            BO: PersonFigures(BO, covered=1, substituted=1, minutes=60, timed=1),
        },
    )


def test_remote_is_told_apart_and_only_where_all_of_it_was():
    rows = [there(2, is_remote=True), there(3, is_remote=True), there(3)]
    marks = people(year(rows, meetings=MEETINGS[:2]))[ANNA]
    assert (marks.present, marks.remote) == (2, 1)


def test_meetings_without_known_attendance_and_of_other_groups_are_in_no_base():
    unknown, others = replace(MEETINGS[0], is_counted=False), replace(MEETINGS[1], group_id=OTHER)
    found = year([there(2), there(3)], meetings=[unknown, others])
    assert (told(found), people(found)) == (Figures(), {})


def test_once_the_answers_are_cleared_nobody_is_said_to_have_sent_no_word():
    assert told(year(meetings=[replace(MEETINGS[0], has_answers=False)])) == Figures(untold=1)


def test_a_joint_meeting_counts_for_the_seats_of_each_group_and_once_for_the_person():
    joint = [HeldMeeting(2, GROUP, MEETINGS[0].day), HeldMeeting(2, OTHER, MEETINGS[0].day)]
    seats = [SEAT, replace(SEAT, id=KOPING, group_id=OTHER)]
    tenures = [TENURE, replace(TENURE, seat_id=KOPING)]
    found = year([there(2, minutes=60)], seats=seats, tenures=tenures, meetings=joint)
    assert (told(found), people(found)[ANNA]) == (
        Figures(member=2),
        PersonFigures(ANNA, 1, present=1, covered=2, minutes=60, timed=1),
    )


def test_observers_are_apart():
    seat = SeatTime(SALA, GROUP, date(2016, 1, 1), None, counts=False, is_observer=True)
    found = year([there(2, capacity="observer")], seats=[seat], meetings=MEETINGS[:3])
    assert (told(found), people(found), observers(found)) == (Figures(), {}, {ANNA: (1, 3)})


@pytest.mark.fact("S000-28")
@pytest.mark.parametrize(
    ("came", "silence", "is_flagged"),
    [
        ("", Silence(0, 0, 0), False),
        ("-", Silence(1, 0, 1), False),
        ("--", Silence(2, 0, 2), True),
        ("+--", Silence(2, 1, 3), True),
        ("--+", Silence(0, 1, 3), True),
        ("-+-+", Silence(0, 2, 4), False),
        ("-+", Silence(0, 1, 2), False),
        # Vacant is no absence: neither a run nor a base.
        ("+v-v-", Silence(2, 1, 3), True),
        ("+vv", Silence(0, 1, 1), False),
    ],
)
def test_sporadic_is_two_missed_in_a_row_or_less_than_half_of_three(came, silence, is_flagged):
    days = MEETINGS[: len(came)]
    rows = [there(meeting.id) for meeting, mark in zip(days, came, strict=True) if mark == "+"]
    tenures = [
        Tenure(SALA, ANNA, True, meeting.day, meeting.day)
        for meeting, mark in zip(days, came, strict=True)
        if mark != "v"
    ]
    found = silences(year(rows, tenures=tenures, meetings=days), {SALA: 5}).get((5, GROUP), Silence(0, 0, 0))
    assert (found, found.is_flagged) == (silence, is_flagged)


def test_somebody_without_seat_speaks_for_the_organisation():
    rows = [
        there(2, DAN, "co_opted", None, organization_id=5),
        there(3, DAN, "guest", None, organization_id=5),
    ]
    assert silences(year(rows, meetings=MEETINGS[:2]), {SALA: 5}) == {(5, GROUP): Silence(1, 1, 2)}


@pytest.mark.parametrize(
    ("represented", "of", "flag"), [(0, 2, False), (1, 3, True), (2, 4, False), (2, 5, True)]
)
def test_under_half_of_three(represented, of, flag):
    assert is_sporadic(represented, of) == flag


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, None), (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (5, 6, 83), (6, 6, 100)],
)
def test_percent_is_whole_and_none_of_nothing(part, whole, shown):
    assert percent(part, whole) == shown


def invented(chance: random.Random) -> Year:
    """Twelve seats that begin and end, members that change, substitutes that serve, in two groups with joint
    meetings."""
    seats, tenures, rows, excused = [], [], [], set()
    days = [date(2017, month, 14) for month in range(1, 13)]
    held = [
        [HeldMeeting(10 * at + group, group, day, 180, chance.random() > 0.1) for group in (GROUP, OTHER)]
        for at, day in enumerate(days)
    ]
    meetings = [
        replace(one, id=10 * at, is_counted=True) if at % 4 == 0 else one
        for at, pair in enumerate(held)
        for one in pair
    ]
    for seat in range(1, 13):
        begun, change, ended = sorted(chance.sample(days, 3))
        group = chance.choice([GROUP, OTHER])
        seats.append(SeatTime(seat, group, begun, chance.choice([None, ended]), chance.random() > 0.2))
        tenures += [
            Tenure(seat, seat * 10, True, begun, change),
            Tenure(seat, seat * 10 + 1, True, chance.choice([date(2017, change.month, 15), ended]), None),
            Tenure(seat, seat * 10 + 2, False, begun, None),
        ]
        for meeting in [one for one in meetings if one.group_id == group]:
            member = next((t.person_id for t in tenures[-3:-1] if t.is_on(meeting.day)), None)
            came = chance.choice(["member", "member", "serving_substitute", "", "excused"])
            if came == "member" and member:
                rows += [there(meeting.id, member, "member", seat)] * chance.choice([1, 2])
            elif came == "serving_substitute":
                rows.append(there(meeting.id, seat * 10 + 2, came, seat))
            elif came == "excused" and member:
                excused.add((meeting.id, member))
    return year(rows, seats=seats, tenures=tenures, meetings=meetings, excused=excused)


@pytest.mark.parametrize("seed", range(40))
def test_what_people_covered_is_what_their_seats_show(seed):
    found = invented(random.Random(seed))
    seats, persons = seats_at(found), people(found).values()
    assert (
        sum(one.covered for one in persons),
        sum(one.meetings for one in persons),
        sum(one.meetings - one.present - one.excused - one.absent - one.untold for one in persons),
    ) == (figures(seats).present, sum(1 for one in seats if one.member_id is not None), 0)
