"""The text of a document's file, for the search: read by a program of its own, by the worker."""

import json
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from groups.convertible import ending_of
from groups.models import DocumentVersion
from groups.search.registry import NotReadable

# A path and no import: what it needs is nothing that a web process should carry.
PROGRAM = Path(__file__).with_name("document_reading.py")
SECONDS = 40
READ = ("pdf", "docx", "txt")


def document_text(version: DocumentVersion) -> str:
    """The text of the file, or of the PDF that was made of it; "" of what holds none, as a picture.

    Takes up to 40 seconds. Raises `NotReadable`, in words.
    """
    ending, file = ending_of(version.filename), version.file
    if ending not in READ:
        converted = getattr(version, "converted", None)
        if converted is None or not converted.file:
            return ""
        ending, file = "pdf", converted.file
    try:
        with file.open("rb") as opened:
            content = opened.read()
    except OSError:
        raise NotReadable(_("The file is not in storage.")) from None
    return _read(content, ending)


def _read(content: bytes, ending: str) -> str:
    command = [sys.executable, "-I", str(PROGRAM), ending]
    try:
        done = subprocess.run(  # noqa: S603 - our own program and a word of ours
            command, input=content, capture_output=True, timeout=SECONDS, env={}, check=True
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        # Ended by a limit, or by what it swelled to.
        raise NotReadable(_("Reading the file took too long or too much memory.")) from None
    if code := answer.get("problem"):
        raise NotReadable(_problem_words()[code])
    return answer["text"]


def _problem_words() -> dict[str, str]:
    return {
        "locked": _("The file is locked with a password."),
        "broken": _("The file is broken."),
        "large": _("The file is too large to read."),
        "empty": _("The file holds no text; perhaps it was scanned as a picture."),
    }
