"""Small files as they are uploaded."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n%%EOF\n"


def pdf_file(name: str = "underlag.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office_file(name: str, part: str) -> SimpleUploadedFile:
    """A zip container with one part, as Word and Excel make them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr(part, "<x/>")
    return SimpleUploadedFile(name, packed.getvalue())
