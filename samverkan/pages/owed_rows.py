"""The one shape that everything somebody owes takes, so that one query can ask for all of it."""

from datetime import date
from typing import NamedTuple

from django.db.models import BooleanField, CharField, DateField, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

# In this order: what one owns is little, and not crowded out by what one has promised.
AT_HOME, VIEWPOINT, ISSUE, ASSIGNMENT, HANDED_IN, WORDS = "abcdef"
FOLLOW_UP, NOTES, FUNDING, SURVEY, ORAL, REPORT = "ghijkl"
RECOMMENDATION, ACTION, READING, NEWS = "mnop"


class OwedRow(NamedTuple):
    """An action with what `due_of` reads; an issue with the day that has come as `due_on` and what says who
    reads it; a task of anchoring, or a request for viewpoints, with who is asked as `meeting_of`; an
    assignment with its state as `meeting_of`; how many have handed in figures as `count`, with the group's
    address as `text`, the period as `day` and how often as `meeting_of`; what a group's plan waits for
    (owed_of_plans.py), or an evaluation (owed_of_evaluations.py); or an issue with its number of new lines as
    `count` and the latest of them at `until`, as the database writes it. `pk` is that row's own, of figures
    the group's."""

    kind: str
    pk: int
    text: str
    day: date | None
    meeting_day: date | None
    meeting_of: str | None
    due_on: date | None
    is_due_month: bool
    home_group: int | None
    structure: int | None
    circle: str
    count: int | None
    until: str | None


TYPES = {
    "text": TextField,
    "day": DateField,
    "meeting_day": DateField,
    "meeting_of": TextField,
    "due_on": DateField,
    "is_due_month": BooleanField,
    "home_group": IntegerField,
    "structure": IntegerField,
    "circle": TextField,
    "count": IntegerField,
    "until": TextField,
}
EMPTY = dict.fromkeys(OwedRow._fields, Value(None)) | {"is_due_month": Value(False), "circle": Value("")}


def columns(rows: QuerySet, kind: str, **given) -> QuerySet:
    """`given` are expressions by the names of OwedRow; the others are empty. Every column is cast: PostgreSQL
    would take a NULL of no type for text."""
    given = EMPTY | {"kind": Value(kind, CharField())} | given
    named = {
        f"owed_{name}": Cast(given[name], TYPES[name]()) if name in TYPES else given[name]
        for name in OwedRow._fields
    }
    return rows.order_by().annotate(**named).values_list(*named)
