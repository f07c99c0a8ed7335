"""Papers for the room: who is on them, who may have them, and that they are accessible PDF."""

import pytest
from django.urls import reverse

from groups.circle import circle_on
from meetings.actions import answer, approve_call
from meetings.prints import address_list, attendance_list, name_signs
from meetings.tests.notes_room import DAY, meeting  # noqa: F401

pytestmark = pytest.mark.django_db


def test_the_list_to_sign_leaves_out_those_who_have_said_no(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 09:00"))
    answer(
        meeting,
        person=cast.member,
        answer="absent",
        channel="self",
        by=cast.member,
        now=at("2017-03-08 09:00"),
    )

    circle = circle_on(cast.group, DAY)
    rows = [(row.name, row.represents) for row in attendance_list(meeting, circle).rows]

    assert rows == [
        (cast.vice_chair.name, "Köpings kommun"),
        (cast.chair.name, "Region Västmanland 1"),
        (cast.official.name, ""),
    ]
    assert [sign.name for sign in name_signs(meeting, circle).signs] == [name for name, _represents in rows]


def test_the_address_list_holds_only_what_each_has_made_public(cast, meeting):
    cast.member.phone_public = True
    cast.member.save()

    rows = {
        row.name: (row.email, row.phone)
        for row in address_list(meeting, circle_on(cast.group, DAY), DAY).rows
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
def test_who_may_have_which(cast, client, meeting, kind, statuses):
    found = []
    for person in (cast.secretary, cast.member, cast.stranger):
        client.force_login(person)
        found.append(client.get(reverse("meetings:prints", args=[meeting.pk, kind])))

    assert [answer.status_code for answer in found] == statuses
    assert {answer.content[:5] for answer in found if answer.status_code == 200} <= {b"%PDF-"}
