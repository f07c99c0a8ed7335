"""Recommendations read from a file: how many, which numbers, and just what is marked (S002-A … S002-D)."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import translation

from evaluations.forms.recommendation_files import read_file
from evaluations.forms.recommendations import MarkForm
from evaluations.recommendation_docx import blocks_of_docx
from evaluations.recommendation_file import (
    ReadFile,
    ReadRecommendation,
    faults_of,
    gathered,
    read_text,
)
from evaluations.recommendation_marking import (
    assembled,
    marked_parts,
    moved_spans,
    printed_pieces,
    sentences_of,
)
from evaluations.recommendation_states import is_late, next_states, reminder_of, state_when_sorted
from evaluations.recommendation_table import as_pasted, read_pasted
from samverkan.lib.reading import Unreadable

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(*paragraphs: str, styles: str = "") -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        file.writestr(
            "word/document.xml",
            f"<w:document {MAIN}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        )
        file.writestr("word/styles.xml", f"<w:styles {MAIN}>{styles}</w:styles>")
    return whole.getvalue()


def paragraph(*runs: str, looks: str = "") -> str:
    return f"<w:p><w:pPr>{looks}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
DEEPER = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
YELLOW, BOLD, NOT_BOLD = '<w:highlight w:val="yellow"/>', "<w:b/>", '<w:b w:val="0"/>'


def texts(found: ReadFile) -> list[tuple[int, str]]:
    return [(row.number, row.text) for row in found.rows]


@pytest.mark.fact("S002-B")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Ett.\n- Två.", [(1, "Ett."), (2, "Två.")]),
        ("1. Ett.\n2) Två.\n\n3.  Tre.", [(1, "Ett."), (2, "Två."), (3, "Tre.")]),
        # A hard line end, a broken paragraph, and a dot below a number.
        ("- Ett som\n  går på.\n- Två. En\n\nrad till.", [(1, "Ett som går på."), (2, "Två. En rad till.")]),
        ("1. Vi vill:\n- mötas\n- tala\n2. Mer.", [(1, "Vi vill: mötas tala"), (2, "Mer.")]),
        # What stands above the list is none, and neither is a paragraph after a whole one.
        ("Förslag\n\n- Ett.\n\nBilaga\n\n- Två.", [(1, "Ett."), (2, "Två.")]),
        ("\u200b- Ett\u00adtal.", [(1, "Etttal.")]),
        ("Bara text.", []),
        ("", []),
    ],
)
def test_text_is_read_by_its_numbers_or_dots(text, expected):
    assert texts(read_text(text.lstrip("\u200b"))) == expected


def test_what_belongs_to_no_number_is_told():
    assert read_text("- Ett.\n\nBilaga 1\n\n- Två.").left_out == ("Bilaga 1",)


@pytest.mark.fact("S002-B")
@pytest.mark.parametrize(
    ("numbers", "expected", "faults"),
    [
        ([1, 2, 3], 3, []),
        ([1, 2], 3, ["2 were found and 3 expected.", "These numbers are lacking: 3."]),
        ([1, 3], 2, ["These numbers are lacking: 2."]),
        ([1, 2, 2], 3, ["These numbers are lacking: 3.", "These numbers are there more than once: 2."]),
    ],
)
def test_a_gap_is_refused(numbers, expected, faults):
    rows = [ReadRecommendation(number, "Text.") for number in numbers]
    with translation.override("en"):
        assert faults_of(rows, expected) == faults


@pytest.mark.fact("S002-D")
@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("Allt.", True)], ("Allt.", ((0, 5),))),
        ([("Ett. ", False), ("Två.", True)], ("Ett. Två.", ((5, 9),))),
        # Runs that Word has split are one, and the spaces around them are not marked.
        ([("  Ett ", True), (" ", False), (" två ", True)], ("Ett två", ((0, 7),))),
        ([("Ett ", False), (" ", True), ("två", False)], ("Ett två", ())),
        ([("", True), ("Ett", False)], ("Ett", ())),
    ],
)
def test_just_what_is_marked_is_marked(pieces, expected):
    assert assembled(pieces) == expected


@pytest.mark.fact("S002-D")
def test_a_word_file_is_read_with_what_is_bold_or_coloured():
    content = word_file(
        paragraph(run("Rekommendationer", BOLD)),
        paragraph(run("Allt är ", YELLOW), run("gult.", YELLOW), looks=LISTED),
        paragraph(run("Inte det. ", NOT_BOLD), run("Men det.", BOLD), looks=LISTED),
        paragraph(run("Först. En"), looks=LISTED),
        paragraph(run("rad till:")),
        paragraph(run("och en punkt"), looks=DEEPER),
        paragraph(run("Sist."), looks='<w:pStyle w:val="Punkter"/>'),
        styles=f'<w:style w:styleId="Punkter"><w:pPr>{LISTED}</w:pPr></w:style>',
    )
    rows = gathered(blocks_of_docx(content)).rows
    assert [(row.number, row.text, [row.text[a:b] for a, b in row.markings]) for row in rows] == [
        (1, "Allt är gult.", ["Allt är gult."]),
        (2, "Inte det. Men det.", ["Men det."]),
        (3, "Först. En rad till: och en punkt", []),
        (4, "Sist.", []),
    ]
    assert [row.is_whole for row in rows] == [True, False, False, False]
    assert [row.is_joined for row in rows] == [False, False, True, False]


def test_numbers_typed_by_hand_in_a_word_file_are_kept():
    content = word_file(
        paragraph(run("1", BOLD), run(". Ett.")), paragraph(run("2.\u00a0"), run("Två.", BOLD))
    )
    rows = gathered(blocks_of_docx(content)).rows
    assert [(row.number, row.text, row.markings) for row in rows] == [(1, "Ett.", ()), (2, "Två.", ((0, 4),))]


def test_a_word_file_with_an_unheard_of_list_level_is_read():
    deep = LISTED.replace('ilvl w:val="0"', f'ilvl w:val="{"7" * 5000}"')
    assert texts(gathered(blocks_of_docx(word_file(paragraph(run("Ett."), looks=deep))))) == [(1, "Ett.")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nej", word_file()[:60]])
def test_what_is_no_word_file_is_refused(content):
    with pytest.raises(Unreadable):
        read_file(content, "rapport.docx")


def test_a_table_is_read_with_clusters_and_marking_and_told_what_is_not_read():
    table = "nr;rekommendation;markerat;kluster;ansvarig\r\n1;Ett. Två.;Två.;Möten;Nämnden\r\n2;Tre.;;;\r\n"
    found = read_file(table.encode(), "rekommendationer.csv")
    assert found.rows == (
        ReadRecommendation(1, "Ett. Två.", ((5, 9),), "Möten"),
        ReadRecommendation(2, "Tre."),
    )
    assert found.unknown == ("ansvarig",)


@pytest.mark.parametrize("table", ["nr;fråga\n1;Ett.\n", "nr;rekommendation\nett;Ett.\n"])
def test_a_table_that_cannot_be_read_is_refused(table):
    with pytest.raises(Unreadable):
        read_file(table.encode(), "r.csv")


@pytest.mark.parametrize("number", ["9999999999", "501", "7" * 5000, "٣", "-1"])
def test_a_number_that_no_report_has_is_refused_in_words(number):
    with (
        translation.override("en"),
        pytest.raises(Unreadable, match=r"Row 2: .* up to 500, e.g. 10") as refused,
    ):
        read_file(f"nr;rekommendation\n{number};Ett.\n".encode(), "r.csv")
    assert len(str(refused.value)) < 110


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("nr;rekommendation\n" + ";Ett.\n" * 501, "r.csv"),
        ("- Ett.\n" * 501, "r.txt"),
        ("1. Ett.\n" + "x" * 200_001, "r.txt"),
        ("1. Ett.\x00\n", "r.txt"),
        ("%PDF-1.7\x01\x02", "r.txt"),
        ("", "r.csv"),
        ("1. Ett.", "r.pdf"),
    ],
)
def test_a_file_that_is_something_else_is_refused(content, name):
    with pytest.raises(Unreadable):
        read_file(content.encode(), name)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((), ()),
        ((("Ett. ", False), ("Två.", True)), (("Ett.", False), (" Två.", True))),
        ((("Ett. ", True), ("Två ", False)), (("Ett.", True), (" Två", False), (" ", False))),
    ],
)
def test_on_paper_no_piece_ends_with_a_space_before_another(pieces, expected):
    assert printed_pieces(pieces) == expected


def test_many_numbers_that_are_wrong_are_told_in_one_sentence():
    rows = [ReadRecommendation(10**10, "Ett.")]
    with translation.override("en"):
        assert faults_of(rows, 1) == ["At most 500 recommendations can be read in, numbered from 1."]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_and_tables_are_read_as_windows_saves_them(codec):
    table = "nr;rekommendation;kluster\r\n1;Mötas på åtta ställen.;Möten\r\n".encode(codec)
    text = "1. Mötas på åtta ställen.\r\n".encode(codec)
    assert (
        texts(read_file(table, "r.csv")) == texts(read_file(text, "r.txt")) == [(1, "Mötas på åtta ställen.")]
    )


@pytest.mark.parametrize(
    "text", ["1. **Ett.** Två.\n\n2. Tre.", "nr\trekommendation\tkluster\n1\t**Ett.**\tA\n2\tB.\t"]
)
def test_what_was_read_reads_back_the_same(text):
    found = read_pasted(text)
    assert read_pasted(as_pasted(found)).rows == found.rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två.", ["Ett.", "Två."]),
        ("Adjungera t ex. Länsstyrelsen. Mer.", ["Adjungera t ex. Länsstyrelsen.", "Mer."]),
        ('Förankra "hemma." Sedan beslut.', ['Förankra "hemma."', "Sedan beslut."]),
        ("utan punkt", ["utan punkt"]),
        ("", []),
    ],
)
def test_a_text_is_parted_in_sentences(text, expected):
    assert [text[a:b] for a, b in sentences_of(text)] == expected


@pytest.mark.fact("S002-D")
def test_words_to_mark_stand_once_in_the_text():
    assert marked_parts("Ett två tre.", ["två", "Ett", ""]) == ((0, 7),)
    for words in ("fyra", "t"):
        with pytest.raises(Unreadable):
            marked_parts("Ett två tre.", [words])


@pytest.mark.fact("S002-D")
@pytest.mark.parametrize(
    ("old", "new", "marked", "stays"),
    [
        ("Alt.", "Allt.", ["Alt."], ["Allt."]),
        ("Ett. Två.", "Ett här. Två.", ["Två."], ["Två."]),
        ("Ett. Tv. Tre.", "Ett. Två nu. Tre.", ["Tv."], ["Två nu."]),
        ("Ett. Två. Tre.", "Ett. Tre.", ["Två."], []),
        ("Ett två tre.", "Ett två tre!", ["två"], ["två"]),
        ("Ett. Två.", "Ett. Två. Tre.", ["Två."], ["Två."]),
        ("Ett. Två.", "Tre. Fyra.", [], []),
    ],
)
def test_what_is_marked_stays_marked_when_the_text_is_mended(old, new, marked, stays):
    spans = [(old.index(part), old.index(part) + len(part)) for part in marked]
    assert [new[a:b] for a, b in moved_spans(old, new, spans)] == stays


def test_the_form_shows_what_is_marked_and_gives_it_back():
    text = "Ett här. Två där. Tre."
    form = MarkForm(text=text, spans=[(0, 8), (13, 16)])
    assert form.initial == {"sentences": ["0"], "words": "där"}
    sent = MarkForm(form.initial, text=text, spans=[])
    assert sent.is_valid()
    assert sent.cleaned_data == {"spans": [(0, 8), (13, 16)], "seen": ""}


@pytest.mark.parametrize(
    ("state", "disposition", "onward"),
    [
        ("received", "undecided", ()),
        ("sorted", "execution", ("sorted", "ongoing", "done")),
        ("ongoing", "assignment", ("ongoing", "done")),
        ("done", "execution", ("done", "verified", "ongoing")),
        ("verified", "execution", ("verified", "ongoing")),
        ("sorted", "declined", ("sorted",)),
        ("done", "already_done", ("done", "verified")),
    ],
)
def test_it_goes_onward_a_step_at_a_time(state, disposition, onward):
    assert next_states(state, disposition) == onward


@pytest.mark.parametrize(
    ("state", "disposition", "after"),
    [
        ("received", "undecided", "received"),
        ("received", "execution", "sorted"),
        ("ongoing", "assignment", "ongoing"),
        ("ongoing", "declined", "sorted"),
        ("received", "already_done", "done"),
        ("verified", "already_done", "verified"),
        ("sorted", "undecided", "received"),
    ],
)
def test_sorting_keeps_how_far_it_has_come(state, disposition, after):
    assert state_when_sorted(state, disposition) == after


@pytest.mark.fact("S002-C")
@pytest.mark.parametrize(
    ("today", "which"),
    [
        ("2022-01-16", ""),
        ("2022-01-17", "before"),
        ("2022-01-31", "before"),
        ("2022-02-01", "late-0"),
        ("2022-02-28", "late-0"),
        ("2022-03-01", "late-1"),
        ("2023-01-31", "late-11"),
        ("2023-02-01", "late-12"),
    ],
)
def test_a_day_is_reminded_of_before_it_when_it_has_passed_and_each_month(today, which):
    due_on = date(2022, 1, 31)
    assert (reminder_of(due_on, date.fromisoformat(today)), reminder_of(None, due_on)) == (which, "")


def test_late_is_only_what_is_waited_for(at):
    day, today = at("2022-01-01 12:00").date(), at("2022-01-02 12:00").date()
    assert [
        is_late(state, disposition, on, today)
        for state, disposition, on in [
            ("received", "undecided", day),
            ("ongoing", "execution", day),
            ("ongoing", "execution", today),
            ("ongoing", "execution", None),
            ("done", "execution", day),
            ("sorted", "declined", day),
        ]
    ] == [True, True, False, False, False, False]
