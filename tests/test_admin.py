"""The admin shows a secretary the own groups' rows and nothing else, at every address (ruling 8)."""

import re
from datetime import date

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from groups.actions import add_document, give_office
from groups.models import Appointment, Delivery, Group, Link, Organization, Person
from groups.scoped_admin import ScopedAdmin
from groups.tests.examples import pdf_file
from issues.models import Action
from plans.models import ActivityPlan, FundingRequest, HandIn, HandoverNote, Indicator, Project, Reading

SCOPED = {
    model: register for model, register in admin.site._registry.items() if isinstance(register, ScopedAdmin)
}
START = date(2017, 1, 1)


@pytest.fixture
def both(cast, at, settings, tmp_path):
    """Each group has a row in every register that belongs to a group."""
    settings.MEDIA_ROOT = tmp_path
    sign = {"by": cast.administrator, "now": at()}
    give_office(
        cast.other_group, person=cast.stranger, kind="chair", starts_on=START, override_reason="Så.", **sign
    )
    for group, word in ((cast.group, "Eget"), (cast.other_group, "Främmande")):
        add_document(group, file=pdf_file(), title=f"{word} underlag", **sign)
        Action.objects.create(group=group, text=f"{word} löfte", created_at=at())
        _planned(group, word, at())
    return cast


def _planned(group, word: str, now) -> None:
    """A row of each register of plans, all of one group."""
    begin = {"starts_on": START, "ends_on": date(2018, 12, 31)}
    ActivityPlan.objects.create(group=group, title=f"{word} löfte", created_at=now, **begin)
    indicator = Indicator.objects.create(group=group, name=f"{word} löfte", starts_on=START)
    Reading.objects.create(indicator=indicator, period=START, value=1, source=f"{word} löfte", at=now)
    HandIn.objects.create(
        group=group,
        organization=group.seats.first().organization,
        frequency="year",
        period=START,
        due_on=START,
        comment=f"{word} löfte",
        asked_at=now,
    )
    Project.objects.create(group=group, title=f"{word} löfte")
    above = Group.objects.create(
        structure=group.structure, kind="strategic_forum", slug=f"over-{group.pk}", starts_on=START
    )
    asked = {"year": 2018, "title": f"{word} löfte", "created_at": now}
    FundingRequest.objects.create(applicant=group, addressee=above, **asked)
    # Taken back before it was handed in: the group above never reads it.
    mine = Group.objects.get(slug="aldre")
    FundingRequest.objects.create(applicant=above, addressee=mine, **asked | {"title": "Främmande löfte"})
    note = {"about": "way_of_working", "direction": "keep", "text": f"{word} löfte", "written_at": now}
    HandoverNote.objects.create(structure=group.structure, from_group=group, **note)


def addresses(row) -> dict[str, str]:
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
    return {
        "list": reverse(f"{name}_changelist"),
        "object": reverse(f"{name}_change", args=[row.pk]),
        "history": reverse(f"{name}_history", args=[row.pk]),
    }


def leaks(cast) -> list[str]:
    return [
        cast.other_group.name_on(date.max),
        cast.stranger.name,
        cast.stranger.email,
        cast.other_secretary.name,
        cast.other_secretary.email,
        "Främmande underlag",
        "Främmande löfte",
    ]


def foreign_rows(cast) -> list:
    """One row of the other group of each kind that belongs to a group."""
    group = cast.other_group
    return [
        group,
        cast.stranger,
        group.seat_rules.first(),
        group.seats.first(),
        group.appointments.first(),
        group.offices.first(),
        group.roles.first(),
        group.documents.first(),
        group.actions.first(),
        group.plans.first(),
        group.indicators.first(),
        group.indicators.first().readings.first(),
        group.hand_ins.first(),
        group.projects.first(),
        group.funding_requests.first(),
        group.notes_left.first(),
    ]


