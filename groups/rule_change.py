"""What a changed seat rule does to its seats and to those who sit there, weighed before anything is written.

A seat never changes what it is: where the rule makes it something else it ends, and a successor with the same
number begins the day after (S001-05 to S001-08, S003-19). Plain values in, plain values out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.seat_facts import MEMBER, OfficeFacts
from groups.seating import Sitting
from groups.sectors import seat_name, sector_word

KEPT, CHANGED, ENDED, ADDED = "kept", "changed", "ended", "added"


@dataclass(frozen=True)
class SeatNature:
    """What a seat is: a seat that differs in any of this is another seat."""

    organization_id: int | None = None
    label: str = ""
    sector: str = ""
    ex_officio: str = ""
    board_id: int | None = None
    is_observer: bool = False
    substitutes: int = 1
    is_optional: bool = False
    appointed_by: str = ""
    responsible_party: str = ""


@dataclass(frozen=True)
class SeatNow:
    id: int
    number: int
    nature: SeatNature


@dataclass(frozen=True)
class SeatFate:
    """What becomes of one seat. `was` is its name before and `name` after; `differences` say how it changes.

    `staying` have the place on the seat that they will have, `leaving` the one they lose.
    """

    kind: str
    number: int
    seat_id: int | None
    nature: SeatNature
    was: str
    name: str
    differences: tuple[str, ...] = ()
    staying: tuple[Sitting, ...] = ()
    leaving: tuple[Sitting, ...] = ()


@dataclass(frozen=True)
class RuleChange:
    """`fates` in the order of the numbers; `offices_lost` are those that rested on a full seat that goes."""

    fates: list[SeatFate]
    offices_lost: list[OfficeFacts] = field(default_factory=list)
    seats_before: int = 0
    seats_after: int = 0

    def of(self, kind: str) -> list[SeatFate]:
        return [fate for fate in self.fates if fate.kind == kind]

    @property
    def leaving(self) -> list[Sitting]:
        return [sitting for fate in self.fates for sitting in fate.leaving]

    @property
    def moving(self) -> list[Sitting]:
        """Those who go on, on the successor of their seat."""
        return [sitting for fate in self.of(CHANGED) for sitting in fate.staying]


def rule_change(
    seats: Sequence[SeatNow],
    planned: Sequence[SeatNature],
    sittings: Iterable[Sitting],
    offices: Iterable[OfficeFacts] = (),
    *,
    names: Mapping[int, str],
    next_number: int,
    other_seats: int = 0,
) -> RuleChange:
    """`seats` are the rule's on the last day of the old one, `planned` what the new one asks for, `sittings`
    those that last beyond that day. `other_seats` counts the group's full seats by other rules."""
    there = defaultdict(list)
    for sitting in sittings:
        there[sitting.seat_id].append(sitting)
    pairs, ended, added = _matched(seats, planned, there)
    fates = [_gone_on(seat, nature, there[seat.id], names) for seat, nature in pairs]
    fates += [_ended(seat, there[seat.id], names) for seat in ended]
    fates += [_added(number, nature, names) for number, nature in enumerate(added, start=next_number)]
    return RuleChange(
        sorted(fates, key=lambda fate: fate.number),
        _offices_lost(fates, list(offices)),
        other_seats + sum(not seat.nature.is_observer for seat in seats),
        other_seats + sum(not nature.is_observer for nature in planned),
    )


def name_of(nature: SeatNature, names: Mapping[int, str]) -> str:
    organization = names.get(nature.organization_id, "") if nature.organization_id else ""
    return seat_name(organization, nature.label, nature.sector, nature.ex_officio)


def _matched(seats, planned, there) -> tuple[list, list[SeatNow], list[SeatNature]]:
    """Each organisation's seats to what it gets; where it gets fewer, the vacant ones go first, then the
    last."""
    wanted = defaultdict(list)
    for nature in planned:
        wanted[nature.organization_id].append(nature)
    owned = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: seat.number):
        owned[seat.nature.organization_id].append(seat)
    pairs, ended = [], []
    for organization, rows in owned.items():
        natures = wanted.pop(organization, [])
        first = sorted(rows, key=lambda seat: not there[seat.id])[: len(natures)]
        pairs += zip([seat for seat in rows if seat in first], natures, strict=False)
        ended += [seat for seat in rows if seat not in first]
        wanted[organization] = natures[len(first) :]
    given = {id(nature) for _seat, nature in pairs}
    return pairs, ended, [nature for nature in planned if id(nature) not in given]


