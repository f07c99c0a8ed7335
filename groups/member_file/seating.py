"""Which seat each row of a member file is about (ruling 12).

A seat the file names is taken at its word. Otherwise whoever sits there already keeps the seat, and the
others get the organisation's seats in order: that is an assumption, and each row says so.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.member_file.columns import MEMBER, SUBSTITUTE, Field, folded
from groups.member_file.matching import Located, NoMatch, People, Register
from groups.member_file.rows import Entry
from groups.member_file.snapshot import GroupSnapshot, HolderSnapshot, SeatSnapshot

LAST = 10**6


@dataclass(slots=True)
class Case:
    """An entry on its way to a seat; `person` is a person's id, or -1, -2, … for somebody new."""

    entry: Entry
    located: Located | None = None
    person: int | None = None
    seat: SeatSnapshot | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)

    def fault(self, named: Field, sentence: str) -> None:
        self.faults.append((self.entry.cell(named), sentence))

    @property
    def group(self) -> GroupSnapshot | None:
        return self.located.group if self.located else None

    def meets(self, holder: HolderSnapshot) -> bool:
        there = holder.sitting
        return there.starts_on <= (self.ends_on or date.max) and self.starts_on <= (there.ends_on or date.max)


class Seating:
    """Gives every case its person and seat: members first, for substitutes are placed by them."""

    def __init__(self, register: Register, people: People):
        self.register, self.people = register, people
        self.claims: dict[tuple[int, str], list[Case]] = defaultdict(list)
        self.members_by_row: dict[int, Case] = {}
        self.members_by_name: dict[tuple[int, str], list[SeatSnapshot]] = defaultdict(list)
        self.holders: dict[tuple[int, str], list[HolderSnapshot]] = defaultdict(list)
        for group in register.snapshot.groups:
            joint = {seat.id for seat in group.seats if seat.organization_id is None}
            for holder in group.holders:
                there = holder.sitting
                self.holders[there.seat_id, there.capacity].append(holder)
                if there.seat_id in joint:
                    people.remember(there.name, (group.id, there.seat_id), there.person_id)

    def seat(self, cases: list[Case]) -> None:
        members = [case for case in cases if case.entry.capacity == MEMBER]
        substitutes = [case for case in cases if case.entry.capacity == SUBSTITUTE]
        self._identify(members)
        self._place(members)
        for case in members:
            if case.seat:
                self.members_by_row.setdefault(case.entry.row, case)
                self.members_by_name[case.group.id, folded(case.entry.name)].append(case.seat)
        for case in substitutes:
            self._follow_member(case)
        self._identify(substitutes)
        self._place(substitutes)

    def _identify(self, cases: list[Case]) -> None:
        """Those with an address first: whoever is named without one may be the same person."""
        for case in sorted(cases, key=lambda case: not case.entry.email):
            if not case.located or not case.entry.name:
                continue
            try:
                case.person = self.people.identify(case.entry, _home(case.located))
            except NoMatch as missing:
                case.fault(missing.field, str(missing))

    def _place(self, cases: list[Case]) -> None:
        waiting = defaultdict(list)
        for case in cases:
            if case.located is None:
                continue
            if case.located.is_named:
                self._claim(case, case.located.seats[0])
            else:
                waiting[case.group.id, case.located.organization_id].append(case)
        for together in waiting.values():
            newcomers = [case for case in together if not self._keep(case)]
            without_seat = [case for case in newcomers if not self._next_free(case)]
            sentence = _too_many(together) if without_seat else ""
            for case in without_seat:
                case.fault(Field.NAME, sentence)

    def _claim(self, case: Case, seat: SeatSnapshot) -> None:
        """In the file, a place is one row's; whoever sits there now is weighed later."""
        capacity = case.entry.capacity
        taken = self.claims[seat.id, capacity]
        room = 1 if capacity == MEMBER else seat.substitutes
        if taken and len(taken) >= room:
            case.fault(
                Field.PLACE if case.entry.place else Field.NAME,
                _(
                    "%(seat)s is given to %(name)s on row %(row)s already. Each place can "
                    "stand on one row only."
                )
                % {"seat": seat.name, "name": taken[0].entry.name, "row": taken[0].entry.row},
            )
        taken.append(case)
        case.seat = seat

    def _keep(self, case: Case) -> bool:
        """Reading a file twice must find everybody where they were."""
        for seat in case.located.seats:
            there = self.holders[seat.id, case.entry.capacity]
            if any(holder.sitting.person_id == case.person and case.meets(holder) for holder in there):
                self._claim(case, seat)
                return True
        return False

    def _next_free(self, case: Case) -> bool:
        seats = self._in_order(case)
        open_seats = [seat for seat in seats if self._room(seat, case) > 0]
        free = [seat for seat in open_seats if self._room(seat, case) > self._sitting_there(seat, case)]
        if not open_seats:
            return False
        seat = (free or open_seats)[0]
        self._claim(case, seat)
        if len(case.located.seats) > 1:
            case.assumed.append(self._assumption(case, seat))
        return True

    def _in_order(self, case: Case) -> list[SeatSnapshot]:
        """Substitutes follow the members' order in the file, and only then the seats' numbers."""
        if case.entry.capacity == MEMBER:
            return list(case.located.seats)

        def order(seat: SeatSnapshot) -> tuple[int, int]:
            member = self.claims.get((seat.id, MEMBER))
            return (member[0].entry.row if member else LAST, seat.number)

        return sorted(case.located.seats, key=order)

    def _room(self, seat: SeatSnapshot, case: Case) -> int:
        """Places on the seat that the file has not given away yet."""
        capacity = case.entry.capacity
        return (1 if capacity == MEMBER else seat.substitutes) - len(self.claims[seat.id, capacity])

    def _sitting_there(self, seat: SeatSnapshot, case: Case) -> int:
        """Holders whom the file does not mention on the seat."""
        named = {claim.person for claim in self.claims[seat.id, case.entry.capacity]}
        there = self.holders[seat.id, case.entry.capacity]
        return sum(1 for holder in there if case.meets(holder) and holder.sitting.person_id not in named)

    def _assumption(self, case: Case, seat: SeatSnapshot) -> str:
        member = self.claims.get((seat.id, MEMBER))
        if case.entry.capacity == SUBSTITUTE and member:
            return _("substitute for %(name)s, by the order in the file") % {"name": member[0].entry.name}
        return _("seat %(number)s, by the order in the file") % {"number": seat.number}

    def _follow_member(self, case: Case) -> None:
        """The seat of the member beside the substitute, or of the one the file says the substitute stands in
        for."""
        beside = self.members_by_row.get(case.entry.row) if case.entry.beside_member else None
        if beside:
            case.located = Located(beside.group, (beside.seat,), beside.seat.organization_id, is_named=True)
        elif case.located and case.entry.substitute_for:
            try:
                seat = self._seat_of(case, case.entry.substitute_for)
            except NoMatch as missing:
                case.fault(missing.field, str(missing))
            else:
                case.located = Located(case.group, (seat,), seat.organization_id, is_named=True)

    def _seat_of(self, case: Case, who: str) -> SeatSnapshot:
        """A member in the file, a member in the register, or a seat by its number or name."""
        located = case.located
        among = {seat.id: seat for seat in located.seats}
        in_file = [seat for seat in self.members_by_name[located.group.id, folded(who)] if seat.id in among]
        found = in_file or [
            among[holder.sitting.seat_id]
            for holder in located.group.holders
            if holder.sitting.capacity == MEMBER
            and holder.sitting.seat_id in among
            and folded(holder.sitting.name) == folded(who)
            and case.meets(holder)
        ]
        if len(found) == 1:
            return found[0]
        try:
            seats = self.register.seat_named(located, who).seats
        except NoMatch:
            seats = ()
        if len(seats) == 1:
            return seats[0]
        raise NoMatch(
            Field.SUBSTITUTE_FOR,
            _(
                "“%(read)s” is no member or seat that can be found here. Write the "
                "member's name as in the file, or the seat's number."
            )
            % {"read": who},
        )


