"""A group's own facts for its pages and papers: few queries, whatever its size."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db.models import BigIntegerField, CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import Standing
from groups.circle import represents
from groups.composition import Composition, composition
from groups.models import (
    Appointment,
    DocumentVersion,
    Group,
    GroupName,
    GroupRole,
    GroupSettings,
    Office,
    Organization,
    OrganizationName,
    Seat,
    SeatRule,
)
from groups.seat_facts import MEMBER, SUBSTITUTE, HolderFacts, OfficeFacts, SeatFacts
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import listed

# Municipalities before the region: so a secretary's own list is written, and so the rules of seed 001 are.
KINDS = [Organization.Kind.MUNICIPALITY, Organization.Kind.REGION]


@dataclass(frozen=True)
class Sitter:
    """Somebody in the group that day, as the table and the contact list write it; `id` is the row's."""

    id: int
    kind: str
    seat_id: int | None
    person_id: int
    name: str
    email: str
    phone: str
    party: str
    board: str
    since: date
    place: int = 0
    office: str = ""


@dataclass(frozen=True)
class SeatRow:
    """One row of the table. `mark` is "", "vacant" or "wrong"; `missing` how many substitutes are not
    appointed."""

    number: int
    represents: str
    is_optional: bool
    member: Sitter | None
    substitutes: tuple[Sitter, ...]
    missing: int
    mark: str


@dataclass(frozen=True)
class SeatTable:
    """`parts` are the rows by side: `[("The municipalities", [SeatRow, …]), …]`."""

    parts: list[tuple[str, list[SeatRow]]]
    composition: Composition
    chair: Sitter | None
    vice_chairs: tuple[Sitter, ...]
    officials: tuple[Sitter, ...]
    deputies: tuple[Sitter, ...]
    secretaries: tuple[Sitter, ...]
    sitters: list[Sitter] = field(default_factory=list)


@dataclass(frozen=True)
class GroupLine:
    """A group in the list of the reader's groups; `roles` are the reader's there, in words."""

    id: int
    slug: str
    name: str
    scope: str
    kind: str
    roles: list[str]
    state: str


def group_rows(on: date) -> QuerySet[Group]:
    """Groups with `shown_name`, `chair_from` and `vice_chair_from` of that day, all in the one query."""
    return Group.objects.select_related("structure").annotate(
        shown_name=value_that_day(GroupName, "name", on, group=OuterRef("pk")),
        chair_from=value_that_day(GroupSettings, "chair_from", on, group=OuterRef("pk")),
        vice_chair_from=value_that_day(GroupSettings, "vice_chair_from", on, group=OuterRef("pk")),
    )


def group_as_on(on: date) -> Callable[[str], list[Group]]:
    """`group_rows` by slug, as `access.group_for` takes it."""
    return partial(_named, on)


@prepared
def _named(on: date, slug: str) -> QuerySet[Group]:
    return group_rows(on).filter(slug=slug)


def with_names(rows: QuerySet[Group], on: date) -> QuerySet[Group]:
    """The groups with `shown_name` of that day, in its order."""
    return rows.annotate(shown_name=value_that_day(GroupName, "name", on, group=OuterRef("pk"))).order_by(
        "shown_name"
    )


def seat_table(group: Group, on: date) -> SeatTable:
    """Who sits where that day (S001-05 to S001-09), in two queries. The group comes from `group_rows`."""
    seats = seats_on(group, on)
    sitters = sitters_on(group, on)
    found = composition(
        seats,
        [HolderFacts(s.seat_id, s.person_id, s.name, s.kind) for s in sitters if s.seat_id],
        [OfficeFacts(s.kind, s.person_id, s.name) for s in sitters if s.kind in Office.Kind.values],
        office_rules={"chair": group.chair_from, "vice_chair": group.vice_chair_from},
        stated_size=group.stated_size,
    )
    of_kind = defaultdict(list)
    for sitter in sitters:
        of_kind[sitter.kind].append(sitter)
    return SeatTable(
        parts=_parts(seats, sitters, found),
        composition=found,
        chair=next(iter(of_kind["chair"]), None),
        vice_chairs=tuple(of_kind["vice_chair"]),
        officials=tuple(of_kind["responsible_official"]),
        deputies=tuple(of_kind["deputy_official"]),
        secretaries=tuple(of_kind["secretary"]),
        sitters=sitters,
    )


