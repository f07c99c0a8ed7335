"""The addresses of the yearly follow-up."""

from datetime import date
from decimal import Decimal

from plans.actions import (
    add_goal,
    add_goal_indicator,
    adopt_follow_up,
    adopt_plan,
    ask_for_paper,
    begin_follow_up,
    begin_plan,
    comment_on_goal,
    publish_follow_up,
    review_follow_up,
    write_summary,
)
from plans.follow_up_tasks import make_follow_up_paper
from plans.models import Indicator
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, Row, group, only
from tests.rows.material import of

EVERY = dict.fromkeys(ROLES, OK)


def to_planners(status: int, *names: str, **more) -> Row:
    return Row(only(PLANNERS, status), of(*names), **more)


ROWS: dict[str, Row] = {
    "follow_up:list": Row(EVERY),
    "follow_up:group": Row(only(INSIDE), group),
    "follow_up:new": Row(only(PLANNERS, MOVED), group, method="post", data=lambda house: {"year": "2"}),
    "follow_up:new_combined": Row(
        dict.fromkeys(ROLES, 403)
        | dict.fromkeys({"secretary", "official", "administrator", "other_secretary"}, MOVED),
        lambda house: [house.cast.structure.slug],
        method="post",
    ),
    "follow_up:one": Row(only(INSIDE), of("follow_up_draft")),
    "follow_up:comment": Row(only(PLANNERS | {"member"}), of("follow_up_draft", "follow_up_goal")),
    "follow_up:ask": to_planners(OK, "follow_up_draft"),
    "follow_up:summary": to_planners(OK, "follow_up_draft"),
    "follow_up:review": to_planners(OK, "follow_up_draft"),
    "follow_up:discard": to_planners(OK, "follow_up_draft"),
    "follow_up:send_back": to_planners(OK, "follow_up_reviewed"),
    "follow_up:adopt": to_planners(OK, "follow_up_reviewed"),
    "follow_up:publish": to_planners(OK, "follow_up_adopted"),
    "follow_up:paper": Row(only(INSIDE), of("follow_up_public")),
    "follow_up:pdf": Row(only(INSIDE), of("follow_up_public")),
    "follow_up:docx": Row(only(INSIDE), of("follow_up_draft")),
    "public:follow_up": Row(EVERY, of("follow_up_public"), public=OK, is_open=True),
    "public:follow_up_pdf": Row(EVERY, of("follow_up_public"), public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """Years of the cast's group in each state; a secret draft of the other group."""
    cast, more = house.cast, house.more
    sign, year = {"by": cast.official, "now": build.at(-20)}, build.at(0).year
    plan = begin_plan(
        cast.group,
        title="Plan att följa upp",
        starts_on=date(year - 3, 1, 1),
        ends_on=date(year, 12, 31),
        **sign,
    )
    goal = more["follow_up_goal"] = add_goal(plan, title="Fler trivs", responsible=cast.member, **sign)
    indicator = Indicator.objects.create(group=cast.group, name="Trivsel", starts_on=date(year - 3, 1, 1))
    target = {"baseline": Decimal(50), "target": Decimal(90), "due_on": date(year, 12, 31)}
    add_goal_indicator(goal, indicator=indicator, **target, **sign)
    adopt_plan(plan, on=build.at(-27).date(), where="Mötet i Sala", **sign)
    names = ("follow_up_draft", "follow_up_reviewed", "follow_up_adopted", "follow_up_public")
    for back, name in enumerate(names):
        row = more[name] = begin_follow_up(cast.group, year=year - back, **sign)
        row.plan = plan
        row.save()
        comment_on_goal(row, goal=goal, text="Det går framåt.", **sign)
        if back:
            write_summary(row, summary="Ett bra år.", **sign)
            review_follow_up(row, **sign)
        if back > 1:
            adopt_follow_up(row, on=build.at(-21).date(), where="Mötet i Sala", **sign)
        if back > 2:
            publish_follow_up(row, **sign)
            make_follow_up_paper.func(ask_for_paper(row, **sign).pk)
    other = {"by": cast.other_secretary, "now": build.at(-20)}
    theirs = begin_follow_up(cast.other_group, year=year, **other)
    write_summary(theirs, summary="Hemlig sammanfattning", **other)
