"""The addresses of the year."""

from datetime import date, time

from meetings.actions import add_obligation, add_pattern, adopt_usual_obligations, fulfil_obligation
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, NOT_YOURS, OK, PLANNERS, STAFF, Row, only


def of_group(house: House) -> list:
    return [house.cast.group.slug, house.more["year"]]


def of_structure(house: House) -> list:
    return [house.cast.structure.slug, house.more["year"]]


def group(house: House) -> list:
    return [house.cast.group.slug]


def structure(house: House) -> list:
    return [house.cast.structure.slug]


def of_obligation(house: House) -> list:
    return [house.cast.group.slug, house.more["obligation"].pk]


def _called(house: House) -> dict:
    return {"meeting": house.called.pk}


def key(name: str):
    return lambda house: [house.more[name].pk]


# Both groups of the house belong to one structure: whoever staffs either may change what is asked of all.
STAFF_OF_THE_STRUCTURE = dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys(STAFF | {"other_secretary"}, OK)

ROWS: dict[str, Row] = {
    "year:list": Row(dict.fromkeys(ROLES, OK)),
    "year:structure": Row(dict.fromkeys(ROLES, OK), of_structure, shows_groups=True),
    "year:structure_pdf": Row(dict.fromkeys(ROLES, OK), of_structure, shows_groups=True),
    "year:structure_obligations": Row(STAFF_OF_THE_STRUCTURE, structure),
    "year:usual": Row(
        {role: MOVED if status == OK else status for role, status in STAFF_OF_THE_STRUCTURE.items()},
        structure,
        method="post",
    ),
    "year:group": Row(only(INSIDE), of_group),
    "year:group_pdf": Row(only(INSIDE), of_group),
    "year:plan": Row(only(PLANNERS), of_group),
    "year:group_obligations": Row(only(PLANNERS), group),
    "year:tick": Row(only(PLANNERS), of_obligation),
    "year:put": Row(only(PLANNERS, MOVED), of_obligation, method="post", data=_called),
    "year:patterns": Row(only(PLANNERS), group),
    "year:obligation": Row(only(PLANNERS), key("obligation")),
    "year:untick": Row(only(PLANNERS, MOVED), key("tick"), method="post"),
    "year:pattern": Row(only(PLANNERS), key("pattern")),
    "year:pattern_remove": Row(only(PLANNERS, MOVED), key("pattern"), method="post"),
}


def furnish(build: Builder, house: House) -> None:
    """The usual obligations, one of each group's own, a tick, and a usual meeting."""
    today = build.at(0).date()
    sign = {"by": house.cast.secretary, "now": build.now}
    adopt_usual_obligations(house.cast.structure, **sign)
    starts_on = date(today.year, 1, 1)
    add_obligation(house.cast.other_group, title="Hemlig genomgång", starts_on=starts_on, **sign)
    own = add_obligation(house.cast.group, title="Trygg hemgång följs upp", starts_on=starts_on, **sign)
    (tick,) = fulfil_obligation(own, group=house.cast.group, on=today, text="Underlag om hemgång", **sign)
    pattern = add_pattern(house.cast.group, month=3, week=2, weekday=1, start=time(9), end=time(12), **sign)
    house.more |= {"year": today.year, "obligation": own, "tick": tick, "pattern": pattern}
