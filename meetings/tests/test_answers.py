"""Substitutes when things change: two of them, a late yes, a call withdrawn, a meeting moved or cancelled."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from groups.actions import find_or_create_person, give_role
from groups.models import Delivery, Link
from meetings.actions import (
    add_item,
    answer,
    answer_substitute_request,
    approve_call,
    cancel_meeting,
    change_meeting,
    create_meeting,
    delegate_calls,
    end_delegation,
    remind_silent_substitute,
    withdraw_call,
)
from meetings.invitations import sequence_of
from meetings.models import CallDelegation, Minutes, SubstituteRequest
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 14)


@pytest.fixture
def called(cast, at):
    meeting = create_meeting(
        cast.group, date=DAY, start=time(9), end=time(12), place="Sal B", by=cast.secretary, now=at()
    )
    add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=at())
    approve_call(meeting, by=cast.chair, now=at("2017-03-06 10:00"))
    return meeting


@pytest.fixture
def said(cast, at, called):
    """`said("absent")`: what the member of Sala answers on 8 March."""

    def say(given, now="2017-03-08 10:00"):
        return answer(called, person=cast.member, answer=given, channel="self", by=cast.member, now=at(now))

    return say


def states():
    rows = SubstituteRequest.objects.order_by("pk").values_list("substitute__name", "state")
    return [(name.split()[0], state) for name, state in rows]


def mails(kind):
    return list(Delivery.objects.filter(kind=kind).order_by("pk").values_list("address", flat=True))


def refused(act, **given):
    with pytest.raises(Refused) as refusal:
        act(**given)
    return refusal.value.code


@pytest.mark.fact("P15")
def test_a_reason_goes_with_an_absence_only_and_is_shown_to_the_office(cast, at, called, show):
    sign = {"channel": "self", "now": at("2017-03-08 10:00")}
    for person, word in [(cast.member, "absent"), (cast.vice_chair, "attending")]:
        answer(called, person=person, answer=word, reason="work", by=person, **sign)

    page = show(cast.secretary, "answers", called.pk).text

    assert sorted(called.responses.values_list("answer", "reason")) == [("absent", "work"), ("attending", "")]
    assert page.count("Arbete") == 1
    assert show(cast.substitute, "answers", called.pk).status_code == 403


@pytest.mark.fact("S001-49")
def test_the_deputy_is_told_of_an_absence_too(cast, at, called, said):
    deputy = find_or_create_person(name="Rut Alvgren", email="rut@example.se", by=cast.secretary, now=at())
    give_role(cast.group, person=deputy, kind="deputy_official", starts_on=DAY, by=cast.secretary, now=at())

    said("absent")

    assert mails("meetings.absence") == ["official@example.se", "rut@example.se"]


def test_a_yes_after_a_no_counts_only_while_the_member_is_prevented(cast, at, said):
    said("absent")
    request = SubstituteRequest.objects.get()
    answer_substitute_request(request, accepts=False, by=cast.substitute, now=at("2017-03-08 11:00"))
    said("attending", "2017-03-08 12:00")

    code = refused(
        answer_substitute_request,
        request=request,
        accepts=True,
        by=cast.substitute,
        now=at("2017-03-08 13:00"),
    )

    request.refresh_from_db()
    assert (code, request.state) == ("withdrawn", "declined")


def test_nobody_is_reminded_of_a_cancelled_meeting(cast, at, called, said):
    said("absent")
    request = SubstituteRequest.objects.get()
    cancel_meeting(called, reason="Snöstorm.", by=cast.secretary, now=at("2017-03-08 11:00"))

    reminded = remind_silent_substitute(request, by=None, now=at("2017-03-10 11:00"))

    living = Link.objects.filter(purpose="meetings.substitute", withdrawn_at=None)
    assert (reminded, states(), list(living)) == (False, [("Knut", "withdrawn")], [])


def test_a_call_withdrawn_and_sent_anew_asks_the_substitute_anew(cast, at, called, said):
    said("absent")
    withdraw_call(called.calls.get(), reason="Fel dag.", by=cast.secretary, now=at("2017-03-08 11:00"))
    between = states()

    approve_call(called, late_reason="Fel dag.", by=cast.chair, now=at("2017-03-08 12:00"))

    assert (between, states()) == ([("Knut", "withdrawn")], [("Knut", "asked")])
    assert mails("meetings.substitute_asked") == ["substitute@example.se"] * 2


def test_a_meeting_moved_later_keeps_the_substitutes_link_alive(cast, at, called, said):
    said("absent")

    change_meeting(called, date=DAY + timedelta(days=7), by=cast.secretary, now=at("2017-03-08 11:00"))

    link = Link.objects.get(purpose="meetings.substitute")
    assert link.expires_at == at("2017-03-21 09:00")


def test_a_called_meeting_that_has_begun_is_not_moved(cast, at, called):
    code = refused(
        change_meeting, meeting=called, place="Stadshuset", by=cast.secretary, now=at("2017-03-14 09:30")
    )

    called.refresh_from_db()
    assert (code, called.place, called.calls.count()) == ("change", "Sal B", 1)


def test_neither_a_supplement_nor_the_call_to_a_held_meeting_is_withdrawn(cast, at, called):
    call = called.calls.get()
    supplement = change_meeting(called, place="Stadshuset", by=cast.secretary, now=at("2017-03-08 11:00"))
    given = {"reason": "Fel.", "by": cast.secretary}

    codes = [
        refused(withdraw_call, call=supplement, now=at("2017-03-08 12:00"), **given),
        refused(withdraw_call, call=call, now=at("2017-03-14 09:30"), **given),
    ]

    assert (codes, mails("meetings.call_withdrawn")) == (["supplement", "withdraw_call"], [])


def test_withdrawing_takes_the_supplements_along_and_reaches_every_calendar(cast, at, called):
    supplement = change_meeting(called, place="Stadshuset", by=cast.secretary, now=at("2017-03-08 11:00"))

    withdraw_call(
        called.calls.get(number=1), reason="Fel dag.", by=cast.secretary, now=at("2017-03-08 12:00")
    )

    letters = Delivery.objects.filter(kind="meetings.call_withdrawn")
    supplement.refresh_from_db()
    assert set(called.calls.values_list("state", flat=True)) == {"withdrawn"}
    assert [row.references["call"] for row in letters] == [supplement.pk] * 5
    assert sequence_of(supplement) == 3


def test_the_vice_chair_hears_that_the_chair_comes_after_all(cast, at, called):
    for given, now in (("absent", "2017-03-08 10:00"), ("attending", "2017-03-09 10:00")):
        answer(called, person=cast.chair, answer=given, channel="self", by=cast.chair, now=at(now))

    assert mails("meetings.chair_absent") == ["vice_chair@example.se"]
    assert mails("meetings.absence_taken_back") == ["official@example.se", "vice_chair@example.se"]


@pytest.mark.parametrize("who", ["secretary", "chair", "member", "administrator"])
def test_a_meeting_without_a_day_breaks_no_page(cast, at, client, who):
    meeting = create_meeting(cast.group, title="Utan dag", by=cast.secretary, now=at())
    add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=at())
    client.force_login(getattr(cast, who))
    pages = ("meeting", "change", "agenda", "guests", "call", "cancel", "answers", "answer", "notes_write")
    addresses = [reverse(f"meetings:{page}", args=[meeting.pk]) for page in pages]
    addresses += [
        reverse("meetings:list"),
        reverse("start"),
        reverse("meetings:answer_for", args=[meeting.pk, 1]),
    ]

    broken = [address for address in addresses if client.get(address).status_code not in {200, 403, 404}]
    client.post(reverse("meetings:notes_begin", args=[meeting.pk]))

    assert (broken, Minutes.objects.count()) == ([], 0)


def test_a_delegation_that_is_taken_back_the_same_day_is_over_at_once(cast, at):
    delegation = delegate_calls(
        cast.group, starts_on=date(2017, 3, 6), by=cast.chair, now=at("2017-03-06 10:00")
    )

    end_delegation(delegation, by=cast.chair, now=at("2017-03-06 11:00"))

    assert list(CallDelegation.objects.in_force(date(2017, 3, 6))) == []
