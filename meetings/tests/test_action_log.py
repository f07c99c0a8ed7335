"""The log of outstanding questions over meetings: what comes along, what is reminded of, what a link does."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.links import url
from groups.models import Delivery, Link, OrganizationContact
from groups.post import MAILS
from issues.actions import finish_action, open_action
from issues.models import Action
from meetings.action_reminders import ACTION_LINK, remind_of_actions, reminder_due
from meetings.actions import add_action, add_item, begin_notes, change_item, create_meeting
from meetings.actions.action_dues import carry_open_actions, delay_action_to
from meetings.due_actions import due_of, with_dues
from meetings.minutes_report import actions_by_item
from meetings.models import ActionDue, AgendaItem
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S002-25")]
TODAY = date(2017, 3, 27)


@pytest.mark.parametrize(
    ("due", "which"),
    [
        (date(2017, 4, 3), "week"),
        (TODAY, "day"),
        (date(2017, 4, 2), ""),
        (date(2017, 3, 26), ""),
        (None, ""),
    ],
)
def test_a_week_before_and_on_the_day(due, which):
    assert reminder_due(due, TODAY) == which


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at("2017-03-01 09:00")}


@pytest.fixture
def action(cast, sign):
    return open_action(
        cast.group, text="Skicka underlaget", owner=cast.member, due_on=date(2017, 4, 3), **sign
    )


def reminders():
    return list(Delivery.objects.filter(kind="meetings.action_due").values_list("address", flat=True))


@pytest.mark.fact("P34")
def test_the_owner_is_reminded_once_a_week_before_and_once_on_the_day(cast, at, action):
    for when in ("2017-03-27 07:00", "2017-03-27 08:00", "2017-03-30 07:00", "2017-04-03 07:00"):
        remind_of_actions(at(when))

    assert reminders() == [cast.member.email, cast.member.email]


def test_what_is_done_or_still_a_draft_reminds_nobody(cast, at, sign, action):
    finish_action(action, result="Skickat", **sign)

    remind_of_actions(at("2017-04-03 07:00"))

    assert reminders() == []


def test_a_role_in_words_reminds_those_who_staff_the_group(cast, at, sign):
    open_action(cast.group, text="Boka sal", owner_text="kansliet", due_on=TODAY, **sign)

    remind_of_actions(at("2017-03-27 07:00"))

    assert sorted(reminders()) == sorted({cast.secretary.email, cast.official.email})


@pytest.fixture
def link(cast, action):
    action.due_on = timezone.localdate()
    action.save()
    remind_of_actions(timezone.now())
    return Link.objects.get(purpose=ACTION_LINK, person=cast.member)


@pytest.mark.fact("P34")
def test_the_link_says_done_without_log_in_and_then_nothing_more(client, cast, action, link):
    address = url(link, "issues:by_link")
    mail = MAILS["meetings.action_due"](Delivery.objects.get(kind="meetings.action_due"), {})

    shown = client.get(address)
    client.post(address, {"done": "1", "done-result": "Skickat i dag"})
    again = client.post(address, {"done": "1", "done-result": "En gång till"})

    action.refresh_from_db()
    assert address in mail.body
    assert (shown.status_code, again.status_code) == (200, 200)
    assert (action.state, action.result, action.reports.get().person) == (
        "done",
        "Skickat i dag",
        cast.member,
    )


def test_the_link_moves_the_day_and_keeps_what_was_typed_when_it_is_refused(client, action, link):
    address = url(link, "issues:by_link")
    to = timezone.localdate() + timedelta(days=10)

    refused = client.post(address, {"late": "1", "late-to": "2001-01-01", "late-text": "Väntar på siffror"})
    client.post(address, {"late": "1", "late-to": to.isoformat(), "late-text": "Väntar på siffror"})

    action.refresh_from_db()
    assert ("Väntar på siffror" in refused.text, "1 januari 2001" in refused.text) == (True, True)
    assert (action.state, action.due_on) == ("open", to)


def test_a_looked_at_link_changes_nothing(client, action, link):
    client.get(url(link, "issues:by_link"))

    assert Action.objects.get().state == "open"


def test_the_link_is_dead_when_somebody_else_owes_the_action(client, cast, action, link):
    action.owner_person = cast.chair
    action.save()

    answer = client.post(url(link, "issues:by_link"), {"done": "1", "done-result": "Skickat"})

    action.refresh_from_db()
    assert (answer.status_code, action.state) == (404, "open")


def test_what_a_closed_item_asks_of_an_organisation_is_reminded_to_the_office(cast, at, sign):
    body = cast.seats["Sala"].organization
    OrganizationContact.objects.create(
        organization=body, label="Registrator", email="kommun@exempel.se", starts_on=date(2016, 1, 1)
    )
    open_action(cast.group, text="Stängd", owner=body, due_on=TODAY, circle="office", **sign)

    remind_of_actions(at("2017-03-27 07:00"))

    assert sorted(reminders()) == sorted({cast.secretary.email, cast.official.email})


@pytest.fixture
def meeting(cast, sign):
    meeting = create_meeting(
        cast.group, date=date(2017, 3, 14), start=time(9), end=time(12), place="Sal B", **sign
    )
    AgendaItem.objects.filter(meeting=meeting).delete()
    add_item(meeting, title="Utestående frågor", source=AgendaItem.Source.OPEN_ACTIONS, **sign)
    return meeting


@pytest.mark.fact("P34")
def test_what_is_outstanding_comes_along_until_it_is_closed(cast, sign, meeting, action):
    closed = open_action(cast.group, text="Klart sedan länge", owner=cast.member, **sign)
    finish_action(closed, result="Gjort", **sign)

    minutes = begin_notes(meeting, **sign)
    finish_action(action, result="Skickat 10 mars", **sign)
    carry_open_actions(minutes)

    [lines] = actions_by_item(meeting).values()
    assert [(line.text, line.state) for line in lines] == [("Skicka underlaget", "Klar: Skickat 10 mars")]


def test_one_promise_of_two_organisations_is_two_rows_of_one(cast, sign, meeting):
    item = meeting.items.get()
    begin_notes(meeting, **sign)
    owners = [cast.seats["Sala"].organization, cast.seats["Köping"].organization]

    first, second = add_action(item, text="Rapportera", owners=owners, **sign)

    assert (first.split_from, second.split_from) == (None, first)


def test_due_in_a_month_is_told_as_a_month(cast, sign):
    action = open_action(cast.group, text="Se över", due_on=date(2017, 11, 30), is_due_month=True, **sign)

    assert due_of(with_dues(Action.objects.filter(pk=action.pk), TODAY).get()) == (
        date(2017, 11, 30),
        "november 2017",
    )


def test_a_new_day_frees_an_action_from_its_meeting(cast, at, sign, action):
    ActionDue.objects.create(action=action, group=cast.group, after=date(2017, 3, 14))

    delay_action_to(action, to=date(2017, 5, 2), text="Väntar", **sign)

    assert due_of(with_dues(Action.objects.filter(pk=action.pk), TODAY).get())[0] == date(2017, 5, 2)


@pytest.mark.parametrize(
    ("given", "field"),
    [({"to": date(2017, 2, 28), "text": "Sent"}, "to"), ({"to": date(2017, 5, 2), "text": " "}, "text")],
)
def test_a_delay_has_a_day_to_come_and_a_reason(sign, action, given, field):
    with pytest.raises(Refused) as refusal:
        delay_action_to(action, **given, **sign)

    assert refusal.value.field == field


def test_an_item_that_is_closed_closes_what_was_promised_at_it(sign, meeting):
    item = add_item(meeting, title="Upphandling", **sign)
    begin_notes(meeting, **sign)
    [action] = add_action(item, text="Ta in anbud", owners=["kansliet"], **sign)

    change_item(item, kind=item.kind, circle="office", closed_reason="Upphandling pågår", **sign)

    action.refresh_from_db()
    assert action.circle == "office"


def test_an_action_from_a_closed_item_is_the_circles(cast, client, sign):
    open_action(cast.group, text="Stängd uppgift", owner=cast.secretary, circle="presidency", **sign)
    seen = {}
    for who in ("chair", "member", "substitute", "secretary", "stranger"):
        client.force_login(getattr(cast, who))
        seen[who] = "Stängd uppgift" in client.get(reverse("issues:list")).text

    assert seen == {"chair": True, "member": False, "substitute": False, "secretary": True, "stranger": False}
