"""What is entered on the pages: it goes through the verb, a refusal asks further, and what was typed is still
there."""

from datetime import date

import pytest
from django.urls import reverse

from groups.models import Group, GroupRole, Person
from groups.tests.examples import pdf_file

WHO = {"name": "Rut Alvgren", "email": "rut@example.se", "phone": "", "party": "S", "board": "Socialnämnden"}
NEW = {
    "capacity": "member",
    **WHO,
    "starts_on": "2026-12-01",
    "ends_on": "",
    "decision_date": "",
    "decision_reference": "",
}


@pytest.fixture
def enter(cast, client):
    """`enter("groups:seat", "aldre", 7, name=…)` as the secretary: the status and the page's text."""

    def post(page: str, /, *args, by: Person = cast.secretary, **values):
        client.force_login(by)
        response = client.post(reverse(page, args=args), values)
        return response.status_code, response.content.decode()

    return post


def seat_of(cast, name: str) -> list:
    return [cast.group.slug, cast.seats[name].number]


def test_a_person_is_appointed_with_board_and_party(cast, enter):
    status, _page = enter("groups:seat", *seat_of(cast, "Arboga"), **NEW)
    row = cast.seats["Arboga"].appointments.get()
    assert (
        status,
        row.person.email,
        row.party,
        row.board.name,
        row.starts_on,
        row.history.get().history_user,
    ) == (
        302,
        "rut@example.se",
        "S",
        "Socialnämnden",
        date(2026, 12, 1),
        cast.secretary,
    )


def test_a_taken_seat_offers_to_end_the_former(cast, enter):
    seat = cast.seats["Sala"]
    status, page = enter("groups:seat", *seat_of(cast, "Sala"), **NEW)
    assert (status, 'name="replaces"' in page, 'value="Rut Alvgren"' in page) == (200, True, True)
    assert (seat.appointments.count(), Person.objects.filter(email="rut@example.se").count()) == (2, 0)
    status, _page = enter("groups:seat", *seat_of(cast, "Sala"), replaces="on", **NEW)
    rows = (
        seat.appointments.filter(capacity="member")
        .order_by("starts_on")
        .values_list("person__name", "ends_on")
    )
    assert (status, list(rows)) == (302, [(cast.member.name, date(2026, 11, 30)), ("Rut Alvgren", None)])


@pytest.mark.parametrize(("same", "person"), [("yes", "Knut O'Rönn"), ("no", "Rut Alvgren")])
def test_a_shared_address_is_asked_about(same, person, cast, enter):
    values = NEW | {"email": "substitute@example.se"}
    status, page = enter("groups:seat", *seat_of(cast, "Arboga"), **values)
    assert (status, 'name="same_person"' in page) == (200, True)
    status, _page = enter("groups:seat", *seat_of(cast, "Arboga"), same_person=same, **values)
    row = cast.seats["Arboga"].appointments.get()
    assert (status, row.person.name, row.person.address) == (302, person, "substitute@example.se")


def test_what_looks_like_a_personal_number_is_kept_only_if_it_is_none(cast, enter):
    # 19121212-1212 is the tax agency's own example and nobody's number.
    values = NEW | {"decision_reference": "KS 19121212-1212"}
    status, page = enter("groups:seat", *seat_of(cast, "Arboga"), **values)
    assert (status, "ser ut som ett personnummer" in page, cast.seats["Arboga"].appointments.count()) == (
        200,
        True,
        0,
    )
    status, _page = enter("groups:seat", *seat_of(cast, "Arboga"), not_a_personal_number="on", **values)
    assert (status, cast.seats["Arboga"].appointments.count()) == (302, 1)


def test_a_day_without_year_is_asked_about_and_stays(cast, enter):
    status, page = enter("groups:seat", *seat_of(cast, "Arboga"), **NEW | {"starts_on": "3/6"})
    assert (status, 'value="3/6"' in page, cast.seats["Arboga"].appointments.count()) == (200, True, 0)


@pytest.mark.fact("S001-46", "P04")
def test_a_vice_chair_from_the_wrong_side_takes_the_groups_decision(cast, enter):
    values = {"kind": "vice_chair", "person": cast.chair.pk, "starts_on": "2026-12-01", "appointed_by": ""}
    status, page = enter("groups:offices", cast.group.slug, **values)
    assert (status, "Vice ordförande utses av kommunerna" in page, 'name="override_reason"' in page) == (
        200,
        True,
        True,
    )
    decided = values | {"override_reason": "Beslut 2026-11-20."}
    assert enter("groups:offices", cast.group.slug, **decided)[0] == 200
    assert enter("groups:offices", cast.group.slug, replaces="on", **decided)[0] == 302
    offices = cast.group.offices.filter(kind="vice_chair").order_by("-starts_on")
    assert list(offices.values_list("person__name", "override_reason")) == [
        (cast.chair.name, "Beslut 2026-11-20."),
        (cast.vice_chair.name, ""),
    ]


