"""The addresses of what a survey came to."""

from evaluations.actions import close_survey, report_survey
from evaluations.models import SurveyText
from evaluations.tests.answered import answered_survey
from tests.house import Builder, House
from tests.rows.base import INSIDE, OK, STAFF, Row, only
from tests.rows.material import of

# The official opened it: somebody else reads what was written.
SECOND = only(STAFF - {"official"})


def text_address(house: House) -> list[int]:
    text = house.more["survey_text"]
    return [text.survey_id, text.question_id, text.place]


def to_staff(*names: str) -> Row:
    return Row(only(STAFF, OK), of(*names))


# Nobody but those who see to it knows that there is a survey before it is told.
ROWS: dict[str, Row] = {
    "surveys:results": Row(only(INSIDE), of("survey_told")),
    "surveys:csv": Row(only(INSIDE), of("survey_told")),
    "surveys:json": Row(only(INSIDE), of("survey_told")),
    "surveys:paper": Row(only(INSIDE), of("survey_told")),
    "surveys:close": to_staff("survey_told"),
    "surveys:summary": to_staff("survey_told"),
    "surveys:report": to_staff("survey_told"),
    "surveys:texts": Row(SECOND, of("survey_told")),
    "surveys:text": Row(SECOND, text_address),
}


def furnish(build: Builder, house: House) -> None:
    """A survey told to the cast's group; a secret one of the other group."""
    cast, then = house.cast, build.at(-20)
    more = {"by_role": True}
    told = answered_survey(cast.group, then, by=cast.official, title="Enkät som är klar", **more)
    close_survey(told, why="Alla har svarat.", by=cast.official, now=build.at(-15))
    house.more["survey_text"] = told.texts.first()
    told.texts.update(state=SurveyText.State.SHOWN)
    house.more["survey_told"] = report_survey(told, by=cast.official, now=build.at(-14))
    theirs = answered_survey(cast.other_group, then, by=cast.other_secretary, title="Hemlig enkät", **more)
    close_survey(theirs, why="Hemligt skäl", by=cast.other_secretary, now=build.at(-15))
