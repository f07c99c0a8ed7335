"""Packages for the archive, from asked to fetched: what goes in, byte for byte, and what never does."""

import io
import json
import re
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from groups.actions import add_document_version
from groups.tests.examples import office_file
from issues.actions import raise_issue, screen_issue
from issues.tests.test_issues import FITS
from meetings.actions import (
    add_action,
    add_item,
    add_outcome,
    approve,
    approve_call,
    ask_for_archive_package,
    attach_document,
    begin_notes,
    circulate,
    create_meeting,
    record_attendance,
    save_text,
    tie_issue,
)
from meetings.actions.days import postpone_meeting
from meetings.archive import KEPT, file_name
from meetings.archive_due import clear_archive_packages
from meetings.archive_lacking import MeetingStatus, lacking
from meetings.archive_layout import VersionDay, in_force, meeting_folders
from meetings.archive_layout import file_name as name_of_file
from meetings.archive_making import make, written
from meetings.archive_verify import verified
from meetings.models import ArchivePackage, MinutesVersion
from meetings.tests.packs import pdf_file
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

pytestmark = pytest.mark.django_db
SECRET = ("HEMLIGT-UNDERLAG", "HEMLIG-TEXT", "HEMLIGT-BESLUT", "HEMLIG-UPPGIFT", "HEMLIG-FRÅGA")


@pytest.fixture
def archived(cast, at, held, settings, tmp_path):
    """The meeting of 14 March 2017 with approved notes, a closed item and papers of three kinds."""
    settings.MEDIA_ROOT = str(tmp_path / "files")
    sign = {"by": cast.secretary, "now": at("2017-03-02 09:00")}
    item = held.items.get(title="Trygg hemgång")
    row = attach_document(item, file=pdf_file("nulage.pdf"), title="Nuläge", **sign)
    attach_document(item, file=office_file("mål.docx", "word/"), title="Mål", **sign)
    closed = add_item(
        held,
        title="Upphandling",
        circle="presidency",
        closed_reason="Anbud prövas",
        description="HEMLIG-TEXT",
        **sign,
    )
    attach_document(closed, file=pdf_file("anbud.pdf", words="HEMLIGT"), title="HEMLIGT-UNDERLAG", **sign)
    for about, title, more in (
        (item, "Trygg hemgång", {}),
        (closed, "HEMLIG-FRÅGA", {"circle": "presidency", "closed_reason": "Anbud prövas"}),
    ):
        issue = raise_issue(cast.structure, title=title, home_group=cast.group, **more, **sign)
        tie_issue(about, issue=issue, **sign)
    approve_call(held, by=cast.chair, now=at("2017-03-03 09:00"))
    add_document_version(
        row.document, file=pdf_file("nulage.pdf", pages=2), by=cast.secretary, now=at("2017-03-10 09:00")
    )
    sign["now"] = at("2017-03-14 10:00")
    minutes = begin_notes(held, **sign)
    for noted, text in ((item, "Vi gick igenom läget."), (closed, "HEMLIG-TEXT")):
        save_text(noted, text=f"<p>{text}</p>", base_version=0, is_leaving=True, **sign)
    add_outcome(item, kind="decision", text="Gruppen ställer sig bakom.", **sign)
    add_outcome(closed, kind="decision", text="HEMLIGT-BESLUT", **sign)
    add_action(item, text="Ta fram mått", owners=[cast.member], due_at_next_meeting=True, **sign)
    add_action(closed, text="HEMLIG-UPPGIFT", owners=[cast.chair], **sign)
    record_attendance(
        minutes, person=cast.substitute, capacity="guest", is_present=False, exception="Sjuk", **sign
    )
    circulate(minutes, **sign)
    approve(minutes, by=cast.chair, now=at("2017-03-20 09:00"))
    return held


def asked(cast, at, meeting=None, term=None):
    return ask_for_archive_package(
        cast.group, meeting=meeting, term=term, by=cast.secretary, now=at("2017-04-01 09:00")
    )


def unpacked(package) -> dict[str, bytes]:
    """The files under data/."""
    package.refresh_from_db()
    with default_storage.open(package.file) as file, zipfile.ZipFile(io.BytesIO(file.read())) as packed:
        return {
            name.partition("/data/")[2]: packed.read(name) for name in packed.namelist() if "/data/" in name
        }


