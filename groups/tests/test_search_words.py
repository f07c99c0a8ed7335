"""How words are known again, on both sides of a search (ruling 33)."""

import time

import pytest
import snowballstemmer

from groups.search import words
from groups.search.excerpts import Piece, excerpt, marked
from groups.search.words import answers, fold, forms, readable_text, sought, terms
from samverkan.lib.full_text import Sought, fts5_words, tsquery_words

# In the text, and what people type.
SAME = [
    ("äldre", "äldres"),
    ("äldre", "aldre"),
    ("Äldres", "ALDRE"),
    ("kommunernas", "kommun"),
    ("kommun", "kommunens"),
    ("åtgärd", "åtgärderna"),
    ("åtgärderna", "atgarder"),
    ("åtgärder", "atgärd"),
    ("vård", "vården"),
    ("vårdens", "vard"),
    ("möte", "mötena"),
    ("skola", "skolan"),
    ("skolorna", "skolans"),
    ("elevhalsa", "elevhälsa"),
    ("elevhälsan", "elevhalsa"),
    ("överenskommelsen", "overenskommelser"),
    ("beslut", "besluten"),
    ("gruppernas", "grupp"),
    ("hemgång", "Hemgången"),
    ("André", "andre"),
    ("Brønsted", "bronsted"),
    ("ﬁnsk", "finsk"),
]
APART = [("vård", "värld"), ("kommun", "kommitté"), ("plan", "plats"), ("äldre", "ålder")]
ANYTHING = [
    "",
    " ",
    '"',
    '"""',
    'a"b',
    "' OR 1=1 --",
    "';DROP TABLE x;--",
    "AND OR NOT NEAR(a b)",
    "a* ^b title:c {d} -e +f",
    "*",
    "***",
    "(((",
    "a & b | !c <-> d:*",
    "\x00",
    "x\x00y",
    "😀👍🏽",
    "…–—!?",
    "_",
    "½ ² Ⅷ ٣ ﷺ ß İ",
    "\ud800",
    "å" * 10_000,
    "ord " * 2500,
    "%s %(a)s {0}",
    "\\ \\' \\\"",
]


@pytest.mark.fact("S000-49")
@pytest.mark.parametrize(("text", "asked"), SAME)
def test_forms_of_one_word_find_each_other(text, asked):
    assert (answers(text, sought(asked)), answers(asked, sought(text))) == (True, True)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_do_not(one, other):
    assert (answers(one, sought(other)), answers(other, sought(one))) == (False, False)


def test_a_word_is_known_by_itself_and_both_stems():
    assert {word: forms(word) for word in ("Åtgärderna", "skolans", "utan", "2017")} == {
        "Åtgärderna": ("atgard", "atgarderna"),
        "skolans": ("skol", "skolan", "skolans"),
        "utan": ("utan",),
        "2017": ("2017",),
    }


def test_the_stemmer_is_the_librarys_own():
    stemmer = snowballstemmer.stemmer("swedish")
    found = [word for pair in SAME for word in pair]

    assert [words._stem(word) for word in found] == [stemmer.stemWord(word) for word in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sam-\nverkan", "sam samverk samverkan verk verkan"),
        ("sam\u00adverkan", "samverk samverkan"),
        ("E-post den 3 maj", "3 den e maj post"),
        ("sala_heby", "heby sal sala"),
        ("½ 😀 !", "1 2"),
    ],
)
def test_terms_of_a_text(text, found):
    assert terms(text) == found


def test_what_is_shown_is_whole_words():
    text = "Sam-\r\n  verkan om o\u00adlika ﬁnska\x00 e-post\n\n2017-\n2018"

    assert readable_text(text) == "Samverkan om olika finska e-post 2017- 2018"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("vård", (Sought(("vard",)),)),
        ("vård och omsorg", (Sought(("vard",)), Sought(("omsorg",)))),
        ("och", (Sought(("och",)),)),
        ("vård*", (Sought(("vard",), begins=True),)),
        ("v*", (Sought(("v",)),)),
        ("vård vård VÅRD", (Sought(("vard",)),)),
        ('"', ()),
        ("😀 …", ()),
    ],
)
def test_what_is_asked_for(question, expected):
    assert sought(question) == expected


@pytest.mark.parametrize("question", ANYTHING)
def test_nothing_but_letters_and_digits_goes_on(question):
    found = sought(question)

    assert all(form.isalnum() for word in found for form in word.forms)
    assert len(found) <= 12
    assert fts5_words(found).count('"') == 2 * sum(len(word.forms) for word in found)


def test_how_each_database_is_asked():
    asked = (Sought(("vard", "varden")), Sought(("plan",), begins=True))

    assert fts5_words(asked) == '("vard" OR "varden") AND ("plan" *)'
    assert tsquery_words(asked) == "('vard'|'varden')&('plan':*)"


def test_what_was_found_is_marked_and_the_rest_left_as_it_is():
    pieces = marked("Kommunernas <b>plan</b> & vård.", sought("kommun plan"))

    assert pieces == (
        Piece("Kommunernas", is_found=True),
        Piece(" <b>"),
        Piece("plan", is_found=True),
        Piece("</b> & vård."),
    )


def test_the_excerpt_is_around_the_first_word_found_even_far_into_a_document():
    text = "Lorem ipsum dolor. " * 10_000 + "Här står elevhalsa en gång. " + "Sit amet. " * 500
    began = time.perf_counter()

    pieces = excerpt(text, sought("elevhälsa"))

    said = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.is_found] == ["elevhalsa"]
    assert (said[:2], said[-2:], len(said) < 260) == ("… ", " …", True)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(("text", "said"), [("", ""), ("Kort.", "Kort."), ("a" * 500, "a" * 240 + " …")])
def test_an_excerpt_without_the_word_is_the_beginning(text, said):
    assert "".join(piece.text for piece in excerpt(text, sought("vård"))) == said


def test_letters_are_folded_one_way():
    assert [fold(word) for word in ("Åäö", "ÉÈ", "Straße", "Łódź", "İ")] == [
        "aao",
        "ee",
        "strasse",
        "lodz",
        "i",
    ]
