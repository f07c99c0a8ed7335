"""Everything held about a person, and nothing forgotten (GDPR art. 15)."""

import json
import re

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from groups.actions import add_document, change_person, find_or_create_person, give_role
from groups.extract_document import ON_PAPER, extract_pdf
from groups.models import GroupSettings
from groups.personal_data import rules, tables
from groups.print_tasks import make_extract
from groups.register_extract import in_swedish, left_out, register_extract, shown_fields
from groups.tests.examples import pdf_file
from samverkan.tests import pdfcheck
from tests.everywhere import EMAIL, FORMER, FORMER_EMAIL, NAME, PHONE, fill_everything, rut

__all__ = ["rut"]
KEYS = [
    *("format", "made_at", "person", "name", "controller", "legal_basis", "recipients", "rights"),
    *("about_others", "sessions", "parts", "left_out"),
]


@pytest.mark.fact("P72")
def test_no_personal_field_is_forgotten():
    """A new model's field has a line in retention.toml (samverkan.E001) and therefore stands here."""
    personal = set(rules().personal)

    assert personal - shown_fields() - left_out().keys() == set()
    assert left_out().keys() - personal == set()
    assert shown_fields() & left_out().keys() == set()
    assert {table.label for table in tables() if not table.is_history} >= rules().elsewhere.keys() - {
        "sessions.Session"
    }


def test_every_purpose_and_rule_is_said_in_swedish():
    words = in_swedish()

    assert set(rules().purposes.values()) - words["purposes"].keys() == set()
    assert rules().rules.keys() - words["rules"].keys() == set()


@pytest.mark.django_db
@pytest.mark.fact("P72")
def test_everything_she_is_in_comes_with_why_and_how_long(cast, at, rut):
    fill_everything(cast, at, rut)

    told = json.loads(register_extract(rut, at("2017-04-01 12:00"), everywhere=True).to_json())

    parts = {part["table"]: part for part in told["parts"]}
    assert (list(told), told["format"], told["made_at"]) == (
        KEYS,
        "samverkan-registerutdrag-1",
        "2017-04-01T12:00:00+02:00",
    )
    assert sorted(parts) == [
        *(
            "account.EmailAddress",
            "admin.LogEntry",
            "groups.Appointment",
            "groups.Delivery",
            "groups.Document",
        ),
        *("groups.DocumentVersion", "groups.GroupSettings", "groups.Link", "groups.NominationRecipient"),
        *(
            "groups.NominationReply",
            "groups.NominationRequest",
            "groups.OrganizationContact",
            "groups.Person",
        ),
        *("issues.Action", "meetings.AgendaItem", "meetings.Attendance", "meetings.Call"),
        *("meetings.CallRecipient", "meetings.GroupMessage", "meetings.ItemNote", "meetings.Meeting"),
        *("meetings.MinutesVersion", "meetings.Opened", "meetings.Presenter", "meetings.Remark"),
        "meetings.Response",
    ]
    [herself] = parts["groups.Person"]["rows"]
    assert {name: herself["values"][name] for name in ("name", "email", "phone", "party")} == {
        "name": NAME,
        "email": EMAIL,
        "phone": PHONE,
        "party": "S",
    }
    [former] = parts["groups.Person"]["former"]
    assert (former["values"]["name"], former["values"]["email"]) == (FORMER, FORMER_EMAIL)
    assert [
        (note["purpose"], note["kept"]) for note in parts["groups.Person"]["fields"] if note["key"] == "phone"
    ] == [
        (
            "nå någon samma dag",
            "Avidentifieras 24 månader efter det senaste uppdragets, rollens eller kontaktens sista dag.",
        )
    ]
    [sat] = parts["groups.Appointment"]["rows"]
    assert (sat["values"]["group"], sat["values"]["capacity"], sat["values"]["ends_on"]) == (
        "Samverkansgrupp äldre",
        "Ledamot",
        "2017-06-30",
    )
    assert [row["tells"] for row in parts["meetings.Presenter"]["rows"]] == ["about", "named"]


@pytest.mark.django_db
def test_nothing_of_others_is_told(cast, at, rut):
    fill_everything(cast, at, rut)

    text = register_extract(rut, at("2017-04-01 12:00")).to_json()

    others = (cast.secretary, cast.chair, cast.vice_chair, cast.member, cast.substitute, cast.stranger)
    assert [person.name for person in others if person.name in text or person.email in text] == []
    assert "password" not in json.loads(text)["parts"][0]["rows"][0]["values"]
    assert "groups.DocumentVersion.file" in [row[0] for row in json.loads(text)["left_out"]]


@pytest.mark.django_db
def test_a_long_text_is_told_around_the_name_only(cast, at, rut):
    row = GroupSettings.objects.filter(group=cast.group).first()
    meeting_text = f"{'A ' * 200}{NAME} svarar.{' B' * 200}"
    cast.group.scope = meeting_text
    cast.group.save()

    extract = register_extract(rut, at())

    [named] = [entry for part in extract.parts if part.table == "groups.Group" for entry in part.rows]
    told = named.values["scope"]
    assert (row is not None, told[0], told[-1], NAME in told, len(told) <= 242) == (
        True,
        "…",
        "…",
        True,
        True,
    )


