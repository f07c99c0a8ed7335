"""The addresses of stages: an issue raised, screened, moved, changed and merged."""

from collections.abc import Callable

from groups.models import Structure
from issues.actions import (
    add_open_point,
    add_party,
    add_perspective,
    add_source,
    add_topic,
    let_group_in,
    raise_issue,
    screen_issue,
)
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NOT_YOURS, OK, PLANNERS, Row, only
from tests.rows.structure import STAFF_OF_THE_STRUCTURE

# Whoever leads or staffs some group merges the issues of that group; there are none to see for the others.
MERGERS = PLANNERS | {"other_secretary"}


def issue(house: House) -> list:
    return [house.more["issue"].pk]


def of_issue(name: str) -> Callable[[House], list]:
    return lambda house: [house.more["issue"].pk, house.more[name].pk]


def structure(house: House) -> list:
    return [house.cast.structure.slug]


def of_structure(name: str) -> Callable[[House], list]:
    return lambda house: [house.cast.structure.slug, house.more[name].pk]


def to_movers(args: Callable, status: int = OK, **more) -> Row:
    """The names of the structure's groups may be chosen among."""
    return Row(only(PLANNERS, status), args, shows_groups=True, **more)


def in_structure(args: Callable, status: int = OK, **more) -> Row:
    sees = dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys(STAFF_OF_THE_STRUCTURE, status)
    return Row(sees, args, shows_groups=True, **more)


ROWS: dict[str, Row] = {
    "stages:raise": Row(dict.fromkeys(ROLES, OK), shows_groups=True),
    "stages:merge": Row(dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys(MERGERS, OK)),
    "stages:order": in_structure(structure),
    "stages:stage": in_structure(lambda house: [house.cast.structure.slug, "preparation"]),
    "stages:perspective_new": in_structure(structure),
    "stages:perspective_end": in_structure(of_structure("perspective")),
    "stages:topic_new": in_structure(structure),
    "stages:topic_remove": in_structure(of_structure("topic"), MOVED, method="post"),
    "stages:screen": to_movers(issue),
    "stages:move": to_movers(issue),
    "stages:next": to_movers(issue),
    "stages:home": to_movers(issue),
    "stages:change": to_movers(issue),
    "stages:parts": to_movers(issue),
    "stages:party_joined": to_movers(of_issue("party")),
    "stages:point_settle": to_movers(of_issue("open_point")),
    "stages:party_remove": to_movers(of_issue("party"), MOVED, method="post"),
    "stages:group_remove": to_movers(of_issue("issue_group"), MOVED, method="post"),
    "stages:source_remove": to_movers(of_issue("source"), MOVED, method="post"),
}


def furnish(build: Builder, house: House) -> None:
    """An issue of the cast's group with something of everything, and one of the other group's."""
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-19)}
    made = Structure.objects.get(pk=cast.structure.pk)
    more["topic"] = add_topic(made, name="Psykiatri", **sign)
    more["perspective"] = add_perspective(made, name="Brukare", starts_on=build.at(-400).date(), **sign)
    more["issue"] = raise_issue(
        made,
        title="Trygg hemgång hela vägen",
        description="Den som kommer hem från sjukhuset ska veta vem som kommer.",
        home_group=cast.group,
        by=cast.member,
        now=build.at(-20),
    )
    screen_issue(
        more["issue"],
        group=cast.group,
        has_common_interest=True,
        needs_cooperation=True,
        is_intermunicipal=False,
        fits=True,
        perspectives=[more["perspective"]],
        **sign,
    )
    more["party"] = add_party(more["issue"], name="Skolorna i länet", **sign)
    more["issue_group"] = let_group_in(more["issue"], group=house.draft_group, **sign)
    more["open_point"] = add_open_point(more["issue"], text="Hur arbetar tjänstepersonerna ihop?", **sign)
    more["source"] = add_source(more["issue"], title="Socialtjänstlagen, kapitel 5", **sign)
    theirs = {"by": cast.other_secretary, "now": build.at(-20)}
    more["their_issue"] = raise_issue(made, title="Hemlig fråga", home_group=cast.other_group, **theirs)
