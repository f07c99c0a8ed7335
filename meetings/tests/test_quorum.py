import pytest

from meetings.quorum import is_quorate, required


@pytest.mark.parametrize(
    ("rule", "seats", "number", "least"),
    [("none", 14, 0, 0), ("half", 14, 0, 7), ("half", 13, 0, 7), ("half", 0, 0, 0), ("number", 14, 5, 5)],
)
def test_the_least_number_follows_the_rule(rule, seats, number, least):
    assert required(rule, seats, number) == least
    assert is_quorate(rule, serving=least, seats=seats, number=number) is True
    assert is_quorate(rule, serving=least - 1, seats=seats, number=number) is False
