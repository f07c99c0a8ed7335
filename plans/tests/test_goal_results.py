"""How a goal went at each follow-up: suggested, said, and what became of the goal (domain.md 6.5)."""

from datetime import date

import pytest

from plans.goal_results import Said, Version, chains, fate, goal_history, results_sentence, suggested
from plans.progress import Word

R, T, B, N = Word.REACHED, Word.ON_TRACK, Word.BEHIND, Word.NO_DATA
FIRST, SECOND = (date(2017, 1, 1), date(2018, 12, 31)), (date(2019, 1, 1), date(2022, 12, 31))
IN_2018, IN_2019 = date(2018, 6, 1), date(2019, 6, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], "not_measurable"),
        ([N, N], "not_measurable"),
        ([R], "met"),
        ([R, R], "met"),
        ([R, N], "partly"),
        ([R, B], "partly"),
        ([T], "partly"),
        ([B], "not_met"),
        ([B, N], "not_met"),
    ],
)
def test_what_the_readings_point_to(words, expected):
    assert suggested(words) == expected


def test_the_results_of_a_year_in_a_sentence():
    assert results_sentence(["", ""]) == ""
    assert results_sentence(["met", "not_met", ""]) == (
        "Av 3 mål har 1 uppnåtts, 0 delvis uppnåtts och 1 inte uppnåtts, och 0 går inte att mäta."
        " Om 1 mål är inget sagt."
    )


def version(pk: int, same_as: int | None, title: str, period=FIRST, state="adopted") -> Version:
    return Version(pk, same_as, title, *period, state)


@pytest.mark.parametrize(
    ("later", "today", "expected"),
    [
        ([], IN_2019, ""),
        ([version(9, None, "Plan 2", SECOND)], IN_2018, ""),
        ([version(9, None, "Plan 2", SECOND)], IN_2019, "Inte fört vidare till nästa plan."),
        ([version(9, None, "Plan 2", SECOND, "draft")], IN_2019, ""),
        ([version(9, 1, "Plan 2", SECOND, "draft")], IN_2018, "Fört vidare till Plan 2."),
    ],
)
def test_what_became_of_a_goal(later, today, expected):
    goal = version(1, None, "Plan 1")
    same = [goal, *(one for one in later if one.same_as == 1)]
    assert fate(goal, same, [goal, *later], today) == expected


def test_those_who_take_over_may_drop_a_goal():
    goal = version(1, None, "Plan 1")
    assert fate(goal, [goal], [goal], IN_2018, dropped={1}) == "Släppt av dem som tog över."


def test_a_goal_is_followed_through_versions_and_plans():
    versions = {1: version(1, None, "P"), 2: version(2, 1, "P"), 3: version(3, 2, "Q", SECOND)}
    versions[4] = version(4, None, "P")
    said = [Said(1, 11, 2017, "partly"), Said(2, 12, 2018, "met"), Said(4, 12, 2018, "not_met")]
    same = chains(versions)
    assert goal_history(3, same[3], versions, said, IN_2019).said == (
        (12, 2018, "ok", "Uppnått"),
        (11, 2017, "partly", "Delvis uppnått"),
    )


class Counted(dict):
    """Counts how often a version is looked up."""

    looks = 0

    def __getitem__(self, key):
        self.looks += 1
        return super().__getitem__(key)


def test_the_versions_of_all_goals_are_found_in_one_go_and_branches_are_of_one_chain():
    """Forty versions of twelve goals, in no order; 2000 is a second goal made of the first goal's first."""
    versions = Counted()
    for number in reversed(range(40 * 12)):
        versions[number] = version(number, number - 12 if number >= 12 else None, "P")
    versions[2000] = version(2000, 0, "Q", SECOND)
    found = chains(versions)
    assert [sorted(found[pk]) for pk in (0, 468, 2000)] == [[*range(0, 480, 12), 2000]] * 3
    assert sorted(found[479]) == list(range(11, 480, 12))
    assert versions.looks <= len(versions)
