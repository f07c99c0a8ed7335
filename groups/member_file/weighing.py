"""Each row of a member file against who sits where: what it changes, whom it replaces, what forbids it.

Whether somebody may take a seat is asked of `seating`, who may hold an office of `offices`: the same rules as
when one person is appointed by hand (I-SEAT, I-OFF).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from groups.composition import summary
from groups.member_file.columns import MEMBER, SUBSTITUTE, Field, folded
from groups.member_file.outcome import Options, Outcome, PlannedRow
from groups.member_file.rows import CHAIR
from groups.member_file.seating import Case, Seating
from groups.member_file.snapshot import (
    GroupSnapshot,
    HolderSnapshot,
    OfficeSnapshot,
    PersonSnapshot,
    SeatSnapshot,
    Snapshot,
)
from groups.offices import office_refusal
from groups.seat_facts import SeatFacts
from groups.seating import Obstacle, Sitting, free_place, obstacle
from samverkan.lib.spoken import day_plain

DAY = timedelta(days=1)
FIELD_OF = {"starts_on": Field.STARTS_ON, "ends_on": Field.ENDS_ON}


@dataclass(slots=True)
class _Weighed:
    """A case on a seat: the appointment it is already (`mine`), or those who leave for it (`aside`)."""

    case: Case
    mine: HolderSnapshot | None = None
    aside: list[HolderSnapshot] = field(default_factory=list)


class Weighing:
    def __init__(self, snapshot: Snapshot, seating: Seating, options: Options):
        self.seating, self.people, self.options = seating, seating.people, options
        self.groups = {group.id: group for group in snapshot.groups}
        self.held: dict[int, list[Sitting]] = {}
        self.endings: dict[int, date] = {}
        self.newcomers: Counter[int] = Counter()
        self.wanted = 0
        self.days: dict[date, str] = {}
        self.arrivals = {
            (True, MEMBER): _("New person, member for %(seat)s from %(day)s."),
            (True, SUBSTITUTE): _("New person, substitute for %(seat)s from %(day)s."),
            (False, MEMBER): _("Known already, member for %(seat)s from %(day)s."),
            (False, SUBSTITUTE): _("Known already, substitute for %(seat)s from %(day)s."),
        }
        self.offices: dict[tuple[int, str, int], Case] = {}
        self.members_of: dict[tuple[int, int], list[HolderSnapshot]] = defaultdict(list)
        for group in snapshot.groups:
            for holder in group.holders:
                if holder.sitting.capacity == MEMBER:
                    self.members_of[group.id, holder.sitting.person_id].append(holder)

    def rows(self, cases: list[Case]) -> list[PlannedRow]:
        """First whom every case would put aside, then, with those gone, whether the rules allow it."""
        weighed = [self._settled(case) for case in cases]
        used = {case.group.id for case in cases if case.group}
        self.held = {key: self._remaining(self.groups[key]) for key in used}
        return [self._row(each) for each in weighed]

    def summaries(self) -> tuple[tuple[GroupSnapshot, str], ...]:
        """“13 av 14 platser besatta …” for each group of the file, as it will be."""
        return tuple((self.groups[key], self._summary(self.groups[key])) for key in self.held)

    def _settled(self, case: Case) -> _Weighed:
        if case.faults or case.seat is None or case.person is None:
            return _Weighed(case)
        if not (case.entry.starts_on or self.options.starts_on):
            case.starts_on = max(case.starts_on, case.seat.starts_on)
        there = [h for h in self.seating.holders[case.seat.id, case.entry.capacity] if case.meets(h)]
        if mine := next((h for h in there if h.sitting.person_id == case.person), None):
            return _Weighed(case, mine=mine)
        if case.entry.board and not case.seat.organization_id:
            case.assumed.append(_("the board is not kept: the seat belongs to no single organisation"))
        case.ends_on = (
            case.entry.ends_on or case.group.period(case.seat, case.group.term_on(case.starts_on)).ends_on
        )
        aside = self._on_the_place(case, there) + self._own_elsewhere(case)
        if self.options.replaces(case.entry.row):
            self.endings |= {holder.sitting.id: case.starts_on - DAY for holder in aside}
        return _Weighed(case, aside=aside)

    def _on_the_place(self, case: Case, there: list[HolderSnapshot]) -> list[HolderSnapshot]:
        """Whoever sits where the case wants to; nobody while a seat has a place free for another
        substitute."""
        if case.entry.capacity == MEMBER:
            return there
        named = {claim.person for claim in self.seating.claims[case.seat.id, SUBSTITUTE]}
        leaving = sorted(
            (h for h in there if h.sitting.person_id not in named), key=lambda h: h.sitting.place
        )
        turn = self.newcomers[case.seat.id] - (case.seat.substitutes - len(there))
        self.newcomers[case.seat.id] += 1
        return leaving[turn : turn + 1] if turn >= 0 else []

    def _own_elsewhere(self, case: Case) -> list[HolderSnapshot]:
        """What the person leaves to come here: another full seat, or the other capacity on the same seat."""
        is_member = case.entry.capacity == MEMBER
        own = [
            holder
            for holder in self.seating.holders[case.seat.id, SUBSTITUTE if is_member else MEMBER]
            if holder.sitting.person_id == case.person
        ]
        seats = self.members_of[case.group.id, case.person] if is_member else []
        return [holder for holder in (*own, *seats) if case.meets(holder)]

    def _remaining(self, group: GroupSnapshot) -> list[Sitting]:
        """The sittings as they are once those put aside have left."""
        left = []
        for holder in group.holders:
            last = self.endings.get(holder.sitting.id)
            if last is None:
                left.append(holder.sitting)
            elif holder.sitting.starts_on <= last:
                left.append(replace(holder.sitting, ends_on=last))
        return left

    def _row(self, weighed: _Weighed) -> PlannedRow:
        case = weighed.case
        if case.faults or case.seat is None or case.person is None:
            return _error(case)
        return self._stays(weighed) if weighed.mine else self._comes(weighed)

    def _comes(self, weighed: _Weighed) -> PlannedRow:
        case, held = weighed.case, self.held[weighed.case.group.id]
        leaving = {holder.sitting.id for holder in weighed.aside}
        rest = [sitting for sitting in held if sitting.id not in leaving] if leaving else held
        term = case.group.term_on(case.starts_on)
        period = case.group.period(case.seat, term)
        wanted = self._sitting(
            case, free_place(period, case.entry.capacity, case.starts_on, case.ends_on, rest)
        )
        found = obstacle(wanted, period, rest) or _comes_too_late(case, weighed.aside)
        may_replace = bool(weighed.aside) and found is None
        if found is None and weighed.aside and not self.options.replaces(case.entry.row):
            found = obstacle(wanted, period, held)
        if found:
            case.fault(FIELD_OF.get(found.field, Field.NAME), found.text)
            return _error(case, may_replace=may_replace)
        held.append(wanted)
        return self._planned(
            weighed,
            Outcome.REPLACES if weighed.aside else Outcome.NEW if case.person < 0 else Outcome.SAME,
            [self._arrival(weighed), *self._departures(weighed), *_other_seat(wanted, held)],
            wanted=wanted,
            term_id=term.id if term else None,
            endings=tuple((holder.sitting.id, case.starts_on - DAY) for holder in weighed.aside),
        )

    def _stays(self, weighed: _Weighed) -> PlannedRow:
        """The person sits there already: nothing to do, or what the file corrects (dates, party, board,
        decision)."""
        case, there = weighed.case, weighed.mine
        changes = _changes(case, there)
        if changes.keys() & {"starts_on", "ends_on"}:
            dates = {name: changes[name] for name in ("starts_on", "ends_on") if name in changes}
            corrected = replace(there.sitting, **dates)
            term = next((term for term in case.group.terms if term.id == there.term_id), None)
            period = case.group.period(case.seat, term)
            if found := obstacle(corrected, period, self.held[case.group.id]):
                case.fault(FIELD_OF.get(found.field, Field.STARTS_ON), found.text)
                return _error(case)
        outcome = Outcome.SAME if changes else Outcome.UNCHANGED
        sentences = [_correction(name, there, value) for name, value in changes.items()]
        return self._planned(weighed, outcome, sentences, appointment_id=there.sitting.id, changes=changes)

    def _planned(self, weighed: _Weighed, outcome: Outcome, sentences: list[str], **fields) -> PlannedRow:
        """The row with what its office and the person's own data add to it."""
        case = weighed.case
        office_from, office, may_replace = self._office(weighed)
        if case.faults:
            return _error(case, may_replace=may_replace)
        person_changes = self._person_changes(case)
        sentences += ([office] if office else []) + [
            _person_correction(self.people.known[case.person], name, value)
            for name, value in person_changes.items()
        ]
        if sentences and outcome == Outcome.UNCHANGED:
            outcome = Outcome.SAME
        return PlannedRow(
            case.entry,
            outcome,
            " ".join(sentences) or _("No change."),
            cell=case.entry.cell(Field.NAME),
            assumed=tuple(case.assumed),
            seat=case.seat,
            group=case.group,
            person=case.person,
            person_changes=person_changes,
            office_from=office_from,
            **fields,
        )

    def _office(self, weighed: _Weighed) -> tuple[date | None, str, bool]:
        """From when the person holds the office of the row, in words, and whether a tick would clear the
        way."""
        case, kind = weighed.case, weighed.case.entry.office
        if not kind:
            return None, "", False
        first = self.offices.setdefault((case.group.id, kind, case.entry.ordinal), case)
        if first is not case:
            text = _("%(name)s on row %(row)s has the same office. Only one can hold it.")
            case.fault(Field.ROLE, text % {"name": first.entry.name, "row": first.entry.row})
            return None, "", False
        if refusal := office_refusal(kind, case.seat.kind, case.group.office_rules):
            case.fault(Field.ROLE, refusal)
            return None, "", False
        starts_on = max(case.starts_on, weighed.mine.sitting.starts_on) if weighed.mine else case.starts_on
        return self._in_office(case, starts_on)

    def _in_office(self, case: Case, starts_on: date) -> tuple[date | None, str, bool]:
        former = _office_holder(case, starts_on)
        if former and former.person_id == case.person:
            return None, "", False
        words = {"office": _office_word(case.entry.office), "day": day_plain(starts_on)}
        if former is None or self._leaves_seat(case.group, former, starts_on):
            return starts_on, _("Becomes %(office)s from %(day)s.") % words, False
        words |= {"former": former.name, "since": day_plain(former.starts_on)}
        if former.starts_on >= starts_on or not self.options.replaces(case.entry.row):
            case.fault(
                Field.ROLE,
                _(
                    "%(former)s is %(office)s since %(since)s. Let this row replace, or write "
                    "a later first day."
                )
                % words,
            )
            return None, "", former.starts_on < starts_on
        return starts_on, _("Becomes %(office)s from %(day)s after %(former)s.") % words, False

    def _leaves_seat(self, group: GroupSnapshot, office: OfficeSnapshot, on: date) -> bool:
        """Whoever leaves the seat leaves the office with it (I-OFF1)."""
        seats = self.members_of[group.id, office.person_id]
        return not any(
            (self.endings.get(holder.sitting.id) or holder.sitting.ends_on or date.max) >= on
            for holder in seats
        )

    def _sitting(self, case: Case, place: int) -> Sitting:
        name = self.people.name(case.person)
        who = (case.person, name, case.entry.capacity, place)
        # The rules tell sittings apart by id, and the file's own have none yet.
        self.wanted += 1
        return Sitting(-self.wanted, case.seat.id, case.seat.name, *who, case.starts_on, case.ends_on)

    def _person_changes(self, case: Case) -> dict[str, str]:
        """Only what the file says and the register does not; an empty cell takes nothing away."""
        known = self.people.known.get(case.person)
        if known is None:
            return {}
        changes = {}
        if case.entry.phone and _figures(case.entry.phone) != _figures(known.phone):
            changes["phone"] = case.entry.phone
        if case.entry.email and not known.email and case.entry.email != known.contact_email:
            changes["email"] = case.entry.email
        return changes

    def _arrival(self, weighed: _Weighed) -> str:
        case = weighed.case
        words = {"seat": case.seat.name, "day": self._day(case.starts_on)}
        return self.arrivals[case.person < 0, case.entry.capacity] % words

    def _day(self, day: date) -> str:
        """A file of ten thousand rows has a handful of days."""
        if day not in self.days:
            self.days[day] = day_plain(day)
        return self.days[day]

    def _departures(self, weighed: _Weighed) -> list[str]:
        case = weighed.case
        last = self._day(case.starts_on - DAY)
        return [
            _("Leaves %(seat)s on %(day)s.") % {"seat": holder.sitting.seat, "day": last}
            if holder.sitting.person_id == case.person
            else _("Replaces %(name)s, who leaves on %(day)s.") % {"name": holder.sitting.name, "day": last}
            for holder in weighed.aside
        ]

    def _summary(self, group: GroupSnapshot) -> str:
        day = self.options.starts_on or max(self.options.today, group.starts_on)
        seats = [_facts(seat) for seat in group.seats if seat.ends_on is None or seat.ends_on >= day]
        filled = {
            sitting.seat_id
            for sitting in self.held[group.id]
            if sitting.capacity == MEMBER and (sitting.ends_on or date.max) >= day
        }
        return summary(seats, [seat for seat in seats if seat.id not in filled])


