"""A meeting in three weeks with a paper and two ways to ask for its pages; a meeting held, with notes
begun."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.tests.test_race import shared  # noqa: F401
from meetings.actions import add_item, approve_call, attach_document, begin_notes, create_meeting
from meetings.tests.meeting_room import paper


@pytest.fixture
def sign(cast):
    """Who does it and when, where it does not matter: the secretary, now."""
    return {"by": cast.secretary, "now": timezone.now()}


@pytest.fixture
def day():
    """A Tuesday in three weeks or a little more, so that no call is late."""
    day = timezone.localdate() + timedelta(days=21)
    return day + timedelta(days=(1 - day.weekday()) % 7)


@pytest.fixture
def meeting(cast, sign, day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    meeting = create_meeting(
        cast.group, date=day, start=time(9), end=time(12), place="Regionhuset, sal B", **sign
    )
    item = add_item(meeting, title="Trygg hemgång", minutes=40, presenters=[{"name": "Anna Ekvall"}], **sign)
    attach_document(item, file=paper(), title="Nuläge", **sign)
    return meeting


@pytest.fixture
def called(cast, meeting):
    approve_call(meeting, by=cast.chair, now=timezone.now())
    return meeting


@pytest.fixture
def show(client):
    """`show(person, "meeting", pk)` is what the person is answered."""

    def get(person, name, *args, **query):
        client.force_login(person)
        return client.get(reverse(f"meetings:{name}", args=args), query)

    return get


@pytest.fixture
def send(client):
    """`send(person, "change", pk, field=value)` is the answer to the person's post."""

    def post(person, page, /, *args, headers=None, **fields):
        client.force_login(person)
        return client.post(reverse(f"meetings:{page}", args=args), fields, headers=headers or {})

    return post


@pytest.fixture
def held(cast, at):
    """Tuesday 14 March 2017, three items."""
    sign = {"by": cast.secretary, "now": at()}
    meeting = create_meeting(
        cast.group, date=date(2017, 3, 14), start=time(9), end=time(12), place="Regionhuset, sal B", **sign
    )
    for title in ("Mötets öppnande", "Trygg hemgång", "Övrigt"):
        add_item(meeting, title=title, **sign)
    return meeting


@pytest.fixture
def items(held):
    return list(held.items.order_by("position"))


@pytest.fixture
def minutes(cast, at, held):
    return begin_notes(held, by=cast.secretary, now=at("2017-03-14 09:00"))


@pytest.fixture
def writer(cast, client):
    """The secretary's browser."""
    client.force_login(cast.secretary)
    return client
