"""What issues ask of an organisation stands on its page, with a way to answer by the door one came in by."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import send_organization_link
from groups.links import token_of
from issues.actions import (
    Decided,
    Said,
    ask_for_anchoring,
    ask_for_viewpoints,
    decide,
    give_viewpoint,
    raise_issue,
    report_anchoring,
)
from issues.models import Anchoring, Issue, MaterialVersion, OrganizationDecision, ViewpointRequest
from issues.tests.deciding import asked, boards_of
from samverkan.lib.spoken import day
from samverkan.tests.sala import contact_of, sala_of

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S002-18", "S001-34")]
TODAY = timezone.localdate()
DUE = TODAY + timedelta(days=30)


@pytest.fixture
def alva(cast, at):
    return contact_of(cast, at)


@pytest.fixture
def sign(cast):
    return {"by": cast.secretary, "now": timezone.now() - timedelta(days=9)}


def ask(cast, sign, number=1):
    """A board of Sala and Sala itself are asked to decide; Sala is asked to take another issue up at home,
    and its boards what they think."""
    boards = boards_of(sala_of(cast), *[f"Nämnd {place}" for place in range(number)])
    asked(cast, sign["now"], organizations=[sala_of(cast)], boards=boards, due_on=DUE)
    for place in range(number):
        other = raise_issue(cast.structure, title=f"Tandvård {place}", home_group=cast.group, **sign)
        who = [sala_of(cast), cast.seats["Köping"].organization]
        ask_for_anchoring(other, organizations=who, due_on=TODAY + timedelta(days=20), **sign)
    version = MaterialVersion.objects.get()
    ask_for_viewpoints(version, boards=boards, due_on=TODAY + timedelta(days=40), **sign)


@pytest.fixture
def as_alva(alva, client, cast):
    client.force_login(alva.person)
    return client


def waiting(client, address):
    return [row for row in client.get(address).context["waiting"] if "”" in row.what]


def page(cast):
    return reverse("organizations:organization", args=[sala_of(cast).pk])


def test_decisions_and_tasks_wait_by_their_days_until_they_are_answered(cast, sign, as_alva):
    ask(cast, sign)
    sala = OrganizationDecision.objects.get(board=None)
    board, task = OrganizationDecision.objects.get(board__name="Nämnd 0"), sala.organization.anchorings.get()
    think = ViewpointRequest.objects.get()
    before = waiting(as_alva, page(cast))

    later = sign | {"now": timezone.now()}
    decide(sala, answer=Decided("approved", TODAY), **later)
    report_anchoring(task, kind="discussed", body="Nämnd 0", on=TODAY, **later)
    give_viewpoint(think, said=Said(TODAY, "for"), **later)

    until = f"Svara senast {day(DUE)}"
    answers = [reverse("home_decisions:decision", args=[row.pk]) for row in (sala, board)]
    assert [(row.what, row.note, row.url, row.is_late) for row in before] == [
        (
            "Ta upp ”Tandvård 0” hemma",
            f"Svara senast {day(task.due_on)}",
            reverse("anchoring:task", args=[task.pk]),
            False,
        ),
        ("Besluta om ”Trygg hemgång”", until, answers[0], False),
        ("Besluta om ”Trygg hemgång”", f"Nämnd 0. {until}", answers[1], False),
        (
            "Säg vad ni tycker om ”Trygg hemgång”",
            f"Nämnd 0. Svara senast {day(think.due_on)}",
            reverse("viewpoints:answer", args=[think.pk]),
            False,
        ),
    ]
    assert [row.url for row in waiting(as_alva, page(cast))] == [answers[1]]
    assert [as_alva.get(row.url).status_code for row in before] == [200] * 4


def test_by_the_organisations_link_each_is_answered_by_its_own_link(cast, sign, alva, client):
    ask(cast, sign)
    link = send_organization_link(sala_of(cast), by=cast.secretary, now=timezone.now(), contact=alva)
    address = reverse("organizations:by_link", args=[token_of(link)])

    found = waiting(client, address)

    assert [row.url.split("/")[1:-2] for row in found] == [
        ["forankring", "l"],
        *[["beslut-hemma", "l"]] * 2,
        ["synpunkter", "l"],
    ]
    assert [Client().get(row.url).status_code for row in found] == [200] * 4


def test_what_is_closed_or_late_and_what_is_asked_of_others(cast, sign, as_alva, client):
    ask(cast, sign)
    Anchoring.objects.update(due_on=TODAY - timedelta(days=1))
    assert [row.is_late for row in waiting(as_alva, page(cast))] == [True, False, False, False]
    Issue.objects.update(circle="presidency", closed_reason="Upphandling")
    assert waiting(as_alva, page(cast)) == []
    client.force_login(cast.secretary)
    assert client.get(page(cast)).context["waiting"] == []


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_the_database_fifteen_times(number, cast, sign, as_alva, django_assert_num_queries):
    ask(cast, sign, number)
    with django_assert_num_queries(15):
        as_alva.get(page(cast))
