"""What holds for each period, organisation and gender of an indicator: its row of the highest revision
(I-READ1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.db.models.functions import ExtractYear

from plans.models import Indicator, Reading
from plans.numbers import in_unit
from plans.reading_rules import Held, Measure, Place
from plans.reporting_organizations import reporting_organizations

# An older hole is no news.
YEARS_BACK = 3
COLUMNS = (
    "indicator",
    "period",
    "organization",
    "gender",
    "value",
    "missing",
    "status",
    "revision",
    "source",
)


@dataclass(frozen=True)
class HeldReading(Held):
    source: str = ""

    @property
    def is_preliminary(self) -> bool:
        return self.status == Reading.Status.PRELIMINARY


def held_of(indicators: Iterable[int], since: date | None = None) -> dict[int, dict[Place, HeldReading]]:
    """`{indicator id: {place: what holds}}`, in one query; every indicator asked about has its key. Of what
    is no longer measured also what was read the last years that it was, however long before `since`."""
    wanted = list(indicators)
    found: dict[int, dict[Place, HeldReading]] = {pk: {} for pk in wanted}
    rows = Reading.objects.filter(indicator__in=wanted).order_by("revision")
    if since:
        first_year = ExtractYear("indicator__ends_on") - YEARS_BACK
        last_years = Q(indicator__ends_on__isnull=False, period__year__gte=first_year)
        rows = rows.filter(Q(period__gte=since) | last_years)
    for pk, period, organization, gender, value, missing, status, revision, source in rows.values_list(
        *COLUMNS
    ):
        # Ascending revisions: the last one written is the one that holds.
        found[pk][period, organization, gender] = HeldReading(value, missing, status, revision, source)
    return found


def named_organizations(group_id: int, today: date) -> dict[int, str]:
    """`{organisation id: its name}` of those with a seat in the group that day, in Swedish order; one
    query."""
    return reporting_organizations([group_id], today)[group_id].named_on(today)


def measure_of(indicator: Indicator, organizations: Iterable[int]) -> Measure:
    return Measure(
        frequency=indicator.frequency,
        unit=indicator.unit,
        decimals=indicator.decimals,
        warn_factor=indicator.warn_factor,
        starts_on=indicator.starts_on,
        ends_on=indicator.ends_on,
        by_gender=indicator.by_gender,
        organizations=frozenset(organizations) if indicator.by_organization else frozenset(),
    )


def latest_value(held: dict[Place, HeldReading], organization: int | None = None) -> tuple | None:
    """(period, what holds) of both genders together, the newest that has a value; None where none has."""
    rows: list[tuple[date, HeldReading]] = [
        (period, one)
        for (period, of, gender), one in held.items()
        if of == organization and gender == "T" and one.value is not None
    ]
    return max(rows, key=lambda row: row[0], default=None)


def shown_value(indicator: Indicator, value: Decimal | None) -> str:
    """In the indicator's unit and decimals; empty for what is missing."""
    from_unit = {"unit": indicator.unit, "unit_name": indicator.unit_name, "decimals": indicator.decimals}
    return in_unit(value, **from_unit)
