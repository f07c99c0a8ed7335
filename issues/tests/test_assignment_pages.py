"""Assignments as they are met: the pages, the link, the mails, and who may do what."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from groups.actions import add_contact, relate
from groups.links import token_of
from groups.models import Delivery, Group, GroupRelation, Link
from groups.post import MAILS
from issues.actions import (
    Days,
    Doer,
    deliver_assignment,
    give_assignment,
    hand_in_report,
    raise_issue,
    send_back,
    withdraw_assignment,
)
from issues.models import Assignment, PartialReport, YearlyAssignment

pytestmark = pytest.mark.django_db
WORDING = "Ta fram en gemensam rutin för utskrivning."


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now() - timedelta(days=5)}


@pytest.fixture
def last():
    return timezone.localdate() + timedelta(days=40)


@pytest.fixture
def sala(cast, sign):
    """With a mailbox."""
    found = cast.seats["Sala"].organization
    add_contact(found, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)
    return found


@pytest.fixture
def given(cast, sign, last, sala):
    """Sala, the other group and the member do it; a report is waited for."""
    return give_assignment(
        cast.group,
        wording=WORDING,
        doers=[Doer(organization=sala), Doer(group=cast.other_group), Doer(person=cast.member)],
        days=Days(last, reports=(last - timedelta(days=10),)),
        **sign,
    )


def link_of(given, page="by_link") -> str:
    performer = given.performers.get(organization__isnull=False)
    link = Link.objects.get(purpose="assignments.report", object_id=performer.pk, person=None)
    return reverse(f"assignments:{page}", args=[token_of(link)])


def as_somebody(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def state_of(given) -> str:
    return Assignment.objects.get(pk=given.pk).state


@pytest.mark.parametrize(
    ("role", "taken", "approved"),
    [
        ("chair", (302, "accepted"), 302),
        ("official", (302, "accepted"), 302),
        ("member", (302, "accepted"), 403),
        ("other_secretary", (302, "accepted"), 403),
        ("substitute", (403, "given"), 403),
        ("vice_chair", (302, "accepted"), 302),
        # Reads it, as every member of a group that does it.
        ("stranger", (403, "given"), 403),
    ],
)
def test_who_takes_it_on_and_who_approves(cast, given, role, taken, approved):
    client = as_somebody(getattr(cast, role))

    answer = client.post(reverse("assignments:accept", args=[given.pk]))

    assert (answer.status_code, state_of(given)) == taken
    assert client.post(reverse("assignments:approve", args=[given.pk])).status_code == approved
    assert state_of(given) == taken[1]


def test_a_mailbox_takes_on_reports_and_delivers_by_link_with_its_name(cast, given, client):
    seen = client.get(link_of(given))
    report = given.reports.get()
    nameless = client.post(link_of(given, "report_by_link"), {"report": report.pk, "text": "Halvvägs."})
    said = {"report": report.pk, "text": "Halvvägs.", "name": "Ada Ek, registrator"}
    twice = [client.post(link_of(given, "report_by_link"), said).status_code for _ in range(2)]
    done = {"result": "Rutinen är klar.", "name": "Ada Ek, registrator"}
    delivered = client.post(link_of(given, "deliver_by_link"), done)

    assert (seen.status_code, nameless.status_code, delivered.status_code) == (200, 422, 302)
    assert twice == [302, 302]
    rows = PartialReport.objects.values_list("text", "by", "handed_in_on")
    assert list(rows) == [("Halvvägs. (Ada Ek, registrator)", None, timezone.localdate())]
    found = Assignment.objects.get()
    assert (found.state, found.result) == ("delivered", "Rutinen är klar. (Ada Ek, registrator)")


def test_who_reports_after_a_colleague_keeps_the_text_and_chooses_the_next(cast, sign, last, sala, client):
    days = Days(last, reports=(last - timedelta(days=20), last - timedelta(days=10)))
    given = give_assignment(cast.group, wording=WORDING, doers=[Doer(organization=sala)], days=days, **sign)
    (first, second), url = given.reports.all(), link_of(given, "report_by_link")
    hand_in_report(first, text="Börjat.", by=cast.official, now=timezone.now())
    said = {"text": "Halvvägs.", "name": "Ada Ek"}

    late = client.post(url, said | {"report": first.pk})
    unchosen = client.post(url, said | {"report": ""})
    chosen = client.post(url, said | {"report": second.pk})

    form = late.context["form"]
    assert (form.refusal.code, form["text"].value(), form["report"].is_hidden) == (
        "handed_in",
        "Halvvägs.",
        False,
    )
    assert unchosen.context["form"]["report"].is_hidden is False
    assert [answer.status_code for answer in (late, unchosen, chosen)] == [422, 422, 302]
    assert list(given.reports.values_list("text", flat=True)) == ["Börjat.", "Halvvägs. (Ada Ek)"]


def test_by_link_one_sees_the_assignment_and_nothing_of_the_issue(cast, sign, last, sala, client):
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    given = give_assignment(
        cast.group, wording=WORDING, doers=[Doer(organization=sala)], days=Days(last), issue=issue, **sign
    )

    page = client.get(link_of(given)).content.decode()

    assert [word in page for word in (WORDING, "Sala kommun", "Trygg hemgång", "/fragor/")] == [
        True,
        True,
        False,
        False,
    ]


def test_every_link_that_does_not_work_looks_the_same(cast, sign, last, sala, client):
    """Wrong, of a contact that has ended, of an issue that is closed since, and withdrawn."""
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    given = give_assignment(
        cast.group, wording=WORDING, doers=[Doer(organization=sala)], days=Days(last), issue=issue, **sign
    )
    address, found = link_of(given), [client.get("/uppdrag/l/finns-inte/")]
    sala.contacts.update(ends_on=timezone.localdate() - timedelta(days=1))
    found.append(client.get(address))
    sala.contacts.update(ends_on=None)
    type(issue).objects.update(circle="presidency", closed_reason="Personfråga.")
    found.append(client.get(address))
    type(issue).objects.update(circle="group", closed_reason="")
    assert client.get(address).status_code == 200
    withdraw_assignment(given, reason="Behövs inte.", by=cast.chair, now=timezone.now())
    found += [client.get(address), client.post(link_of(given, "accept_by_link"), {"name": "Jag"})]

    assert [answer.status_code for answer in found] == [404] * 5
    assert len({answer.content for answer in found}) == 1


def test_a_partner_reads_by_link_and_does_nothing(cast, sign, last, sala, client):
    doers = [Doer(name="skolcheferna"), Doer(organization=sala, part="partner")]
    given = give_assignment(cast.group, wording=WORDING, doers=doers, days=Days(last), **sign)

    answers = [
        client.get(link_of(given)),
        client.get(link_of(given, "deliver_by_link")),
        client.post(link_of(given, "deliver_by_link"), {"result": "Klart.", "name": "Jag"}),
    ]

    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert state_of(given) == "given"


def test_what_is_about_a_closed_issue_is_read_by_its_circle(cast, sign, last):
    issue = raise_issue(
        cast.structure,
        title="Svår fråga",
        home_group=cast.group,
        circle="presidency",
        closed_reason="Personfråga.",
        **sign,
    )
    given = give_assignment(
        cast.group, wording="Hemligt", doers=[Doer(name="HR")], days=Days(last), issue=issue, **sign
    )

    found = {
        role: (
            as_somebody(getattr(cast, role))
            .get(reverse("assignments:assignment", args=[given.pk]))
            .status_code
        )
        for role in ("chair", "secretary", "member", "substitute", "stranger")
    }
    listed = as_somebody(cast.member).get(reverse("assignments:group", args=[cast.group.slug]))

    assert found == {"chair": 200, "secretary": 200, "member": 404, "substitute": 404, "stranger": 404}
    assert (listed.context["given"], b"Hemligt" in listed.content) == ([], False)


@pytest.mark.fact("S002-16", "S003-11", "S001-38")
def test_a_group_gives_to_those_it_commissions_first_in_one_form(cast, sign, last, sala):
    relate(
        cast.group,
        kind=GroupRelation.Kind.COMMISSIONS,
        other=cast.other_group,
        starts_on=date(2017, 1, 1),
        **sign,
    )
    Group.objects.update(state="active")
    client, address = as_somebody(cast.chair), reverse("assignments:give", args=[cast.group.slug])
    first = client.get(address).context["form"].fields["performers"].choices[0]
    sent = {
        "wording": WORDING,
        "performers": [first[0], f"o{sala.pk}"],
        "partner_names": "skolcheferna\nsocialcheferna",
        "deliver_by": last.isoformat(),
        "reports": f"{last - timedelta(days=20)}, {last - timedelta(days=10)}",
    }
    unreadable = client.post(address, sent | {"reports": "snart"})
    empty = client.post(address, {"wording": " "})

    answer = client.post(address, sent)

    made = Assignment.objects.get()
    assert first == (f"g{cast.other_group.pk}", "Samverkansgrupp kultur/idrott")
    assert [unreadable.status_code, empty.status_code, answer.status_code] == [422, 422, 302]
    assert [(row.part, str(row)) for row in made.performers.all()] == [
        ("partner", "skolcheferna"),
        ("partner", "socialcheferna"),
        ("performer", "Samverkansgrupp kultur/idrott"),
        ("performer", "Sala kommun"),
    ]
    assert made.reports.count() == 2


@pytest.mark.fact("S003-11")
def test_both_groups_see_it_each_from_their_side_and_can_take_it_along(cast, given):
    ours = as_somebody(cast.member).get(reverse("assignments:group", args=[cast.group.slug]))
    theirs = as_somebody(cast.stranger).get(reverse("assignments:group", args=[cast.other_group.slug]))
    mine = as_somebody(cast.member).get(reverse("assignments:mine"))
    file = as_somebody(cast.stranger).get(reverse("assignments:csv", args=[cast.other_group.slug]))

    found = [
        [line.pk for line in page.context[name]]
        for page, name in (
            (ours, "given"),
            (ours, "taken"),
            (theirs, "given"),
            (theirs, "taken"),
            (mine, "going"),
        )
    ]
    assert found == [[given.pk], [], [], [given.pk], [given.pk]]
    assert len(file.content.decode("utf-8-sig").splitlines()) == 2


def test_a_group_s_list_costs_the_same_for_one_and_for_thirty(
    cast, sign, given, last, django_assert_num_queries
):
    client, address = as_somebody(cast.member), reverse("assignments:group", args=[cast.group.slug])
    # Session, person, roles, the group, the assignments, the yearly ones.
    with django_assert_num_queries(6):
        client.get(address)
    for number in range(30):
        doers = [Doer(group=cast.other_group), Doer(name="skolcheferna", part="partner")]
        give_assignment(cast.group, wording=f"Nr {number}", doers=doers, days=Days(last), **sign)

    with django_assert_num_queries(6):
        assert len(client.get(address).context["given"]) == 31


@pytest.mark.fact("S002-21")
def test_a_yearly_one_is_begun_and_ended_from_the_group_s_page(cast):
    Group.objects.update(state="active")
    client = as_somebody(cast.chair)
    sent = {
        "wording": "Presentera ett årshjul.",
        "performer": cast.other_group.pk,
        "start_month": 1,
        "delivery_month": 12,
        "first_year": timezone.localdate().year,
    }

    begun = client.post(reverse("assignments:begin_yearly", args=[cast.group.slug]), sent)
    yearly = YearlyAssignment.objects.get()
    shown = client.get(reverse("assignments:group", args=[cast.group.slug]))
    ending = reverse("assignments:end_yearly", args=[yearly.pk])
    refused = client.post(ending, {"last_year": yearly.first_year - 1})
    outside = as_somebody(cast.other_secretary).post(ending, {"last_year": yearly.first_year})
    ended = client.post(ending, {"last_year": yearly.first_year})

    assert [answer.status_code for answer in (begun, refused, outside, ended)] == [302, 422, 403, 302]
    assert [line.is_yearly for line in shown.context["given"]] == [True]
    assert [one.performer_name for one in shown.context["yearly"]] == ["Samverkansgrupp kultur/idrott"]
    yearly.refresh_from_db()
    assert yearly.last_year == yearly.first_year


def test_the_mails_hold_the_link_and_stop_when_it_is_done(cast, given):
    def mail(kind, address):
        delivery = Delivery.objects.get(kind="issues.assignment_given", address=address)
        delivery.kind = f"issues.assignment_{kind}"
        return MAILS[delivery.kind](delivery, {})

    page = reverse("assignments:assignment", args=[given.pk])
    assert link_of(given) in mail("given", "kansli@example.se").body
    assert page in mail("given", "member@example.se").body
    assert WORDING in mail("reminder", "other_secretary@example.se").body
    client = as_somebody(cast.member)
    client.post(reverse("assignments:deliver", args=[given.pk]), {"result": "Rutinen är klar."})

    home = Delivery.objects.get(kind="issues.assignment_delivered", address="chair@example.se")
    assert "Rutinen är klar." in MAILS[home.kind](home, {}).body
    assert [mail(kind, "kansli@example.se") for kind in ("given", "reminder", "returned")] == [None] * 3
    send_back(given, reason="Kostnaden saknas.", by=cast.chair, now=timezone.now())
    assert "Kostnaden saknas." in mail("returned", "kansli@example.se").body


def test_the_start_page_says_what_is_near_and_what_is_to_be_approved(cast, sign, last, given):
    """The report in thirty days is not told of yet; one that is late is, to those who do it."""

    def told(role):
        duties = as_somebody(getattr(cast, role)).get("/").context["start"].duties
        page = reverse("assignments:assignment", args=[given.pk])
        return [(duty.is_late, duty.label) for duty in duties if duty.url == page]

    roles = ("member", "other_secretary", "stranger", "substitute", "chair")
    assert [told(role) for role in roles] == [[]] * 5
    given.reports.update(due_on=timezone.localdate() - timedelta(days=1))
    mine = [(True, gettext("Open the assignment"))]
    assert [told(role) for role in roles] == [mine, mine, [], [], []]
    deliver_assignment(given, result="Klart.", by=cast.member, now=timezone.now())

    to_approve = [(False, gettext("Read the delivery"))]
    assert [told(role) for role in roles] == [[], [], [], [], to_approve]


def test_the_issue_s_page_shows_its_assignments(cast, sign, last):
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    client, address = as_somebody(cast.member), reverse("issue:page", args=[issue.pk])
    before = client.get(address)
    doers = [Doer(group=cast.other_group), Doer(name="skolcheferna", part="partner")]
    given = give_assignment(cast.group, wording=WORDING, doers=doers, days=Days(last), issue=issue, **sign)

    after = client.get(address)

    assert ("assignments" in before.context, [line.pk for line in after.context["assignments"].going]) == (
        False,
        [given.pk],
    )
    assert "skolcheferna" in after.content.decode()
