"""A file as an answer: its kind is read from its name, and the name stands as it is in every browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from samverkan.lib.docx import CONTENT_TYPE as DOCX

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": DOCX,
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "vcf": "text/vcard; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def stem(title: str, longest: int = 110) -> str:
    """A title as part of a file's name; 2017–2018 keeps its dash."""
    return slugify(title.replace("–", "-"))[:longest].strip("-")


def named(response: HttpResponse, name: str, *, is_shown: bool = False) -> HttpResponse:
    """To be kept under that name; `is_shown` in the browser where it can."""
    response["Content-Disposition"] = content_disposition_header(as_attachment=not is_shown, filename=name)
    return response


def download(
    content: bytes | str, name: str, *, is_shown: bool = False, is_private: bool = False
) -> HttpResponse:
    """`is_private`: no browser and no proxy keeps it."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[name.rpartition(".")[2]])
    if is_private:
        response["Cache-Control"] = "private, no-store"
    return named(response, name, is_shown=is_shown)
