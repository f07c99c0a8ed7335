"""The pages of the call and the answers, as chair, secretary, member and the readers of a mail meet them."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from groups.links import token_of
from groups.models import Delivery, Link
from meetings.actions import (
    add_item,
    answer,
    approve_call,
    cancel_meeting,
    change_meeting,
    create_meeting,
    delegate_calls,
    withdraw_call,
)
from meetings.models import (
    Call,
    CallDelegation,
    GroupMessage,
    Meeting,
    Opened,
    Response,
    SubstituteRequest,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    """In twenty days, with one item."""
    now = timezone.now()
    day = timezone.localdate(now) + timedelta(days=20)
    meeting = create_meeting(
        cast.group, date=day, start=time(9), end=time(12), place="Sal B", by=cast.secretary, now=now
    )
    add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=now)
    return meeting


@pytest.fixture
def called(cast, meeting):
    return approve_call(meeting, by=cast.chair, now=timezone.now())


def page(client, person, name, *args, **data):
    """The response to a POST with `data`, or to a GET without."""
    client.force_login(person)
    address = reverse(f"meetings:{name}", args=args)
    return client.post(address, data) if data else client.get(address)


def link_address(person, name, purpose, word):
    link = Link.objects.get(purpose=purpose, person=person)
    return reverse(f"meetings:{name}", args=[token_of(link), word])


@pytest.mark.fact("S001-48")
def test_the_chair_sends_the_call_with_one_button(cast, client, meeting):
    response = page(client, cast.chair, "call", meeting.pk, message="Välkomna")

    assert (response.status_code, response["Location"]) == (302, f"/moten/{meeting.pk}/")
    assert list(Call.objects.values_list("state", "message", "approved_as")) == [
        ("sent", "Välkomna", "chair")
    ]


def test_the_secretary_is_told_who_approves_and_has_no_button(cast, client, meeting):
    response = page(client, cast.secretary, "call", meeting.pk)

    assert response.context["may_approve"] is False
    assert b'<button class="btn btn-primary">Godk' not in response.content


def test_the_secretary_has_the_button_on_delegation(cast, client, meeting):
    delegate_calls(cast.group, starts_on=timezone.localdate(), by=cast.chair, now=timezone.now())

    page(client, cast.secretary, "call", meeting.pk, message="")

    assert list(Call.objects.values_list("approved_as", flat=True)) == ["delegation"]


def test_a_late_call_asks_why_and_keeps_what_was_typed(cast, client):
    now = timezone.now()
    meeting = create_meeting(
        cast.group,
        date=timezone.localdate(now) + timedelta(days=2),
        start=time(9),
        place="Sal B",
        by=cast.secretary,
        now=now,
    )
    add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=now)

    response = page(client, cast.chair, "call", meeting.pk, message="Vi ses")

    assert list(response.context["form"].errors) == ["late_reason"]
    assert "Vi ses" in response.content.decode()
    assert Call.objects.count() == 0


def test_a_call_may_wait_for_another_day(cast, client, meeting):
    day = timezone.localdate() + timedelta(days=3)

    page(client, cast.chair, "call", meeting.pk, send_day=day.isoformat(), send_time="9")

    call = Call.objects.get()
    assert (call.state, timezone.localtime(call.send_at).strftime("%F %H.%M")) == ("approved", f"{day} 09.00")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"send_day": "3/6"}, "send_day"),
        ({"send_time": "9"}, "send_day"),
        ({"send_day": "2017-03-14"}, "send_day"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_at_its_field(cast, client, meeting, typed, field):
    response = page(client, cast.chair, "call", meeting.pk, **typed)

    assert (list(response.context["form"].errors), Call.objects.count()) == ([field], 0)


def test_what_stands_in_the_way_is_shown_before_the_button(cast, client):
    meeting = create_meeting(cast.group, by=cast.secretary, now=timezone.now())

    response = page(client, cast.chair, "call", meeting.pk)

    assert [problem.code for problem in response.context["blockers"]] == ["no_date", "no_place", "no_item"]


def test_a_time_that_is_still_preliminary_is_told_before_the_button(cast, client, meeting):
    before = page(client, cast.chair, "call", meeting.pk).context["warnings"]
    Meeting.objects.update(is_preliminary=True)
    after = page(client, cast.chair, "call", meeting.pk).context["warnings"]

    assert [problem.code for problem in after if problem not in before] == ["preliminary"]


def test_who_got_it_and_whether_it_arrived(cast, client, called):
    Delivery.objects.filter(person=cast.member).update(state="failed", error="550 okänd")

    response = page(client, cast.secretary, "call", called.meeting_id)

    states = {row.name: row.post_state for row in response.context["recipients"]}
    assert (states[cast.member.name], states[cast.vice_chair.name]) == ("failed", "queued")
    assert "550 okänd" in response.content.decode()


def test_sending_again_goes_to_the_address_of_today(cast, client, called):
    cast.member.email = "ny@example.se"
    cast.member.save()

    page(client, cast.secretary, "call_resend", called.pk, cast.member.pk, again="1")

    mails = Delivery.objects.filter(kind="meetings.call", person=cast.member).order_by("pk")
    assert list(mails.values_list("address", flat=True)) == ["member@example.se", "ny@example.se"]


def test_somebody_who_never_got_it_is_not_sent_it_again(cast, client, called):
    assert (
        page(client, cast.secretary, "call_resend", called.pk, cast.stranger.pk, again="1").status_code == 404
    )


def test_withdrawing_asks_why(cast, client, called):
    refused = page(client, cast.secretary, "call_withdraw", called.pk, reason="")
    done = page(client, cast.secretary, "call_withdraw", called.pk, reason="Fel dag.")

    called.refresh_from_db()
    assert (list(refused.context["form"].errors), done.status_code) == (["reason"], 302)
    assert (called.state, called.withdraw_reason) == ("withdrawn", "Fel dag.")


def test_cancelling_says_to_how_many_before_the_button(cast, client, called):
    asked = page(client, cast.secretary, "cancel", called.meeting_id)
    page(client, cast.secretary, "cancel", called.meeting_id, reason="Snöstorm.")

    called.meeting.refresh_from_db()
    assert (asked.context["count"], called.meeting.cancel_reason) == (5, "Snöstorm.")


def test_a_message_sent_twice_is_one_message(cast, client):
    typed = {"subject": "Lokalen", "body": "Vi är i sal A.", "once_key": uuid4()}

    for _time in range(2):
        page(client, cast.official, "message", "aldre", **typed)

    sent_to = Delivery.objects.filter(kind="meetings.message").values_list("address", flat=True)
    assert GroupMessage.objects.count() == 1
    assert sorted(sent_to) == [
        "chair@example.se",
        "member@example.se",
        "official@example.se",
        "substitute@example.se",
        "vice_chair@example.se",
    ]


@pytest.mark.parametrize("days", [0, 9])
def test_only_the_chair_delegates_and_takes_it_back(cast, client, days):
    today = timezone.localdate()
    given_on = today - timedelta(days=days)
    refused = page(client, cast.secretary, "delegation", "aldre", starts_on=today.isoformat())
    page(client, cast.chair, "delegation", "aldre", starts_on=given_on.isoformat())
    given = CallDelegation.objects.in_force(today).count()
    page(client, cast.chair, "delegation_end", "aldre", end="1")

    assert refused.context["form"].refusal.code == "not_chair"
    assert (given, CallDelegation.objects.in_force(today).count()) == (1, 0)


def test_the_paper_is_served_from_storage_and_its_first_reading_noted(cast, client, called):
    soon = page(client, cast.member, "call_pdf", called.pk)
    called.pdf.save("kallelse.pdf", ContentFile(b"%PDF-1.7 prov"))
    ready = page(client, cast.member, "call_pdf", called.pk)

    assert (soon.status_code, ready.status_code, ready.content) == (202, 200, b"%PDF-1.7 prov")
    assert list(Opened.objects.values_list("person", "document")) == [(cast.member.pk, None)]


def test_the_calendar_file_is_the_meeting(cast, client, called):
    response = page(client, cast.member, "calendar", called.meeting_id)

    lines = response.content.decode().splitlines()
    assert [line for line in lines if line.startswith(("METHOD", "LOCATION", "SEQUENCE"))] == [
        "METHOD:PUBLISH",
        "SEQUENCE:0",
        "LOCATION:Sal B",
    ]


# --- answers -------------------------------------------------------------------------------------------


@pytest.mark.fact("P14", "S002-23")
@pytest.mark.parametrize("given", ["attending", "remote", "late", "early", "absent"])
def test_each_of_the_five_answers(cast, client, called, given):
    page(client, cast.member, "answer", called.meeting_id, answer=given, times="10.00")

    assert list(Response.objects.values_list("answer", "channel")) == [(given, "self")]


@pytest.mark.fact("S001-49")
def test_the_office_enters_the_answer_of_one_who_telephones(cast, client, called):
    page(
        client,
        cast.official,
        "answer_for",
        called.meeting_id,
        cast.member.pk,
        answer="absent",
        channel="phone",
    )

    row = Response.objects.get()
    assert (row.person, row.answer, row.channel, row.given_by) == (
        cast.member,
        "absent",
        "phone",
        cast.official,
    )


def test_nobody_else_is_found_by_guessing(cast, client, called):
    assert page(client, cast.official, "answer_for", called.meeting_id, cast.stranger.pk).status_code == 404


def test_the_link_in_the_mail_asks_first_and_then_notes(cast, client, called):
    address = link_address(cast.member, "answer_link", "meetings.answer", "forhinder")

    asked = client.get(address)
    before = Response.objects.count()
    noted = client.post(address)

    assert (asked.status_code, before, noted.status_code) == (200, 0, 200)
    assert list(Response.objects.values_list("person", "answer", "channel")) == [
        (cast.member.pk, "absent", "link")
    ]


def test_a_link_of_a_withdrawn_call_is_as_dead_as_a_wrong_one(cast, client, called):
    address = link_address(cast.member, "answer_link", "meetings.answer", "kommer")
    withdraw_call(called, reason="Fel dag.", by=cast.secretary, now=timezone.now())

    dead, wrong = (
        client.post(address),
        client.post(reverse("meetings:answer_link", args=["x" * 27, "kommer"])),
    )

    assert (dead.status_code, Response.objects.count()) == (404, 0)
    assert dead.content == wrong.content


def test_the_links_die_with_a_cancelled_meeting(cast, client, called):
    address = link_address(cast.member, "answer_link", "meetings.answer", "kommer")
    cancel_meeting(called.meeting, reason="Snöstorm.", by=cast.secretary, now=timezone.now())

    assert (client.post(address).status_code, Response.objects.count()) == (404, 0)


@pytest.mark.fact("S001-44")
@pytest.mark.parametrize(("word", "state"), [("ja", "accepted"), ("nej", "declined")])
def test_the_substitute_answers_by_link(cast, client, called, word, state):
    answer(
        called.meeting,
        person=cast.member,
        answer="absent",
        channel="self",
        by=cast.member,
        now=timezone.now(),
    )

    client.post(link_address(cast.substitute, "substitute_link", "meetings.substitute", word))

    assert SubstituteRequest.objects.get().state == state


def test_a_substitute_no_longer_needed_is_told_so(cast, client, called):
    said = {"person": cast.member, "channel": "self", "by": cast.member, "now": timezone.now()}
    answer(called.meeting, answer="absent", **said)
    asked = SubstituteRequest.objects.get()
    answer(called.meeting, answer="attending", **said)

    response = page(client, cast.substitute, "substitute_request", called.meeting_id, asked.pk, accepts="yes")

    assert (response.status_code, SubstituteRequest.objects.get().state) == (302, "withdrawn")


@pytest.mark.fact("S001-44")
def test_who_comes_shows_the_organisation_nobody_speaks_for(cast, client, called):
    now = timezone.now()
    for person in (cast.member, cast.substitute):
        answer(called.meeting, person=person, answer="absent", channel="self", by=person, now=now)

    response = page(client, cast.secretary, "answers", called.meeting_id)

    assert response.context["forecast"].unrepresented == ("Sala kommun",)


def test_an_answer_from_before_a_change_is_marked(cast, client, called):
    now = timezone.now()
    answer(called.meeting, person=cast.member, answer="attending", channel="self", by=cast.member, now=now)
    change_meeting(called.meeting, place="Sal C", by=cast.secretary, now=now + timedelta(minutes=1))

    page_of_answers = page(client, cast.secretary, "answers", called.meeting_id).content.decode()

    assert page_of_answers.count("svarade före ändringen") == 1


def test_the_office_finds_those_without_a_seat(cast, client, called):
    response = page(client, cast.secretary, "answers", called.meeting_id)

    assert response.context["others"] == [(cast.official, None)]
