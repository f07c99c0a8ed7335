"""What may be shown of a survey (domain.md 3.5, ruling 24): which breakdowns, and on which questions."""

from collections import Counter

import pytest

from evaluations.suppression import GROUP, Cell, cells_with_tables, may_be_told_apart

pytestmark = pytest.mark.any_database

OLDER, YOUNG, CULTURE = Cell(GROUP, "older"), Cell(GROUP, "young"), Cell(GROUP, "culture")
NONE = "none"


@pytest.mark.fact("S000-07")
@pytest.mark.parametrize(
    ("people", "seen"),
    [
        pytest.param((9, 8, 7), [OLDER, YOUNG, CULTURE], id="all large"),
        pytest.param((9, 8, 3), [OLDER], id="a second group gives way for the small one"),
        pytest.param((9, 2, 3), [OLDER], id="two small ones are five together"),
        pytest.param((9, 1, 3), [], id="and four would be too few"),
        pytest.param((9, 4, 0), [], id="of two, the rest would be four"),
        pytest.param((9, 8, 0), [OLDER, YOUNG], id="nobody of the third answered"),
        pytest.param((9, 0, 0), [], id="one alone says no more than everybody"),
    ],
)
def test_which_groups_have_tables(people, seen):
    assert cells_with_tables(dict(zip((OLDER, YOUNG, CULTURE), people, strict=True)), 5) == seen


def part(low: int = 0, middle: int = 0, high: int = 0, none: int = 0) -> Counter:
    return +Counter({"low": low, "middle": middle, "high": high, NONE: none})


@pytest.mark.fact("S000-07", "P53")
@pytest.mark.parametrize(
    ("parts", "is_shown"),
    [
        pytest.param([part(2, 3, 4), part(3, 0, 4)], True, id="both large and mixed"),
        pytest.param([part(2, 3, 4), part(2, 0, 2)], False, id="one too small on this question"),
        pytest.param([part(2, 3, 4), part()], False, id="one that left it out"),
        pytest.param([part(2, 3, 9), part(0, 0, 7)], False, id="all alike"),
        pytest.param([part(2, 3, 9), part(0, 0, 4, 3)], False, id="alike but for who has no opinion"),
        pytest.param([part(2, 3, 9), part(0, 0, 0, 7)], False, id="nobody has an opinion"),
        pytest.param([part(0, 0, 9), part(0, 0, 7)], True, id="everybody's table says so already"),
        pytest.param([part(2, 3, 7), part(1, 0, 6)], False, id="all but one"),
        pytest.param([part(2, 3, 7), part(1, 0, 3, 3)], False, id="all but one of those with an opinion"),
        pytest.param([part(4, 5, 3), part(2, 0, 5)], True, id="all but two"),
        pytest.param([part(4, 5, 3), part(1, 1, 5)], True, id="all but two, each by themselves"),
    ],
)
def test_which_questions_show_the_breakdown(parts, is_shown):
    opinion = {"low": 0, "middle": 1, "high": 2}.get
    assert may_be_told_apart(parts, [opinion], 5) == is_shown


def test_of_several_ticks_each_is_looked_at_by_itself():
    """All ticked one: that they ticked other things beside it hides nobody."""
    ticks = Counter({frozenset("a"): 3, frozenset("ab"): 3, frozenset("ac"): 2})
    others = Counter({frozenset("b"): 3, frozenset("ab"): 3, frozenset("c"): 2})
    found = [
        may_be_told_apart([ticks, others], [lambda given, key=key: key in given], 5) for key in ("a", "b")
    ]
    assert found == [False, True]
