import pytest

from groups.reading import circles_read_by, narrower

GROUP, SERVING, PRESIDENCY, OFFICE = "group", "serving", "presidency", "office"


@pytest.mark.parametrize(
    ("roles", "serves", "read"),
    [
        ((), False, {GROUP}),
        (("substitute",), False, {GROUP}),
        (("substitute",), True, {GROUP, SERVING}),
        (("member",), False, {GROUP, SERVING}),
        (("member", "chair"), False, {GROUP, SERVING, PRESIDENCY}),
        (("vice_chair",), False, {GROUP, SERVING, PRESIDENCY}),
        (("secretary",), False, {GROUP, SERVING, PRESIDENCY, OFFICE}),
        (("deputy_official",), False, {GROUP, SERVING, PRESIDENCY, OFFICE}),
    ],
)
def test_each_circle_holds_those_after_it(roles, serves, read):
    assert circles_read_by(frozenset(roles), serves=serves) == read


def test_the_narrower_of_two_counts():
    assert narrower(OFFICE, GROUP) == OFFICE
    assert narrower(SERVING, PRESIDENCY) == PRESIDENCY
