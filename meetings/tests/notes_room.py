"""A held meeting with notes begun, shared by the tests of notes."""

from datetime import date, time

import pytest

from meetings.actions import add_item, begin_notes, create_meeting

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
    for title in ("Mötets öppnande", "Trygg hemgång", "Övrigt"):
        add_item(meeting, title=title, by=cast.secretary, now=at())
    return meeting


@pytest.fixture
def items(meeting):
    return list(meeting.items.order_by("position"))


@pytest.fixture
def minutes(cast, at, meeting):
    return begin_notes(meeting, by=cast.secretary, now=at("2017-03-14 09:00"))


@pytest.fixture
def writer(cast, client):
    """The secretary's browser."""
    client.force_login(cast.secretary)
    return client
