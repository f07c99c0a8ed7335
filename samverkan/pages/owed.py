"""What somebody owes, in one query for the start page: what is to be taken up at home, issues whose next day
has come, and actions."""

from datetime import date
from typing import NamedTuple

from django.db.models import BooleanField, CharField, DateField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from issues.anchoring_waiting import waiting_at_home
from issues.course import FINISHED
from issues.models import Action, StageEntry
from meetings.due_actions import with_dues
from samverkan.lib.prepared import prepared

AT_MOST = 60
# In this order: what one owns is little, and not crowded out by what one has promised.
AT_HOME, ISSUE, ACTION = "0", "1", "2"


class OwedRow(NamedTuple):
    """An action with what `due_of` reads; an issue with the day that has come as `due_on` and what says who
    reads it; or a task of anchoring with the organisation's name as `meeting_of`. `pk` is that row's own."""

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


def owed_by(person: int, today: date) -> list[OwedRow]:
    """In the order of the kinds, each by its day, those without one last."""
    return [OwedRow(*row) for row in _owed(person, today)]


@prepared
def _owed(person: int, today: date) -> QuerySet:
    rows = _issues(person, today).union(_actions(person, today), _at_home(person, today), all=True)
    return rows.order_by("owed_kind", F("owed_day").asc(nulls_last=True), "owed_pk")[:AT_MOST]


def _actions(person: int, today: date) -> QuerySet:
    states = [Action.State.OPEN, Action.State.IN_PROGRESS]
    rows = with_dues(Action.objects.filter(owner_person=person, state__in=states), today)
    return _columns(
        rows,
        kind=Value(ACTION, CharField()),
        pk=F("pk"),
        text=F("text"),
        day=Coalesce("meeting_day", "due_on"),
        meeting_day=F("meeting_day"),
        meeting_of=F("meeting_of"),
        due_on=F("due_on"),
        is_due_month=F("is_due_month"),
        home_group=Value(None),
        structure=Value(None),
        circle=F("circle"),
    )


def _at_home(person: int, today: date) -> QuerySet:
    return _columns(
        waiting_at_home(person, today),
        kind=Value(AT_HOME, CharField()),
        pk=F("pk"),
        text=F("title"),
        day=F("due_on"),
        meeting_day=Value(None),
        meeting_of=F("organization_name"),
        due_on=F("due_on"),
        is_due_month=Value(False),
        home_group=Value(None),
        structure=Value(None),
        circle=F("issue__circle"),
    )


def _issues(person: int, today: date) -> QuerySet:
    rows = StageEntry.objects.filter(left_on__isnull=True, issue__owner_person=person, next_on__lte=today)
    return _columns(
        rows.exclude(stage__in=FINISHED),
        kind=Value(ISSUE, CharField()),
        pk=F("issue"),
        text=F("issue__title"),
        day=F("next_on"),
        meeting_day=Value(None),
        meeting_of=Value(None),
        due_on=F("next_on"),
        is_due_month=Value(False),
        home_group=F("issue__home_group"),
        structure=F("issue__structure"),
        circle=F("issue__circle"),
    )


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
}


def _columns(rows: QuerySet, **columns) -> QuerySet:
    """Every column is cast: PostgreSQL would take a NULL of no type for text."""
    named = {
        f"owed_{name}": Cast(columns[name], TYPES[name]()) if name in TYPES else columns[name]
        for name in OwedRow._fields
    }
    return rows.order_by().annotate(**named).values_list(*named)
