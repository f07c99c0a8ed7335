"""What was done for a plan's goals in a year, and how far each organisation has come (S001-32, S001-33)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from groups.models import OrganizationName
from plans.follow_up_document import ActivityYear
from plans.models import Activity, ActivityPlan, ActivityProgress, OrganizationSpecification
from plans.plan_activities import firsts_of
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


def activities_of(plans: Collection[ActivityPlan], year: int, until: date) -> dict[int, list[ActivityYear]]:
    """{goal: its activities of the year}; three queries, however many plans there are."""
    told = ActivityProgress.objects.filter(on__lte=until).order_by("pk")
    name = value_that_day(OrganizationName, "name", until, organization=OuterRef("organization"))
    specified = OrganizationSpecification.objects.annotate(shown=name)
    rows = _of_all_versions(plans).prefetch_related(
        Prefetch("progress", told), Prefetch("specifications", specified)
    )
    rows = {row.pk: row for row in rows.order_by("position", "pk")}
    firsts = _firsts(rows)
    progress = defaultdict(list)
    # What is told of an activity is told of it in every version of the plan.
    for pk, row in rows.items():
        progress[firsts[pk]] += row.progress.all()
    found: dict[int, list[ActivityYear]] = defaultdict(list)
    wanted = {plan.pk for plan in plans}
    for pk, row in rows.items():
        told_of = sorted(progress[firsts[pk]], key=lambda one: one.pk)
        if row.goal.plan_id in wanted and belongs(
            row.starts_on, row.ends_on, year, [one.on for one in told_of]
        ):
            found[row.goal_id].append(_activity(row, rows[firsts[pk]], told_of, until))
    return dict(found)


def _firsts(rows: Mapping[int, Activity]) -> dict[int, int]:
    """{activity: the first of the same in its plan}: one carried over into another plan begins anew."""
    of_plan: dict[tuple, dict[int, Activity]] = defaultdict(dict)
    for pk, row in rows.items():
        plan = row.goal.plan
        of_plan[plan.group_id, plan.starts_on, plan.ends_on][pk] = row
    return {pk: first for part in of_plan.values() for pk, first in firsts_of(part).items()}


def _of_all_versions(plans: Collection[ActivityPlan]) -> QuerySet[Activity]:
    """The activities of every version of each plan."""
    same = {"group": OuterRef("group"), "starts_on": OuterRef("starts_on"), "ends_on": OuterRef("ends_on")}
    wanted = ActivityPlan.objects.filter(pk__in=[plan.pk for plan in plans], **same)
    versions = ActivityPlan.objects.filter(Exists(wanted)).order_by()
    rows = Activity.objects.filter(goal__plan__in=versions.values("pk")).select_related("goal__plan")
    return rows.defer("goal__plan__facts", "goal__plan__introduction", "goal__plan__situation")


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
