"""A trend as frozen facts and back: what a follow-up keeps of its charts. Decimals as text, so that 36,0
stays 36,0."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plans.trend import Aim, Measure, Point, Series, Trend


@dataclass(frozen=True, kw_only=True)
class PointFacts:
    period: date
    value: str | None = None
    is_preliminary: bool = False
    missing: str = ""
    known: int = 0
    asked: int = 0


@dataclass(frozen=True, kw_only=True)
class SeriesFacts:
    name: str = ""
    points: tuple[PointFacts, ...] = ()
    is_mean: bool = False
    is_whole: bool = False
    has_left: bool = False


@dataclass(frozen=True, kw_only=True)
class AimFacts:
    target: str
    due_on: date
    target_high: str | None = None
    baseline: str | None = None
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class TrendFacts:
    name: str
    unit: str
    unit_name: str = ""
    decimals: int
    direction: str
    frequency: str
    main: SeriesFacts
    genders: tuple[SeriesFacts, ...] = ()
    organizations: tuple[SeriesFacts, ...] = ()
    aim: AimFacts | None = None
    sources: tuple[str, ...] = ()


def trend_facts(trend: Trend) -> TrendFacts:
    measure = trend.measure
    return TrendFacts(
        name=measure.name,
        unit=str(measure.unit),
        unit_name=measure.unit_name,
        decimals=measure.decimals,
        direction=str(measure.direction),
        frequency=str(measure.frequency),
        main=_series(trend.main),
        genders=tuple(map(_series, trend.genders)),
        organizations=tuple(map(_series, trend.organizations)),
        aim=_aim(trend.aim) if trend.aim else None,
        sources=trend.sources,
    )


def trend_again(facts: TrendFacts) -> Trend:
    """What `trend_facts` was made of."""
    measure = Measure(
        facts.name, facts.unit, facts.unit_name, facts.decimals, facts.direction, facts.frequency
    )
    return Trend(
        measure,
        _series_again(facts.main),
        tuple(map(_series_again, facts.genders)),
        tuple(map(_series_again, facts.organizations)),
        _aim_again(facts.aim) if facts.aim else None,
        facts.sources,
    )


def _series(series: Series) -> SeriesFacts:
    points = tuple(
        PointFacts(
            period=one.period,
            value=_text(one.value),
            is_preliminary=one.is_preliminary,
            missing=one.missing,
            known=one.known,
            asked=one.asked,
        )
        for one in series.points
    )
    return SeriesFacts(
        name=series.name,
        points=points,
        is_mean=series.is_mean,
        is_whole=series.is_whole,
        has_left=series.has_left,
    )


def _series_again(facts: SeriesFacts) -> Series:
    points = tuple(
        Point(one.period, _number(one.value), one.is_preliminary, one.missing, one.known, one.asked)
        for one in facts.points
    )
    return Series(facts.name, points, facts.is_mean, facts.is_whole, facts.has_left)


def _aim(aim: Aim) -> AimFacts:
    return AimFacts(
        target=str(aim.target),
        due_on=aim.due_on,
        target_high=_text(aim.target_high),
        baseline=_text(aim.baseline),
        since=aim.since,
    )


def _aim_again(facts: AimFacts) -> Aim:
    return Aim(
        Decimal(facts.target),
        facts.due_on,
        _number(facts.target_high),
        _number(facts.baseline),
        facts.since,
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
