"""The addresses of the agenda."""

from datetime import date
from uuid import UUID

from meetings.actions import add_standing_item, name_agenda_approver, propose_item
from tests.house import Builder, House
from tests.rows.base import INSIDE, MOVED, PLANNERS, STAFF, Row, at, first_item, group, in_group, only


def item(house: House) -> list:
    return [first_item(house).pk]


ROWS: dict[str, Row] = {
    "meetings:agenda_fill": Row(only(PLANNERS, MOVED), at("planned"), method="post"),
    "meetings:copy": Row(only(PLANNERS), at("planned")),
    "meetings:item_send": Row(only(PLANNERS), item),
    "meetings:fix": Row(only(PLANNERS), at("planned")),
    "meetings:fix_ask": Row(only(PLANNERS, MOVED), at("planned"), method="post"),
    "meetings:agenda_approvers": Row(only(STAFF), group),
    "meetings:agenda_approver_end": Row(
        only(STAFF, MOVED), in_group(lambda house: house.more["agenda_approver"].pk), method="post"
    ),
    "meetings:standing": Row(only(PLANNERS), group),
    "meetings:standing_change": Row(only(PLANNERS), in_group(lambda house: house.more["standing"].pk)),
    "meetings:standing_move": Row(
        only(PLANNERS, MOVED), in_group(lambda house: house.more["standing"].pk), method="post"
    ),
    "meetings:standing_end": Row(
        only(PLANNERS, MOVED), in_group(lambda house: house.more["standing"].pk), method="post"
    ),
    "meetings:proposals": Row(only(INSIDE), group),
    "meetings:propose": Row(only({"chair", "member", "substitute", "administrator"}), group),
    "meetings:proposal": Row(only(PLANNERS), in_group(lambda house: house.more["item_proposal"].pk)),
    "meetings:proposal_withdraw": Row(
        only({"member"}, MOVED), in_group(lambda house: house.more["item_proposal"].pk), method="post"
    ),
}


def furnish(build: Builder, house: House) -> None:
    """A standing item, somebody who fixes agendas, and an item that the member proposes."""
    sign = {"by": house.cast.secretary, "now": build.now}
    house.more["standing"] = add_standing_item(
        house.cast.group, title="Övriga frågor", place="last", kind="other_business", **sign
    )
    house.more["agenda_approver"] = name_agenda_approver(
        house.cast.group,
        role="regiondirektör",
        person=house.cast.vice_chair,
        starts_on=date(2017, 1, 1),
        **sign,
    )
    house.more["item_proposal"] = propose_item(
        house.cast.group,
        title="Hemtjänst på natten",
        once_key=UUID("5e3b8f0c-6d24-4a53-9d0c-7c1b6a0f6a11"),
        by=house.cast.member,
        now=build.now,
    )
