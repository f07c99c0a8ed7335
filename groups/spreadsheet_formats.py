"""csv and xlsx of import-export, read and written as the rest of Samverkan does (domain 3.10)."""

import tablib
from import_export.formats.base_formats import Format

from samverkan.lib.spreadsheets import csv_bytes, read_sheet, xlsx_bytes


class _Sheet(Format):
    def __init__(self, encoding: str | None = None):
        """The encoding is found out from the file itself."""

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """The first row with anything in it is the headings."""
        rows = [row for row in read_sheet(in_stream, f"file.{self.get_extension()}").rows if any(row)]
        width = max(map(len, rows))
        headings, *rest = [row + [""] * (width - len(row)) for row in rows]
        return tablib.Dataset(*rest, headers=[heading.casefold() for heading in headings])

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True


class SwedishCsv(_Sheet):
    def get_title(self) -> str:
        return "csv"

    def get_extension(self) -> str:
        return "csv"

    def get_content_type(self) -> str:
        return "text/csv; charset=utf-8"

    def export_data(self, dataset: tablib.Dataset, **kwargs) -> bytes:
        return csv_bytes(dataset.headers, dataset)


class Workbook(_Sheet):
    def get_title(self) -> str:
        return "xlsx"

    def get_extension(self) -> str:
        return "xlsx"

    def get_content_type(self) -> str:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export_data(self, dataset: tablib.Dataset, **kwargs) -> bytes:
        return xlsx_bytes(dataset.title or "Samverkan", dataset.headers, dataset)


FORMATS = [SwedishCsv, Workbook]
