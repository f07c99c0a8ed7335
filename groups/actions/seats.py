"""Seat rules and the seats they make (S001-05 to S001-09)."""

from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.composition import planned_seats
from groups.models import Group, Organization, Person, Seat, SeatRule
from groups.seat_facts import OrganizationFacts, PlannedSeat, RuleFacts
from samverkan.lib.history import verb
from samverkan.lib.reading import sorting_key
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def add_seat_rule(
    group: Group,
    *,
    kind: str,
    by: Person | None,
    now: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    **fields,
) -> SeatRule:
    """A rule and the seats it makes from a day on, among the organisations of the structure's county."""
    lock_open(group)
    starts_on = starts_on or group.starts_on
    _refuse_outside(group, starts_on, ends_on)
    rule = SeatRule(group=group, kind=kind, starts_on=starts_on, ends_on=ends_on, **fields)
    refuse_unclear(rule)
    highest = group.seat_rules.aggregate(Max("order"))["order__max"] or 0
    rule.order = fields.get("order", highest + 1)
    planned = planned_by(rule, county_organizations(group, starts_on))
    rule.save()
    _make(rule, planned)
    return rule


@verb
def fill_up_seats(rule: SeatRule, *, starts_on: date, by: Person | None, now: datetime) -> list[Seat]:
    """Seats for organisations that have come since the rule was made."""
    lock_open(rule.group)
    there = set(rule.seats.in_force(starts_on).values_list("organization_id", flat=True))
    planned = planned_seats([rule_facts(rule)], county_organizations(rule.group, starts_on))
    return _make(rule, [seat for seat in planned if seat.organization_id not in there], starts_on)


@verb
def end_seat_rule(rule: SeatRule, *, ends_on: date, by: Person | None, now: datetime) -> SeatRule:
    """End a rule and its seats; refused while somebody is appointed to one of them after that day (domain
    6.5)."""
    for seat in rule.seats.select_for_update(no_key=True):
        if seat.ends_on is None or seat.ends_on > ends_on:
            end_seat(seat, ends_on=ends_on, by=by, now=now)
    rule.ends_on = ends_on
    rule.save()
    return rule


@verb
def end_seat(seat: Seat, *, ends_on: date, by: Person | None, now: datetime) -> Seat:
    if ends_on < seat.starts_on:
        raise Refused(
            _("The seat starts %(day)s and cannot end before that.") % {"day": day_plain(seat.starts_on)},
            field="ends_on",
        )
    later = (
        seat.appointments.overlapping(ends_on, None).exclude(ends_on=ends_on).select_related("person").first()
    )
    if later:
        raise Refused(
            _("%(name)s is appointed to the seat after %(day)s. End that appointment first.")
            % {"name": later.person.name, "day": day_plain(ends_on)},
            field="ends_on",
        )
    seat.ends_on = ends_on
    seat.save()
    return seat


def planned_by(rule: SeatRule, organizations: list[OrganizationFacts]) -> list[PlannedSeat]:
    """The seats the rule asks for; at least one."""
    planned = planned_seats([rule_facts(rule)], organizations)
    if not planned:
        raise Refused(
            _(
                "There is no organisation of that kind in the county, so the rule would make no "
                "seats. Add the organisations first."
            ),
            field="organization_kind",
        )
    return planned


def rule_facts(rule: SeatRule) -> RuleFacts:
    return RuleFacts(
        id=rule.pk or 0,
        kind=rule.kind,
        organization_kind=rule.organization_kind,
        organization_id=rule.organization_id,
        label=rule.label,
        count=rule.count,
        substitutes=rule.substitutes,
        is_optional=rule.is_optional,
        sector=rule.sector,
        ex_officio=rule.ex_officio,
        is_observer=rule.is_observer,
    )


def county_organizations(group: Group, on: date) -> list[OrganizationFacts]:
    """The organisations of the county as the secretary lists them: å, ä and ö last."""
    rows = Organization.objects.filter(county_code=group.structure.county_code).prefetch_related("names")
    found = [OrganizationFacts(row.pk, row.name_on(on), row.kind) for row in rows]
    return sorted(found, key=lambda row: sorting_key(row.name))


def _make(rule: SeatRule, planned: list[PlannedSeat], starts_on: date | None = None) -> list[Seat]:
    first = rule.group.seats.aggregate(Max("number"))["number__max"] or 0
    return [
        Seat.objects.create(
            group=rule.group,
            rule=rule,
            number=first + place,
            organization_id=seat.organization_id,
            label=seat.label,
            sector=seat.sector,
            ex_officio=seat.ex_officio,
            is_observer=seat.is_observer,
            substitutes=seat.substitutes,
            is_optional=seat.is_optional,
            starts_on=starts_on or rule.starts_on,
            ends_on=rule.ends_on,
        )
        for place, seat in enumerate(planned, start=1)
    ]


def refuse_unclear(rule: SeatRule) -> None:
    """Refuse a rule that does not say who appoints; what another kind of rule would ask about is dropped."""
    if rule.kind != SeatRule.Kind.EACH_OF_KIND:
        rule.organization_kind = ""
    if rule.kind != SeatRule.Kind.ORGANIZATION:
        rule.organization = None
    if rule.kind == SeatRule.Kind.EACH_OF_KIND and not rule.organization_kind:
        raise Refused(_("Choose which kind of organisation gets a seat each."), field="organization_kind")
    if rule.kind == SeatRule.Kind.ORGANIZATION and rule.organization is None:
        raise Refused(_("Choose the organisation that gets the seats."), field="organization")
    if rule.kind == SeatRule.Kind.COLLECTIVE and not rule.label.strip():
        raise Refused(_("Write whom the seat represents, for example oppositionen."), field="label")
    if rule.count < 1:
        raise Refused(_("A rule makes at least one seat."), field="count")
    if rule.board and rule.kind == SeatRule.Kind.ORGANIZATION:
        if rule.board.organization_id != rule.organization_id:
            raise Refused(_("The board belongs to another organisation than the seats."), field="board")


def _refuse_outside(group: Group, starts_on: date, ends_on: date | None) -> None:
    if starts_on < group.starts_on:
        raise Refused(
            _("The group starts %(day)s; the seats cannot start before that.")
            % {"day": day_plain(group.starts_on)},
            field="starts_on",
        )
    if ends_on and ends_on < starts_on:
        raise Refused(_("The seats end before they start."), field="ends_on")
