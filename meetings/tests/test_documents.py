import re
from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from PIL import Image

from groups.letterhead import Letterhead, Logo
from meetings import papers
from meetings.documents import (
    ActionLine,
    AddressLine,
    AddressListDocument,
    AttendanceListDocument,
    CallDocument,
    MeetingFacts,
    NameSignsDocument,
    NextMeeting,
    NotesDocument,
    NotesItem,
    Recipient,
    address_line,
)
from meetings.tests import examples
from samverkan.lib.facts import canonical_json, from_json, sha256
from samverkan.lib.pdf import AssetRefused
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order, text_of

BARE = MeetingFacts(group="Samverkansgrupp äldre", day=date(2017, 3, 14), starts=time(9))
EMPTY = NotesDocument(letterhead=Letterhead(), meeting=BARE, language="en")
ADDRESSES = tuple(
    address_line(
        recipient=line,
        email=f"{n}@example.se",
        email_is_public=n % 3 > 0,
        phone=f"070-000 00 {n:02}",
        phone_is_public=n % 2 > 0,
    )
    for n, line in enumerate(examples.MEMBERS)
)
PAPERS = {
    "call": examples.call(),
    "supplement": examples.supplement(),
    "cancellation": examples.cancellation(),
    "bare call": CallDocument(letterhead=Letterhead(), meeting=BARE, issued=date(2017, 3, 7)),
    "notes": examples.notes(),
    "draft": examples.notes(state="draft", kind="minutes", approvals=(), corrections=()),
    "empty notes": EMPTY,
    "attendance list": AttendanceListDocument(
        letterhead=examples.LETTERHEAD, meeting=examples.MEETING, rows=examples.MEMBERS + examples.SUBSTITUTES
    ),
    "name signs": NameSignsDocument(meeting=examples.MEETING, signs=examples.MEMBERS),
    "address list": AddressListDocument(
        letterhead=examples.LETTERHEAD, group="Samverkansgrupp äldre", as_of=date(2017, 3, 1), rows=ADDRESSES
    ),
}


def logo() -> bytes:
    """A logo with a transparent ground, as they come."""
    stored = BytesIO()
    Image.new("RGBA", (300, 90), (15, 90, 102, 128)).save(stored, "PNG")
    return stored.getvalue()


IMAGES = {"region.png": logo(), "kommuner.png": logo()}


def pdf_of(document) -> bytes:
    return papers.pdf_of(document, images=IMAGES)


# The facts themselves


@pytest.mark.parametrize("document", PAPERS.values(), ids=PAPERS)
def test_facts_come_back_from_their_json(document):
    assert from_json(type(document), canonical_json(document)) == document


def test_canonical_json_is_sorted_bare_and_leaves_defaults_out():
    item = NotesItem(title="Övrigt", actions=(ActionLine(text="Skickar", due="nästa möte"),))
    document = replace(EMPTY, items=(item,), language="sv", next_meeting=NextMeeting(day=date(2017, 5, 9)))

    assert canonical_json(document) == (
        '{"items":[{"actions":[{"due":"nästa möte","text":"Skickar"}],"title":"Övrigt"}],"letterhead":{},'
        '"meeting":{"day":"2017-03-14","group":"Samverkansgrupp äldre","starts":"09:00:00"},'
        '"next_meeting":{"day":"2017-05-09"}}'
    )
    assert sha256(document) == "f8e80bbdeea144c70c0c97efca0bcf4c5bd1006bfcc7f9c37b75fd101eccdbc3"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"name":"A","colour":"x"}', "Recipient has no colour."),
        ('{"name":1}', "Recipient.name is 1; expected str."),
        ('{"name":null}', "Recipient.name is None; expected str."),
        ("[]", "Recipient is []; expected dict."),
        ("{}", "Recipient: Recipient.__init__() missing 1 required keyword-only argument: 'name'"),
    ],
)
def test_json_of_another_shape_is_refused(text, fault):
    with pytest.raises(ValueError) as refused:
        from_json(Recipient, text)

    assert str(refused.value) == fault


def test_a_word_that_is_none_of_the_stated_is_refused():
    with pytest.raises(ValueError) as refused:
        from_json(NotesDocument, '{"state":"sent"}')

    assert str(refused.value) == "NotesDocument.state is 'sent'; expected one of draft, circulated, approved."


def test_a_value_that_is_not_plain_is_refused():
    with pytest.raises(TypeError):
        canonical_json(Recipient(name=object()))


@pytest.mark.parametrize(
    ("email_is_public", "phone_is_public", "email", "phone"),
    [
        (False, False, "", ""),
        (True, False, "a@example.se", ""),
        (False, True, "", "070"),
        (True, True, "a@example.se", "070"),
    ],
)
def test_an_address_line_holds_only_what_is_public(email_is_public, phone_is_public, email, phone):
    line = address_line(
        recipient=Recipient(name="Å"),
        email="a@example.se",
        email_is_public=email_is_public,
        phone="070",
        phone_is_public=phone_is_public,
    )

    assert line == AddressLine(name="Å", email=email, phone=phone)


