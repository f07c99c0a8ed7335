"""How a plan's goals come along, ready for a page or a paper: three queries, whatever its
size."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from groups.models import Organization, OrganizationName
from plans.models import ActivityPlan, GoalIndicator, Indicator, Reading
from plans.periods import last_day
from plans.progress import Word
from plans.trend import Aim, Measure, Row, Trend, trend_of, trend_progress
from plans.trend_words import Shown, shown
from samverkan.lib.dated import value_that_day

FIGURES = (
    "indicator_id",
    "period",
    "organization_id",
    "gender",
    "revision",
    "value",
    "missing",
    "status",
    "source",
)


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator under a goal. `key` is the GoalIndicator, `goal` and `indicator` are keys too; `word` is
    the bare word of its progress."""

    key: int
    goal: int
    indicator: int
    name: str
    word: Word
    trend: Trend
    shown: Shown


def plan_progress(
    plan: ActivityPlan,
    today: date,
    *,
    with_organizations: bool = False,
    measured: Sequence[GoalIndicator] | None = None,
    with_reasons: bool = True,
) -> dict[int, list[IndicatorLine]]:
    """Of each goal, by its key, its indicators in order. Three queries, two where they are read already
    (`measured`, with their indicator).

    Goals without an indicator are not among the keys. `with_organizations` adds the small multiples and a
    row of the table for each. Why a value is missing is written for the group: for everybody else it is left
    out (`with_reasons`).
    """
    found: dict[int, list[IndicatorLine]] = defaultdict(list)
    if measured is None:
        aims = GoalIndicator.objects.filter(goal__plan=plan).select_related("indicator")
        measured = list(aims.order_by("goal__number", "position", "pk"))
    readings = readings_of(row.indicator_id for row in measured)
    if not with_reasons:
        for rows in readings.values():
            rows[:] = [without_reason(one) for one in rows]
    names, regions = organizations_of(readings.values(), today)
    for row in measured:
        trend = trend_of(
            measure_of(row.indicator),
            readings[row.indicator_id],
            names,
            today,
            aim_of(row, plan.starts_on),
            wholes=regions if is_of_kolada(row.indicator) else (),
        )
        found[row.goal_id].append(_line(row, trend, today, with_organizations=with_organizations))
    return dict(found)


def indicator_trend(
    indicator: Indicator, today: date, aim: Aim | None = None, *, with_organizations: bool = True
) -> Shown:
    """One indicator with everything, for its own page and the public one. Two queries."""
    readings = readings_of([indicator.pk])
    names, regions = organizations_of(readings.values(), today)
    wholes = regions if is_of_kolada(indicator) else ()
    trend = trend_of(measure_of(indicator), readings[indicator.pk], names, today, aim, wholes=wholes)
    return shown(trend, today, f"i{indicator.pk}", with_organizations=with_organizations)


def readings_of(indicators: Iterable[int]) -> dict[int, list[Row]]:
    """Every reading of each indicator, also the revised: which one holds is `trend_of`'s to say. One
    query."""
    found: dict[int, list[Row]] = defaultdict(list)
    rows = Reading.objects.filter(indicator__in=list(indicators)).order_by()
    for indicator, period, organization, gender, revision, value, missing, status, source in rows.values_list(
        *FIGURES
    ):
        is_preliminary = status == Reading.Status.PRELIMINARY
        found[indicator].append(
            Row(period, organization, gender, revision, value, missing, is_preliminary, source)
        )
    return found


def without_reason(row: Row) -> Row:
    """That it is missing may be known by everybody, not why (docs/privacy.md)."""
    return replace(row, missing=_("no figure is given")) if row.missing else row


def organizations_of(readings: Iterable[Sequence[Row]], on: date) -> tuple[dict[int, str], frozenset[int]]:
    """(names that day of those that have readings, in the register's order; the regions among them). One
    query, none for none."""
    wanted = {row.organization for rows in readings for row in rows} - {None}
    if not wanted:
        return {}, frozenset()
    name = value_that_day(OrganizationName, "name", on, organization=OuterRef("pk"))
    rows = Organization.objects.filter(pk__in=wanted).annotate(shown=name)
    found = list(rows.values_list("pk", "shown", "kind"))
    regions = frozenset(pk for pk, _shown, kind in found if kind == Organization.Kind.REGION)
    return {pk: shown or f"#{pk}" for pk, shown, _kind in found}, regions


def is_of_kolada(indicator: Indicator) -> bool:
    """There a region's value is of the whole county, its municipalities included (domain.md 3.8)."""
    return indicator.source == Indicator.Source.KOLADA


def wholes_of(indicator: Indicator) -> frozenset[int]:
    """Whose values are of all the others too. One query for an indicator of Kolada's, otherwise none."""
    if not is_of_kolada(indicator):
        return frozenset()
    rows = Organization.objects.filter(kind=Organization.Kind.REGION).order_by()
    return frozenset(rows.values_list("pk", flat=True))


def measure_of(indicator: Indicator) -> Measure:
    return Measure(
        indicator.name,
        indicator.unit,
        indicator.unit_name,
        indicator.decimals,
        indicator.direction,
        indicator.frequency,
    )


def aim_of(row: GoalIndicator, starts_on: date) -> Aim:
    """The path begins with the baseline's period, or with the plan where none is given."""
    since = None
    if row.baseline is not None:
        since = starts_on
        if row.baseline_period:
            since = last_day(row.indicator.frequency, row.baseline_period)
    return Aim(row.target, row.due_on, row.target_high, row.baseline, since)


def _line(row: GoalIndicator, trend: Trend, today: date, *, with_organizations: bool) -> IndicatorLine:
    return IndicatorLine(
        key=row.pk,
        goal=row.goal_id,
        indicator=row.indicator_id,
        name=row.indicator.name,
        word=trend_progress(trend, today).word,
        trend=trend,
        shown=shown(trend, today, f"g{row.pk}", with_organizations=with_organizations),
    )
