"""The addresses of the days of a meeting and of putting it off."""

from tests.house import Builder, House
from tests.rows.base import PLANNERS, Row, at, only

ROWS: dict[str, Row] = {
    # Which groups there are to meet with is no secret in the structure.
    "meetings:days": Row(only(PLANNERS), at("planned"), shows_groups=True),
    "meetings:postpone": Row(only(PLANNERS), at("called")),
}


def furnish(build: Builder, house: House) -> None:
    """The house's own meetings will do."""
