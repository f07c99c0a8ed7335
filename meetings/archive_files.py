"""The files of an archive package with what the facts say of each: papers as they were kept, documents as
they came. Nothing is read before it is written."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from django.core.files.storage import default_storage
from django.utils import timezone

from groups.models import ReadingCircle
from groups.models.documents import StoredFile
from groups.reading import narrower
from meetings.archive_layout import JSON, Entry, VersionDay, file_name, folder_name, in_force, placed
from meetings.closed_notes import has_closed
from meetings.documents import NotesDocument
from meetings.keeping import kept_call_paper, kept_minutes_paper, lacks_copy, notes_today
from meetings.models import Call, ItemDocument, MinutesVersion

A_PART = 64 * 1024
Facts = dict[str, object]


def moment(value: datetime | None) -> str | None:
    """ISO 8601 in the installation's own zone: "2017-03-14T09:00:00+01:00"."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def stored_parts(name: str) -> Iterator[bytes]:
    with default_storage.open(name, "rb") as source:
        while part := source.read(A_PART):
            yield part


def call_files(call: Call, folder: str) -> tuple[Facts, list[Entry]]:
    """A sent call, supplement or cancellation: its paper byte for byte, and the facts it was printed from."""
    word = str(call.get_kind_display())
    stem = f"{folder}/kallelser/{call.number:02}-{folder_name(word)}"
    document = Entry(
        path=f"{stem}.pdf",
        title=f"{word} {call.number}",
        kind="call",
        read=partial(_kept_call, call),
        is_ours=True,
    )
    frozen = _frozen(f"{stem}.json", f"{word} {call.number}", call.facts)
    told = {
        "number": call.number,
        "kind": call.kind,
        "approved_as": call.approved_as,
        "approved_at": moment(call.approved_at),
        "sent_at": moment(call.sent_at),
        "late_reason": call.late_reason,
        "sha256": call.sha256,
        "path": document.path,
        "facts_path": frozen.path,
    }
    return told, [document, frozen]


def notes_files(version: MinutesVersion, folder: str) -> tuple[Facts, list[Entry]]:
    """An approved version. Where it holds something closed there are two papers, and the whole one is
    closed."""
    document = notes_today(version)
    circle = _narrowest(document)
    stem, title = f"{folder}/anteckningar/version-{version.number}", f"Anteckningar {version.number}"
    whole = Entry(
        path=placed(f"{stem}.pdf", circle),
        title=title,
        kind="notes",
        circle=circle,
        read=partial(_kept_notes, version, "pdf"),
        is_ours=True,
    )
    frozen = _frozen(placed(f"{stem}.json", circle), title, version.facts, circle)
    entries = [whole, frozen]
    if has_closed(document):
        read = partial(_kept_notes, version, "open_pdf")
        entries.append(Entry(path=f"{stem}.pdf", title=title, kind="open_notes", read=read, is_ours=True))
    told = {
        "number": version.number,
        "correction": version.correction_note,
        "approved_at": moment(version.approved_at),
        "published_at": moment(version.published_at),
        "sha256": version.sha256,
        "path": whole.path,
        "open_path": entries[-1].path if len(entries) > 2 else None,
        "facts_path": frozen.path,
    }
    return told, entries


def item_files(row: ItemDocument, circle: str, stem: str) -> tuple[Facts, list[Entry]]:
    """A document on an item with every version that has stood there; `circle` is the item's own, `stem` the
    beginning of the file names."""
    document = row.document
    circle = narrower(circle, document.circle)
    versions = list(document.versions.all())
    numbers = in_force((VersionDay(one.number, one.uploaded_at) for one in versions), row.added_at)
    told, entries = version_files(
        (one for one in versions if one.number in numbers), document.title, circle, stem, "document"
    )
    facts = {
        "title": document.title,
        "circle": circle,
        "closed_reason": document.closed_reason,
        "added_at": moment(row.added_at),
        "versions": told,
    }
    return facts, entries


def version_files(
    versions: Iterable[StoredFile], title: str, circle: str, stem: str, kind: str
) -> tuple[list[Facts], list[Entry]]:
    """Uploaded files as they came, each with the checksum it was kept with."""
    told, entries = [], []
    folder, _slash, name = stem.rpartition("/")
    for one in versions:
        path = placed(f"{folder}/{file_name(f'{name}-v{one.number}', one.filename)}", circle)
        told.append(
            {
                "number": one.number,
                "filename": one.filename,
                "media_type": one.content_type,
                "size": one.size,
                "sha256": one.sha256,
                "uploaded_at": moment(one.uploaded_at),
                "path": path,
            }
        )
        entries.append(
            Entry(
                path=path,
                title=title,
                kind=kind,
                circle=circle,
                media_type=one.content_type,
                read=partial(stored_parts, one.file.name),
                stored=one.file.name,
                expected=one.sha256,
            )
        )
    return told, entries


def _frozen(path: str, title: str, facts: Facts, circle: str = ReadingCircle.GROUP) -> Entry:
    """Byte for byte what the fingerprint printed on the paper is of."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    content = text.encode()
    return Entry(
        path=path, title=title, kind="frozen_facts", circle=circle, media_type=JSON, read=lambda: [content]
    )


def _kept_call(call: Call) -> Iterator[bytes]:
    """From storage; rendered first where the worker has not come to it yet."""
    if not call.pdf:
        kept_call_paper(call)
    return stored_parts(call.pdf.name)


def _kept_notes(version: MinutesVersion, field: str) -> Iterator[bytes]:
    if not version.pdf or lacks_copy(version):
        kept_minutes_paper(version)
    return stored_parts(getattr(version, field).name)


def _narrowest(document: NotesDocument) -> str:
    found = ReadingCircle.GROUP.value
    for item in document.items:
        for one in (item, *item.items):
            found = narrower(found, one.circle or found)
    for row in document.corrections:
        for one in row.items:
            found = narrower(found, one.circle or found)
    return found
