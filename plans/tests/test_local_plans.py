"""Local groups' plans: asked for, handed in when adopted, marked when late, read side by side."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from groups.actions import add_document
from groups.models import Delivery
from groups.post import MAILS
from groups.tests.examples import pdf_file
from plans.actions import (
    add_goal,
    add_goal_indicator,
    add_superior_goal,
    adopt_plan,
    ask_local_groups,
    begin_plan,
    hand_in_plan,
    remind_local_groups,
    say_not_applicable,
    tie_goal,
    write_plan,
)
from plans.local_plan_rules import covers, standing_of_answer
from plans.local_plans_due import remind_of_local_plans
from plans.local_plans_facts import local_plans
from plans.models import HandedInPlan, Indicator, PlanRequest, Reading
from plans.plan_document import target_line
from plans.tests.asking import forum_above, local_group
from samverkan.lib.refusal import Refused
from tests.clients import logged_in

PERIOD = {"starts_on": date(2018, 1, 1), "ends_on": date(2018, 12, 31)}
DUE = date(2017, 9, 1)


@pytest.mark.fact("S004-12")
@pytest.mark.parametrize(
    ("handed_in", "today", "expected"),
    [
        (date(2017, 8, 31), date(2017, 10, 1), "in_time"),
        (DUE, DUE, "in_time"),
        (date(2017, 9, 2), date(2017, 9, 2), "late"),
        (None, DUE, "waited_for"),
        (None, date(2017, 9, 2), "overdue"),
    ],
)
def test_how_an_answer_stands(handed_in, today, expected):
    assert standing_of_answer(handed_in, DUE, today) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ((date(2018, 1, 1), date(2018, 12, 31)), True),
        ((date(2017, 1, 1), date(2018, 1, 1)), True),
        ((date(2018, 12, 31), date(2019, 12, 31)), True),
        ((date(2017, 1, 1), date(2017, 12, 31)), False),
        ((date(2019, 1, 1), date(2019, 12, 31)), False),
    ],
)
def test_a_plan_is_for_the_period_when_they_share_a_day(plan, expected):
    assert covers(plan, tuple(PERIOD.values())) == expected


@pytest.fixture
def forum(cast, at):
    return forum_above(cast, at, cast.group, cast.other_group)


@pytest.fixture
def request_(forum, at):
    return ask_local_groups(forum[0], **PERIOD, due_on=DUE, wording="Till internatet.", by=forum[1], now=at())


def drafted(group, by, at, *, goals=("Kortare väg till stöd",), situation="Köerna växer.", **period):
    sign = {"by": by, "now": at()}
    plan = begin_plan(group, title=f"Plan för {group.slug}", **(PERIOD | period), **sign)
    write_plan(plan, title=plan.title, introduction="", situation=situation, **sign)
    for goal in goals:
        add_goal(plan, title=goal, **sign)
    return plan


def adopted(group, by, at, **more):
    plan = drafted(group, by, at, **more)
    return adopt_plan(plan, on=date(2017, 2, 1), where="Mötet i Sala", by=by, now=at())


def measured(plan, by, at):
    """The first goal has a target and is in line with one of the nation's, the second with none."""
    sign = {"by": by, "now": at()}
    first, second = plan.goals.all()
    indicator = Indicator.objects.create(
        group=plan.group, name="Andel nöjda", unit="percent", starts_on=date(2015, 1, 1)
    )
    Reading.objects.create(
        indicator=indicator, period=date(2017, 1, 1), missing="Hemlig orsak", at=sign["now"]
    )
    begun = {"baseline": Decimal(45), "baseline_period": date(2016, 1, 1)}
    target = {"target": Decimal(60), "due_on": date(2018, 12, 31)}
    add_goal_indicator(first, indicator=indicator, **begun, **target, **sign)
    register = {"kind": "national", "document": "Prop. 2017/18:249", "valid_from": date(2017, 1, 1)}
    tie_goal(
        first, superior=add_superior_goal(plan.group.structure, text="God hälsa", **register, **sign), **sign
    )
    say_not_applicable(second, why="Finns inget.", **sign)


def mails(kind):
    return sorted(Delivery.objects.filter(kind=f"plans.{kind}").values_list("address", flat=True))


