"""The papers page and the way of a pack: who gets what, and how far it has come (P26, P27)."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import add_document_version, set_document_readers
from meetings.actions import (
    add_item,
    answer,
    answer_substitute_request,
    approve,
    attach_document,
    cancel_meeting,
    change_item,
    change_meeting,
    circulate,
    close_papers,
    co_opt,
    create_meeting,
    save_text,
)
from meetings.actions.days import postpone_meeting
from meetings.file_names import unlike
from meetings.models import Pack
from meetings.pack_facts import PackItem, PackPaper, pack_facts
from meetings.pack_making import make
from meetings.pack_zip import _entries, file_of, folder_of, make_zip, safe_name
from meetings.packs import wanted_by
from meetings.reports import agenda_lines, agenda_of
from meetings.tests.packs import pdf_bytes, pdf_file
from samverkan.tests.pdfcheck import text_of

pytestmark = pytest.mark.django_db
OUTSIDE = {"stranger"}


@pytest.fixture
def papers(meeting, sign):
    """On one item a paper for all, one for the presidency and one for the office."""
    item = add_item(meeting, title="Årets plan", kind="decision", description="Vi väljer väg.", **sign)
    made = {}
    for title, circle in [
        ("Öppet underlag", "group"),
        ("Hemligt anbud", "presidency"),
        ("Hemlig lön", "office"),
    ]:
        row = attach_document(item, file=pdf_file(f"{title}.pdf", words=title), title=title, **sign)
        set_document_readers(row.document, circle=circle, closed_reason="Rör upphandling", **sign)
        made[title] = row
    return made


def asked(send, person, meeting, kind="pdf"):
    return send(person, "pack", meeting.pk, kind)


@pytest.mark.fact("P25")
@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("member", {"Öppet underlag"}),
        ("substitute", {"Öppet underlag"}),
        ("chair", {"Öppet underlag", "Hemligt anbud"}),
        ("secretary", {"Öppet underlag", "Hemligt anbud", "Hemlig lön"}),
        ("official", {"Öppet underlag", "Hemligt anbud", "Hemlig lön"}),
    ],
)
def test_each_role_finds_only_its_papers_anywhere(cast, show, send, called, papers, who, reads):
    person = getattr(cast, who)
    titles = set(papers)
    pages = [show(person, name, called.pk) for name in ("meeting", "papers", "annotations")]
    pages.append(show(person, "document", called.pk, papers["Öppet underlag"].document.versions.get().pk))
    for page in pages[:3]:
        text = page.content.decode()
        assert {title for title in titles if title in text} <= reads
    assert {title for title in titles if title in pages[1].content.decode()} == reads

    opened = {
        title: show(person, "document", called.pk, row.document.versions.get().pk).status_code
        for title, row in papers.items()
    }
    own = {title: show(person, "paper", row.pk).status_code for title, row in papers.items()}
    expected = {title: 200 if title in reads else 404 for title in titles}
    assert (opened, own) == (expected, expected)

    for kind in ("pdf", "zip"):
        asked(send, person, called, kind)
        pack = Pack.objects.get(kind=kind)
        make(pack.pk)
        content = b"".join(show(person, "pack", called.pk, kind))
        if kind == "zip":
            packed = zipfile.ZipFile(io.BytesIO(content))
            told = " ".join(packed.namelist()) + " ".join(
                packed.read(name).decode() for name in packed.namelist() if name.endswith(("txt", "html"))
            )
            assert {title for title in titles if title in told} == reads


@pytest.mark.fact("P25")
def test_the_groups_own_list_hides_what_is_closed(cast, client, called, papers):
    found = {}
    for who in ("member", "chair", "secretary"):
        client.force_login(getattr(cast, who))
        text = client.get(reverse("groups:documents", args=[cast.group.slug])).content.decode()
        file = papers["Hemligt anbud"].document.versions.get().pk
        answer = client.get(reverse("groups:file", args=[cast.group.slug, file])).status_code
        found[who] = ("Hemligt anbud" in text, "Hemlig lön" in text, answer)

    assert found == {
        "member": (False, False, 404),
        "chair": (True, False, 200),
        "secretary": (True, True, 200),
    }


@pytest.mark.fact("P25")
def test_the_sent_call_names_only_what_all_may_read(called, papers, meeting):
    rows = agenda_lines(agenda_of(meeting), meeting)

    assert rows[1].documents == ("Öppet underlag", "Stängd handling", "Stängd handling")


@pytest.mark.fact("P25")
def test_a_closed_item_closes_its_papers(cast, sign, called, papers):
    item = papers["Öppet underlag"].item
    item.circle, item.closed_reason = "office", "Rör person"
    item.save()

    close_papers(item, **sign)

    readers = {title: row.document for title, row in papers.items()}
    for document in readers.values():
        document.refresh_from_db()
    assert [document.circle for document in readers.values()] == ["office", "office", "office"]
    assert readers["Öppet underlag"].closed_reason == "Rör person"


@pytest.mark.fact("P25")
def test_a_guest_has_the_own_items_open_papers_and_no_pack(cast, sign, show, send, called, papers):
    guest = cast.stranger
    co_opt(called, person=guest, item=papers["Öppet underlag"].item, **sign)

    statuses = [
        show(guest, "document", called.pk, row.document.versions.get().pk).status_code
        for row in papers.values()
    ]

    assert statuses == [200, 404, 404]
    assert "Hemlig" not in show(guest, "meeting", called.pk).content.decode()
    assert [show(guest, "papers", called.pk).status_code, asked(send, guest, called).status_code] == [
        404,
        404,
    ]


@pytest.mark.fact("P26")
def test_the_page_counts_while_it_is_made_and_ends_with_the_file(cast, show, send, called):
    answer = asked(send, cast.member, called)
    pack = Pack.objects.get()
    waits = show(cast.member, "pack", called.pk, "pdf")
    Pack.objects.update(pages_done=214, pages_total=400)
    counts = show(cast.member, "pack", called.pk, "pdf", visa="laget")
    part = counts.client.get(answer.url + "&sagt=2", headers={"HX-Request": "true"})
    make(pack.pk)
    ready = show(cast.member, "pack", called.pk, "pdf", visa="laget")
    file = show(cast.member, "pack", called.pk, "pdf")

    assert [page.status_code for page in (answer, waits, counts, part, ready, file)] == [
        302,
        202,
        202,
        202,
        200,
        200,
    ]
    assert "214 av 400 sidor" in counts.content.decode()
    assert re.search(r'<progress[^>]* value="214" max="400"', counts.content.decode())
    assert ('hx-trigger="every 1s"' in part.content.decode(), "hx-trigger" in ready.content.decode()) == (
        True,
        False,
    )
    assert ("Hälften" in part.content.decode(), part.content.decode().count("<html")) == (True, 0)
    assert (file["Content-Type"], file["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert b"".join(file)[:5] == b"%PDF-"


def test_a_step_is_read_aloud_once(cast, show, send, called):
    asked(send, cast.member, called)
    Pack.objects.update(pages_done=300, pages_total=400)

    said = [
        'role="status"' in page or "hx-swap-oob" in page
        for page in (
            show(cast.member, "pack", called.pk, "pdf", visa="laget", sagt=step)
            .content.decode()
            .partition('id="said"')[2][:200]
            for step in ("3", "4")
        )
    ]
    client = show(cast.member, "papers", called.pk).client
    parts = [
        client.get(
            reverse("meetings:pack", args=[called.pk, "pdf"]),
            {"visa": "laget", "sagt": step},
            headers={"HX-Request": "true"},
        ).content.decode()
        for step in ("3", "4")
    ]

    assert ["hx-swap-oob" in part for part in parts] == [True, False]
    assert said == [True, True]


def test_another_circles_pack_is_never_served(cast, show, send, called, papers):
    asked(send, cast.secretary, called)
    make(Pack.objects.get().pk)

    page = show(cast.member, "pack", called.pk, "pdf")

    assert (page["Content-Type"], "Gör PDF:en" in page.content.decode()) == ("text/html; charset=utf-8", True)


def test_a_meeting_without_day_has_no_pack(cast, sign, show, send):
    meeting = create_meeting(cast.group, title="Någon gång", **sign)

    assert asked(send, cast.member, meeting).url == reverse("meetings:papers", args=[meeting.pk])
    assert "ingen dag än" in show(cast.member, "papers", meeting.pk).content.decode()
    assert (Pack.objects.count(), asked(send, cast.member, meeting, "exe").status_code) == (0, 404)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_papers_page_asks_the_same_of_one_and_thirty(
    cast, sign, client, meeting, rows, django_assert_num_queries
):
    for at in range(rows - 1):
        item = add_item(meeting, title=f"Punkt {at}", **sign)
        attach_document(item, file=pdf_file(f"{at}.pdf", words=str(at)), title=f"Underlag {at}", **sign)
    client.force_login(cast.member)
    address = reverse("meetings:papers", args=[meeting.pk])
    client.get(address)

    with django_assert_num_queries(15):
        client.get(address)


@pytest.mark.fact("S004-12")
def test_a_new_version_is_kept_beside_the_old(cast, send, show, called):
    row = called.items.get().item_documents.get()
    first = row.document.versions.get()

    answer = send(cast.secretary, "paper", row.pk, form="version", file=pdf_file("nuläge-2.pdf", 2))

    second = row.document.versions.get(number=2)
    page = show(cast.member, "paper", row.pk).content.decode()
    assert answer.status_code == 302
    assert [text in page for text in (first.sha256, second.sha256, cast.secretary.name)] == [True, True, True]
    assert b"".join(show(cast.member, "document", called.pk, second.pk)) == second.file.read()
    assert show(cast.member, "document", called.pk, first.pk).status_code == 200
    assert 'name="form"' not in page


@pytest.mark.parametrize(
    ("who", "form", "status"),
    [
        ("secretary", "readers", 302),
        ("chair", "readers", 403),
        ("chair", "title", 302),
        ("member", "title", 403),
        ("member", "version", 403),
        ("stranger", "title", 404),
    ],
)
def test_who_may_change_a_document(cast, send, called, who, form, status):
    row = called.items.get().item_documents.get()

    answer = send(
        getattr(cast, who),
        "paper",
        row.pk,
        form=form,
        title="Ny titel",
        circle="office",
        closed_reason="Rör person",
    )

    row.document.refresh_from_db()
    assert answer.status_code == status
    changed = (row.document.title, row.document.circle) != ("Nuläge", "group")
    assert changed == (status == 302)


def test_closing_needs_a_reason(cast, send, called):
    row = called.items.get().item_documents.get()

    page = send(cast.secretary, "paper", row.pk, form="readers", circle="office", closed_reason=" ")

    assert (
        page.context["readers_form"]
        .errors["closed_reason"][0]
        .startswith("Skriv varför handlingen är stängd")
    )


def test_a_title_is_required_at_upload(cast, send, meeting):
    page = send(cast.secretary, "attach", meeting.items.get().pk, file=pdf_file("utan.pdf"), title=" ")

    assert list(page.context["paper"].errors) == ["title"]


@pytest.mark.fact("S004-12")
def test_late_papers_are_marked_where_they_stand(cast, sign, show, meeting):
    late = timezone.now() + timedelta(days=(meeting.date - timezone.localdate()).days - 2)
    row = meeting.items.get().item_documents.get()
    add_document_version(row.document, file=pdf_file("ny.pdf"), by=cast.secretary, now=late)

    pages = [
        show(cast.secretary, name, meeting.pk).content.decode() for name in ("meeting", "papers", "agenda")
    ]

    assert ["ny version efter sista dag för handlingar (" in page for page in pages] == [True, True, True]


@pytest.mark.fact("S004-12")
def test_planners_see_ahead_what_lacks_a_paper(cast, sign, show, meeting):
    add_item(meeting, title="Utan underlag", kind="decision", **sign)

    found = {
        who: "Utan underlag" in show(getattr(cast, who), "papers", meeting.pk).content.decode()
        for who in ("secretary", "chair", "member")
    }

    assert found == {"secretary": True, "chair": True, "member": False}


@pytest.mark.fact("P27")
def test_the_zip_calls_each_paper_that_was_sent_what_it_is(cast, sign, called, day):
    change_meeting(called, place="Rådhuset", **sign)
    postpone_meeting(called, reason="Sjukdom.", **sign)
    called.refresh_from_db()
    called.date = day
    called.save()
    cancel_meeting(called, reason="Få kan.", **sign)

    names = [name for name, _what, _read in _entries(pack_facts(called, "zip", "group"))]

    assert names[:4] == [
        "Kallelse.pdf",
        "Tillägg 1 till kallelsen.pdf",
        "Mötet är uppskjutet.pdf",
        "Mötet är inställt.pdf",
    ]


@pytest.mark.fact("P27")
def test_the_zip_has_a_folder_for_each_item(cast, show, send, called, papers):
    asked(send, cast.member, called, "zip")
    pack = Pack.objects.get()
    make(pack.pk)

    packed = zipfile.ZipFile(io.BytesIO(b"".join(show(cast.member, "pack", called.pk, "zip"))))

    assert packed.namelist() == [
        "Kallelse.pdf",
        "Dagordning.html",
        "01 Trygg hemgång/Bilaga 1 Nuläge.pdf",
        "02 Årets plan/Bilaga 1 Öppet underlag.pdf",
        "Innehåll.txt",
    ]
    assert packed.read("02 Årets plan/Bilaga 1 Öppet underlag.pdf") == pdf_bytes(words="Öppet underlag")
    assert packed.read("Kallelse.pdf")[:5] == b"%PDF-"
    assert "Stängd handling: Rör upphandling" in packed.read("Innehåll.txt").decode("utf-8-sig")
    pack.refresh_from_db()
    assert (pack.pages_done, pack.pages_total, packed.testzip()) == (4, 4, None)


@pytest.mark.fact("P27")
@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Trygg hemgång", "Trygg hemgång"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("../../etc", "-..-etc"),
        ("  punkt. . ", "punkt"),
        ("rad\nbrytning\tflik\u00a0hårt", "rad brytning flik hårt"),
        ("CON", "CON_"),
        ("a\u030a", "å"),
        ("x" * 200, "x" * 70),
        ("...", ""),
    ],
)
def test_names_that_every_system_takes(text, safe):
    assert safe_name(text) == safe


@pytest.mark.fact("P27")
def test_folders_and_files_are_called_as_in_the_agenda():
    item = PackItem(id=1, title="Trygg hemgång", number="3 a")
    paper = PackPaper(number=2, row=1, title="Plan 2026/27", filename="plan.docx")

    assert (folder_of(item, 7), file_of(paper)) == ("03 a Trygg hemgång", "Bilaga 2 Plan 2026-27.docx")
    assert folder_of(PackItem(id=1, title="Paus"), 7) == "07 Paus"
    assert list(unlike(["A.pdf", "a.pdf", "b", "B"])) == ["A.pdf", "a (2).pdf", "b", "B (2)"]


@pytest.mark.fact("P27")
@pytest.mark.fact("P25")
@pytest.mark.parametrize(("circle", "tells"), [("group", False), ("office", True)])
def test_the_zip_has_the_notes_that_its_readers_may_read(
    cast, at, minutes, items, circle, tells, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    sign = {"by": cast.secretary, "now": at("2017-03-15 09:00")}
    items[1].circle, items[1].closed_reason = "office", "Rör person"
    items[1].save()
    save_text(items[1], text="<p>Hemligt sagt</p>", base_version=0, is_leaving=True, **sign)
    circulate(minutes, **sign)
    approve(minutes, by=cast.chair, now=at("2017-03-16 09:00"))
    found = wanted_by(circle, minutes.meeting, "zip")

    made = make_zip(found.facts, tmp_path, lambda done, total: None)

    with zipfile.ZipFile(made.path) as packed:
        assert ("Hemligt sagt" in text_of(packed.read("Anteckningar.pdf"))) == tells


@pytest.mark.fact("P25")
def test_closing_an_item_by_its_verb_closes_its_papers(sign, meeting):
    item = meeting.items.get()

    change_item(item, circle="office", closed_reason="Rör person", **sign)

    document = item.item_documents.get().document
    assert (document.circle, document.closed_reason) == ("office", "Rör person")


@pytest.mark.fact("P25")
def test_a_serving_substitute_reads_as_a_member_and_the_meetings_page_asks_no_more(
    cast, sign, client, called, papers, django_assert_max_num_queries
):
    row = papers["Öppet underlag"]
    set_document_readers(row.document, circle="serving", closed_reason="Rör upphandling", **sign)
    client.force_login(cast.substitute)
    address = reverse("meetings:meeting", args=[called.pk])

    before = "Öppet underlag" in client.get(address).content.decode()
    answer(called, person=cast.member, answer="absent", channel="self", by=cast.member, now=sign["now"])
    answer_substitute_request(
        called.substitute_requests.get(), accepts=True, by=cast.substitute, now=sign["now"]
    )
    with django_assert_max_num_queries(10):
        after = "Öppet underlag" in client.get(address).content.decode()

    assert (before, after) == (False, True)
