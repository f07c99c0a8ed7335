"""Which version of a plan somebody is led to, from what is kept of its first one."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from groups.models import GroupName, Person
from plans.access import plans_for
from plans.models import Activity, ActivityPlan, Goal
from plans.plan_access import open_plans
from plans.plan_activities import firsts_of
from samverkan.lib.dated import value_that_day

# The one in force, else the nearest to it.
NEAREST = {"adopted": 3, "closed": 2, "draft": 1, "superseded": 0}
HEAVY = ("facts", "introduction", "situation")


def versions_read[Row: (Activity, Goal)](
    model: type[Row], firsts: list[Row], person: Person, today: date
) -> dict[int, Row]:
    """`{key in the first version: the same in the version the person is led to}`, of those they may read: in
    their own plans and those handed in to them (`is_read`), or open to everybody. With `group_name`. One
    query."""
    if not firsts:
        return {}
    way = "goal__plan" if model is Activity else "plan"
    this = ActivityPlan.objects.filter(pk=OuterRef(way))
    rows = model.objects.filter(**{f"{way}__group__in": {_plan(one).group_id for one in firsts}})
    rows = rows.select_related(way).defer(*(f"{way}__{name}" for name in HEAVY))
    rows = rows.annotate(
        group_name=value_that_day(GroupName, "name", today, group=OuterRef(f"{way}__group")),
        is_read=Exists(this.filter(pk__in=plans_for(person).order_by().values("pk"))),
        is_open=Exists(this.filter(pk__in=open_plans(today).order_by().values("pk"))),
    )
    same: dict[int, list[Row]] = {}
    for one in _periods(rows):
        for pk, first in firsts_of(one).items():
            same.setdefault(first, []).append(one[pk])
    found = {one.pk: [row for row in same[one.pk] if row.is_read or row.is_open] for one in firsts}
    return {pk: max(rows, key=_nearness) for pk, rows in found.items() if rows}


def _periods(rows: QuerySet) -> Iterable[dict]:
    """The rows of all versions of each plan: what is carried over into the plan of other years begins
    anew."""
    found: dict[tuple, dict] = {}
    for row in rows:
        plan = _plan(row)
        found.setdefault((plan.group_id, plan.starts_on, plan.ends_on), {})[row.pk] = row
    return found.values()


def _nearness(row) -> tuple:
    return row.is_read, NEAREST[_plan(row).state], _plan(row).number


def _plan(row) -> ActivityPlan:
    return row.goal.plan if isinstance(row, Activity) else row.plan
