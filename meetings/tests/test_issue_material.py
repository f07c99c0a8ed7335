"""The next version of decision material is decided on at the meetings of the last."""

from datetime import date, time

import pytest
from django.urls import reverse

from issues.actions import add_path, add_points, address_path, begin_material, issue_version, raise_issue
from issues.models import PathPoint
from issues.path_points import Point
from issues.tests.deciding import region
from meetings.actions import cancel_meeting, create_meeting, decide_points_at, next_version_with_meetings
from meetings.models import DecisionMeeting

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S003-26")]
DAYS = (date(2017, 5, 2), date(2017, 6, 1))


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at("2017-03-02 09:00")}


@pytest.fixture
def meetings(cast, sign):
    return [create_meeting(cast.group, date=day, start=time(9), end=time(12), **sign) for day in DAYS]


@pytest.fixture
def issued(cast, sign, meetings):
    """Three points: of the first meeting, of none, and of the second."""
    issue = raise_issue(cast.structure, title="Ny modell", home_group=cast.group, **sign)
    version = begin_material(issue, title="Ny modell", **sign)
    path = add_path(version, title="Förslag", **sign)
    points = [
        Point("att utreda", decided_on=DAYS[0]),
        Point("att följa"),
        Point("att ändra", decided_on=DAYS[1]),
    ]
    rows = add_points(path, points=points, **sign)
    address_path(path, organizations=[region()], **sign)
    for row, meeting in zip((rows[0], rows[2]), meetings, strict=True):
        decide_points_at([row], meeting=meeting, **sign)
    return issue_version(version, **sign)


def places(version):
    rows = DecisionMeeting.objects.filter(point__path__version=version)
    return list(rows.order_by("point__order").values_list("point__order", "meeting"))


def test_the_copy_keeps_the_meetings_but_not_one_that_is_cancelled(cast, at, issued, meetings, sign):
    later = sign | {"now": at("2017-03-03 09:00")}
    cancel_meeting(meetings[1], reason="Sjukdom", **later)

    draft = next_version_with_meetings(issued.material, **later)

    assert (draft.number, places(draft)) == (2, [(1, meetings[0].pk)])
    assert places(issued) == [(1, meetings[0].pk), (3, meetings[1].pk)]


def test_a_draft_that_is_begun_is_left_as_it_is(issued, at, sign):
    draft = next_version_with_meetings(issued.material, **sign | {"now": at("2017-03-03 09:00")})
    DecisionMeeting.objects.filter(point__in=PathPoint.objects.filter(path__version=draft)).delete()

    again = next_version_with_meetings(issued.material, **sign | {"now": at("2017-03-04 09:00")})

    assert (again, places(draft)) == (draft, [])


def test_the_button_of_the_last_version_makes_it(cast, client, issued, meetings):
    client.force_login(cast.official)
    shown = client.get(reverse("material:version", args=[issued.pk])).content.decode()
    address = reverse("meetings:material_next", args=[issued.pk])

    answer = client.post(address)

    draft = issued.material.versions.get(number=2)
    assert (f'action="{address}"' in shown, answer.url) == (
        True,
        reverse("material:version", args=[draft.pk]),
    )
    assert places(draft) == [(1, meetings[0].pk), (3, meetings[1].pk)]
