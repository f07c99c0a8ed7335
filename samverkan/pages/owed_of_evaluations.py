"""What the evaluations of somebody's groups wait for, in the shape of everything owed."""

from datetime import date

from django.db.models import F, QuerySet

from evaluations.waiting import orals_waiting, recommendations_waiting, reports_waiting, surveys_waiting
from groups.models import Person
from plans.waiting import WaitingDays
from samverkan.pages.owed_rows import ORAL, RECOMMENDATION, REPORT, SURVEY, columns


def of_evaluations(reader: Person, days: WaitingDays, soon: date) -> list[QuerySet]:
    """In a row `meeting_of` is the state, of a recommendation the set's title; `until` an oral evaluation's
    group."""
    return [
        _surveys(reader, days.today, soon),
        _orals(reader, days.today),
        _reports(reader, days),
        _recommendations(reader, soon),
    ]


def _surveys(reader: Person, today: date, soon: date) -> QuerySet:
    """The texts that nobody has read as `count`."""
    return columns(
        surveys_waiting(reader, today, soon),
        SURVEY,
        pk=F("pk"),
        text=F("title"),
        day=F("closes_on"),
        meeting_of=F("state"),
        due_on=F("closes_on"),
        count=F("texts_left"),
    )


def _orals(reader: Person, today: date) -> QuerySet:
    return columns(
        orals_waiting(reader, today),
        ORAL,
        pk=F("pk"),
        text=F("evaluation__title"),
        day=F("meeting__date"),
        meeting_of=F("state"),
        until=F("group_name"),
    )


def _reports(reader: Person, days: WaitingDays) -> QuerySet:
    """`pk` is the evaluation's."""
    return columns(
        reports_waiting(reader, days.today, days.just_been),
        REPORT,
        pk=F("evaluation"),
        text=F("evaluation__title"),
        day=F("evaluation__ends_on"),
        meeting_of=F("state"),
    )


def _recommendations(reader: Person, soon: date) -> QuerySet:
    """The number as `count`."""
    return columns(
        recommendations_waiting(reader, soon),
        RECOMMENDATION,
        pk=F("pk"),
        text=F("text"),
        day=F("due_on"),
        meeting_of=F("set__title"),
        due_on=F("due_on"),
        count=F("number"),
    )
