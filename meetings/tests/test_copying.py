"""Items taken over from an earlier meeting, or sent to another; and the line two windows move."""

from datetime import timedelta

import pytest

from meetings.actions import (
    add_item,
    co_opt,
    copy_items,
    create_meeting,
    move_item,
    save_text,
    send_item,
)
from meetings.actions.order import seen_place
from meetings.agenda_order import Spot
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db


def order(meeting):
    rows = meeting.items.order_by("position")
    top = [row for row in rows if row.parent_id is None]
    return [(row.title, [under.title for under in rows if under.parent_id == row.pk]) for row in top]


@pytest.fixture
def later(cast, sign, day):
    return create_meeting(cast.group, date=day + timedelta(days=30), **sign)


@pytest.mark.fact("P21")
def test_chosen_items_come_along_once_without_papers_and_point_back(cast, send, show, sign, meeting, later):
    first = meeting.items.get()
    under = add_item(meeting, title="Läget i Sala", parent=first, **sign)
    left = add_item(meeting, title="Inte denna", **sign)
    for _time in range(2):
        send(cast.secretary, "copy", later.pk, items=[first.pk, under.pk])

    assert order(later) == [("Trygg hemgång", ["Läget i Sala"])]
    copied = later.items.get(title="Trygg hemgång")
    assert (copied.earlier, copied.minutes, [str(row) for row in copied.presenters.all()]) == (
        first,
        40,
        ["Anna Ekvall"],
    )
    assert copied.item_documents.count() == 0
    assert show(cast.member, "meeting", later.pk).context["page"].items[0].goes_on.meeting == meeting.pk
    copy_items(later, items=[left], with_documents=True, **sign)
    assert later.items.get(title="Inte denna").earlier == left


def test_documents_come_along_when_they_are_ticked(sign, meeting, later):
    copy_items(later, items=meeting.items.all(), with_documents=True, **sign)

    assert [row.document.title for row in later.items.get().item_documents.all()] == ["Nuläge"]


@pytest.mark.fact("P21")
def test_an_item_is_sent_to_another_meeting_with_what_belongs_to_it(cast, send, sign, meeting, later):
    item = meeting.items.get()
    add_item(meeting, title="Läget i Sala", parent=item, **sign)
    add_item(meeting, title="Kvar", **sign)
    add_item(later, title="Där", **sign)
    co_opt(meeting, person=cast.stranger, item=item, **sign)

    for _time in range(2):
        send(cast.chair, "item_send", item.pk, meeting=later.pk)

    assert (order(meeting), order(later)) == (
        [("Kvar", [])],
        [("Där", []), ("Trygg hemgång", ["Läget i Sala"])],
    )
    item.refresh_from_db()
    assert (item.item_documents.count(), item.co_options.get().meeting) == (1, later)


def test_an_item_that_has_been_treated_stays_and_none_leaves_the_group(
    cast, at, sign, minutes, items, later, day
):
    save_text(items[1], text="<p>Sagt.</p>", base_version=0, **sign)
    elsewhere = create_meeting(cast.other_group, date=day, **sign)
    codes = []
    for item, there in [(items[1], later), (items[0], elsewhere)]:
        with pytest.raises(Refused) as refusal:
            send_item(item, meeting=there, **sign)
        codes.append(refusal.value.code)

    assert codes == ["has_notes", "other_group"]


@pytest.mark.fact("P19")
def test_a_step_that_another_window_has_taken_is_not_taken_again(cast, send, sign, meeting):
    for title in ("B", "C"):
        add_item(meeting, title=title, **sign)
    item = meeting.items.get(title="C")
    seen = seen_place(item)

    answers = [
        send(cast.secretary, "item_move", item.pk, direction="up", seen=seen, headers={"HX-Request": "true"})
        for _window in range(2)
    ]

    assert [title for title, _under in order(meeting)] == ["Trygg hemgång", "C", "B"]
    said = [answer.context["said"] for answer in answers]
    assert (said[0] != said[1], said[1].endswith(said[0])) == (True, True)


def test_a_dropped_line_lies_where_it_was_dropped_in_both_windows(cast, send, sign, meeting):
    first = meeting.items.get()
    item = add_item(meeting, title="B", **sign)
    for _window in range(2):
        send(cast.secretary, "item_move", item.pk, drop="1", parent=first.pk, before="")
    seen = [order(meeting)]
    send(cast.secretary, "item_move", item.pk, drop="1", parent="", before=first.pk)

    assert [*seen, order(meeting)] == [
        [("Trygg hemgång", ["B"])],
        [("B", []), ("Trygg hemgång", [])],
    ]


def test_a_place_that_is_gone_is_refused_readably(sign, meeting):
    item = add_item(meeting, title="B", **sign)

    with pytest.raises(Refused) as refusal:
        move_item(item, to=Spot(before=987654), **sign)
    assert refusal.value.code == "no_such_place"