FOLDER = "moten/2017-03-14-ordinarie-mote"
PATHS = {
    "facts.json",
    "archive.schema.json",
    "innehall.pdf",
    "sammansattning.pdf",
    *(f"{FOLDER}/kallelser/01-kallelse.{ending}" for ending in ("pdf", "json")),
    f"{FOLDER}/anteckningar/version-1.pdf",
    f"{FOLDER}/handlingar/02-1-nulage-v1.pdf",
    f"{FOLDER}/handlingar/02-1-nulage-v2.pdf",
    f"{FOLDER}/handlingar/02-2-mal-v1.docx",
    f"{FOLDER}/dagordning.pdf",
    f"{FOLDER}/narvaro.pdf",
    *(f"slutna/{FOLDER}/anteckningar/version-1.{ending}" for ending in ("pdf", "json")),
    f"slutna/{FOLDER}/handlingar/04-1-hemligt-underlag-v1.pdf",
    f"slutna/{FOLDER}/dagordning.pdf",
}


def test_a_meetings_package_holds_everything_as_it_was_kept(cast, at, archived):
    package = asked(cast, at, archived)
    make(package.pk)

    files = unpacked(package)
    facts = json.loads(files["facts.json"])
    call, version = archived.calls.get(), MinutesVersion.objects.get()
    assert files.keys() == PATHS
    assert {one["path"] for one in facts["files"]} == PATHS - {"facts.json"}
    for path, kept in {
        f"{FOLDER}/kallelser/01-kallelse.pdf": call.pdf,
        f"{FOLDER}/anteckningar/version-1.pdf": version.open_pdf,
        f"slutna/{FOLDER}/anteckningar/version-1.pdf": version.pdf,
    }.items():
        assert files[path] == kept.open("rb").read()
    assert facts["meetings"][0]["notes"]["versions"][0]["sha256"] == version.sha256
    forms = {one["path"].rpartition("/")[2]: one["form"] for one in facts["files"]}
    assert (forms["02-2-mal-v1.docx"], forms["02-1-nulage-v1.pdf"]) == ("as_received", "as_received")
    assert (package.problems, package.as_received, package.files_total) == ([], 4, len(PATHS) - 1)
    assert (package.sha256, package.failed_at) == (verified_sum(package), None)


def verified_sum(package) -> str:
    verdict = verified(Path(default_storage.path(package.file)))
    assert verdict.faults == []
    return verdict.sha256


def test_what_is_closed_lies_apart_and_its_circle_stands_in_the_facts(cast, at, archived):
    package = asked(cast, at, archived)
    make(package.pk)

    files = unpacked(package)
    leaking = {
        path
        for path, content in files.items()
        if path.endswith(".pdf") and "handlingar" not in path
        if any(word in text_of(content) for word in SECRET)
    }
    facts = json.loads(files["facts.json"])["meetings"][0]
    assert leaking == {
        "innehall.pdf",
        *(
            path
            for path in PATHS
            if path.startswith("slutna/") and path.endswith(("version-1.pdf", "dagordning.pdf"))
        ),
    }
    assert [item["circle"] for item in facts["items"]] == ["group", "group", "group", "presidency"]
    assert facts["items"][3]["outcomes"][0]["text"] == "HEMLIGT-BESLUT"


@pytest.mark.fact("S002-26")
def test_the_items_say_what_questions_they_were_about_and_where_those_were(cast, at, archived):
    issue = archived.items.get(title="Trygg hemgång").item_issues.get().issue
    screen_issue(issue, group=cast.group, by=cast.secretary, now=at("2017-03-30 09:00"), **FITS)
    package = asked(cast, at, archived)
    make(package.pk)

    files = unpacked(package)
    items = json.loads(files["facts.json"])["meetings"][0]["items"]
    raised = {"stage": "raised", "stage_name": "Väckt"}
    assert [item["issues"] for item in items] == [
        [],
        [{"number": "2017:1", "title": "Trygg hemgång", "circle": "group", **raised}],
        [],
        [{"number": "2017:2", "title": "HEMLIG-FRÅGA", "circle": "presidency", **raised}],
    ]
    assert verified_sum(package) == package.sha256
    shown = [
        text_of(files[f"{folder}{FOLDER}/dagordning.pdf"]).count("Fråga 2017:") for folder in ("", "slutna/")
    ]
    assert shown == [1, 2]


def test_the_same_content_makes_the_same_bytes_and_papers_for_the_archive(cast, at, archived, tmp_path):
    package = asked(cast, at, archived)
    paths = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for path in paths:
        written(package, path, lambda done, total: None)

    assert paths[0].read_bytes() == paths[1].read_bytes()
    with zipfile.ZipFile(paths[0]) as packed:
        for name in packed.namelist():
            if name.endswith(("innehall.pdf", "narvaro.pdf", "dagordning.pdf", "sammansattning.pdf")):
                assert_pdf_accessible(packed.read(name))


