"""Headings and rows of a member file as values (S001-12; domain 3.9, 3.10, 6.6)."""

from datetime import date

import pytest
from django.utils import translation

from groups.member_file.columns import MEMBER, SUBSTITUTE, Field, column_letter, meaning
from groups.member_file.reading import read_members
from groups.member_file.rows import read_role
from samverkan.lib.reading import Unreadable

pytestmark = pytest.mark.fact("S001-12")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def read(text: str):
    return read_members(text.encode(), "lista.csv")


def one(text: str, header: str = "Kommun;Uppdrag;Namn;E-post;Telefon;Parti;Från;Till;Skostorlek"):
    (entry,) = read(f"{header}\n{text}").entries
    return entry


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Kommun", (Field.ORGANIZATION, "")),
        ("UTSES AV", (Field.ORGANIZATION, "")),
        ("Kommun/region", (Field.ORGANIZATION, "")),
        ("e-post", (Field.EMAIL, "")),
        ("Epost:", (Field.EMAIL, "")),
        ("Mejl (arbetet)", (Field.EMAIL, "")),
        ("Telefon/mobil", (Field.PHONE, "")),
        ("namnd", (Field.BOARD, "")),
        ("Fr.o.m.", (Field.STARTS_ON, "")),
        ("tom", (Field.ENDS_ON, "")),
        ("Beslut", (Field.REFERENCE, "")),
        ("ersättare för", (Field.SUBSTITUTE_FOR, "")),
        ("Ersättarens e-post", (Field.EMAIL, SUBSTITUTE)),
        ("ERSATTARE EPOST", (Field.EMAIL, SUBSTITUTE)),
        ("Telefon ledamot", (Field.PHONE, MEMBER)),
        ("Personlig ersättare", (Field.NAME, SUBSTITUTE)),
        ("Ordinarie ledamot", (Field.NAME, MEMBER)),
        ("Skostorlek", None),
        ("Ersättare skostorlek", None),
        ("Namn/telefon", None),
    ],
)
def test_headings_in_any_writing(heading, expected):
    assert meaning(heading) == expected


def test_a_row_per_person_with_title_rows_empty_rows_and_unknown_columns():
    file = read(
        "Samverkansgrupp äldre;;;\n\nNAMN;kommun;Roll;Skostorlek\nÅsa-Märta von Örn;Sala;Ledamot;38\n;;;\n"
        "NAMN;kommun;Roll;Skostorlek\nKnut O'Rönn;Sala;ersättare;44\n;Köping;ledamot;\nVakant;Heby;ledamot;\n"
    )

    assert (file.header_row, file.columns.unknown, file.vacant_rows) == (3, (("D", "Skostorlek"),), (8, 9))
    assert [(e.row, e.capacity, e.name, e.organization) for e in file.entries] == [
        (4, "member", "Åsa-Märta von Örn", "Sala"),
        (7, "substitute", "Knut O'Rönn", "Sala"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Kommun;Ledamot;Ledamot e-post;Ledamot parti;Ersättare;Ersättare e-post;Ersättare parti;Nämnd;Dnr",
        "kommun;ledamot;e-post;parti;ersättare;e-post;parti;nämnd;dnr",
        "Kommun;Namn;Mail;Parti;Personlig ersättare;Mail;Parti;Ersättares nämnd;Diarienummer",
    ],
)
def test_member_and_substitute_side_by_side(header):
    file = read(f"{header}\nSala;Åsa Ek;asa@sala.se;S;Bo Al;bo@sala.se;M;Vård;2016/7\nKöping;;;;Eva By;;;;\n")

    assert file.columns.side_by_side
    assert [
        (e.row, e.capacity, e.name, e.email, e.party, e.reference, e.beside_member) for e in file.entries
    ] == [
        (2, "member", "Åsa Ek", "asa@sala.se", "S", "2016/7", False),
        (2, "substitute", "Bo Al", "bo@sala.se", "M", "2016/7", True),
        (3, "substitute", "Eva By", "", "", "", True),
    ]


def test_every_field_of_a_row():
    header = (
        "Plats;Organisation;Funktion;Förnamn;Efternamn;Mejl;Tfn;Partibeteckning;Styrelse;Beslutsdatum;"
        "Beslut;Dnr;Från;T.o.m.;Grupp"
    )
    entry = one(
        (
            "12;Region Västmanland;2:e vice ordförande;Örn;af Ek;MAILTO:Orn@R.se;070-1 "
            "23;(S);Styrelsen;26/10-16;§ 4;2016/7;2017-01-01;20181231;aldre"
        ),
        header,
    )

    assert (entry.place, entry.organization, entry.capacity, entry.office, entry.ordinal) == (
        "12",
        "Region Västmanland",
        "member",
        "vice_chair",
        2,
    )
    assert (entry.name, entry.email, entry.phone, entry.party, entry.board) == (
        "Örn af Ek",
        "orn@r.se",
        "070-1 23",
        "S",
        "Styrelsen",
    )
    assert (
        entry.decision_date,
        entry.reference,
        entry.starts_on,
        entry.ends_on,
        entry.group,
        entry.faults,
    ) == (
        date(2016, 10, 26),
        "§ 4, 2016/7",
        date(2017, 1, 1),
        date(2018, 12, 31),
        "aldre",
        (),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ledamot", ("member", "", 1)),
        ("ord. ledamot", ("member", "", 1)),
        ("ERSATTARE", ("substitute", "", 1)),
        ("ordförande", ("member", "chair", 1)),
        ("Ledamot, ordförande", ("member", "chair", 1)),
        ("ledamot och vice ordförande", ("member", "vice_chair", 1)),
        ("v. ordf", ("member", "vice_chair", 1)),
        ("2:e vice ordf.", ("member", "vice_chair", 2)),
        ("andre vice ordförande", ("member", "vice_chair", 2)),
        ("ersättare och ordförande", None),
        ("2:e ledamot", None),
        ("kassör", None),
        ("", None),
    ],
)
def test_roles(text, expected):
    assert read_role(text) == expected


