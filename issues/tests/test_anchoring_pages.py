"""Anchoring as it is met: the pages, the link, the half page as text, Word and PDF, and the mails."""

from datetime import date, timedelta
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Delivery, Link, Organization, Person
from groups.post import MAILS
from issues.actions import (
    ask_for_anchoring,
    raise_issue,
    report_anchoring,
    waive_anchoring,
    write_home_brief,
)
from issues.home_page import docx_of, home_page_of, make_home_page, text_of
from issues.models import Anchoring, AnchoringReport
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order


@pytest.fixture
def issue(cast):
    now = timezone.now() - timedelta(days=5)
    sign = {"by": cast.official, "now": now}
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    write_home_brief(
        issue, what="Den som kommer hem.", asked="Diskutera förslaget.\n\nSäg ja eller nej.", **sign
    )
    return issue


@pytest.fixture
def asked(cast, issue):
    """Sala's task, with a mailbox beside the member."""
    sala, now = cast.seats["Sala"].organization, timezone.now() - timedelta(days=4)
    sign = {"by": cast.official, "now": now}
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)
    due = timezone.localdate() + timedelta(days=20)
    (row,) = ask_for_anchoring(issue, organizations=[sala], due_on=due, **sign)
    return Anchoring.objects.select_related("issue__structure", "organization").get(pk=row.pk)


def link_of(asked, person=None) -> str:
    link = Link.objects.get(purpose="issues.anchoring", object_id=asked.pk, person=person)
    return reverse("anchoring:by_link", args=[token_of(link)])


def said(**more) -> dict:
    today = timezone.localdate().isoformat()
    return {"kind": "discussed", "on": today, "body": "Nämnden", "text": "De säger ja."} | more


def as_somebody(cast, role) -> Client:
    client = Client()
    client.force_login(getattr(cast, role))
    return client


@pytest.mark.django_db
@pytest.mark.fact("S001-34")
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("chair", (302, 1)),
        ("official", (302, 1)),
        ("member", (302, 1)),
        ("substitute", (302, 1)),
        ("vice_chair", (302, 1)),
        ("stranger", (404, 0)),
        ("other_secretary", (404, 0)),
    ],
)
def test_who_may_report_for_sala(cast, asked, role, expected):
    answer = as_somebody(cast, role).post(reverse("anchoring:task", args=[asked.pk]), said())

    assert (answer.status_code, AnchoringReport.objects.count()) == expected


@pytest.mark.django_db
def test_a_member_of_another_organisation_reads_and_does_not_report(cast, asked, issue):
    koping, sign = cast.seats["Köping"].organization, {"by": cast.official, "now": timezone.now()}
    (theirs,) = ask_for_anchoring(issue, organizations=[koping], due_on=asked.due_on, **sign)
    client, address = as_somebody(cast, "member"), reverse("anchoring:task", args=[theirs.pk])

    seen, posted = client.get(address), client.post(address, said())

    assert (seen.status_code, seen.context["form"], posted.status_code) == (200, None, 403)
    mine = [line.pk for line in client.get(reverse("anchoring:mine")).context["lines"]]
    assert mine == [asked.pk]


@pytest.mark.django_db
@pytest.mark.fact("S001-34", "S001-35")
def test_a_mailbox_reports_by_link_with_its_name_and_twice_is_once(cast, asked, client):
    address = link_of(asked)
    seen = client.get(address)
    assert (seen.status_code, AnchoringReport.objects.count()) == (200, 0)

    nameless = client.post(address, said())
    given = said(by_name="Nämndsekreterare, Sala")
    answers = [client.post(address, given).status_code for _ in range(2)]

    assert (nameless.status_code, answers) == (422, [302, 302])
    rows = AnchoringReport.objects.values_list("kind", "body", "text", "by", "by_name")
    assert list(rows) == [("discussed", "Nämnden", "De säger ja.", None, "Nämndsekreterare, Sala")]
    assert "Nämndsekreterare, Sala" in client.get(address).content.decode()


