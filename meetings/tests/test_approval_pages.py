"""From draft to published: who sees what when, who does what, and that what is approved stays (I-MIN1 to
-5)."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from groups.models import Delivery
from meetings.actions import (
    approve,
    approve_by_silence,
    begin_correction,
    change_head,
    circulate,
    publish,
    remark,
    save_text,
)
from meetings.actions import take_back as take_back_notes
from meetings.documents import NotesDocument
from meetings.keeping import kept_minutes_paper
from meetings.models import Minutes, MinutesVersion, Remark
from meetings.tests.test_notes_pages import fill
from samverkan.lib.facts import from_json, sha256
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
READERS = ("secretary", "official", "chair", "member", "substitute", "stranger")
EVERYBODY = sorted(
    f"{role}@example.se" for role in ("chair", "vice_chair", "member", "substitute", "official")
)


@pytest.fixture
def written(cast, at, items, minutes):
    text = "<p>Hemligt tills det skickats.</p>"
    save_text(items[1], text=text, base_version=0, by=cast.secretary, now=at("2017-03-14 10:00"))
    return minutes


@pytest.fixture
def circulated(cast, at, written):
    return circulate(written, by=cast.secretary, now=at("2017-03-16 09:00"))


@pytest.fixture
def version(cast, at, circulated):
    return approve(circulated, by=cast.chair, now=at("2017-03-20 09:00"))


def page(name, minutes, *more):
    return reverse(f"meetings:{name}", args=[minutes.meeting_id, *more])


def sign(client, minutes):
    """Open the page and press its button."""
    seen = client.get(page("notes_approve", minutes)).context["to_sign"]
    return client.post(page("notes_approve", minutes), {"seen": seen})


def seen_by(cast, client, address):
    """`{role: (status, whether the text is shown)}`"""
    found = {}
    for role in READERS:
        client.force_login(getattr(cast, role))
        answer = client.get(address)
        found[role] = (answer.status_code, "Hemligt tills det skickats." in answer.text)
    return found


def queued(kind):
    return sorted(Delivery.objects.filter(kind=kind).values_list("address", flat=True))


def test_a_draft_is_read_by_those_who_write_it_only(cast, client, written):
    hidden = dict.fromkeys(("chair", "member", "substitute", "stranger"), (404, False))

    assert seen_by(cast, client, page("notes", written)) == {
        "secretary": (200, True),
        "official": (200, True),
        **hidden,
    }


def test_circulated_notes_are_read_by_the_group(cast, client, circulated):
    shown = dict.fromkeys(READERS, (200, True)) | {"stranger": (404, False)}

    assert seen_by(cast, client, page("notes", circulated)) == shown
    assert queued("meetings.notes_circulated") == EVERYBODY


@pytest.mark.fact("S002-25", "S000-17", "P33", "N16")
def test_the_chair_approves_with_one_button_and_everybody_gets_the_notes(cast, client, circulated):
    client.force_login(cast.chair)
    asked = client.get(page("notes_approve", circulated)).text

    sign(client, circulated)
    sign(client, circulated)

    version = MinutesVersion.objects.get()
    main = asked[asked.index("<main") : asked.index("</main")]
    assert re.findall(r"<button[^>]*>([^<]*)", main) == ["Godkänn anteckningarna"]
    assert (version.number, version.sha256) == (
        1,
        sha256(from_json(NotesDocument, json.dumps(version.facts))),
    )
    assert queued("meetings.notes_approved") == EVERYBODY


@pytest.mark.parametrize(("who", "status"), [("secretary", 302), ("member", 403), ("stranger", 404)])
def test_nobody_approves_in_the_chairs_place(cast, client, circulated, who, status):
    client.force_login(getattr(cast, who))

    answer = client.post(page("notes_approve", circulated))

    assert (answer.status_code, MinutesVersion.objects.count()) == (status, 0)


def test_an_approver_is_needed_beside_the_chair_where_the_group_says_so(cast, at, client, written):
    cast.group.settings.update(approval_rule="chair_and_approver")
    change_head(written, approver=cast.member, by=cast.secretary, now=at("2017-03-15 09:00"))
    circulate(written, by=cast.secretary, now=at("2017-03-16 09:00"))
    states = []
    for person in (cast.chair, cast.member):
        client.force_login(person)
        sign(client, written)
        states.append(Minutes.objects.get().state)

    assert states == ["circulated", "approved"]


def test_the_next_meeting_approves_and_the_secretary_records_it(cast, client, at, written):
    cast.group.settings.update(approval_rule="next_meeting")
    circulate(written, by=cast.secretary, now=at("2017-03-16 09:00"))
    client.force_login(cast.secretary)

    client.post(page("notes_approve_at_meeting", written))

    assert (Minutes.objects.get().state, written.approvals.get().role) == ("approved", "meeting")


def test_silence_approves_after_the_day_unless_somebody_objects(cast, at, written):
    cast.group.settings.update(approval_rule="no_objection", objection_days=7)
    sign = {"by": cast.secretary, "now": at("2017-03-16 09:00")}
    circulate(written, **sign)
    early = approve_by_silence(written, by=None, now=at("2017-03-23 23:00"))
    remark(written, text="Inte så", is_objection=True, by=cast.member, now=at("2017-03-17 09:00"))
    stopped = approve_by_silence(written, by=None, now=at("2017-03-24 01:00"))
    take_back_notes(written, **sign)
    circulate(written, **sign)

    done = approve_by_silence(written, by=None, now=at("2017-03-24 01:00"))

    assert (early, stopped, done.number) == (None, None, 1)


def test_a_remark_goes_to_the_official_and_is_read_by_staff_and_its_writer(cast, client, circulated):
    client.force_login(cast.substitute)
    empty = client.post(page("notes_remark", circulated), {"text": " "})
    client.post(page("notes_remark", circulated), {"text": "Punkt 2: Köping frågade"})
    seen = {}
    for role in ("substitute", "member", "official", "chair"):
        client.force_login(getattr(cast, role))
        seen[role] = client.get(page("notes", circulated)).text.count("Köping frågade")

    assert (empty.status_code, Remark.objects.count()) == (422, 1)
    assert (seen, queued("meetings.remark")) == (
        {"substitute": 1, "member": 0, "official": 1, "chair": 1}, ["official@example.se"],
    )  # fmt: skip


def test_the_note_taker_who_approves_alone_is_warned_of(cast, at, client, written):
    change_head(written, note_taker=cast.chair, by=cast.secretary, now=at("2017-03-15 09:00"))
    client.force_login(cast.secretary)

    assert (
        client.get(page("notes_approve", written)).text.count("Den som fört anteckningarna godkänner ensam")
        == 1
    )


@pytest.mark.fact("S002-25")
def test_the_lead_time_is_told_in_days(cast, client, version):
    client.force_login(cast.secretary)

    told = re.findall(
        r"(\d+) (?:arbets)?dag(?:ar)? efter mötet", client.get(page("notes_approve", version.minutes)).text
    )

    assert told == ["2", "6"]


def test_publishing_needs_the_ticked_check_and_a_word_on_what_looks_like_a_personal_number(
    cast, at, client, items, minutes
):
    save_text(
        items[0],
        text="<p>Ärende 19121212-1212</p>",
        base_version=0,
        by=cast.secretary,
        now=at("2017-03-14 10:00"),
    )
    circulate(minutes, by=cast.secretary, now=at("2017-03-16 09:00"))
    approve(minutes, by=cast.chair, now=at("2017-03-17 09:00"))
    client.force_login(cast.secretary)
    posts = [{}, {"is_checked": "on"}, {"is_checked": "on", "numbers_are_confirmed": "on"}]

    answers = [client.post(page("notes_publish", minutes), data).status_code for data in posts]

    assert (answers, Minutes.objects.get().state) == ([422, 422, 302], "published")


@pytest.mark.fact("S002-25")
def test_a_correction_is_version_two_and_version_one_stays_as_it_was(cast, at, client, items, version):
    before = (version.sha256, version.facts, kept_minutes_paper(version)[1])
    client.force_login(cast.secretary)
    client.post(page("notes_correct", version.minutes), {"note": "Punkt 2: Köping, inte Sala."})
    item = type(items[1]).objects.get(pk=items[1].pk)
    save_text(item, text="<p>Köping.</p>", base_version=1, by=cast.secretary, now=at("2017-04-01 09:00"))
    meanwhile = seen_by(cast, client, page("notes", version.minutes))["member"]
    minutes = Minutes.objects.get()
    circulate(minutes, by=cast.secretary, now=at("2017-04-02 09:00"))

    second = approve(minutes, by=cast.chair, now=at("2017-04-03 09:00"))

    version = MinutesVersion.objects.get(number=1)
    assert ((version.sha256, version.facts, kept_minutes_paper(version)[1]), meanwhile) == (
        before,
        (200, True),
    )
    assert (second.number, second.correction_note, second.sha256 == version.sha256) == (
        2,
        "Punkt 2: Köping, inte Sala.",
        False,
    )
    assert second.facts["corrections"] == [
        {
            "version": 2,
            "day": "2017-04-03",
            "note": "Punkt 2: Köping, inte Sala.",
            "items": [
                {
                    "title": "Trygg hemgång",
                    "number": "2",
                    "removed": "Hemligt tills det skickats.",
                    "added": "Köping.",
                }
            ],
        }
    ]
    assert len(queued("meetings.notes_approved")) == 10


@pytest.mark.fact("N16", "P31")
def test_what_is_approved_is_not_written_in(cast, at, items, version):
    with pytest.raises(Refused) as refusal:
        save_text(
            items[1], text="<p>Annat</p>", base_version=1, by=cast.secretary, now=at("2017-04-01 09:00")
        )

    assert refusal.value.code == "not_draft"


def test_a_correction_says_what_it_corrects(cast, at, version):
    with pytest.raises(Refused) as refusal:
        begin_correction(version.minutes, note=" ", by=cast.secretary, now=at("2017-04-01 09:00"))

    assert (refusal.value.code, Minutes.objects.get().state) == ("no_note", "approved")


@pytest.mark.parametrize("verb", [publish, begin_correction, approve])
def test_a_draft_is_neither_published_corrected_nor_approved(cast, at, written, verb):
    words = {"note": "Något"} if verb is begin_correction else {"is_checked": True} if verb is publish else {}

    with pytest.raises(Refused):
        verb(written, by=cast.chair, now=at("2017-03-15 09:00"), **words)

    assert (Minutes.objects.get().state, MinutesVersion.objects.count()) == ("draft", 0)


def test_the_pdf_comes_from_storage_under_its_checksum(cast, client, settings, tmp_path, version):
    settings.MEDIA_ROOT = tmp_path
    address = page("notes_pdf", version.minutes, 1)
    client.force_login(cast.member)
    waiting = client.get(address)
    kept_minutes_paper(version)

    paper = client.get(address)
    again = client.get(address, headers={"If-None-Match": paper["ETag"]})

    assert (waiting.status_code, paper.status_code, again.status_code) == (202, 200, 304)
    assert {
        name: paper[name]
        for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "ETag")
    } == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="2017-03-14-minnesanteckningar-samverkansgrupp-aldre.pdf"',
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{version.sha256}"',
    }
    client.force_login(cast.stranger)
    assert client.get(address).status_code == 404


def test_reading_takes_as_many_queries_for_thirty_items_as_for_one(
    cast, at, client, minutes, django_assert_num_queries
):
    client.force_login(cast.member)
    for number in (1, 30):
        fill(cast, at, minutes, number)
        circulate(minutes, by=cast.secretary, now=at("2017-03-16 09:00"))
        with django_assert_num_queries(40):
            client.get(page("notes", minutes))
        take_back_notes(minutes, by=cast.secretary, now=at("2017-03-16 10:00"))


def test_an_approved_version_is_read_from_its_facts(cast, client, version, django_assert_num_queries):
    client.force_login(cast.member)

    with django_assert_num_queries(15):
        client.get(page("notes", version.minutes))


def test_the_chair_of_a_term_that_has_ended_approves_its_last_notes(cast, at, client, circulated):
    """Approvals are personal; without this the last notes of a term could never be approved."""
    cast.chair.appointments.update(ends_on=date(2017, 3, 31))
    cast.chair.offices.update(ends_on=date(2017, 3, 31))
    client.force_login(cast.chair)
    address = reverse("meetings:notes_approve", args=[circulated.meeting_id])

    opened = client.get(address).status_code
    sign(client, circulated)
    afterwards = client.get(reverse("meetings:notes", args=[circulated.meeting_id])).status_code

    circulated.refresh_from_db()
    assert (opened, circulated.state, afterwards) == (200, "approved", 404)
