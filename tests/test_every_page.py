"""Every address of ours, for each of the cast: who gets in, that nothing of another group is in the bytes,
and that reading writes nothing.

A new address without a row here fails (ruling 30). What each role sees is a literal status; wrong role is
403, a guessed address of another group 404.
"""

from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.addresses import MOVED, NO_GET, NOT_THERE, NOT_YOURS, ROWS, our_names
from tests.house import OURS, OUTSIDE, ROLES, STAFFING, THEIRS, House, words_in
from tests.written import GET_MAY_WRITE, written

# Who gets in is the same on every database; there, staff, reader and outsider try each page's queries.
ROLES_HERE = ROLES if connection.vendor == "sqlite" else ("secretary", "member", "stranger")


def test_every_address_has_a_row():
    assert sorted(set(our_names()) - {"?konto/email/"}) == sorted(ROWS)


@pytest.fixture(scope="module")
def logged_in(house):
    """`logged_in(role)`: one client a role for the module, with the session it began with: a new one costs a
    tenth of a page."""
    clients: dict[str, tuple[Client, str]] = {}

    def client_of(role: str) -> Client:
        if role not in clients:
            client = Client()
            client.force_login(house.person(role))
            clients[role] = client, client.cookies[settings.SESSION_COOKIE_NAME].value
        client, session = clients[role]
        client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: session})
        return client

    with_sessions = [client_of(role) for role in ROLES]
    assert len(with_sessions) == len(ROLES)
    return client_of


def asked(client: Client, name: str, house: House):
    row = ROWS[name]
    return getattr(client, row.method)(reverse(name, args=row.args(house)), row.data(house))


def read(client: Client, name: str, house: House):
    """The answer's status, its text, and what was written although it was only read."""
    with written() as tables:
        response = asked(client, name, house)
        text = b"".join(response).decode(errors="ignore")
    return response.status_code, text, tables - GET_MAY_WRITE if ROWS[name].method == "get" else set()


def foreign(role: str, name: str) -> tuple[str, ...]:
    """The words that must not reach the role on that page; the administrator may read everything."""
    if role == "administrator" or ROWS[name].is_open:
        return ()
    words = OURS if role in OUTSIDE else THEIRS
    known = STAFFING if ROWS[name].shows_staff else ()
    return tuple(
        word
        for word in words
        if word not in known and not (ROWS[name].shows_groups and word.startswith("Samverkansgrupp"))
    )


@pytest.mark.django_db
@pytest.mark.fact("P63")
@pytest.mark.parametrize("name", ROWS)
def test_each_role_sees_what_is_theirs(name, house, logged_in):
    seen, leaks, wrote = {}, [], []
    for role in ROLES_HERE:
        with transaction.atomic():
            seen[role], page, tables = read(logged_in(role), name, house)
            own = {house.person(role).name, house.person(role).email}
            leaks += [(role, word) for word in words_in(page, foreign(role, name)) if word not in own]
            wrote += [(role, table) for table in tables]
            transaction.set_rollback(True)
    wanted = {role: ROWS[name].sees[role] for role in ROLES_HERE}
    assert (seen, leaks, wrote) == (wanted, [], [])


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", ROWS)
def test_who_is_not_logged_in_is_sent_to_the_door(name, house):
    response = asked(Client(), name, house)
    status, where = response.status_code, response.headers.get("Location", "").partition("?")[0]
    # An open page may lead on to another; the rest lead to the log-in.
    is_shut = ROWS[name].public == MOVED and not ROWS[name].is_open and name != "set_language"
    door = reverse("account_login") if is_shut else where
    assert (status, where) == (ROWS[name].public, door)


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.fact("P63")
@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if NOT_YOURS in row.sees.values()])
def test_who_may_not_see_a_page_may_not_post_to_it_either(name, house, logged_in):
    refused = {role: status for role, status in ROWS[name].sees.items() if status in {NOT_YOURS, NOT_THERE}}
    posted = {}
    for role in refused:
        address = reverse(name, args=ROWS[name].args(house))
        posted[role] = logged_in(role).post(address, {"title": "x"}).status_code
    no_post = dict.fromkeys(refused, NO_GET)
    assert posted in (refused, no_post)


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", ROWS)
def test_a_guessed_number_is_not_there(name, house, logged_in):
    args = [{str: "finns-inte"}.get(type(value), 987654) for value in ROWS[name].args(house)]
    if not args:
        return
    ask = getattr(logged_in("secretary"), ROWS[name].method)
    response = ask(reverse(name, args=args), ROWS[name].data(house))
    assert response.status_code == NOT_THERE
