"""Office files and pictures as PDF, so that they can stand in a board pack (ruling 21).

LibreOffice turns office files where the installation has it (`SOFFICE` in settings, or found on the path):
for one file at a time, with a profile of its own, without macros, for at most a minute. Pictures need none.
"""

import hashlib
import io
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from groups.convertible import OFFICE, PICTURES, ending_of
from groups.models import ConvertedFile, DocumentVersion
from samverkan.lib import pdf

SECONDS = 60
# A picture for a page of A4 at 200 dots an inch; more pixels than the limit are taken for an attack.
LONGEST_SIDE, MOST_PIXELS = 2300, 120_000_000
LANGUAGE = "sv"
# The highest level of macro security, no links followed, no fields fetched.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


class NotConverted(Exception):
    """Why there is no PDF, in words for the list of the pack."""


@dataclass(frozen=True)
class Picture:
    """What the page of a picture shows; `document` in `pdf/picture.html`."""

    title: str
    text: str = ""
    letterhead: None = None


def soffice() -> str:
    """Where LibreOffice is, "" where it is not."""
    if settings.SOFFICE:
        return settings.SOFFICE if os.access(settings.SOFFICE, os.X_OK) else ""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


@translation.override(LANGUAGE)
def converted(version: DocumentVersion) -> ConvertedFile:
    """The file as PDF, made now if it is not there; with `problem` where it cannot be.

    What failed for want of LibreOffice is tried again each time. Takes up to a minute: the worker's work.
    """
    row = ConvertedFile.objects.filter(version=version).first()
    if row and (row.file or row.problem != no_office()):
        return row
    try:
        content, problem = _as_pdf(version), ""
    except NotConverted as stopped:
        content, problem = b"", str(stopped)
    facts = {"problem": problem[:300], "made_at": timezone.now(), "file": "", "sha256": "", "pages": None}
    if content:
        facts["sha256"], facts["pages"] = hashlib.sha256(content).hexdigest(), _pages(content)
        name = ConvertedFile._meta.get_field("file").generate_filename(None, f"{facts['sha256'][:24]}.pdf")
        facts["file"] = ConvertedFile._meta.get_field("file").storage.save(name, ContentFile(content))
    return ConvertedFile.objects.update_or_create(version=version, defaults=facts)[0]


def no_office() -> str:
    with translation.override(LANGUAGE):
        return _("an office file, and LibreOffice is not installed here")


def _as_pdf(version: DocumentVersion) -> bytes:
    ending = ending_of(version.filename)
    with version.file.open("rb") as file:
        content = file.read()
    if ending in PICTURES:
        return picture_pdf(content, version.document.title, version.figure_text)
    if ending not in OFFICE:
        raise NotConverted(_("a file that cannot be made into PDF"))
    if not (program := soffice()):
        raise NotConverted(no_office())
    return office_pdf(program, content, ending)


def picture_pdf(content: bytes, title: str, text: str = "") -> bytes:
    """One page with the picture as large as it fits, standing as the camera held it. `text` says what it
    shows, and stands for it where it is not seen (S003-01); else the title does."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotConverted(_("a picture too large to open"))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotConverted(_("a picture that cannot be opened")) from None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    on_white = Image.new("RGB", picture.size, "white")
    on_white.paste(picture, mask=picture.getchannel("A"))
    drawn = io.BytesIO()
    on_white.save(drawn, "JPEG", quality=88)
    context = {"document": Picture(title, text), "is_wide": picture.width > picture.height}
    return pdf.render(
        "pdf/picture.html", context, title=title, language=LANGUAGE, images={"picture.jpg": drawn.getvalue()}
    )


def office_pdf(program: str, content: bytes, ending: str, *, seconds: float = SECONDS) -> bytes:
    """What LibreOffice makes of the file. Raises `NotConverted`; whatever it started is ended."""
    with tempfile.TemporaryDirectory(prefix="samverkan-office-") as folder:
        place = Path(folder)
        (place / "profile" / "user").mkdir(parents=True)
        (place / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf8")
        source = place / f"source.{ending}"
        source.write_bytes(content)
        command = [*_apart(), program, f"-env:UserInstallation=file://{place}/profile"]
        command += ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
        _carry_out([*command, "--convert-to", "pdf", "--outdir", str(place), str(source)], place, seconds)
        made = place / "source.pdf"
        if not made.exists() or not made.stat().st_size:
            raise NotConverted(_("LibreOffice could not read the file"))
        return made.read_bytes()


def _carry_out(command: list[str], place: Path, seconds: float) -> None:
    """In a session of its own, so that the time limit ends what it has started as well."""
    surroundings = {"HOME": str(place), "PATH": os.environ.get("PATH", ""), "LANG": "sv_SE.UTF-8"}
    running = subprocess.Popen(  # noqa: S603 - the program is the installation's own
        command,
        cwd=place,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise NotConverted(
            _("LibreOffice was not ready within %(seconds)d seconds") % {"seconds": seconds}
        ) from None
    finally:
        _end(running)


def _end(running: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


@cache
def _apart() -> tuple[str, ...]:
    """What cuts a program off from the network, where this machine lets us."""
    command = ("unshare", "--map-root-user", "--net")
    if not shutil.which("unshare"):
        return ()
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603
    return command if tried.returncode == 0 else ()


def _pages(content: bytes) -> int | None:
    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            return len(opened.pages)
    except pikepdf.PdfError:
        return None
