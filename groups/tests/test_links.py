"""Links that open one thing without log-in (ruling 10)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from groups import links
from groups.links import for_link, link_from, make_links, token_of, url, withdraw_links
from groups.models import Link, Person

pytestmark = pytest.mark.django_db
NOW = datetime(2017, 3, 1, 11, tzinfo=UTC)
LATER = NOW + timedelta(days=14)


@for_link("test.answer")
def answer(request, link, answer):
    return HttpResponse(f"{link.person.name} {request.method} {answer}")


urlpatterns = [
    path("s/<str:token>/<str:answer>/", answer, name="answer"),
    path("", include("samverkan.urls")),
]


@pytest.fixture
def asa():
    return Person.objects.create(name="Åsa Ek", email="asa@example.se")


def living(person, purpose="test.answer", object_id=7):
    (link,) = make_links(purpose, [(object_id, person)], expires_at=timezone.now() + timedelta(days=1))
    return link


def test_a_token_is_long_derived_and_not_in_the_database(asa):
    link, general = make_links("test.answer", [(7, asa), (7, None)], expires_at=LATER)
    tokens = [token_of(link), token_of(general)]
    assert [len(token) for token in tokens] == [27, 27]  # 160 bits
    assert [token_of(Link.objects.get(pk=link.pk)), link_from(tokens[0], "test.answer", NOW)] == [
        tokens[0],
        link,
    ]
    row = Link.objects.filter(pk=link.pk).values_list().get()
    assert [tokens[0] in str(value) for value in row] == [False] * len(row)


def test_links_are_made_for_many_in_two_queries_and_again_change_nothing(asa, django_assert_num_queries):
    people = [
        asa,
        *Person.objects.bulk_create([Person(name=f"P{n}", email=f"p{n}@example.se") for n in range(29)]),
    ]
    pairs = [(7, person) for person in people]
    with django_assert_num_queries(2):
        first = make_links("test.answer", pairs, expires_at=LATER)
    with django_assert_num_queries(1):
        again = make_links("test.answer", [*pairs, pairs[0]], expires_at=NOW)
    assert again == [*first, first[0]]
    assert {link.expires_at for link in Link.objects.all()} == {LATER}


def test_an_invitation_renewed_lives_longer_and_keeps_its_address(asa):
    (link,) = make_links("test.answer", [(7, asa)], expires_at=NOW)
    token = token_of(link)
    make_links("test.answer", [(7, asa)], expires_at=LATER)
    assert [
        link_from(token, "test.answer", LATER - timedelta(seconds=1)),
        link_from(token, "test.answer", LATER),
    ] == [
        link,
        None,
    ]


def test_a_withdrawn_link_comes_back_with_a_new_address(asa):
    (link,) = make_links("test.answer", [(7, asa)], expires_at=LATER)
    old = token_of(link)
    withdraw_links("test.answer", object_id=7, now=NOW)
    (link,) = make_links("test.answer", [(7, asa)], expires_at=LATER)
    assert [link_from(old, "test.answer", NOW), link_from(token_of(link), "test.answer", NOW)] == [None, link]


def test_withdrawing_takes_one_persons_link_or_all(asa):
    bo = Person.objects.create(name="Bo", email="bo@example.se")
    pairs = [(7, asa), (7, bo), (8, asa)]
    made = make_links("test.answer", pairs, expires_at=LATER)
    assert withdraw_links("test.answer", object_id=7, person=asa, now=NOW) == 1
    assert withdraw_links("test.answer", object_id=7, now=NOW) == 1
    assert [bool(link_from(token_of(link), "test.answer", NOW)) for link in made] == [False, False, True]


def test_a_link_survives_a_new_secret(asa, settings):
    (link,) = make_links("test.answer", [(7, asa)], expires_at=LATER)
    token = token_of(link)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert token_of(Link.objects.get()) == token


@pytest.mark.urls(__name__)
def test_the_address_is_absolute_and_opens_the_thing_without_log_in(asa, client, settings):
    settings.BASE_URL = "https://samverkan.example.se"
    address = url(living(asa), "answer", answer="kommer")
    assert address == f"https://samverkan.example.se/s/{token_of(Link.objects.get())}/kommer/"
    response = client.get(address.removeprefix(settings.BASE_URL))
    assert response.content.decode() == "Åsa Ek GET kommer"
    assert [response["Referrer-Policy"], "no-store" in response["Cache-Control"]] == ["same-origin", True]


@pytest.mark.urls(__name__)
def test_wrong_expired_withdrawn_and_other_links_look_the_same_to_everybody(asa):
    wrong = "x" * 27
    other = token_of(living(asa, purpose="test.other"))
    expired, withdrawn = living(asa, object_id=8), living(asa, object_id=9)
    Link.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    withdraw_links("test.answer", object_id=9, now=timezone.now())
    insider = Client()
    insider.force_login(asa)
    pages = [
        (page.status_code, page.content, sorted(page.headers.items()))
        for visitor in (Client(), insider)
        for token in (wrong, other, token_of(expired), token_of(withdrawn), "ö")
        for page in [visitor.get(f"/s/{token}/kommer/"), visitor.post(f"/s/{token}/kommer/")]
    ]
    assert pages == [pages[0]] * 20
    assert pages[0][0] == 404


@pytest.mark.urls(__name__)
def test_one_who_guesses_is_stopped_and_one_who_answers_is_not(asa, client, monkeypatch):
    monkeypatch.setattr(links, "DEAD_LINKS", 3)
    right, dead = f"/s/{token_of(living(asa))}/kommer/", "/s/fel/kommer/"
    statuses = [client.get(address).status_code for address in [right] * 5 + [dead] * 3 + [dead, right]]
    assert statuses == [200] * 5 + [404] * 3 + [429, 429]
    assert client.get(right, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.urls(__name__)
def test_behind_a_proxy_each_reader_is_counted_alone(asa, client, monkeypatch, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(links, "DEAD_LINKS", 1)
    readers = ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1, 192.0.2.3"]
    statuses = [
        client.get("/s/fel/kommer/", headers={"x-forwarded-for": reader}).status_code for reader in readers
    ]
    assert statuses == [404, 429, 404, 404]


@pytest.mark.urls(__name__)
def test_a_link_costs_one_query_beside_the_limit(asa, client, django_assert_num_queries):
    address = f"/s/{token_of(living(asa))}/kommer/"
    with django_assert_num_queries(2):  # the limit, in the database's cache; the link with its person
        client.get(address)
