"""The registers as they are now, as one JSON file, one workbook or one zip of csv files.

The same registers give the same bytes: rows in an order of their own, no clock in any file.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import tablib
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from groups.registers.tables import NUMBER, REGISTERS, Register
from samverkan.lib.refusal import Refused
from samverkan.lib.spreadsheets import FORMULA_STARTS, csv_bytes

FORMAT, VERSION = "samverkan-register", 1
# What Excel holds in a cell; openpyxl would cut the rest off in silence.
CELL = 32_767
# No xml can hold them.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
YES, NO = "ja", "nej"
ESCAPED = (*FORMULA_STARTS, "'")
# The first day a zip can tell; a clock would make each file another.
NO_TIME = (1980, 1, 1, 0, 0, 0)

type Row = dict[str, Any]
type Tables = dict[str, list[Row]]


def registers_now() -> Tables:
    """Every register's rows, each `{"nr": 1, field: value}`; a reference is the other row's `nr`. A query
    each."""
    numbers: dict[type[models.Model], dict[int, int]] = {}
    return {register.name: _rows(register, numbers) for register in REGISTERS}


def _rows(register: Register, numbers: dict) -> list[Row]:
    found = [(row.pk, _values(register, row, numbers)) for row in register.model._default_manager.order_by()]
    found.sort(key=lambda pair: ([_sorted_as(value) for value in pair[1].values()], pair[0]))
    numbers[register.model] = {pk: number for number, (pk, _values) in enumerate(found, start=1)}
    return [{NUMBER: number, **values} for number, (_pk, values) in enumerate(found, start=1)]


def _values(register: Register, row: models.Model, numbers: dict) -> Row:
    values = {}
    for field in register.columns.values():
        value = getattr(row, field.attname)
        if field.is_relation:
            value = numbers[field.related_model].get(value)
        # Browsers send CRLF; a workbook cannot keep the CR.
        values[field.name] = value.replace("\r\n", "\n") if isinstance(value, str) else value
    return values


def _sorted_as(value: Any) -> tuple:
    """None first, numbers as numbers, all else as it is written."""
    if isinstance(value, int):
        return (1, value, "")
    return (0, 0, "") if value is None else (2, 0, str(value))


def json_file(tables: Tables) -> bytes:
    whole = {"format": FORMAT, "version": VERSION, "registers": tables}
    text = json.dumps(whole, ensure_ascii=False, indent=1, default=_iso)
    return f"{text}\n".encode()


def csv_file(register: Register, rows: list[Row]) -> bytes:
    """One register as Swedish Excel opens it (domain 3.10)."""
    return csv_bytes(headings(register), ([_cell(value) for value in line] for line in lines(register, rows)))


def csv_zip(tables: Tables) -> bytes:
    files = {f"{register.name}.csv": csv_file(register, tables[register.name]) for register in REGISTERS}
    return _packed(files.items())


def workbook(tables: Tables) -> bytes:
    """One sheet a register; numbers and days keep their type, codes such as 0305 stay text."""
    book = tablib.Databook()
    for register in REGISTERS:
        sheet = tablib.Dataset(headers=headings(register), title=register.name)
        for number, line in enumerate(lines(register, tables[register.name]), start=2):
            _refuse_unwritable(register, number, line)
            sheet.append([_cell(value) for value in line])
        book.add_sheet(sheet)
    return _without_clock(book.export("xlsx"))


def headings(register: Register) -> list[str]:
    return [NUMBER, *register.columns]


def lines(register: Register, rows: list[Row]) -> Iterable[list[Any]]:
    """The rows as they stand in a sheet: words in Swedish for keys."""
    with override("sv"):
        words = {field.name: words_of(field) for field in register.columns.values() if field.choices}
    for row in rows:
        yield [words.get(name, {}).get(value, value) for name, value in row.items()]


def words_of(field: models.Field) -> dict[str, str]:
    """The words that stand for the keys, in the language that is active."""
    return {key: str(word) for key, word in field.flatchoices}


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _cell(value: Any) -> Any:
    """Text that Excel would run, or that begins with the apostrophe which stops it, gets one more
    apostrophe."""
    if isinstance(value, bool):
        return YES if value else NO
    return f"'{value}" if isinstance(value, str) and value.startswith(ESCAPED) else value


def _refuse_unwritable(register: Register, number: int, line: list[Any]) -> None:
    texts = [value for value in line if isinstance(value, str)]
    if any(len(text) >= CELL or ILLEGAL.search(text) for text in texts):
        text = _(
            "Row %(row)s in %(register)s has a text that Excel cannot hold: more than 32,000 characters, or "
            "signs that are no letters. Take the registers out as JSON or csv instead."
        )
        raise Refused(text % {"row": number, "register": register.name})


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return out.getvalue()


def _without_clock(book: bytes) -> bytes:
    """The workbook packed anew, without the part that says when it was made."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        files = [(name, packed.read(name)) for name in packed.namelist() if name != CORE]
    return _packed((name, _unnamed(name, content)) for name, content in files)


CORE = "docProps/core.xml"


def _unnamed(name: str, content: bytes) -> bytes:
    """Nothing may point at the part that was left out."""
    if name == "[Content_Types].xml":
        return _cut(content, b'<Override PartName="/docProps/core.xml"')
    if name == "_rels/.rels":
        return _cut(content, b"<Relationship ", b"core-properties")
    return content


def _cut(content: bytes, start: bytes, holding: bytes = b"") -> bytes:
    """Without the element that begins so and holds that."""
    before, *elements = content.split(start)
    kept = []
    for element in elements:
        inside, end, after = element.partition(b"/>")
        kept.append(after if holding in inside else start + inside + end + after)
    return before + b"".join(kept)
