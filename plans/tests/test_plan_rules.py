"""The pure rules of plans: states, days of follow-up, targets, what a goal lacks, and differences."""

from datetime import date
from decimal import Decimal

import pytest

from groups.letterhead import Letterhead
from plans.difference import plan_difference
from plans.follow_up_days import FollowUpDay, follow_up_days
from plans.goal_flags import goal_flags
from plans.models import ActivityPlan
from plans.plan_document import GoalFacts, PlanDocument, SuperiorFacts, TargetFacts
from plans.plan_states import MOVES, may_be, standing, why_not
from plans.target_rules import refuse_target, target_words
from samverkan.lib.refusal import Refused

JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)


def test_what_may_be_done_in_each_state():
    moves = ("write", "adopt", "discard", "revise", "close")
    table = {state: [move for move in moves if may_be(state, move)] for state in MOVES}

    assert table == {
        "draft": ["write", "adopt", "discard"],
        "adopted": ["revise", "close"],
        "superseded": [],
        "closed": [],
    }
    assert sorted(MOVES) == sorted(ActivityPlan.State.values)
    assert all(why_not(state) for state in MOVES)


@pytest.mark.parametrize(
    ("state", "today", "mark"),
    [
        ("draft", date(2017, 6, 1), "partly"),
        ("adopted", date(2016, 12, 31), "partly"),
        ("adopted", JAN, "ok"),
        ("adopted", date(2019, 1, 1), "ok"),
        ("superseded", date(2017, 6, 1), "empty"),
    ],
)
def test_where_a_plan_stands(state, today, mark):
    assert standing(state, JAN, DEC, today)[0] == mark


def test_the_words_of_an_adopted_plan_follow_its_days():
    words = [standing("adopted", JAN, DEC, day)[1] for day in (date(2016, 5, 1), JAN, date(2019, 1, 1))]
    assert len(set(words)) == 3


@pytest.mark.fact("S001-29")
@pytest.mark.parametrize(
    ("starts", "ends", "decisions", "expected"),
    [
        (JAN, DEC, (), [("2017-12-31", "year"), ("2018-09-30", "good_time"), ("2018-12-31", "year")]),
        (
            JAN,
            DEC,
            (date(2018, 6, 30),),
            [("2017-12-31", "year"), ("2018-03-30", "good_time"), ("2018-12-31", "year")],
        ),
        (
            JAN,
            DEC,
            (None, date(2020, 1, 1)),
            [("2017-12-31", "year"), ("2018-09-30", "good_time"), ("2018-12-31", "year")],
        ),
        (date(2017, 9, 1), date(2018, 6, 30), (), [("2018-03-30", "good_time"), ("2018-06-30", "year")]),
        (date(2017, 1, 1), date(2017, 2, 1), (), [("2017-01-01", "good_time"), ("2017-02-01", "year")]),
        (
            date(2016, 2, 29),
            date(2018, 2, 27),
            (),
            [("2017-02-27", "year"), ("2017-11-27", "good_time"), ("2018-02-27", "year")],
        ),
    ],
)
def test_each_year_and_once_in_good_time(starts, ends, decisions, expected):
    found = follow_up_days(starts, ends, *decisions)
    assert found == [FollowUpDay(date.fromisoformat(day), kind) for day, kind in expected]


def measured(**changes) -> dict:
    given = {
        "unit": "percent",
        "direction": "higher",
        "baseline": Decimal(45),
        "target": Decimal(60),
        "target_high": None,
        "due_on": DEC,
        "starts_on": JAN,
    }
    return given | changes


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, None),
        ({"baseline": None}, None),
        ({"target": Decimal(100)}, None),
        ({"target": Decimal("100.1")}, ("target", "not_percent")),
        ({"target": Decimal(-1)}, ("target", "not_percent")),
        ({"baseline": Decimal(101)}, ("baseline", "not_percent")),
        ({"unit": "index", "target": Decimal(130)}, None),
        ({"target_high": Decimal(70)}, ("target_high", "no_limits")),
        ({"direction": "within"}, ("target_high", "no_upper")),
        ({"direction": "within", "target_high": Decimal(60)}, ("target_high", "limits_turned")),
        ({"direction": "within", "target_high": Decimal(120)}, ("target_high", "not_percent")),
        ({"direction": "within", "target_high": Decimal(70)}, None),
        ({"due_on": date(2016, 12, 31)}, ("due_on", "before_plan")),
    ],
)
def test_a_target_is_in_the_unit_of_its_indicator(changes, refused):
    found = None
    try:
        refuse_target(**measured(**changes))
    except Refused as refusal:
        found = (refusal.field, refusal.code)
    assert found == refused


