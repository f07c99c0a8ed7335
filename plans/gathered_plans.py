"""The plans of a gathered year: goals with what was said of them, readings and activities (S001-29). The same
number of queries for one plan and for those of thirty groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from groups.models import Group
from plans.activity_year import activities_of
from plans.follow_up_document import GoalYear, IndicatorYear, PlanYear
from plans.models import ActivityPlan, FollowUp, Goal, GoalComment, GoalIndicator
from plans.plan_access import open_plans
from plans.plan_progress import aim_of, plan_progress, readings_of, trend_for
from plans.progress import Word
from plans.reporting_organizations import reporting_organizations
from plans.trend_facts import trend_facts

HELD = ("adopted", "closed")


def plan_of_year(group: Group, year: int) -> ActivityPlan | None:
    """The adopted plan of that year: the one that began last, in its last version."""
    rows = ActivityPlan.objects.filter(group=group, state__in=HELD, **_covers(year))
    return rows.order_by("-starts_on", "-number").first()


def _covers(year: int) -> dict[str, date]:
    return {"starts_on__lte": date(year, 12, 31), "ends_on__gte": date(year, 1, 1)}


def _told(follow_up: FollowUp, today: date) -> dict[ActivityPlan, FollowUp | None]:
    """{plan: whose comments are told}: its own, and in the combined report, which anybody who staffs a group
    may publish, one of each group that has made a plan of the year public.

    A group's published report is told with the version it followed: to that one's goals its words belong,
    also when the plan has been revised since. Two queries.
    """
    if follow_up.group_id:
        return {follow_up.plan: follow_up} if follow_up.plan_id else {}
    rows = open_plans(today).filter(group__structure=follow_up.structure_id, **_covers(follow_up.year))
    newest = {plan.group_id: plan for plan in rows.order_by("group", "starts_on", "number")}
    published = FollowUp.objects.filter(
        group__in=list(newest), year=follow_up.year, state=FollowUp.State.PUBLISHED
    )
    reports = {row.group_id: row for row in published.select_related("plan").defer("facts")}
    found = {}
    for group, plan in newest.items():
        report = reports.get(group)
        found[report.plan if report and report.plan_id else plan] = report
    return found


def plan_years(follow_up: FollowUp, names: Mapping[int, str], today: date, until: date) -> Iterable[PlanYear]:
    """`names` of the groups. Nine queries at most, however many plans there are."""
    reports = _told(follow_up, today)
    told = [report for report in reports.values() if report]
    goals = _goal_years(list(reports), told, follow_up.year, until) if reports else {}
    for plan, own in reports.items():
        yield PlanYear(
            group=names.get(plan.group_id, ""),
            title=plan.title,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            number=plan.number,
            summary=own.summary if own and own != follow_up else "",
            goals=tuple(goals.get(plan.pk, ())),
        )


def _goal_years(
    plans: list[ActivityPlan], reports: list[FollowUp], year: int, until: date
) -> dict[int, list[GoalYear]]:
    """{plan: its goals by number}."""
    reported = GoalComment.objects.filter(follow_up__in=reports)
    comments = {row.goal_id: row for row in reported}
    trends = _trends(plans, until)
    activities = activities_of(plans, year, until)
    found = defaultdict(list)
    for goal in Goal.objects.filter(plan__in=plans).order_by("number"):
        found[goal.plan_id].append(
            GoalYear(
                key=goal.pk,
                number=goal.number,
                title=goal.title,
                geography=goal.geography,
                **_said(goal, comments.get(goal.pk)),
                indicators=tuple(trends.get(goal.pk, ())),
                activities=tuple(activities.get(goal.pk, ())),
            )
        )
    return found


def _trends(plans: list[ActivityPlan], until: date) -> dict[int, list[IndicatorYear]]:
    """{goal: its indicators in order}, as `plan_progress` has them of one plan; three queries."""
    starts = {plan.pk: plan.starts_on for plan in plans}
    rows = GoalIndicator.objects.filter(goal__plan__in=plans).select_related("indicator", "goal")
    measured = list(rows.order_by("position", "pk"))
    readings = readings_of(row.indicator_id for row in measured)
    reporting = reporting_organizations({row.indicator.group_id for row in measured}, until)
    found = defaultdict(list)
    for row in measured:
        trend = trend_for(
            row.indicator,
            readings[row.indicator_id],
            reporting[row.indicator.group_id],
            until,
            aim_of(row, starts[row.goal.plan_id]),
        )
        found[row.goal_id].append(IndicatorYear(key=row.pk, trend=trend_facts(trend)))
    return found


def words_of_goal(follow_up: FollowUp, goal: Goal, today: date) -> list[Word]:
    """How far each of the goal's targets had come when the year ended, or today; three queries."""
    until = min(today, date(follow_up.year, 12, 31))
    rows = GoalIndicator.objects.filter(goal=goal).select_related("indicator").order_by("position", "pk")
    lines = plan_progress(follow_up.plan, until, measured=list(rows))
    return [line.word for line in lines.get(goal.pk, ())]


def goals_not_said(follow_up: FollowUp) -> list[int]:
    """The numbers of the goals whose result nobody has said."""
    said = GoalComment.objects.filter(follow_up=follow_up).exclude(result="")
    rows = Goal.objects.filter(plan=follow_up.plan_id).exclude(pk__in=said.values("goal"))
    return list(rows.order_by("number").values_list("number", flat=True))


def _said(goal: Goal, comment: GoalComment | None) -> dict[str, object]:
    if comment is None:
        return {}
    by = ""
    if goal.responsible_id and comment.by_id:
        by = "own" if comment.by_id == goal.responsible_id else "others"
    return {
        "comment": comment.text,
        "result": comment.result,
        "written_on": timezone.localdate(comment.at),
        "written_by": by,
    }