OFFICES = ["official@example.se", "other_secretary@example.se", "secretary@example.se"]


@pytest.mark.django_db
@pytest.mark.fact("S004-11")
def test_every_local_group_is_asked_and_told_again_when_the_day_moves(forum, request_, at):
    again = ask_local_groups(
        forum[0], **PERIOD, due_on=DUE, wording="Till internatet.", by=forum[1], now=at("2017-03-02 09:00")
    )
    assert (again.pk, mails("local_plans_asked")) == (request_.pk, OFFICES)

    ask_local_groups(forum[0], **PERIOD, due_on=date(2017, 10, 1), by=forum[1], now=at("2017-03-03 09:00"))

    assert PlanRequest.objects.get().due_on == date(2017, 10, 1)
    assert mails("local_plans_asked") == sorted(OFFICES * 2)


@pytest.mark.django_db
def test_a_group_with_none_under_it_asks_nobody(cast, at):
    with pytest.raises(Refused) as refused:
        ask_local_groups(cast.group, **PERIOD, due_on=DUE, by=cast.official, now=at())
    assert refused.value.code == "nobody_under"


@pytest.mark.django_db
@pytest.mark.fact("S004-11")
def test_only_an_adopted_plan_of_a_local_group_for_the_period_is_handed_in(cast, at, forum, request_):
    sign = {"by": cast.official, "now": at()}
    old = {"starts_on": date(2016, 1, 1), "ends_on": date(2016, 12, 31)}
    refused = []
    for plan in (
        drafted(cast.group, cast.official, at),
        adopted(cast.other_group, cast.other_secretary, at, **old),
        adopted(forum[0], forum[1], at),
    ):
        with pytest.raises(Refused) as error:
            hand_in_plan(request_, plan=plan, **sign)
        refused.append(error.value.code)

    assert (refused, HandedInPlan.objects.count()) == (["not_adopted", "other_period", "not_under"], 0)


@pytest.mark.django_db
@pytest.mark.fact("S004-11", "S004-12")
def test_plans_are_read_side_by_side_and_what_came_late_is_marked(cast, at, forum, request_):
    written = drafted(cast.group, cast.official, at, goals=("Ett", "Två"))
    measured(written, cast.official, at)
    ours, theirs = (
        adopt_plan(written, on=date(2017, 2, 1), where="Mötet i Sala", by=cast.official, now=at()),
        adopted(cast.other_group, cast.other_secretary, at, situation="Få handläggare."),
    )
    hand_in_plan(request_, plan=ours, by=cast.official, now=at("2017-08-30 09:00"))
    hand_in_plan(request_, plan=ours, by=cast.official, now=at("2017-09-05 09:00"))
    hand_in_plan(request_, plan=theirs, by=cast.other_secretary, now=at("2017-09-02 09:00"))

    facts = local_plans(request_, forum[1], date(2017, 9, 10))
    mine = local_plans(request_, cast.member, date(2017, 9, 10))

    assert [
        (line.group, line.mark, line.situation, [f"{goal.number}. {goal.title}" for goal in line.goals])
        for line in facts.lines
    ] == [
        ("Samverkansgrupp kultur/idrott", "warn", "Få handläggare.", ["1. Kortare väg till stöd"]),
        ("Samverkansgrupp äldre", "ok", "Köerna växer.", ["1. Ett", "2. Två"]),
    ]
    first, second = facts.lines[1].goals
    told = [target_line(target) for target in first.targets]
    assert told == [
        "Andel nöjda: 45\N{NO-BREAK SPACE}% (2016) → minst 60\N{NO-BREAK SPACE}% senast 31 december 2018"
    ]
    assert ([one.text for one in first.superiors], second.why_no_superior) == (["God hälsa"], "Finns inget.")
    page = logged_in(forum[1]).get(reverse("local_plans:request", args=[request_.pk])).content.decode()
    shown = (
        "Andel nöjda",
        "45\N{NO-BREAK SPACE}%",
        "minst 60\N{NO-BREAK SPACE}%",
        "God hälsa",
        "Finns inget.",
    )
    assert [word for word in shown if word not in page] == []
    # Why a value is missing stays within the group that wrote it, also when its plan is handed in.
    read = [
        logged_in(who).get(reverse("plan:plan", args=[ours.pk])).content.decode()
        for who in (forum[1], cast.member)
    ]
    assert ["Hemlig orsak" in text for text in read] == [False, True]
    assert ([line.group for line in mine.lines], mine.reads_all) == (["Samverkansgrupp äldre"], False)
    assert mails("local_plan_handed_in") == ["forum@example.se"] * 2


