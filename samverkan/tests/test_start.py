"""The start page for each of the cast: what waits for them, and nothing of anybody else's."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from groups.actions import add_contact, change_settings
from groups.models import Person
from issues.actions import Days, Doer, give_assignment, open_action, raise_issue, tell
from meetings.actions import (
    add_item,
    answer,
    answer_substitute_request,
    approve,
    approve_call,
    begin_notes,
    change_head,
    circulate,
    create_meeting,
    propose_item,
)
from meetings.models import ActionDue, CallRecipient, ItemProposal, SubstituteRequest
from samverkan.lib import spoken
from samverkan.pages.start import start_of

pytestmark = pytest.mark.django_db


def plan(group, day, by, now, **fields):
    meeting = create_meeting(
        group, date=day, start=time(9), end=time(12), place="Sal B", by=by, now=now, **fields
    )
    add_item(meeting, title="Trygg hemgång", by=by, now=now)
    return meeting


@pytest.fixture
def called(cast):
    """A meeting in twenty days, called today."""
    now = timezone.now()
    meeting = plan(cast.group, timezone.localdate(now) + timedelta(days=20), cast.secretary, now)
    approve_call(meeting, by=cast.chair, now=now)
    return meeting


@pytest.mark.fact("S000-18")
def test_a_called_member_is_asked_to_answer(cast, called):
    start = start_of(cast.member, timezone.now())

    assert [(card.meeting, card.role) for card in start.to_answer] == [
        (called, "Du är kallad som ledamot för Sala kommun.")
    ]
    assert (start.coming, start.duties) == ([], [])


def test_a_substitute_for_information_is_not_asked(cast, called):
    start = start_of(cast.substitute, timezone.now())

    assert (start.to_answer, [card.meeting for card in start.coming]) == ([], [called])


@pytest.mark.fact("S001-44")
def test_a_substitute_is_asked_when_the_member_is_prevented(cast, called):
    answer(called, person=cast.member, answer="absent", channel="self", by=cast.member, now=timezone.now())

    assert start_of(cast.substitute, timezone.now()).requests == [SubstituteRequest.objects.get()]


def test_a_substitute_who_has_said_yes_reads_what_they_do(cast, called):
    now = timezone.now()
    answer(called, person=cast.member, answer="absent", channel="self", by=cast.member, now=now)
    answer_substitute_request(SubstituteRequest.objects.get(), accepts=True, by=cast.substitute, now=now)

    start = start_of(cast.substitute, now)

    assert ([card.role for card in start.coming], start.requests) == (["Du tjänstgör för Sala kommun."], [])


@pytest.mark.fact("S001-44")
def test_a_called_substitute_answers_once_whether_they_serve(cast, called):
    now = timezone.now()
    answer(called, person=cast.member, answer="absent", channel="self", by=cast.member, now=now)
    request = SubstituteRequest.objects.get()
    CallRecipient.objects.filter(person=cast.substitute).update(mode="called")

    asked = start_of(cast.substitute, now)
    answer_substitute_request(request, accepts=True, by=cast.substitute, now=now)
    serving = start_of(cast.substitute, now)

    assert (asked.to_answer, asked.requests, serving.to_answer) == ([], [request], [])


@pytest.mark.fact("S000-37")
def test_the_office_is_told_of_proposed_items(cast):
    now = timezone.now()
    for number in (1, 2):
        propose_item(cast.group, title="Snöröjning", once_key=UUID(int=number), by=cast.member, now=now)

    duties = {who: [duty.label for duty in start_of(getattr(cast, who), now).duties] for who in cast.PAGES}

    assert duties == {
        "chair": [],
        "member": [],
        "substitute": [],
        "stranger": [],
        "secretary": ["Svara"],
        "official": ["Svara"],
    }


def test_a_stranger_sees_nothing_of_it(cast, called, client):
    client.force_login(cast.stranger)

    page = client.get("/").content.decode()

    assert [
        word for word in ("Trygg hemgång", "Samverkansgrupp äldre", cast.member.name) if word in page
    ] == []


def test_the_chair_has_a_call_to_approve_when_it_is_nearly_due(cast):
    now = timezone.now()
    meeting = plan(cast.group, timezone.localdate(now) + timedelta(days=12), cast.secretary, now)

    duties = {who: [duty.label for duty in start_of(getattr(cast, who), now).duties] for who in cast.PAGES}

    assert meeting.calls.count() == 0
    assert duties == {
        "chair": ["Godkänn kallelsen"],
        "member": [],
        "substitute": [],
        "stranger": [],
        "secretary": ["Förbered kallelsen"],
        "official": ["Förbered kallelsen"],
    }


def test_notes_wait_for_the_secretary_and_then_for_the_chair(cast):
    now = timezone.now()
    meeting = plan(cast.group, timezone.localdate(now) - timedelta(days=3), cast.secretary, now)
    before = [duty.label for duty in start_of(cast.secretary, now).duties]
    circulate(begin_notes(meeting, by=cast.secretary, now=now), by=cast.secretary, now=now)

    assert before == ["Skriv anteckningarna"]
    assert [duty.label for duty in start_of(cast.secretary, now).duties] == []
    assert [duty.label for duty in start_of(cast.chair, now).duties] == ["Läs och godkänn"]
    assert len(start_of(cast.member, now).news) == 1


def settle(cast, day, **settings):
    change_settings(
        cast.group, valid_from=day, by=cast.secretary, now=timezone.now() - timedelta(days=5), **settings
    )


def test_nobody_is_asked_to_approve_what_silence_approves(cast):
    now = timezone.now()
    day = timezone.localdate(now) - timedelta(days=3)
    settle(cast, day, approval_rule="no_objection")
    meeting = plan(cast.group, day, cast.secretary, now)
    circulate(begin_notes(meeting, by=cast.secretary, now=now), by=cast.secretary, now=now)

    assert start_of(cast.chair, now).duties == []


def test_who_has_approved_is_not_asked_again(cast):
    now = timezone.now()
    day = timezone.localdate(now) - timedelta(days=3)
    settle(cast, day, approval_rule="chair_and_approver")
    meeting = plan(cast.group, day, cast.secretary, now)
    minutes = change_head(
        begin_notes(meeting, by=cast.secretary, now=now), approver=cast.member, by=cast.secretary, now=now
    )
    approve(circulate(minutes, by=cast.secretary, now=now), by=cast.chair, now=now)

    labels = {who: [duty.label for duty in start_of(getattr(cast, who), now).duties] for who in cast.PAGES}
    assert labels == {who: ["Läs och godkänn"] if who == "member" else [] for who in cast.PAGES}


@pytest.mark.fact("S001-50")
@pytest.mark.parametrize(("days", "is_late"), [(14, False), (15, True)])
def test_a_meeting_without_notes_is_late_after_fourteen_days(cast, days, is_late):
    now = timezone.now()
    meeting = plan(cast.group, timezone.localdate(now) - timedelta(days=days), cast.secretary, now)

    duties = [(duty.label, duty.note, duty.is_late) for duty in start_of(cast.secretary, now).duties]

    assert (duties, meeting.calls.count()) == (
        [("Skriv anteckningarna", f"{days} dagar sedan mötet", is_late)],
        0,
    )


def test_what_i_have_promised_stands_there_by_day(cast):
    now = timezone.now()
    sign = {"by": cast.secretary, "now": now}
    following = plan(cast.group, timezone.localdate(now) + timedelta(days=20), cast.secretary, now)
    open_action(cast.group, text="Utan dag", owner=cast.member, **sign)
    open_action(cast.group, text="Skicka siffrorna", owner=cast.member, due_on=date(2117, 12, 1), **sign)
    open_action(cast.group, text="Försenat", owner=cast.member, due_on=date(2016, 11, 1), **sign)
    open_action(cast.group, text="Någon annans", owner=cast.chair, **sign)
    for text, group in (("Till mötet", cast.group), ("Utan möte", cast.other_group)):
        action = open_action(cast.group, text=text, owner=cast.member, **sign)
        ActionDue.objects.create(action=action, group=group, after=timezone.localdate(now))

    assert start_of(cast.member, now).actions == [
        ("Försenat", "1 november 2016", True),
        ("Till mötet", f"mötet {spoken.day_plain(following.date)}", False),
        ("Skicka siffrorna", "1 december 2117", False),
        ("Utan dag", "", False),
        ("Utan möte", f"nästa möte i {cast.other_group.name_on(timezone.localdate(now))}", False),
    ]


def test_a_contact_reads_what_their_organisation_is_to_do(cast):
    now = timezone.now()
    sign, sala = {"by": cast.official, "now": now}, cast.seats["Sala"].organization
    contact = Person.objects.create_user(email="contact@example.se", name="Runa Ekhag")
    add_contact(sala, person=contact, starts_on=date(2017, 1, 1), **sign)
    days = Days(timezone.localdate(now) + timedelta(days=9))
    for wording, seat in (("Skriv rutinen", "Sala"), ("Någon annans", "Köping")):
        doers = [Doer(organization=cast.seats[seat].organization)]
        give_assignment(cast.group, wording=wording, doers=doers, days=days, **sign)

    found = {
        person.name: [duty.what for duty in start_of(person, now).duties if "uppdrag" in duty.url]
        for person in (contact, cast.stranger)
    }

    assert found == {contact.name: ["Skriv rutinen"], cast.stranger.name: []}


@pytest.mark.parametrize("meetings", [1, 30])
def test_the_same_queries_for_one_meeting_and_thirty(cast, client, meetings, django_assert_num_queries):
    now = timezone.now()
    for days in range(meetings):
        meeting = plan(cast.group, timezone.localdate(now) + timedelta(days=20 + days), cast.secretary, now)
        approve_call(meeting, by=cast.chair, now=now)
        action = open_action(cast.group, text="Siffror", owner=cast.member, by=cast.secretary, now=now)
        ActionDue.objects.create(action=action, group=cast.group, after=timezone.localdate(now))
        issue = raise_issue(
            cast.structure, title=f"Nr {days}", home_group=cast.group, by=cast.member, now=now
        )
        tell(issue, "changed", by=cast.chair, now=now + timedelta(seconds=1))
        proposed = {"proposed_by": cast.member, "proposed_at": now, "once_key": UUID(int=days)}
        ItemProposal.objects.create(group=cast.group, title="Snö", **proposed)
    client.force_login(cast.member)
    with django_assert_num_queries(6):
        page = client.get("/")
    client.force_login(cast.secretary)
    with django_assert_num_queries(8):
        desk = client.get("/")

    assert [one.count for one in page.context["start"].followed] == [1] * meetings
    noun = "föreslagen punkt" if meetings == 1 else "föreslagna punkter"
    assert [duty.what for duty in desk.context["start"].duties if "punkt" in duty.what] == [
        f"{meetings} {noun}"
    ]
