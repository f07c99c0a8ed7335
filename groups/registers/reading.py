"""Files with registers, read back exactly: no cell is trimmed or guessed at."""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from groups.registers.tables import BY_NAME, NUMBER, REGISTERS, Register
from groups.registers.writing import ESCAPED, FORMAT, NO, VERSION, YES, Row, Tables, words_of
from samverkan.lib.reading import Unreadable
from samverkan.lib.spreadsheets import MAX_BYTES, MAX_UNPACKED_BYTES, check_size, exact_sheets

LONGEST_NUMBER = 19  # digits of what a database counts in
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # JSON can say these, no database keeps them


def read_registers(data: bytes) -> Tables:
    """The rows of the file as `writing.registers_now` gives them; `Unreadable` says where and what."""
    check_size(len(data))
    if data.startswith(b"PK"):
        return _from_zip(data)
    if data.lstrip()[:1] == b"{":
        return _from_json(data)
    raise Unreadable(
        _(
            "The file holds no registers. Choose one that was taken out of Samverkan: JSON, xlsx, or zip "
            "with csv."
        )
    )


def _from_json(data: bytes) -> Tables:
    try:
        whole = json.loads(data)
        if whole["format"] != FORMAT or not isinstance(whole["registers"], dict):
            raise KeyError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable(
            _("The file is JSON but no register from Samverkan, or it is cut off. Take it out again.")
        ) from None
    if whole.get("version") != VERSION:
        raise Unreadable(
            _("The file has version %(read)s of the format; this installation reads version %(known)s.")
            % {"read": whole.get("version"), "known": VERSION}
        )
    return {
        register.name: list(_json_rows(register, whole["registers"]))
        for register in _known(whole["registers"])
    }


def _json_rows(register: Register, given: dict) -> Iterator[Row]:
    rows = given.get(register.name, [])
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        if not isinstance(row, dict):
            raise Unreadable(_where(register, number) + _("is no row."))
        row = {str(name): value for name, value in row.items()}
        _refuse_unknown(register, {field.name for field in register.columns.values()}, row)
        yield {
            NUMBER: _number(register, number, row.get(NUMBER)),
            **{
                field.name: _value(register, number, heading, field, row.get(field.name))
                for heading, field in register.columns.items()
            },
        }


def _from_zip(data: bytes) -> Tables:
    sheets = _csv_sheets(data) or {
        name: [[_unescaped(cell) for cell in row] for row in rows]
        for name, rows in exact_sheets(data).items()
    }
    return {register.name: list(_sheet_rows(register, sheets[register.name])) for register in _known(sheets)}


def _known(given) -> list[Register]:
    """The registers, all of which may be asked for; a sheet that is none of them is told of, not passed
    over."""
    unknown = sorted(set(given) - BY_NAME.keys())
    if unknown:
        raise Unreadable(
            _("%(read)s is no register. The registers are: %(known)s.")
            % {"read": ", ".join(unknown), "known": ", ".join(BY_NAME)}
        )
    missing = [name for name in BY_NAME if name not in given]
    if missing:
        raise Unreadable(
            _("The file lacks %(missing)s. Read in a file with every register, also the empty ones.")
            % {"missing": ", ".join(missing)}
        )
    return list(REGISTERS)


def _csv_sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The csv files of a zip, or nothing where it holds none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = [entry for entry in packed.infolist() if entry.filename.endswith(".csv")]
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
                raise Unreadable(
                    _("The file grows to more than %(most)s MB when it is unpacked, so it is not opened.")
                    % {"most": MAX_UNPACKED_BYTES // 1024 // 1024}
                )
            return {entry.filename.removesuffix(".csv"): _csv_rows(packed.read(entry)) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, UnicodeDecodeError, csv.Error):
        raise Unreadable(_("The zip file is broken. Take the registers out again.")) from None


def _csv_rows(content: bytes) -> list[list[str]]:
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    return [[_unescaped(cell) for cell in row] for row in rows]


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(ESCAPED) else cell


def _sheet_rows(register: Register, rows: list[list[str]]) -> Iterator[Row]:
    if not rows:
        raise Unreadable(_("%(register)s has no headings.") % {"register": register.name})
    given, *rest = rows
    _refuse_unknown(register, register.columns.keys(), given)
    missing = [heading for heading in register.columns if heading not in given]
    if missing:
        raise Unreadable(
            _("%(register)s lacks the column %(missing)s.")
            % {"register": register.name, "missing": ", ".join(missing)}
        )
    for number, line in enumerate(rest, start=2):
        cells = dict(zip(given, [*line, *[""] * (len(given) - len(line))], strict=False))
        yield {
            NUMBER: _number(register, number, cells.get(NUMBER)),
            **{
                field.name: _value(register, number, heading, field, cells[heading])
                for heading, field in register.columns.items()
            },
        }


def _refuse_unknown(register: Register, known, given) -> None:
    unknown = sorted({str(name) for name in given} - {NUMBER, *known})
    if unknown:
        raise Unreadable(
            _("%(register)s has a column that is not known: %(unknown)s.")
            % {"register": register.name, "unknown": ", ".join(unknown)}
        )


def _number(register: Register, row: int, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isdecimal() and value.isascii() and len(value) < LONGEST_NUMBER:
        return int(value)
    raise Unreadable(_where(register, row) + _("has no number in the column nr."))


def _value(register: Register, row: int, heading: str, field: models.Field, given: Any) -> Any:
    """What a cell says, as the field holds it. `given` is text from a sheet, or what JSON holds."""
    if given is None or (given == "" and _is_empty_as_none(field)):
        return None
    try:
        return _read(field, given)
    except (ValueError, TypeError, KeyError):
        raise Unreadable(
            _where(register, row)
            + _("has “%(read)s” in the column %(column)s. Write %(example)s.")
            % {"read": str(given)[:80], "column": heading, "example": _example(field)}
        ) from None


def _is_empty_as_none(field: models.Field) -> bool:
    return field.is_relation or field.null or not isinstance(field, models.CharField | models.TextField)


def _read(field: models.Field, given: Any) -> Any:
    if field.choices:
        return _key(field, given)
    if field.is_relation or isinstance(field, models.IntegerField):
        return _whole_number(given)
    if isinstance(field, models.BooleanField):
        return given if isinstance(given, bool) else {YES: True, NO: False}[given]
    if isinstance(field, models.DateField):
        return date.fromisoformat(given)
    if not isinstance(given, str):
        raise TypeError
    if UNKEEPABLE.search(given):
        raise ValueError
    return given


def _whole_number(given: Any) -> int:
    if isinstance(given, bool | float):
        raise TypeError
    return int(given)


def _key(field: models.Field, given: str) -> str:
    with override("sv"):
        words = words_of(field)
    if given in words or (given == "" and field.blank):
        return given
    return {word: key for key, word in words.items()}[given]


def _example(field: models.Field) -> str:
    if field.choices:
        with override("sv"):
            return _("one of %(words)s") % {"words": ", ".join(words_of(field).values())}
    if field.is_relation:
        return _("the number of a row in %(register)s") % {"register": _register_of(field)}
    if isinstance(field, models.BooleanField):
        return _("%(yes)s or %(no)s") % {"yes": YES, "no": NO}
    if isinstance(field, models.CharField | models.TextField):
        return _("text")
    return _("a day such as 2017-03-14") if isinstance(field, models.DateField) else _("a number such as 7")


def _register_of(field: models.Field) -> str:
    return next(register.name for register in REGISTERS if register.model is field.related_model)


def _where(register: Register, row: int) -> str:
    return _("Row %(row)s in %(register)s ") % {"row": row, "register": register.name}
