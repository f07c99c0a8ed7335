"""Papers kept in storage: rendered once from frozen facts, then only read (issue: an unchanged frozen PDF is
never rendered again)."""

import hashlib
import json
from collections.abc import Collection
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from groups.letterhead import logo_files
from groups.models import ReadingCircle
from meetings.closed_notes import has_closed, open_copy, reads_all
from meetings.closed_since import closings_of, with_closings
from meetings.documents import CallDocument, Document, NotesDocument
from meetings.models import Call, MinutesVersion, PaperChecksum
from meetings.papers import file_name_of, pdf_of
from samverkan.lib.facts import from_json, sha256

MARK = 12
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
    frozen, today = notes_of(version), notes_today(version)
    shown = open_copy(today, frozen) if has_closed(today) else None
    if shown and not fits(version.open_pdf, shown):
        version.open_pdf = ""
    copy = _kept_as(version, "open_pdf", shown) if shown else b""
    if shown and not reads_all(today, circles):
        return shown, copy
    return frozen, _kept_as(version, "pdf", frozen)


def facts_of(call: Call) -> CallDocument:
    return from_json(CallDocument, json.dumps(call.facts))


def notes_of(version: MinutesVersion) -> NotesDocument:
    """The frozen facts, whole: what a reader may see of them is `closed_notes.opened` of `notes_today`."""
    return from_json(NotesDocument, json.dumps(version.facts))


def notes_today(version: MinutesVersion) -> NotesDocument:
    """The frozen facts with what has been closed since closed; one query or two."""
    return with_closings(notes_of(version), closings_of(version.minutes_id))


def paper_for(version: MinutesVersion, circles: Collection[str]) -> tuple[NotesDocument, FieldFile]:
    """The copy for a reader in these circles: its facts, and its file, empty until the worker has made it."""
    frozen, today = notes_of(version), notes_today(version)
    if reads_all(today, circles):
        return frozen, version.pdf
    shown = open_copy(today, frozen)
    if not fits(version.open_pdf, shown):
        version.open_pdf = ""
    return shown, version.open_pdf


def lacks_copy(version: MinutesVersion) -> bool:
    """Whether its copy without closed items is not made, or holds what has been closed since."""
    frozen, today = notes_of(version), notes_today(version)
    return has_closed(today) and not fits(version.open_pdf, open_copy(today, frozen))


def fits(file: FieldFile, document: NotesDocument) -> bool:
    """A kept paper is named by the fingerprint of its facts."""
    return bool(file) and PurePath(file.name).name.startswith(sha256(document)[:MARK])


def _kept(row: models.Model, shape: type[Document]) -> tuple[Document, bytes]:
    document = from_json(shape, json.dumps(row.facts))
    return document, _kept_as(row, "pdf", document)


def _kept_as(row: models.Model, field: str, document: Document) -> bytes:
    kept = getattr(row, field)
    if kept:
        with kept.open("rb") as file:
            return file.read()
    content = pdf_of(document, images=images_of(document))
    name = kept.field.generate_filename(row, f"{sha256(document)[:MARK]}-{file_name_of(document)}")
    # Two workers may render at once; equal facts give equal bytes, so whichever name is kept holds the paper.
    saved = {field: default_storage.save(name, ContentFile(content))}
    note_checksum(row, field, hashlib.sha256(content).hexdigest(), sha256(document))
    type(row).objects.filter(pk=row.pk).update(**saved)
    row.refresh_from_db(fields=[field])
    return content


def note_checksum(row: models.Model, field: str, of_file: str, of_contents: str) -> None:
    """So that whoever has got the file can ask whether it is ours (`meetings.known_papers`)."""
    about = {"call": row} if isinstance(row, Call) else {"version": row}
    known = PaperChecksum(
        sha256=of_file,
        contents_sha256=of_contents,
        is_open_copy=field == "open_pdf",
        kept_at=timezone.now(),
        **about,
    )
    PaperChecksum.objects.bulk_create([known], ignore_conflicts=True)


def images_of(document: Document) -> dict[str, bytes]:
    """The letterhead's logos, by the name the facts hold."""
    return logo_files(document.letterhead.logos)
