"""Dates decide everywhere: one person resigns, is replaced, comes back and moves to another seat, and every
page that answers “who that day?” is asked on each day where the answer turns (domain.md 0, points 2 and
4)."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import (
    add_seat_rule,
    adopt_group,
    appoint,
    change_seat_rule,
    create_group,
    end_appointment,
    find_or_create_person,
    give_role,
    propose_group,
)
from groups.circle import circle_on
from groups.member_file.list import member_list
from groups.models import Group
from groups.reports import sittings_of
from meetings.actions import create_meeting
from meetings.calling import Calling

DAY = timedelta(days=1)
JOINS, RESIGNS = date(2015, 1, 1), date(2016, 2, 29)
RUT, STEN = "Rut Alvgren", "Sten Brodahl"
# (from, to, member for Sala, member for Arboga); two leap days among them.
COURSE = [
    (date(2015, 1, 1), date(2016, 2, 29), RUT, ""),
    (date(2016, 3, 1), date(2016, 3, 31), "", ""),
    (date(2016, 4, 1), date(2017, 8, 31), STEN, ""),
    # Rut comes back in Sten's place, and then moves to another seat.
    (date(2017, 9, 1), date(2018, 2, 28), RUT, ""),
    (date(2018, 3, 1), date(2019, 12, 31), STEN, RUT),
    # The municipalities' seats become the school's from here: other seats on the same numbers.
    (date(2020, 1, 1), date(2020, 2, 29), STEN, RUT),
    (date(2020, 3, 1), date(2020, 12, 31), STEN, ""),
]
BOUNDARIES = sorted({day for first, last, *_ in COURSE for day in (first - DAY, first, last, last + DAY)})


def expected(day: date) -> dict[str, str]:
    for first, last, sala, arboga in COURSE:
        if first <= day <= last:
            return {"Sala kommun": sala, "Arboga kommun": arboga}
    return {"Sala kommun": STEN if day > COURSE[-1][1] else "", "Arboga kommun": ""}


@pytest.fixture
def walked(cast, at):
    """A group of 2015 whose seats the two walk through, by verbs, and its secretary."""
    sign = {"by": cast.administrator, "now": at()}
    group = create_group(
        cast.structure, name="Samverkansgrupp vuxna", slug="vuxna", starts_on=JOINS, mandate="Vuxna.", **sign
    )
    rule = add_seat_rule(group, kind="each_of_kind", organization_kind="municipality", substitutes=0, **sign)
    adopt_group(propose_group(group, **sign), **sign)
    give_role(group, person=cast.secretary, kind="secretary", starts_on=JOINS, **sign)
    rut, sten = (
        find_or_create_person(name=name, email=f"{name.split()[0].lower()}@example.se", **sign)
        for name in (RUT, STEN)
    )
    organizations = {seat.organization.name_on(JOINS): seat for seat in group.seats.all()}
    sala, arboga = organizations["Sala kommun"], organizations["Arboga kommun"]
    first = appoint(sala, person=rut, starts_on=JOINS, **sign)
    end_appointment(first, ends_on=RESIGNS, reason="resigned", **sign)
    appoint(sala, person=sten, starts_on=date(2016, 4, 1), **sign)
    appoint(sala, person=rut, starts_on=date(2017, 9, 1), replaces=True, **sign)
    back = group.appointments.get(person=rut, starts_on=date(2017, 9, 1))
    end_appointment(back, ends_on=date(2018, 2, 28), reason="moved", **sign)
    appoint(arboga, person=rut, starts_on=date(2018, 3, 1), **sign)
    appoint(sala, person=sten, starts_on=date(2018, 3, 1), **sign)
    change_seat_rule(rule, valid_from=date(2020, 1, 1), sector="school", **sign)
    last = group.appointments.get(person=rut, starts_on=date(2020, 1, 1))
    end_appointment(last, ends_on=date(2020, 2, 29), reason="resigned", **sign)
    return Group.objects.get(pk=group.pk)


def of_the_two(pairs) -> dict[str, str]:
    """{organisation: name} of the walked seats, whatever the seat is for."""
    found = {"Sala kommun": "", "Arboga kommun": ""}
    return found | {
        place.partition(",")[0]: name for place, name in pairs if place.partition(",")[0] in found
    }


@pytest.mark.django_db
@pytest.mark.fact("S001-06", "N01")
@pytest.mark.parametrize("day", BOUNDARIES, ids=str)
def test_who_sits_where_on_each_boundary(day, walked, cast, at):
    want = expected(day)
    client = Client()
    client.force_login(cast.secretary)

    circle = circle_on(walked, day)
    assert of_the_two((p.represents, p.member.name if p.member else "") for p in circle.places) == want

    rows = member_list(walked, day)
    now = {row[1]: row[3] for row in rows if row[3] and row[10] <= day}
    assert of_the_two(now.items()) == want

    meeting = create_meeting(walked, date=day, start=time(9), end=time(12), by=cast.secretary, now=at())
    called = Calling(meeting).receivers
    assert of_the_two((r.represents, r.person.name) for r in called if r.capacity == "member") == want

    for name in ("groups:group", "groups:composition", "groups:composition_file"):
        page = client.get(reverse(name, args=[walked.slug]), {"on": day.isoformat()}).content.decode()
        shown = {who for who in (RUT, STEN) if who in page}
        assert (name, shown) == (name, set(want.values()) - {""})


@pytest.mark.django_db
def test_the_seats_page_and_the_history_tell_the_whole_walk(walked, cast, client):
    sala = walked.seats.numbered(
        walked.seats.get(organization__code="1981", ends_on=None).number, date(2020, 1, 1)
    )
    today = timezone.localdate()
    told = [(row.name, row.starts_on, row.ends_on, row.reason != "") for row in sittings_of(sala, today)]
    assert told == [
        (STEN, date(2020, 1, 1), None, False),
        (STEN, date(2018, 3, 1), date(2019, 12, 31), True),
        (RUT, date(2017, 9, 1), date(2018, 2, 28), True),
        (STEN, date(2016, 4, 1), date(2017, 8, 31), True),
        (RUT, JOINS, RESIGNS, True),
    ]
    client.force_login(cast.secretary)
    page = client.get(reverse("groups:seat", args=[walked.slug, sala.number])).content.decode()
    history = client.get(reverse("groups:history", args=[walked.slug])).content.decode()
    days = ["2016-02-29", "2017-08-31", "2018-02-28", "2019-12-31"]
    assert ([day in page for day in days], [day in history for day in days]) == ([True] * 4, [True] * 4)
    assert "2020-02-29" in history


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)], ids=str)
def test_a_leap_day_is_a_last_day(day, walked):
    arboga = next(p for p in circle_on(walked, day).places if p.organization == "Arboga kommun")
    assert (arboga.member is not None) == (day <= date(2020, 2, 29))
