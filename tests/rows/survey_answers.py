"""The addresses of survey_answers: an open survey in each group, the other's with what could leak."""

from evaluations.tests.surveys import invitations, opened_survey, token_to
from tests.house import ROLES, Builder, House
from tests.rows.base import OK, Row


def token(house: House) -> list:
    return [house.more["survey_token"]]


EVERYBODY_OK = dict.fromkeys(ROLES, OK)
ROWS: dict[str, Row] = {
    "survey_answers:answer": Row(EVERYBODY_OK, token, public=OK, is_open=True),
    "survey_answers:thanks": Row(EVERYBODY_OK, public=OK, is_open=True),
    "survey_answers:thanks_confidential": Row(EVERYBODY_OK, public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    def days_ago(text: str = ""):
        return build.at(-3)

    survey = opened_survey(build.cast, days_ago, people=14)
    house.more["survey_token"] = token_to(invitations(survey)[0])
    opened_survey(build.cast, days_ago, people=14, groups=[build.cast.other_group], title="Hemlig enkät")
