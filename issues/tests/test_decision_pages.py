"""The pages of positions and of what is decided at home: the answer by link, the overview, files and
paper."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.access import standing_of
from groups.links import make_links, token_of
from groups.models import Document
from groups.post.sweep import sweep
from groups.tests.examples import pdf_file
from issues.actions import annul_position, ask_organizations, decide, issue_version, next_version
from issues.actions.decision_asking import waited_for
from issues.actions.decisions import Decided
from issues.decision_facts import decision_facts
from issues.decision_links import DECISION_LINK
from issues.decision_paper import decisions_document, decisions_pdf
from issues.models import Issue, OrganizationDecision, Position
from issues.tests.deciding import asked, boards_of, municipalities, region
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible
from tests.clients import logged_in


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def day(now):
    return timezone.localdate(now)


@pytest.fixture
def issue_and_row(cast, now, day):
    issue, (row,) = asked(cast, now, organizations=[region()], due_on=day + timedelta(days=40))
    return issue, row


def link_of(row, now):
    link = make_links(DECISION_LINK, [(row.pk, None)], expires_at=now + timedelta(days=9))[0]
    return reverse("home_decisions:by_link", args=[token_of(link)])


def answer(state, **more):
    fields = {"on": "", "text": "", "reference": "", "name": "Ronja Alkvist, registrator"} | more
    given = {f"answer-{name}": value for name, value in (fields | {"state": state}).items()}
    return given | {"answer": "1"}


@pytest.mark.fact("S002-18", "S003-03", "P24")
def test_a_registrar_answers_by_link_a_day_then_a_decision_then_that_it_is_done(now, day, issue_and_row):
    _issue, row = issue_and_row
    client, url = Client(), link_of(row, now)
    done = {"done-on": day.isoformat(), "done-text": "Klart.", "done-name": "Ronja Alkvist", "done": "1"}
    yes = answer("approved", on=day.isoformat(), reference="RS § 12", file=pdf_file("protokoll.pdf"))

    seen = [
        client.get(url).status_code,
        client.post(url, answer("scheduled", on=(day + timedelta(days=9)).isoformat())).status_code,
        client.post(url, answer("maybe")).status_code,
        client.post(
            url, {key.replace("answer-file", "answer-file"): v for key, v in yes.items()}
        ).status_code,
        client.post(url, done).status_code,
    ]

    row.refresh_from_db()
    assert seen == [200, 302, 422, 302, 302]
    assert (row.state, row.scheduled_on, row.decided_on, row.reference, row.implemented_on) == (
        "approved",
        day + timedelta(days=9),
        day,
        "RS § 12",
        day,
    )
    assert (row.answered_by, row.answered_name) == (None, "Ronja Alkvist")
    assert row.document == Document.objects.get(title__startswith="Region Västmanland: Trygg hemgång")


def test_what_was_written_while_a_colleague_answered_is_not_lost(cast, now, day, issue_and_row):
    _issue, row = issue_and_row
    url = link_of(row, now)
    decide(row, answer=Decided("approved", day, "", "RS § 12"), by=cast.secretary, now=now)

    posted = Client().post(url, answer("rejected", on=day.isoformat(), text="För dyrt."))
    same = Client().post(url, answer("approved", on=day.isoformat(), reference="RS § 12"))

    form, row = posted.context["answer"], OrganizationDecision.objects.get()
    assert (posted.status_code, form.refusal.code, form["text"].value()) == (422, "not_now", "För dyrt.")
    assert "RS § 12" in posted.content.decode()
    assert (same.status_code, row.state) == (302, "approved")


def test_get_and_head_of_a_link_change_nothing(now, issue_and_row):
    _issue, row = issue_and_row
    before = OrganizationDecision.history.count()

    answered = [getattr(Client(), ask)(link_of(row, now)).status_code for ask in ("get", "head")]

    assert (answered, OrganizationDecision.history.count()) == ([200, 200], before)


def test_nobody_is_asked_or_reminded_in_an_issue_that_is_closed_and_its_links_are_dead(
    cast, now, issue_and_row
):
    issue, row = issue_and_row
    before = list(waited_for())
    Issue.objects.filter(pk=issue.pk).update(circle="presidency", closed_reason="Upphandling")

    with pytest.raises(Refused) as refused:
        ask_organizations(row.path, due_on=row.due_on, by=cast.official, now=now)

    dead = Client().get(link_of(row, now)).status_code
    assert (before, list(waited_for()), dead, refused.value.code) == ([row], [], 404, "closed")


def test_wrong_expired_withdrawn_and_annulled_look_the_same(cast, now, issue_and_row):
    issue, row = issue_and_row
    url, client = link_of(row, now), logged_in(cast.secretary)
    wrong = Client().get(reverse("home_decisions:by_link", args=["x" * 27]))
    client.post(reverse("home_decisions:withdraw", args=[row.pk]))
    withdrawn = Client().post(url, answer("rejected"))
    again = link_of(row, now)
    annul_position(issue.positions.get(), reason="Ersatt.", by=cast.secretary, now=now)
    annulled = Client().get(again)

    answers = {(response.status_code, response.content) for response in (wrong, withdrawn, annulled)}
    assert (len(answers), wrong.status_code) == (1, 404)


@pytest.mark.parametrize(
    ("role", "status"),
    [("member", 302), ("substitute", 403), ("vice_chair", 302), ("stranger", 404), ("other_secretary", 404)],
)
def test_a_member_answers_for_the_own_organisation_only(cast, now, day, role, status):
    """The member sits for Sala, the vice chair may answer for all, the substitute reads."""
    sala = cast.seats["Sala"].organization
    other = cast.seats["Köping"].organization
    _issue, rows = asked(cast, now, organizations=[sala, other], due_on=day + timedelta(days=40))
    client = logged_in(getattr(cast, role))

    posted = client.post(
        reverse("home_decisions:decision", args=[rows[0].pk]), answer("approved", on=day.isoformat())
    )
    for_other = client.post(
        reverse("home_decisions:decision", args=[rows[1].pk]), answer("approved", on=day.isoformat())
    )

    assert posted.status_code == status
    assert for_other.status_code == (403 if role == "member" else status)


@pytest.mark.fact("S003-03", "P24", "N05", "P36")
def test_the_overview_asks_as_much_of_the_database_for_one_as_for_all(
    cast, now, day, django_assert_num_queries
):
    sala = municipalities()[0]
    boards = boards_of(sala, *(f"Nämnd {place}" for place in range(30)))
    small, _rows = asked(cast, now, title="En", organizations=[region()], due_on=day + timedelta(days=9))
    who = [*municipalities()[1:], region()]
    large, rows = asked(
        cast, now, title="Alla", organizations=who, boards=boards, due_on=day + timedelta(days=9)
    )
    decide(rows[0], answer=Decided("approved", day), by=cast.secretary, now=now)
    client = logged_in(cast.secretary)
    standing_of(cast.chair)

    for issue in (small, large):
        with django_assert_num_queries(8):
            response = client.get(reverse("home_decisions:issue", args=[issue.pk]))
        with django_assert_num_queries(2):
            facts = decision_facts(issue, cast.chair, day)
    assert (response.status_code, len(facts.lines)) == (200, 40)
    rows = response.content.decode().count('<th scope="row">')
    assert rows == 40


@pytest.mark.fact("S003-29")
def test_the_chair_sees_what_is_missing_and_says_why(cast, now, day, issue_and_row):
    issue, _row = issue_and_row
    client, url = logged_in(cast.chair), reverse("home_decisions:take", args=[issue.pk])
    given = {"group": cast.group.pk, "text": "Vi tar om det.", "on": (day - timedelta(days=1)).isoformat()}

    page = client.get(url).content.decode()
    lacking = client.post(url, given)
    taken = client.post(url, given | {"exception_reason": "Brådskar."})

    assert page.count("notice-warn") == 1
    assert (lacking.status_code, taken.status_code) == (422, 302)
    assert Position.objects.filter(text="Vi tar om det.").get().exception_reason == "Brådskar."


def test_the_mail_has_a_link_for_each_board_and_is_not_sent_when_all_have_answered(
    cast, now, day, django_capture_on_commit_callbacks
):
    reg = region()
    reg.registrar_email = "registrator@region.example.se"
    reg.save()
    boards = boards_of(reg, "Nämnd A", "Nämnd B")
    with django_capture_on_commit_callbacks():
        _issue, rows = asked(cast, now, organizations=[], boards=boards, due_on=day + timedelta(days=40))
    sweep()

    (sent,) = mail.outbox
    links = [link_of(row, now) for row in rows]
    assert (sent.to, [sent.body.count(link) for link in links]) == (
        ["Region Västmanland <registrator@region.example.se>"],
        [1, 1],
    )


def test_file_and_paper_say_the_same(cast, now, day, issue_and_row):
    issue, row = issue_and_row
    decide(row, answer=Decided("approved_with_change", day, "=1+1"), by=cast.secretary, now=now)
    client = logged_in(cast.member)

    text = client.get(reverse("home_decisions:csv", args=[issue.pk])).content.decode("utf-8-sig")
    document = decisions_document(issue, day)

    assert [line.split(";")[2] for line in text.splitlines()[1:]] == ["Region Västmanland"]
    assert "'=1+1" in text
    assert [row.organization for path in document.paths for row in path.rows] == ["Region Västmanland"]
    assert_pdf_accessible(decisions_pdf(document))


@pytest.mark.fact("S002-12")
def test_an_organisations_contact_sees_all_that_is_asked_of_it_and_nothing_else(cast, now, day):
    reg = region()
    _issue, rows = asked(cast, now, organizations=[reg, municipalities()[0]], due_on=day + timedelta(days=9))
    reg.contacts.create(person=cast.stranger, starts_on=date(2017, 1, 1))
    client = logged_in(cast.stranger)

    listed = client.get(reverse("home_decisions:organization", args=[reg.pk]))
    own, foreign = (client.get(reverse("home_decisions:decision", args=[row.pk])).status_code for row in rows)

    hrefs = [reverse("home_decisions:decision", args=[row.pk]) in listed.content.decode() for row in rows]
    assert (listed.status_code, own, foreign, hrefs) == (200, 200, 404, [True, False])


@pytest.mark.fact("S002-13")
def test_the_paths_of_a_second_version_say_which_version_they_are_of(cast, now, day, issue_and_row):
    issue, row = issue_and_row
    sign = {"by": cast.secretary, "now": now}
    new = issue_version(next_version(row.path.version.material, **sign), **sign)
    client, address = logged_in(cast.secretary), reverse("home_decisions:issue", args=[issue.pk])

    before = client.get(address).context
    ask_organizations(new.paths.get(), due_on=day + timedelta(days=40), **sign)
    after = client.get(address).context

    headings = ["A. Förslag om trygg hemgång", "A. Förslag om trygg hemgång, version 2"]
    assert [path.heading for path in before["to_ask"]] == headings[1:]
    assert [path.heading for path in after["facts"].paths] == headings
    assert [path.title for path in decisions_document(issue, day).paths] == headings
    assert [line.path for line in after["facts"].lines] == headings
