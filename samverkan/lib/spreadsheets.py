"""Reading csv and xlsx as people send them, and writing them the way Swedish Excel opens them (domain 3.10).

Reading takes whole files from outside: every guard stands here, and what fails is `Unreadable` with one
sentence. Cells come out as text the way they were typed, numbers without ".0" and days in ISO 8601.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from itertools import islice

import tablib
from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from samverkan.lib.reading import Unreadable, collapsed

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_ROWS = 50_000
MAX_COLUMNS = 200
# Cells times the longest shared text: one text that every cell points to grows a thousandfold.
MAX_TEXT_BYTES = 400 * 1024 * 1024
DELIMITERS = ";\t,"
HEADER_WITHIN = 60

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
BINARY_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
CELL_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]+)["']""")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s>]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

type Likeness = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[0]` is row 1 of the file, empty rows included; rows differ in length, cells are trimmed text."""

    rows: list[list[str]]
    kind: str
    encoding: str = ""
    delimiter: str = ""
    name: str = ""
    other_sheets: tuple[str, ...] = ()


def filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)


def looks_divided(row: Sequence[str]) -> int:
    return filled(row) if filled(row) > 1 else 0


def check_size(size: int) -> None:
    """To be asked before the file is read into memory."""
    if size > MAX_BYTES:
        raise Unreadable(
            _(
                "The file is %(size)s MB; at most %(most)s MB can be read. "
                "Save only the sheet with the people in a file of its own."
            )
            % {"size": f"{size / 1024 / 1024:.0f}", "most": MAX_BYTES // 1024 // 1024}
        )
    if size == 0:
        raise _empty()


def read_sheet(data: bytes, filename: str, header_likeness: Likeness = looks_divided) -> Sheet:
    """The first sheet with anything in it; its content, not its name, says how it is read.

    `header_likeness` counts the headings it knows in a row: the delimiter that shows most of them is used.
    """
    check_size(len(data))
    if data.startswith(OLE_MAGIC):
        raise _ole(data)
    if data.startswith(ZIP_MAGIC):
        sheet = _read_xlsx(data)
    else:
        if filename.lower().endswith((".xlsx", ".xlsm")):
            raise _broken()
        sheet = _read_csv(data, header_likeness)
    if not any(map(filled, sheet.rows)):
        raise _empty()
    return sheet


def _read_csv(data: bytes, header_likeness: Likeness) -> Sheet:
    text, encoding = _decoded(data)
    marked = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    body = "\n" + text[marked.end() :] if marked else text
    delimiter = marked[1] if marked else _delimiter(body, header_likeness)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append([_clean(cell) for cell in row])
            _check_extent(len(rows), len(row))
    except csv.Error:
        raise Unreadable(
            _(
                "Row %(row)s has a quotation mark that is not closed, or text after the closing one. "
                "Remove it, or write two in a row."
            )
            % {"row": len(rows) + 1}
        ) from None
    return Sheet(rows, "csv", encoding, delimiter)


def _decoded(data: bytes) -> tuple[str, str]:
    """BOM, then strict UTF-8, then the code page of Swedish Windows (domain 3.10); also what was chosen."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        choices = [("utf-16", "UTF-16")]
    elif data.startswith(b"\xef\xbb\xbf"):
        choices = [("utf-8-sig", "UTF-8")]
    else:
        choices = [("utf-8", "UTF-8"), ("cp1252", "Windows-1252")]
    for codec, shown in choices if not data.startswith(BINARY_STARTS) else ():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text):
            return text, shown
    raise Unreadable(
        _("The file is neither csv nor Excel. Save it as “CSV UTF-8” or as an Excel workbook (.xlsx).")
    )


def _delimiter(text: str, header_likeness: Likeness) -> str:
    start = "".join(islice(io.StringIO(text, newline=""), HEADER_WITHIN))

    def likeness(delimiter: str) -> int:
        # A quotation mark that is cut off with the start of the file must not stop the guess.
        rows = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
        return max((header_likeness([_clean(cell) for cell in row]) for row in rows), default=0)

    try:
        return max(DELIMITERS, key=likeness)
    except csv.Error:
        return DELIMITERS[0]


def _read_xlsx(data: bytes) -> Sheet:
    safe = _repacked(data)
    try:
        with CalamineWorkbook.from_filelike(safe) as workbook:
            names = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
            ]
            sheets = {
                name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names
            }
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # A panic in the Rust reader is a BaseException; to the sender it is a broken file like any other.
        raise _broken() from error
    used = [name for name in names if any(cell != "" for row in sheets[name] for cell in row)]
    if not used:
        raise _empty()
    rows = [[_clean(_typed(cell)) for cell in row] for row in sheets[used[0]]]
    return Sheet(rows, "xlsx", name=used[0], other_sheets=tuple(used[1:]))


def exact_sheets(data: bytes) -> dict[str, list[list[str]]]:
    """Every sheet's cells as they are, spaces and line breaks included; under the same guards."""
    check_size(len(data))
    safe = _repacked(data)
    try:
        with CalamineWorkbook.from_filelike(safe) as workbook:
            sheets = {
                name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in workbook.sheet_names
            }
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # As in `_read_xlsx`: a panic of the Rust reader.
        raise _broken() from error
    return {name: [[_typed(cell) for cell in row] for row in rows] for name, rows in sheets.items()}


def _repacked(data: bytes) -> io.BytesIO:
    """The workbook's xml in a zip of our own, so that its reader sees what was checked and nothing else.

    Sizes stated in the directory are added up before anything is unpacked (ruling 12); Python's zipfile then
    gives no byte more than stated, so a directory that lies ends as a broken file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_directory(packed)
            wanted = [name for name in packed.namelist() if name.lower().endswith((".xml", ".rels"))]
            parts = {name: packed.read(name) for name in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, KeyError) as error:
        raise _broken() from error
    _check_parts(parts.values())
    safe = io.BytesIO()
    with zipfile.ZipFile(safe, "w") as unpacked:
        for name, part in parts.items():
            unpacked.writestr(name, part)
    safe.seek(0)
    return safe


def _check_directory(packed: zipfile.ZipFile) -> None:
    entries = packed.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise _encrypted()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise Unreadable(
            _(
                "The Excel file grows to more than %(most)s MB when it is unpacked, so it is not opened. "
                "Copy the rows to a new workbook and try again."
            )
            % {"most": MAX_UNPACKED_BYTES // 1024 // 1024}
        )
    if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
        raise Unreadable(
            _("The file is no Excel workbook. Save the list as .xlsx or as “CSV UTF-8” and try again.")
        )


def _check_parts(parts: Iterable[bytes]) -> None:
    """Every part is looked at: a workbook may keep its sheets and texts under any name."""
    cells = longest = 0
    for part in parts:
        _check_extent(*_extent(part))
        cells += len(CELL.findall(part))
        longest = max(longest, max((len(text) for text in SHARED_TEXT.split(part)[1:]), default=0))
    if cells * longest > MAX_TEXT_BYTES:
        raise Unreadable(
            _("The Excel file has too much text in its cells. Copy the rows to a new workbook and try again.")
        )


def _extent(sheet: bytes) -> tuple[int, int]:
    """Rows and columns in the xml. The reader makes room for all: two cells can span 17 billion."""
    references = set(CELL_REFERENCE.findall(sheet))
    columns = max((_column_number(letters) for letters, _row in references), default=0)
    rows = max((int(row) for _letters, row in references), default=0)
    # Cells may stand without a reference and are then counted from the left.
    if len(CELL.findall(sheet)) > sum(1 for letters, _row in references if letters):
        columns = max(columns, *(len(CELL.findall(part)) for part in ROW.split(sheet)))
    return max(rows, len(ROW.findall(sheet))), columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _check_extent(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise Unreadable(
            _(
                "The file has %(rows)s rows and %(columns)s columns; at most %(most_rows)s rows and "
                "%(most_columns)s columns can be read. Remove what does not belong to the list."
            )
            % {"rows": rows, "columns": columns, "most_rows": MAX_ROWS, "most_columns": MAX_COLUMNS}
        )


def _ole(data: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _encrypted()
    return Unreadable(
        _("The file is in the old Excel format (.xls). Open it in Excel, save it as .xlsx and try again.")
    )


def _encrypted() -> Unreadable:
    return Unreadable(_("The file is protected with a password. Save it without a password and try again."))


def _broken() -> Unreadable:
    return Unreadable(
        _("The Excel file is broken or is no Excel file. Open it in Excel and save it as a new .xlsx.")
    )


def _empty() -> Unreadable:
    return Unreadable(_("The file is empty. It needs a row of headings and a row for each person."))


def _typed(cell: object) -> str:
    """The cell as somebody would have typed it."""
    match cell:
        case str():
            return cell
        case bool():
            return _("yes") if cell else _("no")
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
        case time():
            return cell.isoformat("minutes")
    return str(cell)


# A list says the same few hundred things over and over.
@lru_cache(maxsize=4096)
def _clean(cell: str) -> str:
    shown = " ".join(cell.split()) if cell.isascii() else collapsed(cell)
    # The apostrophe is how our own files (and Excel) keep a formula from starting; it is no part of the text.
    return shown[1:] if shown.startswith("'") and shown[1:2] in FORMULA_STARTS and len(shown) > 1 else shown


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with BOM, semicolons, CRLF, decimal comma, ISO dates; text that Excel would run stays text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_written(cell) for cell in header])
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def xlsx_bytes(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet; numbers and days keep their type, codes such as 0305 stay text."""
    sheet = tablib.Dataset(headers=[_cell(cell) for cell in header])
    sheet.extend([_cell(cell) for cell in row] for row in rows)
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    return sheet.export("xlsx")


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case int() | float() | Decimal():
            return str(value).replace(".", ",")
        case datetime():
            return value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
    return _neutral(str(value))


def _cell(value: object) -> object:
    is_typed = isinstance(value, int | float | Decimal | date) and not isinstance(value, bool)
    return value if is_typed else _written(value)


def _neutral(text: str) -> str:
    return "'" + text if text.startswith(FORMULA_STARTS) else text
