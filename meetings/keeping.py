"""Papers kept in storage: rendered once from frozen facts, then only read (issue: an unchanged frozen PDF is
never rendered again)."""

import json
from collections.abc import Collection

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.db.models.fields.files import FieldFile

from groups.letterhead import logo_files
from groups.models import ReadingCircle
from meetings.closed_notes import has_closed, open_copy, reads_all
from meetings.documents import CallDocument, Document, NotesDocument
from meetings.models import Call, MinutesVersion
from meetings.papers import file_name_of, pdf_of
from samverkan.lib.facts import from_json, sha256

ALL_CIRCLES = frozenset(ReadingCircle.values)


def kept_call_paper(call: Call) -> tuple[CallDocument, bytes]:
    """A sent call's facts and its PDF."""
    return _kept(call, CallDocument)


def kept_minutes_paper(
    version: MinutesVersion, circles: Collection[str] = ALL_CIRCLES
) -> tuple[NotesDocument, bytes]:
    """An approved version's facts and its PDF, for a reader in these circles.

    The copy without closed items is made before the whole one: where `pdf` is kept, so is `open_pdf`.
    """
    document = notes_of(version)
    shown = open_copy(document) if has_closed(document) else None
    copy = _kept_as(version, "open_pdf", shown) if shown else b""
    if shown and not reads_all(document, circles):
        return shown, copy
    return document, _kept_as(version, "pdf", document)


def notes_of(version: MinutesVersion) -> NotesDocument:
    """The frozen facts, whole: what a reader may see of them is `closed_notes.opened`."""
    return from_json(NotesDocument, json.dumps(version.facts))


def paper_for(version: MinutesVersion, circles: Collection[str]) -> tuple[NotesDocument, FieldFile]:
    """The copy for a reader in these circles: its facts, and its file, empty until the worker has made it."""
    document = notes_of(version)
    if reads_all(document, circles):
        return document, version.pdf
    return open_copy(document), version.open_pdf


def _kept(row: models.Model, shape: type[Document]) -> tuple[Document, bytes]:
    document = from_json(shape, json.dumps(row.facts))
    return document, _kept_as(row, "pdf", document)


def _kept_as(row: models.Model, field: str, document: Document) -> bytes:
    kept = getattr(row, field)
    if kept:
        with kept.open("rb") as file:
            return file.read()
    content = pdf_of(document, images=images_of(document))
    name = kept.field.generate_filename(row, f"{sha256(document)[:12]}-{file_name_of(document)}")
    # Two workers may render at once; equal facts give equal bytes, so whichever name is kept holds the paper.
    saved = {field: default_storage.save(name, ContentFile(content))}
    type(row).objects.filter(pk=row.pk).update(**saved)
    row.refresh_from_db(fields=[field])
    return content


def images_of(document: Document) -> dict[str, bytes]:
    """The letterhead's logos, by the name the facts hold."""
    return logo_files(document.letterhead.logos)
