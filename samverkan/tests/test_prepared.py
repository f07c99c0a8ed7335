"""A prepared query answers as the query itself, whatever the values."""

from datetime import date, timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from groups.models import Group, GroupName, Person
from samverkan.lib.prepared import prepared

pytestmark = pytest.mark.django_db
ONE, TWO = date(2017, 1, 1), date(2018, 1, 1)


@pytest.fixture
def names(cast):
    return [
        GroupName.objects.create(group=cast.group, name=f"Namn {day.year}", valid_from=day)
        for day in (date(2018, 1, 1), date(2019, 1, 1))
    ]


@prepared
def names_since(group: int, day: date):
    return (
        GroupName.objects.filter(group=group, valid_from__gte=day)
        .select_related("group")
        .order_by("valid_from")
    )


@prepared
def people_among(ids: list[int], other: int):
    return Person.objects.filter(Q(pk__in=ids) | Q(pk=other)).order_by("pk").values_list("name", flat=True)


@prepared
def groups_among(ids: list[int]):
    return Group.objects.filter(pk__in=ids).prefetch_related("names")


def test_each_call_has_its_own_values_and_one_question(cast, names, django_assert_num_queries):
    names_since(cast.group.pk, ONE)
    with django_assert_num_queries(3):
        found = [[row.name for row in names_since(cast.group.pk, day)] for day in (TWO, TWO + timedelta(1))]
        nothing = names_since(cast.other_group.pk, TWO)
    assert (found, nothing) == ([["Namn 2018", "Namn 2019"], ["Namn 2019"]], [])
    assert names_since(cast.group.pk, TWO)[0].group == cast.group


def test_lists_of_every_length(cast):
    people = [cast.chair, cast.member, cast.substitute]
    for many in (2, 0, 1, 2):
        found = people_among([who.pk for who in people[:many]], cast.secretary.pk)
        assert sorted(found) == sorted(who.name for who in [*people[:many], cast.secretary])
    assert groups_among([]) == []
    assert [row.name_on(TWO) for row in groups_among([cast.group.pk])] == ["Samverkansgrupp äldre"]


def test_values_that_make_other_sql_are_refused(cast):
    with pytest.raises(TypeError):
        names_since(cast.group.pk, None)
    with pytest.raises(TypeError):
        names_since(cast.group.pk)


@pytest.mark.parametrize(
    "build",
    [
        lambda group, day: GroupName.objects.filter(group=group, valid_from=day - timedelta(60)),
        lambda group, day: GroupName.objects.filter(group=group + 1, valid_from=day),
    ],
)
def test_reckoning_with_a_value_is_refused(build, cast):
    build.__annotations__ = {"group": int, "day": date}
    with pytest.raises(ValueError, match="may not reckon"):
        prepared(build)(cast.group.pk, timezone.localdate())
