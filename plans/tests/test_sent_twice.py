"""What a form makes is made once, however often it is sent (domain.md 6.4)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from plans.actions import add_goal, begin_plan
from plans.models import (
    ActivityPlan,
    Goal,
    GoalIndicator,
    HandoverNote,
    Indicator,
    PlanSource,
    SuperiorGoal,
)

JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)


@pytest.fixture
def pages(cast, at) -> dict:
    """{the name of a page: its arguments, what is sent, what it makes}."""
    sign = {"by": cast.official, "now": at()}
    plan = begin_plan(cast.group, title="Plan", starts_on=JAN, ends_on=DEC, **sign)
    goal = add_goal(plan, title="Färre faller", **sign)
    indicator = Indicator.objects.create(group=cast.group, name="Fall", starts_on=JAN)
    slug = cast.group.slug
    superior = {"kind": "regional", "text": "Trygghet", "document": "RUP", "valid_from": "2017-01-01"}
    note = {"about": "way_of_working", "direction": "keep", "text": "Sex möten"}
    years = {"from_year": 2019, "to_year": 2020}
    target = {"indicator": indicator.pk, "target": "90", "due_on": "2018-12-31"}
    return {
        "plan:new": ([slug], {"title": "Nästa", **years}, ActivityPlan),
        "plan:goal_new": ([plan.pk], {"title": "Fler trivs", "geography": "Västmanland"}, Goal),
        "plan:target_new": ([goal.pk], target, GoalIndicator),
        "plan:source_new": ([plan.pk], {"title": "Liv och hälsa ung"}, PlanSource),
        "plan:superior_new": ([cast.structure.slug], superior, SuperiorGoal),
        "handover:new": ([slug], note, HandoverNote),
    }


@pytest.mark.django_db
def test_what_is_sent_twice_is_made_once_and_leads_to_the_same_page(cast, pages):
    client = Client()
    client.force_login(cast.official)
    for name, (args, given, model) in pages.items():
        address, before = reverse(name, args=args), model.objects.count()
        mark = client.get(address).content.decode().split('name="once" value="')[1].split('"')[0]
        sent = [client.post(address, given | {"once": mark}) for _ in range(2)]
        assert [answer.status_code for answer in sent] == [302, 302], name
        assert (sent[0].url == sent[1].url, model.objects.count() - before) == (True, 1), name


@pytest.mark.django_db
@pytest.mark.fact("S001-40")
def test_a_plan_is_begun_from_the_sources_of_the_groups_other_plans(cast, pages):
    client = Client()
    client.force_login(cast.official)
    source = PlanSource.objects.create(plan=ActivityPlan.objects.get(), title="Liv och hälsa ung", position=1)
    address, given = reverse("plan:new", args=[cast.group.slug]), pages["plan:new"][1]
    assert client.get(address).context["form"].initial == {"sources": [source.pk]}
    client.post(address, given | {"sources": [source.pk]})
    client.post(address, given | {"from_year": 2021, "to_year": 2022})
    begun = ActivityPlan.objects.order_by("starts_on")[1:]
    assert [[row.title for row in plan.sources.all()] for plan in begun] == [["Liv och hälsa ung"], []]