@pytest.mark.django_db
def test_every_link_that_does_not_work_looks_the_same(cast, asked, client):
    """Wrong, not needed any more, closed to others, and of a contact that has ended."""
    address, found = link_of(asked), []
    found.append(client.get("/forankring/l/finns-inte/"))
    issue = asked.issue
    issue.circle, issue.closed_reason = "presidency", "Personfråga."
    issue.save()
    found.append(client.get(address))
    issue.circle, issue.closed_reason = "group", ""
    issue.save()
    assert client.get(address).status_code == 200
    contacts = asked.organization.contacts
    contacts.update(ends_on=timezone.localdate() - timedelta(days=1))
    found.append(client.get(address))
    contacts.update(ends_on=None)
    waive_anchoring(asked, reason="Ingen nämnd.", by=cast.official, now=timezone.now())
    found += [client.get(address), client.post(address, said(by_name="Jag"))]

    assert [answer.status_code for answer in found] == [404] * 5
    assert len({answer.content for answer in found}) == 1
    assert AnchoringReport.objects.count() == 0


@pytest.mark.django_db
def test_by_link_one_sees_ones_own_organisation_only(cast, asked, issue, client):
    koping, sign = cast.seats["Köping"].organization, {"by": cast.official, "now": timezone.now()}
    (theirs,) = ask_for_anchoring(issue, organizations=[koping], due_on=asked.due_on, **sign)
    today = timezone.localdate()
    report_anchoring(theirs, kind="discussed", on=today, body="Nämnden", text="Köping säger nej.", **sign)

    page = client.get(link_of(asked)).content.decode()

    assert [word in page for word in ("Sala kommun", "Köping", "säger nej", cast.member.name)] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.django_db
def test_a_contact_with_an_account_reads_and_reports_what_is_open(cast, asked):
    person = Person.objects.create_user(email="contact@example.se", name="Runa Ekhag")
    sign = {"by": cast.official, "now": timezone.now()}
    add_contact(asked.organization, person=person, starts_on=date(2017, 1, 1), **sign)
    client, address = Client(), reverse("anchoring:task", args=[asked.pk])
    client.force_login(person)

    answers = [client.get(address).status_code, client.post(address, said()).status_code]
    overview = client.get(reverse("anchoring:overview", args=[asked.issue_id])).status_code
    listed = client.get(reverse("anchoring:organization", args=[asked.organization_id]))
    asked.issue.circle, asked.issue.closed_reason = "presidency", "Personfråga."
    asked.issue.save()

    assert (answers, overview) == ([200, 302], 404)
    assert [line.pk for line in listed.context["lines"]] == [asked.pk]
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.fact("S000-16", "S002-07", "S002-13")
def test_all_of_the_group_are_asked_in_one_click(cast, issue):
    client, address = as_somebody(cast, "chair"), reverse("anchoring:ask", args=[issue.pk])
    form = client.get(address).context["form"]
    day = (timezone.localdate() + timedelta(days=30)).isoformat()

    answer = client.post(address, {"organizations": form.initial["organizations"], "due_on": day})

    seated = {seat.organization_id for seat in cast.seats.values() if seat.organization_id}
    assert answer.status_code == 302
    assert set(Anchoring.objects.values_list("organization", flat=True)) == seated
    assert client.get(address).context["form"].initial["organizations"] == []


@pytest.mark.django_db
def test_the_overview_costs_the_same_for_one_and_for_all(cast, issue, asked, django_assert_num_queries):
    client, address = as_somebody(cast, "member"), reverse("anchoring:overview", args=[issue.pk])
    # Session, person, roles, the issue, who is asked and whether the half page is written.
    with django_assert_num_queries(5):
        client.get(address)
    organizations = Organization.objects.all()
    sign = {"by": cast.official, "now": timezone.now()}
    for row in ask_for_anchoring(issue, organizations=organizations, due_on=asked.due_on, **sign):
        report_anchoring(row, kind="prepared", on=timezone.localdate(), **sign)

    with django_assert_num_queries(5):
        client.get(address)


