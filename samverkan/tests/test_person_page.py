"""A person's page: what oneself, staff, the group and nobody else see; and a new address that counts when its
code has come back."""

import re
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from groups.actions import (
    add_contact,
    appoint,
    ask_for_own_email,
    change_person,
    confirm_own_email,
    end_appointment,
    find_or_create_person,
    give_role,
)
from groups.actions.own_email import CODES_AN_HOUR, VALID, shown_code
from groups.actions.people import _what_is_wrong
from groups.models import Appointment, Delivery, Person
from groups.post import post
from groups.post.sweep import sweep
from samverkan.lib.refusal import Refused
from tests.smtp import mail_server

__all__ = ["mail_server"]
pytestmark = pytest.mark.django_db


def plain(received) -> str:
    return received.message.get_body(("plain",)).get_content()


def seen(client, reader, person) -> tuple:
    client.force_login(reader)
    page = client.get(reverse("people:person", args=[person.pk]))
    if page.status_code != 200:
        return (page.status_code,)
    parts = [
        (title, [(row.group, row.what, row.represents) for row in rows])
        for title, rows in page.context["parts"]
    ]
    return page.status_code, parts, page.context["phone"], page.context["shows_mails"]


@pytest.fixture
def everywhere(cast, at):
    """The member sat for Köping in the other group until 2016 and is its deputy official from 2030."""
    sign = {"by": cast.administrator, "now": at()}
    appoint(
        cast.other_seats["Köping"],
        person=cast.member,
        capacity="substitute",
        starts_on=date(2017, 1, 1),
        ends_on=date(2017, 2, 1),
        decision_reference="KS 2016/12",
        **sign,
    )
    give_role(
        cast.other_group, person=cast.member, kind="deputy_official", starts_on=date(2090, 1, 1), **sign
    )
    add_contact(
        cast.seats["Sala"].organization,
        person=cast.member,
        label="Kansliet",
        email="",
        starts_on=date(2017, 1, 1),
        **sign,
    )
    return cast.member


OLDER, OTHER = "Samverkansgrupp äldre", "Samverkansgrupp kultur/idrott"
SITS = (OLDER, "Ledamot", "Sala kommun")
SAT = (OTHER, "Personlig ersättare", "Köpings kommun")


def test_each_sees_what_concerns_them(client, cast, everywhere):
    to_come, contact = (OTHER, "Ersättare för ansvarig tjänsteperson", ""), ("Sala kommun", "Kansliet", "")
    everything = [("Nu", [SITS, contact]), ("Kommande", [to_come]), ("Tidigare", [SAT])]
    phone = cast.member.phone

    found = {
        role: seen(client, getattr(cast, role), cast.member)
        for role in ("administrator", "secretary", "other_secretary", "substitute", "stranger")
    }
    words = str(found["administrator"][1][1][1][0][1])
    everything[1] = ("Kommande", [(OTHER, words, "")])

    assert found == {
        "administrator": (200, everything, phone, True),
        "secretary": (200, [("Nu", [SITS])], phone, True),
        "other_secretary": (200, [everything[1], ("Tidigare", [SAT])], phone, True),
        "substitute": (200, [("Nu", [SITS])], "", False),
        "stranger": (404,),
    }
    client.force_login(cast.member)
    own = client.get(reverse("people:me"))
    parts = [(title, [(r.group, r.what, r.represents) for r in rows]) for title, rows in own.context["parts"]]
    assert parts == everything


def test_a_stranger_reads_no_name_and_no_number_differs_from_another(client, cast):
    client.force_login(cast.stranger)

    real, made_up = (
        client.get(reverse("people:person", args=[pk])).content.decode() for pk in (cast.member.pk, 98765)
    )

    # Each form has a token of its own.
    real, made_up = (re.sub(r'value="\w{64}"', "", text) for text in (real, made_up))
    assert (cast.member.name in real, real == made_up) == (False, True)


def test_one_who_has_left_is_seen_by_staff_and_not_by_the_group(client, cast, at):
    end_appointment(
        Appointment.objects.get(person=cast.member),
        ends_on=date(2017, 3, 1),
        reason="resigned",
        by=cast.secretary,
        now=at(),
    )

    assert seen(client, cast.substitute, cast.member) == (404,)
    assert seen(client, cast.secretary, cast.member)[1] == [("Tidigare", [SITS])]


