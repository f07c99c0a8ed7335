"""Changing a seat rule from a day on: the old rule ends, a new one begins, and the seats follow (S001-05 to
S001-08)."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from groups.actions.appointments import end_appointment, end_office
from groups.actions.guards import lock_open
from groups.actions.seats import county_organizations, planned_by, refuse_unclear
from groups.models import Appointment, Office, Person, Seat, SeatRule
from groups.rule_change import (
    ADDED,
    CHANGED,
    ENDED,
    KEPT,
    RuleChange,
    SeatFate,
    SeatNature,
    SeatNow,
    rule_change,
)
from groups.seat_facts import OfficeFacts
from groups.seating import Sitting
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

DAY = timedelta(days=1)
# What a rule may be changed in; its group, its days and its place among the rules are its own.
CHANGEABLE = (
    "kind", "organization_kind", "organization", "label", "appointed_by", "responsible_party", "sector",
    "ex_officio", "board", "is_observer", "count", "substitutes", "is_optional", "basis",
)  # fmt: skip


@dataclass(frozen=True)
class WeighedChange:
    """A change that may be made: the rule as it will be, not saved, and what that does."""

    rule: SeatRule
    change: RuleChange
    offices: list[Office]


def weighed_change(rule: SeatRule, *, valid_from: date, **changes) -> WeighedChange:
    """What `change_seat_rule` would do; refused where it may not be done. Eight queries, whatever the number
    of seats."""
    new = _changed(rule, valid_from, changes)
    _refuse_day(rule, valid_from)
    refuse_unclear(new)
    organizations = county_organizations(rule.group, valid_from)
    planned = planned_by(new, organizations)
    seats = list(rule.seats.in_force(valid_from - DAY).select_related("rule").order_by("number"))
    _refuse_later_seats(rule, valid_from)
    rows = Appointment.objects.filter(seat__in=seats).overlapping(valid_from, None).select_related("person")
    offices = list(rule.group.offices.overlapping(valid_from, None).select_related("person"))
    others = rule.group.seats.in_force(valid_from).filter(is_observer=False).exclude(rule=rule)
    found = rule_change(
        [SeatNow(seat.pk, seat.number, _nature(seat, rule)) for seat in seats],
        [_nature(seat, new) for seat in planned],
        [_sitting(row) for row in rows],
        [OfficeFacts(row.kind, row.person_id, row.person.name) for row in offices],
        names={row.id: row.name for row in organizations},
        next_number=(rule.group.seats.aggregate(Max("number"))["number__max"] or 0) + 1,
        other_seats=others.count(),
    )
    return WeighedChange(new, found, offices)


@verb
def change_seat_rule(
    rule: SeatRule,
    *,
    valid_from: date,
    by: Person | None,
    now: datetime,
    ends_appointments: bool = False,
    **changes,
) -> SeatRule:
    """End the rule the day before and begin a new one with the changes; nothing before that day is touched.

    Seats that stay what they are go over to the new rule. Where a seat becomes another its successor takes
    over the number and those who sit there. Whoever loses the place must be let go knowingly: `Refused` has
    code "leaving" until `ends_appointments`.
    """
    lock_open(rule.group)
    # Behind the lock: who pressed the button at the same moment has ended the rule by now.
    rule.refresh_from_db(fields=["ends_on"])
    list(rule.seats.select_for_update(no_key=True).order_by("pk"))
    weighed = weighed_change(rule, valid_from=valid_from, **changes)
    _refuse_leaving(weighed.change, ends_appointments)
    last = valid_from - DAY
    sign = {"by": by, "now": now}
    rule.ends_on = last
    rule.save()
    weighed.rule.save()
    _let_go(weighed.change.leaving, last, sign)
    seats = Seat.objects.in_bulk([fate.seat_id for fate in weighed.change.fates if fate.seat_id])
    for fate in weighed.change.fates:
        FOLLOWS[fate.kind](fate, seats.get(fate.seat_id), weighed.rule)
    _end_offices(weighed, last, sign)
    return weighed.rule


def _changed(rule: SeatRule, valid_from: date, changes: dict) -> SeatRule:
    new = copy(rule)
    new._state = copy(rule._state)
    new._state.adding, new._state.fields_cache = True, dict(rule._state.fields_cache)
    new.pk, new.starts_on, new.ends_on = None, valid_from, None
    for name, value in changes.items():
        if name not in CHANGEABLE:
            raise TypeError(f"A seat rule is not changed in {name}")
        setattr(new, name, value)
    if all(getattr(new, name) == getattr(rule, name) for name in CHANGEABLE):
        raise Refused(_("Nothing is changed. Change something, or go back."), code="unchanged")
    return new


def _nature(seat, rule: SeatRule) -> SeatNature:
    """Of a seat, or of one that the rule asks for; the seat's own values come first."""
    return SeatNature(
        organization_id=seat.organization_id,
        label=seat.label,
        sector=seat.sector,
        ex_officio=seat.ex_officio,
        board_id=rule.board_id,
        is_observer=seat.is_observer,
        substitutes=seat.substitutes,
        is_optional=seat.is_optional,
        appointed_by=rule.appointed_by,
        responsible_party=rule.responsible_party,
    )


