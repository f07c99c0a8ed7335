"""Contacts of an organisation, their link, and what they report between two requests."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from groups.actions import (
    add_board,
    add_contact,
    add_contact_by_name,
    change_board,
    change_organization,
    change_person,
    end_contact,
    handle_reported_change,
    remove_board,
    report_change,
    send_organization_link,
    withdraw_organization_link,
)
from groups.links import link_from, token_of
from groups.models import Appointment, Delivery, Link, OrganizationContact, Person
from groups.post import MAILS
from samverkan.lib.refusal import Refused

PURPOSE = "groups.organization"
FIRST = date(2017, 3, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def sala(cast, sign):
    return change_organization(
        cast.seats["Sala"].organization, registrar_email="registrator@sala.example.se", **sign
    )


@pytest.fixture
def alva(sala, sign):
    return add_contact_by_name(
        sala, name="Alva Regnell", email="alva@example.se", label="sekreterare", starts_on=FIRST, **sign
    )


def told(kind: str) -> list[tuple[str, str]]:
    return [(row.name, row.address) for row in Delivery.objects.filter(kind=kind).order_by("pk")]


def refused(code: str, verb, *args, **fields) -> None:
    with pytest.raises(Refused) as refusal:
        verb(*args, **fields)
    assert refusal.value.code == code


def test_a_contact_is_a_person_or_a_mailbox_and_said_twice_is_one(sala, alva, sign):
    office = {"name": "", "email": "Kansliet@sala.example.se", "label": "Kansliet", "starts_on": FIRST}
    mailbox = add_contact_by_name(sala, **office, **sign)

    again = add_contact_by_name(
        sala, name="alva regnell", email="ALVA@example.se", label="sekreterare", starts_on=FIRST, **sign
    )

    assert (again, add_contact_by_name(sala, **office, **sign)) == (alva, mailbox)
    assert (alva.person.name, mailbox.person, mailbox.email) == (
        "Alva Regnell",
        None,
        "kansliet@sala.example.se",
    )


def test_nobody_lets_themselves_in(cast, sala, sign):
    own = {"person": cast.secretary, "starts_on": FIRST}
    refused("self", add_contact, sala, **own, **sign)
    mailbox = {"name": "", "label": "Kansliet", "email": cast.secretary.email.upper(), "starts_on": FIRST}
    refused("self", add_contact_by_name, sala, **mailbox, **sign)

    add_contact(sala, **own, by=cast.administrator, now=sign["now"])

    assert sala.contacts.get().person == cast.secretary


def test_staff_do_not_move_a_contacts_log_in(cast, sala, at):
    """The contact sees the organisation's people in every group, also those the staff has no part in."""
    today = timezone.localdate()
    add_contact(sala, person=cast.member, starts_on=today, by=cast.administrator, now=at())

    given = {"email": "egen@example.se", "by": cast.secretary, "now": at()}
    refused("beyond", change_person, Person.objects.get(pk=cast.member.pk), **given)


def test_somebody_elses_address_is_asked_about(cast, sala, sign):
    given = {"name": "Någon Annan", "email": cast.member.email, "starts_on": FIRST}
    refused("same_email", add_contact_by_name, sala, **given, **sign)
    assert OrganizationContact.objects.count() == 0


def test_who_added_and_ended_a_contact_stands_in_the_history(cast, alva, sign):
    end_contact(alva, ends_on=date(2017, 5, 1), by=cast.official, now=sign["now"])
    assert [row.history_user for row in alva.history.order_by("history_id")] == [
        cast.secretary,
        cast.official,
    ]


def test_a_link_goes_to_the_contact_or_to_the_registrar_and_sent_again_is_the_same(sala, alva, sign):
    first = send_organization_link(sala, contact=alva, **sign)
    again = send_organization_link(sala, contact=alva, **sign)
    send_organization_link(sala, **sign)

    assert token_of(first) == token_of(again)
    assert told("groups.organization_link") == [
        ("Alva Regnell", "alva@example.se"),
        ("Alva Regnell", "alva@example.se"),
        ("Sala kommun", "registrator@sala.example.se"),
    ]
    assert {row.person for row in Link.objects.filter(purpose=PURPOSE)} == {alva.person, None}