def test_a_phone_marked_public_is_shown_to_the_group(client, cast, at):
    change_person(cast.member, phone_public=True, by=cast.member, now=at())

    assert seen(client, cast.substitute, cast.member)[2] == cast.member.phone


def test_mails_are_told_with_address_and_fault(client, cast, at):
    now = timezone.now()
    post("groups.test", person=cast.member, name="x", address="former@example.se", group=cast.group, now=now)
    Delivery.objects.update(state="failed", error="550 unknown")
    post(
        "groups.test",
        person=cast.member,
        name="x",
        address="member@example.se",
        group=cast.other_group,
        now=now,
    )
    post("groups.test", person=cast.chair, name="x", address="chair@example.se", group=cast.group, now=now)
    mails = {}
    for role in ("member", "secretary", "substitute"):
        client.force_login(getattr(cast, role))
        page = client.get(reverse("people:person", args=[cast.member.pk]), follow=True)
        mails[role] = [(row.address, row.mark, row.error) for row in page.context["mails"]]

    failed = ("former@example.se", "stop", "550 unknown")
    assert mails == {
        "member": [("member@example.se", "partly", ""), failed],
        "secretary": [failed],
        "substitute": [],
    }


@pytest.mark.parametrize("times", [1, 30])
def test_the_page_asks_the_database_ten_times(times, client, cast, at, django_assert_num_queries):
    for number in range(times):
        year = 2020 + number
        appoint(
            cast.other_seats["Sala"],
            person=cast.member,
            capacity="member",
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            by=cast.administrator,
            now=at(),
        )
        post(
            "groups.test",
            person=cast.member,
            name="x",
            address="x@example.se",
            group=cast.group,
            now=timezone.now(),
        )
    client.force_login(cast.administrator)
    with django_assert_num_queries(10):
        client.get(reverse("people:person", args=[cast.member.pk]))


def test_one_changes_ones_own_details_and_what_is_public(client, cast):
    client.force_login(cast.member)
    address = reverse("people:details")
    shown = client.get(address).context["form"].initial

    answer = client.post(
        address,
        {
            "name": "Åsa Örn",
            "phone": "070-1",
            "language": "en",
            "phone_public": "on",
            "email": "ny@example.se",
        },
    )

    changed = Person.objects.get(pk=cast.member.pk)
    assert (shown["name"], shown["phone"], answer.status_code) == (cast.member.name, cast.member.phone, 302)
    assert (changed.name, changed.phone, changed.language) == ("Åsa Örn", "070-1", "en")
    assert (changed.phone_public, changed.email_public, changed.email) == (True, False, "member@example.se")
    assert changed.history.first().history_user == cast.member


def test_a_new_address_counts_when_its_code_is_written_and_the_former_is_told(client, cast, mail_server):
    EmailAddress.objects.create(user=cast.member, email="member@example.se", verified=True, primary=True)
    client.force_login(cast.member)

    asked = client.post(reverse("people:address"), {"email": "Ny@Example.se"})
    sweep()
    [code_mail] = mail_server.received
    before = Person.objects.get(pk=cast.member.pk).email
    wrong = client.post(reverse("people:address_code"), {"code": "BCDF-2345"})
    code = shown_code(Delivery.objects.get())
    right = client.post(reverse("people:address_code"), {"code": code.lower().replace("-", " ")})
    sweep()

    changed = Person.objects.get(pk=cast.member.pk)
    told = mail_server.received[1]
    assert (asked.headers["Location"], wrong.status_code, right.headers["Location"]) == (
        reverse("people:address_code"),
        200,
        reverse("people:me"),
    )
    assert (before, changed.email, EmailAddress.objects.count()) == ("member@example.se", "ny@example.se", 0)
    assert (code_mail.recipient, told.recipient) == ("ny@example.se", "member@example.se")
    assert (code in plain(code_mail), "ny@example.se" in plain(told)) == (True, False)


def test_five_wrong_codes_and_a_new_one_must_be_asked_for(client, cast):
    client.force_login(cast.member)
    client.post(reverse("people:address"), {"email": "ny@example.se"})
    for _time in range(5):
        client.post(reverse("people:address_code"), {"code": "BCDF-2345"})

    late = client.post(reverse("people:address_code"), {"code": shown_code(Delivery.objects.get())})

    assert late.headers["Location"] == reverse("people:address")
    assert Person.objects.get(pk=cast.member.pk).email == "member@example.se"