def _home(located: Located) -> object:
    """Where a name is enough to know somebody: the organisation, or a joint seat of its own."""
    return located.organization_id or (located.group.id, located.seats[0].id if located.seats else 0)


def _too_many(together: list[Case]) -> str:
    """One sentence for all rows of an organisation that has fewer seats than the file has people for."""
    seats, rows = together[0].located.seats, sorted({case.entry.row for case in together})
    if together[0].entry.capacity == MEMBER:
        sentence = ngettext(
            "%(name)s has %(seats)s seat in the group, and the file has %(people)s "
            "members for it (rows %(rows)s).",
            "%(name)s has %(seats)s seats in the group, and the file has %(people)s "
            "members for them (rows %(rows)s).",
            len(seats),
        )
    else:
        sentence = ngettext(
            "%(name)s has %(seats)s seat in the group, and the file has %(people)s "
            "substitutes for it (rows %(rows)s).",
            "%(name)s has %(seats)s seats in the group, and the file has %(people)s "
            "substitutes for them (rows %(rows)s).",
            len(seats),
        )
    shown = ", ".join(map(str, rows[:6])) + ("…" if len(rows) > 6 else "")
    return sentence % {
        "name": seats[0].represents,
        "seats": len(seats),
        "people": len(together),
        "rows": shown,
    }
