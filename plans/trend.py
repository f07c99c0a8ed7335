"""An indicator over its periods, as values: what the plan's page, the indicator's, the public page and the
PDF all show (S001-28, S004-22).

Nothing here asks the database. A value that is missing is None, which is never zero and never part of a mean
(I-READ2).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from plans.periods import code_of, last_day, name_of
from plans.progress import Measured, Progress, progress, shortfall

TOTAL = "T"


@dataclass(frozen=True)
class Row:
    """A reading as it stands in its table; `organization` None is the group as a whole."""

    period: date
    organization: int | None
    gender: str
    revision: int
    value: Decimal | None
    missing: str
    is_preliminary: bool
    source: str = ""


@dataclass(frozen=True)
class Point:
    """`known` of the `asked` organisations that ought to read are in a mean; both 0 in any other value."""

    period: date
    value: Decimal | None
    is_preliminary: bool = False
    missing: str = ""
    known: int = 0
    asked: int = 0


@dataclass(frozen=True)
class Series:
    """`name` is the organisation or the gender, empty for the group as a whole. `is_whole`: its values cover
    the other organisations', as a region's in Kolada do. `has_left`: what it read stands, and no more is to
    come."""

    name: str
    points: tuple[Point, ...]
    is_mean: bool = False
    is_whole: bool = False
    has_left: bool = False

    @property
    def last(self) -> Point | None:
        """The last point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)


@dataclass(frozen=True)
class Aim:
    """What a goal wants of an indicator (I-IND1). `since` is the day the baseline is of, or the plan's first
    day where there is none: nothing is reached by what was read before."""

    target: Decimal
    due_on: date
    target_high: Decimal | None = None
    baseline: Decimal | None = None
    since: date | None = None


@dataclass(frozen=True)
class Measure:
    """What an indicator is, as far as its values are shown."""

    name: str
    unit: str
    unit_name: str
    decimals: int
    direction: str
    frequency: str


@dataclass(frozen=True)
class Trend:
    """`main` is the group's own series; where there is none, the unweighted mean of the organisations,
    without one that is the whole of the others."""

    measure: Measure
    main: Series
    genders: tuple[Series, ...] = ()
    organizations: tuple[Series, ...] = ()
    aim: Aim | None = None
    sources: tuple[str, ...] = field(default=())

    @cached_property
    def periods(self) -> list[date]:
        """Every period that any series speaks of, in order."""
        series = [self.main, *self.genders, *self.organizations]
        return sorted({point.period for one in series for point in one.points})

    def name_of(self, period: date) -> str:
        return name_of(self.measure.frequency, period)

    def code_of(self, period: date) -> str:
        """Short, for the axis: `2017-08`, `2017-K3`, `2017`."""
        return code_of(self.measure.frequency, period)

    def ends(self, period: date) -> date:
        return last_day(self.measure.frequency, period)


def trend_of(
    measure: Measure,
    rows: Iterable[Row],
    names: Mapping[int, str],
    today: date,
    aim: Aim | None = None,
    *,
    wholes: Collection[int] = (),
    seated: Callable[[date], Collection[int]] | None = None,
) -> Trend:
    """`names` gives the organisations in the order they are to stand: the register's, never by value.
    `wholes` are those among them that are in no mean. Periods that have not begun are left out (I-READ3).

    `seated` tells which organisations ought to read on a day; without it, all of `names`.
    """
    seated = seated or (lambda _day: names.keys())
    held = sorted(_held(rows, today), key=lambda row: row.period)
    points: dict[tuple[int | None, str], list[Point]] = {}
    for row in held:
        found = points.setdefault((row.organization, row.gender), [])
        found.append(Point(row.period, row.value, row.is_preliminary, row.missing))

    def series(name: str, organization: int | None = None, gender: str = TOTAL) -> Series:
        found = tuple(points.get((organization, gender), ()))
        has_left = organization is not None and organization not in seated(today)
        return Series(name, found, is_whole=organization in wholes, has_left=has_left)

    organizations = {pk: one for pk, name in names.items() if (one := series(name, pk)).points}
    main = series("")
    if not main.points and organizations:
        main = mean_of(
            organizations, lambda day: seated(min(last_day(measure.frequency, day), today)), wholes
        )
    genders = tuple(one for sex in ("K", "M") if (one := series(sex, gender=sex)).points)
    return Trend(
        measure=measure,
        main=main,
        genders=genders,
        organizations=tuple(organizations.values()),
        aim=aim,
        sources=tuple(dict.fromkeys(row.source for row in held if row.source)),
    )


def mean_of(
    series: Mapping[int, Series], asked: Callable[[date], Collection[int]], wholes: Collection[int] = ()
) -> Series:
    """The unweighted mean, period by period, of those that have a value; none where fewer than half of those
    that ought to have one do: without that a single early reading would speak for everybody.

    `asked` tells who ought to for a period; whoever has answered for it is counted whatever it says. `wholes`
    are left out, unless nobody else has read.
    """
    is_of_wholes = all(one.is_whole for one in series.values())
    found: dict[date, dict[int, Point]] = {}
    for pk, one in series.items():
        for point in one.points if one.is_whole == is_of_wholes else ():
            found.setdefault(point.period, {})[pk] = point

    def count(day: date) -> int:
        return len(found[day].keys() | {pk for pk in asked(day) if (pk in wholes) == is_of_wholes})

    means = (_mean(day, found[day], count(day)) for day in sorted(found))
    return Series("", tuple(means), is_mean=True)


def _mean(period: date, points: Mapping[int, Point], asked: int) -> Point:
    known = [point for point in points.values() if point.value is not None]
    if not known or len(known) * 2 < asked:
        return Point(period, None, known=len(known), asked=asked)
    value = sum(point.value for point in known) / len(known)
    return Point(period, value, any(point.is_preliminary for point in known), "", len(known), asked)


def trend_progress(trend: Trend, today: date, series: Series | None = None) -> Progress | None:
    """How far the main series, or the given one, has come; None without an aim."""
    if not (aim := trend.aim):
        return None
    measured = [
        Measured(trend.ends(point.period), point.value, point.is_preliminary)
        for point in (series or trend.main).points
    ]
    return progress(
        trend.measure.direction,
        aim.baseline,
        aim.target,
        aim.target_high,
        aim.due_on,
        measured,
        today,
        since=aim.since,
    )


def at_target(trend: Trend) -> tuple[int, int]:
    """How many of the organisations' last readings reach the target, and of how many that have one since the
    baseline, or since the plan began; without those that have left."""
    if not (aim := trend.aim):
        return 0, 0
    counted = [one for one in trend.organizations if not (one.is_whole or one.has_left)]
    points = [one.last for one in counted if one.last]
    last = [point.value for point in points if aim.since is None or trend.ends(point.period) >= aim.since]
    short = [shortfall(trend.measure.direction, value, aim.target, aim.target_high) for value in last]
    return sum(not far for far in short), len(last)


def _held(rows: Iterable[Row], today: date) -> Iterable[Row]:
    """Of each period, organisation and gender the row of the highest revision (I-READ1)."""
    found: dict[tuple, Row] = {}
    for row in rows:
        key = (row.period, row.organization, row.gender)
        if row.period <= today and (key not in found or row.revision > found[key].revision):
            found[key] = row
    return found.values()
