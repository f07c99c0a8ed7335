"""Meetings over several days, with other groups, and put off."""

from datetime import date, time

import pytest
from django.urls import reverse

from groups.models import Delivery
from groups.post import MAILS
from meetings.actions import (
    Part,
    add_item,
    answer,
    approve_call,
    begin_notes,
    cancel_meeting,
    change_meeting,
    co_opt,
    create_meeting,
    postpone_meeting,
    shape_meeting,
    withdraw_call,
)
from meetings.continuation import Continuation, Linked
from meetings.invitations import invitation
from meetings.joint import circle_at
from meetings.keeping import kept_call_paper
from meetings.models import AgendaItem, Call, Meeting, SubstituteRequest
from meetings.reports import meeting_facts, told
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 14)
WORKSHOP = Part(DAY, time(13), time(17), "Workshop", "Sala folkhögskola")
MORNING = Part(date(2017, 3, 15), time(9), time(12))


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at("2017-03-01 09:00")}


@pytest.fixture
def meeting(cast, sign):
    meeting = create_meeting(
        cast.group, date=DAY, start=time(9), end=time(12), place="Regionhuset, sal B", **sign
    )
    add_item(meeting, title="Trygg hemgång", **sign)
    return meeting


@pytest.fixture
def called(cast, at, meeting):
    approve_call(meeting, by=cast.chair, now=at("2017-03-02 09:00"))
    return Meeting.objects.get(pk=meeting.pk)


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def shape(meeting, sign, parts=(), joining=(), **more):
    return shape_meeting(meeting, parts=parts, joining=joining, **more, **sign)


@pytest.mark.fact("S004-10")
def test_two_days_make_the_hours_of_the_meeting(meeting, sign):
    shape(meeting, sign, [MORNING, WORKSHOP])

    row = stored(meeting)
    assert (row.date, row.start, row.end, row.last_date) == (DAY, time(13), time(12), date(2017, 3, 15))
    assert told(row)["Dag"] == "tisdag 14 mars kl. 13.00 – onsdag 15 mars 2017 kl. 12.00"


def test_a_part_that_stays_keeps_its_items(meeting, sign):
    shape(meeting, sign, [WORKSHOP, MORNING])
    item = meeting.items.get()
    AgendaItem.objects.filter(pk=item.pk).update(part=meeting.parts.first())

    shape(stored(meeting), sign, [WORKSHOP, Part(date(2017, 3, 16), time(9), time(11))])

    item.refresh_from_db()
    assert (item.part.title, [str(row.date) for row in meeting.parts.all()]) == (
        "Workshop",
        ["2017-03-14", "2017-03-16"],
    )


def test_one_day_again_has_no_last_day(meeting, sign):
    shape(meeting, sign, [WORKSHOP, MORNING])
    shape(stored(meeting), sign)

    row = stored(meeting)
    assert (row.date, row.start, row.end, row.last_date, row.parts.count()) == (DAY, time(13), None, None, 0)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([WORKSHOP], "one_part"),
        ([WORKSHOP, Part(DAY, time(18), time(20))], "one_day"),
        ([WORKSHOP, Part(DAY, time(16), time(18)), MORNING], "overlap"),
        ([WORKSHOP, Part(date(2017, 3, 26), time(2, 30), time(4))], "no_such_time"),
    ],
)
def test_parts_that_cannot_be(meeting, sign, parts, code):
    with pytest.raises(Refused) as refusal:
        shape(meeting, sign, parts)

    assert (refusal.value.code, refusal.value.field, stored(meeting).parts.count()) == (code, "parts", 0)


def test_the_days_of_several_are_not_changed_as_one(meeting, sign):
    shape(meeting, sign, [WORKSHOP, MORNING])

    with pytest.raises(Refused) as refusal:
        change_meeting(stored(meeting), date=date(2017, 3, 21), **sign)

    assert refusal.value.code == "several_days"


def test_those_called_hear_of_new_days(called, sign):
    call = shape(called, sign, [WORKSHOP, MORNING])

    assert (call.kind, call.changes[0][:2]) == ("supplement", ["Dag", "tisdag 14 mars 2017"])
    assert b"DTEND;TZID=Europe/Stockholm:20170315T120000" in invitation(call, [])


