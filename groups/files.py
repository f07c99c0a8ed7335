"""Which files may be kept: by ending and by content, of a stated size, under a harmless name (domain 6.6)."""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import size as spoken_size

PLAIN_ZIP = (b"PK\x03\x04",)
OLD_OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
# Ending: (content type, what the file starts with; for zip containers also a part that must be inside).
ALLOWED = {
    "pdf": ("application/pdf", (b"%PDF-",), ""),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", PLAIN_ZIP, "word/"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", PLAIN_ZIP, "xl/"),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", PLAIN_ZIP, "ppt/"),
    "odt": ("application/vnd.oasis.opendocument.text", PLAIN_ZIP, "content.xml"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", PLAIN_ZIP, "content.xml"),
    "odp": ("application/vnd.oasis.opendocument.presentation", PLAIN_ZIP, "content.xml"),
    "doc": ("application/msword", OLD_OFFICE, ""),
    "xls": ("application/vnd.ms-excel", OLD_OFFICE, ""),
    "ppt": ("application/vnd.ms-powerpoint", OLD_OFFICE, ""),
    "rtf": ("application/rtf", (b"{\\rtf",), ""),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",), ""),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",), ""),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",), ""),
    "txt": ("text/plain", (), ""),
    "csv": ("text/csv", (), ""),
}


@dataclass(frozen=True)
class FileFacts:
    """What is kept beside the file; `size` in bytes, `sha256` 64 hexadecimal digits."""

    filename: str
    content_type: str
    size: int
    sha256: str

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")


def checked_file(file) -> FileFacts:
    """Read an uploaded file and refuse what may not be kept. The file is left at its start."""
    filename = safe_filename(file.name)
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    if ending not in ALLOWED:
        raise Refused(
            _("Files of the type “%(ending)s” are not kept. Save it as a PDF, or as %(others)s.")
            % {"ending": f".{ending}" if ending else filename, "others": "docx, xlsx, pptx, odt, png, jpg"},
            field="file",
            code="type",
        )
    if file.size > settings.UPLOAD_MAX_BYTES:
        raise Refused(
            _("The file is %(size)s; at most %(most)s can be kept. Make it smaller, or divide it.")
            % {"size": spoken_size(file.size), "most": spoken_size(settings.UPLOAD_MAX_BYTES)},
            field="file",
            code="size",
        )
    if file.size == 0:
        raise Refused(_("The file is empty. Choose it again."), field="file", code="empty")
    content_type, starts, part = ALLOWED[ending]
    if not _is_what_it_says(file, starts, part):
        raise Refused(
            _(
                "The file is called .%(ending)s but holds something else. Open it, save it again "
                "as a PDF and choose that file."
            )
            % {"ending": ending},
            field="file",
            code="content",
        )
    digest = hashlib.file_digest(_at_start(file), "sha256").hexdigest()
    _scan(_at_start(file), filename)
    file.seek(0)
    return FileFacts(filename, content_type, file.size, digest)


def safe_filename(name: str) -> str:
    """The last part of a path, without what a file system or a mail header stumbles on; at most 150
    characters."""
    last = PurePosixPath(collapsed(name).replace("\\", "/")).name
    clean = re.sub(r"[\x00-\x1f\x7f<>:\"/\\|?*;]", "", last).strip(". ")
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:140]}{dot}{ending[:9]}" if dot else clean[:150] or _("document")


def _is_what_it_says(file, starts: tuple[bytes, ...], part: str) -> bool:
    head = _at_start(file).read(4096)
    if not starts:
        return b"\x00" not in head and not head.startswith((b"MZ", b"\x7fELF", b"%PDF", b"PK\x03\x04"))
    if not head.startswith(starts):
        return False
    if not part:
        return True
    try:
        with zipfile.ZipFile(_at_start(file)) as container:
            return any(name.startswith(part) for name in container.namelist())
    except zipfile.BadZipFile:
        return False


def _scan(file, filename: str) -> None:
    """Give the file to the installation's virus scanner, a function named in settings that says what it found
    or ""."""
    if not settings.VIRUS_SCAN:
        return
    if found := import_string(settings.VIRUS_SCAN)(file):
        raise Refused(
            _("%(filename)s was stopped by the virus scanner: %(found)s.")
            % {"filename": filename, "found": found},
            field="file",
            code="virus",
        )


def _at_start(file):
    file.seek(0)
    return file
