"""Personal numbers in free text are found, and what resembles them is not (I-PER1). All are made up."""

import pytest

from samverkan.lib.personal_numbers import looks_like_personal_number, personal_number_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19121212-1212", "19121212-1212"),
        ("Kontakta 121212-1212 före mötet", "121212-1212"),
        ("121212+1212", "121212+1212"),
        ("191212121212", "191212121212"),
        ("1212121212", "1212121212"),
        ("1912-12-12-1212", "1912-12-12-1212"),
        ("121212 1212", "121212 1212"),
        ("121212\N{EN DASH}1212", "121212\N{EN DASH}1212"),
        ("121212\N{ZERO WIDTH SPACE}-1212,", "121212-1212"),
        ("(121272-1219)", "121272-1219"),  # a coordination number: the day plus 60
        ("000229-1235", "000229-1235"),
    ],
)
def test_it_is_found_however_it_is_written(text, found):
    assert personal_number_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LTV 161234",
        "dnr RV160914-12",
        "2017-03-14",
        "20170314",
        "2017-03-14 0945",
        "2016-09-13 09.00 – 12.00",
        "021-17 45 00",
        "070-123 45 67",
        "0701094567",
        "0211284567",
        "+46 70 123 45 67",
        "212000-0803",
        "232100-0172",
        "SE212000080301",
        "14 410 000",
        "121212-1213",  # the check digit does not fit
        "121312-1211",  # no month 13
        "010229-1234",  # no leap year
        "1234-121212-1212",
        "121212-12123",
        "§ 121212, 1212",
    ],
)
def test_what_resembles_it_is_left_alone(text):
    assert looks_like_personal_number(text) is False