def test_no_address_number_or_reason_is_handed_on_but_on_frozen_papers(cast, at, archived):
    cast.group.settings.update(mail_reply_to="svar@example.se", mail_from_name="Signe")
    package = asked(cast, at, archived)
    make(package.pk)

    files = unpacked(package)
    frozen = re.compile(r"(kallelser|anteckningar)/")
    told = {
        path: text_of(content) if path.endswith(".pdf") else content.decode()
        for path, content in files.items()
        if path.endswith((".pdf", ".json")) and not frozen.search(path) and "handlingar" not in path
    }
    words = re.compile(r"@|070-|Sjuk|mail_")
    assert {path: words.findall(text) for path, text in told.items() if words.search(text)} == {}


def test_a_file_that_is_gone_or_changed_is_told_and_stops_nothing(cast, at, archived):
    first, second = archived.items.get(title="Trygg hemgång").item_documents.order_by("pk")
    default_storage.delete(first.document.versions.first().file.name)
    changed = second.document.versions.get().file.name
    default_storage.delete(changed)
    default_storage.save(changed, ContentFile(b"annat"))
    package = asked(cast, at, archived)
    make(package.pk)

    files = unpacked(package)
    assert package.problems == [
        {"title": "Nuläge", "problem": "filen finns inte i lagret"},
        {"title": "Mål", "problem": "filen är inte den som en gång sparades: kontrollsumman är en annan"},
    ]
    assert PATHS - files.keys() == {f"{FOLDER}/handlingar/02-1-nulage-v1.pdf"}
    assert "filen finns inte i lagret" in text_of(files["innehall.pdf"])
    assert verified_sum(package) == package.sha256


def test_a_terms_package_holds_every_meeting_and_who_sat_when(cast, at, archived):
    create_meeting(cast.group, date=date(2017, 3, 14), by=cast.secretary, now=at())
    create_meeting(cast.group, date=date(2019, 3, 14), by=cast.secretary, now=at())
    term = cast.structure.terms.get()
    package = asked(cast, at, term=term)
    make(package.pk)

    facts = json.loads(unpacked(package)["facts.json"])
    assert [one["folder"] for one in facts["meetings"]] == [FOLDER, f"{FOLDER} (2)"]
    assert facts["term"] == {"name": "2015–2018", "starts_on": "2015-01-01", "ends_on": "2018-12-31"}
    assert [one["name"] for one in facts["group"]["appointments"]] == [
        cast.vice_chair.name,
        cast.member.name,
        cast.substitute.name,
        cast.chair.name,
    ]
    assert facts["group"]["settings"][0]["rules"]["call_days"] == 7
    assert verified_sum(package) == package.sha256


@pytest.mark.parametrize(
    ("uploaded", "numbers"),
    [([1, 3, 5], {2, 3}), ([1, 2, 3], {3}), ([5, 6], {1, 2}), ([4], {1}), ([], set())],
)
def test_versions_from_the_one_that_was_there_belong_to_an_item(uploaded, numbers):
    versions = [VersionDay(at, datetime(2017, 3, day)) for at, day in enumerate(uploaded, 1)]

    assert in_force(versions, datetime(2017, 3, 4)) == numbers


def test_names_are_plain_and_no_folder_is_there_twice():
    days = [(date(2017, 3, 14), "Möte"), (date(2017, 3, 14), "Möte"), (None, "Möte")]

    assert meeting_folders(days) == ["2017-03-14-mote", "2017-03-14-mote (2)", "mote"]
    assert name_of_file("Mål 2017–2018", "../../ÅÄÖ.PDF") == "mal-2017-2018.pdf"
    assert name_of_file("///", "x") == "fil"


READY = MeetingStatus(day=date(2017, 3, 14), notes="approved", is_approved=True)
HELD = MeetingStatus(day=date(2017, 3, 14))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (READY, []),
        (MeetingStatus(day=None), ["Mötet är uppskjutet och har ingen ny dag."]),
        (MeetingStatus(day=date(2017, 5, 1)), ["Mötet har inte varit."]),
        (MeetingStatus(day=date(2017, 5, 1), is_cancelled=True), []),
        (HELD, ["Det finns inga anteckningar."]),
        (
            MeetingStatus(day=HELD.day, is_called=False, notes="draft", has_attendance=False, open_actions=2),
            [
                "Kallelsen skickades aldrig.",
                "Anteckningarna är inte godkända. Det som står i ett utkast arkiveras inte.",
                "Det är inte antecknat vilka som var där.",
                "2 uppgifter är öppna.",
            ],
        ),
        (
            MeetingStatus(day=HELD.day, notes="draft", is_approved=True, corrects=True),
            ["En rättelse av anteckningarna skrivs. Paketet får de godkända versionerna."],
        ),
    ],
)
def test_what_is_lacking_is_said(status, said):
    assert lacking(status, date(2017, 4, 1)) == said


