"""The plans, follow-ups, evaluations and years of what was done that everybody may read, as rows of the open
lists."""

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet

from evaluations.models import Report
from evaluations.report_access import open_reports
from groups.models import GroupName, Structure
from groups.structure import TO_EVERYBODY
from plans.follow_up_access import open_follow_ups
from plans.models import ActivityPlan, DoneEntry, FollowUp
from plans.plan_access import open_plans
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import falling


def plan_rows(wanted: Q, today: date) -> QuerySet[ActivityPlan]:
    """With `group_name`, the latest period first. One query."""
    rows = _named(open_plans(today), today).filter(wanted)
    return rows.defer("facts", "introduction", "situation").order_by(
        *falling("starts_on"), "group_name", "-number"
    )


def follow_up_rows(wanted: Q, today: date) -> QuerySet[FollowUp]:
    """With `group_name`, None for the one of all groups; the latest year first. One query."""
    return (
        _named(open_follow_ups(), today).filter(wanted).defer("facts").order_by("-year", "group_name", "pk")
    )


def report_rows(structure: Structure) -> QuerySet[Report]:
    """The published reports of evaluations, the latest period first. One query."""
    rows = open_reports().filter(evaluation__structure=structure).defer("facts")
    return rows.order_by("-evaluation__ends_on", "pk")


def done_rows(wanted: Q, today: date) -> list[dict]:
    """{group__slug, group_name, year} where a group has chosen lines to show, the latest year first. One
    query."""
    rows = DoneEntry.objects.filter(wanted, is_public=True, group__state__in=TO_EVERYBODY)
    rows = _named(rows, today).order_by().annotate(year=F("on__year"))
    return list(rows.values("group__slug", "group_name", "year").distinct().order_by("-year", "group_name"))


def _named[Rows: QuerySet](rows: Rows, today: date) -> Rows:
    return rows.annotate(group_name=value_that_day(GroupName, "name", today, group=OuterRef("group")))
