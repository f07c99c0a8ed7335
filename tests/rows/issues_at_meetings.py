"""The addresses of issues at meetings."""

from issues.actions import raise_issue
from meetings.actions import add_outcome, take_up_issue
from tests.house import Builder, House
from tests.rows.base import MOVED, PLANNERS, STAFF, Row, at, first_item, in_group, only


def tied(house: House) -> list:
    return [house.more["item_issue"].item_id, house.more["item_issue"].pk]


def drafted(house: House) -> list:
    return [house.more["position_outcome"].item_id]


ROWS: dict[str, Row] = {
    "meetings:issue_take_up": Row(
        only(PLANNERS), lambda house: [house.more["issue_at_meeting"].pk], shows_groups=True
    ),
    "meetings:issue_add": Row(only(PLANNERS), at("planned")),
    "meetings:item_issues": Row(only(PLANNERS), lambda house: [first_item(house).pk]),
    "meetings:item_rank": Row(only(PLANNERS), lambda house: [first_item(house).pk]),
    "meetings:item_issue_remove": Row(only(PLANNERS, MOVED), tied, method="post"),
    "meetings:issue_move": Row(only(PLANNERS), tied, shows_groups=True),
    "meetings:issue_raise": Row(only(PLANNERS), lambda house: [first_item(house).pk]),
    "meetings:proposal_issue": Row(only(PLANNERS), in_group(lambda house: house.more["item_proposal"].pk)),
    "meetings:child_actions": Row(only(STAFF), drafted, shows_groups=True),
    "meetings:outcome_position": Row(only(STAFF), lambda house: [house.more["position_outcome"].pk]),
}


def furnish(build: Builder, house: House) -> None:
    """An issue up at the planned meeting and at the one whose notes are written, where a position is
    taken."""
    cast, more = house.cast, house.more
    sign = {"by": cast.secretary, "now": build.at(-18)}
    more["issue_at_meeting"] = raise_issue(
        cast.structure, title="Tandvård på boenden", home_group=cast.group, by=cast.member, now=build.at(-20)
    )
    item = take_up_issue(more["issue_at_meeting"], meeting=house.planned, kind="dialogue", **sign)
    more["item_issue"] = item.item_issues.get()
    written = take_up_issue(more["issue_at_meeting"], meeting=house.drafted, kind="dialogue", **sign)
    cast.group.settings.update(may_take_positions=True)
    more["position_outcome"] = add_outcome(
        written, kind="position", text="Gruppen ställer sig bakom.", by=cast.secretary, now=build.now
    )
