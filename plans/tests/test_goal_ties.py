"""A goal tied to where it is dealt with: told on its page with what was noted, and on the meeting's (P46,
N07)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from issues.models import Action
from meetings.actions import add_action, add_item, add_outcome, begin_notes, create_meeting
from meetings.models import AgendaItem, Minutes
from plans.actions import (
    add_goal,
    adopt_plan,
    begin_plan,
    revise_plan,
    tie_goal_to_work,
    untie_goal_from_work,
)
from plans.models import Goal, GoalTie
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
JAN, DEC, DAY = date(2017, 1, 1), date(2018, 12, 31), date(2017, 2, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def goal(cast, sign):
    plan = begin_plan(cast.group, title="Plan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    return add_goal(plan, title="Färre faller", **sign)


@pytest.fixture
def items(cast, at, sign):
    """Two items of a meeting held: one for everybody in the group, one for the presidency."""
    meeting = create_meeting(cast.group, date=DAY, **sign | {"now": at("2017-01-02 09:00")})
    found = [add_item(meeting, title=title, **sign) for title in ("Fallprevention", "Personalfråga")]
    AgendaItem.objects.filter(pk=found[1].pk).update(circle="presidency", closed_reason="Enskild")
    begin_notes(meeting, **sign)
    add_outcome(found[0], kind="noted", text="Alla kommuner mäter", **sign)
    add_outcome(found[1], kind="noted", text="Hemligt", **sign)
    add_action(found[0], text="Ring kommunerna", owners=["Kansliet"], **sign)
    return found


def sent_round() -> None:
    Minutes.objects.update(state=Minutes.State.CIRCULATED, circulated_at=timezone.now())


def page(person, name: str, *args):
    client = Client()
    client.force_login(person)
    return client.get(reverse(name, args=args))


@pytest.mark.fact("P46", "N07")
def test_the_goal_tells_where_it_was_dealt_with_and_what_was_noted(cast, goal, items, sign):
    for item in (*items, items[0]):
        tie_goal_to_work(goal, to=item, **sign)
    tie_goal_to_work(
        goal, to=Action.objects.create(group=cast.group, text="Mät", created_at=sign["now"]), **sign
    )

    def told(person, found) -> tuple:
        dealt = page(person, "activities:goal", found.pk).context["dealt"]
        rows = [
            (item.title, [text for _word, text in item.noted], [one.text for one in item.actions])
            for item in dealt.items
        ]
        return sorted(rows), [one.text for one in dealt.actions]

    # Draft notes are the office's own, and what came of the item with them.
    assert told(cast.member, goal) == ([("Fallprevention", [], [])], ["Mät"])
    sent_round()
    adopt_plan(goal.plan, on=DAY, where="Mötet i Sala", **sign)
    again = Goal.objects.get(plan=revise_plan(goal.plan, **sign))
    open_row = ("Fallprevention", ["Alla kommuner mäter"], ["Ring kommunerna"])
    assert told(cast.member, again) == ([open_row], ["Mät"])
    assert told(cast.chair, again) == ([open_row, ("Personalfråga", ["Hemligt"], [])], ["Mät"])
    (dealt,) = page(cast.member, "plan:plan", again.plan_id).context["dealt"].values()
    assert [one.title for one in dealt.items] == ["Fallprevention"]
    untie_goal_from_work(GoalTie.objects.get(item=items[1]), **sign)
    # Undone where it is read, in the version that stands, and not from another goal's page.
    client, tie = Client(), GoalTie.objects.get(item=items[0])
    client.force_login(cast.official)
    address = reverse("activities:goal_untie", args=[again.pk, tie.pk])
    assert address in client.get(reverse("activities:goal", args=[again.pk])).content.decode()
    other = reverse("activities:goal_untie", args=[add_goal(again.plan, title="M", **sign).pk, tie.pk])
    assert client.post(other).status_code == 404
    assert client.post(address).url == reverse("activities:goal", args=[again.pk])
    assert told(cast.member, goal) == ([], ["Mät"])


@pytest.mark.fact("P46")
def test_the_meeting_tells_which_goal_to_those_who_read_the_plan(cast, goal, items, sign):
    for item in items:
        tie_goal_to_work(goal, to=item, **sign)
    sent_round()

    def told(person) -> dict:
        lines = page(person, "meetings:meeting", items[0].meeting_id).context["page"].items
        return {line.title: [(one.text, one.place) for one in line.beside] for line in lines}

    inside = ("1. Färre faller", reverse("activities:goal", args=[goal.pk]))
    assert told(cast.member) == {"Fallprevention": [inside], "Personalfråga": []}
    assert told(cast.chair) == {"Fallprevention": [inside], "Personalfråga": [inside]}
    assert page(cast.stranger, "activities:goal", goal.pk).status_code == 404


@pytest.mark.fact("P46")
def test_a_goal_is_tied_without_a_script_and_to_nothing_of_others(cast, goal, items, sign, at):
    client, tie = Client(), reverse("activities:goal_tie", args=[goal.pk])
    client.force_login(cast.official)
    action = Action.objects.create(group=cast.group, text="Mät", created_at=sign["now"])
    assert client.post(tie, {"to": f"Action:{action.pk}"}).status_code == 302
    assert client.post(tie, {"to": ""}).status_code == 422
    theirs = create_meeting(cast.other_group, date=DAY, **sign | {"now": at("2017-01-02 09:00")})
    foreign = [
        add_item(theirs, title="Deras", **sign),
        Action.objects.create(group=cast.other_group, text="Deras", created_at=sign["now"]),
    ]
    for one in foreign:
        with pytest.raises(Refused) as refused:
            tie_goal_to_work(goal, to=one, **sign)
        assert (refused.value.code, refused.value.field) == ("not_theirs", "to")
    kept = GoalTie.objects.get()
    client.post(reverse("activities:goal_untie", args=[goal.pk, kept.pk]))
    assert GoalTie.objects.count() == 0


def test_as_many_queries_for_one_tie_as_for_thirty(cast, goal, items, sign, django_assert_num_queries):
    meeting = items[0].meeting
    more = [add_item(meeting, title=f"{number}", **sign) for number in range(29)]
    sent_round()
    tie_goal_to_work(goal, to=items[0], **sign)
    client = Client()
    client.force_login(cast.official)
    addresses = {
        reverse("activities:goal", args=[goal.pk]): 10,
        reverse("plan:plan", args=[goal.plan_id]): 15,
        reverse("meetings:meeting", args=[items[0].meeting_id]): 12,
    }
    for times in (1, 29):
        for address, queries in addresses.items():
            client.get(address)
            with django_assert_num_queries(queries):
                client.get(address)
        if times == 1:
            for item in more:
                tie_goal_to_work(goal, to=item, **sign)
