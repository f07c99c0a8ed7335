"""Domain 7 test 5 and the rest of who serves for whom (S001-44, I-ABS3, ruling 15)."""

import pytest

from meetings.substitution import (
    SeatAnswers,
    SeatOutcome,
    SubstituteFacts,
    attendance_capacity,
    call_mode,
    substitution,
    unrepresented,
)

MEMBER, FIRST, SECOND = 1, 11, 12


def seat(answer, *states, member=MEMBER):
    substitutes = tuple(SubstituteFacts(FIRST + place, state) for place, state in enumerate(states))
    return SeatAnswers(7, "Köping", member, answer, substitutes)


@pytest.mark.fact("S001-44", "S001-49")
@pytest.mark.parametrize(
    ("facts", "serving", "capacity", "ask", "waiting"),
    [
        (seat("", ""), MEMBER, "member", None, None),
        (seat("attending", ""), MEMBER, "member", None, None),
        (seat("remote", ""), MEMBER, "member", None, None),
        (seat("part", ""), MEMBER, "member", None, None),
        (seat("attending", "accepted"), MEMBER, "member", None, None),  # the absence was taken back
        (seat("absent", ""), None, "", FIRST, None),
        (seat("absent", "withdrawn"), None, "", FIRST, None),
        (seat("absent", "asked"), None, "", None, FIRST),
        (seat("absent", "accepted"), FIRST, "serving_substitute", None, None),
        (seat("absent", "declined"), None, "", None, None),
        (seat("absent"), None, "", None, None),
        (seat("absent", "declined", ""), None, "", SECOND, None),
        (seat("absent", "declined", "asked"), None, "", None, SECOND),
        (seat("absent", "asked", "accepted"), SECOND, "serving_substitute", None, None),
        (seat("", "", member=None), None, "", FIRST, None),
        (seat("", "accepted", member=None), FIRST, "serving_substitute", None, None),
        (seat("", member=None), None, "", None, None),
    ],
)
def test_who_serves_on_one_seat(facts, serving, capacity, ask, waiting):
    assert substitution([facts]) == [SeatOutcome(7, "Köping", serving, capacity, ask, waiting)]


def two_seats(first_state, second_state, *, first_answer="absent", more=()):
    """Two seats that share the substitute 11."""
    return [
        SeatAnswers(1, "Sala", 1, first_answer, (SubstituteFacts(11, first_state), *more)),
        SeatAnswers(2, "Heby", 2, "absent", (SubstituteFacts(11, second_state),)),
    ]


@pytest.mark.parametrize(
    ("seats", "serving", "ask", "waiting", "without"),
    [
        (two_seats("", ""), [None, None], [11, None], [None, None], ["Heby"]),
        (two_seats("asked", "asked"), [None, None], [None, None], [11, None], ["Heby"]),
        (two_seats("accepted", "accepted"), [11, None], [None, None], [None, None], ["Heby"]),
        (two_seats("asked", "accepted"), [None, 11], [None, None], [None, None], ["Sala"]),
        (two_seats("declined", ""), [None, None], [None, 11], [None, None], ["Sala"]),
        (two_seats("", "", first_answer="attending"), [1, None], [None, 11], [None, None], []),
        (
            two_seats("", "accepted", more=(SubstituteFacts(12),)),
            [None, 11],
            [12, None],
            [None, None],
            [],
        ),
    ],
)
@pytest.mark.fact("S001-44")
def test_one_substitute_on_two_seats_serves_on_one_at_a_time(seats, serving, ask, waiting, without):
    outcomes = substitution(seats)
    assert [outcome.serving_id for outcome in outcomes] == serving
    assert [outcome.ask_id for outcome in outcomes] == ask
    assert [outcome.waiting_id for outcome in outcomes] == waiting
    assert unrepresented(outcomes) == without


def test_a_member_who_comes_is_not_asked_to_serve_on_another_seat():
    seats = [
        SeatAnswers(1, "Sala", 1, "absent", (SubstituteFacts(2),)),
        SeatAnswers(2, "Heby", 2, "attending"),
    ]
    assert [outcome.ask_id for outcome in substitution(seats)] == [None, None]
    assert unrepresented(substitution(seats)) == ["Sala"]


@pytest.mark.fact("S001-49", "S004-06")
@pytest.mark.parametrize(
    ("answers", "without"),
    [
        (["absent", "absent", "absent"], ["Region"]),
        (["absent", "attending", "absent"], []),
        (["absent", "", "absent"], []),
    ],
)
def test_an_organisation_is_unrepresented_when_none_of_its_seats_is_served(answers, without):
    seats = [SeatAnswers(number, "Region", number, answer) for number, answer in enumerate(answers, 11)]
    assert unrepresented(substitution(seats)) == without


@pytest.mark.fact("S000-21", "S000-27", "S001-44", "P07")
@pytest.mark.parametrize(
    ("capacity", "setting", "replaces", "mode"),
    [
        ("member", "when_replacing", False, "called"),
        ("member", "always", False, "called"),
        ("substitute", "when_replacing", False, "for_information"),
        ("substitute", "when_replacing", True, "called"),
        ("substitute", "always", False, "called"),
        ("co_opted", "when_replacing", False, "called"),
        ("official", "when_replacing", False, "called"),
    ],
)
def test_the_setting_decides_whether_substitutes_are_called(capacity, setting, replaces, mode):
    assert call_mode(capacity, setting, replaces=replaces) == mode


@pytest.mark.parametrize(
    ("capacity", "serves", "shown"),
    [
        ("member", True, "member"),
        ("substitute", True, "serving_substitute"),
        ("substitute", False, "attending_substitute"),
    ],
)
def test_the_attendance_list_tells_serving_from_attending(capacity, serves, shown):
    assert attendance_capacity(capacity, serves=serves) == shown
