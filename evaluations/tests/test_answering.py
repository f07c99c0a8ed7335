"""What may be answered, read from a form: a table of what is typed and what becomes of it."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from evaluations.answer_page import SectionAsked, said_above, shown_sections, told_faults
from evaluations.answering import (
    Asked,
    Given,
    Option,
    may_answer,
    posted_of,
    read_answers,
)

ROWS = (Option(11, "Informationen"), Option(12, "Dialogen"))
SCALE = Asked(1, "scale", steps=5, has_no_opinion=True)
MATRIX = Asked(2, "matrix", steps=4, has_no_opinion=True, options=ROWS)
SINGLE = Asked(3, "single", has_no_opinion=True, options=ROWS)
MULTIPLE = Asked(4, "multiple", has_no_opinion=True, options=ROWS)
NUMBER = Asked(5, "number", least=0, most=40, has_no_opinion=True)
TEXT = Asked(6, "text")
ALL = (SCALE, MATRIX, SINGLE, MULTIPLE, NUMBER, TEXT)


@pytest.mark.fact("S000-02")
@pytest.mark.parametrize(
    ("one", "posted", "given"),
    [
        (SCALE, {"q1": ["5"]}, [Given(1, number=5)]),
        (SCALE, {"q1": ["none"]}, [Given(1, has_no_opinion=True)]),
        (
            MATRIX,
            {"q2-11": ["4"], "q2-12": ["none"]},
            [Given(2, 11, number=4), Given(2, 12, has_no_opinion=True)],
        ),
        (SINGLE, {"q3": ["12"]}, [Given(3, 12)]),
        (MULTIPLE, {"q4": ["12", "11", "12"]}, [Given(4, 12), Given(4, 11)]),
        (MULTIPLE, {"q4": ["none"]}, [Given(4, has_no_opinion=True)]),
        (NUMBER, {"q5": [" 1 2 "]}, [Given(5, number=12)]),
        (NUMBER, {"q5": ["", "none"]}, [Given(5, has_no_opinion=True)]),
        (TEXT, {"q6": [" Bra\r\nmöten.\x00 "]}, [Given(6, text="Bra\nmöten.")]),
    ],
)
def test_what_is_answered_is_read_and_laid_out_again(one, posted, given):
    read = read_answers(ALL, posted | {"csrfmiddlewaretoken": ["x"]})
    assert (list(read.given), read.faults) == (given, {})
    again = read_answers(ALL, posted_of(read.given, ALL))
    assert list(again.given) == given


@pytest.mark.parametrize(
    ("posted", "field", "words"),
    [
        ({"q1": ["6"]}, "q1", "“6” is not on the scale. Choose from 1 to 5."),
        ({"q1": ["²"]}, "q1", "“²” is not on the scale. Choose from 1 to 5."),
        ({"q1": ["1", "2"]}, "q1", "There are two answers here. Choose one of them."),
        ({"q2-12": ["0"]}, "q2-12", "“0” is not on the scale. Choose from 1 to 4."),
        ({"q3": ["99"]}, "q3", "“99” is not among the choices. Choose anew."),
        ({"q3": ["11", "12"]}, "q3", "There are two answers here. Choose one of them."),
        ({"q4": ["11", "none"]}, "q4", "Answer, or choose “Don't know / not applicable”, and not both."),
        ({"q5": ["tolv"]}, "q5", "“tolv” is not a whole number. Write figures only, e.g. 12."),
        ({"q5": ["-1"]}, "q5", "“-1” is outside what is asked for. Write a number from 0 to 40."),
        (
            {"q5": ["4" * 5000]},
            "q5",
            f"“{'4' * 40}” is outside what is asked for. Write a number from 0 to 40.",
        ),
        ({"q6": ["x" * 4001]}, "q6", "The text has 4001 characters. Write at most 4000."),
        (
            {"q6": ["Ring 19121212-1212"]},
            "q6",
            "“19121212-1212” looks like a personal number. Take it away.",
        ),
        (
            {"q1": ["1"], "q7": ["1"]},
            "",
            "“q7” is not asked here. Open the link anew and answer again.",
        ),
        ({"q6": ["  "]}, "", "Nothing is answered yet. Answer at least one question, and then hand in."),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(posted, field, words):
    with translation.override("en"):
        read = read_answers(ALL, posted)
    assert (read.given, read.faults) == ((), {field: words})


def test_every_fault_is_told_at_once_and_what_must_be_answered_is():
    must = [
        Asked(1, "scale", steps=5, is_required=True),
        Asked(2, "matrix", steps=4, is_required=True, options=ROWS),
        Asked(5, "number", is_required=True),
        Asked(6, "text", is_required=True),
    ]
    read = read_answers(must, {"q2-11": ["1"], "q5": ["x"]})
    assert list(read.faults) == ["q1", "q2-12", "q5", "q6"]


@pytest.mark.parametrize(
    ("state", "mode", "day", "is_used", "opens"),
    [
        ("open", "anonymous", 14, False, True),
        ("open", "anonymous", 14, True, False),
        ("open", "confidential", 14, True, True),
        ("open", "confidential", 15, True, False),
        ("open", "anonymous", 15, False, False),
        ("closed", "confidential", 14, False, False),
        ("draft", "anonymous", 14, False, False),
    ],
)
def test_when_a_link_opens_the_survey(state, mode, day, is_used, opens):
    found = may_answer(
        state=state, mode=mode, closes_on=date(2017, 3, 14), is_used=is_used, today=date(2017, 3, day)
    )
    assert found == opens


@pytest.mark.fact("S000-02")
@pytest.mark.parametrize(
    ("asked", "all_may_be_left", "has_words"),
    [
        ((SCALE, MATRIX), True, False),
        ((SCALE, replace(MATRIX, is_required=True)), False, False),
        ((SCALE, TEXT), True, True),
    ],
)
def test_what_is_said_above_the_questions_is_true_of_them(asked, all_may_be_left, has_words):
    said = said_above(shown_sections([SectionAsked("Klimat", "", asked)]))
    assert said == {"all_may_be_left": all_may_be_left, "has_words": has_words}


@pytest.mark.fact("S000-02")
def test_a_fault_in_a_row_names_the_question_as_well():
    asked = replace(MATRIX, text="Hur fungerar mötena?", is_required=True)
    shown = shown_sections([SectionAsked("Möten", "", (asked,))], {}, {"q2-12": "Frågan ska besvaras."})
    told = [(question, text) for _target, question, text in told_faults(shown)]
    assert told == [(f"Hur fungerar mötena? – {ROWS[1].text}", "Frågan ska besvaras.")]
