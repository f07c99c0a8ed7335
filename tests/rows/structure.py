"""The addresses of how the groups of a structure hang together, and what the house needs for them."""

from groups.actions import create_group, relate
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NOT_YOURS, OK, STAFF, Row, only


def structure(house: House) -> list:
    return [house.cast.structure.slug]


def relation(house: House) -> list:
    return [house.cast.structure.slug, house.more["relation"].pk]


# Both groups of the house belong to one structure: whoever is in either is an insider of it.
STAFF_OF_THE_STRUCTURE = STAFF | {"other_secretary"}

ROWS: dict[str, Row] = {
    "structure:list": Row(dict.fromkeys(ROLES, MOVED), shows_groups=True),
    "structure:structure": Row(dict.fromkeys(ROLES, OK), structure, shows_groups=True),
    "structure:public": Row(dict.fromkeys(ROLES, OK), structure, public=OK, shows_groups=True),
    "structure:pdf": Row(dict.fromkeys(ROLES, OK), structure, shows_groups=True),
    "structure:relate": Row(
        dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys(STAFF_OF_THE_STRUCTURE, OK),
        structure,
        shows_groups=True,
    ),
    "structure:relation": Row(only(STAFF) | {"stranger": NOT_YOURS}, relation, shows_groups=True),
}


def furnish(build: Builder, house: House) -> None:
    """A forum that both groups belong under; the relation of the cast's group is the one changed."""
    sign = {"by": house.cast.administrator, "now": build.now}
    groups = (house.cast.group, house.cast.other_group)
    starts_on = min(group.starts_on for group in groups)
    forum = create_group(
        house.cast.structure, name="Forumet", kind="strategic_forum", starts_on=starts_on, **sign
    )
    first, _ = (
        relate(group, kind="parent", other=forum, starts_on=group.starts_on, **sign) for group in groups
    )
    house.more["relation"] = first