def seats_on(group: Group, on: date) -> list[SeatFacts]:
    return [
        SeatFacts(
            pk,
            number,
            f"{name} {label}".strip() if name else label,
            kind or "",
            organization,
            substitutes,
            optional,
            by,
        )
        for pk, number, name, label, kind, organization, substitutes, optional, by in _seats(group.pk, on)
    ]


@prepared
def _seats(group: int, on: date) -> QuerySet:
    return (
        Seat.objects.in_force(on)
        .filter(group=group)
        .annotate(shown=value_that_day(OrganizationName, "name", on, organization=OuterRef("organization")))
        .values_list(
            "pk",
            "number",
            "shown",
            "label",
            "organization__kind",
            "organization",
            "substitutes",
            "is_optional",
            "rule__appointed_by",
        )
        .order_by("number")
    )


def sitters_on(group: Group, on: date) -> list[Sitter]:
    """Everybody on a seat, in an office or in a role that day; one query. Offices stand on the member's row
    too."""
    rows, names = _sitters(group.pk, on), dict(Office.Kind.choices)
    held = {person: str(names[kind]) for _, kind, _, person, *_ in rows if kind in names}
    return [Sitter(*row, office=held.get(row[3], "") if row[2] else "") for row in rows]


@prepared
def _sitters(group: int, on: date) -> QuerySet:
    appointed = _columns(
        Appointment.objects,
        group,
        on,
        kind="capacity",
        seat="seat_id",
        party="party",
        board="board__name",
        place="place",
    )
    offices = _columns(Office.objects, group, on, kind="kind", place="ordinal")
    roles = _columns(GroupRole.objects, group, on, kind="kind")
    return appointed.union(offices, roles, all=True).order_by("shown_place", "since", "name")


def newest_documents(group: Group) -> list[DocumentVersion]:
    """The newest version of each of the group's documents, newest first."""
    return list(_documents(group.pk))


@prepared
def latest_documents(group: int) -> QuerySet[DocumentVersion]:
    """Five of them."""
    return _documents(group)[:5]


def _documents(group: int) -> QuerySet[DocumentVersion]:
    newest = (
        DocumentVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")[:1]
    )
    rows = DocumentVersion.objects.filter(document__group=group, pk=Subquery(newest)).select_related(
        "document"
    )
    return rows.order_by("-uploaded_at")


@dataclass(frozen=True)
class SittingRow:
    """An appointment in a list; `when` is "before", "now" or "coming"."""

    id: int
    seat_number: int
    represents: str
    name: str
    capacity: str
    capacity_word: str
    party: str
    board: str
    starts_on: date
    ends_on: date | None
    reason: str
    decision: str
    when: str


@dataclass(frozen=True)
class RuleRow:
    """A seat rule in words."""

    id: int
    sentence: str
    seats: int
    basis: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class SettingsRow:
    """A dated row of settings: what it changed from the row before, as (what, value); all of it in the first.
    A dated row of settings: what it changed from the row before, as (what, value); all of it in the first.
    """

    id: int
    valid_from: date
    decided_by: str
    values: list[tuple[str, str]]
    when: str


@dataclass(frozen=True)
class ContactRow:
    person_id: int
    name: str
    what: str
    email: str
    phone: str


def sittings_of(seat: Seat, today: date) -> list[SittingRow]:
    """Everybody who sits, sat or will sit on a seat, the newest first."""
    return _sitting_rows(seat.appointments.all(), today)


