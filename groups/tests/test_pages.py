"""Every page of a group, for each of the cast: who gets in, and that nothing of the other group is in the
bytes."""

from datetime import date

import pytest
from django.urls import reverse

from groups.actions import add_document, appoint, find_or_create_person
from groups.tests.examples import pdf_file

IN, OUT, NOT_YOURS = 200, 404, 403
ONLY_STAFF = {
    "chair": NOT_YOURS,
    "member": NOT_YOURS,
    "substitute": NOT_YOURS,
    "secretary": IN,
    "official": IN,
}
EVERYBODY = {"chair": IN, "member": IN, "substitute": IN, "secretary": IN, "official": IN}
PAGES = {
    "groups:group": EVERYBODY,
    "groups:people": EVERYBODY,
    "groups:documents": EVERYBODY,
    "groups:history": EVERYBODY,
    "groups:change": ONLY_STAFF,
    "groups:rename": ONLY_STAFF,
    "groups:mandate": ONLY_STAFF,
    "groups:settings": ONLY_STAFF,
    "groups:rules": ONLY_STAFF,
    "groups:offices": ONLY_STAFF,
    "groups:roles": ONLY_STAFF,
    "groups:seat": ONLY_STAFF,
    "groups:rule": ONLY_STAFF,
    "groups:appointment": ONLY_STAFF,
    "groups:office": ONLY_STAFF,
    # The secretary names officials; an official does not end a role.
    "groups:role": ONLY_STAFF | {"official": NOT_YOURS},
    "groups:person": ONLY_STAFF,
    "groups:document": EVERYBODY,
    "groups:file": EVERYBODY,
}


def address(name: str, cast) -> str:
    further = {
        "groups:seat": lambda: [cast.seats["Sala"].number],
        "groups:rule": lambda: [cast.group.seat_rules.first().pk],
        "groups:appointment": lambda: [cast.seats["Sala"].appointments.first().pk],
        "groups:office": lambda: [cast.group.offices.first().pk],
        "groups:role": lambda: [cast.group.roles.first().pk],
        "groups:person": lambda: [cast.member.pk],
        "groups:document": lambda: [cast.group.documents.first().pk],
        "groups:file": lambda: [cast.group.documents.first().versions.first().pk],
    }.get(name, list)()
    return reverse(name, args=[cast.group.slug, *further])


@pytest.fixture
def with_document(cast, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    add_document(cast.group, file=pdf_file("underlag.pdf"), title="Underlag", by=cast.secretary, now=at())


@pytest.mark.parametrize("name", PAGES)
def test_each_of_the_cast_sees_what_is_theirs(name, cast, with_document, client):
    seen = {}
    for role in cast.PAGES:
        client.force_login(getattr(cast, role))
        response = client.get(address(name, cast))
        seen[role] = response.status_code
        page = b"".join(response).decode(errors="ignore")
        assert [leak for leak in foreign(cast, role) if leak in page] == []
    assert seen == PAGES[name] | {"stranger": OUT}


@pytest.mark.parametrize("name", PAGES)
def test_who_is_not_logged_in_is_sent_to_the_door(name, cast, with_document, client):
    response = client.get(address(name, cast))
    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("account_login"))


def foreign(cast, role: str) -> list[str]:
    """What the person may not see: for the stranger the group, for the others the stranger's."""
    if role == "stranger":
        return [cast.group.name_on(date.max), cast.member.name, cast.member.email, "Underlag"]
    return [
        cast.other_group.name_on(date.max),
        cast.stranger.name,
        cast.stranger.email,
        cast.other_secretary.email,
    ]


def test_the_list_has_the_readers_groups_only(cast, client):
    client.force_login(cast.member)
    page = client.get(reverse("groups:list")).content.decode()
    assert (cast.group.name_on(date.max) in page, cast.other_group.name_on(date.max) in page) == (True, False)


@pytest.mark.parametrize("people", [1, 30])
def test_the_group_page_asks_the_database_five_times(people, cast, at, client, django_assert_num_queries):
    fill(cast, at, people)
    client.force_login(cast.member)
    with django_assert_num_queries(5):
        client.get(reverse("groups:group", args=[cast.group.slug]))


@pytest.mark.parametrize("people", [1, 30])
def test_the_contact_list_asks_the_database_seven_times(people, cast, at, client, django_assert_num_queries):
    fill(cast, at, people)
    client.force_login(cast.member)
    with django_assert_num_queries(7):
        client.get(reverse("groups:people", args=[cast.group.slug]))


def test_the_list_of_groups_asks_the_database_five_times(cast, client, django_assert_num_queries):
    client.force_login(cast.member)
    with django_assert_num_queries(5):
        client.get(reverse("groups:list"))


def fill(cast, at, people: int) -> None:
    """As many more people on seats as asked for, until the seats are full."""
    sign = {"by": cast.secretary, "now": at()}
    places = [
        (seat, capacity)
        for seat in cast.seats.values()
        for capacity in ("member", "substitute")
        if not seat.appointments.filter(capacity=capacity).exists()
    ]
    for number, (seat, capacity) in enumerate(places[:people]):
        person = find_or_create_person(name=f"Person {number}", email=f"p{number}@example.se", **sign)
        appoint(seat, person=person, capacity=capacity, starts_on=date(2017, 1, 1), **sign)
