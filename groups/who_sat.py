"""Who sat in some groups on a day, seat by seat: three queries for any number of groups (P03)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.text import capfirst

from groups.models import Appointment, Group, GroupName, Office, OrganizationName, Seat
from groups.sectors import seat_name
from samverkan.lib.dated import value_that_day


@dataclass(frozen=True)
class SeatLine:
    """A seat that day: whom it represents, and the names on it; `member` is "" where it is vacant."""

    number: int
    represents: str
    is_optional: bool
    member: str
    office: str
    substitutes: tuple[str, ...]


@dataclass(frozen=True)
class GroupThatDay:
    slug: str
    name: str
    seats: list[SeatLine]


def groups_as_on(groups: QuerySet[Group], on: date) -> list[GroupThatDay]:
    """Those of the groups that were at work that day, by the name they had then."""
    rows = list(_at_work(groups, on))
    ids = [row.pk for row in rows]
    on_seat = defaultdict(list)
    for holder in _holders(ids, on):
        on_seat[holder["seat_id"]].append(holder)
    offices = defaultdict(list)
    for office in Office.objects.in_force(on).filter(group__in=ids):
        offices[office.group_id, office.person_id].append(str(office.get_kind_display()).lower())
    lines = defaultdict(list)
    for seat in _seats(ids, on):
        lines[seat["group_id"]].append(_line(seat, on_seat[seat["pk"]], offices))
    return [GroupThatDay(row.slug, row.shown_name or row.slug, lines[row.pk]) for row in rows]


def _at_work(groups: QuerySet[Group], on: date) -> QuerySet[Group]:
    begun = groups.exclude(state__in=[Group.State.DRAFT, Group.State.PROPOSED]).filter(starts_on__lte=on)
    there = begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    shown = value_that_day(GroupName, "name", on, group=OuterRef("pk"))
    return there.annotate(shown_name=shown).order_by("shown_name")


def _holders(groups: list[int], on: date) -> QuerySet:
    nothing = Value("", output_field=CharField())
    rows = Appointment.objects.in_force(on).filter(group__in=groups).order_by("place")
    party = Coalesce(NullIf(F("party"), nothing), F("person__party"))
    return rows.annotate(name=F("person__name"), shown_party=party).values(
        "seat_id", "person_id", "capacity", "name", "shown_party"
    )


def _seats(groups: list[int], on: date) -> QuerySet:
    shown = value_that_day(OrganizationName, "name", on, organization=OuterRef("organization"))
    rows = Seat.objects.in_force(on).filter(group__in=groups).annotate(shown=shown).order_by("number")
    return rows.values("pk", "group_id", "number", "shown", "label", "sector", "ex_officio", "is_optional")


def _line(seat: dict, holders: list[dict], offices: dict) -> SeatLine:
    name = seat_name(seat["shown"] or "", seat["label"], seat["sector"], seat["ex_officio"])
    member = next((row for row in holders if row["capacity"] == Appointment.Capacity.MEMBER), None)
    held = offices[seat["group_id"], member["person_id"]] if member else []
    return SeatLine(
        number=seat["number"],
        represents=capfirst(name),
        is_optional=seat["is_optional"],
        member=_named(member) if member else "",
        office=", ".join(held),
        substitutes=tuple(
            _named(row) for row in holders if row["capacity"] == Appointment.Capacity.SUBSTITUTE
        ),
    )


def _named(row: dict) -> str:
    return f"{row['name']} ({row['shown_party']})" if row["shown_party"] else row["name"]
