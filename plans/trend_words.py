"""A trend as it is shown: the drawing with its sentences, its legend, and the table beside it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plans.numbers import write_decimal
from plans.progress_words import ProgressShown, figure, plain_figure, progress_shown
from plans.trend import Point, Series, Trend
from plans.trend_chart import drawing, exact, kinds, sample, scale, small_drawing
from samverkan.lib.spoken import listed

# More periods than this do not fit across a page.
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Small:
    """One organisation of the small multiples."""

    name: str
    last: str
    drawing: SafeString


@dataclass(frozen=True)
class Line:
    """A row of the table: what it is of, and (column's name, value in words) for each column."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TrendShown:
    """Everything templates/plans/trend_part.html prints. `paper` is what a PDF makes its image of, with
    `title` and `desc` as alternative text. `caption` stands over the drawing where the line is no reading but
    a mean."""

    name: str
    title: str
    desc: str
    caption: str
    drawing: SafeString
    legend: tuple[tuple[SafeString, str], ...]
    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    multiples: tuple[Small, ...]
    multiples_legend: tuple[tuple[SafeString, str], ...]
    scale: str
    paper: Trend
    # How many could be drawn each by itself, also where they are not.
    organizations: int = 0

    @property
    def is_long(self) -> bool:
        """A table that on a phone would be screens of figures: it waits behind its heading."""
        return len(self.lines) * len(self.columns) > 24


@dataclass(frozen=True)
class Shown:
    """An indicator as it stands: `progress` is None where no goal asks anything of it."""

    trend: TrendShown
    progress: ProgressShown | None


def shown(trend: Trend, today: date, name: str, *, with_organizations: bool = True) -> Shown:
    return Shown(
        trend_shown(trend, name, with_organizations=with_organizations), progress_shown(trend, today)
    )


def trend_shown(trend: Trend, name: str, *, with_organizations: bool = True) -> TrendShown:
    """`name` is the drawing's own within the page. Without organisations the main series is told alone."""
    title, desc = title_of(trend), desc_of(trend)
    series = _told(trend, with_organizations)
    notes = _notes(trend, series)
    organizations = len(trend.organizations) if scale(trend) else 0
    if not with_organizations:
        # Then the scale is the line's own.
        trend = replace(trend, organizations=())
    small = trend.organizations if scale(trend) else ()
    return TrendShown(
        name=name,
        title=title,
        desc=desc,
        caption=main_name(trend) if trend.main.is_mean and scale(trend) else "",
        drawing=drawing(trend, name=name, title=title, desc=desc),
        legend=_legend(kinds(trend), trend) if scale(trend) else (),
        corner=_corner(trend),
        **_table(trend, series),
        notes=notes,
        multiples=tuple(_small(trend, one, f"{name}-{i}") for i, one in enumerate(small, 1)),
        multiples_legend=_legend(kinds(trend, small=True), trend) if small else (),
        scale=_scale(trend),
        paper=trend,
        organizations=organizations,
    )


def kind_words(trend: Trend) -> dict[str, str]:
    has_limits = bool(trend.aim and trend.aim.target_high is not None)
    return {
        "final": pgettext("reading", "Final"),
        "preliminary": pgettext("reading", "Preliminary"),
        "begun": _("Where it began"),
        "target": _("Limits of the target") if has_limits else _("Target"),
        "path": _("The way there"),
        "mean": _("Mean of the organisations, unweighted"),
    }


def main_name(trend: Trend) -> str:
    return _("Mean, unweighted") if trend.main.is_mean else pgettext("readings", "All together")


def title_of(trend: Trend) -> str:
    if trend.main.is_mean:
        return _("%(name)s, unweighted mean of the organisations") % {"name": trend.measure.name}
    return trend.measure.name


def desc_of(trend: Trend) -> str:
    """What the line says, for who cannot see it; the table has every figure."""
    valued = [point for point in trend.main.points if point.value is not None]
    if not valued:
        return _("There are no values to draw.")
    ends = [f"{trend.name_of(p.period)} {figure(trend.measure, p.value)}" for p in (valued[0], valued[-1])]
    if len(valued) == 1:
        return _("One value: %(value)s. The table has the figures.") % {"value": ends[0]}
    words = {"first": ends[0], "last": ends[1]}
    return _("From %(first)s to %(last)s. The table has every figure.") % words


def _told(trend: Trend, with_organizations: bool) -> list[tuple[str, Series]]:
    genders = {"K": _("Women"), "M": _("Men")}
    series = [(one.name, one) for one in trend.organizations] if with_organizations else []
    series += [(genders[one.name], one) for one in trend.genders]
    return [*series, (main_name(trend), trend.main)] if trend.main.points else series


def _table(trend: Trend, series: list[tuple[str, Series]]) -> dict[str, tuple]:
    """A column for each period; when they are too many, a row for each with the latest first."""
    at = {word: {point.period: point for point in one.points} for word, one in series}
    if len(trend.periods) <= MOST_COLUMNS:
        days = [(trend.name_of(day), day) for day in trend.periods]
        lines = (
            Line(word, tuple((name, _cell(trend, at[word].get(day))) for name, day in days))
            for word, _one in series
        )
        return {"columns": tuple(name for name, _day in days), "lines": tuple(lines)}
    lines = (
        Line(trend.name_of(day), tuple((word, _cell(trend, points.get(day))) for word, points in at.items()))
        for day in reversed(trend.periods)
    )
    return {"columns": tuple(at), "lines": tuple(lines)}


def _corner(trend: Trend) -> str:
    """What the rows are, and the unit of every cell."""
    measure = trend.measure
    word = _("Period") if len(trend.periods) > MOST_COLUMNS else _("Readings")
    unit = {"percent": "%", "index": "%", "kronor": "kr"}.get(measure.unit, measure.unit_name)
    return f"{word}, {unit}" if unit else word


def _cell(trend: Trend, point: Point | None, *, with_unit: bool = False) -> str:
    if point is None:
        return ""
    if point.value is None:
        return pgettext("reading", "missing")
    measure = trend.measure
    value = figure(measure, point.value) if with_unit else write_decimal(point.value, measure.decimals)
    return _("%(value)s prel.") % {"value": value} if point.is_preliminary else value


def _small(trend: Trend, series: Series, name: str) -> Small:
    last = series.last
    words = (
        _("no value")
        if last is None
        else f"{trend.name_of(last.period)}: {_cell(trend, last, with_unit=True)}"
    )
    title = f"{series.name}, {words}"
    return Small(series.name, words, small_drawing(trend, series, name=name, title=title))


def _notes(trend: Trend, series: list[tuple[str, Series]]) -> tuple[str, ...]:
    """Why values are missing, which means are of some only, and whose figures they are."""
    why: dict[str, list[str]] = defaultdict(list)
    for word, one in series:
        if days := [point for point in one.points if point.missing]:
            for reason in dict.fromkeys(point.missing for point in days):
                periods = listed(trend.name_of(point.period) for point in days if point.missing == reason)
                why[reason].append(f"{word} {periods}" if len(series) > 1 else periods)
    found = [f"{reason.rstrip('.')}: {'; '.join(places)}." for reason, places in why.items()]
    found += _of_the_mean(trend) if trend.main.is_mean else []
    if left := [word for word, one in series if one.has_left]:
        found.append(_("No longer taking part: %(names)s.") % {"names": listed(left)})
    return tuple(found) + tuple(_("Source: %(source)s.") % {"source": one} for one in trend.sources[-2:])


def _of_the_mean(trend: Trend) -> list[str]:
    """Of how many it is where some have no value, where there is none, and who is in none."""
    few = [point for point in trend.main.points if 0 < point.known < point.asked]
    known = [point for point in few if point.value is not None]
    none = [point for point in few if point.value is None]
    wholes = [one.name for one in trend.organizations if one.is_whole]
    found = []
    if known:
        text = _("The mean is of those that have a value: %(parts)s.")
        found.append(text % {"parts": _parts(trend, known)})
    if none:
        text = _("No mean where fewer than half have a value: %(parts)s.")
        found.append(text % {"parts": _parts(trend, none)})
    if wholes:
        text = _("The mean is without %(names)s, whose value covers the others.")
        found.append(text % {"names": listed(wholes)})
    return found


def _parts(trend: Trend, points: list[Point]) -> str:
    """ "2015–2017 10 of 11, 2018 6 of 11": neighbours with the same share as one."""
    at = {day: place for place, day in enumerate(trend.periods)}
    runs: list[list[Point]] = []
    for point in points:
        last = runs[-1][-1] if runs else None
        is_next = last and at[point.period] == at[last.period] + 1
        if is_next and (point.known, point.asked) == (last.known, last.asked):
            runs[-1].append(point)
        else:
            runs.append([point])
    parts = []
    for first, *rest in runs:
        days = " – ".join(trend.name_of(one.period) for one in [first, *rest[-1:]])
        words = {"period": days, "known": first.known, "asked": first.asked}
        parts.append(_("%(known)d of %(asked)d in %(period)s") % words)
    return ", ".join(parts)


def _legend(found: list[str], trend: Trend) -> tuple[tuple[SafeString, str], ...]:
    """Nothing where every mark is of the one kind that needs no word."""
    if found == ["final"]:
        return ()
    words = kind_words(trend)
    return tuple((sample(kind), words[kind]) for kind in found)


def _scale(trend: Trend) -> str:
    from_to = scale(trend)
    if not from_to:
        return ""
    low, high = (plain_figure(trend.measure, exact(value)) for value in from_to[:2])
    return _("All have the same scale, %(low)s to %(high)s.") % {"low": low, "high": high}
