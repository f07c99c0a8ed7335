"""The free texts of a closed survey, and who reads them first: somebody else than who opened it (domain.md
3.5.5)."""

from collections import defaultdict

from evaluations.models import Survey, SurveyText
from groups.models import Person


def first_person(survey: Survey) -> int | None:
    """The id of who opened it, as the history tells; None where that is known of nobody."""
    opened = survey.history.filter(state=Survey.State.OPEN).order_by("history_date", "history_id")
    by = opened.values_list("history_user", flat=True).first()
    return by or survey.created_by_id


def is_first_person(survey: Survey, person: Person) -> bool:
    return first_person(survey) == person.pk


def texts_of(survey: Survey) -> tuple[dict[str, list[str]], int]:
    """The texts that are shown by their question's key, and how many nobody has read yet; one query."""
    found, waiting = defaultdict(list), 0
    rows = SurveyText.objects.filter(survey=survey).order_by("question__position", "place")
    for key, text, state in rows.values_list("question__key", "text", "state"):
        if state == SurveyText.State.SHOWN:
            found[key].append(text)
        waiting += state == SurveyText.State.WAITING
    return dict(found), waiting
