"""Calls: who approves, what goes out to whom, and what a change, a withdrawal and a cancellation do."""

from datetime import date, time, timedelta

import pytest

from groups.models import Delivery
from meetings.actions import (
    add_item,
    answer,
    answer_substitute_request,
    approve_call,
    cancel_meeting,
    change_item,
    change_meeting,
    create_meeting,
    delegate_calls,
    send_due_call,
    withdraw_call,
)
from meetings.keeping import kept_call_paper
from meetings.models import Call, SubstituteRequest
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 14)


@pytest.fixture
def meeting(cast, at):
    meeting = create_meeting(
        cast.group,
        date=DAY,
        start=time(9),
        end=time(12),
        place="Regionhuset, sal B",
        by=cast.secretary,
        now=at(),
    )
    add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=at())
    return meeting


def queued(kind):
    return list(Delivery.objects.filter(kind=kind).order_by("pk").values_list("address", flat=True))


@pytest.mark.fact("S001-48", "S000-17", "S000-21", "P07")
def test_the_chair_calls_a_week_ahead_and_substitutes_get_it_for_information(cast, at, meeting):
    call = approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    received = {row.name: (row.capacity, row.mode, row.represents) for row in call.recipients.all()}
    assert (call.state, call.approved_as, call.late_reason) == ("sent", "chair", "")
    assert received == {
        cast.vice_chair.name: ("member", "called", cast_seat(cast, "Köping")),
        cast.member.name: ("member", "called", cast_seat(cast, "Sala")),
        cast.substitute.name: ("substitute", "for_information", cast_seat(cast, "Sala")),
        cast.chair.name: ("member", "called", "Region Västmanland 1"),
        cast.official.name: ("official", "called", ""),
    }
    assert len(queued("meetings.call")) == 5


def cast_seat(cast, name):
    return cast.seats[name].organization.name_on(DAY)


def test_a_double_click_makes_one_call(cast, at, meeting):
    first = approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))
    second = approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    assert (second, Call.objects.count(), len(queued("meetings.call"))) == (first, 1, 5)


@pytest.mark.parametrize(
    ("who", "code"),
    [("member", "not_chair"), ("secretary", "no_delegation"), ("vice_chair", "chair_not_prevented")],
)
def test_nobody_else_approves(cast, at, meeting, who, code):
    with pytest.raises(Refused) as refusal:
        approve_call(meeting, by=getattr(cast, who), now=at("2017-03-07 10:00"))

    assert (refusal.value.code, Call.objects.count(), queued("meetings.call")) == (code, 0, [])


def test_the_vice_chair_signs_what_they_approve_in_the_chairs_place(cast, at, meeting):
    call = approve_call(meeting, chair_prevented=True, by=cast.vice_chair, now=at("2017-03-07 10:00"))

    assert call.facts["signature"] == {"capacity": "Vice ordförande", "name": cast.vice_chair.name}


@pytest.mark.fact("S001-51")
def test_the_secretary_sends_on_the_chairs_delegation(cast, at, meeting):
    delegate_calls(cast.group, starts_on=date(2017, 3, 1), by=cast.chair, now=at())

    call = approve_call(meeting, by=cast.secretary, now=at("2017-03-07 10:00"))

    assert (call.approved_as, call.facts["signature"]) == (
        "delegation",
        {"name": cast.chair.name, "capacity": "Ordförande", "on_behalf": "På delegation"},
    )


@pytest.mark.fact("S001-48", "P11")
def test_a_late_call_asks_for_a_reason_and_prints_it(cast, at, meeting):
    with pytest.raises(Refused) as refusal:
        approve_call(meeting, by=cast.chair, now=at("2017-03-10 10:00"))
    call = approve_call(
        meeting, late_reason="Lokalen blev klar först i dag.", by=cast.chair, now=at("2017-03-10 10:00")
    )

    assert (refusal.value.code, refusal.value.field) == ("late", "late_reason")
    assert call.facts["late_reason"] == "Lokalen blev klar först i dag."


def test_an_empty_agenda_is_refused(cast, at):
    meeting = create_meeting(cast.group, date=DAY, start=time(9), place="Sal B", by=cast.secretary, now=at())

    with pytest.raises(Refused) as refusal:
        approve_call(meeting, by=cast.chair, now=at())

    assert refusal.value.code == "blocked"


def test_a_call_waits_for_its_time_and_is_withdrawn_if_the_agenda_changed(cast, at, meeting):
    call = approve_call(meeting, send_at=at("2017-03-07 08:00"), by=cast.chair, now=at())
    send_due_call(call, by=None, now=at("2017-03-06 08:00"))
    early = queued("meetings.call")
    add_item(meeting, title="En punkt till", by=cast.secretary, now=at("2017-03-06 12:00"))

    send_due_call(call, by=None, now=at("2017-03-07 08:00"))

    call.refresh_from_db()
    assert (early, call.state, queued("meetings.call")) == ([], "withdrawn", [])
    assert queued("meetings.call_not_sent") == ["chair@example.se", "official@example.se"]


def test_a_waiting_call_is_sent_when_its_time_comes(cast, at, meeting):
    call = approve_call(meeting, send_at=at("2017-03-07 08:00"), by=cast.chair, now=at())

    send_due_call(call, by=None, now=at("2017-03-07 08:00"))

    call.refresh_from_db()
    assert (call.state, call.sent_at, len(queued("meetings.call"))) == ("sent", at("2017-03-07 08:00"), 5)