@pytest.mark.django_db
def test_those_who_are_left_are_reminded_before_and_after_the_day(cast, at, forum, request_):
    plan = adopted(cast.group, cast.official, at)
    hand_in_plan(request_, plan=plan, by=cast.official, now=at())
    sent = []
    for day in ("2017-08-20", "2017-08-26", "2017-08-27", "2017-09-02", "2017-09-20", "2017-12-20"):
        remind_of_local_plans(at(f"{day} 06:00"))
        sent.append(mails("local_plans_reminder"))
    theirs = ["other_secretary@example.se"]
    assert sent == [[], theirs, theirs, theirs * 2, theirs * 2, theirs * 2]

    asked = {"by": forum[1], "now": at("2017-09-21 09:00")}
    remind_local_groups(request_, **asked)
    with pytest.raises(Refused) as twice:
        remind_local_groups(request_, by=forum[1], now=at("2017-09-21 10:00"))
    reminder = Delivery.objects.filter(kind="plans.local_plans_reminder").first()
    assert (twice.value.code, "Till internatet." in MAILS[reminder.kind](reminder, {}).body) == (
        "nobody",
        True,
    )
    plan = adopted(cast.other_group, cast.other_secretary, at)
    hand_in_plan(request_, plan=plan, by=cast.other_secretary, now=at())
    assert MAILS[reminder.kind](reminder, {}) is None


@pytest.mark.django_db
@pytest.mark.fact("S004-11", "S004-15")
def test_asked_and_handed_in_on_the_pages(cast, at, forum, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    above, local = Client(), Client()
    above.force_login(forum[1])
    local.force_login(cast.official)
    sign = {"by": cast.official, "now": at()}
    paper = add_document(cast.group, file=pdf_file(), title="Hemlig handling", **sign).versions.get()
    plan = drafted(cast.group, cast.official, at)
    plan.sources.create(title="Kartläggning", position=1, document=paper)
    adopt_plan(plan, on=date(2017, 2, 1), where="Mötet i Sala", **sign)
    given = {"starts_on": "2018-01-01", "ends_on": "2018-12-31", "due_on": "2099-01-01"}

    page = above.post(reverse("local_plans:ask", args=[forum[0].slug]), given).url
    hand_in = reverse("local_plans:hand_in", args=[PlanRequest.objects.get().pk, cast.group.slug])
    form = local.get(hand_in).context["form"]
    answers = [local.post(hand_in, {"plan": plan.pk}).status_code, above.post(hand_in).status_code]
    shown = above.get(page).context["facts"]

    assert (form.fields["plan"].initial, answers) == (plan.pk, [302, 404])
    assert [(line.group, line.plan) for line in shown.lines] == [
        ("Samverkansgrupp kultur/idrott", None),
        ("Samverkansgrupp äldre", plan.pk),
    ]
    # Handed in, it is read above as well; what the group's own documents are called is not.
    read = [reader.get(reverse("plan:plan", args=[plan.pk])).content.decode() for reader in (above, local)]
    words = ("Kartläggning", "Hemlig handling")
    assert [[word in page for word in words] for page in read] == [[True, False], [True, True]]


@pytest.mark.django_db
def test_side_by_side_costs_the_same_for_one_and_for_thirty(
    cast, at, forum, request_, django_assert_num_queries
):
    client = Client()
    client.force_login(forum[1])
    address = reverse("local_plans:request", args=[request_.pk])
    plan = adopted(cast.group, cast.official, at)
    hand_in_plan(request_, plan=plan, by=cast.official, now=at())
    for first, last in ((0, 0), (0, 30)):
        for number in range(first, last):
            group = local_group(cast, at, f"Lokal grupp {number}", forum[0])
            plan = adopted(group, cast.administrator, at)
            hand_in_plan(request_, plan=plan, by=cast.administrator, now=at())
        # Session, person, roles, the request, the group's names; groups, answers with their goals.
        with django_assert_num_queries(7):
            client.get(address)
