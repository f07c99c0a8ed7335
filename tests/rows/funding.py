"""The addresses of requests for funding: the group asks the forum above it, and so does the other group."""

from collections.abc import Callable
from decimal import Decimal

from groups.models import Group
from plans.actions import (
    add_funding_line,
    begin_funding_request,
    grant_funding_request,
    submit_funding_request,
    take_up_funding_request,
)
from plans.models import FundingRequest
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, NOT_THERE, OK, PLANNERS, Row, only

# Nobody of the cast serves the forum.
ABOVE = only({"administrator"})
OF_THE_FORUM = dict.fromkeys(ROLES, NOT_THERE) | {"administrator": OK}


def of(name: str) -> Callable[[House], list]:
    return lambda house: [house.more[name].pk]


def year(house: House) -> list:
    return [house.more["asked"].addressee.slug, house.more["asked"].year]


ROWS: dict[str, Row] = {
    "funding:list": Row(dict.fromkeys(ROLES, OK)),
    "funding:begin": Row(only(PLANNERS), lambda house: [house.cast.group.slug]),
    "funding:year": Row(OF_THE_FORUM, year),
    "funding:csv": Row(OF_THE_FORUM, year),
    "funding:line": Row(only(PLANNERS), of("funding_line")),
    "funding:remove_line": Row(only(PLANNERS, MOVED), of("funding_line"), method="post"),
    "funding:request": Row(only(INSIDE), of("asked")),
    "funding:change": Row(only(PLANNERS), of("asking")),
    "funding:add_line": Row(
        only(PLANNERS, MOVED),
        of("asking"),
        method="post",
        data=lambda house: {"category": "SIP", "kronor": "200 000"},
    ),
    "funding:submit": Row(only(PLANNERS), of("asking")),
    "funding:take_up": Row(only({"administrator"}, MOVED), of("asked"), method="post"),
    "funding:grant": Row(ABOVE, of("asked")),
    "funding:reject": Row(ABOVE, of("asked")),
    "funding:withdraw": Row(only(PLANNERS), of("asked")),
    "funding:report": Row(only(PLANNERS), of("granted")),
    "funding:report_day": Row(ABOVE, of("granted")),
    "funding:note": Row(only(PLANNERS), of("asked")),
}


def furnish(build: Builder, house: House) -> None:
    cast, more, now = house.cast, house.more, build.at(-12)
    sign = {"by": cast.official, "now": now}
    more["asking"] = _request(cast.group, build.now.year + 1, "Medel nästa år", sign)
    more["funding_line"] = more["asking"].lines.get()
    more["asked"] = _request(cast.group, build.now.year, "Medel i år", sign)
    said = {"approved_on": now.date(), "approved_how": "Per e-post till alla i gruppen"}
    submit_funding_request(more["asked"], **said, **sign)
    more["granted"] = _request(cast.group, build.now.year - 1, "Medel i fjol", sign)
    submit_funding_request(more["granted"], **said, **sign)
    take_up_funding_request(more["granted"], **sign)
    day = build.at(-12).date()
    grant_funding_request(more["granted"], on=day, report_by=build.at(30).date(), **sign)
    theirs = {"by": cast.other_secretary, "now": now}
    hidden = _request(cast.other_group, build.now.year, "Hemlig begäran", theirs)
    submit_funding_request(hidden, **said, **theirs)


def _request(group: Group, year: int, title: str, sign: dict) -> FundingRequest:
    """One whose lines do not come to what it states."""
    made = begin_funding_request(group, year=year, title=title, stated_total=Decimal(900_000), **sign)
    add_funding_line(
        made,
        category="Samordnare",
        posts=Decimal("1.5"),
        kronor=Decimal(750_000),
        purpose="Stöd till dem som möter många myndigheter.",
        expected="Kortare väg till rätt stöd.",
        **sign,
    )
    return made