def test_the_secretary_names_officials_and_no_secretaries(cast, enter):
    values = {"name": "Rut Alvgren", "email": "rut@example.se", "phone": "", "starts_on": "2026-11-22"}
    assert enter("groups:roles", cast.group.slug, kind="secretary", **values)[0] == 200
    assert enter("groups:roles", cast.group.slug, kind="deputy_official", **values)[0] == 302
    assert enter("groups:roles", cast.group.slug, by=cast.administrator, kind="secretary", **values)[0] == 302
    kinds = (
        GroupRole.objects.filter(person__email="rut@example.se")
        .order_by("kind")
        .values_list("kind", flat=True)
    )
    assert list(kinds) == ["deputy_official", "secretary"]


@pytest.mark.fact("S001-47")
def test_settings_to_come_are_entered_and_taken_back(cast, enter):
    values = {
        "valid_from": "2030-01-01",
        "decided_by": "Gruppen",
        "call_days": 10,
        "substitutes_invited": "always",
        "quorum_rule": "none",
        "notes_kind": "notes",
        "approval_rule": "chair",
        "objection_days": 7,
        "meetings_per_year": 6,
        "meeting_minutes": 180,
        "material_days": 7,
        "proposal_days": 10,
        "reminder_days": 3,
        "agenda_fixed_by": "nobody",
        "public": "nothing",
        "chair_from": "region",
        "vice_chair_from": "municipality",
    }
    assert enter("groups:settings", cast.group.slug, **values)[0] == 302
    row = cast.group.settings.get(valid_from=date(2030, 1, 1))
    assert (row.call_days, row.substitutes_invited, row.may_take_positions) == (10, "always", False)
    assert enter("groups:settings_withdraw", cast.group.slug, row.pk)[0] == 302
    assert cast.group.settings.count() == 1


def test_the_administrator_makes_a_group_and_lets_it_begin(cast, enter):
    values = {
        "structure": cast.structure.pk,
        "name": "Samverkansgrupp barn och unga",
        "slug": "",
        "kind": "political_collaboration",
        "is_permanent": "1",
        "starts_on": "2026-12-01",
        "mandate": "Verka för barn och unga.",
    }
    assert enter("groups:create", **values)[0] == 403
    assert enter("groups:create", by=cast.administrator, **values)[0] == 302
    slug = "samverkansgrupp-barn-och-unga"
    rule = {
        "kind": "each_of_kind",
        "organization_kind": "municipality",
        "count": 1,
        "substitutes": 1,
        "starts_on": "2026-12-01",
    }
    assert enter("groups:begin", slug, by=cast.administrator)[0] == 302
    assert Group.objects.get(slug=slug).state == "draft"
    assert enter("groups:rules", slug, by=cast.administrator, **rule)[0] == 302
    assert enter("groups:begin", slug, by=cast.administrator)[0] == 302
    group = Group.objects.get(slug=slug)
    assert (group.state, group.seats.count()) == ("active", 10)


def test_only_staff_adds_documents(cast, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    enter("groups:documents", cast.group.slug, by=cast.member, title="", file=pdf_file())
    assert cast.group.documents.count() == 0
    assert (
        enter("groups:documents", cast.group.slug, title="Underlag", file=pdf_file("Underlag.pdf"))[0] == 302
    )
    assert [document.title for document in cast.group.documents.all()] == ["Underlag"]


def test_an_ended_member_is_out_the_day_after(cast, enter, client):
    row = cast.seats["Sala"].appointments.get(capacity="member")
    status, _page = enter(
        "groups:appointment",
        cast.group.slug,
        row.pk,
        **{"end": "1", "end-ends_on": "2017-06-30", "end-reason": "moved"},
    )
    client.force_login(cast.member)
    assert (status, client.get(reverse("groups:group", args=[cast.group.slug])).status_code) == (302, 404)


def test_the_group_is_shown_as_it_was(cast, enter, client):
    enter("groups:rename", cast.group.slug, name="Äldregruppen", valid_from="2018-01-01", reason="Kortare.")
    shown = []
    for day in ("2017-03-14", "14/3 2018"):
        page = client.get(reverse("groups:group", args=[cast.group.slug]), {"on": day}).content.decode()
        shown.append(("<h1>Samverkansgrupp äldre</h1>" in page, "<h1>Äldregruppen</h1>" in page))
    assert shown == [(True, False), (False, True)]
