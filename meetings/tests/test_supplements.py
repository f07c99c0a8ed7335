"""Supplements to a call: what they tell, who approves them, whom they reach, and what became of each mail."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from groups.models import Delivery
from groups.post.mailbox_reading import note_bounce
from meetings.actions import add_item, attach_document, change_item, delegate_calls, note_opening, remove_item
from meetings.actions.supplements import approve_supplement, drop_supplement, write_supplement
from meetings.call_post import post_of
from meetings.documents import AgendaRow
from meetings.models import Call, SupplementDraft
from meetings.supplements import agenda_changes
from meetings.tests.meeting_room import PDF, paper
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def row(title, number="1", **words):
    return AgendaRow(title=title, number=number, **words)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([row("A")], [row("A")], []),
        ([row("A")], [row("B"), row("A", "2")], [("Ny punkt", "", "1. B")]),
        ([row("A"), row("B", "2")], [row("B")], [("Struken punkt", "1. A", "")]),
        ([row("A"), row("A", "2")], [row("A")], [("Struken punkt", "2. A", "")]),
        ([row("A")], [row("A", rows=(row("C", ""),))], [("Ny punkt", "", "C")]),
        (
            [row("A", documents=("X",), minutes=10)],
            [row("A", documents=("Y",), presenters=("Bo Ek",))],
            [
                ("Ny handling till 1. A", "", "Y"),
                ("Struken handling från 1. A", "X", ""),
                ("Föredrar 1. A", "", "Bo Ek"),
                ("Minuter för 1. A", "10", ""),
            ],
        ),
        # What a closed item held is nobody's news.
        ([row("A", documents=("X",))], [row("A", closed=True)], []),
    ],
)
def test_the_difference_is_told_in_words(before, after, changes):
    assert agenda_changes(tuple(before), tuple(after)) == changes


@pytest.mark.fact("S001-48")
def test_the_chair_sends_what_has_changed_since_the_last_number(cast, called, sign):
    add_item(called, title="Ny fråga", **sign)
    words = {"message": "Parkera bakom huset.", "only_called": False, "by": cast.chair, "now": timezone.now()}

    first = approve_supplement(called, **words)
    again = approve_supplement(called, **words)

    assert (first.pk, first.number, first.approved_as) == (again.pk, 2, "chair")
    assert first.changes == [["Ny punkt", "", "2. Ny fråga"]]
    assert first.recipients.count() == 5
    with pytest.raises(Refused) as refusal:
        approve_supplement(called, **words | {"message": ""})
    assert refusal.value.code == "nothing"


def test_a_paper_and_its_new_version_are_told(cast, called, sign):
    item = called.items.get()
    attach_document(item, file=paper("b.pdf", PDF + b"%2"), title="Kalkyl", **sign)

    sent = approve_supplement(called, message="", only_called=True, by=cast.chair, now=timezone.now())

    assert sent.changes == [["Ny handling till 1. Trygg hemgång", "", "Kalkyl"]]
    assert set(sent.recipients.values_list("mode", flat=True)) == {"called"}


@pytest.mark.parametrize("who", ["secretary", "member", "vice_chair"])
def test_it_is_approved_as_the_call_is(cast, called, who):
    with pytest.raises(Refused):
        approve_supplement(
            called, message="Hej", only_called=False, by=getattr(cast, who), now=timezone.now()
        )
    assert Call.objects.count() == 1


def test_staff_write_it_and_the_chair_is_told_once(cast, called, send):
    for text in ("Ta med ID.", "Ta med leg."):
        send(cast.secretary, "supplement", called.pk, message=text, to="called")

    mails = Delivery.objects.filter(kind="meetings.supplement_waits")
    assert list(mails.values_list("address", flat=True)) == ["chair@example.se"]
    assert list(SupplementDraft.objects.values_list("message", "only_called")) == [("Ta med leg.", True)]

    send(cast.chair, "supplement", called.pk, message="Ta med leg.", to="called")

    assert list(Call.objects.filter(number=2).values_list("message", "approved_as")) == [
        ("Ta med leg.", "chair")
    ]
    assert SupplementDraft.objects.count() == 0


def test_the_secretary_sends_on_delegation_and_a_draft_may_be_thrown_away(cast, called, sign):
    write_supplement(called, message="x", only_called=False, **sign)
    drop_supplement(called, **sign)
    delegate_calls(cast.group, starts_on=timezone.localdate(), by=cast.chair, now=timezone.now())

    sent = approve_supplement(called, message="Hej", only_called=False, **sign)

    assert (SupplementDraft.objects.count(), sent.approved_as) == (0, "delegation")


def test_not_before_the_call_nor_after_the_start(cast, meeting, called, sign):
    later = sign | {"now": timezone.now() + timedelta(days=60)}
    with pytest.raises(Refused) as refusal:
        write_supplement(called, message="Hej", only_called=False, **later)
    assert refusal.value.code == "not_called"


@pytest.mark.fact("P13")
def test_each_number_says_what_it_said_and_what_became_of_it(cast, called, sign, show):
    change_item(called.items.get(), minutes=50, **sign)
    sent = approve_supplement(called, message="Längre tid.", only_called=False, by=cast.chair, now=NOW)
    remove_item(called.items.get(), **sign)
    mails = Delivery.objects.filter(references__call=sent.pk)
    mails.update(state="sent", sent_at=NOW)
    note_bounce(mails.get(person=cast.member), text="550 okänd", by=None, now=NOW)
    mails.filter(person=cast.official).update(state="failed", error="550 nej")
    note_opening(called, version=None, by=cast.vice_chair, now=timezone.now())

    page = show(cast.secretary, "call_number", sent.pk)

    states = {row.name: row.post.word for row in page.context["recipients"]}
    assert states == {
        cast.member.name: "Kom tillbaka",
        cast.official.name: "Togs inte emot",
        cast.vice_chair.name: "Öppnat",
        cast.chair.name: "Lämnat till mejlservern",
        cast.substitute.name: "Lämnat till mejlservern",
    }
    assert [row.title for row in page.context["agenda"]] == ["Trygg hemgång"]  # as it was sent


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, "Väntar"),
        ({"post_state": "sent"}, "Lämnat till mejlservern"),
        ({"post_state": "sent", "post_bounced_at": NOW}, "Kom tillbaka"),
        ({"post_state": "failed"}, "Togs inte emot"),
        ({"post_state": "withdrawn"}, "Återtaget"),
        ({"address": ""}, "Ingen adress"),
        ({"address": "", "opened_at": NOW}, "Öppnat"),
        ({"post_state": "sent", "post_bounced_at": NOW, "opened_at": NOW}, "Öppnat"),
    ],
)
def test_what_became_of_a_mail_in_one_word(changes, word):
    names = ("post_state", "post_error", "post_at", "post_bounced_at", "opened_at")
    facts = dict.fromkeys(names) | {"address": "a@example.se"} | changes
    assert post_of(SimpleNamespace(**facts)).word == word


def test_the_call_is_read_before_it_is_approved(cast, meeting, show):
    page = show(cast.chair, "call_preview", meeting.pk)

    kinds = [(mail.whom, mail.count) for mail in page.context["mails"]]
    assert kinds == [
        ("Ledamot – kallad", 3),
        ("Personlig ersättare – för kännedom", 1),
        ("Ansvarig tjänsteperson – kallad", 1),
    ]
    assert [("/moten/s/" in mail.text, "Trygg hemgång" in mail.text) for mail in page.context["mails"]] == [
        (False, True)
    ] * 3
    assert Call.objects.count() == 0
