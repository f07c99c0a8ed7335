"""Papers for the room: who is on them, who may have them, and that they are accessible PDF."""

from datetime import date

import pytest
from django.urls import reverse

from groups.circle import circle_on
from meetings.actions import answer, approve_call
from meetings.prints import address_list, attendance_list, name_signs

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 14)


def test_the_list_to_sign_leaves_out_those_who_have_said_no(cast, at, held):
    approve_call(held, by=cast.chair, now=at("2017-03-07 09:00"))
    answer(
        held,
        person=cast.member,
        answer="absent",
        channel="self",
        by=cast.member,
        now=at("2017-03-08 09:00"),
    )

    circle = circle_on(cast.group, DAY)
    rows = [(row.name, row.represents) for row in attendance_list(held, circle).rows]

    assert rows == [
        (cast.vice_chair.name, "Köpings kommun"),
        (cast.chair.name, "Region Västmanland 1"),
        (cast.official.name, ""),
    ]
    assert [sign.name for sign in name_signs(held, circle).signs] == [name for name, _represents in rows]


def test_the_address_list_holds_only_what_each_has_made_public(cast, held):
    cast.member.phone_public = True
    cast.member.save()

    rows = {
        row.name: (row.email, row.phone) for row in address_list(held, circle_on(cast.group, DAY), DAY).rows
    }

    people = (cast.chair, cast.vice_chair, cast.substitute, cast.official)
    assert rows == {cast.member.name: ("", cast.member.phone), **{person.name: ("", "") for person in people}}


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        ("narvarolista", [200, 403, 404]),
        ("namnskyltar", [200, 403, 404]),
        ("adresslista", [200, 200, 404]),
        ("annat", [404, 404, 404]),
    ],
)
def test_who_may_have_which(cast, client, held, kind, statuses):
    found = []
    for person in (cast.secretary, cast.member, cast.stranger):
        client.force_login(person)
        found.append(client.get(reverse("meetings:prints", args=[held.pk, kind])))

    assert [answer.status_code for answer in found] == statuses
    assert {answer.content[:5] for answer in found if answer.status_code == 200} <= {b"%PDF-"}