@pytest.mark.fact("S003-30")
def test_a_joint_meeting_calls_both_groups_and_the_first_leads(cast, at, meeting, sign):
    shape(meeting, sign, joining=[cast.other_group])

    call = approve_call(stored(meeting), by=cast.chair, now=at("2017-03-02 09:00"))

    circle = circle_at(stored(meeting))
    others = [place.represents for place in circle.places if place.represents.endswith(")")]
    assert (circle.chair, stored(meeting).kind) == (cast.chair, "joint")
    assert len(others) == cast.other_group.seats.count()
    assert cast.stranger.pk in call.recipients.values_list("person", flat=True)
    assert call.facts["joining"] == [cast.other_group.name_on(DAY)]


@pytest.mark.fact("S003-30")
def test_somebody_of_the_group_that_joins_may_answer(cast, at, meeting, sign):
    shape(meeting, sign, joining=[cast.other_group])
    approve_call(stored(meeting), by=cast.chair, now=at("2017-03-02 09:00"))

    given = answer(
        stored(meeting),
        person=cast.stranger,
        answer="attending",
        channel="self",
        by=cast.stranger,
        now=at("2017-03-03 09:00"),
    )

    assert given.answer == "attending"


def test_a_group_does_not_join_itself(cast, meeting, sign):
    with pytest.raises(Refused) as refusal:
        shape(meeting, sign, joining=[cast.group])

    assert refusal.value.code == "leads"


def test_put_off_to_another_day_tells_why(called, sign):
    call = postpone_meeting(called, reason="Snöoväder", to=date(2017, 3, 21), **sign)

    row = stored(called)
    assert (row.date, row.start, row.end) == (date(2017, 3, 21), time(9), time(12))
    assert (row.postponed_from, row.postpone_reason) == (DAY, "Snöoväder")
    assert (call.kind, call.message) == ("supplement", "Snöoväder")


def test_put_off_without_a_day_clears_calendars_and_a_new_day_fills_them(cast, at, called, sign):
    answer(
        called,
        person=cast.member,
        answer="absent",
        channel="self",
        by=cast.member,
        now=at("2017-03-03 09:00"),
    )

    gone = postpone_meeting(stored(called), reason="Snöoväder", **sign)

    row = stored(called)
    assert (gone.kind, row.date, row.postponed_from) == ("postponement", None, DAY)
    assert b"METHOD:CANCEL" in invitation(Call.objects.get(pk=gone.pk), [])
    assert [request.state for request in SubstituteRequest.objects.filter(meeting=called)] == ["withdrawn"]

    back = change_meeting(row, date=date(2017, 4, 4), **sign)

    assert (back.kind, back.number) == ("supplement", 3)
    assert ["Dag", "", "tisdag 4 april 2017"] in back.changes


def test_what_is_put_off_without_a_day_may_change_place_in_silence(called, sign):
    postpone_meeting(called, reason="Snöoväder", **sign)
    before = Delivery.objects.count()

    change_meeting(stored(called), place="Sal C", **sign)

    assert (stored(called).place, Delivery.objects.count()) == ("Sal C", before)


def test_what_is_put_off_without_a_day_may_be_cancelled(called, sign):
    postpone_meeting(called, reason="Snöoväder", **sign)

    cancel_meeting(stored(called), reason="Blir inte av.", **sign)

    last = Call.objects.filter(meeting=called).order_by("-number").first()
    assert (last.kind, last.message) == ("cancellation", "Blir inte av.")
    assert b"METHOD:CANCEL" in invitation(last, [])
    assert kept_call_paper(last)[1].startswith(b"%PDF")


@pytest.mark.parametrize("to", [None, date(2017, 3, 21)])
def test_a_meeting_from_noon_to_noon_put_off_has_no_end(called, sign, to):
    shape(called, sign, [WORKSHOP, MORNING])

    postpone_meeting(stored(called), reason="Snöoväder", to=to, **sign)

    row = stored(called)
    assert (row.date, row.start, row.end, row.last_date) == (to, time(13), None, None)


PAGES = (
    "meeting agenda change call answers guests presentation cancel papers annotations remind openings".split()
)