def _sitting(row: Appointment) -> Sitting:
    who = (row.person_id, row.person.name)
    return Sitting(row.pk, row.seat_id, "", *who, row.capacity, row.place, row.starts_on, row.ends_on)


def _kept(fate: SeatFate, seat: Seat, rule: SeatRule) -> None:
    seat.rule = rule
    seat.save()


def _ended(fate: SeatFate, seat: Seat, rule: SeatRule) -> None:
    seat.ends_on = min(filter(None, [seat.ends_on, rule.starts_on - DAY]))
    seat.save()


def _added(fate: SeatFate, seat: None, rule: SeatRule, ends_on: date | None = None, number: int = 0) -> Seat:
    nature = fate.nature
    return Seat.objects.create(
        group=rule.group,
        rule=rule,
        number=number or fate.number,
        organization_id=nature.organization_id,
        label=nature.label,
        sector=nature.sector,
        ex_officio=nature.ex_officio,
        is_observer=nature.is_observer,
        substitutes=nature.substitutes,
        is_optional=nature.is_optional,
        starts_on=rule.starts_on,
        ends_on=ends_on,
    )


def _succeeded(fate: SeatFate, seat: Seat, rule: SeatRule) -> None:
    """The seat ends, its successor begins, and those who stay go over to it with the same decision."""
    rows = Appointment.objects.in_bulk([sitting.id for sitting in fate.staying])
    running = [(rows[s.id], s.place) for s in fate.staying if s.starts_on < rule.starts_on]
    coming = [(rows[s.id], s.place) for s in fate.staying if s.starts_on >= rule.starts_on]
    new_ones = [_moved(row, place, rule.starts_on) for row, place in running]
    # Who has not begun yet waits on the successor; until the old seat has ended that needs a number of its
    # own.
    waiting = rule.group.seats.aggregate(Max("number"))["number__max"] + 1 if coming else 0
    ends_on = seat.ends_on
    successor = _added(fate, None, rule, ends_on, waiting) if coming else None
    for row, place in coming:
        row.seat, row.place = successor, place
        row.save()
    _ended(fate, seat, rule)
    if successor is None:
        successor = _added(fate, None, rule, ends_on)
    else:
        successor.number = fate.number
        successor.save()
    for row in new_ones:
        row.seat = successor
        row.save()


def _moved(row: Appointment, place: int, starts_on: date) -> Appointment:
    """End the appointment as moved; what goes on instead, not saved."""
    new = Appointment(
        **{
            column.attname: getattr(row, column.attname)
            for column in row._meta.concrete_fields
            if not column.primary_key
        }
    )
    new.starts_on, new.place = starts_on, place
    row.ends_on, row.end_reason = starts_on - DAY, Appointment.EndReason.MOVED
    row.save()
    return new


FOLLOWS = {KEPT: _kept, CHANGED: _succeeded, ENDED: _ended, ADDED: _added}


def _let_go(leaving: Iterable[Sitting], last: date, sign: dict) -> None:
    rows = Appointment.objects.select_related("seat", "group", "person")
    for row in rows.filter(pk__in=[sitting.id for sitting in leaving]):
        if row.starts_on > last:
            # Never begun, so there is nothing to end; the history keeps that it was meant.
            row.delete()
        else:
            end_appointment(row, ends_on=last, reason=Appointment.EndReason.SEAT_ENDED, **sign)


def _end_offices(weighed: WeighedChange, last: date, sign: dict) -> None:
    lost = {(office.office, office.person_id) for office in weighed.change.offices_lost}
    for office in Office.objects.filter(pk__in=[row.pk for row in weighed.offices]):
        if (office.kind, office.person_id) not in lost or (office.ends_on and office.ends_on <= last):
            continue
        if office.starts_on > last:
            office.delete()
        else:
            end_office(office, ends_on=last, **sign)


def _refuse_day(rule: SeatRule, valid_from: date) -> None:
    if rule.ends_on:
        text = _("The rule ends %(day)s. Change the one that follows it instead.")
        raise Refused(text % {"day": day_plain(rule.ends_on)}, code="ended")
    if valid_from <= rule.starts_on:
        text = _("The rule applies from %(day)s. Choose a later day for the change.")
        raise Refused(text % {"day": day_plain(rule.starts_on)}, field="valid_from", code="too_early")
    if rule.group.ends_on and valid_from > rule.group.ends_on:
        text = _("The group ends %(day)s. Choose an earlier day.")
        raise Refused(text % {"day": day_plain(rule.group.ends_on)}, field="valid_from", code="too_late")


def _refuse_later_seats(rule: SeatRule, valid_from: date) -> None:
    if later := rule.seats.filter(starts_on__gte=valid_from).order_by("-starts_on").first():
        text = _("Seat %(number)d of the rule begins %(day)s. Choose a later day for the change.")
        words = {"number": later.number, "day": day_plain(later.starts_on)}
        raise Refused(text % words, field="valid_from", code="too_early")


def _refuse_leaving(change: RuleChange, ends_appointments: bool) -> None:
    if change.leaving and not ends_appointments:
        names = listed([sitting.name for sitting in change.leaving])
        raise Refused(
            _("%(names)s lose their places by this. Tick that their appointments end, or change less.")
            % {"names": names},
            field="ends_appointments",
            code="leaving",
        )
