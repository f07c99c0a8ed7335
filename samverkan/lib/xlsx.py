"""tablib's way of writing workbooks, read in when the first is written.

import-export asks tablib for each format it knows as it is imported itself, and so put openpyxl and Pillow,
12 MB and a tenth of the cold start, into every process for what is done a few times a year.
"""

from tablib import Databook, Dataset
from tablib.formats import load_format_class, registry

WRITER = "tablib.formats._xlsx.XLSXFormat"


class XlsxWhenWritten:
    """Stands for the format until it is used. It writes only: workbooks are read by `lib.spreadsheets`."""

    title = "xlsx"
    extensions = ("xlsx",)

    @classmethod
    def export_set(cls, sheet: Dataset, **options) -> bytes:
        return load_format_class(WRITER).export_set(sheet, **options)

    @classmethod
    def export_book(cls, book: Databook, **options) -> bytes:
        return load_format_class(WRITER).export_book(book, **options)


def write_xlsx_when_asked() -> None:
    """Before import-export is imported."""
    registry.register(XlsxWhenWritten.title, XlsxWhenWritten)
