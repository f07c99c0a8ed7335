"""The addresses of local groups' plans: the forum above asks, the group hands in its own, the other group has
one of its own to hide."""

from datetime import date

from plans.actions import add_goal, adopt_plan, ask_local_groups, begin_plan, hand_in_plan
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NOT_YOURS, OK, PLANNERS, Row, only


def asked(house: House) -> list:
    return [house.more["plan_request"].pk]


# Nobody of the cast serves the forum; the other group lies under it as well.
KEPT = dict.fromkeys(ROLES, NOT_YOURS) | {"administrator": MOVED}

ROWS: dict[str, Row] = {
    "local_plans:list": Row(dict.fromkeys(ROLES, OK)),
    "local_plans:ask": Row(only(PLANNERS), lambda house: [house.cast.group.slug]),
    "local_plans:request": Row(dict.fromkeys(ROLES, OK), asked),
    "local_plans:hand_in": Row(only(PLANNERS), lambda house: [*asked(house), house.cast.group.slug]),
    "local_plans:remind": Row(KEPT, asked, method="post"),
}


def furnish(build: Builder, house: House) -> None:
    cast, now = house.cast, build.at(-12)
    year = build.now.year + 5
    period = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    request = ask_local_groups(
        house.more["relation"].other, **period, due_on=build.at(5).date(), by=cast.administrator, now=now
    )
    ours = (cast.group, cast.official, "Plan för lokalgruppen", "Färre väntar länge")
    theirs = (cast.other_group, cast.other_secretary, "Hemlig lokal plan", "Hemligt mål")
    for group, by, title, goal in (ours, theirs):
        plan = begin_plan(group, title=title, **period, by=by, now=now)
        add_goal(plan, title=goal, by=by, now=now)
        adopt_plan(plan, on=build.at(-12).date(), where="Mötet i Sala", by=by, now=now)
        hand_in_plan(request, plan=plan, by=by, now=now)
    house.more["plan_request"] = request
