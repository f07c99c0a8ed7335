"""The letter that asks for nominations: its words for each recipient, and the paper (S001-01 to -13, -51)."""

from datetime import date

import pytest

from groups.actions import attach_to_request, change_request, send_request
from groups.nomination_papers import (
    JointSeat,
    SeatsAsked,
    Sender,
    document_of,
    file_name_of,
    kept_letter,
    letters_of,
)
from groups.nominations import filled_in, paragraphs_of, places_in_words, unknown_placeholders
from groups.tests.examples import pdf_file
from groups.tests.request_room import drafted, empty_group, recipient_of
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order

DUE = date(2016, 12, 1)
OPPOSITION = JointSeat(
    name="Oppositionen",
    groups=("Samverkansgrupp folkhälsa",),
    places="en ledamot och en personlig ersättare",
    appointed_by="kommunerna gemensamt",
    basis="Efter förhandlingar mellan partierna utifrån valresultatet i regionen.",
    responsible_party="Centerpartiet",
    answered_by="Runa Lindmo",
    email="runa@example.se",
)


@pytest.fixture
def now(at):
    return at("2016-10-05 09:00")


@pytest.fixture
def request_row(cast, now, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = drafted(
        cast,
        empty_group(cast, now),
        now,
        starts_on=date(2017, 1, 1),
        ends_on=date(2018, 12, 31),
        due_on=DUE,
        reference="SV 2016/41",
    )
    attach_to_request(row, file=pdf_file("forslag-2016-09-23.pdf"), by=cast.secretary, now=now)
    return row


def letters(cast, request_row) -> dict:
    pairs = letters_of(request_row, sender=cast.secretary, issued=date(2016, 10, 5))
    return {document.addressee: document for _recipient, document in pairs}


@pytest.mark.fact("S001-06", "S001-07")
@pytest.mark.parametrize(
    ("members", "substitutes", "words"),
    [
        (1, 1, "en ledamot och en personlig ersättare"),
        (3, 3, "tre ledamöter och tre personliga ersättare"),
        (1, 2, "en ledamot och två personliga ersättare"),
        (1, 0, "en ledamot"),
        (12, 0, "12 ledamöter"),
    ],
)
def test_places_are_said_as_a_board_would(members, substitutes, words):
    assert places_in_words(members, substitutes) == words


def test_what_stands_in_braces_is_filled_in_and_nothing_else():
    text = "{Organisation} utser {platser} { senast }. {% now %} {länk}"
    values = {"organisation": "Sala kommun", "platser": "en {länk}", "senast": "1/12", "länk": "L"}
    assert filled_in(text, **values) == "Sala kommun utser en {länk} 1/12. {% now %} L"
    assert unknown_placeholders("{kommun} {platser} {}") == ["{kommun}", "{}"]
    assert paragraphs_of(" A\r\nb\r\n\r\n\n C ") == ("A\nb", "C")


@pytest.mark.fact("S001-01", "S001-06", "S001-07", "S001-13")
def test_each_letter_asks_for_the_organisations_own_seats(cast, request_row):
    found = letters(cast, request_row)

    sala, region = found["Sala kommun"], found["Landstinget Västmanland"]
    assert len(found) == 12
    assert sala.paragraphs == (
        "Sala kommun ombeds utse en ledamot och en personlig ersättare i Samverkansgrupp folkhälsa.",
        "Meddela vilka ni har utsett, med e-post eller telefon, senast torsdag 1 december 2016. Svara genom "
        "den personliga länken i mejlet. Ni kan svara efter hand, och ändra svaret tills det är bekräftat.",
    )
    assert sala.seats == (
        SeatsAsked(group="Samverkansgrupp folkhälsa", places="en ledamot och en personlig ersättare"),
    )
    assert region.seats == (
        SeatsAsked(group="Samverkansgrupp folkhälsa", places="tre ledamöter och tre personliga ersättare"),
    )
    assert (sala.issued, sala.due_on, sala.starts_on, sala.ends_on) == (
        date(2016, 10, 5),
        DUE,
        date(2017, 1, 1),
        date(2018, 12, 31),
    )
    assert {document.attachments for document in found.values()} == {("forslag-2016-09-23.pdf",)}


@pytest.mark.fact("S001-08", "S001-09", "S001-10")
def test_every_municipality_is_told_of_the_joint_seat_and_who_answers(cast, request_row):
    found = letters(cast, request_row)

    assert {
        name: document.joint for name, document in found.items() if name != "Landstinget Västmanland"
    } == {name: (OPPOSITION,) for name in found if name != "Landstinget Västmanland"}
    assert found["Landstinget Västmanland"].joint == ()
    assert found["Oppositionen"].seats == (
        SeatsAsked(
            group="Samverkansgrupp folkhälsa",
            places="en ledamot och en personlig ersättare",
            note="får lämnas vakant",
        ),
    )


@pytest.mark.fact("S001-01", "S001-04", "S001-51")
def test_the_letter_is_a_paper_to_archive_and_to_hear(cast, request_row, now):
    send_request(request_row, by=cast.secretary, now=now)

    letter = recipient_of(request_row, "Sala").letter
    document, content = kept_letter(letter)
    again = kept_letter(letter)[1]

    assert_pdf_accessible(content)
    assert again == content
    assert (letter.size, len(letter.sha256)) == (len(content), 64)
    assert file_name_of(document) == "2016-10-05-begaran-om-nominering-sala-kommun.pdf"
    assert document.sender == Sender(
        name="Signe Barkman",
        capacity="Enligt uppdrag, ordförande i styrgruppen",
        contact="Signe Barkman",
        email="secretary@example.se",
        phone=cast.secretary.phone,
    )
    blocks = [
        "Samverkan i Västmanland",
        "Till Sala kommun",
        "Svar senast torsdag 1 december 2016",
        "Gäller 1 januari 2017 – 31 december 2018",
        *document.paragraphs,
        "Samverkansgrupp folkhälsa en ledamot och en personlig ersättare",
        "Gemensam plats: Oppositionen",
        "En ledamot och en personlig ersättare för oppositionen i Samverkansgrupp folkhälsa utses av "
        "kommunerna gemensamt.",
        "Efter förhandlingar mellan partierna utifrån valresultatet i regionen.",
        "Centerpartiet ansvarar för att förhandlingen mellan partierna genomförs.",
        "Svaret lämnas för alla av Runa Lindmo. runa@example.se",
        "forslag-2016-09-23.pdf",
        "Signe Barkman Enligt uppdrag, ordförande i styrgruppen",
        "secretary@example.se",
    ]
    assert blocks_in_order(content, blocks) == blocks


def test_a_letter_sent_stands_whatever_changes_after(cast, request_row, now):
    send_request(request_row, by=cast.secretary, now=now)
    letter = recipient_of(request_row, "Sala").letter
    before = document_of(letter)

    with pytest.raises(Refused) as refused:
        change_request(
            request_row,
            letter="Annat",
            title="Annat",
            starts_on=date(2017, 1, 1),
            ends_on=None,
            due_on=DUE,
            by=cast.secretary,
            now=now,
        )

    letter.refresh_from_db()
    assert (refused.value.code, document_of(letter)) == ("sent", before)


@pytest.mark.parametrize(
    ("letter", "code", "said"),
    [
        (
            "Till {kommun}: svara {senast}.",
            "placeholder",
            "{kommun} betyder inget i brevet. Det som kan fyllas i är {organisation}, {platser}, {senast} "
            "och {länk}.",
        ),
        ("  \n ", "empty", "Brevet har ingen text. Skriv vad ni ber om."),
    ],
)
def test_a_letter_that_would_go_out_wrong_is_refused(cast, request_row, now, letter, code, said):
    with pytest.raises(Refused) as refused:
        change_request(
            request_row,
            letter=letter,
            title="Samverkansgrupper",
            starts_on=date(2017, 1, 1),
            ends_on=None,
            due_on=DUE,
            by=cast.secretary,
            now=now,
        )
    assert (refused.value.field, refused.value.code, str(refused.value)) == ("letter", code, said)
