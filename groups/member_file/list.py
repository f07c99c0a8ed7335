"""The group written as a member file that reads back unchanged."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from groups.models import Appointment, Group, Office, Seat

# The words of the file, not of the interface: they are what `columns` and people read.
HEADINGS = (
    "plats",
    "organisation",
    "uppdrag",
    "namn",
    "e-post",
    "telefon",
    "parti",
    "nämnd",
    "beslutsdatum",
    "dnr",
    "från",
    "till",
)
ROLES = {
    (Appointment.Capacity.MEMBER, ""): "ledamot",
    (Appointment.Capacity.SUBSTITUTE, ""): "ersättare",
    (Appointment.Capacity.MEMBER, Office.Kind.CHAIR): "ordförande",
    (Appointment.Capacity.MEMBER, Office.Kind.VICE_CHAIR): "vice ordförande",
}


def member_list(group: Group, on: date) -> list[list[object]]:
    """A row for each place of each seat in force that day, in the order of the seats; vacant places have no
    name."""
    seats = Seat.objects.in_force(on).filter(group=group).select_related("organization")
    there = defaultdict(dict)
    appointments = Appointment.objects.filter(group=group).overlapping(on, None).order_by("-starts_on")
    for row in appointments.select_related("person", "board"):
        there[row.seat_id][row.place] = row
    offices = {row.person_id: row for row in Office.objects.in_force(on).filter(group=group)}
    return [
        row
        for seat in seats.prefetch_related("organization__names")
        for row in _rows(seat, there[seat.pk], offices, on)
    ]


def _rows(seat: Seat, there: dict, offices: dict[int, Office], on: date) -> Iterable[list[object]]:
    organization = seat.organization.name_on(on) if seat.organization else seat.label
    for place in range(seat.substitutes + 1):
        capacity = Appointment.Capacity.SUBSTITUTE if place else Appointment.Capacity.MEMBER
        row = there.get(place)
        office = offices.get(row.person_id) if row and not place else None
        role = ROLES[capacity, office.kind if office else ""]
        if office and office.ordinal > 1:
            role = f"{office.ordinal}:e {role}"
        yield [seat.number, organization, role, *(_person(row) if row else [""] * 9)]


def _person(row: Appointment) -> list[object]:
    who = row.person
    board = row.board.name if row.board else ""
    return [
        who.name,
        who.address,
        who.phone,
        row.party,
        board,
        row.decision_date,
        row.decision_reference,
        row.starts_on,
        row.ends_on,
    ]