def former_sittings(group: Group, today: date) -> list[SittingRow]:
    return _sitting_rows(group.appointments.filter(ends_on__lt=today), today)


def rule_rows(group: Group) -> list[RuleRow]:
    """The seat rules as sentences, in two queries."""
    rows = group.seat_rules.select_related("organization").prefetch_related("organization__names", "seats")
    return [
        RuleRow(rule.pk, rule_sentence(rule), len(rule.seats.all()), rule.basis, rule.starts_on, rule.ends_on)
        for rule in rows
    ]


def rule_sentence(rule: SeatRule) -> str:
    """`Each municipality: 1 seat, 1 personal substitute`, with what is special about it."""
    who = {
        SeatRule.Kind.EACH_OF_KIND: _("Each organisation of the kind %(kind)s")
        % {"kind": rule.get_organization_kind_display().lower()},
        SeatRule.Kind.ORGANIZATION: str(rule.organization or ""),
        SeatRule.Kind.COLLECTIVE: rule.label[:1].upper() + rule.label[1:],
    }[rule.kind]
    seats = ngettext("%(count)d seat", "%(count)d seats", rule.count) % {"count": rule.count}
    substitutes = ngettext(
        "%(count)d personal substitute each", "%(count)d personal substitutes each", rule.substitutes
    ) % {"count": rule.substitutes}
    by = _("appointed by %(who)s") % {"who": rule.appointed_by} if rule.appointed_by else ""
    optional = _("may be left vacant") if rule.is_optional else ""
    return f"{who}: {', '.join(filter(None, [seats, substitutes, by, optional]))}"


def settings_rows(group: Group, today: date) -> list[SettingsRow]:
    """The settings, the newest first, each with what it changed."""
    rows, before = [], None
    current = group.settings_on(today)
    for row in sorted(group.settings.all(), key=lambda row: row.valid_from):
        values = [
            (name, text) for name, text in settings_words(row) if before is None or (name, text) not in before
        ]
        when = "now" if row == current else "coming" if row.valid_from > today else "before"
        rows.append(SettingsRow(row.pk, row.valid_from, row.decided_by, values, when))
        before = settings_words(row)
    return rows[::-1]


def settings_words(row: GroupSettings) -> list[tuple[str, str]]:
    """Every setting with its name and its value in words; what is not set is left out."""
    kinds = dict(Organization.Kind.choices)
    words = []
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.name in ("id", "group", "valid_from", "decided_by") or value in (None, ""):
            continue
        if column.name in ("chair_from", "vice_chair_from"):
            text = str(kinds[value])
        elif isinstance(value, bool):
            text = _("yes") if value else _("no")
        else:
            text = str(getattr(row, f"get_{column.name}_display", lambda value=value: value)())
        name = str(column.verbose_name)
        words.append((name[:1].upper() + name[1:], text))
    return words


def contact_rows(sitters: list[Sitter], seats: list[SeatFacts]) -> list[ContactRow]:
    """One row a person by name, with everything the person is in the group."""
    represents = {seat.id: seat.name for seat in seats}
    words = role_words()
    what = defaultdict(list)
    for sitter in sitters:
        text = words[sitter.kind]
        if sitter.seat_id:
            text = _("%(role)s for %(seat)s") % {"role": text, "seat": represents.get(sitter.seat_id, "–")}
        what[sitter.person_id].append(text)
    people = {sitter.person_id: sitter for sitter in sitters}.values()
    return [
        ContactRow(who.person_id, who.name, listed(what[who.person_id]), who.email, who.phone)
        for who in sorted(people, key=lambda who: sorting_key(who.name))
    ]


def group_lines(rows: QuerySet[Group], standing: Standing) -> list[GroupLine]:
    """The reader's groups by name; `rows` are `access.groups_for` with `with_names`."""
    words = role_words()
    return [
        GroupLine(
            id=group.pk,
            slug=group.slug,
            name=group.shown_name or group.slug,
            scope=group.scope,
            kind=str(group.get_kind_display()),
            roles=[words[role] for role in words if role in standing.roles.get(group.pk, ())],
            state=group.state,
        )
        for group in rows
    ]


