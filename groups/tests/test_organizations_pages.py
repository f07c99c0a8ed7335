"""The shared register of organisations, as those who staff groups keep it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import (
    add_board,
    add_contact,
    add_contact_by_name,
    add_organization,
    send_organization_link,
    set_up_structure,
)
from groups.links import link_from, token_of
from groups.models import Link, Organization, OrganizationName

pytestmark = pytest.mark.django_db


@pytest.fixture
def sala(cast):
    return cast.seats["Sala"].organization


@pytest.fixture
def as_secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def page(name: str, *args) -> str:
    return reverse(f"organizations:{name}", args=args)


def text(response) -> str:
    return response.content.decode()


@pytest.mark.fact("S001-52")
def test_a_name_holds_from_its_day_and_the_former_is_kept(cast, as_secretary, at):
    region = cast.seats["Region 1"].organization
    taken = region.names.latest("valid_from").valid_from
    given = {"name": "Region Mellansverige", "valid_from": "2030-01-01"}

    wrong = as_secretary.post(page("rename", region.pk), given | {"valid_from": taken.isoformat()})
    right = as_secretary.post(page("rename", region.pk), given)

    region = Organization.objects.get(pk=region.pk)
    assert (wrong.status_code, right.url) == (200, page("change", region.pk))
    assert "Det finns redan ett namn" in text(wrong)
    names = [
        region.name_on(date(*day)) for day in [(2016, 12, 31), (2017, 1, 1), (2029, 12, 31), (2030, 1, 1)]
    ]
    assert names == [
        "Landstinget Västmanland",
        "Region Västmanland",
        "Region Västmanland",
        "Region Mellansverige",
    ]
    assert OrganizationName.history.latest().history_user == cast.secretary


@pytest.mark.fact("S003-10")
@pytest.mark.fact("S004-07")
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("state_agency", "Arbetsförmedlingen"),
        ("university", "Mälardalens universitet"),
        ("private_provider", "Vårdbolaget i Sala AB"),
        ("civil_society", "Anhörigföreningen"),
    ],
)
def test_agencies_universities_providers_and_associations_are_added(kind, name, cast, as_secretary):
    response = as_secretary.post(page("add", cast.structure.slug), {"kind": kind, "name": name})

    found = Organization.objects.get(kind=kind)
    assert (response.url, found.name_on(date(2017, 3, 1)), found.county_code) == (
        page("change", found.pk),
        name,
        "19",
    )
    assert name in text(as_secretary.get(page("list")))
    assert found.history.latest().history_user == cast.secretary


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"code": "305"}, "0305"),
        ({"code": "9999"}, "9999"),
        ({"registration_number": "212000-0804"}, "kontrollsiffra"),
        ({"registrar_email": "kommun"}, "e-post"),
    ],
)
def test_what_cannot_be_right_is_asked_about_and_kept_on_the_page(given, said, sala, as_secretary):
    fields = {"kind": "municipality", "code": "1981"} | given

    response = as_secretary.post(page("change", sala.pk), fields)

    shown, (value,) = text(response), given.values()
    assert (response.status_code, said in shown, f'value="{value}"' in shown) == (200, True, True)
    assert Organization.objects.get(pk=sala.pk).code == "1981"


def test_what_is_right_is_saved(sala, as_secretary, cast):
    as_secretary.post(
        page("change", sala.pk),
        {
            "kind": "municipality",
            "code": "1981 ",
            "registration_number": "SE212000080301",
            "registrar_email": "kommun@sala.example.se",
        },
    )
    found = Organization.objects.get(pk=sala.pk)
    assert (found.registration_number, found.registrar_email, found.county_code) == (
        "2120000803",
        "kommun@sala.example.se",
        "19",
    )
    assert 'value="212000-0803"' in text(as_secretary.get(page("change", sala.pk)))


def test_a_contact_is_added_linked_and_ended(sala, as_secretary, cast):
    given = {"name": "Alva Regnell", "email": "alva@example.se", "label": "", "starts_on": "2017-03-01"}
    as_secretary.post(page("contact_add", sala.pk), given)
    contact = sala.contacts.get()
    as_secretary.post(page("link", sala.pk), {"contact": contact.pk})
    link = Link.objects.get()
    living = token_of(link)
    shown = text(as_secretary.get(page("change", sala.pk)))

    as_secretary.post(page("contact", sala.pk, contact.pk), {"ends_on": "2017-03-31"})

    contact.refresh_from_db()
    assert (contact.person.email, contact.ends_on, link.person) == (
        "alva@example.se",
        date(2017, 3, 31),
        contact.person,
    )
    assert ("Länken gäller till" in shown, living in shown) == (True, False)
    assert link_from(living, "groups.organization", timezone.now()) is None


def test_an_address_that_is_somebody_elses_is_asked_about(sala, as_secretary, cast):
    given = {"name": "Någon Annan", "email": cast.member.email, "starts_on": "2017-03-01"}

    asked = as_secretary.post(page("contact_add", sala.pk), given)
    as_secretary.post(page("contact_add", sala.pk), given | {"same_person": "no"})

    assert ("same_person" in text(asked), sala.contacts.get().person.contact_email) == (
        True,
        cast.member.email,
    )


@pytest.mark.parametrize("press", ["renew", "withdraw"])
def test_a_link_is_renewed_and_withdrawn(press, sala, as_secretary, cast, at):
    contact = add_contact_by_name(
        sala, name="", email="kansli@example.se", starts_on=date(2017, 3, 1), by=cast.secretary, now=at()
    )
    as_secretary.post(page("link", sala.pk), {"contact": contact.pk})
    before = Link.objects.get()

    as_secretary.post(page("link", sala.pk), {"contact": contact.pk, press: "1"})

    after = Link.objects.get()
    assert (before.person, after.withdrawn_at is None, after.token_hash == before.token_hash) == (
        None,
        press == "renew",
        press == "withdraw",
    )


def test_another_organisations_contact_board_and_link_are_not_there(sala, as_secretary, cast, at):
    sign = {"by": cast.secretary, "now": at()}
    koping = cast.seats["Köping"].organization
    contact = add_contact(koping, email="kansli@example.se", starts_on=date(2017, 3, 1), **sign)
    board = add_board(koping, name="Kommunstyrelsen", **sign)
    send_organization_link(koping, contact=contact, **sign)

    answers = [
        as_secretary.get(page("contact", sala.pk, contact.pk)).status_code,
        as_secretary.get(page("board", sala.pk, board.pk)).status_code,
        as_secretary.post(page("link", sala.pk), {"contact": contact.pk, "withdraw": "1"}).status_code,
        as_secretary.post(page("link", sala.pk), {"contact": "x"}).status_code,
    ]
    assert (answers, Link.objects.get().withdrawn_at) == ([404] * 4, None)


def test_a_board_in_use_stays_and_one_entered_wrong_goes(sala, as_secretary, cast, at):
    sign = {"by": cast.secretary, "now": at()}
    used, wrong = add_board(sala, name="Socialnämnden", **sign), add_board(sala, name="Fel", **sign)
    cast.member.appointments.update(board=used)

    refused = as_secretary.post(page("board", sala.pk, used.pk), {"remove": "1"}, follow=True)
    as_secretary.post(page("board", sala.pk, wrong.pk), {"remove": "1"})
    as_secretary.post(page("board", sala.pk, used.pk), {"name": "Omsorgsnämnden", "sector": "school"})

    assert "används i uppdrag" in text(refused)
    assert list(sala.boards.values_list("name", "sector")) == [("Omsorgsnämnden", "school")]


def test_the_register_of_another_countys_structure_is_not_there(cast, client, at):
    sign = {"by": cast.administrator, "now": at()}
    set_up_structure("Samverkan i Värmland", slug="varmland", county="17", **sign)
    theirs = add_organization("Sunne kommun", kind="municipality", code="1766", **sign)
    nobodys = add_organization("Åmåls kommun", kind="municipality", code="1492", **sign)
    client.force_login(cast.secretary)

    listed = text(client.get(page("list")))

    assert [name in listed for name in ("Sala kommun", "Åmåls kommun", "Sunne kommun")] == [True, True, False]
    found = [
        client.get(page(name, theirs.pk)).status_code for name in ("organization", "change", "contact_add")
    ]
    assert (found, client.get(page("change", nobodys.pk)).status_code) == ([404] * 3, 200)
    assert client.get(page("add", "varmland")).status_code == 404


def test_members_do_not_keep_the_register(cast, client, sala):
    statuses = {}
    for role in ("member", "chair", "official"):
        client.force_login(getattr(cast, role))
        statuses[role] = [
            client.get(page("list")).status_code,
            client.get(page("change", sala.pk)).status_code,
            client.post(page("link", sala.pk), {"contact": ""}).status_code,
        ]
    assert statuses == {"member": [403] * 3, "chair": [403] * 3, "official": [200, 200, 302]}