def _error(case: Case, *, may_replace: bool = False) -> PlannedRow:
    faults = tuple(dict.fromkeys(case.faults))
    return PlannedRow(
        case.entry,
        Outcome.ERROR,
        " ".join(text for _cell, text in faults),
        cell=faults[0][0],
        faults=faults,
        assumed=tuple(case.assumed),
        seat=case.seat,
        group=case.group,
        may_replace=may_replace,
    )


def _comes_too_late(case: Case, aside: Iterable[HolderSnapshot]) -> Obstacle | None:
    """Whoever is replaced must have sat at least a day."""
    for holder in aside:
        if holder.sitting.starts_on >= case.starts_on:
            text = _(
                "%(name)s starts %(day)s, so the appointment cannot end before that. Write a later first day."
            )
            words = {"name": holder.sitting.name, "day": day_plain(holder.sitting.starts_on)}
            return Obstacle("replaces_later", text % words, "starts_on")
    return None


def _other_seat(wanted: Sitting, held: Iterable[Sitting]) -> list[str]:
    """Allowed, and shown as odd: substitute on one seat and member on another (I-SEAT3)."""
    return [
        _("Sits for %(seat)s as well.") % {"seat": other.seat}
        for other in held
        if other.person_id == wanted.person_id and other.seat_id != wanted.seat_id and other.meets(wanted)
    ][:1]


