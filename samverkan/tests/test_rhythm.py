"""How often the groups meet, beside what they have set themselves."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import adopt_group, change_settings, create_group
from meetings.actions import cancel_meeting, create_meeting
from samverkan.pages.rhythm import Rhythm, rhythms_of

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S000-32", "S004-14")]


@pytest.fixture
def sign(cast):
    return {"by": cast.administrator, "now": timezone.now()}


@pytest.fixture
def local(cast, sign):
    """A local group, registered lightly, that has set itself four meetings a year."""
    return local_group(cast, sign, "Närvård Sala")


def local_group(cast, sign, name: str):
    first = timezone.localdate() - timedelta(days=900)
    group = create_group(
        cast.structure,
        name=name,
        slug=name.lower().replace(" ", "-"),
        kind="local_group",
        level="local",
        starts_on=first,
        **sign,
    )
    change_settings(group, valid_from=first, meetings_per_year=4, **sign)
    return adopt_group(group, **sign)


def meets(group, sign, days: int):
    on = timezone.localdate() + timedelta(days=days)
    return create_meeting(group, date=on, start=time(9), end=time(12), **sign)


def test_a_local_group_that_meets_too_seldom_is_told(cast, local, sign, client):
    meets(local, sign, -30)
    meets(local, sign, -400)
    cancel_meeting(meets(local, sign, 60), reason="Lokalen är stängd.", **sign)
    for days in (-300, -200, -100, -10, 0, 90):
        meets(cast.group, sign, days)

    rows = rhythms_of(cast.structure, timezone.localdate())

    assert rows == [
        Rhythm("Samverkansgrupp äldre", "county", "Länet", 6, 4, 2),
        Rhythm("Närvård Sala", "local", rows[1].level_word, 4, 1, 0),
    ]
    assert [row.is_seldom for row in rows] == [True, True]
    client.force_login(cast.member)
    page = client.get(reverse("structure:rhythm", args=[cast.structure.slug])).content.decode()
    # Once a row, and once in the words that say what it means.
    assert page.count("Sällan") == 3


@pytest.mark.parametrize(
    ("held", "planned", "seldom"),
    [(1, 0, True), (4, 0, False), (3, 4, True), (3, 5, False), (0, 8, False), (5, 0, False)],
)
def test_seldom_is_fewer_than_set_and_too_few_to_catch_up(held, planned, seldom):
    assert Rhythm("Närvård Sala", "local", "Lokal", 4, held, planned).is_seldom is seldom


@pytest.mark.parametrize("count", [1, 30])
def test_two_queries_for_any_number_of_groups(count, cast, sign, django_assert_num_queries):
    for number in range(count):
        meets(local_group(cast, sign, f"Närvård {number}"), sign, -30)
    with django_assert_num_queries(2):
        assert len(rhythms_of(cast.structure, timezone.localdate())) == count + 1