def role_words() -> dict[str, str]:
    """What a reader is in a group, the weightiest first."""
    return {
        "chair": _("chair"),
        "vice_chair": _("vice chair"),
        "member": _("member"),
        "substitute": _("personal substitute"),
        "secretary": _("secretary"),
        "responsible_official": _("responsible official"),
        "deputy_official": _("deputy of the responsible official"),
    }


def _sitting_rows(rows, today: date) -> list[SittingRow]:
    rows = rows.select_related("person", "board", "seat__organization").prefetch_related(
        "seat__organization__names"
    )
    return [
        SittingRow(
            id=row.pk,
            seat_number=row.seat.number,
            represents=represents(row.seat, row.starts_on),
            name=row.person.name,
            capacity=row.capacity,
            capacity_word=str(row.get_capacity_display()),
            party=row.party,
            board=row.board.name if row.board else "",
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            reason=str(row.get_end_reason_display()),
            decision=" ".join(
                filter(None, [row.decision_date and row.decision_date.isoformat(), row.decision_reference])
            ),
            when="coming"
            if row.starts_on > today
            else "before"
            if row.ends_on and row.ends_on < today
            else "now",
        )
        for row in rows.order_by("-starts_on", "place")
    ]


def _parts(
    seats: list[SeatFacts], sitters: list[Sitter], found: Composition
) -> list[tuple[str, list[SeatRow]]]:
    on_seat = defaultdict(list)
    for sitter in sitters:
        on_seat[sitter.seat_id].append(sitter)
    wrong = {fault.seat_id for fault in found.wrong if not fault.is_warning}
    sides = defaultdict(list)
    for seat in seats:
        sides[seat.kind].append(_row(seat, on_seat[seat.id], seat.id in wrong))
    titles = {
        Organization.Kind.MUNICIPALITY: _("The municipalities"),
        Organization.Kind.REGION: _("The region"),
        "": _("Appointed jointly"),
    }
    others = [kind for kind in sides if kind not in titles]
    order = [*KINDS, *others, ""]
    return [(titles.get(kind, _("Others")), sides[kind]) for kind in order if sides[kind]]


def _row(seat: SeatFacts, there: list[Sitter], is_wrong: bool) -> SeatRow:
    member = next((sitter for sitter in there if sitter.kind == MEMBER), None)
    substitutes = tuple(sitter for sitter in there if sitter.kind == SUBSTITUTE)
    return SeatRow(
        number=seat.number,
        represents=seat.name[:1].upper() + seat.name[1:],
        is_optional=seat.is_optional,
        member=member,
        substitutes=substitutes,
        missing=max(0, seat.substitutes - len(substitutes)),
        mark="wrong" if is_wrong else "" if member else "vacant",
    )


def _columns(rows, group: int, on: date, *, kind: str, seat="", party="", board="", place=""):
    """The same columns of three tables, in the order of `Sitter`, so that one query reads them all."""
    nothing = Value("", output_field=CharField())
    return (
        rows.in_force(on)
        .filter(group=group)
        .annotate(
            what=F(kind),
            shown_seat=F(seat) if seat else Cast(Value(None), BigIntegerField()),
            name=F("person__name"),
            address=Coalesce("person__email", "person__contact_email"),
            phone=F("person__phone"),
            shown_party=Coalesce(NullIf(F(party), nothing), F("person__party")) if party else nothing,
            shown_board=Coalesce(F(board), nothing) if board else nothing,
            since=F("starts_on"),
            shown_place=F(place) if place else Value(0),
        )
        .values_list(
            "pk",
            "what",
            "shown_seat",
            "person_id",
            "name",
            "address",
            "phone",
            "shown_party",
            "shown_board",
            "since",
            "shown_place",
        )
        .order_by()
    )