def _changes(case: Case, there: HolderSnapshot) -> dict[str, object]:
    """Fields of the appointment on which the file says something else; an empty cell says nothing."""
    entry, sitting = case.entry, there.sitting
    said = {
        "starts_on": (entry.starts_on, sitting.starts_on),
        "ends_on": (entry.ends_on, sitting.ends_on),
        "party": (entry.party, there.party),
        "decision_date": (entry.decision_date, there.decision_date),
        "decision_reference": (entry.reference, there.decision_reference),
    }
    changes = {name: new for name, (new, old) in said.items() if new and new != old}
    if entry.board and case.seat.organization_id and folded(entry.board) != folded(there.board):
        changes["board"] = entry.board
    return changes


def _correction(name: str, there: HolderSnapshot, value: object) -> str:
    old = getattr(there.sitting if name in {"starts_on", "ends_on"} else there, name)
    text = {
        "starts_on": _("First day changes from %(old)s to %(new)s."),
        "ends_on": _("Last day changes from %(old)s to %(new)s."),
        "party": _("Party changes from %(old)s to %(new)s."),
        "board": _("Board changes from %(old)s to %(new)s."),
        "decision_date": _("Date of decision changes from %(old)s to %(new)s."),
        "decision_reference": _("Reference of decision changes from %(old)s to %(new)s."),
    }
    return text[name] % {"old": old or "–", "new": value}


def _person_correction(known: PersonSnapshot, name: str, value: str) -> str:
    if name == "email":
        return _("E-mail %(new)s is added.") % {"new": value}
    return _("Phone changes from %(old)s to %(new)s.") % {"old": known.phone or "–", "new": value}


def _office_holder(case: Case, starts_on: date) -> OfficeSnapshot | None:
    wanted = (case.entry.office, case.entry.ordinal)
    for office in case.group.offices:
        overlaps = (office.ends_on or date.max) >= starts_on
        if (office.kind, office.ordinal) == wanted and overlaps:
            return office
    return None


def _office_word(kind: str) -> str:
    return _("chair") if kind == CHAIR else _("vice chair")


def _facts(seat: SeatSnapshot) -> SeatFacts:
    return SeatFacts(
        seat.id, seat.number, seat.represents, is_optional=seat.is_optional, is_observer=seat.is_observer
    )


def _figures(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")
