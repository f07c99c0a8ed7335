"""What a row says about an address."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.house import OUTSIDE, ROLES, House

OK, MOVED, NOT_YOURS, NOT_THERE, NO_GET, BUSY, WRONG = 200, 302, 403, 404, 405, 409, 422
NOBODY = dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys(OUTSIDE, NOT_THERE)
STAFF = {"secretary", "official", "administrator"}
PLANNERS = STAFF | {"chair"}
OWNERS = STAFF | {"member"}
INSIDE = PLANNERS | {"member", "substitute"}
EVERYBODY = INSIDE | set(OUTSIDE)


def only(roles: set[str], status: int = OK) -> dict[str, int]:
    """These get `status`; others of the group 403, outsiders 404."""
    return NOBODY | dict.fromkeys(roles, status)


@dataclass(frozen=True)
class Row:
    """One address: how it is asked for, with which arguments, and what each role is answered.

    `public`: what somebody who is not logged in gets instead of the door.
    """

    sees: dict[str, int]
    args: Callable[[House], list] = lambda house: []
    method: str = "get"
    data: Callable[[House], dict] = field(default=lambda house: {})
    public: int = MOVED
    # Whoever holds the link may read what it is about; sample texts are nobody's.
    is_open: bool = False
    # How the structure is built is for everybody in it: the names of its groups, never of who sits in them.
    shows_groups: bool = False
    # Nor is it a secret in the structure whom to write to: who staffs each group.
    shows_staff: bool = False


def group(house: House) -> list:
    return [house.cast.group.slug]


def in_group(found: Callable[[House], object]) -> Callable[[House], list]:
    return lambda house: [house.cast.group.slug, found(house)]


def at(name: str, *more: Callable[[House], object]) -> Callable[[House], list]:
    return lambda house: [getattr(house, name).pk, *(value(house) for value in more)]


def first_item(house: House, meeting: str = "planned"):
    return getattr(house, meeting).items.get(title="Trygg hemgång")


def drafted_item(house: House) -> list:
    return [first_item(house, "drafted").pk]


def owed(house: House) -> list:
    """The action that the member has promised."""
    return [house.cast.member.actions.first().pk]


def to_staff(status: int, args: Callable, **more) -> Row:
    return Row(only(STAFF, status), args, method="post", **more)


def typed(args: Callable, status: int, **more) -> Row:
    """Posts that keep what was typed: not logged in gets the text back with 401, not the door."""
    return Row(only(STAFF, status), args, method="post", public=401, **more)
