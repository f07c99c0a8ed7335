"""Persons on seats, and the chair and vice chair among them."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError
from django.db.models import Q
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open, refuse_closed
from groups.circle import represents
from groups.composition import possessive
from groups.models import Appointment, Board, Group, Office, Person, Seat, Term
from groups.offices import office_refusal
from groups.seating import SeatPeriod, Sitting, free_place, obstacle
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Capacity, EndReason = Appointment.Capacity, Appointment.EndReason


@verb
def appoint(
    seat: Seat,
    *,
    person: Person,
    starts_on: date,
    by: Person | None,
    now: datetime,
    capacity: str = Capacity.MEMBER,
    ends_on: date | None = None,
    term: Term | None = None,
    replaces: bool = False,
    **fields,
) -> Appointment:
    """Put a person on a seat from a day on (I-SEAT1 to -4, I-SEAT7). `fields` are board, party, decision and
    mandate text.

    Where the place is taken, `Refused` has code "occupied" until `replaces` ends the former the day before.
    Without
    `ends_on` the appointment lasts as long as the seat, the group and the term, or until further notice.
    """
    seat = _locked(seat)
    refuse_closed(seat.group)
    period = seat_period(seat, starts_on, term)
    held = _sittings(seat, person.pk)
    row = Appointment(
        group=seat.group,
        seat=seat,
        person=person,
        capacity=capacity,
        starts_on=starts_on,
        ends_on=ends_on or period.ends_on,
        term=term,
        place=fields.pop("place", None)
        or free_place(period, capacity, starts_on, ends_on or period.ends_on, held),
        **fields,
    )
    _refuse_other_organization(seat, row.board)
    wanted = _sitting(row, period.name)
    if replaces and (found := obstacle(wanted, period, held)) and found.code == "occupied":
        _replace(found.in_the_way.id, starts_on, by=by, now=now)
        held = _sittings(seat, person.pk)
    _refuse(obstacle(wanted, period, held))
    return _saved(row)


@verb
def end_appointment(
    appointment: Appointment, *, ends_on: date, reason: str, by: Person | None, now: datetime
) -> Appointment:
    """End an appointment, and the offices that rested on it (I-OFF1)."""
    _locked(appointment.seat)
    _refuse_ended_meanwhile(appointment)
    if ends_on < appointment.starts_on:
        raise Refused(
            _(
                "The appointment starts %(day)s and cannot end before that. Correct it if it was "
                "entered by mistake."
            )
            % {"day": day_plain(appointment.starts_on)},
            field="ends_on",
        )
    appointment.ends_on, appointment.end_reason = ends_on, reason
    _saved(appointment)
    if not _has_full_seat(appointment.group, appointment.person, ends_on + timedelta(days=1)):
        for office in appointment.person.offices.filter(group=appointment.group).overlapping(
            ends_on + timedelta(days=1), None
        ):
            if office.starts_on > ends_on:
                office.delete()
            else:
                end_office(office, ends_on=ends_on, by=by, now=now)
    return appointment


def _refuse_ended_meanwhile(seen: Appointment) -> None:
    """Two who end the same appointment: the second sees the first one's day before writing another."""
    now_there = Appointment.objects.get(pk=seen.pk)
    if (now_there.ends_on, now_there.end_reason) != (seen.ends_on, seen.end_reason):
        raise Refused(
            _("Somebody else has ended the appointment meanwhile: last day %(day)s. Look at it again.")
            % {"day": day_plain(now_there.ends_on) if now_there.ends_on else "–"},
            field="ends_on",
            code="changed_meanwhile",
        )


