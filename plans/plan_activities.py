"""The activities of a plan as they stand, through its versions (S001-32, S001-33).

A revision copies activities, and what is reported of one is reported of the same one in every version of the
plan. One carried over into the plan of other years begins anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import pgettext

from plans.models import Activity, ActivityPlan, ActivityProgress, OrganizationSpecification

MARKS = {
    Activity.State.NOT_STARTED: "empty",
    Activity.State.PLANNED: "empty",
    Activity.State.ONGOING: "partly",
    Activity.State.DONE: "ok",
    Activity.State.CANCELLED: "stop",
}


@dataclass(frozen=True)
class ActivityLine:
    """`first` is the key of the activity in the first version that has it. `state` where something is
    reported, else that nothing has begun; `said` organisations of how many `asked` say what they do."""

    row: Activity
    first: int
    state: str
    mark: str
    word: str
    on: date | None
    said: int
    asked: int

    @property
    def pk(self) -> int:
        return self.row.pk


def first_of(activity: Activity) -> Activity:
    """The same activity in the first version of its plan that has it."""
    plan = activity.goal.plan
    rows = {row.pk: row for row in of_all_versions(plan)}
    return rows[firsts_of(rows)[activity.pk]]


def versions_of(activity: Activity) -> list[int]:
    """The keys of the same activity in all versions of its plan, itself among them; one query."""
    firsts = firsts_of({row.pk: row for row in of_all_versions(activity.goal.plan)})
    return [pk for pk, first in firsts.items() if first == firsts[activity.pk]]


def activity_lines(plan: ActivityPlan) -> dict[int, list[ActivityLine]]:
    """`{goal: its activities in order}` of this version; one query, whatever the plan's size."""
    rows = {row.pk: row for row in _with_standing(of_all_versions(plan))}
    firsts = firsts_of(rows)
    found: dict[int, list[ActivityLine]] = {}
    for row in rows.values():
        if row.goal.plan_id == plan.pk:
            same = [one for pk, one in rows.items() if firsts[pk] == firsts[row.pk]]
            found.setdefault(row.goal_id, []).append(_line(row, rows[firsts[row.pk]], same))
    return found


def of_all_versions(plan: ActivityPlan) -> QuerySet[Activity]:
    """The activities of every version of the plan."""
    rows = Activity.objects.filter(
        goal__plan__group=plan.group_id,
        goal__plan__starts_on=plan.starts_on,
        goal__plan__ends_on=plan.ends_on,
    )
    return rows.select_related("goal__plan", "responsible").defer(
        "goal__plan__facts", "goal__plan__introduction", "goal__plan__situation"
    )


def _with_standing(rows):
    last = ActivityProgress.objects.filter(activity=OuterRef("pk")).order_by("-pk")
    said = OrganizationSpecification.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    return rows.annotate(
        last=Subquery(last.values("pk")[:1]),
        last_state=Subquery(last.values("state")[:1]),
        last_on=Subquery(last.values("on")[:1]),
        said=Subquery(said.annotate(n=Count("pk", filter=Q(at__isnull=False))).values("n")),
        asked=Subquery(said.annotate(n=Count("pk")).values("n")),
    )


def firsts_of(rows: Mapping[int, Activity]) -> dict[int, int]:
    """{activity: the first of the same}, inside these rows alone."""

    def first(pk: int) -> int:
        while (before := rows[pk].same_as_id) in rows:
            pk = before
        return pk

    return {pk: first(pk) for pk in rows}


def _line(row: Activity, first: Activity, same: list[Activity]) -> ActivityLine:
    last = max((one for one in same if one.last), key=lambda one: one.last, default=None)
    state = last.last_state if last else ""
    return ActivityLine(
        row=row,
        first=first.pk,
        state=state,
        mark=MARKS[state] if state else "empty",
        word=str(Activity.State(state).label) if state else pgettext("activity", "Nothing reported yet"),
        on=last.last_on if last else None,
        said=first.said or 0,
        asked=first.asked or 0,
    )
