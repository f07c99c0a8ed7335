"""What has been and what holds for a group, as rows for its pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import Standing
from groups.circle import represents
from groups.kinds import kind_that_day, kind_word
from groups.models import (
    Appointment,
    DocumentVersion,
    Group,
    GroupName,
    GroupSettings,
    Organization,
    ReadingCircle,
    Seat,
    SeatRule,
)
from groups.sectors import sector_word
from samverkan.lib.dated import value_that_day
from samverkan.lib.row_lists import RowList


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


def with_names(rows: QuerySet[Group], on: date) -> QuerySet[Group]:
    """The groups with `shown_name` and `shown_kind` of that day, in the order of their names."""
    name = value_that_day(GroupName, "name", on, group=OuterRef("pk"))
    return rows.annotate(shown_name=name, shown_kind=kind_that_day(on)).order_by("shown_name")


def newest_documents(group: Group, circles: frozenset[str]) -> list[DocumentVersion]:
    """The newest version of each of the group's documents that these circles read, newest first."""
    return list(_documents(group.pk).filter(document__circle__in=circles))


def latest_documents(group: OuterRef) -> RowList:
    """Five of those that everybody in the group reads, as a column of the group's row: `pk` of the version,
    `title` and `size`."""
    rows = _documents(group).filter(document__circle=ReadingCircle.GROUP)[:5]
    return RowList(rows, "pk", "size", title=F("document__title"))


def _documents(group: int | OuterRef) -> QuerySet[DocumentVersion]:
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
    mandate: str = ""
    sector: str = ""


@dataclass(frozen=True)
class RuleRow:
    """A seat rule in words; `seats` how many it has now, 0 when it has an end."""

    id: int
    sentence: str
    seats: int
    basis: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class SettingsRow:
    """A dated row of settings: what it changed from the row before as (what, value), in the first row all."""

    id: int
    valid_from: date
    decided_by: str
    values: list[tuple[str, str]]
    when: str


def sittings_of(seat: Seat, today: date) -> list[SittingRow]:
    """Everybody who sits, sat or will sit on a seat or on those before and after it, the newest first."""
    of_number = Appointment.objects.filter(group=seat.group_id, seat__number=seat.number)
    return _sitting_rows(of_number, today)


def former_sittings(group: Group, today: date) -> list[SittingRow]:
    return _sitting_rows(group.appointments.filter(ends_on__lt=today), today)


def rule_rows(group: Group) -> list[RuleRow]:
    """The seat rules as sentences, in two queries."""
    rows = group.seat_rules.select_related("organization").prefetch_related("organization__names", "seats")
    return [
        RuleRow(
            rule.pk,
            rule_sentence(rule),
            # Of a rule that has been changed, the seats that stayed as they were have gone over to the next.
            0 if rule.ends_on else sum(seat.ends_on is None for seat in rule.seats.all()),
            rule.basis,
            rule.starts_on,
            rule.ends_on,
        )
        for rule in rows
    ]


def rule_sentence(rule: SeatRule) -> str:
    """`Each municipality: 1 seat, 1 personal substitute`, with what is special about it."""
    who = {
        SeatRule.Kind.EACH_OF_KIND: _("Each organisation of the kind %(kind)s")
        % {"kind": rule.get_organization_kind_display().lower()},
        SeatRule.Kind.ORGANIZATION: str(rule.organization or ""),
        SeatRule.Kind.COLLECTIVE: capfirst(rule.label),
    }[rule.kind]
    seats = ngettext("%(count)d seat", "%(count)d seats", rule.count) % {"count": rule.count}
    if rule.is_observer:
        seats = ngettext("%(count)d observer seat", "%(count)d observer seats", rule.count)
        seats = seats % {"count": rule.count}
    substitutes = ngettext(
        "%(count)d personal substitute each", "%(count)d personal substitutes each", rule.substitutes
    ) % {"count": rule.substitutes}
    special = [
        _("for %(sector)s") % {"sector": sector_word(rule.sector)} if rule.sector else "",
        _("goes with the office %(office)s") % {"office": rule.ex_officio} if rule.ex_officio else "",
        _("appointed by %(who)s") % {"who": rule.appointed_by} if rule.appointed_by else "",
        _("%(party)s sees to the negotiation") % {"party": rule.responsible_party}
        if rule.responsible_party
        else "",
        _("may be left vacant") if rule.is_optional else "",
    ]
    return f"{who}: {', '.join(filter(None, [seats, substitutes, *special]))}"


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
        words.append((capfirst(name), text))
    return words


def group_lines(rows: QuerySet[Group], standing: Standing) -> list[GroupLine]:
    """The reader's groups by name; `rows` are `access.groups_for` with `with_names`."""
    words = role_words()
    return [
        GroupLine(
            id=group.pk,
            slug=group.slug,
            name=group.shown_name or group.slug,
            scope=group.scope,
            kind=kind_word(group.shown_kind),
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
            mandate=row.mandate_text,
            sector=sector_word(row.board.sector) if row.board else "",
        )
        for row in rows.order_by("-starts_on", "place")
    ]