@pytest.mark.django_db
@pytest.mark.fact("S000-30", "S002-07")
def test_the_half_page_says_what_why_what_is_asked_and_by_when(cast, asked):
    page = home_page_of(asked, timezone.localdate())

    what, asked_of_us = _("What it is about"), _("What is asked of us")
    assert text_of(page).split("\n\n")[1:] == [
        f"{what}\nDen som kommer hem.",
        f"{asked_of_us}\nDiskutera förslaget.",
        "Säg ja eller nej.",
    ]
    assert text_of(page).split("\n")[:2] == ["Trygg hemgång", "Sala kommun"]
    with ZipFile(BytesIO(docx_of(page))) as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
    words = [text.text for text in document.iter() if text.tag.endswith("}t")]
    assert words[0] == "Samverkan i Västmanland"
    assert words[-3:] == [asked_of_us, "Diskutera förslaget.", "Säg ja eller nej."]


@pytest.mark.django_db
def test_the_half_page_as_pdf_is_made_when_asked_for_by_link_and_keeps_both_standards(
    cast, asked, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    address = link_of(asked) + "halvsida.pdf"
    first = client.get(address)
    waiting = client.post(address).url
    coming = client.get(waiting)
    make_home_page.call(asked.pk, timezone.localdate().isoformat())
    made = client.get(waiting)

    assert [answer.status_code for answer in (first, coming, made)] == [200, 202, 200]
    assert made["Content-Type"] == "application/pdf"
    assert_pdf_accessible(made.content)
    blocks = ["Sala kommun", "Trygg hemgång", "Den som kommer hem.", "Säg ja eller nej."]
    assert blocks_in_order(made.content, blocks) == blocks


@pytest.mark.django_db
def test_the_mail_holds_the_half_page_and_the_link_and_stops_when_it_is_done(cast, asked):
    delivery = Delivery.objects.get(kind="issues.anchoring_asked", person=cast.member)
    message = MAILS[delivery.kind](delivery, {})

    link = link_of(asked, cast.member)
    found = [word in message.body for word in ("Diskutera förslaget.", link, "Sala kommun")]
    assert (found, "Trygg hemgång" in message.subject) == ([True] * 3, True)
    delivery.kind = "issues.anchoring_reminder"
    assert link in MAILS[delivery.kind](delivery, {}).body
    report_anchoring(
        asked, kind="discussed", on=timezone.localdate(), body="Nämnden", by=cast.member, now=timezone.now()
    )
    assert MAILS[delivery.kind](delivery, {}) is None


@pytest.mark.django_db
@pytest.mark.fact("S001-34")
def test_the_start_page_says_what_waits_at_home_until_it_is_taken_up(cast, asked):
    found = {}
    for role in ("member", "substitute", "vice_chair", "official"):
        duties = as_somebody(cast, role).get("/").context["start"].duties
        found[role] = [duty.url for duty in duties if duty.what == "Trygg hemgång"]
    assert found == {
        "member": [reverse("anchoring:task", args=[asked.pk])],
        "substitute": [reverse("anchoring:task", args=[asked.pk])],
        "vice_chair": [],
        "official": [],
    }

    sign = {"by": cast.member, "now": timezone.now()}
    report_anchoring(asked, kind="discussed", on=timezone.localdate(), body="Nämnden", **sign)

    duties = as_somebody(cast, "member").get("/").context["start"].duties
    assert [duty for duty in duties if duty.what == "Trygg hemgång"] == []


@pytest.mark.django_db
def test_ones_own_list_costs_the_same_for_one_and_for_many(cast, asked, django_assert_num_queries):
    client, address = as_somebody(cast, "member"), reverse("anchoring:mine")
    # Session, person, roles, the tasks with their reports.
    with django_assert_num_queries(4):
        client.get(address)
    sign = {"by": cast.official, "now": timezone.now()}
    for number in range(30):
        issue = raise_issue(cast.structure, title=f"Fråga {number}", home_group=cast.group, **sign)
        Anchoring.objects.create(
            issue=issue,
            organization=asked.organization,
            due_on=asked.due_on,
            asked_at=sign["now"],
            asked_by=cast.official,
        )

    with django_assert_num_queries(4):
        assert len(client.get(address).context["lines"]) == 31
