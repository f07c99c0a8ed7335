"""Which organisations read for a group, and what they are called: one list for the plan's page, the
indicator's, the key figure and the papers (S001-28, S004-22)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, Least

from groups.models import Organization, OrganizationName, Seat
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key
from samverkan.lib.row_lists import RowList

SEAT = ("organization", "organization__kind", "starts_on", "ends_on", "named_on", "shown")

# First and last day of a seat, both included; no last day until further notice.
type Days = tuple[date, date | None]


@dataclass(frozen=True)
class ReportingOrganizations:
    """Those that have ever had a seat in the group, since what they read stands when they have left.

    `names` in Swedish order, those that have left last, as they were called on their last day there.
    `regions` are those among them.
    """

    names: dict[int, str] = field(default_factory=dict)
    seats: dict[int, tuple[Days, ...]] = field(default_factory=dict)
    regions: frozenset[int] = frozenset()
    _seated: dict[date, frozenset[int]] = field(default_factory=dict, compare=False)

    def seated_on(self, day: date) -> frozenset[int]:
        """Those that ought to read that day. Before the first seat they are the first ones', and after the
        last the last ones': readings from before a group began, and in one that is closed."""
        if day not in self._seated:
            self._seated[day] = self._seated_on(self._within(day))
        return self._seated[day]

    def named_on(self, day: date) -> dict[int, str]:
        """The names of those with a seat that very day."""
        seated = self._seated_on(day)
        return {pk: name for pk, name in self.names.items() if pk in seated}

    def _seated_on(self, day: date) -> frozenset[int]:
        return frozenset(
            pk
            for pk, rows in self.seats.items()
            if any(first <= day and (last is None or day <= last) for first, last in rows)
        )

    def _within(self, day: date) -> date:
        rows = [row for one in self.seats.values() for row in one]
        if not rows:
            return day
        day = max(day, min(first for first, _last in rows))
        return day if any(last is None for _first, last in rows) else min(day, max(last for _, last in rows))


def reporting_organizations(groups: Iterable[int], today: date) -> dict[int, ReportingOrganizations]:
    """By the group's id; every group asked about has its key. One query."""
    wanted = set(groups)
    found: dict[int, list[tuple]] = defaultdict(list)
    rows = _seats(today).filter(group__in=wanted).order_by()
    for group, *row in rows.values_list("group", *SEAT).distinct():
        found[group].append(tuple(row))
    return {group: _of(found[group], today) for group in wanted}


def reporting_facts(group: OuterRef, today: date) -> RowList:
    """What `reporting_organizations` says of a group rests on, as a column of another query."""
    return RowList(_seats(today).filter(group=group).order_by("pk"), **{name: F(name) for name in SEAT})


def _seats(today: date) -> QuerySet[Seat]:
    name = value_that_day(
        OrganizationName, "name", OuterRef("named_on"), organization=OuterRef("organization")
    )
    rows = Seat.objects.filter(organization__isnull=False)
    return rows.annotate(named_on=Least(Coalesce("ends_on", today), today), shown=name)


def _of(rows: list[tuple], today: date) -> ReportingOrganizations:
    names: dict[int, tuple[date, str]] = {}
    seats: dict[int, list[Days]] = defaultdict(list)
    for pk, _kind, first, last, named_on, shown in rows:
        seats[pk].append((first, last))
        names[pk] = max(names.get(pk, (date.min, "")), (named_on, shown or f"#{pk}"))
    ordered = sorted(names.items(), key=lambda row: (row[1][0] < today, sorting_key(row[1][1])))
    return ReportingOrganizations(
        names={pk: name for pk, (_day, name) in ordered},
        seats={pk: tuple(sorted(days, key=lambda row: row[0])) for pk, days in seats.items()},
        regions=frozenset(row[0] for row in rows if row[1] == Organization.Kind.REGION),
    )
