"""Whether a person may take a place on a seat from a day on (I-SEAT1 to I-SEAT4, I-SEAT7).

`composition` says what is wrong on one day; here a whole period is weighed before anything is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samverkan.lib.spoken import day_plain

MEMBER, SUBSTITUTE = "member", "substitute"


@dataclass(frozen=True)
class SeatPeriod:
    """A seat with the day it exists from and the last it may be filled to (its own, the group's or the
    term's)."""

    id: int
    name: str
    substitutes: int
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Sitting:
    """An appointment, held or wanted; `seat` is the seat's name. `place` is 0 for the member, from 1 for
    substitutes."""

    id: int | None
    seat_id: int
    seat: str
    person_id: int
    name: str
    capacity: str
    place: int
    starts_on: date
    ends_on: date | None = None

    def meets(self, other: "Sitting") -> bool:
        """Whether the two share a day; the first and the last count."""
        return self.starts_on <= (other.ends_on or date.max) and other.starts_on <= (self.ends_on or date.max)


@dataclass(frozen=True)
class Obstacle:
    """Why not, in words. `in_the_way` is an appointment that could be ended the day before instead."""

    code: str
    text: str
    field: str = ""
    in_the_way: Sitting | None = None


def obstacle(wanted: Sitting, seat: SeatPeriod, held: Iterable[Sitting]) -> Obstacle | None:
    """The first thing that stands against the wanted appointment. `held` are those of the seat and of the
    person in the group, of any time; others among them are passed over."""
    others = [other for other in held if other.id != wanted.id and other.meets(wanted)]
    return _outside(wanted, seat) or _occupied(wanted, seat, others) or _elsewhere(wanted, others)


def free_place(
    seat: SeatPeriod, capacity: str, starts_on: date, ends_on: date | None, held: Sequence[Sitting]
) -> int:
    """The place to sit on: 0 for a member; for a substitute the first that is free, or the first when all are
    taken."""
    if capacity == MEMBER:
        return 0
    wanted = Sitting(None, seat.id, seat.name, 0, "", capacity, 0, starts_on, ends_on)
    taken = {other.place for other in held if other.seat_id == seat.id and other.meets(wanted)}
    return next((place for place in range(1, seat.substitutes + 1) if place not in taken), 1)


def _outside(wanted: Sitting, seat: SeatPeriod) -> Obstacle | None:
    if wanted.ends_on and wanted.ends_on < wanted.starts_on:
        return Obstacle("backwards", _("The appointment ends before it starts."), "ends_on")
    if wanted.capacity == SUBSTITUTE and wanted.place > seat.substitutes:
        text = (
            _("%(seat)s has no place for a substitute.")
            if not seat.substitutes
            else _("%(seat)s has no more places for substitutes.")
        )
        return Obstacle("no_place", text % {"seat": seat.name}, "capacity")
    if wanted.starts_on < seat.starts_on:
        text = _("%(seat)s is a seat from %(day)s. Choose that day or a later one.")
        return Obstacle(
            "too_early", text % {"seat": seat.name, "day": day_plain(seat.starts_on)}, "starts_on"
        )
    if seat.ends_on and (wanted.starts_on > seat.ends_on or (wanted.ends_on or date.max) > seat.ends_on):
        field = "starts_on" if wanted.starts_on > seat.ends_on else "ends_on"
        text = _(
            "The appointment cannot last longer than %(day)s, when the seat, the group or the term ends."
        )
        return Obstacle("too_late", text % {"day": day_plain(seat.ends_on)}, field)
    return None


def _occupied(wanted: Sitting, seat: SeatPeriod, others: Sequence[Sitting]) -> Obstacle | None:
    """I-SEAT1, I-SEAT2."""
    there = [other for other in others if other.seat_id == seat.id]
    if own := next(
        (
            other
            for other in there
            if other.person_id == wanted.person_id and other.capacity != wanted.capacity
        ),
        None,
    ):
        text = _("%(name)s cannot be both member and substitute for %(seat)s. Choose two different persons.")
        return Obstacle("own_substitute", text % {"name": own.name, "seat": seat.name}, "person")
    for other in there:
        if other.place != wanted.place and other.person_id != wanted.person_id:
            continue
        values = {"seat": seat.name, "name": other.name, "day": day_plain(other.starts_on)}
        if other.person_id == wanted.person_id:
            text = _("%(name)s already sits on the seat of %(seat)s since %(day)s.")
            return Obstacle("same_person", text % values, "person")
        text = (
            _(
                "%(seat)s already has a member: %(name)s, since %(day)s. End that appointment the"
                " day before, or choose another day."
            )
            if wanted.capacity == MEMBER
            else _(
                "%(seat)s already has a substitute: %(name)s, since %(day)s. End that appointment"
                " the day before, or choose another day."
            )
        )
        return Obstacle("occupied", text % values, "person", in_the_way=other)
    return None


def _elsewhere(wanted: Sitting, others: Sequence[Sitting]) -> Obstacle | None:
    """I-SEAT3: one full seat a person and group. Being substitute on another seat is allowed, and shown as
    odd."""
    if wanted.capacity != MEMBER:
        return None
    for other in others:
        if (
            other.person_id == wanted.person_id
            and other.capacity == MEMBER
            and other.seat_id != wanted.seat_id
        ):
            text = _(
                "%(name)s is already a member for %(seat)s since %(day)s, and nobody has two "
                "seats in a group."
            )
            values = {"name": other.name, "seat": other.seat, "day": day_plain(other.starts_on)}
            return Obstacle("two_seats", text % values, "person")
    return None
