"""What somebody owes, in one query for the start page: what is to be taken up at home and thought of, issues
whose next day has come, assignments, figures to review, what the plans and evaluations of their groups wait
for, and actions; and what is new in the issues they follow."""

from datetime import date, timedelta

from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Coalesce

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
from plans.waiting import WaitingDays, waiting_days
from samverkan.lib.prepared import prepared
from samverkan.pages.owed_of_evaluations import of_evaluations
from samverkan.pages.owed_of_plans import of_plans
from samverkan.pages.owed_rows import (
    ACTION,
    ASSIGNMENT,
    AT_HOME,
    HANDED_IN,
    ISSUE,
    NEWS,
    VIEWPOINT,
    OwedRow,
    columns,
)

AT_MOST = 120
# An assignment is told of when its next day is as near as this, as the reminders do.
SOON = timedelta(days=14)


def owed_by(standing: Standing, today: date) -> list[OwedRow]:
    """In the order of the kinds, each by its day, those without one last."""
    person = standing.person.pk
    soon, days = today + SOON, waiting_days(today)
    if standing.is_administrator:
        return [OwedRow(*row) for row in _rows(standing.person, person, soon, days)]
    found = {role: standing.group_ids(wanted) for role, wanted in READERS.items()}
    staffed, led = ([standing.structures[pk] for pk in found[role]] for role in ("secretary", "chair"))
    organizations = list(standing.organizations)
    near = (days.just_been, days.soon, days.since, *days.ended, days.months)
    rows = _owed(person, today, soon, *near, *found.values(), staffed, led, organizations)
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
    just_been: date,
    near: date,
    since: date,
    month: date,
    quarter: date,
    year: date,
    months: list[int],
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
    return _rows(
        reader, person, soon, WaitingDays(today, just_been, near, since, (month, quarter, year), months)
    )


def _rows(reader: Person, person: int, soon: date, days: WaitingDays) -> QuerySet:
    today = days.today
    owed = (_actions(person, today), _at_home(person, today), _viewpoints(person, today))
    rows = _issues(person, today).union(
        *owed,
        _assignments(reader, soon),
        _handed_in(reader),
        *of_plans(reader, days),
        *of_evaluations(reader, days, soon),
        _news(reader),
        all=True,
    )
    return rows.order_by("owed_kind", F("owed_day").asc(nulls_last=True), "owed_pk")[:AT_MOST]


def _news(reader: Person) -> QuerySet:
    rows = new_events(reader).values("issue", "issue__title", "issue__circle")
    return columns(
        rows.annotate(found=Count("pk"), latest=Max("at")),
        NEWS,
        pk=F("issue"),
        text=F("issue__title"),
        circle=F("issue__circle"),
        count=F("found"),
        until=F("latest"),
    )


def _assignments(reader: Person, soon: date) -> QuerySet:
    return columns(
        waiting_assignments(reader, soon),
        ASSIGNMENT,
        pk=F("pk"),
        text=F("wording"),
        day=F("next_day"),
        meeting_of=F("state"),
        due_on=F("next_day"),
        circle=F("circle"),
    )


def _handed_in(reader: Person) -> QuerySet:
    """One row for each group that the reader staffs, and period."""
    mine = HandIn.objects.filter(state=HandIn.State.HANDED_IN, group__in=standing_of(reader).group_ids(STAFF))
    rows = mine.order_by().values("group", "group__slug", "frequency", "period")
    return columns(
        rows.annotate(found=Count("pk")),
        HANDED_IN,
        pk=F("group"),
        text=F("group__slug"),
        day=F("period"),
        meeting_of=F("frequency"),
        count=F("found"),
    )


def _actions(person: int, today: date) -> QuerySet:
    states = [Action.State.OPEN, Action.State.IN_PROGRESS]
    rows = with_dues(Action.objects.filter(owner_person=person, state__in=states), today)
    return columns(
        rows,
        ACTION,
        pk=F("pk"),
        text=F("text"),
        day=Coalesce("meeting_day", "due_on"),
        meeting_day=F("meeting_day"),
        meeting_of=F("meeting_of"),
        due_on=F("due_on"),
        is_due_month=F("is_due_month"),
        circle=F("circle"),
    )


def _at_home(person: int, today: date) -> QuerySet:
    return columns(
        waiting_at_home(person, today),
        AT_HOME,
        pk=F("pk"),
        text=F("title"),
        day=F("due_on"),
        meeting_of=F("organization_name"),
        due_on=F("due_on"),
        circle=F("issue__circle"),
    )


def _viewpoints(person: int, today: date) -> QuerySet:
    return columns(
        waiting_viewpoints(person, today),
        VIEWPOINT,
        pk=F("pk"),
        text=F("title"),
        day=F("due_on"),
        meeting_of=F("asked_of"),
        due_on=F("due_on"),
        circle=F("version__material__issue__circle"),
    )


def _issues(person: int, today: date) -> QuerySet:
    rows = StageEntry.objects.filter(left_on__isnull=True, issue__owner_person=person, next_on__lte=today)
    return columns(
        rows.exclude(stage__in=FINISHED),
        ISSUE,
        pk=F("issue"),
        text=F("issue__title"),
        day=F("next_on"),
        due_on=F("next_on"),
        home_group=F("issue__home_group"),
        structure=F("issue__structure"),
        circle=F("issue__circle"),
    )
