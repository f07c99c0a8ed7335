"""The address of the search, with everything in the house to be found."""

from groups.search.refreshing import rebuild
from tests.house import ROLES, Builder, House
from tests.rows.base import OK, Row

ROWS: dict[str, Row] = {
    # The one word that both groups have in theirs.
    "search:search": Row(dict.fromkeys(ROLES, OK), data=lambda house: {"q": "underlag"}),
}


def furnish(build: Builder, house: House) -> None:
    rebuild(build.now)
