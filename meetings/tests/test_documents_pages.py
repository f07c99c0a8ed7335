"""Documents on items: opening, downloading, and what may be put there."""

import pytest
from django.urls import reverse

from groups.actions import set_document_readers
from groups.models import Document
from meetings.actions import add_item, attach_document
from meetings.models import ItemDocument, Opened
from meetings.tests.meeting_room import PDF, paper

pytestmark = pytest.mark.django_db


def version_on(meeting):
    return ItemDocument.objects.get(item__meeting=meeting).document.versions.get()


def test_a_pdf_is_shown_and_the_first_opening_noted_once(cast, show, called):
    version = version_on(called)

    first, again = (show(cast.member, "document", called.pk, version.pk) for _time in range(2))

    assert (b"".join(first), again.status_code) == (PDF, 200)
    assert first["Content-Disposition"] == 'inline; filename="underlag.pdf"'
    assert (first["X-Content-Type-Options"], first["Content-Type"]) == ("nosniff", "application/pdf")
    assert list(Opened.objects.values_list("person", "meeting", "document")) == [
        (cast.member.pk, called.pk, version.pk)
    ]


def test_head_writes_nothing_and_an_unchanged_file_is_not_sent_again(cast, client, called):
    version = version_on(called)
    client.force_login(cast.member)
    address = f"/moten/{called.pk}/handling/{version.pk}/"

    head = client.head(address)
    noted = Opened.objects.count()
    unchanged = client.get(address, headers={"If-None-Match": head["ETag"]})

    assert (head.status_code, noted, unchanged.status_code) == (200, 0, 304)


@pytest.mark.parametrize(
    ("name", "content", "disposition"),
    [
        ("åäö.txt", b"Hej", "inline; filename*=utf-8''%C3%A5%C3%A4%C3%B6.txt"),
        ("tal.csv", b"a;b", 'attachment; filename="tal.csv"'),
    ],
)
def test_what_is_not_pdf_is_kept_in_a_sandbox(cast, sign, show, meeting, name, content, disposition):
    row = attach_document(meeting.items.get(), file=paper(name, content), title="Annat", **sign)

    response = show(cast.member, "document", meeting.pk, row.document.versions.get().pk)

    assert (response["Content-Disposition"], response["Content-Security-Policy"][:8]) == (
        disposition,
        "sandbox;",
    )


@pytest.mark.fact("P25")
def test_a_document_on_a_closed_item_is_never_opened_wider_than_the_item(cast, client, sign, show, meeting):
    item = meeting.items.get()
    closed = add_item(meeting, title="Upphandling", circle="presidency", closed_reason="Rör anbud", **sign)
    row = attach_document(closed, file=paper("anbud.pdf"), title="Anbuden", **sign)
    client.force_login(cast.secretary)
    own_page = reverse("groups:document", args=[cast.group.slug, row.document_id])
    wider = {"circle": "serving", "closed_reason": "Rör anbud"}

    refused = [
        client.post(own_page, wider),
        client.post(reverse("meetings:paper", args=[row.pk]), wider | {"form": "readers"}),
    ]

    assert ["“Upphandling”" in answer.text or "”Upphandling”" in answer.text for answer in refused] == [
        True
    ] * 2
    assert client.post(own_page, wider | {"circle": "office"}).status_code == 302
    client.force_login(cast.member)
    assert client.get(own_page).status_code == 404
    ItemDocument.objects.create(item=item, document=row.document, added_at=sign["now"])
    set_document_readers(row.document, circle="group", **sign)  # on an open item it is no secret


def test_a_document_of_another_meeting_is_not_found_here(cast, sign, show, meeting):
    loose = Document.objects.create(group=cast.group, title="Löst", created_at=sign["now"])
    version = loose.versions.create(number=1, filename="x.pdf", size=1, uploaded_at=sign["now"])

    assert show(cast.member, "document", meeting.pk, version.pk).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("spel.exe", b"MZ", "Filer av typen ”.exe” sparas inte."),
        ("falsk.pdf", b"MZ not a pdf", "innehåller något annat"),
        ("tom.pdf", b"", "tom"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused_at_the_field(cast, send, meeting, name, content, said):
    item = meeting.items.get()

    response = send(cast.secretary, "attach", item.pk, file=paper(name, content), title="Ny")

    assert (said in response.context["paper"].errors["file"][0], item.item_documents.count()) == (True, 1)


def test_a_file_that_is_too_large_is_refused_with_both_sizes(cast, send, meeting, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    item = meeting.items.get()

    response = send(cast.secretary, "attach", item.pk, file=paper(content=PDF + b" " * 2000), title="Ny")

    assert "2 kB" in response.context["paper"].errors["file"][0]
    assert item.item_documents.count() == 1


def test_a_path_in_the_name_is_only_a_name(cast, send, meeting):
    item = meeting.items.get()

    send(cast.secretary, "attach", item.pk, file=paper("..\\..\\x.pdf", PDF + b"2"), title="Bilaga")

    assert item.item_documents.last().document.versions.get().filename == "x.pdf"


def test_the_same_file_twice_is_one_document(cast, send, meeting):
    item = meeting.items.get()
    for _time in range(2):
        send(cast.secretary, "attach", item.pk, file=paper("ny.pdf", PDF + b"2"), title="Ny")

    assert [row.document.title for row in item.item_documents.all()] == ["Nuläge", "Ny"]


def test_taking_a_document_off_keeps_it_with_the_group(cast, send, meeting):
    row = ItemDocument.objects.get()

    response = send(cast.secretary, "detach", row.pk)

    assert (response.status_code, ItemDocument.objects.count(), Document.objects.get().title) == (
        302,
        0,
        "Nuläge",
    )


@pytest.mark.parametrize(("who", "status"), [("member", 403), ("stranger", 404)])
def test_others_put_nothing_on_and_take_nothing_off(cast, send, meeting, who, status):
    row = ItemDocument.objects.get()

    answers = [
        send(getattr(cast, who), "attach", row.item_id, file=paper("x.pdf", PDF + b"3"), title="X"),
        send(getattr(cast, who), "detach", row.pk),
    ]

    assert [answer.status_code for answer in answers] == [status, status]
    assert list(ItemDocument.objects.all()) == [row]
