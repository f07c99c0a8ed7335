"""How far each group has come between two terms, and what each step would do: four queries for any number of
groups."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from groups.actions.seats import rule_facts
from groups.composition import planned_seats
from groups.models import (
    Appointment,
    Group,
    NominationRecipient,
    NominationSeat,
    Office,
    Organization,
    Seat,
    SeatRule,
    TermChange,
)
from groups.reports import rule_sentence
from groups.seat_facts import OrganizationFacts
from groups.term_change import APPOINTMENTS, GroupFacts, Mark
from groups.term_rows import groups_in, rules_to_renew, running_appointments, running_offices


@dataclass(frozen=True)
class Ending:
    """Whose appointments and offices a group's step would end; `names` are for those who staff it."""

    group: Group
    appointments: list[Appointment]
    offices: list[Office]


@dataclass(frozen=True)
class SeatPlan:
    """What the new term's seats would become: rules to renew with their sentence and seats, seats that
    lack."""

    group: Group
    renewable: list[tuple[SeatRule, str, int]]
    missing: int
    seats: int


def counted(rows: QuerySet, column: str = "group") -> Coalesce:
    """How many of the rows belong to each row of another query, as its column; `column` points there."""
    of = rows.filter(**{column: OuterRef("pk")}).order_by().values(column)
    return Coalesce(Subquery(of.annotate(counted=Count("pk", distinct=True)).values("counted")), 0)


def group_facts(change: TermChange) -> list[GroupFacts]:
    """Each group of the change by name, without what rooms above know of open things."""
    rows = list(_with_numbers(groups_in(change), change))
    plans = {plan.group.pk: plan for plan in seat_plans(change, rows)}
    marks = defaultdict(dict)
    for step in change.steps.all():
        marks[step.group_id][step.step] = Mark(step.note, step.is_passed_over)
    first = change.to_term.starts_on
    return [_facts(row, plans[row.pk], marks[row.pk], first) for row in rows]


def endings(change: TermChange, groups: Iterable[Group]) -> list[Ending]:
    """Per group whom ending the old term concerns, by seat; two queries."""
    ids = [group.pk for group in groups]
    appointments, offices = defaultdict(list), defaultdict(list)
    rows = running_appointments(change).filter(group__in=ids).select_related("person", "seat")
    for row in rows.order_by("seat__number", "place"):
        appointments[row.group_id].append(row)
    for row in running_offices(change).filter(group__in=ids).select_related("person"):
        offices[row.group_id].append(row)
    return [Ending(group, appointments[group.pk], offices[group.pk]) for group in groups]


def seat_plans(change: TermChange, groups: Iterable[Group]) -> list[SeatPlan]:
    """Per group that goes on what the step would make; four queries."""
    first, ids = change.to_term.starts_on, [group.pk for group in groups]
    rules, seats = defaultdict(list), defaultdict(list)
    rows = SeatRule.objects.filter(group__in=ids).select_related("organization")
    for rule in rows.prefetch_related("organization__names").order_by("group", "order"):
        rules[rule.group_id].append(rule)
    for seat in Seat.objects.filter(group__in=ids):
        seats[seat.rule_id].append(seat)
    county = [
        OrganizationFacts(pk, "", kind)
        for pk, kind in Organization.objects.filter(county_code=change.structure.county_code).values_list(
            "pk", "kind"
        )
    ]
    return [_plan(change, group, rules[group.pk], seats, county, first) for group in groups]


def _plan(change: TermChange, group: Group, rules, seats, county, first: date) -> SeatPlan:
    if not goes_on(group, first):
        return SeatPlan(group, [], 0, 0)
    renewable = [
        (rule, rule_sentence(rule), count)
        for rule in rules_to_renew(change, rules)
        if (count := sum(seat.ends_on == rule.ends_on for seat in seats[rule.pk]))
    ]
    missing = there = 0
    for rule in rules:
        now = [seat for seat in seats[rule.pk] if _in_force(seat, first)]
        there += len(now)
        if _in_force(rule, first):
            planned = Counter(seat.organization_id for seat in planned_seats([rule_facts(rule)], county))
            missing += sum(
                count for pk, count in planned.items() if pk not in {seat.organization_id for seat in now}
            )
    return SeatPlan(group, renewable, missing, there)


def goes_on(group: Group, first: date) -> bool:
    return group.ends_on is None or group.ends_on >= first


def _in_force(row, on: date) -> bool:
    return row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)


def _with_numbers(groups: QuerySet[Group], change: TermChange) -> QuerySet[Group]:
    last, first = change.from_term.ends_on, change.to_term.starts_on
    stays = Q(group__in=change.steps.filter(step=APPOINTMENTS, is_passed_over=True).values("group"))
    of_new_term = Q(starts_on__gt=last) | Q(term__isnull=False) & ~Q(term=change.from_term_id)
    # Who outlasts the old term is about to be ended: such a seat is to be filled, unless it was said that
    # they stay.
    sits = Appointment.objects.in_force(first).filter(of_new_term | stays)
    sits = sits.filter(seat=OuterRef("pk"), capacity=Appointment.Capacity.MEMBER)
    asked = NominationSeat.objects.filter(
        recipient__request__term=change.to_term,
        recipient__request__sent_at__isnull=False,
        recipient__withdrawn_at=None,
    )
    to_fill = Seat.objects.in_force(first).filter(is_optional=False, is_observer=False).exclude(Exists(sits))
    recipients = NominationRecipient.objects.filter(pk__in=asked.values("recipient"))
    offices = Office.objects.in_force(first).filter(Q(starts_on__gt=last) | stays)
    return groups.annotate(
        running=counted(running_appointments(change)) + counted(running_offices(change)),
        ended=counted(Appointment.objects.filter(ends_on=last)),
        seats_before=counted(Seat.objects.in_force(last)),
        vacant=counted(to_fill),
        unasked=counted(to_fill.filter(ex_officio="").exclude(Exists(asked.filter(seat=OuterRef("pk"))))),
        asked=counted(recipients, "seats__seat__group"),
        handed_in=counted(recipients.filter(handed_in_at__isnull=False), "seats__seat__group"),
        has_chair=Exists(offices.filter(group=OuterRef("pk"), kind=Office.Kind.CHAIR)),
        has_vice_chair=Exists(offices.filter(group=OuterRef("pk"), kind=Office.Kind.VICE_CHAIR)),
    )


def _facts(row: Group, plan: SeatPlan, marks: dict[str, Mark], first: date) -> GroupFacts:
    return GroupFacts(
        id=row.pk,
        slug=row.slug,
        name=row.shown_name,
        continues=goes_on(row, first),
        running=row.running,
        ended=row.ended,
        seats_before=row.seats_before,
        seats=plan.seats,
        lacking=plan.missing + sum(seats for _rule, _words, seats in plan.renewable),
        unasked=row.unasked,
        asked=row.asked,
        handed_in=row.handed_in,
        vacant=row.vacant,
        has_chair=row.has_chair,
        has_vice_chair=row.has_vice_chair,
        marks=marks,
    )
