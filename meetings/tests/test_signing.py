"""Which text an approver signs, and that an approval of another text does not count (P32)."""

import hashlib
from dataclasses import replace
from datetime import date, time

import pytest
from django.urls import reverse

from groups.letterhead import Letterhead
from groups.models import Delivery
from meetings.actions import approve, approve_at_meeting, change_head, circulate, save_text
from meetings.checksums_due import note_checksums
from meetings.documents import ApprovalLine, Correction, MeetingFacts, NotesDocument, NotesItem
from meetings.keeping import kept_minutes_paper, notes_of
from meetings.models import Approval, Minutes, MinutesVersion, PaperChecksum
from meetings.papers import pdf_of
from meetings.signing import all_of, signatures_hold, signed_sha256
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

LINE = ApprovalLine(name="Ragnhild Säterlo", role="ordförande", day=date(2017, 3, 21))
ITEM = NotesItem(title="Hemgång", number="1", body="<p>Vi enades.</p>", items=(NotesItem(title="Under"),))
TEXT = NotesDocument(
    letterhead=Letterhead(),
    meeting=MeetingFacts(group="Äldre", day=date(2017, 3, 14), starts=time(9)),
    state="circulated",
    version=2,
    items=(ITEM,),
    corrections=(Correction(version=2, day=date(2017, 3, 14), note="Punkt 1 rättad."),),
)


@pytest.mark.parametrize(
    ("changed", "is_same"),
    [
        ({"state": "approved"}, True),
        ({"letterhead": Letterhead(registry_number="KS 2017/12")}, True),
        ({"approvals": (LINE,)}, True),
        ({"check_at": "https://samverkan.example/oppet/kontrollera/"}, True),
        ({"items": (replace(ITEM, paragraph="§ 7", approvals=(LINE,)),)}, True),
        ({"items": (replace(ITEM, items=(NotesItem(title="Under", paragraph="§ 8"),)),)}, True),
        ({"corrections": (Correction(version=2, day=date(2017, 3, 21), note="Punkt 1 rättad."),)}, True),
        ({"corrections": (Correction(version=2, day=date(2017, 3, 14), note="Punkt 2 rättad."),)}, False),
        ({"items": (replace(ITEM, body="<p>Vi enades inte.</p>"),)}, False),
        ({"items": (replace(ITEM, items=(NotesItem(title="Över"),)),)}, False),
        ({"version": 3}, False),
        ({"led_by": "Någon annan"}, False),
    ],
)
def test_what_is_signed_is_the_text_and_not_what_comes_with_the_approvals(changed, is_same):
    assert (signed_sha256(replace(TEXT, **changed)) == signed_sha256(TEXT)) is is_same


@pytest.mark.parametrize(
    ("signed", "holds"), [((), False), (("",), False), (("text",), True), (("text", "another"), False)]
)
def test_signatures_hold_when_each_is_of_just_this_text(signed, holds):
    mine = signed_sha256(TEXT)
    lines = tuple(replace(LINE, signed=mine if one == "text" else one) for one in signed)

    assert signatures_hold(replace(TEXT, approvals=lines)) is holds


def test_an_approval_without_a_checksum_is_of_no_text():
    assert [all_of("a", signed) for signed in ([], ["a"], ["a", ""], ["b"])] == [True, True, False, False]


pages = pytest.mark.django_db


@pytest.fixture
def circulated(cast, at, items, minutes):
    """Two approve: the chair and the member."""
    cast.group.settings.update(approval_rule="chair_and_approver")
    text = "<p>Vi enades om hemgång.</p>"
    save_text(items[1], text=text, base_version=0, by=cast.secretary, now=at("2017-03-14 10:00"))
    change_head(minutes, approver=cast.member, by=cast.secretary, now=at("2017-03-15 09:00"))
    return circulate(minutes, by=cast.secretary, now=at("2017-03-16 09:00"))