def test_every_page_and_mail_of_what_is_put_off_says_that_it_has_no_day(cast, client, called, sign):
    postpone_meeting(called, reason="Snöoväder", **sign)
    withdraw_call(called.calls.get(number=1), reason="Nytt försök i höst", **sign)
    client.force_login(cast.secretary)
    told = [MAILS[row.kind](row, {}) for row in Delivery.objects.filter(kind="meetings.call_withdrawn")]

    shown = {name: client.get(reverse(f"meetings:{name}", args=[called.pk]), follow=True) for name in PAGES}

    assert {name: page.status_code for name, page in shown.items()} == dict.fromkeys(PAGES, 200)
    assert {"tisdag 14 mars 2017" in mail.body for mail in told} == {True}


def test_notes_that_were_prepared_wait_for_the_new_day(cast, client, called, sign):
    begin_notes(called, **sign)
    postpone_meeting(stored(called), reason="Snöoväder", **sign)
    client.force_login(cast.secretary)
    pages = [
        reverse(f"meetings:{name}", args=[called.pk])
        for name in ("notes_write", "roll_call", "notes", "notes_approve", "notes_sent", "notes_summary")
    ]

    waiting = [client.get(page).status_code for page in pages[:4]]
    pressed = client.post(reverse("meetings:notes_begin", args=[called.pk]))
    change_meeting(stored(called), date=date(2017, 4, 4), **sign)

    assert waiting == [200, 200, 404, 404]
    assert "Mötet har ingen dag" in pressed.text
    assert [client.get(page).status_code for page in pages] == [200, 200, 200, 200, 404, 200]


def test_before_the_call_nobody_is_told(meeting, sign):
    assert postpone_meeting(meeting, reason="Snöoväder", **sign) is None
    assert (stored(meeting).date, Delivery.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("given", "code"),
    [({"reason": " "}, "reason"), ({"reason": "Snö", "to": DAY}, "same")],
)
def test_a_meeting_is_put_off_somewhere_and_for_a_reason(called, sign, given, code):
    with pytest.raises(Refused) as refusal:
        postpone_meeting(called, **given, **sign)

    assert refusal.value.code == code


def test_a_held_meeting_is_not_put_off(called, cast, at):
    with pytest.raises(Refused) as refusal:
        postpone_meeting(called, reason="Snö", by=cast.secretary, now=at("2017-03-14 09:00"))

    assert refusal.value.code == "postpone"


@pytest.mark.fact("S004-10")
def test_a_retreat_goes_on_from_an_earlier_meeting_of_its_group(cast, meeting, sign):
    retreat = create_meeting(cast.group, date=date(2017, 5, 9), start=time(9), kind="retreat", **sign)
    theirs = create_meeting(cast.other_group, date=DAY, start=time(9), **sign)

    shape(retreat, sign, earlier=meeting)
    with pytest.raises(Refused) as refusal:
        shape(stored(retreat), sign, earlier=theirs)

    row = stored(retreat)
    assert (row.kind, row.earlier, refusal.value.code) == ("retreat", meeting, "earlier")


@pytest.mark.fact("S004-10")
def test_meetings_that_go_on_from_each_other_lead_to_each_other(cast, client, meeting, sign):
    retreat, cancelled, undated = (
        create_meeting(cast.group, date=day, start=time(9), kind=kind, **sign)
        for day, kind in ((date(2017, 5, 9), "retreat"), (date(2017, 6, 1), "workshop"), (None, "workshop"))
    )
    for later in (undated, retreat, cancelled):
        shape(later, sign, earlier=meeting)
    cancel_meeting(stored(cancelled), reason="Få kan.", **sign)
    co_opt(stored(retreat), person=cast.stranger, **sign)

    def seen(person, row):
        client.force_login(person)
        return client.get(reverse("meetings:meeting", args=[row.pk])).context["page"].continuation

    first = Linked(meeting.pk, "Ordinarie möte 14 mars 2017")
    assert seen(cast.member, retreat) == Continuation(first)
    assert [row.pk for row in seen(cast.member, meeting).later] == [retreat.pk, undated.pk]
    assert seen(cast.member, meeting).later[0].words == "Internat 9 maj 2017"
    assert seen(cast.stranger, retreat) == Continuation()
    assert meeting_facts(stored(retreat)).goes_on_from == first.words
    assert meeting_facts(stored(meeting)).goes_on_from == ""