def _gone_on(
    seat: SeatNow, nature: SeatNature, sittings: list[Sitting], names: Mapping[int, str]
) -> SeatFate:
    was, name = name_of(seat.nature, names), name_of(nature, names)
    if seat.nature == nature:
        return SeatFate(KEPT, seat.number, seat.id, nature, was, name, staying=tuple(sittings))
    staying, leaving = _places(sittings, nature.substitutes)
    told = tuple(_differences(seat.nature, nature, was, name))
    return SeatFate(CHANGED, seat.number, seat.id, nature, was, name, told, tuple(staying), tuple(leaving))


def _ended(seat: SeatNow, sittings: list[Sitting], names: Mapping[int, str]) -> SeatFate:
    name = name_of(seat.nature, names)
    return SeatFate(ENDED, seat.number, seat.id, seat.nature, name, name, leaving=tuple(sittings))


def _added(number: int, nature: SeatNature, names: Mapping[int, str]) -> SeatFate:
    return SeatFate(ADDED, number, None, nature, "", name_of(nature, names))


def _places(sittings: list[Sitting], substitutes: int) -> tuple[list[Sitting], list[Sitting]]:
    """With fewer places for substitutes those on the first keep theirs, and others take what is free."""
    staying: list[Sitting] = []
    leaving: list[Sitting] = []
    for sitting in sorted(sittings, key=lambda sitting: (sitting.place, sitting.starts_on)):
        places = [sitting.place, *(range(1, substitutes + 1) if sitting.capacity != MEMBER else [])]
        free = (
            place
            for place in places
            if place <= substitutes
            and not any(other.place == place and other.meets(sitting) for other in staying)
        )
        place = next(free, None)
        if place is None:
            leaving.append(sitting)
        else:
            staying.append(replace(sitting, place=place))
    return staying, leaving


def _offices_lost(fates: Iterable[SeatFate], offices: list[OfficeFacts]) -> list[OfficeFacts]:
    """I-OFF1: whoever no longer has a full seat leads no longer; an observer's seat is none."""
    gone = set()
    for fate in fates:
        rows = fate.leaving + (fate.staying if fate.nature.is_observer else ())
        gone |= {sitting.person_id for sitting in rows if sitting.capacity == MEMBER}
    return [office for office in offices if office.person_id in gone]


def _differences(before: SeatNature, after: SeatNature, was: str, name: str) -> Iterable[str]:
    if was != name:
        yield _("is called %(name)s") % {"name": name}
    if before.sector != after.sector:
        yield (
            _("is for %(sector)s") % {"sector": sector_word(after.sector)}
            if after.sector
            else _("is for no single sector")
        )
    if before.is_observer != after.is_observer:
        yield (
            _("becomes an observer seat: may attend, but is not counted")
            if after.is_observer
            else _("becomes a full seat")
        )
    if before.substitutes != after.substitutes:
        text = ngettext(
            "%(count)d personal substitute instead of %(before)d",
            "%(count)d personal substitutes instead of %(before)d",
            after.substitutes,
        )
        yield text % {"count": after.substitutes, "before": before.substitutes}
    if before.is_optional != after.is_optional:
        yield _("may be left vacant") if after.is_optional else _("may no longer be left vacant")
    if before.appointed_by != after.appointed_by:
        yield _("appointed by %(who)s") % {"who": after.appointed_by or name}
    if before.responsible_party != after.responsible_party:
        yield (
            _("%(party)s sees to the negotiation") % {"party": after.responsible_party}
            if after.responsible_party
            else _("no party sees to the negotiation")
        )
    if before.board_id != after.board_id:
        yield _("goes with another board")
