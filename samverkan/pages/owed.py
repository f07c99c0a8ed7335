"""What somebody owes, in one query for the start page: what is to be taken up at home and thought of, issues
whose next day has come, assignments, figures to review and actions; and what is new in the issues they
follow."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    DateField,
    F,
    IntegerField,
    Max,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from groups.access import PRESIDENCY, STAFF, Standing, standing_of
from groups.models import Person
from issues.anchoring_waiting import waiting_at_home
from issues.assignment_waiting import waiting_assignments
from issues.course import FINISHED
from issues.following_post import new_events
from issues.models import Action, StageEntry
from issues.viewpoint_waiting import waiting_viewpoints
from meetings.due_actions import with_dues
from plans.models import HandIn
from samverkan.lib.prepared import prepared

AT_MOST = 80
# In this order: what one owns is little, and not crowded out by what one has promised.
AT_HOME, VIEWPOINT, ISSUE, ASSIGNMENT, HANDED_IN, ACTION, NEWS = "0", "1", "2", "3", "4", "5", "6"
# An assignment is told of when its next day is as near as this, as the reminders do.
SOON = timedelta(days=14)


class OwedRow(NamedTuple):
    """An action with what `due_of` reads; an issue with the day that has come as `due_on` and what says who
    reads it; a task of anchoring, or a request for viewpoints, with who is asked as `meeting_of`; an
    assignment with its state as `meeting_of`; how many have handed in figures as `count`, with the group's
    address as `text`, the period as `day` and how often as `meeting_of`; or an issue with its number of new
    lines as `count` and the latest of them at `until`, as the database writes it. `pk` is that row's own, of
    figures the group's."""

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


def owed_by(standing: Standing, today: date) -> list[OwedRow]:
    """In the order of the kinds, each by its day, those without one last."""
    person = standing.person.pk
    if standing.is_administrator:
        return [OwedRow(*row) for row in _rows(standing.person, person, today, today + SOON)]
    found = {role: standing.group_ids(wanted) for role, wanted in READERS.items()}
    staffed, led = ([standing.structures[pk] for pk in found[role]] for role in ("secretary", "chair"))
    organizations = list(standing.organizations)
    rows = _owed(person, today, today + SOON, *found.values(), staffed, led, organizations)
    return [OwedRow(*row) for row in rows]


# What the person is in which groups decides what they read of an issue; one role stands for its like.
READERS = {
    "secretary": STAFF,
    "chair": PRESIDENCY,
    "member": frozenset({"member"}),
    "substitute": frozenset({"substitute"}),
}


@prepared
def _owed(
    person: int,
    today: date,
    soon: date,
    staffed: list[int],
    led: list[int],
    seated: list[int],
    substituting: list[int],
    staffed_in: list[int],
    led_in: list[int],
    contact_of: list[int],
) -> QuerySet:
    """A person made of the values, so that who reads what stays said in one place."""
    groups = (staffed, led, seated, substituting)
    roles = {pk: frozenset({role}) for role, found in zip(READERS, groups, strict=True) for pk in found}
    structures = dict(zip([*staffed, *led], [*staffed_in, *led_in], strict=True))
    reader = Person(pk=person)
    reader._standing_today = Standing(
        reader, roles, structures=structures, organizations=frozenset(contact_of)
    )
    return _rows(reader, person, today, soon)


def _rows(reader: Person, person: int, today: date, soon: date) -> QuerySet:
    owed = (_actions(person, today), _at_home(person, today), _viewpoints(person, today))
    rows = _issues(person, today).union(
        *owed, _assignments(reader, soon), _handed_in(reader), _news(reader), all=True
    )
    return rows.order_by("owed_kind", F("owed_day").asc(nulls_last=True), "owed_pk")[:AT_MOST]


def _news(reader: Person) -> QuerySet:
    rows = new_events(reader).values("issue", "issue__title", "issue__circle")
    return _columns(
        rows.annotate(found=Count("pk"), latest=Max("at")),
        kind=Value(NEWS, CharField()),
        pk=F("issue"),
        text=F("issue__title"),
        day=Value(None),
        meeting_day=Value(None),
        meeting_of=Value(None),
        due_on=Value(None),
        is_due_month=Value(False),
        home_group=Value(None),
        structure=Value(None),
        circle=F("issue__circle"),
        count=F("found"),
        until=F("latest"),
    )


def _assignments(reader: Person, soon: date) -> QuerySet:
    return _columns(
        waiting_assignments(reader, soon),
        kind=Value(ASSIGNMENT, CharField()),
        pk=F("pk"),
        text=F("wording"),
        day=F("next_day"),
        meeting_day=Value(None),
        meeting_of=F("state"),
        due_on=F("next_day"),
        is_due_month=Value(False),
        home_group=Value(None),
        structure=Value(None),
        circle=F("circle"),
    )


def _handed_in(reader: Person) -> QuerySet:
    """One row for each group that the reader staffs, and period."""
    mine = HandIn.objects.filter(state=HandIn.State.HANDED_IN, group__in=standing_of(reader).group_ids(STAFF))
    rows = mine.order_by().values("group", "group__slug", "frequency", "period")
    return _columns(
        rows.annotate(found=Count("pk")),
        kind=Value(HANDED_IN, CharField()),
        pk=F("group"),
        text=F("group__slug"),
        day=F("period"),
        meeting_day=Value(None),
        meeting_of=F("frequency"),
        due_on=Value(None),
        is_due_month=Value(False),
        home_group=Value(None),
        structure=Value(None),
        circle=Value(""),
        count=F("found"),
    )


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


def _viewpoints(person: int, today: date) -> QuerySet:
    return _columns(
        waiting_viewpoints(person, today),
        kind=Value(VIEWPOINT, CharField()),
        pk=F("pk"),
        text=F("title"),
        day=F("due_on"),
        meeting_day=Value(None),
        meeting_of=F("asked_of"),
        due_on=F("due_on"),
        is_due_month=Value(False),
        home_group=Value(None),
        structure=Value(None),
        circle=F("version__material__issue__circle"),
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
    "count": IntegerField,
    "until": TextField,
}


def _columns(rows: QuerySet, **columns) -> QuerySet:
    """Every column is cast: PostgreSQL would take a NULL of no type for text."""
    columns = {"count": Value(None), "until": Value(None)} | columns
    named = {
        f"owed_{name}": Cast(columns[name], TYPES[name]()) if name in TYPES else columns[name]
        for name in OwedRow._fields
    }
    return rows.order_by().annotate(**named).values_list(*named)
