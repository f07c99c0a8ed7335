"""The counting rule: names and numbers, never a share alone."""

import pytest
from django.utils import translation

from issues.decision_count import Answer, Organized, Verdict, headline, organized, sentences, verdict_of


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def municipalities(*states):
    return [Answer(f"M{place}", "municipality", state) for place, state in enumerate(states, 1)]


def region(state, **more):
    return [Answer("Region X", "region", state, **more)]


def told(answers):
    rows = organized(answers)
    return headline(rows), sentences(rows)


@pytest.mark.fact("S003-03", "P24", "N05")
@pytest.mark.parametrize(
    ("answers", "said", "rest"),
    [
        ([], "Nobody has been asked to decide yet", ()),
        (
            [*municipalities(*["approved"] * 9, "pending"), *region("approved")],
            "Approved by 9 of 10 municipalities and the region",
            ("Still to answer: M10.",),
        ),
        (
            [*municipalities(*["approved"] * 10), *region("pending", is_late=True)],
            "Approved by all 10 municipalities",
            ("No answer: the region.",),
        ),
        (municipalities("approved", "approved"), "Approved by both municipalities", ()),
        (municipalities("approved"), "Approved by M1", ()),
        (
            [*municipalities("rejected", "approved_with_change", "scheduled"), *region("approved")],
            "Approved by 1 of 3 municipalities and the region",
            ("Approved with a change: M2.", "Said no: M1.", "Still to answer: M3."),
        ),
        (
            [*municipalities("pending", "pending"), *region("pending")],
            "Nobody has approved yet",
            ("Still to answer: M1, M2 and the region.",),
        ),
        (
            [*municipalities("approved", "approved", "not_applicable")],
            "Approved by both municipalities",
            ("Not concerned: M3.",),
        ),
        (municipalities("not_applicable"), "It concerns none of those asked", ("Not concerned: M1.",)),
        (
            [*region("approved"), Answer("Region Y", "region", "rejected")],
            "Approved by 1 of 2 regions",
            ("Said no: Region Y.",),
        ),
        (
            [*region("approved"), Answer("Högskolan", "university", "approved")],
            "Approved by the region and Högskolan",
            (),
        ),
    ],
)
def test_it_says_how_many_and_who_is_missing(answers, said, rest):
    assert told(answers) == (said, rest)


@pytest.mark.fact("S002-18")
def test_an_organisation_has_approved_when_all_its_boards_have():
    boards = [
        Answer("Kramfors kommun", "municipality", "approved", "Barnnämnden"),
        Answer("Kramfors kommun", "municipality", "scheduled", "Socialnämnden"),
        Answer("Kramfors kommun", "municipality", "not_applicable", "Tekniska nämnden"),
    ]

    (row,) = organized(boards)

    assert row == Organized("Kramfors kommun", "municipality", Verdict.WAITING, asked=2, approved=1)
    assert told(boards) == (
        "Nobody has approved yet",
        ("Still to answer: Kramfors kommun.", "Approved by 1 of 2 boards in Kramfors kommun."),
    )


@pytest.mark.parametrize(
    ("states", "verdict"),
    [
        (["approved", "approved"], "approved"),
        (["approved", "approved_with_change"], "changed"),
        (["approved", "rejected", "pending"], "rejected"),
        (["approved", "pending"], "waiting"),
        (["approved", "scheduled"], "waiting"),
        (["approved", "not_applicable"], "approved"),
        (["not_applicable", "not_applicable"], "not_applicable"),
        (["rejected", "not_applicable"], "rejected"),
    ],
)
def test_one_organisation_of_many_boards(states, verdict):
    assert verdict_of([Answer("A", "municipality", state) for state in states]) == verdict


def test_silence_of_one_board_is_no_reply():
    late = Answer("A", "municipality", "pending", "Socialnämnden", is_late=True)

    assert verdict_of([late, Answer("A", "municipality", "approved", "Barnnämnden")]) == "no_reply"
