"""The addresses of following: all of the group and the other's secretary follow, each what they may read."""

from datetime import timedelta

from groups.links import make_links, token_of
from groups.models import Structure
from issues.actions import follow_issue, raise_issue, tell
from issues.following_post import FOLLOW_LINK
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, Row, only


def followed(house: House) -> list:
    return [house.more["followed_issue"].pk]


def choice(house: House) -> dict:
    return {"how": "daily"}


ROWS: dict[str, Row] = {
    "following:mine": Row(dict.fromkeys(ROLES, OK)),
    "following:read": Row(dict.fromkeys(ROLES, MOVED), method="post"),
    "following:choose_all": Row(dict.fromkeys(ROLES, MOVED), method="post", data=choice),
    "following:choose": Row(only(INSIDE, MOVED), followed, method="post", data=choice),
    "following:by_link": Row(
        dict.fromkeys(ROLES, OK), lambda house: [house.more["follow_token"]], public=OK, is_open=True
    ),
}


def furnish(build: Builder, house: House) -> None:
    """Something is new for each of them, and for the presidency alone."""
    cast, made = house.cast, Structure.objects.get(pk=house.cast.structure.pk)
    sign = {"by": cast.official, "now": build.at(-12)}
    issue = raise_issue(made, title="Trygg hemgång att följa", home_group=cast.group, **sign)
    theirs = {"by": cast.stranger, "now": build.at(-12)}
    secret = raise_issue(made, title="Hemlig fråga att följa", home_group=cast.other_group, **theirs)
    for role in ("chair", "member", "substitute", "secretary", "administrator"):
        follow_issue(issue, how="daily", by=getattr(cast, role), now=build.at(-11))
    for role in ("other_secretary", "administrator"):
        follow_issue(secret, how="at_once", by=getattr(cast, role), now=build.at(-11))
    tell(issue, "open_point", text="Hur gör vi på helgen?", by=None, now=build.at(-10))
    tell(issue, "changed", circle="presidency", by=None, now=build.at(-10))
    tell(secret, "open_point", text="Hemligt", by=None, now=build.at(-10))
    house.more["followed_issue"] = issue
    pairs = [(cast.member.pk, cast.member)]
    (link,) = make_links(FOLLOW_LINK, pairs, expires_at=build.at(0) + timedelta(days=100))
    house.more["follow_token"] = token_of(link)
