"""What an agenda gets by itself, and a group's standing items."""

from datetime import date, time, timedelta

import pytest

from groups.models import GroupSettings
from issues.models import Action
from meetings.actions import (
    add_item,
    add_standing_item,
    begin_notes,
    create_meeting,
    end_standing_item,
    put_standing_items,
)
from meetings.models import StandingItem
from meetings.standing import Earlier, Wanted, asks_for_previous_notes, with_wanted

FIRST, LAST = ("a", "b", "c"), ("x", "y")


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ([], ["a", "b", "c", "x", "y"]),
        (["1", "2"], ["a", "b", "c", "1", "2", "x", "y"]),
        (["1", "b", "2"], ["a", "1", "b", "c", "2", "x", "y"]),
        (["1", "y", "2"], ["a", "b", "c", "1", "x", "y", "2"]),
        (["c", "a", "x"], ["c", "a", "b", "x", "y"]),
        (["a", "b", "c", "1", "x", "y"], ["a", "b", "c", "1", "x", "y"]),
    ],
)
def test_what_is_wanted_comes_once_and_what_is_there_stays(there, after):
    assert with_wanted(there, Wanted(FIRST, LAST)) == after


DAY = date(2017, 3, 14)


@pytest.mark.fact("P37")
@pytest.mark.parametrize(
    ("rule", "earlier", "asks"),
    [
        ("chair", None, False),
        ("chair", Earlier(DAY, held=True), True),
        ("chair", Earlier(DAY, held=True, notes="circulated"), True),
        ("chair", Earlier(DAY, held=True, notes="approved"), False),
        ("chair", Earlier(DAY, held=False), False),
        ("next_meeting", Earlier(DAY, held=False), True),
        ("next_meeting", Earlier(DAY, held=True, notes="circulated"), True),
        ("next_meeting", Earlier(DAY, held=True, notes="published"), False),
        ("next_meeting", None, False),
    ],
)
def test_the_previous_notes_are_taken_up_while_they_wait(rule, earlier, asks):
    assert asks_for_previous_notes(rule, earlier) == asks


pytestmark = pytest.mark.django_db


def titles(meeting):
    return list(meeting.items.filter(parent=None).order_by("position").values_list("title", flat=True))


@pytest.fixture
def standing(cast, at):
    sign = {"by": cast.secretary, "now": at("2017-01-10 09:00")}
    for title, place, kind in [
        ("Mötet öppnas", "first", "opening"),
        ("Övriga frågor", "last", "other_business"),
        ("Mötet avslutas", "last", "closing"),
    ]:
        add_standing_item(cast.group, title=title, place=place, kind=kind, starts_on=date(2017, 1, 1), **sign)
    return sign


def plan(cast, sign, day, **fields):
    return create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **fields, **sign)


@pytest.mark.fact("S000-37", "P21")
def test_a_planned_meeting_begins_with_the_standing_items_and_new_items_come_before_the_last(cast, standing):
    meeting = plan(cast, standing, date(2017, 5, 9))
    for _time in range(2):
        add_item(meeting, title="Trygg hemgång", **standing)

    assert titles(meeting) == ["Mötet öppnas", "Trygg hemgång", "Övriga frågor", "Mötet avslutas"]
    assert put_standing_items(meeting, **standing) == []


@pytest.mark.fact("P37")
def test_notes_that_wait_and_open_actions_are_put_in_and_nothing_twice(cast, at, standing):
    earlier = plan(cast, standing, date(2017, 3, 14))
    begin_notes(earlier, by=cast.secretary, now=at("2017-03-14 09:00"))
    sign = standing | {"now": at("2017-03-20 09:00")}
    Action.objects.create(group=cast.group, text="Ring Sala", due_on=date(2017, 5, 2), created_at=sign["now"])
    meeting = plan(cast, sign, date(2017, 5, 9))

    put_standing_items(meeting, **sign)

    put_in = list(meeting.items.order_by("position").values_list("source", flat=True))
    assert put_in == ["", "previous_notes", "open_actions", "", ""]


def test_neither_is_put_in_when_nothing_waits(cast, at, standing):
    sign = standing | {"now": at("2017-03-20 09:00")}
    done = Action.State.DONE
    Action.objects.create(
        group=cast.group, text="X", state=done, due_on=date(2017, 5, 2), created_at=sign["now"]
    )
    Action.objects.create(group=cast.group, text="Y", due_on=date(2017, 6, 2), created_at=sign["now"])
    Action.objects.create(group=cast.other_group, text="Z", due_on=date(2017, 5, 2), created_at=sign["now"])

    meeting = plan(cast, sign, date(2017, 5, 9))

    assert list(meeting.items.exclude(source="")) == []


def test_where_the_next_meeting_approves_a_whole_year_is_prepared(cast, at, standing):
    GroupSettings.objects.filter(group=cast.group).update(approval_rule="next_meeting")
    days = [date(2017, 5, 9), date(2017, 9, 12)]

    planned = [plan(cast, standing, day) for day in days]

    assert [meeting.items.filter(source="previous_notes").count() for meeting in planned] == [0, 1]


def test_an_ended_item_comes_on_no_new_agenda_and_stays_on_the_old(cast, at, standing):
    old = plan(cast, standing, date(2017, 5, 9))
    row = StandingItem.objects.get(title="Mötet öppnas")

    end_standing_item(row, by=cast.secretary, now=at("2017-04-01 09:00"))

    new = plan(cast, standing, date(2017, 6, 13))
    assert (titles(old)[0], titles(new)[0]) == ("Mötet öppnas", "Övriga frågor")


def test_the_page_adds_orders_changes_and_ends(cast, show, send, day):
    since = (day - timedelta(days=400)).isoformat()
    for title in ("Öppnande", "Val av justerare"):
        fields = {"title": title, "place": "first", "kind": "standing", "starts_on": since}
        send(cast.chair, "standing", cast.group.slug, **fields)
    second = StandingItem.objects.get(title="Val av justerare")
    send(cast.secretary, "standing_move", cast.group.slug, second.pk, direction="up")
    send(cast.secretary, "standing_change", cast.group.slug, second.pk, **fields | {"title": "Justerare"})

    page = show(cast.secretary, "standing", cast.group.slug).context["page"]
    assert [line.row.title for line in page.first] == ["Justerare", "Öppnande"]
    send(cast.secretary, "standing_end", cast.group.slug, second.pk)
    page = show(cast.secretary, "standing", cast.group.slug).context["page"]
    assert [line.row.title for line in page.first] == ["Öppnande"]


def test_the_button_fills_an_old_agenda_and_says_so_once(cast, send, meeting):
    sign = {"by": cast.secretary, "now": meeting.history.first().history_date}
    add_standing_item(cast.group, title="Övrigt", place="last", **sign)

    answers = [send(cast.secretary, "agenda_fill", meeting.pk) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert titles(meeting) == ["Trygg hemgång", "Övrigt"]
