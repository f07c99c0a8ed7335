"""A file as somebody uploads it."""

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def paper(name="underlag.pdf", content=PDF):
    return SimpleUploadedFile(name, content)
