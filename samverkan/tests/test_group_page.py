"""What a group's page asks of the database when there is something in each of its parts (ruling 25)."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.models import Addressee, Evaluation, Judgement, Recommendation, RecommendationSet
from issues.actions import raise_issue
from meetings.actions import add_item, create_meeting
from meetings.actions.year import add_obligation
from plans.actions import add_goal, adopt_plan, begin_plan
from plans.models import GoalIndicator, Indicator, Reading

JAN, DEC = date(2017, 1, 1), date(timezone.localdate().year + 1, 12, 31)


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


def measured_plan(cast, count: int, sign) -> None:
    plan = begin_plan(cast.group, title="Plan", starts_on=JAN, ends_on=DEC, **sign)
    for number in range(count):
        goal = add_goal(plan, title=f"Mål {number}", **sign)
        indicator = Indicator.objects.create(
            group=cast.group, name=f"Fall {number}", unit="count", direction="lower", starts_on=JAN
        )
        aim = {"target": Decimal(9), "due_on": DEC, "position": 1}
        GoalIndicator.objects.create(goal=goal, indicator=indicator, **aim)
        Reading.objects.create(indicator=indicator, period=JAN, value=number, at=sign["now"])
    adopt_plan(plan, on=date(2017, 2, 1), where="Mötet i Sala", **sign)


def meetings_with(cast, count: int, sign) -> list:
    today = timezone.localdate()
    days = [today + timedelta(days=way * (2 + n)) for n in range(count) for way in (1, -1)]
    secretary = sign | {"by": cast.secretary}
    return [create_meeting(cast.group, date=day, start=time(9), place="Sala", **secretary) for day in days]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_as_often_whatever_it_tells_of(cast, client, sign, count, django_assert_num_queries):
    measured_plan(cast, count, sign)
    after = DEC + timedelta(days=1)
    begin_plan(cast.group, title="Nästa plan", starts_on=after, ends_on=after.replace(month=12), **sign)
    add_obligation(cast.group, title="Dialog", starts_on=JAN, month=1, **sign)
    meeting, *_more = meetings_with(cast, count, sign)
    item = add_item(meeting, title="Utvärdering", **sign | {"by": cast.secretary})
    issue = raise_issue(cast.structure, title="Fall", home_group=cast.group, **sign)
    given = {"structure": cast.structure, "created_at": sign["now"]}
    for number in range(count):
        year = {"starts_on": JAN, "ends_on": date(2017, 12, 31)}
        evaluation = Evaluation.objects.create(title=f"Nr {number}", **year, **given)
        said = {"word": "continue", "on": JAN, "led_to": "Gick vidare", "led_on": JAN}
        said |= {"issue": issue, "decided_at": item}
        Judgement.objects.create(evaluation=evaluation, group=cast.group, **said)
    register = RecommendationSet.objects.create(group=cast.group, title="Tre råd", **given)
    for number in range(1, count + 1):
        one = Recommendation.objects.create(set=register, number=number, text="Fler")
        Addressee.objects.create(recommendation=one, group=cast.group)
    address = reverse("groups:group", args=[cast.group.slug])
    shown = {}
    # The first to ask has the plan's words reckoned.
    client.force_login(cast.chair)
    client.get(address)
    for who, queries in (("member", 7), ("secretary", 8)):
        client.force_login(getattr(cast, who))
        with django_assert_num_queries(queries):
            shown[who] = client.get(address).context

    for context in shown.values():
        assert [len(context[part]) for part in ("coming", "held")] == [min(count, 2), min(count, 3)]
        assert sum(one.count for one in context["plan"].counts) == count
        assert [len(context[part]) for part in ("judgements", "recommendations")] == [min(count, 3), count]
        assert {len(one.led_to) for one in context["judgements"]} == {2}
    assert [len(shown[who]["plan_drafts"]) for who in shown] == [0, 1]
    assert [bool(shown[who]["undone"]) for who in shown] == [False, True]