# The papers


@pytest.mark.fact("P61", "N15")
@pytest.mark.parametrize("document", PAPERS.values(), ids=PAPERS)
def test_every_paper_keeps_both_standards(document):
    assert_pdf_accessible(pdf_of(document))


@pytest.mark.parametrize("document", PAPERS.values(), ids=PAPERS)
def test_every_paper_is_named_after_what_it_is(document):
    name = papers.file_name_of(document)

    assert re.fullmatch(r"2017-03-(01|14)-[a-z0-9-]+-samverkansgrupp-aldre\.pdf", name)


@pytest.mark.parametrize(
    ("document", "title"),
    [
        (examples.call(language="en"), "Call to meeting – Samverkansgrupp äldre, 14 March 2017"),
        (
            examples.supplement(language="en"),
            "Supplement 2 to the call – Samverkansgrupp äldre, 14 March 2017",
        ),
        (
            examples.cancellation(language="en"),
            "The meeting is cancelled – Samverkansgrupp äldre, 14 March 2017",
        ),
        (EMPTY, "Notes of the meeting – Samverkansgrupp äldre, 14 March 2017"),
        (replace(EMPTY, kind="minutes"), "Minutes – Samverkansgrupp äldre, 14 March 2017"),
    ],
)
def test_a_title_says_what_of_whom_and_when(document, title):
    assert papers.title_of(document) == title


@pytest.mark.fact("S000-34", "S000-36", "S001-48", "S001-51", "S002-23", "P10", "P43")
def test_a_call_reads_from_letterhead_to_the_last_recipient():
    document = examples.call()
    lines = [
        f"{line.name} {line.represents} {line.capacity}"
        for line in document.called + document.for_information
    ]
    blocks = [
        "10 mars 2017",
        "RV 2017-0312",
        "Samverkan i Västmanland",
        "Regionhuset, 721 89 Västerås",
        "Samverkansgrupp äldre",
        "tisdag 14 mars 2017",
        "9.00–12.00",
        "Regionhuset, sal B, Västerås",
        "https://video.example.se/samverkan/aldre-2017-03-14",
        "Ordinarie möte · på plats och på distans",
        "Att enas om vilka frågor",
        "Välkomna till årets andra möte.",
        "Handlingarna till punkt 3 kommer i veckan.",
        "Regeln är 7 dagar. Lokalen blev klar först i dag.",
        "9.00 1 Mötet öppnas Öppnande · 5 min",
        "9.05 2 Föregående minnesanteckningar",
        "Minnesanteckningar 2017-01-24.pdf",
        "3 Trygg hemgång Dialog",
        "9.25 3.1 Var står vi i arbetet Information · 15 min",
        "9.40 3.2 Gemensamma mål för 2018 Dialog · 30 min",
        "En gemensam riktning att ta hem till nämnderna",
        "Ingegerd Stenåker, Region Västmanland; Rutger Fjällmo, Sala kommun",
        "Nulägesbild äldre 2016.pdf; Förslag till mål.pdf",
        "10.10 4 Enskilt ärende",
        "Beredning · 10 min",
        "10.20 Paus",
        "11 Länsövergripande fråga 11",
        "Ingegerd Stenåker",
        "måndag 13 mars 2017",
        "stenaker@example.se · 021-17 00 01",
        "Enligt uppdrag",
        "Gunhild Åsbacken Ordförande",
        *lines,
    ]

    assert blocks_in_order(pdf_of(document), blocks) == blocks


def test_a_supplement_says_what_was_and_what_is():
    blocks = [
        "Plats Regionhuset, sal B, Västerås Rådhuset, Sala",
        "Länk – https://video.example.se/ny",
        "1 Mötet öppnas",
    ]

    assert blocks_in_order(pdf_of(examples.supplement()), blocks) == blocks


def test_a_cancellation_asks_nobody_to_report_absence():
    english = text_of(pdf_of(examples.cancellation(language="en")))

    words = [
        "The meeting is cancelled",
        "fyra kommuner har fullmäktige",
        "Sent to",
        "If you cannot come",
        "stenaker",
        "Called",
    ]
    assert [word in english for word in words] == [True, True, True, False, False, False]


