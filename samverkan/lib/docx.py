"""A paper as a Word file that its reader goes on writing in: a title, headings in three levels, paragraphs,
nested lists and tables.

Written with the standard library, since nothing but text in named styles is needed. The same text gives the
same bytes. Raises nothing: characters that XML has no room for are left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE, HEADING, TEXT, SMALL = "Title", "Heading1", "Normal", "Subtitle"
# Headings under a heading, a line of a list, and what stands in a table.
UNDER, LOWEST, LIST, CELL, HEAD = "Heading2", "Heading3", "ListBullet", "TableCell", "TableHead"

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
    UNDER: ("heading 2", 12, True, 10, 2, 1),
    LOWEST: ("heading 3", 11, True, 8, 2, 2),
    LIST: ("List Bullet", 11, False, 0, 3, -1),
    CELL: ("Table Cell", 10, False, 1, 1, -1),
    HEAD: ("Table Head", 10, True, 1, 1, -1),
    SMALL: ("Subtitle", 10, False, 0, 8, -1),
}
HEADINGS = (HEADING, UNDER, LOWEST)
# Twentieths of a point: how far each level of a list stands in, and how wide the text is between the margins.
_STEP, _WIDTH = 360, 9072
_LEVELS = 3


@dataclass(frozen=True)
class Paragraph:
    """`style` is one of those above; a line break in the text stays one. A LIST stands at the level `deep`,
    0 for the outermost, and has no mark of its own where `is_led` says that it begins with one. `pieces` are
    the text as (words, whether they stand in bold), empty where none do."""

    text: str
    style: str = TEXT
    deep: int = 0
    is_led: bool = False
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Table:
    """`columns` is its head, repeated on each page it goes over; each row is as long."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def docx(
    title: str, paragraphs: Iterable[Paragraph | Table], *, author: str = "", language: str = "sv-SE"
) -> bytes:
    """The file. `title` is what the reader's window says."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title, author, language),
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/numbering", "numbering.xml")
        ),
        "word/document.xml": _document(paragraphs),
        "word/styles.xml": _styles(language),
        "word/numbering.xml": _numbering(),
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


def _document(paragraphs: Iterable[Paragraph | Table]) -> str:
    body = "".join(_table(one) if isinstance(one, Table) else _paragraph(one) for one in paragraphs)
    # A4 with the margins of Word's own Swedish template, in twentieths of a point.
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'


def _paragraph(one: Paragraph) -> str:
    runs = "".join(_run(*piece) for piece in one.pieces or ((one.text, False),))
    return f'<w:p><w:pPr><w:pStyle w:val="{one.style}"/>{_level(one)}</w:pPr>{runs}</w:p>'


def _run(text: str, is_bold: bool) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{_said(line)}</w:t>' for line in lines)
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if is_bold else ''}{words}</w:r>"


def _level(one: Paragraph) -> str:
    if one.style != LIST:
        return ""
    # List 0 is Word's word for none.
    deep = min(one.deep, _LEVELS - 1)
    number = f'<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="{0 if one.is_led else 1}"/></w:numPr>'
    return f'{number}<w:ind w:left="{_STEP * deep}"/>' if one.is_led else number


def _table(one: Table) -> str:
    widths = [_WIDTH // len(one.columns)] * len(one.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for side in ("top", "bottom", "insideH")
    )
    head = _row(one.columns, widths, "<w:cantSplit/><w:tblHeader/>", [HEAD] * len(widths))
    styles = [HEAD, *[CELL] * (len(widths) - 1)]
    rows = "".join(_row(row, widths, "<w:cantSplit/>", styles) for row in one.rows)
    shape = f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
    # Told apart by a screen reader: the first row and column are headings. Two tables in a row would be one.
    look = '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"/>'
    after = _paragraph(Paragraph("", CELL))
    return f"<w:tbl><w:tblPr>{shape}{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{after}"


def _row(cells: Sequence[str], widths: Sequence[int], shape: str, styles: Sequence[str]) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(Paragraph(cell, style))}</w:tc>"
        for cell, width, style in zip(cells, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr>{shape}</w:trPr>{inside}</w:tr>"


def _numbering() -> str:
    """One list with a mark for each level."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr>'
        "</w:lvl>"
        for level, mark in enumerate("•–◦")
    )
    kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return (
        f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">{kind}{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _styles(language: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'<w:lang w:val="{_said(language)}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    styles = "".join(_style(key, *shape) for key, shape in _STYLES.items())
    return f'<w:styles xmlns:w="{_MAIN}">{defaults}{styles}</w:styles>'


def _style(key: str, name: str, points: int, is_bold: bool, above: int, below: int, level: int) -> str:
    is_first = key == TEXT
    outline = f'<w:outlineLvl w:val="{level}"/>' if key in HEADINGS else ""
    follows_itself = key in (LIST, CELL, HEAD)
    then = key if follows_itself else TEXT
    follows = "" if is_first else f'<w:basedOn w:val="{TEXT}"/><w:next w:val="{then}"/>'
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
        f'<Override PartName="/word/numbering.xml" ContentType="{_PART}.numbering+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
