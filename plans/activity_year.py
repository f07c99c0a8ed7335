"""What was done for a plan's goals in a year, and how far each organisation has come (S001-32, S001-33)."""

from collections import defaultdict
from datetime import date

from django.db.models import OuterRef, Prefetch
from django.utils import timezone

from groups.models import OrganizationName
from plans.follow_up_document import ActivityYear
from plans.models import Activity, ActivityPlan, ActivityProgress, OrganizationSpecification
from plans.plan_activities import firsts_of, of_all_versions
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import listed

MARKS = {"not_started": "empty", "planned": "on", "ongoing": "partly", "done": "ok", "cancelled": "stop"}


def belongs(starts_on: date | None, ends_on: date | None, year: int, told: list[date]) -> bool:
    """Whether an activity is of the year: its period touches it, it has none, or something was told of it
    then. Pure."""
    if any(day.year == year for day in told):
        return True
    begins, ends = starts_on or ends_on, ends_on or starts_on
    return begins is None or (begins.year <= year <= ends.year)


def activities_of(plan: ActivityPlan, year: int, until: date) -> dict[int, list[ActivityYear]]:
    """{goal: its activities of the year}; three queries."""
    told = ActivityProgress.objects.filter(on__lte=until).order_by("pk")
    name = value_that_day(OrganizationName, "name", until, organization=OuterRef("organization"))
    specified = OrganizationSpecification.objects.annotate(shown=name)
    rows = of_all_versions(plan).prefetch_related(
        Prefetch("progress", told), Prefetch("specifications", specified)
    )
    rows = {row.pk: row for row in rows.order_by("position", "pk")}
    firsts = firsts_of(rows)
    progress = defaultdict(list)
    # What is told of an activity is told of it in every version of the plan.
    for pk, row in rows.items():
        progress[firsts[pk]] += row.progress.all()
    found: dict[int, list[ActivityYear]] = defaultdict(list)
    for pk, row in rows.items():
        told_of = sorted(progress[firsts[pk]], key=lambda one: one.pk)
        if row.goal.plan_id == plan.pk and belongs(
            row.starts_on, row.ends_on, year, [one.on for one in told_of]
        ):
            found[row.goal_id].append(_activity(row, rows[firsts[pk]], told_of, until))
    return dict(found)


def _activity(row: Activity, first: Activity, progress: list[ActivityProgress], until: date) -> ActivityYear:
    """`first` is the same activity in the first version, where the organisations have answered."""
    last = progress[-1] if progress else None
    state = last.state if last else Activity.State.NOT_STARTED
    return ActivityYear(
        kind=str(row.get_kind_display()),
        text=row.text,
        word=str(Activity.State(state).label),
        mark=MARKS[state],
        note=last.text if last else "",
        organizations=_organizations(first, until),
    )


def _organizations(row: Activity, until: date) -> tuple[str, ...]:
    """ "Klart: Kramfors kommun och Sollefteå kommun", for each state somebody is in, the furthest first."""
    by_state: dict[str, list[str]] = defaultdict(list)
    for one in row.specifications.all():
        if one.at and timezone.localdate(one.at) <= until:
            by_state[one.state].append(one.shown or "")
    state = OrganizationSpecification.State
    order = (state.DONE, state.ONGOING, state.PLANNED, state.NOT_STARTED, state.NOT_APPLICABLE)
    return tuple(
        f"{one.label}: {listed(sorted(by_state[one], key=sorting_key))}" for one in order if by_state[one]
    )
