"""The list, the meeting's page before and after, and planning a meeting."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from groups.models import Delivery
from meetings.actions import (
    add_item,
    answer,
    answer_substitute_request,
    approve_call,
    attach_document,
    cancel_meeting,
    co_opt,
    create_meeting,
)
from meetings.models import Call, Meeting, SubstituteRequest

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def paper(name="underlag.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def meeting(cast, today):
    """A meeting in three weeks, that the office plans now; the cast's group has sat since 2017."""
    meeting = create_meeting(
        cast.group,
        date=today + timedelta(days=21),
        start=time(9),
        end=time(12),
        place="Regionhuset, sal B",
        by=cast.secretary,
        now=timezone.now(),
    )
    add_item(meeting, title="Trygg hemgång", minutes=40, by=cast.secretary, now=timezone.now())
    return meeting


@pytest.fixture
def called(cast, meeting):
    approve_call(meeting, by=cast.chair, now=timezone.now())
    return meeting


@pytest.fixture
def page(client):
    """`page(person, name, *args)` is the response to that person."""

    def get(person, name, *args, **query):
        client.force_login(person)
        return client.get(reverse(name, args=args), query)

    return get


def test_smoke(cast, called, page):
    r = page(cast.member, "meetings:meeting", called.pk)
    assert r.status_code == 200, r
    print(r.content.decode())
    r = page(cast.member, "meetings:list")
    assert r.status_code == 200
    r = page(cast.secretary, "meetings:agenda", called.pk)
    assert r.status_code == 200
    r = page(cast.secretary, "meetings:change", called.pk)
    assert r.status_code == 200
    r = page(cast.secretary, "meetings:create", cast.group.slug)
    assert r.status_code == 200
    r = page(cast.secretary, "meetings:guests", called.pk)
    assert r.status_code == 200
    r = page(cast.secretary, "meetings:item_change", called.items.get().pk)
    assert r.status_code == 200
    r = page(cast.secretary, "meetings:item_remove", called.items.get().pk)
    assert r.status_code == 200
