"""Files for a pack: PDFs of so many pages, turned, odd, locked and broken."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Encryption, Name

A4 = (0, 0, 595, 842)


def pdf_bytes(pages: int = 1, *, words: str = "Bilaga", box=A4, crop=None, turned: int = 0, **save) -> bytes:
    """A PDF whose pages each say `words` and their number; `save` goes to pikepdf."""
    made = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(1, pages + 1):
        made.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
        page = made.pages[-1].obj
        page.MediaBox = Array(list(box))
        if crop:
            page.CropBox = Array(list(crop))
        if turned:
            page.Rotate = turned
        page.Resources = Dictionary(Font=Dictionary({"/F": font}))
        # What a careless program leaves behind: a scale that is never taken back.
        text = f"q 0.5 0 0 0.5 0 0 cm BT /F 40 Tf 200 900 Td ({words} {number}) Tj ET"
        page.Contents = made.make_stream(text.encode("cp1252"))
    out = io.BytesIO()
    made.save(out, **(save or {"deterministic_id": True}))
    return out.getvalue()


def pdf_file(name: str = "underlag.pdf", pages: int = 1, **more) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf_bytes(pages, **more))


def locked(user: str = "") -> bytes:
    """Encrypted; with `user` nobody opens it without that word."""
    return pdf_bytes(words="Hemlig", encryption=Encryption(owner="nyckel", user=user))