def test_without_an_address_no_link_is_sent(cast, sign):
    refused("no_address", send_organization_link, cast.seats["Köping"].organization, **sign)
    assert (Link.objects.count(), Delivery.objects.count()) == (0, 0)


def test_a_renewed_link_kills_the_old_one(sala, alva, sign):
    old = token_of(send_organization_link(sala, contact=alva, **sign))

    new = token_of(send_organization_link(sala, contact=alva, renew=True, **sign))

    living = [link_from(token, PURPOSE, sign["now"]) is not None for token in (old, new)]
    assert living == [False, True]


def test_an_address_that_has_run_out_does_not_come_to_life_in_an_old_mail(sala, alva, sign):
    old = token_of(send_organization_link(sala, contact=alva, **sign))
    later = sign["now"] + timedelta(days=181)

    new = token_of(send_organization_link(sala, contact=alva, by=sign["by"], now=later))

    assert [link_from(token, PURPOSE, later) is not None for token in (old, new)] == [False, True]


def test_a_withdrawn_link_is_dead_and_its_mail_does_not_leave(sala, alva, sign):
    link = send_organization_link(sala, contact=alva, **sign)

    withdraw_organization_link(link, **sign)
    withdraw_organization_link(link, **sign)

    assert link_from(token_of(link), PURPOSE, sign["now"]) is None
    assert [row.state for row in Delivery.objects.all()] == ["withdrawn"]
    assert MAILS["groups.organization_link"](Delivery.objects.get(), {}) is None


@pytest.mark.parametrize(("ends", "lives"), [(date(2017, 2, 28), None), (FIRST, True)])
def test_the_link_dies_with_the_contacts_last_day(ends, lives, sala, at, cast):
    sign = {"by": cast.secretary, "now": at("2017-02-01 12:00")}
    contact = add_contact_by_name(
        sala, name="Alva Regnell", email="alva@example.se", starts_on=date(2017, 2, 1), **sign
    )
    link = send_organization_link(sala, contact=contact, **sign)

    end_contact(contact, ends_on=ends, by=cast.secretary, now=at("2017-03-01 12:00"))

    found = [
        link_from(token_of(link), PURPOSE, at(moment)) for moment in ("2017-03-01 23:59", "2017-03-02 00:00")
    ]
    assert found == [lives and link, None]


def test_a_contact_who_has_ended_gets_no_link(sala, alva, cast, at):
    end_contact(alva, ends_on=FIRST, by=cast.secretary, now=at())
    later = {"by": cast.secretary, "now": at("2017-03-02 09:00")}
    refused("ended", send_organization_link, sala, contact=alva, **later)


@pytest.mark.django_db
def test_the_mail_holds_the_link_and_the_row_does_not(sala, alva, cast):
    now = timezone.now()
    link = send_organization_link(sala, contact=alva, by=cast.secretary, now=now)
    row = Delivery.objects.get()

    message = MAILS[row.kind](row, {})

    address = f"/organisationer/lank/{token_of(link)}/"
    bodies = [message.body, message.alternatives[0].content]
    assert [address in body for body in bodies] == [True, True]
    assert [token_of(link) in str(value) for value in vars(row).values()] == [False] * len(vars(row))
    assert message.to == ["Alva Regnell <alva@example.se>"]


# What an organisation reports.


def reported(cast, sala, **fields):
    given = {"seat": cast.seats["Sala"], "leaves": "Åsa-Märta von Örn", "name": "Tuva Nyberg"}
    given |= {"email": "tuva@example.se"} | fields
    return report_change(sala, **given)


