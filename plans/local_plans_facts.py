"""The local groups' plans side by side, as the group that asked reads them (S004-11, S004-12)."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from groups.access import standing_of
from groups.models import Person
from plans.above import groups_under
from plans.access import may
from plans.local_plan_rules import MARKS, standing_of_answer, word_of
from plans.local_plans_access import reads_all_of
from plans.models import HandedInPlan, PlanRequest
from plans.plan_document import GoalFacts, kept_plan


@dataclass(frozen=True)
class LocalPlanLine:
    """One local group's answer: its plan with how things stand and its goals as they were adopted, or none
    yet."""

    slug: str
    group: str
    mark: str
    state: str
    handed_in: date | None
    plan: int | None
    title: str
    situation: str
    goals: tuple[GoalFacts, ...]
    may_hand_in: bool


@dataclass(frozen=True)
class LocalPlans:
    lines: list[LocalPlanLine]
    reads_all: bool
    may_keep: bool
    left: int


def local_plans(request: PlanRequest, reader: Person, today: date) -> LocalPlans:
    """Two queries, whatever the number of groups: the groups, and what they handed in."""
    answers: dict[int, HandedInPlan] = {}
    rows = request.handed_in.select_related("plan").order_by("at")
    for row in rows:
        answers[row.plan.group_id] = row
    groups, standing = groups_under(request.group, today), standing_of(reader)
    reads_all = reads_all_of(reader, request)
    lines = [
        _line(group, answers.get(group.pk), request, today, may_hand_in=may(reader, group.pk))
        for group in groups
        if reads_all or group.pk in standing.roles
    ]
    return LocalPlans(
        lines=lines,
        reads_all=reads_all,
        may_keep=may(reader, request.group_id),
        left=sum(line.plan is None for line in lines),
    )


def _line(group, answer: HandedInPlan | None, request, today: date, *, may_hand_in: bool) -> LocalPlanLine:
    handed_in = timezone.localdate(answer.at) if answer else None
    standing = standing_of_answer(handed_in, request.due_on, today)
    document = kept_plan(answer.plan) if answer else None
    return LocalPlanLine(
        slug=group.slug,
        group=group.shown_name,
        mark=MARKS[standing],
        state=word_of(standing),
        handed_in=handed_in,
        plan=answer.plan_id if answer else None,
        title=document.title if document else "",
        situation=document.situation if document else "",
        goals=document.goals if document else (),
        may_hand_in=may_hand_in,
    )
