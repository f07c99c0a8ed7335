"""Files as people send them; every broken one ends in one sentence (domain 3.10, ruling 12)."""

import io
import time
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils import translation

from samverkan.lib.reading import Unreadable
from samverkan.lib.spreadsheets import MAX_BYTES, check_size, csv_bytes, read_sheet, xlsx_bytes

ROWS = [["Kommun", "Namn"], ["Västerås", "Åsa Öst"]]
SHEET_XML = (
    '<?xml version="1.0"?><worksheet '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def workbook(rows, **cells) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, value in cells.items():
        book.active[place] = value
    return saved(book)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced or added; `sheet` is its first sheet."""
    names = {"sheet": "xl/worksheets/sheet1.xml", "strings": "xl/sharedStrings.xml"}
    new = {names.get(key, key): value for key, value in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in old.namelist():
            if name not in new:
                zipped.writestr(name, old.read(name))
        for name, value in new.items():
            zipped.writestr(name, value)
    return out.getvalue()


def refusal(data: bytes, name: str = "lista.xlsx") -> str:
    with pytest.raises(Unreadable) as raised:
        read_sheet(data, name)
    return str(raised.value)


@pytest.mark.parametrize(
    ("data", "encoding", "delimiter"),
    [
        ("Kommun;Namn\r\nVästerås;Åsa Öst\r\n".encode("utf-8-sig"), "UTF-8", ";"),
        ("Kommun,Namn\nVästerås,Åsa Öst".encode(), "UTF-8", ","),
        ("Kommun\tNamn\nVästerås\tÅsa Öst\n".encode("cp1252"), "Windows-1252", "\t"),
        ("Kommun\tNamn\nVästerås\tÅsa Öst\n".encode("utf-16"), "UTF-16", "\t"),
        ('"Kommun";"Namn"\n"Västerås";"Åsa Öst"'.encode(), "UTF-8", ";"),
    ],
)
def test_csv_is_read_whatever_its_encoding_and_delimiter(data, encoding, delimiter):
    sheet = read_sheet(data, "lista.csv")

    assert (sheet.rows, sheet.encoding, sheet.delimiter) == (ROWS, encoding, delimiter)


def test_the_delimiter_is_the_one_that_shows_the_headings():
    text = "Ledamöter, ersättare, och presidium, från 2017\n\nKommun;Namn\nSala;Ek, Åsa\n"

    sheet = read_sheet(
        text.encode(), "x.csv", header_likeness=lambda row: sum(cell in {"Kommun", "Namn"} for cell in row)
    )

    assert sheet.rows == [
        ["Ledamöter, ersättare, och presidium, från 2017"],
        [],
        ["Kommun", "Namn"],
        ["Sala", "Ek, Åsa"],
    ]


def test_sep_line_quotes_line_ends_and_word_processor_signs():
    text = 'sep=,\nNamn,Nämnd\n"von\u00adÖrn,\u00a0Åsa ","Vård\noch omsorg"\n'

    assert read_sheet(text.encode(), "x.csv").rows == [
        [],
        ["Namn", "Nämnd"],
        ["vonÖrn, Åsa", "Vård och omsorg"],
    ]


def test_a_cell_of_our_own_export_loses_its_apostrophe():
    assert read_sheet(b"a;b\n'+46 70;'citat'", "x.csv").rows[1] == ["+46 70", "'citat'"]


def test_xlsx_cells_come_as_they_were_typed():
    data = workbook(
        [["Datum", "Kod", "Telefon", "Tal", "Dag", "Sant"]],
        A2=date(2017, 3, 14), B2="0305", C2=1981, D2=0.5, E2=datetime(2017, 3, 14, 9, 30), F2=True,
    )  # fmt: skip

    assert read_sheet(data, "x.xlsx").rows[1] == [
        "2017-03-14",
        "0305",
        "1981",
        "0,5",
        "2017-03-14 09:30",
        "yes",
    ]


def test_xlsx_rows_keep_their_numbers_and_other_sheets_are_named():
    book = openpyxl.Workbook()
    book.active.title = "Tom"
    for name in ("Äldre", "Barn"):
        book.create_sheet(name)["B3"] = "x"

    sheet = read_sheet(saved(book), "x.xlsx")

    assert (sheet.rows, sheet.name, sheet.other_sheets) == (
        [["", ""], ["", ""], ["", "x"]],
        "Äldre",
        ("Barn",),
    )


def test_the_name_does_not_decide():
    assert read_sheet(workbook(ROWS), "lista.csv").rows == ROWS


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
GOOD = workbook(ROWS)
BOMB = with_parts(GOOD, bomb=b"\0" * (51 * 1024 * 1024))
WIDE = with_parts(GOOD, sheet=SHEET_XML.format('<row r="1"><c r="A1"/><c r="XFD1048576"/></row>').encode())
UNMARKED = with_parts(GOOD, sheet=SHEET_XML.format("<row>" + "<c/>" * 3000 + "</row>").encode())
HEAVY_CELLS = "".join(f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 20 + "</row>" for r in range(1, 1001))
HEAVY = with_parts(
    GOOD,
    sheet=SHEET_XML.format(HEAVY_CELLS).encode(),
    strings=b"<sst><si><t>" + b"x" * 32_000 + b"</t></si></sst>",
)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "x.csv", "The file is empty. It needs a row of headings and a row for each person."),
        (b"\n;;\n", "x.csv", "The file is empty. It needs a row of headings and a row for each person."),
        (workbook([]), "x.xlsx", "The file is empty. It needs a row of headings and a row for each person."),
        (
            OLE,
            "x.xls",
            "The file is in the old Excel format (.xls). Open it in Excel, save it as .xlsx and try again.",
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "x.xlsx",
            "The file is protected with a password. Save it without a password and try again.",
        ),
        (
            GOOD[: len(GOOD) // 2],
            "x.xlsx",
            "The Excel file is broken or is no Excel file. Open it in Excel and save it as a new .xlsx.",
        ),
        (
            b"Kommun;Namn",
            "x.xlsx",
            "The Excel file is broken or is no Excel file. Open it in Excel and save it as a new .xlsx.",
        ),
        (
            with_parts(GOOD, sheet=b"<worksheet><sheetData><row"),
            "x.xlsx",
            "The Excel file is broken or is no Excel file. Open it in Excel and save it as a new .xlsx.",
        ),
        (
            b"%PDF-1.7 text",
            "x.csv",
            "The file is neither csv nor Excel. Save it as “CSV UTF-8” or as an Excel workbook (.xlsx).",
        ),
        (
            b"a;b\n\x00;\x01",
            "x.csv",
            "The file is neither csv nor Excel. Save it as “CSV UTF-8” or as an Excel workbook (.xlsx).",
        ),
        (
            b'a;b\nc;"d\ne;f',
            "x.csv",
            (
                "Row 2 has a quotation mark that is not closed, or text after the closing "
                "one. Remove it, or write two in a row."
            ),
        ),
        (
            BOMB,
            "x.xlsx",
            (
                "The Excel file grows to more than 50 MB when it is unpacked, so it is not "
                "opened. Copy the rows to a new workbook and try again."
            ),
        ),
        (
            WIDE,
            "x.xlsx",
            (
                "The file has 1048576 rows and 16384 columns; at most 50000 rows and 200 "
                "columns can be read. Remove what does not belong to the list."
            ),
        ),
        (
            UNMARKED,
            "x.xlsx",
            (
                "The file has 1 rows and 3000 columns; at most 50000 rows and 200 columns "
                "can be read. Remove what does not belong to the list."
            ),
        ),
        (
            HEAVY,
            "x.xlsx",
            "The Excel file has too much text in its cells. Copy the rows to a new workbook and try again.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(data, name, sentence):
    started = time.perf_counter()

    assert (refusal(data, name), time.perf_counter() - started < 2) == (sentence, True)


def test_a_directory_that_lies_about_sizes_is_a_broken_file():
    """The stated size is what is added up, so nothing may unpack to more."""
    data = bytearray(with_parts(GOOD, sheet=SHEET_XML.format(" " * 1_000_000).encode()))
    true_size = (len(SHEET_XML.format("")) + 1_000_000).to_bytes(4, "little")
    while (place := data.find(true_size)) >= 0:
        data[place : place + 4] = (100).to_bytes(4, "little")

    assert (
        refusal(bytes(data))
        == "The Excel file is broken or is no Excel file. Open it in Excel and save it as a new .xlsx."
    )


def test_an_encrypted_part_and_another_kind_of_zip():
    encrypted = bytearray(GOOD)
    central = encrypted.find(b"PK\x01\x02")
    encrypted[central + 8] |= 1
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as zipped:
        zipped.writestr("word/document.xml", "<x/>")

    assert [refusal(bytes(encrypted)), refusal(other.getvalue(), "x.docx")] == [
        "The file is protected with a password. Save it without a password and try again.",
        "The file is no Excel workbook. Save the list as .xlsx or as “CSV UTF-8” and try again.",
    ]


def test_the_size_can_be_asked_before_reading():
    with pytest.raises(Unreadable) as raised:
        check_size(200 * 1024 * 1024)

    check_size(MAX_BYTES)
    assert str(raised.value).startswith("The file is 200 MB; at most 20 MB can be read.")


def test_csv_is_written_the_way_swedish_excel_opens_it():
    rows = [
        ["Håbo", "0305", date(2017, 1, 1), Decimal("-3.5"), 21.35, None],
        ["=1+1", "+46 70", "-", "@x", "\tx", "\rx"],
    ]

    data = csv_bytes(["Kommun", "Kod", "Från", "Tal", "Tal 2", "Tomt"], rows)

    assert data == (
        b"\xef\xbb\xbf"
        + (
            "Kommun;Kod;Från;Tal;Tal "
            "2;Tomt\r\nHåbo;0305;2017-01-01;-3,5;21,35;\r\n'=1+1;'+46 "
            "70;'-;'@x;'\tx;\"'\rx\"\r\n"
        ).encode()
    )


def test_xlsx_keeps_codes_as_text_and_runs_nothing():
    data = xlsx_bytes(
        "Grupp: äldre/2017",
        ["Kod", "Formel", "Antal", "Från"],
        [["0305", "=HYPERLINK(1)", 3, date(2017, 1, 1)]],
    )

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [(cell.data_type, cell.value) for cell in sheet[2]] == [
        ("s", "0305"),
        ("s", "'=HYPERLINK(1)"),
        ("n", 3),
        ("d", datetime(2017, 1, 1)),
    ]
    assert read_sheet(data, "x.xlsx").rows[1] == ["0305", "=HYPERLINK(1)", "3", "2017-01-01"]


def test_ten_thousand_rows_are_read_in_a_second():
    rows = [
        ["Sala kommun", "ledamot", f"Åsa Ek {n}", f"p{n}@example.se", date(2017, 1, 1)] for n in range(10_000)
    ]
    data = xlsx_bytes("stor", ["kommun", "roll", "namn", "e-post", "från"], rows)

    spent = []
    while len(spent) < 3 and not (spent and min(spent) < 1):
        started = time.process_time()
        sheet = read_sheet(data, "x.xlsx")
        spent.append(time.process_time() - started)

    assert (len(sheet.rows), min(spent) < 1) == (10_001, True)
