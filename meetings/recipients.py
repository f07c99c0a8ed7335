"""Who gets a call, and as what (I-CALL3, S000-21, S001-44)."""

from dataclasses import dataclass

from groups.circle import Circle, Place
from groups.models import GroupSettings, Person
from meetings.models import CoOption
from meetings.substitution import CALLED, call_mode


@dataclass(frozen=True)
class Receiver:
    person: Person
    capacity: str
    mode: str
    represents: str = ""
    seat_id: int | None = None


def receivers_of(circle: Circle, settings: GroupSettings, co_options: list[CoOption]) -> list[Receiver]:
    """Members, substitutes as the group's setting says, the co-opted, the officials: each person once.

    Somebody in two capacities is called in the first that calls: members before substitutes before the rest.
    """
    wanted = [
        *[
            Receiver(
                place.member,
                "observer" if place.is_observer else "member",
                CALLED,
                place.represents,
                place.seat_id,
            )
            for place in circle.places
            if place.member
        ],
        *[_substitute(person, place, settings) for place in circle.places for person in place.substitutes],
        *[
            Receiver(
                row.person,
                "co_opted",
                CALLED,
                row.organization.name_on(row.meeting.date) if row.organization else "",
            )
            for row in co_options
        ],
        *[Receiver(person, "official", CALLED) for person in circle.officials],
    ]
    kept: dict[int, Receiver] = {}
    for receiver in sorted(wanted, key=lambda receiver: receiver.mode != CALLED):
        kept.setdefault(receiver.person.pk, receiver)
    return [receiver for receiver in wanted if kept[receiver.person.pk] is receiver]


def _substitute(person: Person, place: Place, settings: GroupSettings) -> Receiver:
    mode = call_mode(
        "substitute", settings.substitutes_invited, replaces=place.member is None and not place.is_observer
    )
    return Receiver(person, "substitute", mode, place.represents, place.seat_id)
