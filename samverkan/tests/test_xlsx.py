"""What a web process carries, and workbooks written all the same."""

import subprocess
import sys

import tablib

from samverkan.lib.spreadsheets import read_sheet, xlsx_bytes

HEAVY = ["holidays", "lxml", "openpyxl", "pikepdf", "recurring_ical_events", "weasyprint"]


def test_no_web_process_reads_in_what_only_papers_and_workbooks_need():
    """Together they take 60 MB of the 90 that a worker may have (ruling 25)."""
    code = f"import samverkan.wsgi, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_workbook_is_written_by_tablib_when_it_is_asked_for():
    assert read_sheet(xlsx_bytes("Blad", ["Kod"], [["0305"]]), "b.xlsx").rows == [["Kod"], ["0305"]]
    book = tablib.Databook([tablib.Dataset(["1"], headers=["A"], title="Ett")])
    assert read_sheet(book.export("xlsx"), "b.xlsx").name == "Ett"
