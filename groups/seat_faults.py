"""Seats and offices held in a way the rules do not allow (I-SEAT1 to I-SEAT7, I-OFF1, I-OFF2)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groups.offices import office_refusal
from groups.seat_facts import MEMBER, SUBSTITUTE, HolderFacts, OfficeFacts, SeatFacts
from groups.sectors import sector_word

WARNINGS = {"substitute_elsewhere", "other_sector"}


@dataclass(frozen=True)
class Wrong:
    """What is not as it should be, as a sentence; `is_warning` when it is allowed all the same."""

    code: str
    text: str
    seat_id: int | None
    person_id: int
    is_warning: bool = False


def wrongly_filled(
    seats: Iterable[SeatFacts],
    holders: Iterable[HolderFacts],
    offices: Iterable[OfficeFacts],
    office_rules: Mapping[str, str],
) -> list[Wrong]:
    """All that is wrong, seats first; of two that cannot both be, the later in the list is named."""
    seats, holders = list(seats), list(holders)
    return _wrong_holders(seats, holders) + _wrong_offices(seats, holders, offices, office_rules)


def _wrong_holders(seats: Iterable[SeatFacts], holders: Iterable[HolderFacts]) -> list[Wrong]:
    by_id = {seat.id: seat for seat in seats}
    on_seat, of_person = defaultdict(list), defaultdict(list)
    wrong = []
    for holder in holders:
        seat = by_id.get(holder.seat_id)
        if seat is None:
            text = _("%(name)s has no seat in force. End the appointment or move it to another seat.")
            wrong.append(Wrong("no_seat", text % {"name": holder.name}, holder.seat_id, holder.person_id))
            continue
        wrong += _against(holder, seat, on_seat[seat.id], of_person[holder.person_id])
        on_seat[seat.id].append(holder)
        of_person[holder.person_id].append(holder)
    return wrong


def _against(
    holder: HolderFacts, seat: SeatFacts, on_seat: list[HolderFacts], of_person: list[HolderFacts]
) -> list[Wrong]:
    """What an appointment breaks, given those before it on the seat and of the person (I-SEAT1 to -7)."""
    found = []
    same_capacity = [other for other in on_seat if other.capacity == holder.capacity]
    if holder.capacity == MEMBER and same_capacity:
        found.append(
            ("two_members", _("%(seat)s already has the member %(other)s. End that appointment first."))
        )
    if holder.capacity == SUBSTITUTE and len(same_capacity) >= seat.substitutes:
        found.append(
            (
                "too_many_substitutes",
                _("%(seat)s has no more place for a substitute: %(name)s is one too many."),
            )
        )
    if any(other.seat_id == seat.id and other.capacity != holder.capacity for other in of_person):
        found.append(("own_substitute", _("%(name)s cannot be both member and substitute for %(seat)s.")))
    if holder.capacity == MEMBER and any(
        other.capacity == MEMBER and other.seat_id != seat.id for other in of_person
    ):
        found.append(("two_seats", _("%(name)s already has a full seat in the group.")))
    if any(other.capacity != holder.capacity and other.seat_id != seat.id for other in of_person):
        found.append(
            ("substitute_elsewhere", _("%(name)s is a member on one seat and substitute on another."))
        )
    if seat.organization_id and holder.organization_id not in (None, seat.organization_id):
        found.append(("other_organization", _("%(name)s belongs to another organisation than %(seat)s.")))
    if seat.sector and holder.sector not in ("", seat.sector):
        found.append(
            (
                "other_sector",
                _("%(name)s's board works with %(board)s, the seat of %(seat)s is for %(sector)s."),
            )
        )
    names = {
        "name": holder.name,
        "seat": seat.name,
        "other": same_capacity[0].name if same_capacity else "",
        "board": sector_word(holder.sector),
        "sector": sector_word(seat.sector),
    }
    return [
        Wrong(code, text % names, seat.id, holder.person_id, is_warning=code in WARNINGS)
        for code, text in found
    ]


def _wrong_offices(
    seats: Iterable[SeatFacts],
    holders: Iterable[HolderFacts],
    offices: Iterable[OfficeFacts],
    rules: Mapping[str, str],
) -> list[Wrong]:
    by_id = {seat.id: seat for seat in seats}
    full_seat = {
        holder.person_id: by_id[holder.seat_id]
        for holder in holders
        if holder.capacity == MEMBER and holder.seat_id in by_id and not by_id[holder.seat_id].is_observer
    }
    wrong, chairs = [], []
    for office in offices:
        seat = full_seat.get(office.person_id)
        if refusal := office_refusal(office.office, seat.kind if seat else None, rules):
            text = _("%(name)s: %(refusal)s") % {"name": office.name, "refusal": refusal}
            wrong.append(Wrong(f"{office.office}_seat", text, seat.id if seat else None, office.person_id))
        if office.office == "chair" and chairs:
            text = _("%(other)s is already chair, so %(name)s cannot be that at the same time.")
            names = {"name": office.name, "other": chairs[0].name}
            wrong.append(Wrong("two_chairs", text % names, seat.id if seat else None, office.person_id))
        chairs += [office] if office.office == "chair" else []
    return wrong
