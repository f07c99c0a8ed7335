"""Viewpoints as they are met: who may what, the link without log-in, the mails, the file and the PDF."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Board, Delivery, Link, Person
from groups.post.sweep import sweep
from issues.actions import (
    Noted,
    Said,
    ask_for_viewpoints,
    give_viewpoint,
    issue_version,
    next_version,
    note_viewpoint,
    raise_issue,
    remind_of_viewpoints,
    withdraw_viewpoint_request,
)
from issues.material_document import make_material_paper
from issues.models import Viewpoint, ViewpointRequest
from issues.tests.deciding import issued
from issues.viewpoint_paper import make_viewpoints_paper
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order
from tests.smtp import mail_server

__all__ = ["mail_server"]
pytestmark = pytest.mark.django_db
SOME_DAYS_AGO = timezone.localdate() - timedelta(days=5)


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now() - timedelta(days=4)}


@pytest.fixture
def sala(cast, sign):
    sala = cast.seats["Sala"].organization
    add_contact(sala, label="Registrator", email="sala@example.se", starts_on=date(2017, 1, 1), **sign)
    return sala


@pytest.fixture
def version(cast, sala, sign):
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    return issued(issue, organizations=[sala], **sign).version


@pytest.fixture
def asked(version, sala, sign):
    due = timezone.localdate() + timedelta(days=20)
    (row,) = ask_for_viewpoints(version, organizations=[sala], due_on=due, **sign)
    return row


@pytest.fixture
def address(asked):
    link = Link.objects.get(purpose="issues.viewpoint", object_id=asked.pk, person=None)
    return reverse("viewpoints:by_link", args=[token_of(link)])


def typed(**more) -> dict:
    on = timezone.localdate().isoformat()
    return {"stance": "for", "text": "Bra.", "on": on} | more


def as_somebody(cast, role) -> Client:
    client = Client()
    client.force_login(getattr(cast, role))
    return client


@pytest.mark.fact("S001-24")
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("chair", (200, 302)),
        ("official", (200, 302)),
        # Sits for Sala.
        ("member", (200, 302)),
        ("substitute", (200, 403)),
        ("vice_chair", (200, 302)),
        ("stranger", (404, 404)),
        ("other_secretary", (404, 404)),
    ],
)
def test_who_reads_and_who_answers_for_sala(cast, asked, role, expected):
    client, page = as_somebody(cast, role), reverse("viewpoints:answer", args=[asked.pk])

    found = client.get(page).status_code, client.post(page, typed()).status_code

    assert (found, Viewpoint.objects.count()) == (expected, int(expected[1] == 302))


@pytest.mark.parametrize(
    ("role", "expected"), [("other_secretary", (200, 302)), ("stranger", (200, 403)), ("member", (200, 403))]
)
def test_an_asked_group_reads_what_is_asked_and_its_office_answers(cast, version, sign, role, expected):
    due = timezone.localdate() + timedelta(days=20)
    (row,) = ask_for_viewpoints(version, groups=[cast.other_group], due_on=due, **sign)
    client, page = as_somebody(cast, role), reverse("viewpoints:answer", args=[row.pk])

    found = client.get(page).status_code, client.post(page, typed()).status_code
    collected = client.get(reverse("viewpoints:version", args=[version.pk])).status_code

    assert (found, collected) == (expected, 200 if role == "member" else 404)


@pytest.mark.fact("S001-24", "S003-17", "S003-18")
def test_a_board_answers_by_link_without_log_in_and_changes_its_mind(version, asked, address, client):
    point = version.paths.get().points.get()
    seen = client.get(address)
    assert (seen.status_code, Viewpoint.objects.count()) == (200, 0)
    assert [word in seen.content.decode() for word in ("att ställa sig bakom målbilden", "Sala")] == [
        True
    ] * 2

    nameless = client.post(address, typed())
    given = typed(name="Registrator, Sala", reference="SN § 4") | {f"point_{point.pk}": "Vem betalar?"}
    answers = [client.post(address, given).status_code for _ in range(2)]
    again = client.get(address).context["form"].initial
    client.post(address, given | {"stance": "against"})

    assert (nameless.status_code, answers) == (422, [302, 302])
    assert [again[name] for name in ("stance", "reference", "name", f"point_{point.pk}")] == [
        "for",
        "SN § 4",
        "Registrator, Sala",
        "Vem betalar?",
    ]
    rows = Viewpoint.objects.order_by("pk").values_list("point", "stance", "text", "by_name")
    who = "Registrator, Sala"
    assert list(rows) == [(None, "against", "Bra.", who), (point.pk, "", "Vem betalar?", who)]


def test_every_link_that_does_not_work_looks_the_same(cast, asked, address, version, sign, client):
    """Wrong, closed to others, of who staffs the group no more, and taken back; by GET and by POST."""
    due = timezone.localdate() + timedelta(days=20)
    (row,) = ask_for_viewpoints(version, groups=[cast.other_group], due_on=due, **sign)
    link = Link.objects.get(object_id=row.pk, person=cast.other_secretary, purpose="issues.viewpoint")
    theirs = reverse("viewpoints:by_link", args=[token_of(link)])
    assert client.get(theirs).status_code == 200
    cast.other_group.roles.update(ends_on=timezone.localdate() - timedelta(days=1))
    found = [client.get("/synpunkter/l/finns-inte/"), client.get(theirs)]
    issue = version.material.issue
    for circle, reason in (("presidency", "Personfråga."), ("group", "")):
        issue.circle, issue.closed_reason = circle, reason
        issue.save()
        found.append(client.get(address))
    assert found.pop().status_code == 200
    withdraw_viewpoint_request(asked, **sign)
    found += [
        client.get(address),
        client.post(address, typed(name="Jag")),
        client.get(address + "underlag.pdf"),
    ]

    assert [answer.status_code for answer in found] == [404] * 6
    assert (len({answer.content for answer in found}), Viewpoint.objects.count()) == (1, 0)


def test_by_link_one_reads_ones_own_answer_and_nobody_elses(cast, asked, address, version, sign, client):
    due, koping = timezone.localdate() + timedelta(days=20), cast.seats["Köping"].organization
    (theirs,) = ask_for_viewpoints(version, organizations=[koping], due_on=due, **sign)
    give_viewpoint(theirs, said=Said(on=SOME_DAYS_AGO, text="Köping säger nej."), **sign)

    page = client.get(address).content.decode()

    assert [word in page for word in ("Sala kommun", "Köping", "säger nej", cast.member.name)] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.fact("S003-17")
def test_once_the_next_version_is_issued_the_answer_is_only_read(asked, address, version, sign, client):
    client.post(address, typed(name="Jag"))
    issue_version(next_version(version.material, **sign), **sign)

    seen, posted = client.get(address), client.post(address, typed(name="Jag", text="Annat."))

    assert (seen.status_code, seen.context["form"], posted.status_code) == (200, None, 422)
    assert kept(posted) == ("followed", "Annat.", 0)
    assert Viewpoint.objects.get().text == "Bra."


def kept(posted) -> tuple:
    """What was refused, the text that came back, and the buttons to send it with."""
    form = posted.context["form"]
    return form.refusal.code, form["text"].value(), posted.content.decode().count("Skicka svaret")


def test_what_was_written_while_it_was_taken_back_is_not_lost(cast, asked, sign):
    withdraw_viewpoint_request(asked, **sign)

    posted = as_somebody(cast, "member").post(reverse("viewpoints:answer", args=[asked.pk]), typed())

    assert (posted.status_code, kept(posted)) == (422, ("withdrawn", "Bra.", 0))


def test_asked_again_one_who_has_answered_gets_a_mail_and_the_same_again_none(
    cast, version, asked, sala, address, client, mail_server
):
    """Two boards beside, with a question of their own: each question stands under its board."""
    sweep()
    client.post(address, typed(name="Jag"))
    day, page = asked.due_on + timedelta(days=9), reverse("viewpoints:ask", args=[version.pk])
    given = {"asked": [f"o{sala.pk}"], "question": "Har priset ändrat saken?", "due_on": day.isoformat()}
    chair = as_somebody(cast, "chair")

    told = [str(*chair.post(page, given, follow=True).context["messages"]) for _ in range(2)]
    sweep()

    mails = [row.message.get_body(("plain",)).get_content() for row in mail_server.received]
    assert ["Har priset ändrat saken?" in mail for mail in mails] == [False, True]
    assert told == [
        "1 är tillfrågad.",
        gettext("They were asked this already, to answer by the same day. No new mail is sent."),
    ]


def test_each_board_reads_its_own_question(cast, version, sala, sign, mail_server):
    boards = [Board.objects.create(organization=sala, name=name) for name in ("Skolnämnden", "Vårdnämnden")]
    due = timezone.localdate() + timedelta(days=20)
    for board, question in zip(boards, ("Räcker lokalerna?", "Räcker sängarna?"), strict=True):
        ask_for_viewpoints(version, boards=[board], due_on=due, question=question, **sign)
    Delivery.objects.all().delete()
    remind_of_viewpoints(version, by=cast.official, now=timezone.now())
    sweep()

    (mail,) = [row.message.get_body(("plain",)).get_content() for row in mail_server.received]
    lines = [line for line in mail.splitlines() if line.startswith(("Sala kommun (", "Räcker"))]
    assert lines == [
        "Sala kommun (Skolnämnden)",
        "Räcker lokalerna?",
        "Sala kommun (Vårdnämnden)",
        "Räcker sängarna?",
    ]


def test_a_contact_with_an_account_finds_what_is_asked(cast, asked, sala, sign):
    person = Person.objects.create_user(email="contact@example.se", name="Runa Ekhag")
    add_contact(sala, person=person, starts_on=date(2017, 1, 1), **sign)
    client = Client()
    client.force_login(person)

    mine = client.get(reverse("viewpoints:mine")).context["lines"]
    answer = client.post(reverse("viewpoints:answer", args=[asked.pk]), typed())

    assert ([line.pk for line in mine], answer.status_code) == ([asked.pk], 302)
    assert client.get(reverse("viewpoints:version", args=[asked.version_id])).status_code == 404


@pytest.mark.fact("S001-24")
def test_all_who_are_to_decide_are_asked_in_one_click(cast, version, sala):
    client, page = as_somebody(cast, "chair"), reverse("viewpoints:ask", args=[version.pk])
    form = client.get(page).context["form"]
    day = (timezone.localdate() + timedelta(days=30)).isoformat()

    answer = client.post(page, {"asked": form.initial["asked"], "due_on": day})

    assert answer.status_code == 302
    assert list(ViewpointRequest.objects.values_list("organization", "board")) == [(sala.pk, None)]
    assert client.get(page).context["form"].initial["asked"] == []


def test_the_collected_page_costs_the_same_for_one_and_for_many(
    cast, asked, version, sign, django_assert_num_queries
):
    client, page = as_somebody(cast, "member"), reverse("viewpoints:version", args=[version.pk])
    # Session, person, roles, the version, who is asked, what is noted, a newer version.
    with django_assert_num_queries(7):
        client.get(page)
    everybody = [seat.organization for seat in cast.seats.values() if seat.organization_id]
    due = timezone.localdate() + timedelta(days=30)
    for row in ask_for_viewpoints(version, organizations=everybody, due_on=due, **sign):
        give_viewpoint(row, said=Said(on=SOME_DAYS_AGO, text="Bra."), **sign)

    with django_assert_num_queries(7):
        client.get(page)


@pytest.mark.fact("S003-13", "S003-18")
def test_what_is_said_goes_out_as_a_file_and_as_an_accessible_pdf(
    cast, asked, version, sign, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    point, today = version.paths.get().points.get(), timezone.localdate()
    give_viewpoint(asked, said=Said(SOME_DAYS_AGO, "for", "Bra.", points={point.pk: "Vem betalar?"}), **sign)
    note_viewpoint(
        version, noted=Noted("reasoning", "=Tvekar.", SOME_DAYS_AGO, from_text="Politiken"), **sign
    )
    client = as_somebody(cast, "member")

    rows = client.get(reverse("viewpoints:csv", args=[version.pk])).content.decode("utf-8-sig").splitlines()
    paper = reverse("viewpoints:paper", args=[version.pk])
    waiting = client.post(paper).url
    coming = client.get(waiting)
    make_viewpoints_paper.call(version.pk, today.isoformat())
    made = client.get(waiting)

    cells = [row.split(";") for row in rows]
    assert [(row[0], row[4], row[6]) for row in cells[1:]] == [
        ("Sala kommun", "Det hela", "Bra."),
        ("Sala kommun", "A 1", "Vem betalar?"),
        ("Politiken", "Det hela", "'=Tvekar."),
    ]
    assert (coming.status_code, made.status_code, made["Content-Type"]) == (202, 200, "application/pdf")
    assert_pdf_accessible(made.content)
    blocks = ["Om helheten", "Bra.", "Vem betalar?", "Politiken", "=Tvekar."]
    assert blocks_in_order(made.content, blocks) == blocks


def test_the_issued_version_is_read_as_pdf_behind_the_link(asked, address, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = address + "underlag.pdf"
    first, waiting = client.get(page), client.post(page).url
    make_material_paper.call(asked.version_id)

    made = client.get(waiting)

    assert (first.status_code, made.status_code, made["Content-Type"]) == (200, 200, "application/pdf")


@pytest.mark.fact("S001-24")
def test_the_mail_leads_to_the_question_and_stops_when_it_is_answered(
    cast, version, asked, address, sign, mail_server, settings, client
):
    late = {"by": cast.official, "now": timezone.now()}
    sweep()
    remind_of_viewpoints(version, **late)
    client.post(address, typed(name="Jag"))
    sweep()

    (mail,) = [row.message for row in mail_server.received]
    body = mail.get_body(("plain",)).get_content()
    assert (mail["To"], mail["Subject"]) == (
        "Sala kommun <sala@example.se>",
        "Synpunkter önskas: Trygg hemgång",
    )
    assert [word in body for word in (settings.BASE_URL + address, "Sala kommun")] == [True] * 2
    states = Delivery.objects.order_by("pk").values_list("kind", "state")
    assert list(states) == [("issues.viewpoint_asked", "sent"), ("issues.viewpoint_reminder", "withdrawn")]


@pytest.mark.fact("S001-24")
def test_the_start_page_says_what_waits_for_ones_opinion_until_it_is_answered(cast, version, sala, sign):
    due = timezone.localdate() + timedelta(days=20)
    (row,) = ask_for_viewpoints(version, groups=[cast.other_group], due_on=due, **sign)
    url = reverse("viewpoints:answer", args=[row.pk])

    def owed(role):
        return [duty for duty in as_somebody(cast, role).get("/").context["start"].duties if duty.url == url]

    found = {role: len(owed(role)) for role in ("other_secretary", "stranger", "official")}
    (duty,) = owed("other_secretary")
    assert found == {"other_secretary": 1, "stranger": 0, "official": 0}
    assert (duty.what, "kultur/idrott" in duty.note, duty.is_late) == ("Trygg hemgång", True, False)

    give_viewpoint(row, said=Said(SOME_DAYS_AGO, "for"), **sign)
    assert owed("other_secretary") == []


@pytest.mark.fact("S001-24")
def test_two_behind_one_mailbox_do_not_write_over_each_other_unseen(version, asked, address, client):
    empty = client.get(address).context["form"]["seen"].value()
    mine = typed(seen=empty, name="Åsa Ek, nämndsekreterare")
    client.post(address, typed(seen=empty, text="Vem betalar?", name="Bo Lund, ordförande"))

    refused = client.post(address, mine)
    again = client.post(address, mine | {"seen": refused.context["form"]["seen"].value()})

    assert (refused.status_code, refused.content.decode().count("Vem betalar?")) == (422, 1)
    assert (again.status_code, [row.text for row in Viewpoint.objects.all()]) == (302, ["Bra."])
    # Two presses: the second has seen nothing, and says what stands.
    assert client.post(address, mine).status_code == 302
