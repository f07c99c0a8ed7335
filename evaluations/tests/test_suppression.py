"""What may be shown of a survey (domain.md 3.5, ruling 24), and that nobody can count back what is not."""

from collections import Counter

import pytest

from evaluations.suppression import EVERYBODY, GROUP, ROLE, Cell, cells_of, shown, singles_out

pytestmark = pytest.mark.any_database

MEMBERS, SUBSTITUTES = Cell(ROLE, "member"), Cell(ROLE, "substitute")
OLDER, YOUNG, CULTURE = Cell(GROUP, "older"), Cell(GROUP, "young"), Cell(GROUP, "culture")


def mixed(count: int) -> Counter:
    """That many people, who do not all answer alike."""
    return Counter({4: count - count // 2, 2: count // 2})


def of_roles(members: Counter, substitutes: Counter) -> dict:
    return {("member", "older"): members, ("substitute", "older"): substitutes}


def of_groups(**answers: Counter) -> dict:
    return {("member", group): found for group, found in answers.items()}


@pytest.mark.parametrize(
    ("atoms", "limit", "seen"),
    [
        pytest.param(of_roles(mixed(9), mixed(7)), 5, [EVERYBODY, MEMBERS, SUBSTITUTES], id="both large"),
        pytest.param(of_roles(mixed(2), mixed(2)), 5, [], id="too few in all"),
        pytest.param(of_roles(mixed(3), mixed(2)), 5, [EVERYBODY], id="just enough in all"),
        pytest.param(of_roles(mixed(9), mixed(4)), 5, [EVERYBODY], id="the rest would be four"),
        pytest.param(of_roles(mixed(9), Counter()), 5, [EVERYBODY, MEMBERS], id="the rest is nobody"),
        pytest.param(of_roles(mixed(9), Counter({5: 6})), 5, [EVERYBODY], id="all substitutes said five"),
        pytest.param(
            of_groups(older=mixed(9), young=mixed(8), culture=mixed(3)),
            5,
            [EVERYBODY, OLDER],
            id="a second group gives way",
        ),
        pytest.param(
            of_groups(older=mixed(9), young=mixed(2), culture=mixed(3)),
            5,
            [EVERYBODY, OLDER],
            id="two small ones hide each other",
        ),
        pytest.param(
            of_groups(older=mixed(9), young=mixed(8), culture=Counter({1: 7})),
            5,
            [EVERYBODY, OLDER],
            id="one that answered alike takes another with it",
        ),
    ],
)
@pytest.mark.fact("S000-07")
def test_what_may_be_shown(atoms, limit, seen):
    cells = cells_of(atoms, by_role=len({role for role, _ in atoms}) > 1, by_group=len(atoms) > 2)
    assert shown(atoms, cells, limit) == seen


def test_what_one_role_has_in_one_group_alone_is_not_counted_back():
    """All substitutes are in one group: the group less the substitutes is its three members."""
    atoms = {
        ("member", "older"): mixed(9),
        ("member", "young"): mixed(3),
        ("substitute", "young"): mixed(6),
    }
    cells = cells_of(atoms, by_role=True, by_group=True)
    assert cells == [EVERYBODY, MEMBERS, SUBSTITUTES, OLDER, YOUNG]
    assert singles_out(atoms, cells, 5)
    assert not singles_out(atoms, [EVERYBODY, MEMBERS, SUBSTITUTES], 5)
    assert shown(atoms, cells, 5) == [EVERYBODY, MEMBERS, SUBSTITUTES]


def test_without_a_declared_breakdown_there_is_the_total_alone():
    atoms = of_roles(mixed(9), mixed(7))
    assert cells_of(atoms, by_role=False, by_group=False) == [EVERYBODY]