def test_a_target_in_words():
    how = {"unit": "percent", "unit_name": "", "decimals": 0, "target": Decimal(60)}
    days = {"unit": "other", "unit_name": "dagar", "decimals": 0, "target": Decimal(8)}
    words = [
        target_words(direction="higher", **how),
        target_words(direction="lower", **how),
        target_words(direction="within", target_high=Decimal(12), **days),
    ]
    assert [word.count("\N{NO-BREAK SPACE}") for word in words] == [1, 1, 1]
    assert [words[0][-4:], words[2][-8:]] == ["60\N{NO-BREAK SPACE}%", "12\N{NO-BREAK SPACE}dagar"]


@pytest.mark.fact("S001-28", "S001-30")
@pytest.mark.parametrize(
    ("due", "has_superior", "why", "codes"),
    [
        ([], False, "", ["unmeasured", "alone"]),
        ([DEC], False, "", ["alone"]),
        ([DEC], False, "Gruppens eget arbetssätt", []),
        ([DEC], True, "", []),
        ([DEC, date(2019, 6, 30)], True, "", ["due_later"]),
    ],
)
def test_what_a_goal_lacks(due, has_superior, why, codes):
    found = goal_flags(due=due, has_superior=has_superior, why_no_superior=why, plan_ends_on=DEC)
    assert [flag.code for flag in found] == codes


def goal(origin: int, number: int, title: str, **more) -> GoalFacts:
    return GoalFacts(origin=origin, number=number, title=title, **more)


def plan(*goals: GoalFacts, **more) -> PlanDocument:
    head = {"title": "Verksamhetsplan", "introduction": "Vi vill att fler trivs."} | more
    return PlanDocument(
        letterhead=Letterhead(), group="Äldre", starts_on=JAN, ends_on=DEC, number=1, goals=goals, **head
    )


def test_goals_are_compared_by_where_they_come_from_and_else_by_name():
    old = plan(goal(1, 1, "Färre faller"), goal(2, 2, "Fler trivs"), goal(3, 3, "Bättre mat"))
    new = plan(goal(1, 1, "Färre äldre faller"), goal(9, 2, "Fler  trivs"), goal(4, 3, "Nytt"))

    found = [(one.kind, one.was, one.now) for one in plan_difference(old, new).goals]

    assert found == [("changed", 1, 1), ("same", 2, 2), ("added", 0, 3), ("removed", 3, 0)]


def test_a_namesake_is_not_taken_for_the_goal_that_was_carried_over():
    old = plan(goal(1, 1, "Trygghet"), goal(2, 2, "Hälsa"))
    new = plan(goal(2, 1, "Trygghet"), goal(1, 2, "Hälsa"))
    found = [(one.kind, one.was, one.now) for one in plan_difference(old, new).goals]
    assert found == [("changed", 2, 1), ("changed", 1, 2)]


def test_a_goal_that_only_has_another_number_is_moved_and_the_same_plan_has_no_difference():
    old = plan(goal(1, 1, "Ett"), goal(2, 2, "Två"))
    new = plan(goal(2, 1, "Två"), goal(1, 2, "Ett"))
    assert [one.kind for one in plan_difference(old, new).goals] == ["moved", "moved"]
    assert plan_difference(old, old).is_same


def test_a_new_target_is_marked_within_its_line():
    def at(value: str) -> GoalFacts:
        target = TargetFacts(key=1, indicator="Andel nöjda", baseline="45 %", target=value, due_on=DEC)
        tie = SuperiorFacts(kind="Regional", text="Ett tryggt liv", document="RUP")
        return goal(1, 1, "Fler trivs", targets=(target,), superiors=(tie,))

    found = plan_difference(plan(at("minst 60 %")), plan(at("minst 65 %")))

    changed = [line for line in found.goals[0].paragraphs if line.kind == "changed"]
    assert [(piece.kind, piece.text) for piece in changed[0].pieces if piece.kind != "same"] == [
        ("removed", "60"),
        ("added", "65"),
    ]
    assert found.head == ()
