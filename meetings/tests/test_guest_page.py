"""Who takes part in one item sees that item, its time and its papers, and nothing else (ruling 20)."""

import pytest
from django.utils import timezone

from meetings.actions import add_item, approve_call, attach_document, co_opt
from meetings.models import Opened
from meetings.tests.meeting_room import paper

pytestmark = pytest.mark.django_db
ADDRESSES = ("meeting", "answers", "notes", "calendar", "agenda", "call")


@pytest.fixture
def own(sign, meeting):
    item = add_item(meeting, title="Siffror från verksamheten", minutes=20, **sign)
    return attach_document(item, file=paper("siffror.pdf"), title="Siffrorna", **sign)


@pytest.fixture(params=["co-opted", "presenter"])
def guest(request, cast, sign, meeting, own):
    if request.param == "co-opted":
        co_opt(meeting, person=cast.stranger, item=own.item, **sign)
    else:
        own.item.presenters.create(person=cast.stranger)
    return cast.stranger


@pytest.mark.fact("S001-45", "P08", "S002-10")
def test_a_guest_sees_their_own_item_and_no_other(cast, show, meeting, own, guest):
    approve_call(meeting, by=cast.chair, now=timezone.now())

    page = show(guest, "meeting", meeting.pk)

    other = meeting.items.get(title="Trygg hemgång").item_documents.get()
    versions = [row.document.versions.get().pk for row in (own, other)]
    people = ("Anna Ekvall", cast.chair.name, cast.member.name, cast.official.name)
    assert [item.title for item in page.context["page"].items] == ["Siffror från verksamheten"]
    assert [word for word in ("Trygg hemgång", "Nuläge", *people) if word in page.text] == []
    assert [word in page.text for word in ("9.40", "Regionhuset, sal B", "Siffrorna")] == [True] * 3
    assert [show(guest, "document", meeting.pk, pk).status_code for pk in versions] == [200, 404]
    assert [row.document_id for row in Opened.objects.all()] == versions[:1]


def test_the_other_pages_are_not_there_for_a_guest(cast, show, meeting, guest):
    approve_call(meeting, by=cast.chair, now=timezone.now())

    answers = {name: show(guest, name, meeting.pk).status_code for name in ADDRESSES}
    paper = show(guest, "call_pdf", meeting.calls.get().pk).status_code

    assert (answers, paper) == (dict.fromkeys(ADDRESSES, 404) | {"meeting": 200}, 404)


def test_before_the_call_a_guest_sees_nothing(show, meeting, own, guest):
    version = own.document.versions.get().pk

    assert show(guest, "meeting", meeting.pk).status_code == 404
    assert show(guest, "document", meeting.pk, version).status_code == 404


def test_an_item_of_one_meeting_opens_no_other(cast, sign, show, called, held):
    co_opt(held, person=cast.stranger, item=held.items.first(), **sign)

    assert show(cast.stranger, "meeting", called.pk).status_code == 404
