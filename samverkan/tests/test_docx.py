"""A short paper as a Word file."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from docx import Document

from samverkan.lib.docx import HEADING, LIST, LOWEST, TITLE, UNDER, Paragraph, Table, docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAPER = [
    Paragraph("Hemgång & <vård>", TITLE),
    Paragraph("Varför", HEADING),
    Paragraph('Många "väntar"\nlänge.\x0b'),
]


def parts(content: bytes) -> dict[str, ElementTree.Element]:
    with ZipFile(BytesIO(content)) as file:
        return {name: ElementTree.fromstring(file.read(name)) for name in file.namelist()}


def test_the_words_stand_in_named_styles():
    document = parts(docx("Hemgång", PAPER))["word/document.xml"]

    found = [
        (one.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), [text.text for text in one.iter(f"{W}t")])
        for one in document.iter(f"{W}p")
    ]
    assert found == [
        ("Title", ["Hemgång & <vård>"]),
        ("Heading1", ["Varför"]),
        ("Normal", ['Många "väntar"', "länge."]),
    ]


def test_every_style_and_part_that_is_named_is_there():
    found = parts(docx("Hemgång", PAPER, author="Samverkan i Västmanland"))

    styles = {one.get(f"{W}styleId") for one in found["word/styles.xml"].iter(f"{W}style")}
    used = {one.get(f"{W}val") for one in found["word/document.xml"].iter(f"{W}pStyle")}
    assert used - styles == set()
    named = {one.get("PartName") for one in found["[Content_Types].xml"] if one.get("PartName")}
    assert {f"/{name}" for name in found if not name.endswith(".rels")} - named == {"/[Content_Types].xml"}
    targets = {one.get("Target") for one in found["_rels/.rels"]}
    assert targets == {"word/document.xml", "docProps/core.xml"}
    assert [one.text for one in found["docProps/core.xml"]] == ["Hemgång", "Samverkan i Västmanland", "sv-SE"]


def test_the_same_words_give_the_same_bytes():
    assert docx("Hemgång", PAPER) == docx("Hemgång", PAPER)


def test_another_reader_finds_levels_lists_and_tables():
    made = docx(
        "Rapport",
        [
            Paragraph("Gruppen", HEADING),
            Paragraph("Muntligt", UNDER),
            Paragraph("Vad var bra?", LOWEST),
            Paragraph("Mötena", LIST),
            Paragraph("De korta", LIST, 1),
            Paragraph("7. Mötas oftare", LIST, is_led=True),
            Table(("Svar", "Alla"), [("1", "3 (60 %)"), ("2", "2 (40 %)")]),
        ],
    )
    paper = Document(BytesIO(made))
    assert [one.style.name for one in paper.paragraphs[:3]] == ["Heading 1", "Heading 2", "Heading 3"]
    lists = [one._p.pPr.numPr for one in paper.paragraphs if one.style.name == "List Bullet"]
    assert [(one.ilvl.val, one.numId.val) for one in lists] == [(0, 1), (1, 1), (0, 0)]
    (table,) = paper.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Svar", "Alla"],
        ["1", "3 (60 %)"],
        ["2", "2 (40 %)"],
    ]
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
