"""What the logs show of many meetings is what each meeting's page does, and no difference tells more."""

from datetime import date, time

import pytest

from groups.models import ReadingCircle
from meetings.access import reading_circles
from meetings.actions import add_item, create_meeting
from meetings.difference import notes_differences
from meetings.documents import NotesItem
from meetings.models import SubstituteRequest
from meetings.readable import readable_items
from meetings.tests.examples import notes


@pytest.mark.django_db
@pytest.mark.parametrize("serves", [False, True])
@pytest.mark.fact("P25")
def test_the_two_ways_to_ask_who_reads_an_item_say_the_same(cast, at, serves):
    sign = {"by": cast.secretary, "now": at()}
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), end=time(12), **sign)
    meeting.items.all().delete()
    for circle in ReadingCircle.values:
        reason = "" if circle == ReadingCircle.GROUP else "Upphandling"
        add_item(meeting, title=circle, circle=circle, closed_reason=reason, **sign)
    if serves:
        SubstituteRequest.objects.create(
            meeting=meeting,
            seat=cast.seats["Sala"],
            member=cast.member,
            substitute=cast.substitute,
            state=SubstituteRequest.State.ACCEPTED,
            asked_at=at(),
        )
    people = {who: getattr(cast, who) for who in cast.PAGES}

    listed = {
        who: set(readable_items(person).values_list("title", flat=True)) for who, person in people.items()
    }

    assert listed == {
        who: set() if who == "stranger" else set(reading_circles(person, meeting))
        for who, person in people.items()
    }


@pytest.mark.parametrize(
    ("before", "after", "readers"),
    [
        ("", "", ""),
        ("office", "", "office"),
        ("office", "serving", "office"),
        ("", "presidency", "presidency"),
    ],
)
def test_a_loosened_item_shows_its_old_words_to_its_old_readers_only(before, after, readers):
    old, new = (
        notes(items=(NotesItem(title="Avtalet", body=f"<p>{words}</p>", circle=circle),))
        for words, circle in (("Förr", before), ("Nu", after))
    )

    assert [row.circle for row in notes_differences(old, new)] == [readers]
