"""Which files are kept, and that a new file is a new version."""

import hashlib
import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from groups.actions import add_document, add_document_version
from groups.conversion import converted
from groups.files import safe_filename
from groups.models import DocumentVersion
from groups.tests.examples import PDF, office_file, pdf_file
from samverkan.lib.refusal import Refused


def png_file(colour: str = "teal") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(drawn, "PNG")
    return SimpleUploadedFile("figur 1.png", drawn.getvalue())


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("file", "code", "sentence"),
    [
        (
            SimpleUploadedFile("program.exe", b"MZ"),
            "type",
            "Filer av typen ”.exe” sparas inte. Spara filen som PDF, eller som docx, xlsx, pptx, "
            "odt, png, jpg.",
        ),
        (
            SimpleUploadedFile("kallelse.pdf", b"MZ\x90\x00"),
            "content",
            "Filen heter .pdf men innehåller något annat. Öppna den, spara den på nytt som PDF "
            "och välj den filen.",
        ),
        (
            office_file("brev.docx", "xl/workbook.xml"),
            "content",
            "Filen heter .docx men innehåller något annat. Öppna den, spara den på nytt som PDF "
            "och välj den filen.",
        ),
        (SimpleUploadedFile("tom.pdf", b""), "empty", "Filen är tom. Välj den igen."),
    ],
)
def test_what_may_not_be_kept_is_refused_in_words(file, code, sentence, cast, at, storage):
    with pytest.raises(Refused) as refusal:
        add_document(cast.group, file=file, by=cast.secretary, now=at())
    assert (refusal.value.field, refusal.value.code, str(refusal.value)) == ("file", code, sentence)
    assert (cast.group.documents.count(), list(storage.iterdir())) == (0, [])


def test_a_file_of_300_mb_is_refused_before_it_is_read(cast, at):
    file = pdf_file()
    file.size = 300_000_000
    with pytest.raises(Refused) as refusal:
        add_document(cast.group, file=file, by=cast.secretary, now=at())
    assert (
        str(refusal.value)
        == "Filen är 300,0 MB; högst 50,0 MB kan sparas. Gör den mindre, eller dela upp den."
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../x.pdf", "x.pdf"),
        ("C:\\Handlingar\\Underlag 4.pdf", "Underlag 4.pdf"),
        ("a\u00ad\u00a0b\r\nX: y.pdf", "a b X y.pdf"),
        ("å" * 300 + ".pdf", "å" * 140 + ".pdf"),
    ],
)
def test_a_name_becomes_harmless(name, kept):
    assert safe_filename(name) == kept


def test_a_new_file_is_a_new_version_and_the_same_file_none(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    document = add_document(cast.group, file=pdf_file("Underlag.pdf"), **sign)
    add_document_version(document, file=pdf_file("Underlag.pdf"), **sign)
    add_document_version(document, file=pdf_file("Underlag 2.pdf", PDF + b" "), **sign)
    rows = DocumentVersion.objects.values_list("number", "filename", "content_type", "size", "sha256")
    assert (document.title, list(rows)) == (
        "Underlag",
        [
            (1, "Underlag.pdf", "application/pdf", len(PDF), hashlib.sha256(PDF).hexdigest()),
            (2, "Underlag 2.pdf", "application/pdf", len(PDF) + 1, hashlib.sha256(PDF + b" ").hexdigest()),
        ],
    )


def infected(file) -> str:
    return "Eicar" if b"EICAR" in file.read() else ""


def test_the_installations_virus_scanner_has_its_say(cast, at, settings):
    settings.VIRUS_SCAN = f"{__name__}.infected"
    with pytest.raises(Refused) as refusal:
        add_document(cast.group, file=pdf_file(content=PDF + b"EICAR"), by=cast.secretary, now=at())
    assert str(refusal.value) == "underlag.pdf stoppades av virusskyddet: Eicar."
    assert add_document(cast.group, file=pdf_file(), by=cast.secretary, now=at()).versions.count() == 1


@pytest.mark.fact("S003-01")
def test_a_figure_is_kept_with_its_words_which_stand_beside_it_and_in_its_pdf(cast, at, client):
    sign = {"by": cast.secretary, "now": at()}
    with pytest.raises(Refused) as wordless:
        add_document(cast.group, file=png_file(), title="Figur 1", **sign)
    client.force_login(cast.secretary)
    address = reverse("groups:documents", args=[cast.group.slug])
    words = "Kurvan visar allt fler äldre och allt färre i arbetsför ålder."

    lacking = client.post(address, {"title": "Figur 1", "file": png_file()})
    kept = client.post(address, {"title": "Figur 1", "file": png_file(), "figure_text": words})

    version = DocumentVersion.objects.get()
    client.force_login(cast.member)
    pages = [address, reverse("groups:document", args=[cast.group.slug, version.document_id])]
    assert (wordless.value.code, list(lacking.context["form"].errors), kept.status_code) == (
        "no_figure_text",
        ["figure_text"],
        302,
    )
    assert [client.get(page).text.count(words) for page in pages] == [1, 1]
    with pikepdf.open(converted(version).file.open()) as made:
        texts = [str(part["/Alt"]) for part in made.objects if "/Alt" in part_of(part)]
    assert texts == [words]


def part_of(one) -> dict:
    return one if isinstance(one, pikepdf.Dictionary) else {}


@pytest.mark.fact("S003-01")
def test_a_new_picture_has_words_of_its_own_and_a_pdf_none(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    document = add_document(cast.group, file=png_file(), figure_text=" Två staplar. ", **sign)
    with pytest.raises(Refused) as wordless:
        add_document_version(document, file=png_file("red"), **sign)
    add_document_version(document, file=png_file("red"), figure_text="Tre staplar.", **sign)
    add_document_version(document, file=pdf_file(), figure_text="Tre staplar.", **sign)

    texts = DocumentVersion.objects.order_by("number").values_list("figure_text", flat=True)
    assert (wordless.value.field, list(texts)) == ("figure_text", ["Två staplar.", "Tre staplar.", ""])
