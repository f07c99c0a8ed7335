"""Papers kept in storage: rendered once from frozen facts, then only read (issue: an unchanged frozen PDF is
never rendered again)."""

import json

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models

from groups.letterhead import logo_files
from meetings.documents import CallDocument, Document, NotesDocument
from meetings.models import Call, MinutesVersion
from meetings.papers import file_name_of, pdf_of
from samverkan.lib.facts import from_json


def kept_call_paper(call: Call) -> tuple[CallDocument, bytes]:
    """A sent call's facts and its PDF."""
    return _kept(call, CallDocument)


def kept_minutes_paper(version: MinutesVersion) -> tuple[NotesDocument, bytes]:
    """An approved version's facts and its PDF."""
    return _kept(version, NotesDocument)


def _kept(row: models.Model, shape: type[Document]) -> tuple[Document, bytes]:
    document = from_json(shape, json.dumps(row.facts))
    if row.pdf:
        with row.pdf.open("rb") as file:
            return document, file.read()
    content = pdf_of(document, images=images_of(document))
    name = row.pdf.field.generate_filename(row, f"{row.sha256[:12]}-{file_name_of(document)}")
    # Two workers may render at once; equal facts give equal bytes, so whichever name is kept holds the paper.
    type(row).objects.filter(pk=row.pk).update(pdf=default_storage.save(name, ContentFile(content)))
    row.refresh_from_db(fields=["pdf"])
    return document, content


def images_of(document: Document) -> dict[str, bytes]:
    """The letterhead's logos, by the name the facts hold."""
    return logo_files(document.letterhead.logos)
