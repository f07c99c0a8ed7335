"""Anybody may ask whether a file is ours; who has only a checksum is told less (P32)."""

import hashlib
from datetime import date, time

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from meetings.actions import (
    add_item,
    approve,
    approve_call,
    begin_correction,
    begin_notes,
    cancel_meeting,
    circulate,
    create_meeting,
    publish,
    save_text,
)
from meetings.keeping import kept_call_paper, kept_minutes_paper
from meetings.known_papers import paper_of_checksum, paper_of_file
from meetings.models import Approval, ArchivePackage, MinutesVersion
from samverkan.lib.hashed_upload import HashingUploadHandler
from samverkan.pages import check

pytestmark = pytest.mark.django_db
PAGE = reverse("public:check")
# Nothing of what a paper holds is told, and to one without the file not even what it is.
INSIDE = (
    "Vi enades om hemgången",
    "Hemligt pris",
    "upphandlingssekretess",
    "Regionhuset",
    "member@example.se",
)
ABOUT = (*INSIDE, "Äldre", "Ordföranden", "14 mars", "2017")


@pytest.fixture(autouse=True)
def empty(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def called(cast, at):
    cast.group.settings.update(public="notes")
    sign = {"by": cast.secretary, "now": at()}
    when = {"date": date(2017, 3, 14), "start": time(9), "end": time(12), "place": "Regionhuset"}
    meeting = create_meeting(cast.group, **when, **sign)
    add_item(meeting, title="Trygg hemgång", **sign)
    closed = add_item(meeting, title="Upphandling", **sign)
    type(closed).objects.filter(pk=closed.pk).update(circle="serving", closed_reason="upphandlingssekretess")
    approve_call(meeting, by=cast.chair, now=at("2017-03-02 09:00"))
    return meeting


@pytest.fixture
def version(cast, at, called):
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    notes = begin_notes(called, **sign)
    first, closed, *_rest = called.items.order_by("position")
    save_text(first, text="<p>Vi enades om hemgången.</p>", base_version=0, **sign)
    save_text(closed, text="<p>Hemligt pris.</p>", base_version=0, **sign)
    circulate(notes, by=cast.secretary, now=at("2017-03-15 09:00"))
    return approve(notes, by=cast.chair, now=at("2017-03-16 09:00"))


def corrected(cast, at, version):
    notes = version.minutes
    begin_correction(notes, note="Punkt 1 rättad.", by=cast.secretary, now=at("2017-04-01 09:00"))
    circulate(notes, by=cast.secretary, now=at("2017-04-02 09:00"))
    return approve(notes, by=cast.chair, now=at("2017-04-03 09:00"))


def ask(client=None, **given):
    return (client or Client()).post(PAGE, given)


def holding(content):
    """What somebody who is not logged in is told of a file they have."""
    return ask(file=SimpleUploadedFile("anteckningar.pdf", content, "application/pdf"))


def told(response):
    """(ours, heading, version, copy, who signed, whether it holds, what comes later)"""
    found = response.context["found"]
    if (paper := found["paper"]) is None:
        return (found["is_ours"],)
    names = [line.name for line in paper.approvals]
    return (True, paper.heading, paper.version, paper.is_open_copy, names, paper.holds, paper.later)


@pytest.mark.fact("P32")
def test_who_holds_the_notes_is_told_who_signed_them(cast, version):
    _document, content = kept_minutes_paper(version)

    answer = holding(content)

    assert told(answer) == (True, "Minnesanteckningar", 1, False, [cast.chair.name], True, "")
    assert (answer.status_code, answer.context["found"]["paper"].meeting_id) == (200, None)
    assert [word for word in INSIDE if word in answer.text] == []


@pytest.mark.fact("P32")
def test_each_copy_is_known_and_says_what_replaces_it(cast, at, version):
    _document, whole = kept_minutes_paper(version)
    _document, copy = kept_minutes_paper(version, {"group"})
    second = corrected(cast, at, version)
    _document, newest = kept_minutes_paper(second)
    head, names = "Minnesanteckningar", [cast.chair.name]

    assert [told(holding(content)) for content in (whole, copy, newest)] == [
        (True, head, 1, False, names, True, "version 2"),
        (True, head, 1, True, names, True, "version 2"),
        (True, head, 2, False, names, True, ""),
    ]


@pytest.mark.fact("P32")
def test_a_call_tells_who_signed_it_and_what_was_sent_after_it(cast, at, called):
    call = called.calls.get()
    document, content = kept_call_paper(call)
    before = holding(content).context["found"]["paper"]
    cancel_meeting(called, reason="För få kan.", by=cast.chair, now=at("2017-03-10 09:00"))

    after = holding(content).context["found"]["paper"]

    assert (before.kind, before.signature, before.day, before.later) == (
        "call",
        document.signature,
        date(2017, 3, 14),
        "",
    )
    assert (after.later, before.signature is None) == ("Mötet är inställt", False)


@pytest.mark.fact("P32")
def test_a_changed_byte_is_not_known(version):
    _document, content = kept_minutes_paper(version)

    answers = [holding(content + b"\n"), holding(b""), ask(checksum="0" * 64)]

    assert [(answer.status_code, told(answer)) for answer in answers] == [(200, (False,))] * 3


@pytest.mark.fact("P32")
def test_a_checksum_alone_tells_only_that_it_is_ours(cast, at, version):
    """Of the file, its contents, the copy's contents, the signed text, the call and a package."""
    _document, content = kept_minutes_paper(version)
    _document, call = kept_call_paper(version.minutes.meeting.calls.get())
    package = ArchivePackage.objects.create(
        group=cast.group,
        meeting=version.minutes.meeting,
        asked_by=cast.secretary,
        asked_at=at("2017-05-01 09:00"),
        made_at=at("2017-05-01 09:00"),
        sha256="a" * 64,
    )
    sums = [
        hashlib.sha256(content).hexdigest(),
        version.sha256,
        version.checksums.get(is_open_copy=True).contents_sha256,
        Approval.objects.get().sha256,
        hashlib.sha256(call).hexdigest(),
        version.minutes.meeting.calls.get().sha256,
        package.sha256,
    ]

    answers = [ask(checksum=one) for one in sums]

    assert [told(answer) for answer in answers] == [(True,)] * len(sums)
    assert [word for answer in answers for word in ABOUT if word in answer.text] == []


@pytest.mark.fact("P32")
def test_of_what_is_open_to_everybody_a_checksum_tells_the_same_as_the_file(cast, at, version):
    kept_minutes_paper(version)
    spaced = " ".join(version.sha256.upper()[i : i + 8] for i in range(0, 64, 8))
    closed = told(ask(checksum=spaced))
    publish(version.minutes, is_checked=True, by=cast.secretary, now=at("2017-03-20 09:00"))

    answer = ask(checksum=spaced)

    assert closed == (True,)
    assert told(answer) == (True, "Minnesanteckningar", 1, False, [cast.chair.name], True, "")
    assert reverse("public:notes", args=[version.minutes.meeting_id]) in answer.text
    assert [word for word in INSIDE if word in answer.text] == []


@pytest.mark.fact("P32")
def test_what_was_changed_behind_the_signatures_is_said(version):
    _document, content = kept_minutes_paper(version)
    facts = version.facts | {"led_by": "Någon Annan"}
    MinutesVersion.objects.filter(pk=version.pk).update(facts=facts)

    assert holding(content).context["found"]["paper"].holds is False


@pytest.mark.parametrize(
    "checksum", ["", "abc", "g" * 64, "0" * 63, "0" * 65, "<script>", "%00\x00", "٣" * 64]
)
def test_what_is_no_checksum_is_refused_in_words(checksum):
    answer = ask(checksum=checksum)

    assert (answer.status_code, "found" in answer.context, "<script>" in answer.text.split("<main")[1]) == (
        422,
        False,
        False,
    )


def test_no_file_is_answered_in_words():
    answer = ask()

    assert (answer.status_code, list(answer.context["file_form"].errors)) == (422, ["file"])


def test_a_file_is_counted_and_never_kept(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "temporary"
    content = b"samverkan" * 400_000
    request = RequestFactory().post(PAGE, {"file": SimpleUploadedFile("stor.pdf", content)})
    request.upload_handlers = [HashingUploadHandler(request)]

    file = request.FILES["file"]

    assert (file.name, file.size, file.sha256) == (
        "stor.pdf",
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    assert (file.read(), list(tmp_path.rglob("*"))) == (b"", [])


def test_a_file_over_the_limit_is_not_read(settings):
    settings.UPLOAD_MAX_BYTES = 1000

    assert holding(b"x" * (1000 + check.REST_OF_FORM + 1)).status_code == 413


def test_a_forged_form_is_refused():
    client = Client(enforce_csrf_checks=True)

    refused = ask(client, checksum="0" * 64).status_code
    client.get(PAGE)
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}

    file = SimpleUploadedFile("a.pdf", b"x")
    assert (refused, ask(client, file=file, **token).status_code) == (403, 200)


def test_who_tries_too_often_waits(monkeypatch):
    monkeypatch.setattr(check, "CHECKS", 2)

    assert [ask(checksum="0" * 64).status_code for _ in range(3)] == [200, 200, 429]


def test_looking_up_takes_as_many_queries_whatever_is_asked(cast, at, version, django_assert_num_queries):
    _document, content = kept_minutes_paper(version)
    corrected(cast, at, version)
    today, checksum = date(2017, 5, 1), hashlib.sha256(content).hexdigest()

    with django_assert_num_queries(2):
        paper_of_file(checksum, today)
    with django_assert_num_queries(2):
        paper_of_file("0" * 64, today)
    with django_assert_num_queries(3):
        paper_of_checksum(version.sha256, today)
    with django_assert_num_queries(6):
        paper_of_checksum("0" * 64, today)