def test_a_new_place_after_the_call_goes_out_as_supplement_one(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    supplement = change_meeting(meeting, place="Stadshuset", by=cast.secretary, now=at("2017-03-08 10:00"))

    assert (supplement.kind, supplement.number, supplement.changes) == (
        "supplement",
        2,
        [["Plats", "Regionhuset, sal B", "Stadshuset"]],
    )
    assert len(queued("meetings.call")) == 10


def test_withdrawing_tells_everybody_and_the_meeting_can_be_called_anew(cast, at, meeting):
    call = approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    withdraw_call(call, reason="Fel dag.", by=cast.secretary, now=at("2017-03-07 11:00"))
    again = approve_call(meeting, by=cast.chair, now=at("2017-03-07 12:00"))

    assert (again.number, again.kind, len(queued("meetings.call_withdrawn"))) == (2, "call", 5)


def test_cancelling_sends_a_cancellation_and_closes_the_meeting(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    cancel_meeting(meeting, reason="Snöstorm.", by=cast.secretary, now=at("2017-03-13 10:00"))

    meeting.refresh_from_db()
    assert [row.kind for row in meeting.calls.all()] == ["call", "cancellation"]
    assert meeting.cancel_reason == "Snöstorm."


def test_a_held_meeting_is_not_cancelled(cast, at, meeting):
    with pytest.raises(Refused) as refusal:
        cancel_meeting(meeting, reason="Snöstorm.", by=cast.secretary, now=at("2017-03-14 09:30"))

    assert refusal.value.code == "cancel"


@pytest.mark.fact("S001-44", "S001-49", "P06")
def test_an_absence_tells_the_official_and_asks_the_substitute_once(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))
    said = {"person": cast.member, "answer": "absent", "channel": "self", "by": cast.member}

    answer(meeting, now=at("2017-03-08 10:00"), **said)
    answer(meeting, now=at("2017-03-08 10:01"), **said)

    request = SubstituteRequest.objects.get()
    assert (request.substitute, request.state) == (cast.substitute, "asked")
    assert queued("meetings.absence") == ["official@example.se"]
    assert queued("meetings.substitute_asked") == ["substitute@example.se"]


def test_taking_an_absence_back_lets_the_substitute_go(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))
    answer(
        meeting,
        person=cast.member,
        answer="absent",
        channel="link",
        by=cast.member,
        now=at("2017-03-08 10:00"),
    )
    answer_substitute_request(
        SubstituteRequest.objects.get(), accepts=True, by=cast.substitute, now=at("2017-03-08 11:00")
    )

    answer(
        meeting,
        person=cast.member,
        answer="attending",
        channel="link",
        by=cast.member,
        now=at("2017-03-09 10:00"),
    )

    assert SubstituteRequest.objects.get().state == "withdrawn"
    assert queued("meetings.substitute_not_needed") == ["substitute@example.se"]


def test_after_the_start_nobody_answers(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    with pytest.raises(Refused) as refusal:
        answer(
            meeting,
            person=cast.member,
            answer="absent",
            channel="self",
            by=cast.member,
            now=at("2017-03-14 09:00"),
        )

    assert refusal.value.code == "answer"


def test_a_member_does_not_answer_for_another(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    with pytest.raises(Refused) as refusal:
        answer(
            meeting,
            person=cast.chair,
            answer="absent",
            channel="self",
            by=cast.member,
            now=at("2017-03-08 10:00"),
        )

    assert refusal.value.code == "not_yours"


def test_the_vice_chair_is_told_when_the_chair_is_prevented(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    answer(
        meeting, person=cast.chair, answer="absent", channel="self", by=cast.chair, now=at("2017-03-08 10:00")
    )

    assert queued("meetings.chair_absent") == ["vice_chair@example.se"]


def test_sending_a_call_is_one_literal_number_of_queries(cast, at, meeting, django_assert_num_queries):
    with django_assert_num_queries(29):
        approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00") + timedelta(minutes=1))


@pytest.mark.fact("S002-23", "P10", "P43")
def test_the_call_prints_the_clock_and_the_numbers_of_the_agenda(cast, at, meeting, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    first = meeting.items.get()
    sign = {"by": cast.secretary, "now": at()}
    change_meeting(meeting, mode="hybrid", link="https://video.example.se/aldre", **sign)
    change_item(first, minutes=5, **sign)
    add_item(meeting, title="Läget i Sala", numbering="manual", number="§ 41", minutes=20, **sign)
    add_item(meeting, title="Paus", numbering="none", **sign)
    add_item(meeting, title="Nästa möte", **sign)

    call = approve_call(meeting, by=cast.chair, now=at("2017-03-07 10:00"))

    document, _paper = kept_call_paper(call)
    assert (document.meeting.place, document.meeting.mode, document.meeting.link) == (
        "Regionhuset, sal B",
        "På plats och på distans",
        "https://video.example.se/aldre",
    )
    assert [(row.number, row.starts) for row in document.agenda] == [
        ("1", time(9)),
        ("§ 41", time(9, 5)),
        ("", time(9, 25)),
        ("2", None),
    ]
