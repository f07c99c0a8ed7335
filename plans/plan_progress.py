"""How a plan's goals come along, ready for a page or a paper: three queries, whatever its
size."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from plans.models import ActivityPlan, GoalIndicator, Indicator, Reading
from plans.periods import last_day
from plans.progress import Word
from plans.progress_words import ProgressShown, progress_shown
from plans.reporting_organizations import ReportingOrganizations, reporting_organizations
from plans.trend import Aim, Measure, Row, Trend, trend_of, trend_progress
from plans.trend_words import Shown, trend_shown

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
    the bare word of its progress.

    What it looks like is made when it is asked for: who needs the figures alone pays for no drawing.
    """

    key: int
    goal: int
    indicator: int
    name: str
    word: Word
    trend: Trend
    today: date
    with_organizations: bool = False

    @property
    def drawing(self) -> str:
        """What its drawing is called within a page."""
        return f"g{self.key}"

    @cached_property
    def shown(self) -> Shown:
        trend = trend_shown(self.trend, self.drawing, with_organizations=self.with_organizations)
        return Shown(trend, self.progress)

    @cached_property
    def progress(self) -> ProgressShown | None:
        """The word with its sentences, without a drawing."""
        return progress_shown(self.trend, self.today)


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
    if measured is None:
        measured = list(_measured([plan]))
    starts = [(row, plan.starts_on) for row in measured]
    found: dict[int, list[IndicatorLine]] = defaultdict(list)
    for line in _lines(starts, today, with_organizations=with_organizations, with_reasons=with_reasons):
        found[line.goal].append(line)
    return dict(found)


def plans_progress(plans: Sequence[ActivityPlan], today: date) -> dict[int, list[IndicatorLine]]:
    """Of each plan, by its key, all its indicators in order; without those that have none. Three queries,
    however many plans there are."""
    starts = {plan.pk: plan.starts_on for plan in plans}
    measured = [
        (row, starts[row.goal.plan_id]) for row in _measured(plans).select_related("indicator", "goal")
    ]
    plan_of = {row.pk: row.goal.plan_id for row, _starts_on in measured}
    found: dict[int, list[IndicatorLine]] = defaultdict(list)
    for line in _lines(measured, today):
        found[plan_of[line.key]].append(line)
    return dict(found)


def _measured(plans: Sequence[ActivityPlan]) -> QuerySet[GoalIndicator]:
    aims = GoalIndicator.objects.filter(goal__plan__in=plans).select_related("indicator")
    return aims.order_by("goal__number", "position", "pk")


def _lines(
    measured: Sequence[tuple[GoalIndicator, date]],
    today: date,
    *,
    with_organizations: bool = False,
    with_reasons: bool = True,
) -> Iterator[IndicatorLine]:
    """Each beside the first day of its plan. Two queries."""
    readings = readings_of(row.indicator_id for row, _starts_on in measured)
    if not with_reasons:
        for rows in readings.values():
            rows[:] = [without_reason(one) for one in rows]
    read = {pk for pk, rows in readings.items() if any(one.organization for one in rows)}
    groups = {row.indicator.group_id for row, _starts_on in measured if row.indicator_id in read}
    reporting = reporting_organizations(groups, today)
    for row, starts_on in measured:
        organizations = reporting.get(row.indicator.group_id, ReportingOrganizations())
        trend = trend_for(
            row.indicator, readings[row.indicator_id], organizations, today, aim_of(row, starts_on)
        )
        yield _line(row, trend, today, with_organizations=with_organizations)


def trend_for(
    indicator: Indicator,
    rows: Iterable[Row],
    organizations: ReportingOrganizations,
    today: date,
    aim: Aim | None = None,
) -> Trend:
    """The one way to a trend: every page and paper has the same organisations, under the same names, in the
    same mean. No query."""
    return trend_of(
        measure_of(indicator),
        rows,
        organizations.names,
        today,
        aim,
        wholes=organizations.regions if is_of_kolada(indicator) else (),
        seated=organizations.seated_on,
    )


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


def is_of_kolada(indicator: Indicator) -> bool:
    """There a region's value is of the whole county, its municipalities included (domain.md 3.8)."""
    return indicator.source == Indicator.Source.KOLADA


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
    """It counts from the end of the baseline's period, or from the plan's first day where none is given."""
    since = starts_on
    if row.baseline is not None and row.baseline_period:
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
        today=today,
        with_organizations=with_organizations,
    )
