"""What is asked at the table where nobody has written questions of their own: word for word."""

import pytest
from django.utils import translation

from evaluations.oral_questions import usual_questions

pytestmark = pytest.mark.any_database


@pytest.mark.fact("S000-09", "S000-10", "S000-11")
def test_the_three_questions_are_asked_in_the_same_words_whoever_begins():
    """In the installation's language, also for a reader of English."""
    with translation.override("en"):
        asked = [(one.number, one.text, one.is_for_later) for one in usual_questions()]

    assert asked == [
        ("1", "Vad har vi gjort som har varit bra?", False),
        ("2", "Vad har fungerat mindre bra?", False),
        ("3", "Vilka erfarenheter är viktiga att ta med i gruppens fortsatta arbete?", True),
    ]
