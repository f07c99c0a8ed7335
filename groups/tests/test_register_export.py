"""A register as a spreadsheet, and the register of mails in words."""

import pytest
from django.urls import reverse

from groups.models import Board, Delivery
from groups.post import MAILS, WORDS, post
from groups.register_export import register_resource

pytestmark = pytest.mark.django_db


def test_every_column_is_swedish_and_every_key_a_word(cast):
    sala = cast.seats["Sala"].organization
    Board.objects.create(organization=sala, name="Vård- och omsorgsnämnden")

    data = register_resource(Board)().export(Board.objects.filter(organization=sala))

    row = dict(zip(data.headers, data[0], strict=True))
    assert {name: row[name] for name in ("organisation", "namn")} == {
        "organisation": "Sala kommun",
        "namn": "Vård- och omsorgsnämnden",
    }


def test_a_mail_is_called_something_in_the_register(cast, client, at):
    who = {"person": cast.member, "name": cast.member.name, "address": "m@example.se"}
    post("meetings.message", now=at(), group=cast.group, **who)
    client.force_login(cast.secretary)

    page = client.get(reverse("admin:groups_delivery_changelist")).content.decode()

    delivery = Delivery.objects.get()
    assert ("meetings.message<" in page, "Meddelande till gruppen" in page) == (False, True)
    assert str(delivery) == f"{cast.member.name} → m@example.se"
    assert [kind for kind in MAILS if WORDS[kind] == kind and not kind.startswith("test.")] == []
