"""Numbers as papers write them (domain 3.9, 6.6)."""

from decimal import Decimal
from random import Random

import pytest

from samverkan.lib.numbers import parse_decimal, write_decimal, write_kronor, write_percent
from samverkan.lib.reading import Unreadable, whole_number


@pytest.mark.fact("S004-16", "S004-17")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21, 35", "21.35"),
        ("21,35", "21.35"),
        ("21.35", "21.35"),
        ("14 410 000,5", "14410000.5"),
        ("14\N{NO-BREAK SPACE}410\N{NARROW NO-BREAK SPACE}000", "14410000"),
        ("7\N{THIN SPACE}380\N{THIN SPACE}000 kr", "7380000"),
        ("7.380.000 kr", "7380000"),
        ("7.380.000,50", "7380000.50"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("12,5\N{NO-BREAK SPACE}%", "12.5"),
        ("\N{MINUS SIGN}3,5", "-3.5"),
        ("7,380", "7.380"),
        ("0.125", "0.125"),
        ("0", "0"),
    ],
)
def test_every_way_to_write_a_number_is_read(text, value):
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "suggestion"), [("7,38 mnkr", "7 380 000"), ("7.380", "7 380"), ("1,5 tkr", "1 500")]
)
def test_what_can_be_read_in_two_ways_is_asked_about(text, suggestion):
    with pytest.raises(Unreadable) as caught:
        parse_decimal(text)
    assert caught.value.suggestion.replace("\N{NO-BREAK SPACE}", " ") == suggestion


@pytest.mark.parametrize(
    "text",
    ["", "tolv", "14 41", "1,2,3", "nan", "inf", "1e5", "1 23 456", "--3", "12 %%", "1.234.5", "9" * 61],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        parse_decimal(text)
    assert f"”{text[:60]}" in str(caught.value)


@pytest.mark.fact("S004-16", "S004-17")
@pytest.mark.parametrize(
    ("written", "text"),
    [
        (write_decimal(Decimal("14410000.5")), "14 410 000,5"),
        (write_decimal(Decimal("21.3500")), "21,35"),
        (write_decimal(Decimal("21.35"), 1), "21,4"),
        (write_decimal(1000, 2), "1 000,00"),
        (write_decimal(Decimal("-3.5")), "\N{MINUS SIGN}3,5"),
        (write_decimal(Decimal("-0.04"), 1), "0,0"),
        (write_decimal(Decimal("1E+3")), "1 000"),
        (write_decimal(0), "0"),
        (write_kronor(14410000), "14 410 000 kr"),
        (write_percent(Decimal("12.5")), "12,5 %"),
    ],
)
def test_a_number_as_swedish_papers_print_it(written, text):
    assert written == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_what_is_written_reads_back():
    chance = Random(16)
    for _ in range(2000):
        value = Decimal(chance.randint(-(10**18), 10**18) // 10 ** chance.randint(0, 17)).scaleb(
            -chance.randint(0, 4)
        )
        for write in (write_decimal, write_kronor, write_percent):
            assert parse_decimal(write(value)) == value, value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("0", 0),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("-1", None),
        (" 7", None),
        ("7.0", None),
        ("٧", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_that_a_form_sends_by_itself(text, number):
    assert whole_number(text) == number
