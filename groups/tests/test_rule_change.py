"""A seat rule changed from a day on: what it does is told before it is saved, and nothing before that day
moves."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from groups.actions import (
    add_board,
    appoint,
    change_seat_rule,
    end_appointment,
    find_or_create_person,
    give_office,
    weighed_change,
)
from groups.circle import represents
from groups.models import Appointment, Office, Seat, SeatRule
from groups.rule_change import SeatNature, SeatNow, rule_change
from groups.rule_change_report import change_report
from groups.seat_facts import OfficeFacts
from groups.seating import Sitting
from samverkan.lib.refusal import Refused

START, TURN, LAST = date(2017, 1, 1), date(2018, 1, 1), date(2017, 12, 31)
SALA, KOPING, REGION = 1, 2, 9
NAMES = {SALA: "Sala kommun", KOPING: "Köpings kommun", REGION: "Region Västmanland"}


def seat(number, organization, **nature):
    return SeatNow(100 + number, number, SeatNature(organization, **nature))


def sits(number, person, capacity="member", place=0, since=START, until=None):
    return Sitting(person, 100 + number, "", person, f"P{person}", capacity, place, since, until)


def weigh(seats, planned, sittings=(), offices=()):
    found = rule_change(seats, planned, sittings, offices, names=NAMES, next_number=20, other_seats=3)
    return found, [
        (
            fate.kind,
            fate.number,
            fate.name,
            [s.person_id for s in fate.staying],
            [s.person_id for s in fate.leaving],
        )
        for fate in found.fates
    ]


@pytest.mark.fact("S001-06", "S001-07")
@pytest.mark.parametrize(
    ("seats", "planned", "sittings", "fates"),
    [
        # What is the same goes over as it is, and a new organisation gets the next number.
        ([seat(1, SALA)], [SeatNature(SALA), SeatNature(KOPING)], [sits(1, 1)],
         [("kept", 1, "Sala kommun", [1], []), ("added", 20, "Köpings kommun", [], [])]),
        # Fewer seats: the vacant one goes first, whatever its number.
        ([seat(1, REGION, label="1"), seat(2, REGION, label="2")], [SeatNature(REGION)], [sits(2, 7)],
         [("ended", 1, "Region Västmanland 1", [], []), ("changed", 2, "Region Västmanland", [7], [])]),
        # All filled: the last one goes, and who sits there with it.
        ([seat(1, REGION, label="1"), seat(2, REGION, label="2")], [SeatNature(REGION, label="1")],
         [sits(1, 6), sits(2, 7)],
         [("kept", 1, "Region Västmanland 1", [6], []), ("ended", 2, "Region Västmanland 2", [], [7])]),
        # Another sector is another seat, and whoever sits there sits on.
        ([seat(1, SALA)], [SeatNature(SALA, sector="school")], [sits(1, 1), sits(1, 2, "substitute", 1)],
         [("changed", 1, "Sala kommun, skola", [1, 2], [])]),
        # Fewer substitutes: the first place is kept, and the second one moves up only where the first is
        # free.
        ([seat(1, SALA, substitutes=2)], [SeatNature(SALA, substitutes=1)],
         [sits(1, 1), sits(1, 2, "substitute", 1), sits(1, 3, "substitute", 2)],
         [("changed", 1, "Sala kommun", [1, 2], [3])]),
        ([seat(1, SALA, substitutes=2)], [SeatNature(SALA, substitutes=1)], [sits(1, 3, "substitute", 2)],
         [("changed", 1, "Sala kommun", [3], [])]),
        ([seat(1, SALA, substitutes=1)], [SeatNature(SALA, substitutes=0)], [sits(1, 3, "substitute", 1)],
         [("changed", 1, "Sala kommun", [], [3])]),
        # An organisation that gets none loses all.
        ([seat(1, SALA), seat(2, KOPING)], [SeatNature(SALA)], [sits(2, 5)],
         [("kept", 1, "Sala kommun", [], []), ("ended", 2, "Köpings kommun", [], [5])]),
    ],
)  # fmt: skip
def test_what_becomes_of_each_seat_and_of_who_sits_there(seats, planned, sittings, fates):
    assert weigh(seats, planned, sittings)[1] == fates


def test_who_takes_over_a_freed_place_has_it():
    found, _fates = weigh(
        [seat(1, SALA, substitutes=2)], [SeatNature(SALA, substitutes=1)], [sits(1, 3, "substitute", 2)]
    )
    assert [sitting.place for sitting in found.moving] == [1]


@pytest.mark.fact("S001-46")
@pytest.mark.parametrize(
    ("planned", "lost"),
    [
        ([SeatNature(REGION, sector="health_care")], []),
        ([SeatNature(REGION, is_observer=True)], ["P7"]),
        ([], ["P7"]),
    ],
)
def test_an_office_rests_on_a_full_seat(planned, lost):
    found, _fates = weigh([seat(2, REGION)], planned, [sits(2, 7)], [OfficeFacts("chair", 7, "P7")])
    assert [office.name for office in found.offices_lost] == lost


@pytest.mark.fact("S001-11")
def test_the_report_tells_in_numbers_and_names():
    before = [seat(1, SALA), seat(2, KOPING, substitutes=2)]
    planned = [SeatNature(KOPING, sector="school", is_observer=True, is_optional=True)]
    found, _fates = weigh(before, planned, [sits(1, 1), sits(2, 2)], [OfficeFacts("chair", 2, "P2")])
    with translation.override("en"):
        report = change_report(found, TURN, stated_size=5)
        changed = change_report(weigh(before, planned)[0], TURN).changed
    assert report.size == "The group gets 3 seats instead of 5. The decision says 5 members, the seats are 3."
    assert report.counts == [
        (1, "seat becomes another"),
        (1, "seat ends"),
        (1, "person keeps the place"),
        (1, "person loses the place"),
    ]
    assert report.leaving == ["P1, member for Sala kommun: ends 31 December 2017"]
    assert report.offices == ["P2 is no longer chair."]
    assert [(line.number, line.text) for line in changed] == [
        (
            2,
            "is called Köpings kommun, school; is for school; becomes an observer seat: may attend, but is "
            "not counted; 1 personal substitute instead of 2; may be left vacant",
        )
    ]
    assert report.changed[0].people == ("P2 keeps the place",)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def rules(cast) -> dict[str, SeatRule]:
    return {rule.kind: rule for rule in cast.group.seat_rules.all()}


def page_of(cast, day: date, name: str = "groups:group") -> str:
    client = Client()
    client.force_login(cast.secretary)
    text = client.get(reverse(name, args=[cast.group.slug]), {"on": day.isoformat()}).content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value|nonce|"X-CSRFToken")[=:] ?"[^"]+"', "", text)


def seats_from(cast, day: date) -> list[tuple]:
    rows = Seat.objects.in_force(day).filter(group=cast.group).select_related("organization")
    return [(row.number, represents(row, day), row.substitutes) for row in rows.order_by("number")]


@pytest.mark.fact("S001-05", "S001-07")
def test_the_region_gets_two_seats_and_the_past_prints_the_same(cast, sign, rules):
    third = find_or_create_person(name="Sten Alvgren", email="sten@example.se", **sign)
    number = cast.seats["Region 1"].number
    appoint(cast.seats["Region 2"], person=third, starts_on=START, **sign)
    days = [START, date(2017, 6, 30), LAST]
    names = ("groups:group", "groups:composition")
    before = [page_of(cast, day, name) for name in names for day in days]

    change_seat_rule(rules["organization"], valid_from=TURN, count=2, substitutes=2, **sign)

    assert [page_of(cast, day, name) for name in names for day in days] == before
    assert [row for row in seats_from(cast, TURN) if row[0] >= number] == [
        (number, "Region Västmanland 1", 2),
        (number + 1, "Region Västmanland 2", 2),
        (number + 3, "Oppositionen", 1),
    ]
    rows = cast.group.appointments.filter(person=third).order_by("starts_on")
    assert [(row.starts_on, row.ends_on, row.end_reason) for row in rows] == [
        (START, LAST, "moved"),
        (TURN, None, ""),
    ]


@pytest.mark.fact("S000-47", "S003-19")
def test_who_goes_over_keeps_decision_board_party_term_and_mandate(cast, sign, rules):
    row = cast.seats["Sala"].appointments.get(capacity="member")
    board = add_board(cast.seats["Sala"].organization, name="Skolnämnden", sector="school", **sign)
    kept = {
        "board": board, "party": "C", "mandate_text": "Får tala för kommunen i skolfrågor",
        "decision_date": date(2016, 12, 5), "decision_reference": "KS 2016/88",
    }  # fmt: skip
    Appointment.objects.filter(pk=row.pk).update(**kept)
    offices = list(Office.objects.values())

    change_seat_rule(rules["each_of_kind"], valid_from=TURN, sector="school", **sign)

    new = Appointment.objects.get(person=cast.member, starts_on=TURN)
    assert {name: getattr(new, name) for name in kept} == kept
    assert (new.seat.number, new.seat.sector, new.seat.starts_on) == (
        cast.seats["Sala"].number,
        "school",
        TURN,
    )
    assert list(Office.objects.values()) == offices


def test_whoever_loses_the_place_is_let_go_knowingly(cast, sign, rules):
    sten = find_or_create_person(name="Sten Alvgren", email="sten@example.se", **sign)
    rut = find_or_create_person(name="Rut Alvgren", email="rut@example.se", **sign)
    appoint(cast.seats["Region 2"], person=sten, starts_on=START, **sign)
    coming = appoint(cast.seats["Region 3"], person=rut, starts_on=date(2018, 2, 1), **sign)
    rule = rules["organization"]
    with pytest.raises(Refused) as refusal:
        change_seat_rule(rule, valid_from=TURN, count=1, **sign)
    assert (refusal.value.code, SeatRule.objects.get(pk=rule.pk).ends_on) == ("leaving", None)

    change_seat_rule(rule, valid_from=TURN, count=1, ends_appointments=True, **sign)

    gone = Appointment.objects.get(person=sten)
    assert (gone.ends_on, gone.end_reason) == (LAST, "seat_ended")
    assert not Appointment.objects.filter(pk=coming.pk).exists()
    assert Appointment.history.filter(id=coming.pk, history_type="-").count() == 1
    assert cast.group.offices.get(kind="chair").ends_on is None


def test_the_chair_on_a_seat_that_becomes_an_observers_leads_no_more(cast, sign, rules):
    change_seat_rule(rules["organization"], valid_from=TURN, is_observer=True, **sign)
    chair = cast.group.offices.get(kind="chair")
    assert (chair.person, chair.ends_on) == (cast.chair, LAST)
    with pytest.raises(Refused) as refusal:
        give_office(cast.group, person=cast.chair, kind="chair", starts_on=TURN, **sign)
    assert refusal.value.code == "no_seat"


def test_somebody_who_has_not_begun_waits_on_the_successor(cast, sign, rules):
    rut = find_or_create_person(name="Rut Alvgren", email="rut@example.se", **sign)
    coming = appoint(cast.seats["Region 3"], person=rut, starts_on=date(2018, 2, 1), **sign)
    change_seat_rule(rules["organization"], valid_from=TURN, substitutes=0, **sign)
    coming.refresh_from_db()
    assert (coming.seat.starts_on, coming.seat.number) == (TURN, cast.seats["Region 3"].number)
    assert (coming.starts_on, coming.ends_on) == (date(2018, 2, 1), None)


@pytest.mark.parametrize(
    ("day", "changes", "code"),
    [
        (START, {"count": 2}, "too_early"),
        (TURN, {}, "unchanged"),
        (TURN, {"kind": "organization", "organization": None}, ""),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(rules, day, changes, code):
    with pytest.raises(Refused) as refusal:
        weighed_change(rules["organization"], valid_from=day, **changes)
    assert refusal.value.code == code


def test_a_rule_with_an_end_is_not_changed_again(cast, sign, rules):
    new = change_seat_rule(rules["organization"], valid_from=TURN, substitutes=2, **sign)
    with pytest.raises(Refused) as refusal:
        weighed_change(SeatRule.objects.get(pk=rules["organization"].pk), valid_from=TURN, count=2)
    assert refusal.value.code == "ended"
    again = change_seat_rule(new, valid_from=date(2018, 7, 1), substitutes=1, **sign)
    assert [row[2] for row in seats_from(cast, date(2018, 7, 1)) if "Region" in row[1]] == [1, 1, 1]
    assert again.starts_on == date(2018, 7, 1)


def test_two_who_change_a_rule_at_once_make_one_change(cast, sign, rules):
    rule = rules["organization"]
    read_before = SeatRule.objects.get(pk=rule.pk)
    change_seat_rule(rule, valid_from=TURN, substitutes=2, **sign)
    seats = seats_from(cast, TURN)

    with pytest.raises(Refused) as refusal:
        change_seat_rule(read_before, valid_from=TURN, count=2, ends_appointments=True, **sign)

    assert (refusal.value.code, seats_from(cast, TURN)) == ("ended", seats)


def asked(cast, rule, **values):
    client = Client()
    client.force_login(cast.secretary)
    given = {
        "kind": "organization", "organization": rule.organization_id, "count": 3, "substitutes": 1,
        "valid_from": "2018-01-01",
    }  # fmt: skip
    address = reverse("groups:rule_change", args=[cast.group.slug, rule.pk])
    return client.post(address, given | values)


def seen_in(response) -> str:
    return re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]


@pytest.mark.fact("S001-07")
def test_the_page_shows_what_happens_and_saves_nothing_before(cast, rules):
    rule = rules["organization"]
    shown = asked(cast, rule, count=2, step="weigh")
    text = shown.content.decode()
    assert (shown.status_code, 'name="count" value="2"' in text, "Region Västmanland 3" in text) == (
        200,
        True,
        True,
    )
    assert SeatRule.objects.get(pk=rule.pk).ends_on is None

    back = asked(cast, rule, count=2, step="edit").content.decode()
    assert re.search(r'name="count"[^>]*value="2"', back)

    done = asked(cast, rule, count=2, step="save", seen=seen_in(shown))
    assert (done.status_code, SeatRule.objects.get(pk=rule.pk).ends_on) == (302, LAST)


def test_what_was_shown_is_what_is_saved(cast, sign, rules):
    rule = rules["organization"]
    shown = asked(cast, rule, count=1, step="weigh")
    sten = find_or_create_person(name="Sten Alvgren", email="sten@example.se", **sign)
    row = appoint(cast.seats["Region 3"], person=sten, starts_on=START, **sign)

    again = asked(cast, rule, count=1, step="save", seen=seen_in(shown), ends_appointments="1")
    assert (again.status_code, "Sten Alvgren" in again.content.decode()) == (200, True)
    assert SeatRule.objects.get(pk=rule.pk).ends_on is None

    unticked = asked(cast, rule, count=1, step="save", seen=seen_in(again))
    assert (unticked.status_code, SeatRule.objects.get(pk=rule.pk).ends_on) == (200, None)
    end_appointment(row, ends_on=date(2017, 6, 30), reason="resigned", **sign)
    once_more = asked(cast, rule, count=1, step="weigh")
    assert asked(cast, rule, count=1, step="save", seen=seen_in(once_more)).status_code == 302


def test_a_seat_is_found_by_its_number_and_day(cast, sign, rules):
    change_seat_rule(rules["organization"], valid_from=TURN, count=2, substitutes=0, **sign)
    number = cast.seats["Region 1"].number
    seats = cast.group.seats
    days = [date(2016, 1, 1), LAST, TURN, date(2030, 1, 1)]
    assert [seats.numbered(number, day).substitutes for day in days] == [1, 1, 0, 0]
    assert seats.numbered(number + 2, TURN).ends_on == LAST
    assert seats.numbered(99, TURN) is None
    client = Client()
    client.force_login(cast.secretary)
    assert timezone.localdate() > TURN
    page = client.get(reverse("groups:seat", args=[cast.group.slug, number])).content.decode()
    assert page.count(cast.chair.name) >= 2
