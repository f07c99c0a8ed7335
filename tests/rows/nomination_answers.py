"""The addresses of this part, and what the house needs for them."""

from tests.house import Builder, House
from tests.rows.base import Row

ROWS: dict[str, Row] = {}


def furnish(build: Builder, house: House) -> None:
    """What these addresses need in the house: `house.more["…"] = …`, made through the verbs."""
