"""§ and numbers of decisions through the calendar year."""

from datetime import date, time

import pytest

from groups.models import GroupSettings
from meetings.actions import (
    add_item,
    add_outcome,
    approve,
    begin_correction,
    begin_notes,
    circulate,
    create_meeting,
    remove_item,
)
from meetings.models import DecisionNumber, Paragraph
from meetings.paragraphs import next_numbers
from samverkan.lib.refusal import Refused


@pytest.mark.parametrize(
    ("given", "lines", "has", "new"),
    [
        ([], "abc", {}, {"a": 1, "b": 2, "c": 3}),
        ([1, 2, 40], "ab", {}, {"a": 41, "b": 42}),
        ([1, 2, 3], "axb", {"a": 1, "b": 2}, {"x": 4}),
        ([1, 2], "ab", {"a": 1, "b": 2}, {}),
        ([], "", {}, {}),
    ],
)
def test_numbers_go_on_from_the_highest_and_none_changes(given, lines, has, new):
    assert next_numbers(given, lines, has) == new


@pytest.fixture
def year(cast, db):
    GroupSettings.objects.filter(group=cast.group).update(has_paragraphs=True, approval_rule="chair")


def approved(cast, at, day: date, *titles: str):
    """A meeting with a decision on its last item, held and approved."""
    sign = {"by": cast.secretary, "now": at(f"{day} 12:00")}
    meeting = create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    for title in titles:
        add_item(meeting, title=title, kind="break" if title == "Paus" else "decision", **sign)
    minutes = begin_notes(meeting, **sign)
    add_outcome(meeting.items.get(title=titles[-1]), kind="decision", text="Så blir det.", **sign)
    circulate(minutes, **sign)
    approve(minutes, by=cast.chair, now=sign["now"])
    return minutes


def numbers(minutes):
    rows = Paragraph.objects.filter(item__meeting=minutes.meeting).order_by("number")
    return [(row.year, row.number, row.item.title) for row in rows.select_related("item")]


@pytest.mark.fact("P35")
def test_paragraphs_run_through_the_calendar_year_without_gaps(cast, at, year):
    spring = approved(cast, at, date(2017, 3, 14), "Öppnande", "Paus", "Trygg hemgång")
    autumn = approved(cast, at, date(2017, 9, 12), "Budget")
    after = approved(cast, at, date(2018, 1, 16), "Nytt år")

    mine = [
        [row for row in numbers(minutes) if row[2] != "Föregående"] for minutes in (spring, autumn, after)
    ]
    assert mine == [
        [(2017, 1, "Öppnande"), (2017, 2, "Trygg hemgång")],
        [(2017, 3, "Budget")],
        [(2018, 1, "Nytt år")],
    ]
    assert list(DecisionNumber.objects.order_by("year", "number").values_list("year", "number")) == [
        (2017, 1),
        (2017, 2),
        (2018, 1),
    ]


def test_a_correction_keeps_the_numbers_and_they_stand_in_the_frozen_notes(cast, at, year):
    minutes = approved(cast, at, date(2017, 3, 14), "Öppnande", "Trygg hemgång")
    later = approved(cast, at, date(2017, 5, 9), "Budget")
    sign = {"by": cast.secretary, "now": at("2017-06-01 09:00")}
    minutes.refresh_from_db()
    begin_correction(minutes, note="En punkt till.", **sign)
    add_item(minutes.meeting, title="Glömd", **sign)
    circulate(minutes, **sign)
    approve(minutes, by=cast.chair, now=sign["now"])

    assert [row[1:] for row in numbers(minutes)] == [(1, "Öppnande"), (2, "Trygg hemgång"), (4, "Glömd")]
    assert [row[1:] for row in numbers(later)] == [(3, "Budget")]
    frozen = minutes.versions.order_by("number").last().facts["items"]
    assert [item["paragraph"] for item in frozen] == ["§ 1", "§ 2", "§ 4"]


def test_a_group_without_paragraphs_gets_decision_numbers_only(cast, at):
    minutes = approved(cast, at, date(2017, 3, 14), "Trygg hemgång")

    assert (numbers(minutes), DecisionNumber.objects.count()) == ([], 1)


def test_an_item_with_a_paragraph_stays(cast, at, year):
    minutes = approved(cast, at, date(2017, 3, 14), "Trygg hemgång")
    sign = {"by": cast.secretary, "now": at("2017-06-01 09:00")}
    minutes.refresh_from_db()
    begin_correction(minutes, note="Rättelse.", **sign)

    with pytest.raises(Refused) as refusal:
        remove_item(minutes.meeting.items.get(), **sign)
    assert refusal.value.code == "has_paragraph"
