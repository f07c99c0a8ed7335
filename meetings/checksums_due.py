"""Papers kept before their checksums were: each is read once, and known ever after (P32)."""

import hashlib
from datetime import datetime

from django.db.models import QuerySet

from groups.post import daily
from meetings.archive_files import stored_parts
from meetings.closed_notes import has_closed, open_copy
from meetings.keeping import fits, note_checksum, notes_of, notes_today
from meetings.models import Call, MinutesVersion
from samverkan.lib.facts import sha256


@daily
def note_checksums(now: datetime) -> None:
    """Nothing to read once every paper has its row: two queries."""
    for call in Call.objects.filter(checksums__isnull=True).exclude(pdf="").iterator(100):
        _note(call, "pdf", call.sha256)
    for version in _unknown().iterator(100):
        _note(version, "pdf", version.sha256)
        if version.open_pdf:
            _note(version, "open_pdf", _contents_of_copy(version))


def _unknown() -> QuerySet[MinutesVersion]:
    return MinutesVersion.objects.filter(checksums__isnull=True).exclude(pdf="")


def _note(row: Call | MinutesVersion, field: str, of_contents: str) -> None:
    found = hashlib.sha256()
    for part in stored_parts(getattr(row, field).name):
        found.update(part)
    note_checksum(row, field, found.hexdigest(), of_contents)


def _contents_of_copy(version: MinutesVersion) -> str:
    """Empty for a copy that was made before something was closed: what it printed cannot be told any more."""
    frozen, today = notes_of(version), notes_today(version)
    copy = open_copy(today, frozen)
    return sha256(copy) if has_closed(today) and fits(version.open_pdf, copy) else ""
