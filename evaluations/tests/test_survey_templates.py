"""The surveys that come with the system ask of what the client's own evaluations asked of."""

import pytest

from evaluations.survey_templates import TEMPLATES

pytestmark = pytest.mark.any_database


@pytest.mark.fact("S000-14")
def test_the_climate_of_conversation_comes_first_and_every_theme_is_there():
    parts = TEMPLATES["samverkansgrupp"].parts
    themes = list(dict.fromkeys(asked.key.partition("-")[0] for part in parts for asked in part.questions))
    climate = [(asked.key, asked.kind, asked.steps, asked.words) for asked in parts[0].questions]

    scale = ("scale", 5, ("Stämmer inte alls", "Stämmer helt"))
    assert climate == [
        ("klimat-till-tals", *scale),
        ("klimat-oppet", *scale),
        ("klimat-likvardiga", *scale),
    ]
    assert themes == [
        "klimat",
        "information",
        "dialog",
        "narvaro",
        "ersattare",
        "forankring",
        "moten",
        "uppdrag",
        "resultat",
    ]


def test_a_question_has_one_key_in_a_template():
    for template in TEMPLATES.values():
        keys = [asked.key for part in template.parts for asked in part.questions]
        assert sorted(set(keys)) == sorted(keys)
