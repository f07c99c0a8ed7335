"""The circle of a group on a day: its places, who sits on them and who staffs it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.text import capfirst

from groups.models import Appointment, Group, GroupRole, Office, Person, Seat
from groups.sectors import seat_name
from samverkan.lib.prepared import prepared

OFFICIALS = [GroupRole.Kind.RESPONSIBLE_OFFICIAL, GroupRole.Kind.DEPUTY_OFFICIAL]


@dataclass(frozen=True)
class Place:
    """A seat that day. `represents` is the name to print; a joint seat (“oppositionen”) has no
    organisation.

    Who sits on an observer's seat may attend, but never serves: such places are no part of any count.
    """

    seat_id: int
    number: int
    represents: str
    organization: str
    organization_id: int | None
    is_optional: bool
    member: Person | None
    substitutes: tuple[Person, ...]
    is_observer: bool = False


@dataclass(frozen=True)
class Circle:
    places: tuple[Place, ...]
    chair: Person | None
    vice_chairs: tuple[Person, ...]
    officials: tuple[Person, ...]

    @property
    def people(self) -> list[Person]:
        """Members and substitutes in the order of the seats, then the officials: each once."""
        seated = [person for place in self.places for person in (place.member, *place.substitutes) if person]
        return list({person.pk: person for person in [*seated, *self.officials]}.values())

    def person_ids(self) -> set[int]:
        return {person.pk for person in self.people}


def circle_on(group: Group, on: date) -> Circle:
    """Who made up the group that day, not today (S001-05 to -09); five queries whatever its size."""
    holders = defaultdict(list)
    for row in _holders(group.pk, on):
        holders[row.seat_id].append(row)
    offices, roles = _offices(group.pk, on), _officials(group.pk, on)
    return Circle(
        places=tuple(_place(seat, holders[seat.pk], on) for seat in _seats(group.pk, on)),
        chair=next((office.person for office in offices if office.kind == Office.Kind.CHAIR), None),
        vice_chairs=tuple(office.person for office in offices if office.kind == Office.Kind.VICE_CHAIR),
        officials=tuple(role.person for role in roles),
    )


def vice_chairs_on(group: Group, on: date) -> tuple[Person, ...]:
    """Of the circle nothing else; one query."""
    offices = _offices(group.pk, on)
    return tuple(office.person for office in offices if office.kind == Office.Kind.VICE_CHAIR)


@prepared
def _holders(group: int, on: date) -> QuerySet[Appointment]:
    return Appointment.objects.in_force(on).filter(group=group).select_related("person").order_by("place")


@prepared
def _seats(group: int, on: date) -> QuerySet[Seat]:
    rows = Seat.objects.in_force(on).filter(group=group)
    return rows.select_related("organization").prefetch_related("organization__names")


@prepared
def _offices(group: int, on: date) -> QuerySet[Office]:
    rows = Office.objects.in_force(on).filter(group=group)
    return rows.select_related("person").order_by("kind", "ordinal")


@prepared
def _officials(group: int, on: date) -> QuerySet[GroupRole]:
    rows = GroupRole.objects.in_force(on).filter(group=group, kind__in=OFFICIALS)
    return rows.select_related("person").order_by("-kind")


def represents(seat: Seat, on: date) -> str:
    """What a seat stands for, in words: "Sala kommun", "Region Västmanland 2", "Oppositionen"."""
    organization = seat.organization.name_on(on) if seat.organization else ""
    name = seat_name(organization, seat.label, seat.sector, seat.ex_officio)
    return capfirst(name)


def _place(seat: Seat, rows: list[Appointment], on: date) -> Place:
    return Place(
        seat_id=seat.pk,
        number=seat.number,
        represents=represents(seat, on),
        organization=seat.organization.name_on(on) if seat.organization else "",
        organization_id=seat.organization_id,
        is_optional=seat.is_optional,
        member=next((row.person for row in rows if row.capacity == Appointment.Capacity.MEMBER), None),
        substitutes=tuple(row.person for row in rows if row.capacity == Appointment.Capacity.SUBSTITUTE),
        is_observer=seat.is_observer,
    )
