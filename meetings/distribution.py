"""Who gets approved notes, and which copy of them (S000-17, S000-48, I-MIN4).

Everybody of the meeting: members, substitutes, officials, the co-opted. Each organisation that had a seat
that day, at its registry, and each board the group is linked to, at its organisation's registry: with the
facts a registry asks for, and without what closed items hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from groups.circle import circle_on
from groups.models import Board, GroupRelation, Organization, Person
from groups.reading import circles_read_by
from groups.registrars import registrar_addresses
from meetings.joint import circle_at
from meetings.models import Attendance, Minutes, SubstituteRequest


@dataclass(frozen=True)
class Registry:
    """An organisation's registry; `boards` are those of its boards that the group is linked to."""

    organization_id: int
    name: str
    address: str
    boards: tuple[Board, ...] = ()
    has_seat: bool = True


def readers_of(minutes: Minutes) -> list[Person]:
    """The people who get the notes: each once, with or without an address."""
    circle = circle_at(minutes.meeting)
    co_opted = minutes.meeting.co_options.filter(item__isnull=True).select_related("person")
    people = [*circle.people, *(row.person for row in co_opted)]
    return list({person.pk: person for person in people}.values())


def circles_of_readers(minutes: Minutes) -> dict[int, frozenset[str]]:
    """The reading circles of each of those people by their part in the meeting (P25). A substitute who has
    served, or said yes to serving, reads as a member does; somebody of a group that joins as the whole group.
    """
    circle = circle_on(minutes.meeting.group, minutes.meeting.date)
    roles: dict[int, set[str]] = {}

    def add(people: Iterable[Person | None], role: str) -> None:
        for person in people:
            if person:
                roles.setdefault(person.pk, set()).add(role)

    add((place.member for place in circle.places if not place.is_observer), "member")
    add([circle.chair], "chair")
    add(circle.vice_chairs, "vice_chair")
    add(circle.officials, "responsible_official")
    serving = _serving(minutes)
    return {
        person.pk: circles_read_by(frozenset(roles.get(person.pk, ())), serves=person.pk in serving)
        for person in readers_of(minutes)
    }


def _serving(minutes: Minutes) -> set[int]:
    accepted = SubstituteRequest.objects.filter(
        meeting=minutes.meeting_id, state=SubstituteRequest.State.ACCEPTED
    )
    served = Attendance.objects.filter(
        minutes=minutes, capacity=Attendance.Capacity.SERVING_SUBSTITUTE, person__isnull=False
    )
    return {
        *accepted.values_list("substitute_id", flat=True),
        *served.values_list("person_id", flat=True),
    }


def registries_of(minutes: Minutes, today: date) -> list[Registry]:
    """Each organisation once, in the order of the register; without address it is listed and gets no mail."""
    meeting = minutes.meeting
    seated = {place.organization_id for place in circle_at(meeting).places if place.organization_id}
    boards = _linked_boards(meeting.group_id, today)
    rows = Organization.objects.filter(Q(pk__in=seated) | Q(boards__in=boards)).distinct()
    rows = list(rows.prefetch_related("names"))
    addresses = registrar_addresses([row.pk for row in rows], today)
    return [
        Registry(
            organization_id=row.pk,
            name=row.name_on(meeting.date),
            address=addresses.get(row.pk, ""),
            boards=tuple(board for board in boards if board.organization_id == row.pk),
            has_seat=row.pk in seated,
        )
        for row in rows
    ]


def _linked_boards(group: int, on: date) -> list[Board]:
    linked = GroupRelation.objects.in_force(on).filter(
        group=group, kind=GroupRelation.Kind.LINKED_BOARD, board__isnull=False
    )
    return list(Board.objects.filter(linked_groups__in=linked).distinct())
