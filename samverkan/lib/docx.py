"""A short paper as a Word file that its reader goes on writing in: a title, headings and paragraphs.

Written with the standard library, since nothing but text in named styles is needed. The same text gives the
same bytes. Raises nothing: characters that XML has no room for are left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE, HEADING, TEXT, SMALL = "Title", "Heading1", "Normal", "Subtitle"

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Name in Word's list, points, whether bold, points above and below, level among headings (-1: none).
_STYLES = {
    TEXT: ("Normal", 11, False, 0, 6, -1),
    TITLE: ("Title", 20, True, 0, 4, 0),
    HEADING: ("heading 1", 13, True, 14, 3, 0),
    SMALL: ("Subtitle", 10, False, 0, 8, -1),
}


@dataclass(frozen=True)
class Paragraph:
    """`style` is one of the four above; a line break in the text stays one."""

    text: str
    style: str = TEXT


def docx(title: str, paragraphs: Iterable[Paragraph], *, author: str = "", language: str = "sv-SE") -> bytes:
    """The file. `title` is what the reader's window says."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title, author, language),
        "word/_rels/document.xml.rels": _relations((f"{_OFFICE}/styles", "styles.xml")),
        "word/document.xml": _document(paragraphs),
        "word/styles.xml": _styles(language),
    }
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            # ZipInfo's own date is 1980: no clock in the file.
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, (_HEAD + text).encode())
    return whole.getvalue()


def _said(text: str) -> str:
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})


def _document(paragraphs: Iterable[Paragraph]) -> str:
    body = "".join(_paragraph(one) for one in paragraphs)
    # A4 with the margins of Word's own Swedish template, in twentieths of a point.
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'


def _paragraph(one: Paragraph) -> str:
    lines = one.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{_said(line)}</w:t>' for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{one.style}"/></w:pPr><w:r>{runs}</w:r></w:p>'


def _styles(language: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'<w:lang w:val="{_said(language)}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    styles = "".join(_style(key, *shape) for key, shape in _STYLES.items())
    return f'<w:styles xmlns:w="{_MAIN}">{defaults}{styles}</w:styles>'


def _style(key: str, name: str, points: int, is_bold: bool, above: int, below: int, level: int) -> str:
    is_first = key == TEXT
    outline = f'<w:outlineLvl w:val="{level}"/>' if key == HEADING else ""
    follows = "" if is_first else f'<w:basedOn w:val="{TEXT}"/><w:next w:val="{TEXT}"/>'
    keep = "<w:keepNext/>" if level >= 0 else ""
    return (
        f'<w:style w:type="paragraph"{' w:default="1"' if is_first else ""} w:styleId="{key}">'
        f'<w:name w:val="{name}"/>{follows}<w:qFormat/>'
        f'<w:pPr>{keep}<w:spacing w:before="{above * 20}" w:after="{below * 20}"/>{outline}</w:pPr>'
        f'<w:rPr>{"<w:b/>" if is_bold else ""}<w:sz w:val="{points * 2}"/></w:rPr></w:style>'
    )


def _core(title: str, author: str, language: str) -> str:
    creator = f"<dc:creator>{_said(author)}</dc:creator>" if author else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_said(title)}</dc:title>{creator}<dc:language>{_said(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _relations(*ways: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(ways, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _content_types() -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_PART}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
