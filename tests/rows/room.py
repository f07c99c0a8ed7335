"""The addresses of the room."""

from meetings.actions import add_phrase, add_reservation
from tests.house import Builder, House
from tests.rows.base import (
    INSIDE,
    MOVED,
    STAFF,
    WRONG,
    Row,
    at,
    drafted_item,
    first_item,
    group,
    only,
    to_staff,
    typed,
)


def _key(house: House) -> str:
    return f"s{house.cast.seats['Sala'].pk}p{house.cast.member.pk}"


def _phrase(house: House) -> list:
    return [house.more["phrase"].pk]


ROWS = {
    "meetings:roll_call": Row(only(STAFF), at("drafted")),
    "meetings:roll_call_mark": typed(
        at("drafted"), MOVED, data=lambda house: {"act": f"{_key(house)} present"}
    ),
    "meetings:roll_call_over": typed(
        at("drafted"),
        WRONG,
        data=lambda house: {"leaving": _key(house), "taking": _key(house), "over-at": "strax"},
    ),
    "meetings:roll_call_stand_in": typed(at("drafted"), WRONG),
    "meetings:roll_call_person": Row(only(STAFF), at("drafted", _key)),
    "meetings:notes_reservation_add": typed(
        at("drafted"), WRONG, data=lambda house: {"item": first_item(house, "drafted").pk}
    ),
    "meetings:notes_reservation_remove": typed(lambda house: [house.more["reservation"].pk], MOVED),
    # Not on the day of the meeting.
    "meetings:notes_item_begin": typed(drafted_item, WRONG),
    "meetings:notes_item_end": typed(drafted_item, WRONG),
    "meetings:notes_item_time": Row(only(STAFF), drafted_item),
    "meetings:notes_phrase": typed(drafted_item, MOVED, data=lambda house: {"phrase": "Punkten bordläggs."}),
    "meetings:notes_writers": Row(only(STAFF), at("drafted")),
    "meetings:notes_beat": typed(
        at("drafted"), 204, data=lambda house: {"item": first_item(house, "drafted").pk}
    ),
    "meetings:phrases": Row(only(STAFF), group),
    "meetings:phrase": Row(only(STAFF), _phrase),
    "meetings:phrase_move": to_staff(MOVED, _phrase),
    "meetings:phrase_remove": to_staff(MOVED, _phrase),
    "meetings:presentation": Row(only(INSIDE), at("called")),
    "meetings:presentation_now": Row(only(INSIDE), at("called")),
}


def furnish(build: Builder, house: House) -> None:
    """A phrase of the group, and a dissent in the notes that are a draft."""
    sign = {"by": house.cast.secretary, "now": build.at(-6)}
    house.more["phrase"] = add_phrase(house.cast.group, text="Gruppen tackar för besöket.", **sign)
    item = first_item(house, "drafted")
    house.more["reservation"] = add_reservation(
        item, kind="dissent", person=house.cast.member, text="Förslaget är för dyrt.", **sign
    )