@pytest.mark.fact("S001-12")
def test_a_report_goes_to_staff_with_a_receipt_and_changes_nothing_itself(cast, sala, alva, at):
    before = list(Appointment.objects.values_list("pk", "person", "ends_on"))

    reported(cast, sala, by=alva.person, now=at(), decision_reference="KS 2017/41")

    assert sorted(told("groups.reported_change")) == [
        ("Signe Barkman", "secretary@example.se"),
        ("Ture Ekstam", "official@example.se"),
    ]
    assert told("groups.reported_change_receipt") == [("Alva Regnell", "alva@example.se")]
    assert list(Appointment.objects.values_list("pk", "person", "ends_on")) == before


def test_the_mail_tells_what_was_said_and_the_queue_holds_ids_only(cast, sala, alva, at):
    report = reported(cast, sala, by=alva.person, now=at(), message="Från och med april.")
    rows = Delivery.objects.filter(kind__startswith="groups.reported").order_by("pk")

    bodies = [MAILS[row.kind](row, {}).body for row in rows]

    said = ["Åsa-Märta von Örn", "Tuva Nyberg", "tuva@example.se", "Från och med april."]
    assert [[word for word in said if word not in body] for body in bodies] == [[], [], []]
    assert [row.references for row in rows] == [{"report": report.pk}] * 3


def test_through_a_mailboxs_link_the_receipt_goes_to_the_registrar(cast, sala, at):
    reported(cast, sala, by=None, now=at())
    assert told("groups.reported_change_receipt") == [("Sala kommun", "registrator@sala.example.se")]


def test_the_same_report_twice_is_one_until_somebody_has_seen_to_it(cast, sala, alva, at):
    first, again = (reported(cast, sala, by=alva.person, now=at()) for _ in range(2))
    handled = handle_reported_change(first, by=cast.official, now=at())
    third = reported(cast, sala, by=alva.person, now=at())

    assert (first == again, first == third, handled.handled_by) == (True, False, cast.official)
    assert handle_reported_change(first, by=cast.secretary, now=at()).handled_by == cast.official


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"leaves": "", "name": " ", "message": ""}, "nothing"),
        ({"email": "", "phone": ""}, "not_reached"),
    ],
)
def test_a_report_says_something_and_how_who_comes_is_reached(cast, sala, alva, at, fields, code):
    refused(code, reported, cast, sala, by=alva.person, now=at(), **fields)
    assert Delivery.objects.filter(kind__startswith="groups.reported").count() == 0


def test_another_organisations_seat_and_a_seat_that_has_ended_are_refused(cast, sala, alva, at):
    sign = {"by": alva.person, "now": at()}
    refused("other_seat", reported, cast, sala, seat=cast.seats["Köping"], **sign)
    seat = cast.seats["Sala"]
    seat.ends_on = date(2017, 2, 28)
    refused("ended", reported, cast, sala, seat=seat, **sign)


# Boards.


def test_a_board_is_renamed_and_one_in_use_stays(cast, sala, sign):
    board = add_board(sala, name="Vård- och omsorgsnämnden", sector="social_services", **sign)
    used = add_board(sala, name="Kommunstyrelsen", **sign)
    Appointment.objects.filter(person=cast.member).update(board=used)

    change_board(board, name="Socialnämnden", sector="social_services", **sign)
    refused("in_use", remove_board, used, **sign)
    with pytest.raises(Refused, match="kommunstyrelsen"):
        change_board(board, name="kommunstyrelsen", sector="", **sign)

    assert [row.name for row in sala.boards.all()] == ["Kommunstyrelsen", "Socialnämnden"]
    remove_board(board, **sign)
    assert [row.name for row in sala.boards.all()] == ["Kommunstyrelsen"]
    assert Person.objects.filter(pk=cast.member.pk).exists()


def test_the_former_address_of_a_registry_is_told_once(sala, sign):
    change_organization(sala, registrar_email="nagon.annan@example.com", **sign)
    change_organization(sala, registrar_email="nagon.annan@example.com", **sign)

    [delivery] = Delivery.objects.filter(kind="groups.registrar_changed")
    mail = MAILS["groups.registrar_changed"](delivery, {})
    assert delivery.address == "registrator@sala.example.se"
    assert (sign["by"].name in mail.body, "nagon.annan" in mail.body) == (True, False)