def test_every_register_of_ours_is_scoped():
    rooms = ("groups", "issues", "meetings", "plans")
    ours = {model for model in admin.site._registry if model._meta.app_label in rooms}
    # Mails and links are scoped by themselves, see test_admin_post.py.
    assert ours - set(SCOPED) - {Delivery, Link} == set()


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.model_name)
def test_lists_exports_and_forms_show_the_own_group_only(model, both, client):
    client.force_login(both.secretary)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    paths = [reverse(f"{name}_changelist"), f"{reverse(f'{name}_changelist')}?q=a"]
    paths += [reverse(f"{name}_export")] if hasattr(SCOPED[model], "get_export_queryset") else []
    paths += [
        reverse(f"{name}_change", args=[row.pk])
        for row in SCOPED[model].get_queryset(asked_by(both.secretary))[:3]
    ]
    for path in paths:
        page = client.get(path)
        # 403: a register of the system administrator's.
        assert page.status_code in (200, 403), path
        assert [leak for leak in leaks(both) if leak in page.content.decode()] == [], path


def asked_by(person):
    class Request:
        user = person
        GET: dict = {}

    return Request()


def test_objects_and_histories_of_another_group_do_not_exist(both, client):
    client.force_login(both.secretary)
    for row in foreign_rows(both):
        where = addresses(row)
        assert client.get(where["object"]).status_code == 404, where["object"]
        if hasattr(row._meta, "simple_history_manager_attribute"):
            assert client.get(where["history"]).status_code == 404, where["history"]


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.model_name)
def test_an_exported_file_has_the_own_groups_rows(model, both, client):
    if not hasattr(SCOPED[model], "get_export_queryset"):
        pytest.skip("not exported")
    client.force_login(both.secretary)
    path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_export")
    form = client.get(path).content.decode()
    ticked = dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"', form), "on")
    file = client.post(path, {"format": 0, "resource": 0, **ticked})
    text = file.content.decode("utf-8-sig")
    assert file["Content-Type"].startswith("text/csv")
    assert [leak for leak in leaks(both) if leak in text] == []


@pytest.mark.parametrize("role", ["chair", "member", "substitute"])
def test_who_staffs_no_group_has_no_admin(role, cast, client):
    client.force_login(getattr(cast, role))
    assert client.get(reverse("admin:index")).status_code == 302


def test_a_secretary_reads_and_does_not_write_what_a_verb_governs(both, client):
    client.force_login(both.secretary)
    row = both.group.appointments.first()
    path = reverse("admin:groups_appointment_change", args=[row.pk])
    assert (client.get(path).status_code, client.post(path, {"party": "X"}).status_code) == (200, 403)
    assert client.get(reverse("admin:groups_appointment_delete", args=[row.pk])).status_code == 403


def test_a_person_is_changed_through_the_verb(cast, client):
    client.force_login(cast.secretary)
    path = reverse("admin:groups_person_change", args=[cast.member.pk])
    values = {
        "name": "Åsa-Märta von Örn",
        "email": "chair@example.se",
        "phone": "021-1",
        "language": "sv",
        "is_active": "on",
    }
    refused = client.post(path, values)
    assert "chair@example.se" in refused.content.decode()
    assert refused.status_code == 200
    assert client.post(path, values | {"email": "ny@example.se"}).status_code == 302
    cast.member.refresh_from_db()
    assert (cast.member.email, cast.member.phone, cast.member.history.first().history_user) == (
        "ny@example.se",
        "021-1",
        cast.secretary,
    )


def test_a_name_change_in_the_register_is_dated(cast, client):
    client.force_login(cast.administrator)
    sala = Organization.objects.get(code="1981")
    values = {
        "name": "Sala stad",
        "valid_from": "2018-01-01",
        "kind": "municipality",
        "code": "1981",
        "county_code": "19",
    }
    response = client.post(reverse("admin:groups_organization_change", args=[sala.pk]), values)
    sala.refresh_from_db()
    assert (response.status_code, sala.name_on(START), sala.name_on(date(2018, 1, 1))) == (
        302,
        "Sala kommun",
        "Sala stad",
    )


