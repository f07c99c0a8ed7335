"""The states of a survey as they are shown: a mark and a word."""

from evaluations.models import Survey

MARKS = {"draft": "empty", "open": "on", "closed": "partly", "reported": "ok"}


def survey_standing(survey: Survey) -> tuple[str, str]:
    return MARKS[survey.state], survey.get_state_display()