def test_a_code_is_of_use_once_for_one_person_and_for_half_an_hour(cast, at):
    sign = {"by": cast.member, "now": at()}
    delivery = ask_for_own_email(cast.member, email="ny@example.se", **sign)
    code = shown_code(delivery)

    refusals = []
    for person, now in ((cast.chair, at()), (cast.member, at() + VALID + timedelta(seconds=1))):
        with pytest.raises(Refused) as refusal:
            confirm_own_email(person, delivery=delivery, code=code, by=person, now=now)
        refusals.append(refusal.value.code)

    assert refusals == ["wrong", "expired"]
    other = ask_for_own_email(cast.member, email="annan@example.se", **sign)
    with pytest.raises(Refused):
        confirm_own_email(cast.member, delivery=other, code=code, **sign)
    assert confirm_own_email(cast.member, delivery=delivery, code=code, **sign).email == "ny@example.se"


def test_asking_tells_nothing_of_others_and_ends_after_five(cast, at):
    sign = {"by": cast.member, "now": at()}

    taken = ask_for_own_email(cast.member, email="stranger@example.se", **sign)
    with pytest.raises(Refused) as refusal:
        confirm_own_email(cast.member, delivery=taken, code=shown_code(taken), **sign)
    for number in range(1, CODES_AN_HOUR):
        ask_for_own_email(cast.member, email=f"ny{number}@example.se", **sign)
    with pytest.raises(Refused) as too_many:
        ask_for_own_email(cast.member, email="ny9@example.se", **sign)

    assert (taken.address, refusal.value.code, too_many.value.code) == (
        "stranger@example.se",
        "same_email",
        "too_many",
    )
    assert cast.stranger.name not in str(refusal.value)


def test_ones_own_address_is_changed_no_other_way(client, cast, at):
    with pytest.raises(Refused) as refusal:
        change_person(cast.secretary, email="ny@example.se", by=cast.secretary, now=at())

    client.force_login(cast.secretary)
    page = client.post(
        reverse("groups:person", args=["aldre", cast.secretary.pk]),
        {"name": "Signe", "email": "ny@example.se"},
    )
    assert (refusal.value.code, page.status_code) == ("confirm", 200)
    assert Person.objects.get(pk=cast.secretary.pk).email == "secretary@example.se"


def test_the_former_address_is_told_when_staff_change_it(cast, at, mail_server):
    change_person(cast.member, email="ny@example.se", by=cast.secretary, now=timezone.now())
    change_person(cast.member, phone="1", by=cast.secretary, now=timezone.now())
    sweep()

    [told] = mail_server.received
    assert (told.recipient, cast.secretary.name in plain(told), "ny@example.se" in plain(told)) == (
        "member@example.se",
        True,
        False,
    )


def test_who_shared_an_address_is_told_there(cast, at):
    shares = find_or_create_person(
        name="Bo Ek", email="member@example.se", same_person=False, by=None, now=at()
    )

    change_person(shares, email="bo@example.se", contact_email="", by=cast.administrator, now=at())

    assert list(Delivery.objects.values_list("address", "name")) == [("member@example.se", "Bo Ek")]


@pytest.mark.parametrize(
    "text",
    [
        "anna.ek",
        "anna@ek@example.se",
        "anna@example.se, bo@example.se",
        "anna ek@example.se",
        "åsa@example.se",
        "anna@example",
        "anna..ek@example.se",
    ],
)
def test_each_wrong_address_is_told_what_is_wrong_with_it(text, cast, at):
    with pytest.raises(Refused) as refusal:
        ask_for_own_email(cast.member, email=text, by=cast.member, now=at())

    said = str(refusal.value)
    assert (text in said, "anna.ek@example.se" in said, refusal.value.field) == (True, True, "email")
    assert len({_what_is_wrong(one) for one in ("a", "a@b@c", "a b@c.se", "å@c.se", "a@c", "a..b@c.se")}) == 6


def test_an_address_pasted_from_a_mail_is_taken_out(cast, at):
    delivery = ask_for_own_email(cast.member, email='"Åsa Örn" <Ny@Example.se>', by=cast.member, now=at())

    assert delivery.address == "ny@example.se"
