"""What the lines of a request come to beside what it states, and its course: truth tables."""

from decimal import Decimal as D

import pytest
from django.utils import translation

from plans.funding_states import STATES, STEPS, Side, may_step, steps_from
from plans.funding_words import posts_named, state_word
from plans.sums import Gap, Line, Total, asked_in_all, gap, grant_extent, sums, total


@pytest.mark.fact("S004-17")
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Total(None, 0)),
        ([None], Total(None, 1)),
        ([D(0)], Total(D(0), 0)),
        ([D(0), None], Total(D(0), 1)),
        ([D(7_380_000), D(5_250_000)], Total(D(12_630_000), 0)),
        ([D("0.1"), D("0.2"), None, None], Total(D("0.3"), 2)),
    ],
)
def test_what_is_unknown_is_counted_and_never_summed(values, expected):
    assert total(values) == expected


@pytest.mark.fact("S004-17")
@pytest.mark.parametrize(
    ("stated", "computed", "expected"),
    [
        (D(14_410_000), D(12_630_000), (D(1_780_000), D("12.4"))),
        (D(100), D(150), (D(-50), D("-50.0"))),
        (D(0), D(10), (D(-10), None)),
        (D(10), D(0), (D(10), D("100.0"))),
        (D("21.35"), D("21.350"), None),
        (None, D(10), None),
        (D(10), None, None),
        (None, None, None),
    ],
)
def test_the_gap_is_stated_less_computed_with_its_share(stated, computed, expected):
    assert gap(stated, computed) == (expected and Gap(stated, computed, *expected))


@pytest.mark.parametrize(
    ("stated", "computed", "expected"),
    [(D(5), D(3), D(5)), (None, D(3), D(3)), (D(0), D(3), D(0)), (None, None, None)],
)
def test_a_request_counts_as_what_it_states(stated, computed, expected):
    assert asked_in_all(stated, computed) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([Line(kronor=D(5), granted_kronor=D(5))], "full"),
        ([Line(kronor=D(5), granted_kronor=D(6))], "full"),
        ([Line(kronor=D(5), granted_kronor=D(4))], "part"),
        ([Line(kronor=D(5))], "part"),
        ([Line(posts=D(1), kronor=D(5), granted_kronor=D(5))], "part"),
        ([Line(posts=D(1), granted_posts=D(1)), Line(kronor=D(5), granted_kronor=D(0))], "part"),
    ],
)
def test_how_much_of_what_was_asked_is_granted(lines, expected):
    assert grant_extent(lines) == expected


def test_the_sums_of_lines_are_kept_apart():
    both = sums([Line(posts=D("21.35")), Line(kronor=D(7), granted_kronor=D(3))])

    assert (both.posts, both.kronor) == (Total(D("21.35"), 1), Total(D(7), 1))
    assert (both.granted_posts, both.granted_kronor) == (Total(None, 2), Total(D(3), 1))


@pytest.mark.parametrize(
    ("state", "applicant", "addressee"),
    [
        ("draft", ["submit", "withdraw"], []),
        ("submitted", ["withdraw"], ["take_up"]),
        ("under_review", ["withdraw"], ["grant", "reject"]),
        ("granted", ["report"], []),
        ("rejected", [], []),
        ("withdrawn", [], []),
        ("followed_up", [], []),
    ],
)
def test_who_can_do_what_in_each_state(state, applicant, addressee):
    assert steps_from(state, [Side.APPLICANT]) == applicant
    assert steps_from(state, [Side.ADDRESSEE]) == addressee
    assert steps_from(state, []) == []
    assert {name for name in STEPS if may_step(name, state)} == {*applicant, *addressee}


def test_every_state_but_the_last_three_leads_on():
    assert [state for state in STATES if not steps_from(state, Side)] == [
        "rejected",
        "withdrawn",
        "followed_up",
    ]


@pytest.mark.fact("S004-18")
@pytest.mark.parametrize(
    ("state", "extent", "says_so"),
    [
        ("granted", "full", False),
        ("granted", "part", True),
        ("followed_up", "full", False),
        ("followed_up", "part", True),
        ("rejected", "part", False),
    ],
)
def test_what_was_granted_in_part_says_so_for_good(state, extent, says_so):
    assert (state_word(state, "ordet", extent) != "ordet") == says_so


def test_one_post_is_one():
    values = [None, D(0), D("0.5"), D(1), D("1.00"), D(2)]
    with translation.override("en"):
        named = [posts_named(value) for value in values]
    assert named == ["", "0 posts", "0,5 posts", "1 post", "1 post", "2 posts"]
