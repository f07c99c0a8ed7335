"""Which pictures may stand as a logo on every paper and page: PNG and JPEG for screens, or a drawing in SVG.

A logo is printed on PDF/A by WeasyPrint and shown in browsers: colours for offset printing come out wrong in
the one, and a drawing may carry scripts into the other.
"""

import xml.etree.ElementTree as ET
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from groups.files import safe_filename
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import size as spoken_size

MOST_BYTES, MOST_PIXELS = 2_000_000, 4000
ENDINGS = {"PNG": "png", "JPEG": "jpg"}
MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA"}
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
}
SHAPES |= {"polygon", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "use"}


def with_checked_logo(fields: dict) -> dict:
    """The fields of a structure as they may be saved: a new logo is read and named, `False` takes it away."""
    logo = fields.get("logo")
    if logo is False:
        return fields | {"logo": "", "logo_alt": ""}
    if isinstance(logo, UploadedFile):
        logo.name = f"{PurePosixPath(safe_filename(logo.name)).stem or 'logo'}.{_kind_of(logo)}"
        logo.seek(0)
    return fields


def _kind_of(file: UploadedFile) -> str:
    """`png`, `jpg` or `svg`, from the content; the name a file comes with says nothing."""
    if file.size > MOST_BYTES:
        raise _refused(
            _("The logo is %(size)s; at most %(most)s is used. Save it smaller, about 1000 pixels wide.")
            % {"size": spoken_size(file.size), "most": spoken_size(MOST_BYTES)}
        )
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    return _drawing(file) if b"<" in head[:5] or b"<svg" in head else _picture(file)


def _picture(file: UploadedFile) -> str:
    try:
        with Image.open(file, formats=list(ENDINGS)) as picture:
            kind, mode, widest = picture.format, picture.mode, max(picture.size)
            if widest <= MOST_PIXELS:
                picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _refused(
            _("The file is no picture that can be read, or it is broken. Save the logo again as PNG.")
        ) from error
    if widest > MOST_PIXELS:
        raise _refused(
            _("The logo is %(pixels)d pixels wide or high; at most %(most)d. Save it smaller, about 1000.")
            % {"pixels": widest, "most": MOST_PIXELS}
        )
    if mode not in MODES:
        raise _refused(
            _(
                "The logo has colours for printing presses (%(mode)s). Save it for screens, with RGB "
                "colours, for example as PNG."
            )
            % {"mode": mode}
        )
    return ENDINGS[kind]


def _drawing(file: UploadedFile) -> str:
    """A drawing of shapes only: no script, style sheet, text, picture or address to somewhere else."""
    text = file.read().decode("utf8", errors="replace")
    try:
        if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
            raise ET.ParseError("entities")
        root = ET.fromstring(text)  # noqa: S314 - without entities nothing expands
    except ET.ParseError as error:
        raise _refused(_("The drawing cannot be read. Save the logo again as PNG.")) from error
    if root.tag != f"{SVG}svg" or not all(_is_harmless(node) for node in root.iter()):
        raise _refused(
            _("The drawing holds more than shapes (text, style or script). Save the logo as PNG instead.")
        )
    return "svg"


def _is_harmless(node: ET.Element) -> bool:
    if not isinstance(node.tag, str) or node.tag.removeprefix(SVG) not in SHAPES:
        # What drawing programs note about the file, in their own namespaces, is never drawn.
        return isinstance(node.tag, str) and node.tag.startswith("{") and not node.tag.startswith(SVG)
    return all(_is_harmless_value(name.rpartition("}")[2].lower(), value) for name, value in node.items())


def _is_harmless_value(name: str, value: str) -> bool:
    bare = "".join(value.split()).lower()
    outside = "url(" in bare.replace("url(#", "").replace('url("#', "").replace("url('#", "")
    return not (
        name.startswith("on") or (name == "href" and not bare.startswith("#")) or outside or "script:" in bare
    )


def _refused(sentence: str) -> Refused:
    return Refused(sentence, field="logo", code="logo")
