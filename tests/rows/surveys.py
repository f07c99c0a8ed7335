"""The addresses where surveys are built and opened: a draft, one that may be opened and one that is open; a
secret draft of the other group."""

from datetime import timedelta

from evaluations.actions import (
    WrittenQuestion,
    add_section,
    add_survey_question,
    begin_survey,
    change_survey,
    choose_recipients,
    open_survey,
)
from evaluations.models import Survey
from tests.house import Builder, House
from tests.rows.base import MOVED, NOBODY, NOT_THERE, OK, STAFF, Row, only
from tests.rows.material import of


def to_builders(*names: str, status: int = OK, **more) -> Row:
    """Nobody else knows that there is a survey before it is told (I-SUR4)."""
    sees = dict.fromkeys(NOBODY, NOT_THERE) | dict.fromkeys(STAFF, status)
    return Row(sees, of(*names), **more)


def posts(*names: str, **data) -> Row:
    return to_builders(*names, status=MOVED, method="post", data=lambda house: data)


ROWS: dict[str, Row] = {
    "surveys:new": Row(only(STAFF), of("evaluation")),
    "surveys:survey": to_builders("survey_draft"),
    "surveys:change": to_builders("survey_draft"),
    "surveys:recipients": to_builders("survey_draft"),
    "surveys:preview": to_builders("survey_draft"),
    "surveys:open": to_builders("survey_ready"),
    "surveys:late": to_builders("survey_open"),
    "surveys:again": to_builders("survey_open"),
    "surveys:last_day": to_builders("survey_open"),
    "surveys:remind": posts("survey_open"),
    "surveys:discard": posts("survey_draft"),
    "surveys:section_new": to_builders("survey_draft"),
    "surveys:section": to_builders("survey_section"),
    "surveys:section_move": posts("survey_section", way="down"),
    "surveys:section_remove": posts("survey_section"),
    "surveys:question_kind": posts("survey_section", kind="matrix"),
    "surveys:question_new": Row(
        dict.fromkeys(NOBODY, NOT_THERE) | dict.fromkeys(STAFF, OK),
        lambda house: [house.more["survey_section"].pk, "matrix"],
    ),
    "surveys:question": to_builders("survey_question"),
    "surveys:question_move": posts("survey_question", way="down"),
    "surveys:question_remove": posts("survey_question"),
    "surveys:mend": to_builders("survey_open_question"),
}


def furnish(build: Builder, house: House) -> None:
    more, cast = house.more, house.cast
    sign = {"by": cast.official, "now": build.at(-10)}
    draft = more["survey_draft"] = begin_survey(more["evaluation"], template="samverkansgrupp", **sign)
    more["survey_section"] = draft.sections.first()
    more["survey_question"] = more["survey_section"].questions.first()
    more["survey_ready"] = ready(build, house, "Enkät att öppna")
    opened = more["survey_open"] = open_survey(ready(build, house, "Öppen enkät"), **sign)
    more["survey_open_question"] = opened.sections.get().questions.first()
    theirs = {"by": cast.other_secretary, "now": build.at(-10)}
    begin_survey(more["their_evaluation"], title="Hemlig enkät", **theirs)


def ready(build: Builder, house: House, title: str) -> Survey:
    """A survey of two questions of its own to our group, which may be opened."""
    sign = {"by": house.cast.official, "now": build.at(-10)}
    survey = begin_survey(house.more["evaluation"], title=title, **sign)
    section = add_section(survey, title="Mötena", **sign)
    for kind in ("scale", "text"):
        written = WrittenQuestion(text=f"{title}: vad tycker du om mötena?", steps=5)
        add_survey_question(section, kind=kind, written=written, **sign)
    to = [(house.cast.group, role) for role in ("member", "substitute", "official")]
    choose_recipients(survey, recipients=to, **sign)
    said = {"title": title, "introduction": "", "mode": "anonymous", "by_role": False, "by_group": False}
    closes_on = build.at(20).date() + timedelta(days=1)
    return change_survey(survey, threshold=3, closes_on=closes_on, **said, **sign)
