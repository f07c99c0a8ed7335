"""The text of files: read by a program of its own that a file cannot take with it."""

import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from groups.models import DocumentVersion
from groups.search.document_reading import NoText, text_of
from groups.search.documents import PROGRAM, document_text
from groups.search.registry import NotReadable
from groups.tests.written_files import pdf_bytes, uploaded, word_bytes


def locked(content: bytes) -> bytes:
    written = BytesIO()
    writer = PdfWriter(PdfReader(BytesIO(content)))
    writer.encrypt("hemligt", algorithm="RC4-128")
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("ending", "content", "text"),
    [
        ("pdf", pdf_bytes("Åtgärder för äldre", "i länet"), "Åtgärder för äldre\ni länet"),
        (
            "docx",
            word_bytes("Trygg hemgång", "Andra stycket", struck="Borttaget"),
            "Trygg hemgång\nAndra stycket",
        ),
        ("txt", "Åtgärd".encode(), "Åtgärd"),
        ("txt", "Åtgärd".encode("cp1252"), "Åtgärd"),
    ],
)
def test_the_text_of_a_file(ending, content, text):
    assert text_of(content, ending) == text


@pytest.mark.parametrize(
    ("ending", "content", "code"),
    [
        ("pdf", b"%PDF-1.7\n%%EOF\n", "broken"),
        ("pdf", pdf_bytes(), "empty"),
        ("pdf", locked(pdf_bytes("Hemligt")), "locked"),
        ("docx", b"PK\x03\x04 not really", "broken"),
        ("docx", word_bytes(""), "empty"),
        ("txt", b"  \n", "empty"),
    ],
)
def test_why_there_is_no_text(ending, content, code):
    with pytest.raises(NoText) as none:
        text_of(content, ending)

    assert none.value.code == code


def test_a_file_that_swells_is_read_no_further():
    assert len(text_of(word_bytes("a" * 1000, *["b" * 1000] * 300), "docx")) == 200_000


def test_the_program_needs_no_more_than_itself():
    """It is run without the surroundings of the web process, and without Django."""
    asked = subprocess.run(
        [sys.executable, "-I", PROGRAM, "pdf"],
        input=pdf_bytes("Hej"),
        capture_output=True,
        env={},
        check=True,
    )

    assert asked.stdout == b'{"text": "Hej"}'


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.docx", word_bytes("Hej"), "Hej"),
        ("bild.png", b"\x89PNG", ""),
        ("gammal.doc", b"\xd0\xcf", ""),
    ],
)
def test_a_version_is_read_by_its_ending(name, content, text):
    assert document_text(DocumentVersion(filename=name, file=uploaded(name, content))) == text


def test_a_broken_file_says_so_in_words(settings):
    settings.LANGUAGE_CODE = "en"
    with pytest.raises(NotReadable):
        document_text(DocumentVersion(filename="a.pdf", file=uploaded("a.pdf", b"%PDF-1.7\n%%EOF\n")))
