"""The seats a request can ask for, as ticks by organisation (P02)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from groups.circle import represents
from groups.models import Appointment, Group, NominationRequest, Seat
from groups.nomination_facts import asked_seats
from groups.nomination_papers import note_of
from groups.nominations import lacks_somebody


@dataclass(frozen=True)
class SeatTick:
    """One seat: who sits there now and until when, and whether it lacks somebody on the first day."""

    id: int
    group: str
    represents: str
    note: str
    holders: tuple[str, ...]
    until: date | None
    lacks: bool
    is_ticked: bool


def seats_offered(
    request: NominationRequest, groups: Collection[Group], ticked: Collection[str] | None = None
) -> list[tuple[str, list[SeatTick]]]:
    """`[("Sala kommun", [SeatTick, …]), …]`: every seat in force on the first day, in four queries."""
    chosen = (
        asked_seats(request)
        if ticked is None
        else {int(text) for text in ticked if text.isdecimal() and len(text) < 19}
    )
    names = {group.pk: group.shown_name for group in groups}
    rows = Seat.objects.in_force(request.starts_on).filter(group__in=groups)
    rows = rows.select_related("organization", "rule").prefetch_related("organization__names")
    held = _held(groups, request.starts_on)
    parts = defaultdict(list)
    for seat in rows.order_by("group", "number"):
        whom = (
            seat.organization.name_on(request.starts_on) if seat.organization else represents(seat, date.max)
        )
        here = held[seat.pk]
        last = [row.ends_on for row in here if row.ends_on]
        parts[whom].append(
            SeatTick(
                id=seat.pk,
                group=names[seat.group_id],
                represents=represents(seat, request.starts_on),
                note=note_of(seat),
                holders=tuple(row.person.name for row in here),
                until=min(last, default=None),
                lacks=lacks_somebody(
                    seat.substitutes, [row.place for row in here if _still_there(row, request.starts_on)]
                ),
                is_ticked=seat.pk in chosen,
            )
        )
    return list(parts.items())


def _held(groups: Collection[Group], on: date) -> dict[int, list[Appointment]]:
    """Those who sit on the first day, or sat there the day before it."""
    found = defaultdict(list)
    rows = Appointment.objects.overlapping(on - timedelta(days=1), on).filter(group__in=groups)
    newest = rows.select_related("person").order_by("place", "-starts_on")
    for row in newest:
        if row.place not in {other.place for other in found[row.seat_id]}:
            found[row.seat_id].append(row)
    return found


def _still_there(row: Appointment, on: date) -> bool:
    return row.ends_on is None or row.ends_on >= on
