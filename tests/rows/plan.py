"""The addresses of activity plans, their goals and versions."""

from datetime import date
from decimal import Decimal

from plans.actions import (
    add_goal,
    add_goal_indicator,
    add_plan_source,
    add_superior_goal,
    adopt_plan,
    begin_plan,
    revise_plan,
    show_plan,
    tie_goal,
)
from plans.models import Indicator
from plans.plan_paper import make_plan_paper
from tests.house import ROLES, Builder, House
from tests.rows.base import EVERYBODY, INSIDE, MOVED, OK, PLANNERS, Row, group, only
from tests.rows.material import of

EVERY = dict.fromkeys(ROLES, OK)
KEEPERS = {"secretary", "official", "administrator", "other_secretary"}


def to_planners(status: int, *names: str, **more) -> Row:
    return Row(only(PLANNERS, status), of(*names), **more)


def posts(*names: str, data: dict | None = None) -> Row:
    return to_planners(MOVED, *names, method="post", data=lambda house: data or {})


def structure(house: House) -> list:
    return [house.cast.structure.slug]


ROWS: dict[str, Row] = {
    "plan:list": Row(EVERY),
    "plan:group": Row(only(INSIDE), group),
    "plan:new": Row(only(PLANNERS), group),
    "plan:plan": Row(only(INSIDE), of("plan")),
    "plan:compare": Row(only(INSIDE), of("plan_draft")),
    "plan:pdf": Row(only(INSIDE), of("plan_draft")),
    "plan:today": Row(only(INSIDE), of("plan")),
    "plan:write": to_planners(OK, "plan_draft"),
    "plan:goal_new": to_planners(OK, "plan_draft"),
    "plan:source_new": to_planners(OK, "plan_draft"),
    "plan:adopt": to_planners(OK, "plan_draft"),
    "plan:revise": posts("plan"),
    "plan:show": posts("plan", data={"public": "0"}),
    "plan:close": to_planners(OK, "plan"),
    "plan:discard": posts("plan_draft"),
    "plan:goal": to_planners(OK, "plan_goal"),
    "plan:entrust": to_planners(OK, "plan_goal"),
    "plan:goal_move": posts("plan_goal", data={"way": "down"}),
    "plan:goal_remove": posts("plan_goal"),
    "plan:align": to_planners(OK, "plan_goal"),
    "plan:not_applicable": to_planners(MOVED, "plan_goal"),
    "plan:untie": posts("plan_tie"),
    "plan:target_new": to_planners(OK, "plan_goal"),
    "plan:target": to_planners(OK, "plan_target"),
    "plan:target_remove": posts("plan_target"),
    "plan:source_remove": posts("plan_source"),
    "plan:superiors": Row(EVERY, structure),
    "plan:superior_new": Row(only(EVERYBODY, 403) | dict.fromkeys(KEEPERS, OK), structure),
    "plan:superior_end": Row(only(EVERYBODY, 403) | dict.fromkeys(KEEPERS, OK), of("superior")),
    "public:plans": Row(EVERY, structure, public=OK, is_open=True),
    "public:plan": Row(EVERY, of("plan"), public=OK, is_open=True),
    "public:plan_pdf": Row(EVERY, of("plan"), public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """An adopted and public plan of the cast's group with a draft of its next version; a secret one of the
    other group."""
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-20)}
    year = build.at(0).year
    more["superior"] = add_superior_goal(
        cast.structure,
        kind="regional",
        number="3.2",
        text="Ett tryggt liv som äldre",
        document="Regionalt utvecklingsprogram",
        valid_from=date(year - 1, 1, 1),
        **sign,
    )
    period = {"starts_on": date(year, 1, 1), "ends_on": date(year + 1, 12, 31)}
    plan = begin_plan(cast.group, title="Verksamhetsplan", **period, **sign)
    goal = add_goal(plan, title="Färre faller hemma", responsible=cast.member, **sign)
    add_goal(plan, title="Fler trivs", **sign)
    tie_goal(goal, superior=more["superior"], note="Samma mått.", **sign)
    indicator = Indicator.objects.create(
        group=cast.group, name="Fallskador", starts_on=date(year - 3, 1, 1), direction="lower"
    )
    target = {"baseline": Decimal(120), "target": Decimal(90), "due_on": period["ends_on"]}
    add_goal_indicator(goal, indicator=indicator, **target, **sign)
    add_plan_source(plan, title="Äldreenkäten", link="https://www.example.se/enkat", **sign)
    show_plan(plan, is_public=True, **sign)
    more["plan"] = adopt_plan(plan, on=build.at(-27).date(), at=house.approved.items.first(), **sign)
    make_plan_paper.func(plan.pk)
    draft = more["plan_draft"] = revise_plan(more["plan"], **sign)
    more["plan_goal"] = draft.goals.get(number=1)
    more["plan_target"] = more["plan_goal"].indicators.get()
    more["plan_tie"] = more["plan_goal"].superiors.get()
    more["plan_source"] = draft.sources.get()
    other = {"by": cast.other_secretary, "now": build.at(-20)}
    theirs = begin_plan(cast.other_group, title="Hemlig plan", **period, **other)
    add_goal(theirs, title="Hemligt mål", responsible=cast.stranger, **other)