def test_asked_for_twice_it_is_one_and_a_dead_worker_is_given_up(cast, at, archived):
    first, again = asked(cast, at, archived), asked(cast, at, archived)
    later = ask_for_archive_package(
        cast.group, meeting=archived, by=cast.official, now=at("2017-04-01 10:00")
    )
    first.refresh_from_db()

    assert (again, later == first, first.failed_at) == (first, False, at("2017-04-01 10:00"))
    make(first.pk)
    first.refresh_from_db()
    assert first.made_at is None


def test_a_meeting_without_any_day_and_a_term_from_elsewhere_are_refused(cast, at, held):
    bare = create_meeting(cast.group, by=cast.secretary, now=at())
    with pytest.raises(Refused, match="aldrig haft någon dag"):
        asked(cast, at, bare)
    postpone_meeting(held, reason="Halt", by=cast.secretary, now=at())
    held.refresh_from_db()
    package = asked(cast, at, held)

    with pytest.raises(IntegrityError), transaction.atomic():
        ArchivePackage.objects.filter(pk=package.pk).update(term=cast.structure.terms.get())


def test_the_file_is_cleared_away_in_time_and_the_row_stays(cast, at, archived):
    package = asked(cast, at, archived)
    make(package.pk)
    clear_archive_packages(timezone.now())
    package.refresh_from_db()
    kept = package.file
    clear_archive_packages(timezone.now() + KEPT + timedelta(days=1))
    package.refresh_from_db()

    assert (bool(kept), package.file, default_storage.exists(kept), len(package.sha256)) == (
        True,
        "",
        False,
        64,
    )


def test_the_page_says_what_is_lacking_and_the_office_fetches_what_was_made(cast, send, show, archived):
    before = show(cast.secretary, "archive", archived.pk).content.decode()
    send(cast.secretary, "archive", archived.pk)
    package = ArchivePackage.objects.get()
    under_way = show(cast.official, "archive", archived.pk).content.decode()
    make(package.pk)
    package.refresh_from_db()
    after = show(cast.official, "archive", archived.pk).content.decode()
    fetched = show(cast.official, "archive_file", package.pk)

    assert [
        words in before for words in ("2 uppgifter är öppna.", "Gör paketet ändå", "1 handling är ingen PDF")
    ] == [
        True,
        True,
        True,
    ]
    assert ("Görs nu" in under_way, "Gör" in re.findall(r"<button.*?</button>", under_way)) == (True, False)
    assert [words in after for words in ("Klar<", package.sha256, cast.secretary.name)] == [True, True, True]
    assert fetched["Content-Disposition"] == 'attachment; filename="arkivpaket-aldre-2017-03-14.zip"'
    assert b"".join(fetched.streaming_content)[:2] == b"PK"
    assert file_name(package) == "arkivpaket-aldre-2017-03-14.zip"


@pytest.mark.parametrize(
    ("who", "status"),
    [("chair", 403), ("member", 403), ("substitute", 403), ("stranger", 404), ("other_secretary", 404)],
)
def test_nobody_else_asks_for_or_fetches_one(cast, at, show, send, archived, who, status):
    package = asked(cast, at, archived)
    make(package.pk)
    person, term = getattr(cast, who), cast.structure.terms.get()

    found = [show(person, "archive_file", package.pk), send(person, "archive", archived.pk)]
    found += [send(person, "archive_term", cast.group.slug, term.pk)]

    assert ([one.status_code for one in found], ArchivePackage.objects.count()) == ([status] * 3, 1)


def test_a_terms_page_asks_the_same_whatever_it_holds(cast, at, client, archived, django_assert_num_queries):
    client.force_login(cast.secretary)
    page = reverse("meetings:archive_term", args=[cast.group.slug, cast.structure.terms.get().pk])
    client.get(page)
    with django_assert_num_queries(9):
        client.get(page)
    for day in range(1, 30):
        create_meeting(cast.group, date=date(2017, 9, day), by=cast.secretary, now=at())
    with django_assert_num_queries(9):
        found = client.get(page).content.decode()

    assert found.count("Mötet har inte varit.") + found.count("Det finns inga anteckningar.") == 29
