"""The largest plan the issue asks for, in the first group, and a usual one in each group of a structure of
its own; what follows them up, and the bare view that the page of the large one is measured against.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from bench import words
from bench.meetings import SHA, Bench, moment
from bench.rows import Rows
from plans.follow_up_export import FollowUpResource
from plans.follow_up_paper import follow_up_pdf
from plans.follow_up_word import follow_up_docx
from plans.gathered_year import gathered
from plans.models import Activity, ActivityPlan, FollowUp, Goal, GoalIndicator, Indicator, Reading
from plans.plan_document import loaded, plan_document
from samverkan.lib.facts import canonical_json


@dataclass(frozen=True)
class PlanSize:
    goals: int
    indicators: int
    organizations: int
    years: int


# What the issue asks for, what a group has, and as little as tells whether it runs.
LARGE, USUAL, SMALL = PlanSize(30, 3, 10, 10), PlanSize(5, 1, 10, 3), PlanSize(2, 2, 10, 3)


def add_plan(rows: Rows, group: Bench, size: PlanSize, today: date) -> int:
    """An adopted plan is to be written as a draft, and adopted when the rows are there (`adopt`)."""
    plan = rows.add(
        ActivityPlan,
        group_id=group.id,
        title=f"Verksamhetsplan {today.year - 1}–{today.year}",
        starts_on=date(today.year - 1, 1, 1),
        ends_on=date(today.year, 12, 31),
        introduction=words.PARAGRAPH,
        is_public=True,
        created_at=moment(today - timedelta(400)),
        created_by_id=group.secretary,
    )
    for number in range(size.goals):
        goal = rows.add(
            Goal,
            plan_id=plan,
            number=number + 1,
            title=f"Fler kommuner når mål {number + 1}",
            text=words.PARAGRAPH,
            geography="Länet",
            why_no_superior="Inget överordnat mål talar om det.",
            responsible_id=group.secretary,
        )
        for place in range(size.indicators):
            _indicator(rows, group, goal, number * size.indicators + place, size, today)
        rows.add(Activity, goal_id=goal, text=f"Utbildning {number + 1} för personal", position=1)
    return plan


def _indicator(rows: Rows, group: Bench, goal: int, number: int, size: PlanSize, today: date) -> None:
    first = today.year - size.years
    indicator = rows.add(
        Indicator,
        group_id=group.id,
        name=f"Mått {number}: andel som får stöd i tid",
        unit="percent",
        decimals=1,
        by_organization=True,
        starts_on=date(first, 1, 1),
        is_key_figure=not number,
        slug=f"matt-{number}",
    )
    rows.add(
        GoalIndicator,
        goal_id=goal,
        indicator_id=indicator,
        baseline=30 + number % 20,
        baseline_period=date(today.year - 2, 1, 1),
        target=60 + number % 30,
        due_on=date(today.year, 12, 31),
        position=number,
    )
    organizations = sorted({organization for _seat, organization, _name in group.seats})
    for year in range(first, today.year):
        for place, organization in enumerate(organizations[: size.organizations]):
            # One of fifty is missing, and last year's are not final yet.
            is_missing = (number + year + place) % 50 == 0
            value = Decimal(300 + (number * 7 + place * 13 + (year - first) * 29) % 500) / 10
            rows.add(
                Reading,
                indicator_id=indicator,
                period=date(year, 1, 1),
                organization_id=organization,
                value=None if is_missing else value,
                missing="Systemet byttes under året." if is_missing else "",
                status="preliminary" if year == today.year - 1 else "final",
                source="Egna uppgifter",
                at=moment(date(year + 1, 2, 1)),
                by_id=group.secretary,
            )


def adopt(today: date) -> None:
    """Every plan, with its frozen facts: what is adopted may not be written to any more."""
    for plan in ActivityPlan.objects.filter(state="draft").select_related("group__structure"):
        plan.adopted_on = date(today.year - 1, 1, 1)
        facts = json.loads(canonical_json(plan_document(loaded(plan), plan.adopted_on)))
        ActivityPlan.objects.filter(pk=plan.pk).update(
            state="adopted",
            adopted_on=plan.adopted_on,
            adopted_where="årsmötet",
            facts=facts,
            sha256=SHA,
        )


def add_follow_ups(rows: Rows, large: tuple[int, int, int], structure: int, today: date) -> None:
    """Last year's of the large plan (its key, its group's and its structure's) and the combined one of a
    structure: drafts, which are gathered anew each time they are opened."""
    given = {"year": today.year - 1, "begun_at": moment(today), "summary": words.PARAGRAPH}
    plan, group, own = large
    rows.add(FollowUp, structure_id=own, group_id=group, plan_id=plan, **given)
    rows.add(FollowUp, structure_id=structure, **given)


def bare(request: HttpRequest, pk: int) -> HttpResponse:
    """The least a page of a plan can cost: its goals, and every reading as it stands."""
    plan = ActivityPlan.objects.get(pk=pk)
    rows = Reading.objects.filter(indicator__goals__goal__plan=plan)
    rows = rows.values("indicator__name", "organization", "period", "value")
    facts = {"reader": request.user, "plan": plan, "goals": plan.goals.all(), "rows": rows}
    return HttpResponse(render_to_string("bench/plan.html", facts))


def jobs() -> dict[str, Callable[[], bytes | None]]:
    """Each is done once a call; `bench.jobs.timed` times it. The papers are drawn as the worker does."""
    now, rows = timezone.now(), FollowUp.objects.select_related("structure", "group", "plan")
    own, combined = rows.get(group__isnull=False), rows.get(group=None)
    printed = gathered(own, now)

    def export() -> bytes:
        return FollowUpResource().export(rows.filter(pk__in=[own.pk, combined.pk])).csv.encode()

    return {
        "follow_up_pdf": lambda: follow_up_pdf(own, printed),
        "follow_up_docx": lambda: follow_up_docx(own, printed),
        "combined_gathered": lambda: gathered(combined, now),
        "combined_pdf": lambda: follow_up_pdf(combined, gathered(combined, now)),
        "follow_up_export": export,
    }