@pytest.mark.fact("S004-01", "S004-02", "S004-04", "S004-05", "S004-06", "S004-09", "S004-23", "S004-24")
@pytest.mark.fact("S000-31", "S002-23", "S003-14", "S004-31", "S004-32", "S004-33", "P60")
def test_notes_read_block_by_block_as_they_were_entered():
    document = examples.notes()
    blocks = [
        "Samverkansgrupp äldre",
        "tisdag 14 mars 2017",
        "9.00–12.00",
        "Regionhuset, sal B, Västerås",
        "Ragnhild Säterlo, vice ordförande",
        "Sanna Pennfäldt",
        "Kallelsen skickades 4 dagar före mötet; regeln är 7.",
        "Punkt 3.2: summan rättad till 7 380 000 kr.",
        "Åsa Örnhult Arboga kommun Ledamot",
        "Nils-Erik Åvall Surahammars kommun Tjänstgörande ersättare",
        "Disa Bruksell · 9.00–10.45 · på distans",
        "Rutger Fjällmo Sala kommun Föredragande · 9.40–10.10",
        "Greta Lyhörd",
        "Yngve Tystlåt Gäst",
        "Sixten Varglund Köpings kommun Ledamot",
        "Gunhild Åsbacken Region Västmanland Ordförande",
        "Köpings kommun",
        "1 Mötet öppnas Vice ordföranden hälsade välkommen.",
        "2 Föregående anteckningar Noterat Läggs till handlingarna.",
        "3 Trygg hemgång 3.1 Var står vi i arbetet",
        examples.LONG,
        examples.LONG,
        "Ansökan om gemensam utbildning (Sala, Heby) på 1 år",
        "Processtöd för rehabiliteringskoordinatorer på 2 år",
        "Noterat Gruppen har tagit del av nulägesbilden.",
        "3.2 Gemensamma mål för 2018",
        examples.LONG,
        "Beslut Gruppen kan vara referensgrupp för projektet.",
        "projektledarens besök ryms inom ordinarie möten.",
        "Samsyn Målen ska kunna mätas i varje kommun.",
        "Skickar underlaget till alla",
        "Ingegerd Stenåker",
        "nästa möte",
        "Redovisar sin kartläggning av insatser",
        "Varje lokal grupp",
        "maj 2017",
        "4 Enskilt ärende",
        *(block for n in range(5, 10) for block in [f"{n} Länsövergripande fråga {n}", *[examples.LONG] * 3]),
        "Övriga frågor Inga övriga frågor.",
        "Tisdag 9 maj 2017",
        "13.00–16.00, Rådhuset, Sala",
        "Skickar underlaget till alla Ingegerd Stenåker nästa möte",
        "Ragnhild Säterlo, vice ordförande, 21 mars 2017",
        "Östen Åhmark, justerare, 22 mars 2017",
        sha256(document),
    ]

    assert blocks_in_order(pdf_of(document), blocks) == blocks


def test_empty_notes_say_so_and_that_they_are_a_draft():
    assert text_of(pdf_of(EMPTY)) == (
        "Draft Samverkansgrupp äldre Notes of the meeting Day Tuesday 14 March 2017 Time 9.00 "
        "Present No one is noted as present. No item is noted."
    )


def test_a_closed_item_without_text_says_that_it_is_not_printed():
    document = replace(EMPTY, items=(NotesItem(number="4", title="Enskilt ärende", closed=True),))

    assert text_of(pdf_of(document)).endswith(
        "4 Enskilt ärende Closed item – what was said is not printed here"
    )


def test_only_approved_notes_carry_their_checksum():
    drafts = [replace(EMPTY, state=state) for state in ("draft", "circulated", "approved")]

    assert [sha256(draft) in text_of(pdf_of(draft)) for draft in drafts] == [False, False, True]


def test_words_of_people_are_printed_and_never_read_as_html():
    document = replace(EMPTY, items=(NotesItem(title="<img src=file:///etc/passwd> & <b>fet</b>"),))

    assert text_of(pdf_of(document)).endswith("<img src=file:///etc/passwd> & <b>fet</b>")


def test_an_address_list_shows_what_is_public():
    rows = (
        AddressLine(
            name="Åsa Örnhult", represents="Arboga kommun", capacity="Ledamot", phone="070-000 00 01"
        ),
    )
    document = AddressListDocument(
        letterhead=Letterhead(),
        group="Samverkansgrupp äldre",
        as_of=date(2017, 3, 1),
        rows=rows,
        language="en",
    )

    assert text_of(pdf_of(document)) == (
        "1 March 2017 Samverkansgrupp äldre Address list Name Represents E-mail Phone "
        "Åsa Örnhult Arboga kommun Ledamot 070-000 00 01 Only what each person has marked public is shown."
    )


def test_a_logo_that_was_not_handed_over_stops_the_paper():
    letterhead = Letterhead(logos=(Logo(asset="gone.png", alt="Region"),))

    with pytest.raises(AssetRefused):
        papers.pdf_of(replace(EMPTY, letterhead=letterhead), images=IMAGES)


def test_equal_facts_give_equal_bytes():
    document = examples.notes()

    assert pdf_of(from_json(NotesDocument, canonical_json(document))) == pdf_of(document)
