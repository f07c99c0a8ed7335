"""Whose name plans still need."""

from datetime import date

import pytest

from plans.models import Activity, ActivityPlan, Indicator
from plans.privacy import responsible_for_activities, responsible_for_goals, responsible_for_indicators

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P72")]
BEFORE, AFTER = date(2018, 1, 1), date(2030, 1, 1)
ADOPTED = {"sha256": "0" * 64, "adopted_on": date(2017, 3, 1), "adopted_where": "I Sala"}


def needed(rule, limit: date) -> list[int]:
    return [pk for (pk,) in rule(limit).values_list("responsible")]


@pytest.mark.parametrize(
    ("state", "limit", "still"),
    [
        ({"state": "draft"}, BEFORE, True),
        ({"state": "adopted", **ADOPTED}, BEFORE, True),
        ({"state": "adopted", **ADOPTED}, AFTER, False),
        ({"state": "superseded", **ADOPTED}, BEFORE, False),
        ({"state": "closed", "closed_on": date(2018, 6, 1), **ADOPTED}, BEFORE, False),
    ],
)
def test_who_answers_for_a_goal_or_an_activity_of_a_plan_that_goes_on(cast, at, state, limit, still):
    period = {"starts_on": date(2017, 1, 1), "ends_on": date(2018, 12, 31)}
    plan = ActivityPlan.objects.create(group=cast.group, title="Plan", created_at=at(), **period)
    goal = plan.goals.create(number=1, title="Tryggare hemgång", responsible=cast.member)
    Activity.objects.create(goal=goal, text="Studiebesök", position=1, responsible=cast.chair)
    ActivityPlan.objects.filter(pk=plan.pk).update(**state)

    found = (needed(responsible_for_goals, limit), needed(responsible_for_activities, limit))
    assert found == (([cast.member.pk], [cast.chair.pk]) if still else ([], []))


@pytest.mark.parametrize(("said", "still"), [(["ongoing"], True), (["ongoing", "done"], False),
                                             (["done", "ongoing"], True)])  # fmt: skip
def test_an_activity_that_is_done_needs_nobody(cast, at, said, still):
    period = {"starts_on": date(2017, 1, 1), "ends_on": date(2018, 12, 31)}
    plan = ActivityPlan.objects.create(group=cast.group, title="Plan", created_at=at(), **period)
    goal = plan.goals.create(number=1, title="Tryggare hemgång")
    activity = Activity.objects.create(goal=goal, text="Studiebesök", position=1, responsible=cast.chair)
    for state in said:
        activity.progress.create(state=state, on=date(2017, 5, 1), at=at())

    assert needed(responsible_for_activities, BEFORE) == [cast.chair.pk] * still


@pytest.mark.parametrize(("ends_on", "still"), [(None, True), (AFTER, True), (date(2017, 6, 30), False)])
def test_who_answers_for_an_indicator_that_is_measured(cast, ends_on, still):
    Indicator.objects.create(
        group=cast.group,
        name="Vårddygn",
        starts_on=date(2017, 1, 1),
        ends_on=ends_on,
        responsible=cast.official,
    )

    assert needed(responsible_for_indicators, BEFORE) == [cast.official.pk] * still