@pages
@pytest.mark.fact("P32")
def test_each_signs_one_text_and_the_frozen_paper_says_so(cast, at, circulated):
    approve(circulated, by=cast.chair, now=at("2017-03-20 09:05"))
    version = approve(circulated, by=cast.member, now=at("2017-03-21 18:30"))

    document = notes_of(version)
    signed = signed_sha256(document)
    kept = list(Approval.objects.order_by("at").values_list("role", "person", "sha256"))
    paper = pdf_of(document)
    printed = text_of(paper)
    assert_pdf_accessible(paper)
    assert kept == [("chair", cast.chair.pk, signed), ("approver", cast.member.pk, signed)]
    assert [(line.name, line.at, line.signed) for line in document.approvals] == [
        (cast.chair.name, time(9, 5), signed),
        (cast.member.name, time(18, 30), signed),
    ]
    assert (signatures_hold(document), sha256(document)) == (True, version.sha256)
    assert [
        words in printed for words in (signed, version.sha256, cast.chair.name, "/oppet/kontrollera/")
    ] == ([True] * 4)


@pages
@pytest.mark.fact("P32")
def test_an_approval_of_another_text_does_not_count(cast, at, circulated):
    """Nobody wrote in the notes, but what they say became another: who took them is another."""
    approve(circulated, by=cast.chair, now=at("2017-03-20 09:00"))
    Minutes.objects.update(note_taker_name="Någon Annan", note_taker=None)

    after_member = approve(circulated, by=cast.member, now=at("2017-03-21 09:00"))
    waiting = list(Approval.objects.values_list("person", flat=True))
    told = list(Delivery.objects.filter(kind="meetings.notes_changed").values_list("person", flat=True))
    version = approve(circulated, by=cast.chair, now=at("2017-03-22 09:00"))

    assert (after_member, waiting, told) == (None, [cast.member.pk], [cast.chair.pk])
    assert (version.number, signatures_hold(notes_of(version))) == (1, True)


@pages
@pytest.mark.fact("P32")
def test_what_was_not_read_is_not_signed(cast, at, client, circulated):
    address = reverse("meetings:notes_approve", args=[circulated.meeting_id])
    client.force_login(cast.chair)
    seen = client.get(address).context["to_sign"]
    from_notes = client.get(reverse("meetings:notes", args=[circulated.meeting_id])).context["to_sign"]
    Minutes.objects.update(note_taker_name="Någon Annan", note_taker=None)

    for posted in ({"seen": seen}, {"seen": ""}, {}):
        client.post(address, posted)
    with pytest.raises(Refused) as refused:
        approve(circulated, seen=seen, by=cast.chair, now=at("2017-03-21 09:00"))
    before = Approval.objects.count()
    client.post(address, {"seen": client.get(address).context["to_sign"]})

    assert (seen, refused.value.code, before) == (from_notes, "changed", 0)
    assert Approval.objects.get().person == cast.chair


@pages
def test_what_the_secretary_records_of_a_meeting_is_no_signature(cast, at, circulated):
    cast.group.settings.update(approval_rule="next_meeting")

    version = approve_at_meeting(circulated, by=cast.secretary, now=at("2017-05-02 12:00"))

    line = notes_of(version).approvals[0]
    printed = text_of(pdf_of(notes_of(version)))
    assert (line.name, line.signed, line.recorded) == (cast.secretary.name, "", True)
    signed = signed_sha256(notes_of(version))
    assert (Approval.objects.get().sha256, signed in printed) == (signed, False)


@pages
def test_a_paper_kept_before_checksums_were_is_read_once(cast, at, circulated, django_assert_num_queries):
    approve(circulated, by=cast.chair, now=at("2017-03-20 09:00"))
    version = approve(circulated, by=cast.member, now=at("2017-03-21 09:00"))
    _document, content = kept_minutes_paper(version)
    made = list(PaperChecksum.objects.values_list("sha256", "contents_sha256", "version"))
    PaperChecksum.objects.all().delete()

    note_checksums(at("2017-03-22 06:00"))

    assert made == [(hashlib.sha256(content).hexdigest(), version.sha256, version.pk)]
    assert list(PaperChecksum.objects.values_list("sha256", "contents_sha256", "version")) == made
    with django_assert_num_queries(2):
        note_checksums(at("2017-03-23 06:00"))
    assert MinutesVersion.objects.get() == version
