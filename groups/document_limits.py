"""How wide a document's circle may be where it stands: registered from `ready()`, since this room does not
know on what it stands (ruling 1)."""

from collections.abc import Callable
from dataclasses import dataclass

from groups.models import Document


@dataclass(frozen=True)
class Limit:
    """The widest circle, of `ReadingCircle`, and why in a sentence."""

    circle: str
    why: str


# Called with a document: its limit, None for none.
LIMITS: list[Callable[[Document], Limit | None]] = []


def limits_documents(function):
    LIMITS.append(function)
    return function


def limits_of(document: Document) -> list[Limit]:
    return [limit for asked in LIMITS if (limit := asked(document))]