HEADINGS = "grupp;plats;roll;namn;e-post;parti;nämnd;från\r\n"


def read_in(client, model: str, text: str):
    """What the preview shows, and what is there after it was confirmed (None where it could not be)."""
    file = SimpleUploadedFile("lista.csv", text.encode("cp1252"))
    preview = client.post(
        reverse(f"admin:groups_{model}_import"), {"import_file": file, "format": 0, "resource": 0}
    )
    page = preview.content.decode()
    confirm = preview.context.get("confirm_form")
    if confirm is None:
        return page, None
    done = client.post(reverse(f"admin:groups_{model}_process_import"), confirm.initial)
    return page, done.status_code


@pytest.fixture
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_appointments_are_read_in_through_the_verb(cast, files, client):
    client.force_login(cast.secretary)
    number = cast.seats["Arboga"].number
    row = f"aldre;{number};Ledamot;Örjan Ågård;orjan@example.se;C;Socialnämnden;2017-04-01\r\n"
    _page, status = read_in(client, "appointment", HEADINGS + row)
    made = cast.seats["Arboga"].appointments.get()
    assert (status, made.person.name, made.party, made.board.name, made.starts_on) == (
        302,
        "Örjan Ågård",
        "C",
        "Socialnämnden",
        date(2017, 4, 1),
    )


def test_one_refused_row_stops_the_whole_file(cast, files, client):
    client.force_login(cast.secretary)
    good = f"aldre;{cast.seats['Arboga'].number};Ledamot;Örjan Ågård;orjan@example.se;C;;2017-04-01\r\n"
    taken = f"aldre;{cast.seats['Sala'].number};Ledamot;Rut Alvgren;rut@example.se;S;;2017-04-01\r\n"
    page, status = read_in(client, "appointment", HEADINGS + good + taken)
    assert (status, Appointment.objects.count(), Person.objects.filter(name="Örjan Ågård").count()) == (
        None,
        5,
        0,
    )
    assert "Sala kommun har redan en ledamot: Åsa-Märta von Örn" in page


def test_another_groups_seats_cannot_be_filled_by_file(cast, files, client):
    client.force_login(cast.secretary)
    number = cast.other_seats["Sala"].number
    row = f"kultur-idrott;{number};Ledamot;Rut Alvgren;rut@example.se;S;;2017-04-01\r\n"
    page, status = read_in(client, "appointment", HEADINGS + row)
    assert (status, f"Det finns ingen plats {number} i en grupp som heter kultur-idrott" in page) == (
        None,
        True,
    )


def test_a_file_without_the_headings_is_told_which(cast, files, client):
    client.force_login(cast.secretary)
    page, status = read_in(client, "appointment", "förnamn;efternamn\r\nRut;Alvgren\r\n")
    assert (status, "Kolumnen grupp, plats, roll, namn, från saknas" in page) == (None, True)


def test_organizations_are_read_in_and_out_with_their_zeros(cast, files, client):
    client.force_login(cast.administrator)
    _page, status = read_in(client, "organization", "kod;namn;slag\r\n0305;Håbo kommun;Kommun\r\n")
    path = reverse("admin:groups_organization_export")
    ticked = dict.fromkeys(
        ("code", "name", "kind", "county", "registration_number", "abbreviation", "registrar_email"), "on"
    )
    file = client.post(
        path, {"format": 0, "resource": 0, **{f"organizationresource_{name}": "on" for name in ticked}}
    )
    lines = file.content.decode("utf-8-sig").splitlines()
    assert (status, lines[0], [line for line in lines if "Håbo" in line]) == (
        302,
        "kod;namn;slag;länskod;organisationsnummer;förkortning;registrators e-post",
        ["0305;Håbo kommun;Kommun;03;;;"],
    )


def test_a_secretary_reads_in_no_people_or_organizations(cast, client):
    client.force_login(cast.secretary)
    paths = [reverse("admin:groups_person_import"), reverse("admin:groups_organization_import")]
    assert [client.get(path).status_code for path in paths] == [403, 403]