@verb
def correct_appointment(
    appointment: Appointment, *, reason: str, by: Person | None, now: datetime, **fields
) -> Appointment:
    """Mend what was entered wrong. What stood there before, and why it was changed, stays in the history."""
    if not reason.strip():
        raise Refused(_("Write why it is corrected, for example: wrong date in the file."), field="reason")
    seat = _locked(appointment.seat)
    row = Appointment.objects.select_related("person", "board").get(pk=appointment.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    _refuse_other_organization(seat, row.board)
    period = seat_period(seat, row.starts_on, row.term)
    _refuse(obstacle(_sitting(row, period.name), period, _sittings(seat, row.person_id)))
    row._change_reason = reason
    return _saved(row)


@verb
def give_office(
    group: Group,
    *,
    person: Person,
    kind: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    ends_on: date | None = None,
    ordinal: int = 1,
    replaces: bool = False,
    override_reason: str = "",
    **fields,
) -> Office:
    """Make a member chair or vice chair (S001-46, I-OFF1, I-OFF2).

    Against the group's own rule of sides `Refused` has code "office_rule" until `override_reason` says which
    decision
    of the group allows it (I-SEAT5). Without a full seat there is no way round.
    """
    lock_open(group)
    seat = _full_seat(group, person, starts_on)
    _refuse_office(group, kind, seat, starts_on, override_reason)
    rows = group.offices.filter(kind=kind, ordinal=ordinal)
    if former := rows.overlapping(starts_on, ends_on).select_related("person").first():
        if not replaces or former.starts_on >= starts_on:
            raise Refused(
                _("%(name)s is %(office)s since %(day)s. End that the day before, or choose another day.")
                % {
                    "name": former.person.name,
                    "office": former.get_kind_display().lower(),
                    "day": day_plain(former.starts_on),
                },
                field="person",
                code="occupied",
            )
        end_office(former, ends_on=starts_on - timedelta(days=1), by=by, now=now)
    if ends_on and ends_on < starts_on:
        raise Refused(_("The office ends before it starts."), field="ends_on")
    office = Office(
        group=group, person=person, kind=kind, ordinal=ordinal, starts_on=starts_on, ends_on=ends_on, **fields
    )
    office.override_reason = override_reason.strip()
    return _saved(office)


@verb
def end_office(office: Office, *, ends_on: date, by: Person | None, now: datetime) -> Office:
    if ends_on < office.starts_on:
        raise Refused(
            _("The office starts %(day)s and cannot end before that.") % {"day": day_plain(office.starts_on)},
            field="ends_on",
        )
    office.ends_on = ends_on
    return _saved(office)


def term_on(group: Group, on: date) -> Term | None:
    """The term an appointment from that day on would belong to."""
    return group.structure.terms.in_force(on).first()


def seat_period(seat: Seat, on: date, term: Term | None = None) -> SeatPeriod:
    ends = [day for day in (seat.ends_on, seat.group.ends_on, term and term.ends_on) if day]
    starts = [day for day in (seat.starts_on, seat.group.starts_on, term and term.starts_on) if day]
    return SeatPeriod(seat.pk, represents(seat, on), seat.substitutes, max(starts), min(ends, default=None))


def _sittings(seat: Seat, person: int) -> list[Sitting]:
    """Who sits on the seat and where the person sits in the group, of any time: all that can stand in the
    way."""
    rows = seat.group.appointments.filter(Q(seat=seat) | Q(person=person))
    rows = rows.select_related("person", "seat__organization")
    rows = rows.prefetch_related("seat__organization__names")
    return [_sitting(row, represents(row.seat, row.starts_on)) for row in rows]


def _sitting(row: Appointment, seat: str) -> Sitting:
    who = (row.person_id, row.person.name)
    return Sitting(row.pk, row.seat_id, seat, *who, row.capacity, row.place, row.starts_on, row.ends_on)


def _locked(seat: Seat) -> Seat:
    """The seat with its row locked, so that two who appoint to it at once come one after the other."""
    Seat.objects.select_for_update(no_key=True).get(pk=seat.pk)
    return (
        Seat.objects.select_related("group__structure", "organization")
        .prefetch_related("organization__names")
        .get(pk=seat.pk)
    )


def _replace(pk: int, starts_on: date, *, by: Person | None, now: datetime) -> None:
    former = Appointment.objects.select_related("person", "seat", "group").get(pk=pk)
    if former.starts_on >= starts_on:
        raise Refused(
            _("%(name)s starts %(day)s, so that appointment cannot end the day before. Correct it instead.")
            % {"name": former.person.name, "day": day_plain(former.starts_on)},
            field="starts_on",
            code="replaces_later",
        )
    end_appointment(former, ends_on=starts_on - timedelta(days=1), reason=EndReason.REPLACED, by=by, now=now)


def _refuse(found) -> None:
    if found:
        raise Refused(found.text, field=found.field, code=found.code)


def _refuse_other_organization(seat: Seat, board: Board | None) -> None:
    """I-SEAT7: nobody sits for one organisation on another's seat."""
    if board and seat.organization_id and board.organization_id != seat.organization_id:
        raise Refused(
            _("%(board)s belongs to another organisation than the seat. Choose one of %(owners)s boards.")
            % {"board": board.name, "owners": possessive(str(seat.organization))},
            field="board",
            code="other_organization",
        )


def _refuse_office(group: Group, kind: str, seat: Seat | None, on: date, override_reason: str) -> None:
    settings = group.settings_on(on)
    rules = {Office.Kind.CHAIR: settings.chair_from, Office.Kind.VICE_CHAIR: settings.vice_chair_from}
    seat_kind = None if seat is None else (seat.organization.kind if seat.organization else "")
    if refusal := office_refusal(kind, seat_kind, rules):
        if seat is None or not override_reason.strip():
            raise Refused(refusal, field="person", code="office_rule" if seat else "no_seat")


def _full_seat(group: Group, person: Person, on: date) -> Seat | None:
    row = (
        group.appointments.in_force(on)
        .filter(person=person, capacity=Capacity.MEMBER, seat__is_observer=False)
        .select_related("seat__organization")
        .first()
    )
    return row.seat if row else None


def _has_full_seat(group: Group, person: Person, on: date) -> bool:
    held = group.appointments.overlapping(on, None).filter(person=person, capacity=Capacity.MEMBER)
    return held.filter(seat__is_observer=False).exists()


def _saved(row):
    """The database refuses what another transaction made impossible meanwhile; say so in words."""
    try:
        row.save()
    except IntegrityError as error:
        raise Refused(
            _("Somebody else just changed the same seat. Load the page again to see who sits there now."),
            code="race",
        ) from error
    return row
