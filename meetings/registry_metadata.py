"""What a registry asks to know of approved notes, as a file beside them (domain.md 3.2)."""

import json
from dataclasses import asdict, dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import MinutesVersion
from samverkan.lib.spreadsheets import csv_bytes


@dataclass(frozen=True)
class RegistryMetadata:
    """In the order of the columns. `sha256` is of the facts of the whole version and printed on the paper,
    `file_sha256` of the PDF that came along, empty where none did."""

    sender_registry_number: str
    sender: str
    group: str
    meeting_day: str
    title: str
    version: int
    approved: str
    correction: str
    sha256: str
    file: str = ""
    file_sha256: str = ""


def metadata_of(
    version: MinutesVersion, group: str, *, file: str = "", file_sha256: str = ""
) -> RegistryMetadata:
    """Reads the version with its meeting, group and structure; days are ISO 8601."""
    meeting = version.minutes.meeting
    structure = meeting.group.structure
    return RegistryMetadata(
        sender_registry_number=meeting.registry_number,
        sender=structure.sender_name or structure.name,
        group=group,
        meeting_day=meeting.date.isoformat(),
        title=meeting.title or str(meeting.get_kind_display()),
        version=version.number,
        approved=timezone.localdate(version.approved_at).isoformat(),
        correction=version.correction_note,
        sha256=version.sha256,
        file=file,
        file_sha256=file_sha256,
    )


def headings() -> dict[str, str]:
    """The column of each fact, in the order of the fields."""
    return {
        "sender_registry_number": _("Sender's registry number"),
        "sender": _("Sender"),
        "group": _("Group"),
        "meeting_day": _("Day of the meeting"),
        "title": _("Title"),
        "version": _("Version"),
        "approved": _("Approved"),
        "correction": _("What was corrected"),
        "sha256": _("Checksum of the paper's facts (SHA-256)"),
        "file": _("File"),
        "file_sha256": _("Checksum of the file (SHA-256)"),
    }


def as_json(metadata: RegistryMetadata) -> bytes:
    return json.dumps(asdict(metadata), ensure_ascii=False, indent=1).encode()


def as_csv(metadata: RegistryMetadata) -> bytes:
    """One line under its headings, for Swedish Excel."""
    return csv_bytes(list(headings().values()), [list(asdict(metadata).values())])
