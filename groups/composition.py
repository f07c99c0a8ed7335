"""Who should sit in a group and who does: seats by rule, filled, vacant, wrongly filled (S001-05 to S001-11).

Plain values in, plain values out; every fact is of one day, which the caller chooses.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from groups.offices import REGION_AND_MUNICIPALITIES
from groups.seat_facts import (
    MEMBER,
    SUBSTITUTE,
    HolderFacts,
    OfficeFacts,
    OrganizationFacts,
    PlannedSeat,
    RuleFacts,
    SeatFacts,
)
from groups.seat_faults import Wrong, wrongly_filled

NAMED_VACANCIES = 3


@dataclass(frozen=True)
class Missing:
    """A place that `appointed_by` must fill; `capacity` is member or substitute."""

    seat_id: int
    name: str
    organization_id: int | None
    appointed_by: str
    capacity: str


@dataclass(frozen=True)
class Composition:
    """Lists in the order of the seats; `summary` and `size_deviation` (mostly empty) are sentences.

    Observers' seats stand in `observers` and nowhere else: vacant or not, they are no part of the count.
    """

    filled: list[SeatFacts]
    vacant: list[SeatFacts]
    optional_vacant: list[SeatFacts]
    observers: list[SeatFacts]
    wrong: list[Wrong]
    to_appoint: list[Missing]
    summary: str
    size_deviation: str


def planned_seats(
    rules: Iterable[RuleFacts], organizations: Sequence[OrganizationFacts]
) -> list[PlannedSeat]:
    """The seats the rules make, numbered from 1 in the order of rules and organisations (S001-06 to -08)."""
    seats = []
    for rule in rules:
        for organization_id in _represented(rule, organizations):
            for place in range(1, rule.count + 1):
                label = " ".join(filter(None, [rule.label, str(place) if rule.count > 1 else ""]))
                seats.append(
                    PlannedSeat(
                        rule.id,
                        len(seats) + 1,
                        organization_id,
                        label,
                        rule.substitutes,
                        rule.is_optional,
                        rule.sector,
                        rule.ex_officio,
                        rule.is_observer,
                    )
                )
    return seats


def composition(
    seats: Sequence[SeatFacts],
    holders: Sequence[HolderFacts],
    offices: Iterable[OfficeFacts] = (),
    *,
    office_rules: Mapping[str, str] = REGION_AND_MUNICIPALITIES,
    stated_size: int | None = None,
) -> Composition:
    """What the group looks like on the day of the facts."""
    members = {holder.seat_id for holder in holders if holder.capacity == MEMBER}
    counted = [seat for seat in seats if not seat.is_observer]
    vacant = [seat for seat in counted if seat.id not in members]
    return Composition(
        filled=[seat for seat in counted if seat.id in members],
        vacant=[seat for seat in vacant if not seat.is_optional],
        optional_vacant=[seat for seat in vacant if seat.is_optional],
        observers=[seat for seat in seats if seat.is_observer],
        wrong=wrongly_filled(seats, holders, offices, office_rules),
        to_appoint=_to_appoint(counted, holders),
        summary=summary(seats, vacant),
        size_deviation=size_deviation(stated_size, len(counted)),
    )


def summary(seats: Sequence[SeatFacts], vacant: Sequence[SeatFacts]) -> str:
    """`13 av 14 platser besatta – oppositionens plats är vakant (valfri)` (ruling 12); observers are not
    counted."""
    seats, vacant = ([seat for seat in rows if not seat.is_observer] for rows in (seats, vacant))
    total = len(seats)
    if not total:
        return _("No seats yet")
    counted = ngettext("%(filled)d of %(total)d seat filled", "%(filled)d of %(total)d seats filled", total)
    parts = _vacancies([seat for seat in vacant if not seat.is_optional], seats)
    parts += [
        _("the seat of %(name)s is vacant (optional)") % {"name": seat.name}
        if "," in seat.name
        else _("%(owners)s seat is vacant (optional)") % {"owners": possessive(seat.name)}
        for seat in vacant
        if seat.is_optional
    ]
    return " – ".join(
        filter(None, [counted % {"filled": total - len(vacant), "total": total}, "; ".join(parts)])
    )


def size_deviation(stated: int | None, actual: int) -> str:
    """A sentence when the decided size is not what the seats in force give (S001-11, I-GRP3); else empty."""
    if stated in (None, actual):
        return ""
    return _("The decision says %(stated)d members, the seats are %(actual)d.") % {
        "stated": stated,
        "actual": actual,
    }


def possessive(name: str) -> str:
    """`Sala kommuns`, `Borås`; in English `Sala kommun's`."""
    if (get_language() or "sv").startswith("en"):
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def _represented(rule: RuleFacts, organizations: Sequence[OrganizationFacts]) -> list[int | None]:
    if rule.kind == "each_of_kind":
        return [found.id for found in organizations if found.kind == rule.organization_kind]
    return [rule.organization_id]


def _vacancies(vacant: Sequence[SeatFacts], seats: Sequence[SeatFacts]) -> list[str]:
    """The vacant seats by whom they represent; only their number when they are many."""
    if len(vacant) > NAMED_VACANCIES:
        text = ngettext("%(count)d seat is vacant", "%(count)d seats are vacant", len(vacant))
        return [text % {"count": len(vacant)}]
    owned = Counter(seat.name for seat in seats)
    parts = []
    for name, count in Counter(seat.name for seat in vacant).items():
        text = _("%(owners)s seat is vacant")
        if "," in name:
            text = _("the seat of %(name)s is vacant")
        elif owned[name] > 1:
            text = ngettext(
                "%(count)d of %(owners)s seats is vacant", "%(count)d of %(owners)s seats are vacant", count
            )
        parts.append(text % {"owners": possessive(name), "name": name, "count": count})
    return parts


def _to_appoint(seats: Iterable[SeatFacts], holders: Iterable[HolderFacts]) -> list[Missing]:
    held = Counter((holder.seat_id, holder.capacity) for holder in holders)
    missing = []
    for seat in seats:
        if seat.is_optional:
            continue
        lacking = [MEMBER] * (1 - held[seat.id, MEMBER]) + [SUBSTITUTE] * (
            seat.substitutes - held[seat.id, SUBSTITUTE]
        )
        missing += [
            Missing(seat.id, seat.name, seat.organization_id, seat.appointed_by or seat.name, capacity)
            for capacity in lacking
        ]
    return missing
