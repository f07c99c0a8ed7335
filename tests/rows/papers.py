"""The addresses of the papers."""

from meetings.actions import annotate
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, NOT_THERE, OK, PLANNERS, Row, at, first_item, only

ALONE = dict.fromkeys(ROLES, NOT_THERE)


def own(house: House) -> list:
    return [house.more["annotation"].pk]


ROWS: dict[str, Row] = {
    "meetings:papers": Row(only(INSIDE), at("called")),
    "meetings:pack": Row(only(INSIDE), at("called", lambda house: "pdf")),
    "meetings:paper": Row(only(INSIDE), lambda house: [first_item(house, "called").item_documents.get().pk]),
    "meetings:openings": Row(only(PLANNERS), at("called")),
    "meetings:openings_file": Row(only(PLANNERS), at("called")),
    "meetings:annotations": Row(only(INSIDE), at("called")),
    "meetings:annotation_search": Row(dict.fromkeys(ROLES, OK)),
    "meetings:annotation_add": Row(only(INSIDE), lambda house: [first_item(house, "called").pk]),
    "meetings:annotation": Row(ALONE | {"member": OK}, own),
    "meetings:annotation_remove": Row(ALONE | {"member": MOVED}, own, method="post"),
}


def furnish(build: Builder, house: House) -> None:
    """The member's own note, which nobody else may find."""
    item, member = first_item(house, "called"), house.cast.member
    house.more["annotation"] = annotate(item, text="Fråga om kostnaden.", by=member, now=build.now)
