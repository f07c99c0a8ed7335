"""A year gathered from what happened: goals with readings and activities, meetings, attendance, calls,
issues and decisions (S001-29, P50). The same number of queries whatever the year held."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation

from groups.letterhead import letterhead
from groups.models import Group, GroupName, ReadingCircle
from issues.decision_count import headline, organized, sentences
from issues.decision_facts import DecisionLine, answers_of, decision_rows, line_of
from issues.models import Issue, OrganizationDecision, StageEntry
from plans.activity_year import activities_of
from plans.follow_up_document import (
    LANGUAGE,
    AnswerYear,
    FollowUpDocument,
    GoalYear,
    IndicatorYear,
    IssueYear,
    PathYear,
    PlanYear,
    for_everybody,
    kept_follow_up,
)
from plans.models import ActivityPlan, FollowUp, Goal, GoalComment, GoalIndicator
from plans.plan_access import open_plans
from plans.plan_progress import IndicatorLine, plan_progress
from plans.trend_facts import trend_facts
from plans.year_numbers import group_numbers, structure_numbers
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key

HELD = ("adopted", "closed")


def document_of(follow_up: FollowUp, now: datetime) -> FollowUpDocument:
    """The frozen facts, or the draft gathered anew."""
    return kept_follow_up(follow_up) if follow_up.facts else gathered(follow_up, now)


def gathered(follow_up: FollowUp, now: datetime) -> FollowUpDocument:
    """The year as it stands now, in Swedish whoever asks. `follow_up` with its structure read."""
    today, year = timezone.localdate(now), follow_up.year
    until = min(today, date(year, 12, 31))
    with translation.override(LANGUAGE):
        groups = _groups_of(follow_up, until)
        names = {group.pk: group.shown_name for group in groups}
        one = groups[0] if follow_up.group_id else None
        document = FollowUpDocument(
            letterhead=letterhead(follow_up.structure),
            owner=one.shown_name if one else follow_up.structure.name,
            year=year,
            gathered_on=today,
            until=until,
            is_combined=0 if one else 1,
            summary=follow_up.summary,
            plans=tuple(_plan_year(plan, names, follow_up, until) for plan in _plans_of(follow_up, today)),
            numbers=group_numbers(one, year, now) if one else structure_numbers(groups, year, now),
            issues=tuple(_issues(names, year, today, only_open=one is None)),
        )
        # Its readers staff other groups too: nothing in it that is written for one group alone.
        return document if one else for_everybody(document, {issue.key for issue in document.issues})


def plan_of_year(group: Group, year: int) -> ActivityPlan | None:
    """The adopted plan of that year: the one that began last, in its last version."""
    rows = ActivityPlan.objects.filter(group=group, state__in=HELD, **_covers(year))
    return rows.order_by("-starts_on", "-number").first()


def _covers(year: int) -> dict[str, date]:
    return {"starts_on__lte": date(year, 12, 31), "ends_on__gte": date(year, 1, 1)}


def _groups_of(follow_up: FollowUp, on: date) -> list[Group]:
    """The group, or all of the structure that everybody there may know of, by name."""
    rows = Group.objects.filter(structure=follow_up.structure_id)
    if follow_up.group_id:
        rows = rows.filter(pk=follow_up.group_id)
    else:
        rows = rows.exclude(state__in=(Group.State.DRAFT, Group.State.PROPOSED))
    rows = rows.annotate(shown_name=value_that_day(GroupName, "name", on, group=OuterRef("pk")))
    return sorted(rows, key=lambda group: sorting_key(group.shown_name or ""))


def _plans_of(follow_up: FollowUp, today: date) -> list[ActivityPlan]:
    """Its own, and in the combined report, which anybody who staffs a group may publish, those that their
    groups have made public."""
    if follow_up.group_id:
        return [follow_up.plan] if follow_up.plan_id else []
    rows = open_plans(today).filter(group__structure=follow_up.structure_id, **_covers(follow_up.year))
    newest: dict[int, ActivityPlan] = {}
    for plan in rows.order_by("group", "starts_on", "number"):
        newest[plan.group_id] = plan
    return list(newest.values())


def _plan_year(plan: ActivityPlan, names: dict[int, str], follow_up: FollowUp, until: date) -> PlanYear:
    """Ten queries at most for each plan."""
    own = _own_report(plan, follow_up)
    comments = dict(GoalComment.objects.filter(follow_up=own).values_list("goal", "text")) if own else {}
    measured = list(
        GoalIndicator.objects.filter(goal__plan=plan)
        .select_related("indicator")
        .order_by("goal__number", "position", "pk")
    )
    lines = plan_progress(plan, until, with_organizations=True, measured=measured)
    activities = activities_of(plan, follow_up.year, until)
    return PlanYear(
        group=names.get(plan.group_id, ""),
        title=plan.title,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        number=plan.number,
        summary=own.summary if own and own != follow_up else "",
        goals=tuple(
            _goal_year(goal, comments.get(goal.pk, ""), lines.get(goal.pk, []), activities.get(goal.pk, ()))
            for goal in Goal.objects.filter(plan=plan).order_by("number")
        ),
    )


def _own_report(plan: ActivityPlan, follow_up: FollowUp) -> FollowUp | None:
    """Whose comments are told: its own, and in the combined report the group's once it is published."""
    if follow_up.group_id:
        return follow_up
    rows = FollowUp.objects.filter(group=plan.group_id, plan=plan, year=follow_up.year)
    return rows.filter(state=FollowUp.State.PUBLISHED).defer("facts").first()


