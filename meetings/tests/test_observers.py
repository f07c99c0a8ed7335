"""Who sits on an observer's seat is called and listed as such, and is counted nowhere (domain 2.1,
insynsplats)."""

from datetime import date

import pytest
from django.utils import translation

from groups.actions import add_seat_rule, appoint, find_or_create_person
from groups.circle import circle_on
from groups.models import Organization
from meetings.actions import answer, approve_call, begin_notes, record_attendance
from meetings.actions.attendance import expected_attendance
from meetings.attendance_forecast import forecast
from meetings.calling import Calling
from meetings.page_people import coming, people_of
from meetings.substitution import SeatAnswers, SubstituteFacts, substitution, unrepresented
from samverkan.lib.refusal import Refused

START = date(2017, 1, 1)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def observed(cast, at, held):
    """The held meeting's group with an observer and an observer's substitute, of an organisation of their
    own."""
    sign = {"by": cast.secretary, "now": at()}
    university = Organization.objects.create(kind="university", county_code="19")
    university.names.create(name="Mälarhögskolan", valid_from=START)
    add_seat_rule(
        cast.group, kind="organization", organization=university, is_observer=True, starts_on=START, **sign
    )
    seat = cast.group.seats.get(is_observer=True)
    people = [
        find_or_create_person(name=name, email=f"{name[:3]}@example.se", **sign)
        for name in ("Ida Alvgren", "Ove Alvgren")
    ]
    for who, capacity in zip(people, ("member", "substitute"), strict=True):
        appoint(seat, person=who, capacity=capacity, starts_on=START, **sign)
    return seat, *people


@pytest.mark.fact("S001-44")
def test_nobody_is_asked_for_an_observers_seat_and_it_speaks_for_nobody():
    seats = [
        SeatAnswers(1, "Sala", 11, "absent", (SubstituteFacts(13),)),
        SeatAnswers(2, "Sala", 13, "attending", (SubstituteFacts(14),), is_observer=True),
        SeatAnswers(3, "Högskolan", 15, "absent", (SubstituteFacts(16),), is_observer=True),
        SeatAnswers(4, "Köping", 17, "absent"),
    ]
    found = substitution(seats)
    # Who observes for Sala may serve on the seat of the one who is prevented.
    assert [(o.seat_id, o.serving_id, o.ask_id, o.is_unserved) for o in found] == [
        (1, None, 13, False),
        (2, None, None, False),
        (3, None, None, False),
        (4, None, None, True),
    ]
    assert unrepresented(found) == ["Köping"]


def test_an_observer_is_called_as_that_and_counted_nowhere(cast, observed, held):
    seat, ida, ove = observed
    calling = Calling(held)
    assert [(r.person, r.capacity, r.mode) for r in calling.receivers if r.seat_id == seat.pk] == [
        (ida, "observer", "called"),
        (ove, "substitute", "for_information"),
    ]
    assert "Mälarhögskolan" not in calling.facts(cast.secretary).vacant
    seen = forecast(held, circle_on(cast.group, held.date))
    people = people_of(held)
    # Chair, vice chair and the member of Sala.
    assert (seen.coming + seen.prevented + seen.silent, coming(people, is_called=False).summary) == (
        3,
        "3 members",
    )
    assert [line.represents for line in coming(people, is_called=True).seats][-1] == (
        "Mälarhögskolan (observer seat)"
    )


def test_an_observer_who_is_prevented_leaves_nobody_unrepresented(cast, observed, held, at):
    _seat, ida, _ove = observed
    approve_call(held, late_reason="Sent.", by=cast.chair, now=at())
    answer(held, person=ida, answer="absent", channel="self", by=ida, now=at())
    assert forecast(held, circle_on(cast.group, held.date)).unrepresented == ()
    assert held.substitute_requests.count() == 0


def test_the_notes_list_observers_and_let_none_serve(cast, observed, held, at):
    seat, ida, _ove = observed
    approve_call(held, late_reason="Sent.", by=cast.chair, now=at())
    answer(held, person=ida, answer="attending", channel="self", by=ida, now=at())
    rows = expected_attendance(held, circle_on(cast.group, held.date))
    assert [(row["person"], row["capacity"]) for row in rows if row.get("seat_id") == seat.pk] == [
        (ida, "observer")
    ]
    later = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    minutes = begin_notes(held, **later)
    row = minutes.attendance.get(person=ida)
    with pytest.raises(Refused) as refusal:
        record_attendance(minutes, row=row, capacity="member", **later)
    assert refusal.value.code == "observer_serves"
