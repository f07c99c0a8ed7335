"""The addresses of this part, and what the house needs for them."""

from groups.actions import ask_for_own_email
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, NOT_THERE, NOT_YOURS, OK, Row, group, in_group, only

INSIDERS = dict.fromkeys(ROLES, NOT_THERE) | dict.fromkeys(INSIDE, OK)


def the_substitute(house: House) -> list:
    return [house.cast.substitute.pk]


ROWS: dict[str, Row] = {
    "people:me": Row(dict.fromkeys(ROLES, OK)),
    "people:details": Row(dict.fromkeys(ROLES, OK)),
    "people:address": Row(dict.fromkeys(ROLES, OK)),
    "people:address_code": Row(dict.fromkeys(ROLES, MOVED)),
    # The substitute's own page is under /jag/.
    "people:person": Row(INSIDERS | {"substitute": MOVED}, the_substitute),
    "groups:vcard_all": Row(only(INSIDE), group),
    "groups:vcard_one": Row(only(INSIDE), in_group(lambda house: house.cast.member.pk)),
    "groups:people_print": Row(only(INSIDE), group),
    "people:own_extract": Row(dict.fromkeys(ROLES, OK)),
    "people:extract": Row(
        dict.fromkeys(ROLES, NOT_THERE)
        | dict.fromkeys(INSIDE, NOT_YOURS)
        | {"secretary": OK, "official": OK, "administrator": OK, "substitute": MOVED},
        the_substitute,
    ),
}


def furnish(build: Builder, house: House) -> None:
    """What these addresses need in the house: `house.more["…"] = …`, made through the verbs."""
    sign = {"by": house.cast.member, "now": build.now}
    house.more["new_address"] = ask_for_own_email(house.cast.member, email="ny@example.se", **sign)
