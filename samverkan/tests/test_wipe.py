"""A name is taken out of a text wherever it is that name, and only there."""

import pytest

from samverkan.lib.wipe import Traces

BO = Traces(
    frozenset({"Bo Ek", "Åsa O'Rönn"}), frozenset({"bo@example.se"}), frozenset({"070-12 34 56"}), "Avid 7"
)


@pytest.mark.parametrize(
    ("text", "wiped"),
    [
        ("Bo Ek sade", "Avid 7 sade"),
        ("BO EK", "Avid 7"),
        ("Bo Eks förslag", "Avid 7s förslag"),
        ("(Bo Ek, Sala)", "(Avid 7, Sala)"),
        ("<p>Åsa O&#x27;Rönn</p>", "<p>Avid 7</p>"),
        ("Åsa O'Rönn", "Avid 7"),
        ("Bo Ekman", "Bo Ekman"),
        ("Bo Ek-Alm", "Bo Ek-Alm"),
        ("Lill-Bo Ek", "Lill-Bo Ek"),
        ("Ring 070-12 34 56.", "Ring Avid 7."),
        ("Skriv till Bo@Example.se.", "Skriv till avid-7@example.invalid."),
        ("jobbo@example.se", "jobbo@example.se"),
        (["Bo Ek", {"Bo Ek": 1, "när": None}], ["Avid 7", {"Avid 7": 1, "när": None}]),
        (17, 17),
    ],
)
def test_what_is_the_name_and_what_is_not(text, wiped):
    assert BO.wiped(text) == wiped


def test_in_texts_of_others_only_what_is_sure_is_taken():
    maj = Traces(
        frozenset({"Maj", "Maj Lund", "Anna Ek"}),
        frozenset({"maj@example.se", "kansli@example.se"}),
        frozenset({"1", "070-12 34 56"}),
        "Avid 7",
    )

    sure = maj.without(["anna ek", "kansli@example.se"])

    assert sure.words == ["070-12 34 56", "Maj Lund", "maj@example.se"]


def test_a_column_is_searched_for_every_spelling():
    assert BO.spellings() == sorted(
        [
            "070-12 34 56",
            "Bo Ek",
            "bo@example.se",
            "Åsa O'Rönn",
            "Åsa O&#x27;Rönn",
            "\\u00c5sa O'R\\u00f6nn",
        ]
    )
