"""A plan from its first draft to its end, through the verbs, with the database's own guards beside them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from meetings.actions import add_item, cancel_meeting, create_meeting
from plans.actions import (
    add_goal,
    add_goal_indicator,
    add_plan_source,
    add_superior_goal,
    adopt_plan,
    begin_plan,
    change_goal,
    change_goal_indicator,
    close_plan,
    discard_plan,
    end_superior_goal,
    entrust_goal,
    move_goal,
    remove_goal,
    remove_goal_indicator,
    remove_plan_source,
    revise_plan,
    say_not_applicable,
    show_plan,
    tie_goal,
    untie_goal,
    write_plan,
)
from plans.models import Activity, ActivityPlan, Goal, GoalIndicator, GoalSuperior, Indicator, PlanSource
from plans.plan_access import sources_of
from plans.plan_document import kept_plan
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)
ADOPTED = date(2017, 3, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def draft(cast, sign):
    return begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)


@pytest.fixture
def indicator(cast):
    return Indicator.objects.create(
        group=cast.group, name="Andel nöjda", unit="percent", starts_on=JAN, frequency="year"
    )


@pytest.fixture
def superior(cast, sign):
    return add_superior_goal(
        cast.structure,
        kind="regional",
        text="Ett tryggt liv",
        document="Regionalt utvecklingsprogram 2020",
        valid_from=date(2014, 1, 1),
        **sign,
    )


@pytest.fixture
def written(cast, sign, draft, indicator, superior):
    """Two goals, the first with an indicator, an activity and a superior goal."""
    goal = add_goal(draft, title="Fler trivs", text="De som bor hemma.", responsible=cast.member, **sign)
    add_goal(draft, title="Färre faller", **sign)
    add_goal_indicator(
        goal, indicator=indicator, baseline=Decimal(45), target=Decimal(60), due_on=DEC, **sign
    )
    tie_goal(goal, superior=superior, note="Samma mått", **sign)
    add_plan_source(draft, title="Liv och hälsa ung", link="https://www.example.se/", **sign)
    Activity.objects.create(goal=goal, text="Studiebesök", kind="study_visit", position=1)
    return draft


@pytest.fixture
def adopted(written, sign):
    return adopt_plan(written, on=ADOPTED, where="Mötet i Sala", **sign)


def refusal(act, *args, **fields) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        act(*args, **fields)
    return refused.value.field, refused.value.code


@pytest.mark.fact("S001-40")
def test_a_new_plan_starts_from_what_the_group_has_started_from(cast, written, sign):
    later = {"title": "Nästa", "starts_on": date(2019, 1, 1), "ends_on": date(2020, 12, 31), **sign}
    theirs = begin_plan(cast.other_group, **later)
    other = add_plan_source(theirs, title="Deras", **sign)
    assert refusal(begin_plan, cast.group, sources=[other], **later) == ("sources", "not_ours")
    plan = begin_plan(cast.group, sources=sources_of(cast.group), **later)
    assert [(row.title, row.link) for row in plan.sources.all()] == [
        ("Liv och hälsa ung", "https://www.example.se/")
    ]


@pytest.mark.fact("S001-28")
def test_a_plan_is_for_a_period_once(cast, draft, sign):
    again = {"title": "En till", "starts_on": JAN, "ends_on": DEC, **sign}
    assert (draft.state, draft.number) == ("draft", 1)
    assert refusal(begin_plan, cast.group, **again) == ("", "exists")
    assert refusal(begin_plan, cast.group, **again | {"ends_on": JAN}) == ("to_year", "ends_first")
    assert refusal(begin_plan, cast.group, **again | {"title": " "}) == ("title", "no_title")


def test_who_saves_over_somebody_elses_text_is_told(draft, sign):
    text = {"title": "Plan", "introduction": "Min", "situation": ""}
    write_plan(draft, **text, **sign)
    assert refusal(write_plan, draft, **text, seen="0123456789abcdef", **sign) == ("", "changed")


@pytest.mark.fact("S001-30")
def test_goals_are_set_for_the_county_and_numbered_in_order(draft, sign):
    goals = [add_goal(draft, title=title, **sign) for title in ("A", "B", "C")]

    move_goal(goals[2], to="up", **sign)
    remove_goal(goals[0], **sign)
    remove_goal(goals[0], **sign)

    assert {goal.geography for goal in goals} == {"Västmanlands län"}
    assert list(draft.goals.values_list("number", "title")) == [(1, "C"), (2, "B")]
    assert refusal(add_goal, draft, title="", **sign) == ("title", "no_title")


@pytest.mark.fact("S001-30", "S001-31", "P47")
def test_a_goal_is_in_line_with_one_that_holds_or_says_why_not(draft, superior, cast, sign):
    goal = add_goal(draft, title="A", **sign)
    say_not_applicable(goal, why="Gruppens eget arbetssätt", **sign)
    tie = tie_goal(goal, superior=superior, **sign)
    tie_goal(goal, superior=superior, note="Samma mått", **sign)
    ended = add_superior_goal(
        cast.structure,
        kind="national",
        text="Gammalt",
        document="Prop. 1",
        valid_from=date(2000, 1, 1),
        **sign,
    )
    end_superior_goal(ended, on=date(2016, 12, 31), **sign)
    ended.refresh_from_db()
    goal.refresh_from_db()

    assert (goal.why_no_superior, [row.note for row in goal.superiors.all()]) == ("", ["Samma mått"])
    assert refusal(tie_goal, goal, superior=ended, **sign) == ("superior", "does_not_hold")
    assert refusal(say_not_applicable, goal, why="Nej", **sign) == ("why", "is_tied")
    untie_goal(tie, **sign)
    assert say_not_applicable(goal, why="Nej", **sign).why_no_superior == "Nej"


def test_the_register_refuses_what_is_not_stated_or_no_address(cast, superior, sign):
    given = {"kind": "national", "text": "T", "document": "D", "valid_from": JAN, **sign}
    for changes, expected in (
        ({"document": ""}, ("document", "not_stated")),
        ({"valid_to": date(2016, 1, 1)}, ("valid_to", "ends_first")),
        ({"link": "javascript:alert(1)"}, ("link", "no_address")),
    ):
        assert refusal(add_superior_goal, cast.structure, **given | changes) == expected
    one, other = (add_superior_goal(cast.structure, **given) for _ in range(2))
    assert one == other


def test_a_goal_is_measured_in_the_unit_of_the_groups_own_indicator(cast, draft, indicator, sign):
    goal = add_goal(draft, title="A", **sign)
    theirs = Indicator.objects.create(group=cast.other_group, name="Deras", starts_on=JAN)
    aim = {"target": Decimal(60), "due_on": DEC, **sign}

    row = add_goal_indicator(goal, indicator=indicator, baseline_period=date(2016, 5, 5), **aim)

    assert row.baseline_period == date(2016, 1, 1)
    assert refusal(add_goal_indicator, goal, indicator=indicator, **aim) == ("indicator", "there")
    assert refusal(add_goal_indicator, goal, indicator=theirs, **aim) == ("indicator", "other_group")
    wrong = aim | {"target": Decimal(130)}
    assert refusal(change_goal_indicator, row, **wrong) == ("target", "not_percent")
    remove_goal_indicator(row, **sign)
    assert refusal(change_goal_indicator, row, **aim) == ("", "gone")


@pytest.mark.fact("S001-40")
def test_a_plan_starts_from_sources_on_the_web_or_of_the_group(cast, draft, sign):
    source = add_plan_source(draft, title="Liv och hälsa ung", link="https://www.example.se/", **sign)
    bad = {"title": "Ond", "link": "javascript:alert(1)", **sign}
    assert refusal(add_plan_source, draft, **bad) == ("link", "no_address")
    remove_plan_source(source, **sign)
    assert not draft.sources.exists()


def test_an_adopted_plan_is_frozen_with_what_it_says(adopted, cast):
    facts = kept_plan(adopted)

    assert (adopted.state, adopted.adopted_on, adopted.sha256) == ("adopted", ADOPTED, sha256(facts))
    assert [goal.title for goal in facts.goals] == ["Fler trivs", "Färre faller"]
    target = facts.goals[0].targets[0]
    assert (target.baseline, target.target[-4:]) == ("45\N{NO-BREAK SPACE}%", "60\N{NO-BREAK SPACE}%")
    assert [row.text for row in facts.goals[0].activities] == ["Studiebesök"]
    assert cast.member.name not in str(adopted.facts)


def test_what_is_adopted_is_refused_in_words_by_every_verb(adopted, indicator, superior, sign):
    goal = adopted.goals.first()
    aim = {"target": Decimal(60), "due_on": DEC, **sign}
    text = {"title": "X", "introduction": "", "situation": "", **sign}
    words = {"title": "X", "text": "", "geography": "", "responsible": None, **sign}
    tried = [
        (write_plan, adopted, text),
        (adopt_plan, adopted, {"on": ADOPTED, **sign}),
        (discard_plan, adopted, sign),
        (add_goal, adopted, {"title": "X", **sign}),
        (change_goal, goal, words),
        (move_goal, goal, {"to": "down", **sign}),
        (remove_goal, goal, sign),
        (tie_goal, goal, {"superior": superior, **sign}),
        (untie_goal, goal.superiors.get(), sign),
        (say_not_applicable, goal, {"why": "X", **sign}),
        (add_goal_indicator, goal, {"indicator": indicator, **aim}),
        (change_goal_indicator, goal.indicators.get(), aim),
        (remove_goal_indicator, goal.indicators.get(), sign),
        (add_plan_source, adopted, {"title": "X", **sign}),
        (remove_plan_source, adopted.sources.get(), sign),
    ]
    assert {refusal(act, row, **fields) for act, row, fields in tried} == {("", "wrong_state")}


def test_the_database_refuses_it_too(adopted):
    goal = adopted.goals.first()
    tried = [
        lambda: ActivityPlan.objects.filter(pk=adopted.pk).update(title="X"),
        lambda: ActivityPlan.objects.filter(pk=adopted.pk).update(facts={}),
        lambda: Goal.objects.filter(pk=goal.pk).update(title="X"),
        lambda: Goal.objects.create(plan=adopted, number=9, title="X"),
        lambda: GoalIndicator.objects.filter(goal=goal).update(target=1),
        lambda: GoalSuperior.objects.filter(goal=goal).delete(),
        lambda: PlanSource.objects.filter(plan=adopted).delete(),
        lambda: ActivityPlan.objects.filter(pk=adopted.pk).update(state="draft"),
    ]
    for act in tried:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_who_answers_for_a_goal_may_change_in_an_adopted_plan(adopted, cast, sign):
    goal = adopted.goals.first()
    assert entrust_goal(goal, responsible=cast.chair, **sign).responsible == cast.chair


def test_a_revision_is_a_draft_that_says_the_same_and_replaces_when_adopted(adopted, sign):
    new = revise_plan(adopted, **sign)
    again = revise_plan(adopted, **sign)

    assert (again, new.number, new.state) == (new, 2, "draft")
    pairs = [(goal.title, goal.same_as.plan_id) for goal in new.goals.all()]
    assert pairs == [("Fler trivs", adopted.pk), ("Färre faller", adopted.pk)]
    goal = new.goals.first()
    assert [row.target for row in goal.indicators.all()] == [Decimal(60)]
    assert [(row.text, row.same_as.goal.plan_id) for row in goal.activities.all()] == [
        ("Studiebesök", adopted.pk)
    ]
    assert refusal(close_plan, adopted, on=ADOPTED, why="Slut", **sign) == ("", "has_draft")

    adopt_plan(new, on=ADOPTED, where="Mötet i Sala", **sign)
    adopted.refresh_from_db()
    assert adopted.state == "superseded"
    # The same goal has the same origin in both, which the comparison stands on.
    origins = [
        [goal.origin for goal in kept_plan(plan).goals]
        for plan in (adopted, ActivityPlan.objects.get(pk=new.pk))
    ]
    assert origins[0] == origins[1]


def test_adopting_at_a_meeting_of_the_group_on_its_day(cast, at, written, sign):
    office = {"by": cast.secretary, "now": at("2017-02-01 09:00")}
    meeting = create_meeting(cast.group, date=ADOPTED, **office)
    item = add_item(meeting, title="Verksamhetsplan", kind="decision", **office)
    other = create_meeting(cast.other_group, date=ADOPTED, by=cast.other_secretary, now=office["now"])
    theirs = add_item(other, title="Deras", kind="decision", by=cast.other_secretary, now=office["now"])

    tried = [
        {"on": ADOPTED, "at": theirs},
        {"on": date(2017, 2, 28), "at": item},
        {"on": date(2017, 5, 1)},
        {"on": ADOPTED, "where": " "},
    ]
    assert [refusal(adopt_plan, written, **one, **sign)[0] for one in tried] == ["at", "on", "on", "where"]
    plan = adopt_plan(written, on=ADOPTED, at=item, where="Sala", **sign)
    assert (plan.adopted_at, plan.adopted_where) == (item, "")


def test_what_was_adopted_elsewhere_says_where_and_the_database_keeps_it(written, sign):
    rows = ActivityPlan.objects.filter(pk=written.pk)
    nowhere = {"state": "adopted", "adopted_on": ADOPTED, "sha256": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**nowhere)
    adopt_plan(written, on=ADOPTED, where=" Mötet i Sala ", **sign)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(adopted_where="Köping")
    assert rows.get().adopted_where == "Mötet i Sala"


def test_a_cancelled_meeting_has_adopted_nothing_and_an_empty_plan_is_not_adopted(cast, at, draft, sign):
    office = {"by": cast.secretary, "now": at("2017-02-01 09:00")}
    meeting = create_meeting(cast.group, date=ADOPTED, **office)
    item = add_item(meeting, title="Plan", **office)
    assert refusal(adopt_plan, draft, on=ADOPTED, **sign) == ("", "no_goals")
    add_goal(draft, title="A", **sign)
    cancel_meeting(meeting, reason="Sjukdom", **office)
    assert refusal(adopt_plan, draft, on=ADOPTED, at=item, **sign) == ("at", "not_held")


def test_a_closed_plan_is_only_read_and_the_period_may_begin_anew(cast, adopted, at, sign):
    later = sign | {"now": at("2019-01-10 09:00")}
    assert refusal(close_plan, adopted, on=date(2019, 1, 1), why=" ", **later) == ("why", "no_reason")
    assert refusal(close_plan, adopted, on=JAN, why="Slut", **later) == ("on", "wrong_day")
    closed = close_plan(adopted, on=date(2019, 1, 1), why="Perioden är slut", **later)

    assert closed.state == "closed"
    assert refusal(revise_plan, closed, **later) == ("", "wrong_state")
    assert show_plan(closed, is_public=True, **later).is_public
    assert begin_plan(cast.group, title="Ny", starts_on=JAN, ends_on=DEC, **later).number == 2


def test_a_draft_that_something_points_at_is_not_thrown_away(cast, draft, sign):
    goal = add_goal(draft, title="A", **sign)
    later = begin_plan(
        cast.group, title="Nästa", starts_on=date(2019, 1, 1), ends_on=date(2020, 12, 31), **sign
    )
    Goal.objects.create(plan=later, number=1, title="A", geography="", same_as=goal)
    assert refusal(discard_plan, draft, **sign) == ("", "pointed_at")
    assert refusal(remove_goal, goal, **sign) == ("", "pointed_at")
    discard_plan(later, **sign)
    discard_plan(draft, **sign)
    assert not ActivityPlan.objects.exists()
