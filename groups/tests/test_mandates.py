"""Versions of a mandate: their period, who adopted them and by when, and two texts compared."""

import re
from datetime import date

import pytest
from django.urls import reverse

from groups.actions import add_governing_document, adopt_mandate, set_mandate
from groups.governing import MandateLine, chosen_pair, mandate_lines, wordings
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
AGREEMENT = "Gruppen arbetar med frågor som rör socialtjänst, skola och vård."
MANDATE = "Gruppen arbetar med frågor som rör socialtjänst, skola, hälsa och vård."
TODAY = date(2017, 3, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def group(cast):
    """Without the mandate it began with."""
    cast.group.mandates.all().delete()
    return cast.group


def page(client, person, name: str, *args, **query):
    client.force_login(person)
    return client.get(reverse(name, args=args), query)


def marked(response) -> dict[str, list[str]]:
    """What stands between ins and between del, with the words for screen readers."""
    # What stands in the sheet: the sentence above it shows how the two look.
    text = response.content.decode().partition("compared")[2]
    return {
        tag: [re.sub(r"<[^>]+>", "", found) for found in re.findall(rf"<{tag}>(.*?)</{tag}>", text)]
        for tag in ("ins", "del")
    }


@pytest.mark.fact("S001-14", "S001-17")
def test_a_mandate_has_a_period_that_the_next_cuts_off(group, sign):
    years = date(2017, 1, 1), date(2018, 12, 31)
    set_mandate(group, text="Första", valid_from=years[0], valid_to=years[1], reference="LTV 1", **sign)
    set_mandate(group, text="Andra", valid_from=date(2018, 6, 1), **sign)
    rows = [(line.text, line.valid_from, line.valid_to, line.when) for line in mandate_lines(group, TODAY)]
    assert rows == [
        ("Andra", date(2018, 6, 1), None, "coming"),
        ("Första", years[0], date(2018, 5, 31), "now"),
    ]


def test_a_mandate_that_ends_before_it_begins_is_refused(group, sign):
    with pytest.raises(Refused) as refused:
        set_mandate(group, text="Text", valid_from=TODAY, valid_to=date(2017, 2, 28), **sign)
    assert (refused.value.field, group.mandates.count()) == ("valid_to", 0)


@pytest.mark.fact("S001-02", "S001-20")
def test_a_proposal_is_to_be_adopted_by_a_month_and_is_late_after_it(group, sign, cast, client):
    mandate = set_mandate(group, text="Förslag", valid_from=date(2017, 6, 1), adopt_by="2016-11", **sign)
    months = {
        day: [(line.to_adopt, line.is_late) for line in mandate_lines(group, day)]
        for day in (date(2016, 11, 30), date(2016, 12, 1))
    }
    shown = page(client, cast.member, "groups:group", group.slug).context
    adopt_mandate(
        mandate, adopted_by="Landstingsstyrelsen", adopted_on=date(2017, 2, 28), reference="LTV 2", **sign
    )
    [line] = mandate_lines(group, TODAY)
    assert list(months.values()) == [[("senast i november 2016", False)], [("senast i november 2016", True)]]
    assert (shown["to_adopt"], shown["is_late"]) == ("senast i november 2016", True)
    assert (line.adopted_by, line.adopted_on, line.reference, line.to_adopt) == (
        "Landstingsstyrelsen",
        date(2017, 2, 28),
        "LTV 2",
        "",
    )
    assert page(client, cast.member, "groups:group", group.slug).context["to_adopt"] == ""


@pytest.mark.fact("S001-02")
@pytest.mark.parametrize(
    ("before", "fields", "field"),
    [
        ({}, {"adopted_by": " "}, "adopted_by"),
        ({}, {"adopted_on": date(2017, 3, 2)}, "adopted_on"),
        ({"adopted_on": date(2017, 1, 1)}, {}, "adopted_on"),
    ],
)
def test_a_decision_is_noted_once_and_when_it_is_taken(before, fields, field, group, sign):
    mandate = set_mandate(group, text="Text", valid_from=TODAY, **before, **sign)
    given = {"adopted_by": "Landstingsstyrelsen", "adopted_on": date(2017, 2, 1)} | fields
    with pytest.raises(Refused) as refused:
        adopt_mandate(mandate, **given, **sign)
    mandate.refresh_from_db()
    assert (refused.value.field, mandate.adopted_by) == (field, "")


@pytest.mark.fact("S001-20")
@pytest.mark.parametrize(
    ("text", "stored"),
    [("senast i november 2016", "2016-11"), ("26/11/2016", "2016-11-26"), ("hösten", None)],
)
def test_the_form_reads_a_month_or_a_day(text, stored, group, cast, client):
    client.force_login(cast.secretary)
    answer = client.post(
        reverse("groups:mandate", args=[group.slug]),
        {"text": "Förslag", "valid_from": "2017-06-01", "adopt_by": text},
    )
    found = list(group.mandates.values_list("adopt_by", flat=True))
    assert found == ([stored] if stored else [])
    if not stored:
        assert answer.context["form"].errors["adopt_by"] == [
            "”hösten” är varken en månad eller en dag. Skriv till exempel november 2016 eller 2016-11-26."
        ]


@pytest.mark.fact("S001-39", "S001-23")
def test_the_agreement_and_the_mandate_differ_by_one_word(group, cast, sign, client):
    add_governing_document(
        cast.structure, title="Överenskommelsen", valid_from=date(2013, 1, 1), wording=AGREEMENT, **sign
    )
    set_mandate(group, text=MANDATE, valid_from=date(2017, 1, 1), deviation="Hälsa läggs till.", **sign)
    response = page(client, cast.member, "groups:mandates", group.slug)
    assert marked(response) == {"ins": ["tillagt: , hälsa slut på tillagt"], "del": []}
    assert (response.context["added"], response.context["removed"]) == (1, 0)
    assert [line.deviation for line in response.context["lines"]] == ["Hälsa läggs till."]


@pytest.mark.fact("S001-39")
def test_any_two_texts_can_be_compared_in_either_direction(group, cast, sign, client):
    texts = ["Alfa beta gamma delta", "Alfa beta gamma epsilon", "Alfa zeta gamma epsilon"]
    first, second, third = [
        set_mandate(group, text=text, valid_from=date(2017 + place, 1, 1), **sign).pk
        for place, text in enumerate(texts)
    ]
    found = {
        pair: marked(
            page(client, cast.member, "groups:mandates", group.slug, fran=f"m{pair[0]}", till=f"m{pair[1]}")
        )
        for pair in [(second, first), (second, third)]
    }
    word = "{0}: {1} slut på {0}"
    assert found == {
        (second, first): {
            "ins": [word.format("tillagt", "delta")],
            "del": [word.format("borttaget", "epsilon")],
        },
        (second, third): {
            "ins": [word.format("tillagt", "zeta")],
            "del": [word.format("borttaget", "beta")],
        },
    }
    # A number that is none of the choices falls back to the last two.
    guessed = page(client, cast.member, "groups:mandates", group.slug, fran="m0", till="x").context
    assert (guessed["older"].key, guessed["newer"].key) == (f"m{second}", f"m{third}")


def test_a_text_is_shown_as_it_is_written_and_never_as_html(group, cast, sign, client):
    set_mandate(group, text="Kommun & region", valid_from=date(2017, 1, 1), **sign)
    set_mandate(group, text="Kommun & <b>region</b>", valid_from=date(2018, 1, 1), **sign)
    body = page(client, cast.member, "groups:mandates", group.slug).content.decode()
    assert ("<b>" in body, "&lt;" in body, "Kommun &amp;" in body) == (False, True, True)


def test_another_groups_wording_is_not_offered(group, cast, sign, client):
    for of, wording in [(cast.other_group, "Hemlig ordalydelse"), (cast.group, AGREEMENT)]:
        add_governing_document(
            cast.structure, group=of, title="Plan", valid_from=date(2013, 1, 1), wording=wording, **sign
        )
    set_mandate(group, text=MANDATE, valid_from=date(2017, 1, 1), **sign)
    for person in (cast.member, cast.administrator):
        choices = page(client, person, "groups:mandates", group.slug).context["choices"]
        assert [choice.text for choice in choices] == [AGREEMENT, MANDATE]


def test_one_text_alone_is_compared_with_nothing():
    line = MandateLine(1, "m1", "Text", TODAY, None, "", None, "", "", "now", "", False)
    found = wordings([line], [])
    assert ([one.key for one in found], chosen_pair(found, "", "")) == (["m1"], None)


def test_long_unchanged_stretches_are_folded_away(group, cast, sign, client):
    same = "\n".join(f"Stycke {number} är detsamma i båda." for number in range(5))
    set_mandate(group, text=f"Inledning.\n{same}", valid_from=date(2017, 1, 1), **sign)
    set_mandate(group, text=f"Ny inledning.\n{same}", valid_from=date(2018, 1, 1), **sign)
    runs = page(client, cast.member, "groups:mandates", group.slug).context["runs"]
    assert [(folded, len(paragraphs)) for folded, paragraphs in runs] == [(False, 1), (True, 5)]


@pytest.mark.parametrize("versions", [1, 30])
def test_the_versions_ask_the_database_six_times(
    versions, group, cast, sign, client, django_assert_num_queries
):
    for number in range(versions):
        set_mandate(group, text=f"Version {number}", valid_from=date(2017, 1, 1 + number), **sign)
    client.force_login(cast.member)
    with django_assert_num_queries(6):
        client.get(reverse("groups:mandates", args=[group.slug]))
