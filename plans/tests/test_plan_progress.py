"""A whole plan's progress: the same queries for one goal and for many, and in good time."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from django.template import engines
from django.template.loader import render_to_string

from plans.models import ActivityPlan, Goal, GoalIndicator, Indicator, Reading
from plans.plan_progress import plan_progress
from plans.progress import Word

TODAY = date(2018, 3, 1)


@pytest.fixture
def build(cast, at):
    """A plan of so many goals, with three indicators each that ten organisations have read for ten years."""
    organizations = list({seat.organization_id: seat.organization for seat in cast.seats.values()}.values())

    def make(goals, year=2017):
        plan = ActivityPlan.objects.create(
            group=cast.group,
            title=f"Plan {year}",
            starts_on=date(year, 1, 1),
            ends_on=date(year + 2, 12, 31),
            created_at=at(),
        )
        # Straight into the tables: the verbs would take their time, and what is tested is the reading.
        goals = Goal.objects.bulk_create(
            Goal(plan=plan, number=number, title=f"Mål {number}", geography="Länet")
            for number in range(1, goals + 1)
        )
        indicators = Indicator.objects.bulk_create(
            Indicator(
                group=cast.group, name=f"Mått {goal.number}.{i}", starts_on=date(2008, 1, 1), decimals=1
            )
            for goal in goals
            for i in (1, 2, 3)
        )
        GoalIndicator.objects.bulk_create(
            GoalIndicator(
                goal=goals[i // 3],
                indicator=indicator,
                baseline=10,
                target=30,
                due_on=date(2018, 12, 31),
                position=i % 3,
            )
            for i, indicator in enumerate(indicators)
        )
        readings = [
            Reading(
                indicator=indicator,
                period=date(2008 + i, 1, 1),
                organization=organization,
                value=Decimal(10 + i),
                at=at(),
            )
            for indicator in indicators
            for i in range(10)
            for organization in organizations[:10]
        ]
        Reading.objects.bulk_create(readings)
        return plan

    return make


# What a view would print that knows nothing of progress: every row as it stands.
BARE = """{% for row in rows %}<tr><th>{{ row.indicator__name }}</th><td>{{ row.organization }}</td>
<td>{{ row.period|date:'Y' }}</td><td>{{ row.value }}</td></tr>{% endfor %}"""


def bare(plan):
    rows = Reading.objects.filter(indicator__goals__goal__plan=plan)
    rows = rows.values("indicator__name", "organization", "period", "value")
    return engines["django"].from_string(BARE).render({"rows": rows})


def printed(plan):
    return "".join(
        render_to_string("plans/progress_part.html", {"progress": line.shown.progress})
        + render_to_string("plans/trend_part.html", {"trend": line.shown.trend, "folded": True})
        for lines in plan_progress(plan, TODAY).values()
        for line in lines
    )


def seconds(act, plan) -> float:
    """Of the processor, the better of two."""
    took = []
    for _round in range(2):
        began = process_time()
        act(plan)
        took.append(process_time() - began)
    return min(took)


def test_one_goal_and_twelve_take_three_queries(build, django_assert_num_queries):
    small, large = build(1), build(12, 2021)
    with django_assert_num_queries(3):
        found = plan_progress(small, TODAY)
    assert [[line.name for line in lines] for lines in found.values()] == [
        ["Mått 1.1", "Mått 1.2", "Mått 1.3"]
    ]
    with django_assert_num_queries(3):
        found = plan_progress(large, TODAY)
    assert (len(found), sum(map(len, found.values()))) == (12, 36)
    # A plan is shown in at most twice the time of a bare view that prints the same readings.
    ours, theirs = seconds(printed, large), seconds(bare, large)
    assert ours < 2 * theirs, (ours, theirs)


def test_the_parts_show_what_was_computed(build):
    plan = build(1)
    line = next(iter(plan_progress(plan, TODAY, with_organizations=True).values()))[0]
    assert line.word == Word.BEHIND
    page = render_to_string("plans/trend_part.html", {"trend": line.shown.trend, "folded": True})
    page += render_to_string("plans/progress_part.html", {"progress": line.shown.progress})
    assert page.count("<svg") == page.count("aria-labelledby") + page.count('aria-hidden="true"')
    assert "style=" not in page
    assert len(line.shown.trend.multiples) == len(line.trend.organizations) > 1
