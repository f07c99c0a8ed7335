"""Figures in their unit (S004-16, I-IND1, I-READ2)."""

from decimal import Decimal

import pytest

from plans.numbers import in_unit, read_figure
from samverkan.lib.reading import Unreadable


@pytest.mark.fact("S004-16")
@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("21, 35", {"decimals": 2}, "21.35"),
        ("21,3500", {"decimals": 2}, "21.35"),
        ("100 %", {"unit": "percent"}, "100"),
        ("112,5 %", {"unit": "index"}, "112.5"),
        ("\N{MINUS SIGN}3", {}, "-3"),
        ("0", {"least": 0}, "0"),
        ("99 999 999 999 999,9999", {}, "99999999999999.9999"),
    ],
)
def test_a_figure_its_field_can_hold(text, rule, value):
    assert read_figure(text, **rule) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("tolv", {}, "Skriv till exempel 21,35 eller 14 410 000."),
        ("21,355", {"decimals": 2}, "21,36"),
        ("100,1", {"unit": "percent"}, "100"),
        ("-1", {"unit": "percent"}, "100"),
        ("-1", {"least": 0}, "0"),
        ("100 000 000 000 000", {}, "14 410 000"),
    ],
)
def test_a_figure_it_cannot_hold_is_refused_in_words(text, rule, says):
    with pytest.raises(Unreadable) as caught:
        read_figure(text, **rule)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("12.5"), {"unit": "percent"}, "12,5 %"),
        (Decimal("112.5"), {"unit": "index", "decimals": 1}, "112,5 %"),
        (Decimal(14410000), {"unit": "kronor"}, "14 410 000 kr"),
        (Decimal("21.35"), {"unit": "other", "unit_name": "tjänster"}, "21,35 tjänster"),
        (Decimal(0), {"unit": "number"}, "0"),
        (None, {"unit": "kronor"}, ""),
    ],
)
def test_a_figure_in_its_unit_and_what_is_missing_is_not_zero(value, unit, shown):
    assert in_unit(value, **unit) == shown.replace(" ", "\N{NO-BREAK SPACE}")
