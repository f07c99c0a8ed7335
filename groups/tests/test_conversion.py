"""Files as PDF: pictures always, office files where LibreOffice is, and a reason in words otherwise."""

import io
import stat
import time
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from groups import conversion
from groups.actions import add_document
from groups.conversion import NotConverted, converted, office_pdf, picture_pdf, soffice
from groups.convertible import is_convertible
from groups.tests.examples import office_file, pdf_file
from samverkan.tests.pdfcheck import assert_pdf_accessible

DOCX = "word/document.xml"


def picture(kind: str = "PNG", size=(60, 40), **more) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


@pytest.fixture
def keep(cast, settings, tmp_path, django_capture_on_commit_callbacks):
    """`keep(file)` is the version and how many conversions were ordered."""
    settings.MEDIA_ROOT = tmp_path

    def kept(file):
        with django_capture_on_commit_callbacks() as ordered:
            document = add_document(
                cast.group,
                file=file,
                title="Bild",
                figure_text="Länets karta",
                by=cast.secretary,
                now=timezone.now(),
            )
        return document.versions.get(), len(ordered)

    return kept


@pytest.mark.parametrize(
    ("name", "is_so"), [("a.DOCX", True), ("b.png", True), ("c.pdf", False), ("d", False), ("e.zip", False)]
)
def test_which_files_are_turned(name, is_so):
    assert is_convertible(name) == is_so


@pytest.mark.django_db
def test_a_picture_becomes_a_page_with_its_title(keep):
    version, ordered = keep(SimpleUploadedFile("karta.png", picture()))

    row = converted(version)

    with pikepdf.open(row.file.open()) as made:
        assert (len(made.pages), made.docinfo["/Title"], str(made.Root.Lang)) == (1, "Bild", "sv")
    assert (ordered, row.pages, row.problem, converted(version).pk) == (1, 1, "", row.pk)
    assert keep(pdf_file())[1] == 0


def test_the_page_of_a_picture_is_accessible():
    assert_pdf_accessible(picture_pdf(picture(), "Karta över länet"))


def test_a_photo_stands_as_the_camera_held_it():
    turned = Image.Exif()
    turned[0x0112] = 6

    shapes = {}
    for name, content in {
        "lying": picture(size=(80, 40)),
        "held": picture("JPEG", (80, 40), exif=turned),
    }.items():
        with pikepdf.open(io.BytesIO(picture_pdf(content, "Foto"))) as made:
            box = made.pages[0].mediabox
            shapes[name] = float(box[2]) > float(box[3])

    assert shapes == {"lying": True, "held": False}


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", picture()[:40], b"GIF89a"])
def test_a_broken_picture_is_a_reason_in_words(content):
    with pytest.raises(NotConverted, match="en bild som inte går att öppna"):
        picture_pdf(content, "Foto")


def test_a_picture_of_too_many_pixels_is_not_opened(monkeypatch):
    monkeypatch.setattr(conversion, "MOST_PIXELS", 100)

    with pytest.raises(NotConverted, match="för stor"):
        picture_pdf(picture(), "Foto")


@pytest.mark.django_db
def test_without_libreoffice_the_reason_is_kept_and_tried_again_when_it_comes(keep, settings, tmp_path):
    settings.SOFFICE = "/nowhere/soffice"
    version, ordered = keep(office_file("brev.docx", DOCX))
    without = converted(version)
    settings.SOFFICE = str(program(tmp_path, 'cp "$PDF" "$out/source.pdf"'))

    row = converted(version)

    assert (ordered, without.problem, bool(without.file)) == (
        1,
        "en kontorsfil, och LibreOffice finns inte installerat här",
        False,
    )
    assert (row.pk, row.problem, row.pages) == (without.pk, "", 1)


def program(folder, does: str):
    """A stand-in that takes LibreOffice's arguments and does this: not every machine has the real one."""
    (folder / "one.pdf").write_bytes(one_page())
    path = folder / "soffice"
    find = 'out=""; while [ $# -gt 0 ]; do if [ "$1" = "--outdir" ]; then out="$2"; fi; shift; done'
    path.write_text(f"#!/bin/sh\nPDF={folder}/one.pdf\n{find}\n{does}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def one_page() -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("does", "said"), [("exit 1", "LibreOffice kunde inte läsa filen"), ("sleep 30", "blev inte klart inom")]
)
def test_a_program_that_fails_or_hangs_is_ended(tmp_path, does, said):
    began = time.monotonic()

    with pytest.raises(NotConverted, match=said):
        office_pdf(str(program(tmp_path, does)), b"x", "docx", seconds=1)

    assert time.monotonic() - began < 10


def test_what_the_program_started_ends_with_it(tmp_path):
    note = tmp_path / "child"
    path = program(tmp_path, f'sleep 30 & echo $! > {note}; cp "$PDF" "$out/source.pdf"')

    assert office_pdf(str(path), b"x", "docx")[:5] == b"%PDF-"
    time.sleep(0.2)
    status = Path(f"/proc/{note.read_text().strip()}/stat")
    assert not status.exists() or status.read_text().split()[2] == "Z"


@pytest.mark.skipif(not soffice(), reason="LibreOffice is not on this machine")
def test_the_real_libreoffice_reads_a_text():
    content = office_pdf(soffice(), "Hej på dig".encode(), "txt")

    with pikepdf.open(io.BytesIO(content)) as made:
        assert len(made.pages) == 1
