"""A closed item: everybody reads title, time and reason, and its circle the rest (P25)."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.actions import give_role
from meetings.actions import (
    add_item,
    approve_call,
    attach_document,
    change_item,
    co_opt,
    create_meeting,
    move_item,
)
from meetings.tests.meeting_room import paper
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P25")]
SECRET = ("HEMLIG-TEXT", "HEMLIGT-MÅL", "HEMLIGT-DOKUMENT", "HEMLIG-FÖREDRAGARE", "HEMLIG-UNDERPUNKT")
OPEN = ("Upphandling av resor", "Anbud prövas")


@pytest.fixture
def closed(cast, sign, meeting):
    """For the presidency and the office, with everything that could leak."""
    item = add_item(
        meeting,
        title="Upphandling av resor",
        description="HEMLIG-TEXT",
        wanted_outcome="HEMLIGT-MÅL",
        circle="presidency",
        closed_reason="Anbud prövas",
        minutes=15,
        presenters=[{"name": "HEMLIG-FÖREDRAGARE"}],
        **sign,
    )
    add_item(meeting, title="HEMLIG-UNDERPUNKT", parent=item, **sign)
    attach_document(item, file=paper("anbud.pdf", b"%PDF-1.7 anbud"), title="HEMLIGT-DOKUMENT", **sign)
    return item


def leaked(text):
    return [word for word in SECRET if word in text]


@pytest.mark.parametrize(
    ("who", "reads"),
    [("chair", True), ("secretary", True), ("official", True), ("member", False), ("substitute", False)],
)
def test_the_meetings_page_shows_the_contents_to_the_circle_only(cast, show, closed, who, reads):
    text = show(getattr(cast, who), "meeting", closed.meeting_id).text

    assert leaked(text) == (list(SECRET) if reads else [])
    assert [word for word in OPEN if word in text] == list(OPEN)


def test_the_frozen_call_and_its_fixing_hold_title_and_reason(cast, show, closed):
    call = approve_call(closed.meeting, by=cast.chair, now=timezone.now())

    text = json.dumps(call.facts, ensure_ascii=False)
    assert leaked(text) == []
    row = call.facts["agenda"][-1]
    assert {name: row[name] for name in ("title", "closed", "closed_reason", "minutes")} == {
        "title": "Upphandling av resor",
        "closed": True,
        "closed_reason": "Anbud prövas",
        "minutes": 15,
    }
    assert leaked(show(cast.chair, "fix", closed.meeting_id).text) == []


@pytest.mark.fact("S001-45")
def test_a_guest_of_a_closed_item_sees_when_it_is_and_no_more(cast, show, sign, closed):
    co_opt(closed.meeting, person=cast.stranger, item=closed, **sign)
    approve_call(closed.meeting, by=cast.chair, now=timezone.now())

    text = show(cast.stranger, "meeting", closed.meeting_id).text
    assert (leaked(text), "Upphandling av resor" in text) == ([], True)


def test_the_presidency_builds_around_what_only_the_office_reads(cast, show, send, sign, closed):
    change_item(closed, circle="office", **sign)

    builder = show(cast.chair, "agenda", closed.meeting_id).text
    answers = [
        show(cast.chair, "item_change", closed.pk).status_code,
        send(cast.chair, "item_remove", closed.pk).status_code,
        show(cast.chair, "item_send", closed.pk).status_code,
        send(cast.chair, "item_move", closed.pk, direction="up").status_code,
    ]

    assert (leaked(builder), answers) == ([], [403, 403, 403, 302])
    assert leaked(show(cast.secretary, "agenda", closed.meeting_id).text) == [
        word for word in SECRET if word != "HEMLIG-TEXT"
    ]


def test_what_only_the_office_reads_is_not_offered_to_the_chair_to_copy(cast, show, sign, closed, day):
    change_item(closed, circle="office", **sign)
    later = create_meeting(cast.group, date=day + timedelta(days=30), **sign)

    offered = [show(who, "copy", later.pk).text for who in (cast.chair, cast.secretary)]
    assert ["Upphandling av resor" in text for text in offered] == [False, True]


def test_what_lies_under_a_closed_item_is_closed_with_it(cast, sign, closed):
    first = closed.meeting.items.get(title="Trygg hemgång")
    under = closed.children.get()
    assert (under.circle, under.closed_reason) == ("presidency", "Anbud prövas")

    change_item(first, circle="office", closed_reason="Personalärende", **sign)
    move_item(closed, to="in", **sign)

    closed.refresh_from_db()
    assert (closed.parent, closed.circle, closed.closed_reason) == (first, "office", "Anbud prövas")


def test_a_closed_item_says_why(cast, send, sign, meeting):
    with pytest.raises(Refused) as refusal:
        add_item(meeting, title="X", circle="office", **sign)
    assert refusal.value.code == "no_reason"


def test_a_role_that_begins_today_opens_the_item(cast, show, sign, closed):
    give_role(cast.group, person=cast.member, kind="deputy_official", starts_on=timezone.localdate(), **sign)

    assert leaked(show(cast.member, "meeting", closed.meeting_id).text) == list(SECRET)
