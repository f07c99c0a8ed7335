"""Which files are kept, and that a new file is a new version."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from groups.actions import add_document, add_document_version
from groups.files import safe_filename
from groups.models import DocumentVersion
from groups.tests.examples import PDF, office_file, pdf_file
from samverkan.lib.refusal import Refused


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
