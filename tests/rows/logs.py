"""The addresses of the log of actions and the log of decisions."""

from datetime import timedelta

from django.utils import timezone

from groups.links import make_links, token_of
from meetings.action_reminders import ACTION_LINK
from tests.house import ROLES, Builder, House
from tests.rows.base import NOT_THERE, OK, OWNERS, Row, only, owed

# The house's action stands in a draft: its owner and the office see it, and others of the group not yet.
SEEN = dict.fromkeys(ROLES, NOT_THERE) | dict.fromkeys(OWNERS, OK)


def token(house: House) -> list:
    return [house.more["action_token"]]


ROWS: dict[str, Row] = {
    "issues:csv": Row(dict.fromkeys(ROLES, OK)),
    "issues:action": Row(SEEN, owed),
    "issues:delay": Row(only(OWNERS), owed),
    "issues:report": Row(only(OWNERS), owed),
    "issues:by_link": Row(dict.fromkeys(ROLES, OK), token, public=OK, is_open=True),
    "decisions:list": Row(dict.fromkeys(ROLES, OK)),
    "decisions:csv": Row(dict.fromkeys(ROLES, OK)),
}


def furnish(build: Builder, house: House) -> None:
    action = house.cast.member.actions.first()
    expires = timezone.now() + timedelta(days=30)
    [link] = make_links(ACTION_LINK, [(action.pk, house.cast.member)], expires_at=expires)
    house.more["action_token"] = token_of(link)
