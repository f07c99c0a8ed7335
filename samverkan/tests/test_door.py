"""Log-in is closed by default and has one door."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/moten/", "/grupper/", "/admin/", "/admin/login/"])
def test_anonymous_is_sent_to_the_one_door(client, path):
    response = client.get(path, follow=True)

    assert (response.status_code, response.request["PATH_INFO"]) == (200, "/konto/login/")


def test_nobody_signs_up(client):
    page = client.get("/konto/signup/")

    assert (page.status_code, page.templates[0].name) == (200, "account/signup_closed.html")


def test_people_do_not_change_their_addresses_against_the_register(client, cast):
    client.force_login(cast.member)

    assert client.get("/konto/email/").status_code == 404


def test_a_member_has_no_admin(client, cast):
    client.force_login(cast.member)

    assert client.get("/admin/", follow=True).status_code == 403
