"""The paragraphs of a Word file with what is bold or coloured in them, for the register of recommendations
(S002-D). Pure; raises Unreadable for what is no Word file.

The file comes from anybody: what it swells to is asked of its directory before it is unpacked, and the reader
(expat) has limits of its own against entities.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from evaluations.recommendation_file import Block, numbered_in
from evaluations.recommendation_marking import Piece
from samverkan.lib.reading import Unreadable, whole_number

LARGEST_PART = 10 * 1024 * 1024
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ElementTree.ParseError)
OFF = {"0", "false", "off", "none"}
NO_COLOUR = {"", "auto", "ffffff", "clear", "none"}


def blocks_of_docx(content: bytes) -> list[Block]:
    """Each paragraph; `number` is 0 for one in a list, what is typed before it else."""
    document, styles = _parts(content)
    listed = _styles_in_lists(styles)
    return [_block(paragraph, listed) for paragraph in document.iter(f"{W}p")]


def _parts(content: bytes) -> tuple[ElementTree.Element, ElementTree.Element | None]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            names = container.namelist()
            if "word/document.xml" not in names:
                raise _no_word()
            document = _part(container, "word/document.xml")
            styles = _part(container, "word/styles.xml") if "word/styles.xml" in names else None
    except Unreadable:
        raise
    # ValueError and LookupError: an encoding that the reader does not know.
    except (*BROKEN, ValueError, LookupError) as error:
        raise _no_word() from error
    return document, styles


def _part(container: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if container.getinfo(name).file_size > LARGEST_PART:
        raise Unreadable(
            _("The Word file is too large. Copy the recommendations to a file of their own, or paste them.")
        )
    return ElementTree.fromstring(container.read(name))  # noqa: S314 - expat's own limits


def _no_word() -> Unreadable:
    return Unreadable(
        _("The file is broken or is no Word file. Open it in Word and save it as .docx, or paste the text.")
    )


def _styles_in_lists(styles: ElementTree.Element | None) -> set[str]:
    """Styles whose paragraphs are in a list without saying so themselves."""
    if styles is None:
        return set()
    rows = styles.iter(f"{W}style")
    return {row.get(f"{W}styleId", "") for row in rows if row.find(f"{W}pPr/{W}numPr") is not None}


def _block(paragraph: ElementTree.Element, listed: set[str]) -> Block:
    pieces = list(_pieces(paragraph))
    level = _level(paragraph, listed)
    if level is None:
        return numbered_in(pieces)
    return Block(tuple(pieces), None if level else 0, goes_on=bool(level))


def _level(paragraph: ElementTree.Element, listed: set[str]) -> int | None:
    """How deep in a list: 0 outermost. None outside lists."""
    numbering = paragraph.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return 0 if style is not None and style.get(VAL) in listed else None
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    if number is not None and number.get(VAL) == "0":
        return None
    said = level.get(VAL, "0") if level is not None else "0"
    return whole_number(said, longest=2) or 0


def _pieces(paragraph: ElementTree.Element) -> Iterator[Piece]:
    """Text that was struck out by a tracked change (`w:delText`) is not there."""
    for run in paragraph.iter(f"{W}r"):
        is_marked = _is_marked(run.find(f"{W}rPr"))
        for node in run:
            if node.tag == f"{W}t":
                yield node.text or "", is_marked
            elif node.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
                yield " ", is_marked
            elif node.tag == f"{W}noBreakHyphen":
                yield "-", is_marked


def _is_marked(looks: ElementTree.Element | None) -> bool:
    """Bold, or with a colour behind it."""
    if looks is None:
        return False
    bold, colour, shade = (looks.find(f"{W}{name}") for name in ("b", "highlight", "shd"))
    return (
        (bold is not None and bold.get(VAL, "1").lower() not in OFF)
        or (colour is not None and colour.get(VAL, "").lower() not in OFF)
        or (shade is not None and shade.get(f"{W}fill", "").lower() not in NO_COLOUR)
    )
