"""A version of a plan as frozen facts (I-PLN1). No names of people: who is responsible may change, and a plan
is read by everybody."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import pgettext

from groups.letterhead import Letterhead, letterhead
from plans.models import (
    Activity,
    ActivityPlan,
    Goal,
    GoalIndicator,
    GoalSuperior,
    PlanSource,
    SuperiorGoal,
)
from plans.numbers import in_unit
from plans.periods import name_of
from plans.target_rules import target_words
from samverkan.lib.facts import from_json
from samverkan.lib.spoken import day_plain

LANGUAGE = "sv"
REGISTERS = [SuperiorGoal.Kind.REGIONAL, SuperiorGoal.Kind.NATIONAL, SuperiorGoal.Kind.OTHER]


@dataclass(frozen=True, kw_only=True)
class SuperiorFacts:
    """`kind` in words; `note` says how the goal agrees with it."""

    kind: str
    number: str = ""
    text: str
    document: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetFacts:
    """`key` is the GoalIndicator. Figures as they are written, in their unit; an empty baseline is
    unknown."""

    key: int
    indicator: str
    description: str = ""
    baseline: str = ""
    baseline_period: str = ""
    target: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ActivityFacts:
    kind: str
    text: str
    starts_on: date | None = None
    ends_on: date | None = None
    holds_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class GoalFacts:
    """`origin` is the key of the first goal that this one has been carried over from: the same in every
    version."""

    origin: int
    number: int
    title: str
    text: str = ""
    geography: str = ""
    superiors: tuple[SuperiorFacts, ...] = ()
    why_no_superior: str = ""
    targets: tuple[TargetFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SourceFacts:
    """`document` is the name of a paper of the group's own."""

    title: str
    link: str = ""
    document: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanDocument:
    """`as_of` is the day a draft was printed; an adopted plan has the day it was adopted instead."""

    template: ClassVar[str] = "pdf/plan.html"

    letterhead: Letterhead
    group: str
    title: str
    starts_on: date
    ends_on: date
    number: int
    adopted_on: date | None = None
    as_of: date | None = None
    introduction: str = ""
    situation: str = ""
    goals: tuple[GoalFacts, ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"verksamhetsplan-{slugify(self.group)}-{self.starts_on.year}-v{self.number}.pdf"


def loaded(plan: ActivityPlan, *, with_activities: bool = True) -> ActivityPlan:
    """With everything that hangs on it; five queries, however long it is. Four without activities, for a page
    that reads them as they stand."""
    goals = Goal.objects.select_related("responsible").prefetch_related(
        Prefetch("superiors", GoalSuperior.objects.select_related("superior")),
        Prefetch("indicators", GoalIndicator.objects.select_related("indicator")),
        *([Prefetch("activities", Activity.objects.all())] if with_activities else []),
    )
    sources = PlanSource.objects.select_related("document__document")
    prefetch_related_objects([plan], Prefetch("goals", goals), Prefetch("sources", sources))
    return plan


def origins(group: int) -> dict[int, int]:
    """{goal: the first goal it has been carried over from} in all plans of a group; one query."""
    before = dict(Goal.objects.filter(plan__group=group).order_by().values_list("pk", "same_as"))
    return {pk: _first(pk, before) for pk in before}


def _first(goal: int, before: dict[int, int | None]) -> int:
    while earlier := before.get(goal):
        goal = earlier
    return goal


def plan_document(plan: ActivityPlan, on: date) -> PlanDocument:
    """The facts of a `loaded` version with the names of that day, in Swedish whoever asks; two queries."""
    firsts = origins(plan.group_id)
    with translation.override(LANGUAGE):
        return PlanDocument(
            letterhead=letterhead(plan.group.structure),
            group=plan.group.name_on(on),
            title=plan.title,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            number=plan.number,
            adopted_on=plan.adopted_on,
            as_of=None if plan.adopted_on else on,
            introduction=plan.introduction,
            situation=plan.situation,
            goals=tuple(goal_facts(goal, firsts) for goal in plan.goals.all()),
            sources=tuple(source_facts(source) for source in plan.sources.all()),
        )


def goal_facts(goal: Goal, firsts: dict[int, int], activities: Iterable[Activity] | None = None) -> GoalFacts:
    """`activities` where they are read already."""
    activities = goal.activities.all() if activities is None else activities
    ties = sorted(goal.superiors.all(), key=lambda tie: (REGISTERS.index(tie.superior.kind), tie.pk))
    return GoalFacts(
        origin=firsts.get(goal.pk, goal.pk),
        number=goal.number,
        title=goal.title,
        text=goal.text,
        geography=goal.geography,
        superiors=tuple(map(_superior, ties)),
        why_no_superior=goal.why_no_superior,
        targets=tuple(map(target_facts, goal.indicators.all())),
        activities=tuple(map(_activity, activities)),
    )


def _superior(tie: GoalSuperior) -> SuperiorFacts:
    superior = tie.superior
    return SuperiorFacts(
        kind=str(superior.get_kind_display()),
        number=superior.number,
        text=superior.text,
        document=superior.document,
        note=tie.note,
    )


def target_facts(row: GoalIndicator) -> TargetFacts:
    indicator = row.indicator
    how = {"unit": indicator.unit, "unit_name": indicator.unit_name, "decimals": indicator.decimals}
    return TargetFacts(
        key=row.pk,
        indicator=indicator.name,
        description=indicator.description,
        baseline=in_unit(row.baseline, **how),
        baseline_period=name_of(indicator.frequency, row.baseline_period) if row.baseline_period else "",
        target=target_words(
            direction=indicator.direction, target=row.target, target_high=row.target_high, **how
        ),
        due_on=row.due_on,
    )


def _activity(row: Activity) -> ActivityFacts:
    return ActivityFacts(
        kind=str(row.get_kind_display()),
        text=row.text,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        holds_from=row.holds_from,
    )


def source_facts(row: PlanSource) -> SourceFacts:
    name = row.document.document.title if row.document else ""
    return SourceFacts(title=row.title, link=row.link, document=name)


def kept_plan(plan: ActivityPlan) -> PlanDocument:
    """What an adopted version says, from its frozen facts."""
    return from_json(PlanDocument, json.dumps(plan.facts))


def target_line(target: TargetFacts) -> str:
    """ "Andel nöjda: 45 % → at least 60 % by 31 December 2018", for the comparison and files."""
    since = f" ({target.baseline_period})" if target.baseline_period else ""
    begun = f"{target.baseline}{since} → " if target.baseline else ""
    due = pgettext("target", "by %(day)s") % {"day": day_plain(target.due_on)}
    return f"{target.indicator}: {begun}{target.target} {due}"
