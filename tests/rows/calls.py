"""The addresses of the calls and the calendars."""

from groups.links import token_of
from meetings.actions.feeds import open_feed
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, OK, PLANNERS, Row, at, only

EVERYBODY = dict.fromkeys(ROLES, OK)


def feed_token(kind: str):
    return lambda house: [house.more[f"{kind}_feed"]]


ROWS: dict[str, Row] = {
    "meetings:call_preview": Row(only(PLANNERS), at("planned")),
    "meetings:call_preview_pdf": Row(only(PLANNERS, MOVED), at("planned"), method="post"),
    "meetings:supplement": Row(only(PLANNERS), at("called")),
    "meetings:remind": Row(only(PLANNERS), at("called")),
    "meetings:call_number": Row(
        only(PLANNERS), lambda house: [house.called.calls.order_by("number").first().pk]
    ),
    "calendars:calendars": Row(EVERYBODY),
    "calendars:make": Row(dict.fromkeys(ROLES, MOVED), method="post"),
    "calendars:renew": Row(EVERYBODY),
    "calendars:person_feed": Row(EVERYBODY, feed_token("person"), public=OK, is_open=True),
    "calendars:group_feed": Row(EVERYBODY, feed_token("group"), public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """The member's own calendar, and the group's as the member has it."""
    member = house.cast.member
    sign = {"by": member, "now": build.now}
    house.more["person_feed"] = token_of(open_feed(member, **sign))
    house.more["group_feed"] = token_of(open_feed(member, group=house.cast.group, **sign))
