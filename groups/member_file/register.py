"""The register's side of a member file: the groups it speaks of, with everybody in them, as plain values."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from groups.circle import represents
from groups.member_file.columns import folded
from groups.member_file.outcome import Options, Plan
from groups.member_file.plan import plan_members
from groups.member_file.reading import MemberFile
from groups.member_file.rows import Entry
from groups.member_file.snapshot import (
    GroupSnapshot,
    HolderSnapshot,
    OfficeSnapshot,
    OrganizationSnapshot,
    PersonSnapshot,
    SeatSnapshot,
    Snapshot,
    TermSnapshot,
)
from groups.models import Appointment, Group, Office, Organization, Person, Seat, Term
from groups.seating import Sitting
from groups.sectors import sector_word


def plan_file(file: MemberFile, options: Options, *, among: QuerySet[Group]) -> Plan:
    """What the file would change today; `among` are the groups its sender staffs. Eleven queries, whatever
    its size."""
    return plan_members(file.entries, snapshot_of(file.entries, options, among=among), options)


def snapshot_of(entries: Sequence[Entry], options: Options, *, among: QuerySet[Group]) -> Snapshot:
    organizations = {row.pk: row for row in Organization.objects.prefetch_related("names")}
    groups = _named_groups(entries, options.group, among, organizations)
    facts = {pk: _organization(row, options.today) for pk, row in organizations.items()}
    appointed = {
        seat.organization_id for group in groups for seat in group.seats.all() if seat.organization_id
    }
    persons = _persons(entries, appointed)
    return Snapshot(
        tuple(_group(group, facts, options) for group in groups), tuple(facts.values()), tuple(persons)
    )


def named_group_ids(entries: Sequence[Entry], default: str, among: QuerySet[Group]) -> list[int]:
    wanted = {folded(entry.group or default) for entry in entries}
    rows = among.values_list("pk", "slug", "names__name")
    return sorted({pk for pk, slug, name in rows if folded(slug) in wanted or folded(name or "") in wanted})


def _named_groups(
    entries: Sequence[Entry],
    default: str,
    among: QuerySet[Group],
    organizations: dict[int, Organization],
) -> list[Group]:
    """The groups with their seats, which share the organisations: five thousand of each their own cost half
    the time."""
    appointments = Appointment.objects.select_related("person", "board").order_by("place", "starts_on")
    rows = Group.objects.filter(pk__in=named_group_ids(entries, default, among)).prefetch_related(
        "names",
        "settings",
        "seats",
        Prefetch("appointments", appointments),
        Prefetch("offices", Office.objects.select_related("person")),
        Prefetch("structure__terms", Term.objects.all()),
    )
    groups = list(rows)
    for seat in (seat for group in groups for seat in group.seats.all() if seat.organization_id):
        seat.organization = organizations[seat.organization_id]
    return groups


def _organization(row: Organization, on: date) -> OrganizationSnapshot:
    names = tuple(name.name for name in row.names.all())
    return OrganizationSnapshot(row.pk, row.name_on(on), row.kind, names, row.code, row.abbreviation)


def _group(group: Group, organizations: dict[int, OrganizationSnapshot], options: Options) -> GroupSnapshot:
    on, first_day = options.today, options.starts_on or options.today
    settings = group.settings_on(on)
    seats = {seat.pk: _seat(seat, organizations, on) for seat in group.seats.all()}
    # Of those that follow each other on a number the file means the one that is there, or the next.
    left = [seat for seat in seats.values() if seat.ends_on is None or seat.ends_on >= first_day]
    one_each = {seat.number: seat for seat in sorted(left, key=lambda seat: seat.starts_on, reverse=True)}
    return GroupSnapshot(
        id=group.pk,
        slug=group.slug,
        names=tuple(name.name for name in group.names.all()),
        starts_on=group.starts_on,
        ends_on=group.ends_on,
        seats=tuple(one_each[number] for number in sorted(one_each)),
        holders=tuple(_holder(row, seats[row.seat_id]) for row in group.appointments.all()),
        offices=tuple(
            OfficeSnapshot(row.person_id, row.person.name, row.kind, row.starts_on, row.ends_on, row.ordinal)
            for row in group.offices.all()
        ),
        terms=tuple(TermSnapshot(row.pk, row.starts_on, row.ends_on) for row in group.structure.terms.all()),
        office_rules={"chair": settings.chair_from, "vice_chair": settings.vice_chair_from},
    )


def _seat(seat: Seat, organizations: dict[int, OrganizationSnapshot], on: date) -> SeatSnapshot:
    return SeatSnapshot(
        id=seat.pk,
        number=seat.number,
        name=represents(seat, on),
        starts_on=seat.starts_on,
        organization_id=seat.organization_id,
        kind=organizations[seat.organization_id].kind if seat.organization_id else "",
        label=seat.label or sector_word(seat.sector),
        substitutes=seat.substitutes,
        is_optional=seat.is_optional,
        ends_on=seat.ends_on,
        is_observer=seat.is_observer,
    )


def _holder(row: Appointment, seat: SeatSnapshot) -> HolderSnapshot:
    return HolderSnapshot(
        Sitting(
            row.pk,
            row.seat_id,
            seat.name,
            row.person_id,
            row.person.name,
            row.capacity,
            row.place,
            row.starts_on,
            row.ends_on,
        ),
        party=row.party,
        board=row.board.name if row.board else "",
        decision_date=row.decision_date,
        decision_reference=row.decision_reference,
        term_id=row.term_id,
    )


def _persons(entries: Sequence[Entry], organizations: set[int]) -> list[PersonSnapshot]:
    """Those on an address of the file, and those who ever had a seat for one of the organisations."""
    emails = {entry.email for entry in entries if entry.email}
    homes = defaultdict(set)
    pairs = Appointment.objects.filter(seat__organization__in=organizations)
    for person, organization in pairs.values_list("person_id", "seat__organization_id"):
        homes[person].add(organization)
    rows = Person.objects.filter(Q(email__in=emails) | Q(contact_email__in=emails) | Q(pk__in=list(homes)))
    return [
        PersonSnapshot(pk, name, email or "", contact_email, phone, frozenset(homes[pk]))
        for pk, name, email, contact_email, phone in rows.values_list(
            "pk", "name", "email", "contact_email", "phone"
        )
    ]
