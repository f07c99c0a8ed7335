"""What closed items hold is withheld, and what differs between versions is shown (P25, I-MIN2)."""

from dataclasses import replace
from datetime import date

import pytest

from groups.models import ReadingCircle
from meetings.closed_notes import OPEN, has_closed, open_copy, opened, reads_all
from meetings.closed_since import Closing, with_closings
from meetings.difference import notes_differences, with_changes
from meetings.documents import CorrectedItem, Correction, NotesItem, OutcomeLine
from meetings.tests.examples import notes
from samverkan.lib.facts import canonical_json, sha256

CLOSED = NotesItem(
    title="Upphandling",
    number="3",
    body="<p>Hemligt pris.</p>",
    outcomes=(OutcomeLine(kind="Beslut", text="Hemligt beslut."),),
    closed=True,
    closed_reason="pågående upphandling",
    circle="serving",
    items=(NotesItem(title="Hemlig underpunkt", body="<p>Hemligt.</p>", circle="serving", closed=True),),
)
OFFICE = NotesItem(title="Lokaler", body="<p>Hemlig adress.</p>", circle="office", closed=True)
ITEMS = (NotesItem(title="Öppnande", body="<p>Alla hälsades.</p>"), CLOSED, OFFICE)


def written(**changes):
    return notes(items=ITEMS, corrections=(), approvals=(), **changes)


@pytest.mark.parametrize(
    ("circles", "secrets"),
    [
        (OPEN, 0),
        ({"group", "serving"}, 4),
        ({"group", "serving", "presidency"}, 4),
        (set(ReadingCircle.values), 5),
    ],
)
def test_each_circle_reads_its_own(circles, secrets):
    assert canonical_json(opened(written(), circles)).casefold().count("hemlig") == secrets


def test_title_number_and_reason_of_a_closed_item_stay():
    shown = opened(written(), OPEN).items[1]

    assert shown == NotesItem(
        title="Upphandling", number="3", closed=True, closed_reason="pågående upphandling", circle="serving"
    )


def test_the_open_copy_names_the_whole_and_only_the_innermost_circle_reads_all():
    document = written()

    assert open_copy(document).whole_sha256 == sha256(document)
    assert (has_closed(document), has_closed(notes(items=ITEMS[:1]))) == (True, False)
    assert [
        reads_all(document, circles) for circles in (OPEN, {"group", "serving"}, ReadingCircle.values)
    ] == [False, False, True]


def test_what_was_corrected_in_a_closed_item_is_told_of_without_its_words():
    row = Correction(version=2, day=date(2017, 4, 3), note="Rättat.", items=())
    told = replace(row, items=(CorrectedItem(title="Upphandling", removed="Hemligt", circle="serving"),))

    shown = opened(replace(written(), corrections=(told,)), OPEN)

    assert shown.corrections[0].items == (CorrectedItem(title="Upphandling", circle="serving"),)


def test_new_fields_leave_the_fingerprint_of_old_papers_alone():
    """`closed_reason`, `circle`, `approvals` and `whole_sha256` came later; at their default they are not
    written."""
    plain = NotesItem(title="Öppnande", number="1", body="<p>Alla.</p>")

    assert canonical_json(plain) == '{"body":"<p>Alla.</p>","number":"1","title":"Öppnande"}'


NOW = Closing("Avtal", "office", "upphandling")


@pytest.mark.fact("P25")
@pytest.mark.parametrize(
    ("closings", "circles"),
    [
        ({}, ["", "serving", "serving", "office"]),
        ({"Öppnande": [NOW]}, ["office", "serving", "serving", "office"]),
        ({"Upphandling": [NOW]}, ["", "office", "serving", "office"]),
        ({"Hemlig underpunkt": [NOW]}, ["", "serving", "office", "office"]),
        # Closed when they were frozen, and as closed as now: nothing is new.
        ({"Lokaler": [NOW]}, ["", "serving", "serving", "office"]),
        ({"Upphandling": [replace(NOW, circle="serving")]}, ["", "serving", "serving", "office"]),
        # Loosened since: who could not read it then does not read it now.
        ({"Lokaler": [replace(NOW, circle="serving")]}, ["", "serving", "serving", "office"]),
    ],
)
def test_what_has_been_closed_since_is_closed_in_frozen_notes(closings, circles):
    document = with_closings(written(), closings)

    found = [one for item in document.items for one in (item, *item.items)]
    assert [one.circle for one in found] == circles
    assert {one.closed_reason for one in found if one.title == "Avtal"} <= {"upphandling"}


def test_of_two_with_one_title_the_one_that_was_frozen_closed_is_the_closed_one():
    items = (NotesItem(title="Avtal"), NotesItem(title="Avtal", circle="office", closed=True))
    document = notes(items=items, corrections=(), approvals=())

    one, two = (with_closings(document, {"Avtal": [NOW] * count}) for count in (1, 2))

    assert [[item.circle for item in found.items] for found in (one, two)] == [["", "office"], ["office"] * 2]


def test_words_of_a_correction_go_with_the_item():
    told = CorrectedItem(title="Öppnande", removed="alla", added="Bo Alm")
    row = Correction(version=2, day=date(2017, 4, 3), note="Rättat.", items=(told,))
    document = with_closings(replace(written(), corrections=(row,)), {"Öppnande": [NOW]})

    assert opened(document, OPEN).corrections[0].items == (CorrectedItem(title="Avtal", circle="office"),)


@pytest.mark.fact("S002-25")
def test_a_correction_shows_the_words_item_by_item():
    old = written()
    first = NotesItem(title="Öppnande", body="<p>Alla hälsades välkomna.</p>")
    new = replace(old, items=(first, CLOSED, replace(OFFICE, title="Nya lokaler")))
    new = replace(new, version=2, corrections=(Correction(version=2, day=date(2017, 4, 3), note="Rättat."),))

    rows = notes_differences(old, new)
    told = with_changes(old, new).corrections[0].items

    assert [(row.title, row.kind, row.circle) for row in rows] == [
        ("Öppnande", "changed", ""),
        ("Nya lokaler", "changed", "office"),
    ]
    assert told[0] == CorrectedItem(title="Öppnande", removed="", added="välkomna")


def test_an_item_put_in_and_one_taken_away_are_named():
    old, new = written(), written()
    new = replace(new, items=(ITEMS[0], CLOSED))
    old = replace(old, items=(ITEMS[0], NotesItem(title="Övrigt", body="<p>Inget.</p>"), CLOSED))

    assert [(row.title, row.kind) for row in notes_differences(old, new)] == [("Övrigt", "removed")]