def _goal_year(goal: Goal, comment: str, lines: Collection[IndicatorLine], activities) -> GoalYear:
    return GoalYear(
        key=goal.pk,
        number=goal.number,
        title=goal.title,
        geography=goal.geography,
        comment=comment,
        indicators=tuple(IndicatorYear(key=line.key, trend=trend_facts(line.trend)) for line in lines),
        activities=tuple(activities),
    )


def _issues(names: dict[int, str], year: int, today: date, *, only_open: bool) -> list[IssueYear]:
    """What the whole group reads and what moved that year: raised, come to a stage or decided on. The
    combined report has readers of other groups, so it tells what is public. Two queries."""
    rows = Issue.objects.filter(home_group__in=names, circle=ReadingCircle.GROUP)
    if only_open:
        rows = rows.filter(is_public=True)
    moved = StageEntry.objects.filter(issue=OuterRef("pk"), entered_on__year=year)
    decided = OrganizationDecision.objects.filter(
        Q(decided_on__year=year) | Q(implemented_on__year=year), path__version__material__issue=OuterRef("pk")
    )
    rows = rows.filter(Q(raised_on__year=year) | Exists(moved) | Exists(decided))
    found = list(rows.order_by("year", "number"))
    paths = _paths(found, today)
    return [
        IssueYear(
            key=one.pk, number=f"{one.year}:{one.number}", title=one.title, paths=tuple(paths.get(one.pk, ()))
        )
        for one in found
    ]


def _paths(issues: Collection[Issue], today: date) -> dict[int, list[PathYear]]:
    rows = OrganizationDecision.objects.filter(path__version__material__issue__in=[one.pk for one in issues])
    lines: dict[tuple[int, int], list[DecisionLine]] = {}
    for row in decision_rows(rows, today):
        line = line_of(row, today)
        if not line.is_annulled:
            lines.setdefault((line.issue, row.path_id), []).append(line)
    found: dict[int, list[PathYear]] = {}
    for (issue, _path), answers in lines.items():
        found.setdefault(issue, []).append(_path_year(answers))
    return found


def _path_year(lines: list[DecisionLine]) -> PathYear:
    counted = organized(answers_of(lines))
    return PathYear(
        heading=lines[0].path,
        headline=headline(counted),
        sentences=tuple(map(str, sentences(counted))),
        answers=tuple(
            AnswerYear(
                organization=line.name,
                word=line.word,
                mark=line.mark,
                decided_on=line.decided_on,
                carried_out_on=line.implemented_on,
            )
            for line in sorted(lines, key=lambda one: sorting_key(one.name))
        ),
    )
