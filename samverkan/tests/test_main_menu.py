"""The words of the main menu (look.md, Frame)."""

import pytest
from django.urls import reverse

from samverkan.pages.context import is_current
from samverkan.tests.sala import contact_of

WORDS = ["Start", "Möten", "Grupper", "Frågor", "Planer", "Utvärderingar"]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/", ["/"]),
        ("/medskick/1/", ["/planer/"]),
        ("/utvarderingar/1/", ["/utvarderingar/"]),
        ("/enkater/1/resultat/", ["/utvarderingar/"]),
        ("/muntligt/1/skriv/", ["/utvarderingar/"]),
        ("/rekommendationer/", ["/utvarderingar/"]),
        ("/mig/", []),
    ],
)
def test_where_one_is(path, word):
    words = ("/", "/moten/", "/grupper/", "/fragor/", "/planer/", "/utvarderingar/")
    assert [url for url in words if is_current(path, url)] == word


@pytest.mark.django_db
def test_every_room_has_its_word(cast, at, client):
    contact = contact_of(cast, at).person
    found = {}
    for who, person in (("member", cast.member), ("secretary", cast.secretary), ("contact", contact)):
        client.force_login(person)
        page = client.get(reverse("evaluations:list"))
        words = [(word.label, word.current) for word in page.context["navigation"]]
        found[who] = ([label for label, _ in words], [label for label, current in words if current])
    assert found == {
        "member": (WORDS, ["Utvärderingar"]),
        "secretary": (WORDS, ["Utvärderingar"]),
        "contact": ([*WORDS, "Vår organisation"], ["Utvärderingar"]),
    }
