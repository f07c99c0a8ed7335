"""The addresses of this part, and what the house needs for them."""

from tests.house import ROLES, Builder, House
from tests.rows.base import NOT_YOURS, OK, STAFF, Row, group, only

ADMINISTRATORS = dict.fromkeys(ROLES, NOT_YOURS) | {"administrator": OK}

ROWS: dict[str, Row] = {
    "structure:rhythm": Row(
        dict.fromkeys(ROLES, OK), lambda house: [house.cast.structure.slug], shows_groups=True
    ),
    "registers:registers": Row(ADMINISTRATORS),
    "registers:whole": Row(ADMINISTRATORS, lambda house: ["json"]),
    "groups:changes": Row(only(STAFF), group),
    "registers:one": Row(ADMINISTRATORS, lambda house: ["personer"]),
}


def furnish(build: Builder, house: House) -> None:
    """The house has all that the registers tell of."""