@pytest.mark.django_db
def test_a_name_finds_nothing_in_groups_one_has_not_been_in(client, cast, at):
    """Who calls themselves what another group writes would else read it in the own extract."""
    for group in (cast.group, cast.other_group):
        group.scope = "Den hemliga planen kostar nio miljoner."
        group.save()
    change_person(cast.member, name="hemliga planen", by=cast.member, now=at())
    client.force_login(cast.member)

    text = client.post(reverse("people:own_extract"), {"as": "json"}).content.decode()
    client.force_login(cast.administrator)
    whole = client.post(reverse("people:extract", args=[cast.member.pk]), {"as": "json"}).content.decode()

    def groups(content):
        parts = {part["table"]: part for part in json.loads(content)["parts"]}
        rows, former = parts["groups.Group"]["rows"], parts["groups.Group"]["named_before"]
        return [row["id"] for row in rows if row["tells"] == "named"], former

    assert (groups(text), groups(whole)) == (
        ([cast.group.pk], 1),
        (sorted([cast.group.pk, cast.other_group.pk]), 2),
    )


@pytest.mark.django_db
def test_staff_do_not_take_an_administrators_extract(client, cast, at):
    give_role(
        cast.group,
        person=cast.administrator,
        kind="deputy_official",
        starts_on=at().date(),
        by=cast.administrator,
        now=at(),
    )
    client.force_login(cast.secretary)

    assert (
        client.post(reverse("people:extract", args=[cast.administrator.pk]), {"as": "json"}).status_code
        == 403
    )


@pytest.mark.django_db
def test_what_somebody_did_is_told_without_whom_it_was_about(cast, at):
    extract = register_extract(cast.secretary, at())
    parts = {part.table: part for part in extract.parts}

    assert [entry.tells for entry in parts["groups.GroupRole"].rows] == ["about"]
    add_document(cast.group, file=pdf_file("hemgang.pdf"), title="Hemgång", by=cast.secretary, now=at())
    again = {part.table: part for part in register_extract(cast.secretary, at()).parts}
    [uploaded] = again["groups.DocumentVersion"].rows
    assert (uploaded.tells, uploaded.title, uploaded.roles, list(uploaded.values)) == (
        "by",
        "hemgang.pdf (1)",
        ("uppladdad av",),
        ["uploaded_at"],
    )
    assert (again["groups.Document"].changes_made, again["groups.Document"].last_change) == (1, "2017-03-01")


@pytest.mark.django_db
def test_it_asks_as_often_for_much_as_for_little(cast, at, rut):
    with CaptureQueriesContext(connection) as little:
        register_extract(cast.stranger, at())
    for number in range(30):
        find_or_create_person(
            name=f"Person {number}", email=f"p{number}@example.se", by=cast.secretary, now=at()
        )
    with CaptureQueriesContext(connection) as much:
        register_extract(cast.secretary, at())

    assert (len(little) < 300, abs(len(much) - len(little)) <= 3) == (True, True)


@pytest.mark.django_db
def test_the_paper_is_accessible_and_prints_thirty_rows_a_table(cast, at, rut):
    for number in range(ON_PAPER + 5):
        add_document(
            cast.group,
            file=pdf_file(f"{number}.pdf"),
            title=f"{number} av {NAME}",
            by=cast.secretary,
            now=at(),
        )

    content = extract_pdf(register_extract(rut, at("2017-04-01 12:00")))

    pdfcheck.assert_pdf_accessible(content)
    assert re.search(r"\b5 (rader till|more rows)", pdfcheck.text_of(content))


@pytest.mark.django_db
def test_the_page_writes_nothing_before_it_is_asked(client, cast, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    client.force_login(cast.member)
    address = reverse("people:own_extract")

    page = client.get(address)
    tasks = DBTaskResult.objects.count()
    file = client.post(address, {"as": "json"})
    asked = client.post(address, {"as": "pdf"})
    soon = client.get(asked.headers["Location"])
    token = asked.headers["Location"].partition("=")[2]
    make_extract.call(cast.member.pk, "2017-04-01T12:00:00+02:00", token)
    paper = client.get(asked.headers["Location"])

    assert (page.status_code, tasks, asked.status_code, soon.status_code, paper.status_code) == (
        200,
        0,
        302,
        202,
        200,
    )
    assert (file.headers["Content-Type"], json.loads(file.content)["name"]) == (
        "application/json; charset=utf-8",
        cast.member.name,
    )
    assert (paper.content[:5], len(default_storage.listdir("prints")[1])) == (b"%PDF-", 1)
    client.force_login(cast.substitute)
    assert client.get(asked.headers["Location"]).status_code == 202


@pytest.mark.django_db
def test_staff_take_the_extract_only_of_who_is_in_none_but_their_groups(client, cast, at):
    address = reverse("people:extract", args=[cast.substitute.pk])
    client.force_login(cast.secretary)
    before = client.get(address).status_code
    give_role(
        cast.other_group,
        person=cast.substitute,
        kind="responsible_official",
        starts_on=at().date(),
        by=cast.administrator,
        now=at(),
    )

    after = client.get(address).status_code
    client.force_login(cast.administrator)

    assert (before, after, client.get(address).status_code) == (200, 403, 200)
