"""Codes of counties, municipalities and organisations (I-ORG1, I-ORG2, domain 3.11, 3.12)."""

import pytest
from django.utils import translation

from groups.codes import (
    COMPLETE_COUNTIES,
    counties,
    county_code,
    municipalities,
    municipality_code,
    organization_number,
    shown_organization_number,
)
from samverkan.lib.reading import Unreadable


@pytest.mark.fact("S004-08")
def test_the_four_counties_are_shipped_whole():
    shipped = [found.county for found in municipalities().values()]
    counted = {county: shipped.count(county) for county in COMPLETE_COUNTIES}
    assert counted == {"03": 8, "17": 16, "19": 10, "22": 7}
    assert len(counties()) == 21
    assert sorted(code for code in municipalities() if code.startswith("03")) == (
        "0305 0319 0330 0331 0360 0380 0381 0382".split()
    )
    assert [found.name for found in municipalities().values() if found.county == "19"] == [
        "Skinnskatteberg",
        "Surahammar",
        "Kungsör",
        "Hallstahammar",
        "Norberg",
        "Västerås",
        "Sala",
        "Fagersta",
        "Köping",
        "Arboga",
    ]


@pytest.mark.fact("S004-08")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0305", "0305"),
        ("0305 ", "0305"),
        ("\N{NO-BREAK SPACE}0381", "0381"),
        ("1981", "1981"),
        ("0180", "0180"),
    ],
)
def test_a_municipality_code_is_four_digits_of_text(text, code):
    assert municipality_code(text) == code


@pytest.mark.parametrize(
    ("text", "said", "suggestion"),
    [
        ("305", "“305” has too few digits. Do you mean 0305?", "0305"),
        ("19", "“19” has too few digits. Municipality codes have four digits, for example 1981.", ""),
        ("9999", "No county is 99, so 9999 is no municipality. Write for example 1981 for Sala.", ""),
        (
            "1999",
            "Västmanlands län has no municipality with the code 1999. Write for example 1981 for Sala.",
            "",
        ),
        ("Sala", "“Sala” is not a code. Municipality codes have four digits, for example 1981.", ""),
        ("01981", "“01981” is not a code. Municipality codes have four digits, for example 1981.", ""),
        ("", "“” is not a code. Municipality codes have four digits, for example 1981.", ""),
    ],
)
def test_what_is_no_municipality_code_is_refused_or_asked_about(text, said, suggestion):
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        municipality_code(text)
    assert (str(caught.value), caught.value.suggestion) == (said, suggestion)


@pytest.mark.parametrize(
    ("text", "suggestion"), [("3", "03"), ("99", ""), ("02", ""), ("019", ""), ("län", "")]
)
def test_what_is_no_county_code_is_refused_or_asked_about(text, suggestion):
    with pytest.raises(Unreadable) as caught:
        county_code(text)
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "212000-0803",
        "2120000803",
        "16212000-0803",
        "SE212000080301",
        "212000\N{EN DASH}0803",
        " 212000 0803 ",
    ],
)
def test_every_form_of_an_organisation_number_is_one(text):
    assert organization_number(text) == "2120000803"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("212000-0804", "wrong check digit"),
        ("121212-1212", "personal number"),
        ("212000-080", "ten digits"),
        ("Sala kommun", "ten digits"),
    ],
)
def test_what_is_no_organisation_number_is_refused(text, said):
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        organization_number(text)
    assert said in str(caught.value)


def test_an_organisation_number_is_shown_with_its_hyphen():
    assert [shown_organization_number("2120000803"), shown_organization_number("")] == ["212000-0803", ""]
