"""Terms, the change of term and the end of a group; in the house a change of term that has begun."""

from datetime import date

from groups.actions import add_term, start_term_change
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NOT_YOURS, OK, STAFF, Row, group, only

# Those who staff some group of the structure; its others are insiders too.
STAFF_HERE = STAFF | {"other_secretary"}
OF_THE_STRUCTURE = dict.fromkeys(ROLES, NOT_YOURS)


def of_structure(status: int = OK) -> dict[str, int]:
    return OF_THE_STRUCTURE | dict.fromkeys(STAFF_HERE, status)


def slug(house: House) -> list:
    return [house.cast.structure.slug]


def term(house: House) -> list:
    return [house.more["term_change"].from_term_id]


def change(house: House) -> list:
    return [house.more["term_change"].pk]


def group_of_change(house: House) -> list:
    return [house.more["term_change"].pk, house.cast.group.slug]


# Of another group's staff: it is in the structure, but not theirs.
OWN_STAFF = only(STAFF)

ROWS: dict[str, Row] = {
    "terms:list": Row(dict.fromkeys(ROLES, OK), shows_groups=True),
    "terms:who": Row(dict.fromkeys(ROLES, OK)),
    "terms:add": Row(of_structure(), slug),
    "terms:change": Row(of_structure(), term),
    "terms:remove": Row(of_structure(MOVED), term, method="post"),
    "terms:start": Row(of_structure(), slug),
    "terms:guide": Row(of_structure(), change, shows_groups=True),
    "terms:end": Row(of_structure(), change),
    "terms:seats": Row(of_structure(), change),
    "terms:finish": Row(of_structure(), change, shows_groups=True),
    "terms:group": Row(OWN_STAFF | {"stranger": NOT_YOURS}, group_of_change),
    "terms:mark": Row(
        only(STAFF, MOVED) | {"stranger": NOT_YOURS},
        lambda house: [*group_of_change(house), "seats"],
        method="post",
        data=lambda house: {"note": "Platserna finns", "pass_over": "1"},
    ),
    "terms:close": Row(only(STAFF), group, shows_groups=True),
    "terms:renew": Row(only({"administrator"}), group),
}


def furnish(build: Builder, house: House) -> None:
    """A change of term from one that ends at the turn of the year to the four years after it."""
    cast, today = house.cast, build.at(0).date()
    sign = {"by": cast.secretary, "now": build.now, "overlaps": True}
    ends_on, first = today.replace(month=12, day=31), today.replace(year=today.year + 1, month=1, day=1)
    running = add_term(
        cast.structure, name="Mandatperioden", starts_on=date(2019, 1, 1), ends_on=ends_on, **sign
    )
    last = first.replace(year=first.year + 3, month=12, day=31)
    house.more["term_change"] = start_term_change(
        running, name="Nästa mandatperiod", starts_on=first, ends_on=last, **sign
    )