def test_assumptions_are_said():
    party_in_name = one("Sala;ledamot;Åsa Ek (S);;701234567;;;")
    substitute_for = one("Sala;Pers. ersättare för Åsa Ek;Bo Al;;;;;")
    no_role = one("Sala;Åsa Ek", "Kommun;Namn")

    assert (party_in_name.name, party_in_name.party, party_in_name.phone) == ("Åsa Ek", "S", "0701234567")
    assert party_in_name.assumed == ("phone 0701234567: the leading zero was missing",)
    assert (substitute_for.capacity, substitute_for.substitute_for) == ("substitute", "Åsa Ek")
    assert (no_role.capacity, no_role.assumed) == ("member", ("member: the file has no column for the role",))


@pytest.mark.parametrize(
    ("row", "cell", "sentence"),
    [
        (
            "Sala;ledamot;;a@b.se",
            "C2",
            "The name is missing. Write for example Åsa Ek, or “vakant” if nobody is appointed.",
        ),
        (
            "Sala;ledamot;a@b.se",
            "C2",
            "“a@b.se” looks like an e-mail address. Write the name here, for example Åsa Ek.",
        ),
        (
            "Sala;;Åsa Ek",
            "B2",
            "The role is missing. Write ledamot, ersättare, ordförande or vice ordförande.",
        ),
        (
            "Sala;kassör;Åsa Ek",
            "B2",
            "“kassör” is no role here. Write ledamot, ersättare, ordförande or vice ordförande.",
        ),
        (";ledamot;Åsa Ek", "A2", "The organisation is missing. Write for example Sala kommun."),
        (
            "Sala;ledamot;Åsa Ek;a@b;",
            "D2",
            "“a@b” is not an e-mail address. Write one address, for example asa.ek@sala.se.",
        ),
        (
            "Sala;ledamot;Åsa Ek;a@b.se, c@d.se;",
            "D2",
            "“a@b.se, c@d.se” is not an e-mail address. Write one address, for example asa.ek@sala.se.",
        ),
        (
            "Sala;ledamot;Åsa Ek;;;;2017-02-30",
            "G2",
            "The day “2017-02-30” does not exist. Check the day and the month; write for example 2026-05-31.",
        ),
        (
            "Sala;ledamot;Åsa Ek;;;;2017-02-03;2017-01-01",
            "H2",
            "The last day, 2017-01-01, is before the first, 2017-02-03. Write for example 2017-12-31.",
        ),
        (f"Sala;ledamot;{'x' * 201}", "C2", f"“{'x' * 30}…” is 201 characters; there is room for 200."),
    ],
)
def test_a_faulty_cell_is_named_with_what_was_read_and_what_works(row, cell, sentence):
    assert one(row).faults == ((cell, sentence),)


@pytest.mark.parametrize("number", ["850709-9805", "19850709-9805", "198507099805", "850769-9802"])
def test_a_personal_number_is_refused_and_never_shown(number):
    for row, cell in [(f"Sala;ledamot;Åsa Ek {number}", "C2"), (f"Sala;ledamot;Åsa Ek;;;;;;{number}", "I2")]:
        entry = one(row)

        sentence = (
            "Looks like a personal number, which is never kept here. Empty the cell, or remove the column."
        )
        assert (entry.faults[0], number in repr(entry)) == ((cell, sentence), False)


def test_ordinary_numbers_are_no_personal_numbers():
    assert one("Sala;ledamot;Åsa Ek;;0701234567;;2017-01-01;;212000-2882").faults == ()


@pytest.mark.parametrize("name", ["O", "O'Rönn", "Åsa-Märta von Örn", "Ek, Åsa", "x" * 200])
def test_names_are_kept_as_written(name):
    assert one(f'Sala;ledamot;"{name}"').name == name


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Åsa;Ek\nBo;Al\n",
            (
                "No row of headings was found; the first row reads “Åsa, Ek”. Expected "
                "headings: organisation, uppdrag, namn (or förnamn and efternamn), e-post, "
                "telefon, parti, nämnd, beslutsdatum, dnr, från, till."
            ),
        ),
        (
            "Namn;E-post\nÅsa;a@b.se",
            (
                "No column says which organisation each person represents. Add one, for "
                "example “organisation” or “kommun”."
            ),
        ),
        (
            "Kommun;Namn;Region\nSala;Åsa;",
            "Columns A “Kommun” and C “Region” mean the same. Remove or rename one.",
        ),
        (
            "Kommun;E-post;Ledamot;Ersättare\nSala;;Åsa;",
            "Column B “E-post” stands before the names: whose is it? Write for example “ledamot e-post”.",
        ),
        (
            "Kommun;Namn\nSala;vakant",
            "No row under the headings has a person. Write for example “Sala kommun; ledamot; Åsa Ek”.",
        ),
    ],
)
def test_a_file_that_cannot_be_understood_as_a_whole(text, sentence):
    with pytest.raises(Unreadable) as raised:
        read(text)

    assert str(raised.value) == sentence


def test_column_letters():
    assert [column_letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
