"""A trend drawn as SVG by the server: what a mark means is told by its shape, colour comes second (WCAG
1.4.1).

As `samverkan.lib.charts`: across are shares of the drawing's own width, so that it fits every screen while
letters keep their size; on paper, pixels. The page gives the same figures in a table beside.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from plans.numbers import in_unit
from plans.trend import Point, Series, Trend

PAPER_WIDTH = 480
HEIGHT, SMALL_HEIGHT = 190, 112
TOP, BOTTOM = 10, 26
# Shares of the width left of the first period and right of the last.
LEFT, RIGHT = 3.0, 97.0
# Room left of the drawing for figures of so many letters, in pixels: css/trend.css has the classes.
MARGINS = ((6, "tr-narrow", 52), (9, "tr-middle", 76), (99, "tr-wide", 108))
# Names that fit under a drawing on a phone: “2017” is shorter than “2017-08”. In shares of the width, so that
# two never run into each other.
MOST_YEARS, MOST_OTHERS = 4, 3
BETWEEN_YEARS, BETWEEN_OTHERS = 16, 27
PAPER_STYLE = """<style>text{font-family:Atkinson;font-size:13px;fill:#4b555c}
.tr-grid{stroke:#d9d6cd}.tr-line{stroke:#0f5a66;stroke-width:2}.tr-final{fill:#0f5a66}
.tr-preliminary,.tr-begun{fill:#fff;stroke:#0f5a66;stroke-width:2}
.tr-target{stroke:#8a4b00;stroke-width:2;stroke-dasharray:7 4}
.tr-path{stroke:#7d7a70;stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round}
.tr-mean{stroke:#7d7a70;stroke-width:1.5}</style>"""


@dataclass(frozen=True)
class Frame:
    """Where a day and a value lie in a drawing. `across` writes a share of the width as the drawing does."""

    first: date
    last: date
    low: float
    high: float
    step: float
    height: int
    across: Callable[[float], str]

    def x(self, on: date) -> str:
        return self.across(self.share(on))

    def share(self, on: date) -> float:
        """Of the width, in percent."""
        days = (self.last - self.first).days
        return LEFT + ((on - self.first).days / days if days else 0.5) * (RIGHT - LEFT)

    def y(self, value: Decimal | float) -> str:
        share = (float(value) - self.low) / (self.high - self.low)
        return f"{self.height - BOTTOM - share * (self.height - BOTTOM - TOP):.1f}"


def drawing(trend: Trend, *, name: str, title: str, desc: str) -> SafeString:
    """For a page. `title` and `desc` are sentences, `name` is the drawing's own within the page. Empty where
    there is nothing to draw."""
    if not (frame := frame_of(trend, HEIGHT, _share)):
        return SafeString()
    return _svg(_content(trend, frame), HEIGHT, name, title, desc, _margin(trend, frame)[0])


def drawing_for_paper(trend: Trend) -> bytes:
    """For an image in a PDF, whose alternative text is the drawing's title and description."""
    frame = frame_of(trend, HEIGHT, _pixels)
    margin = _margin(trend, frame)[1] if frame else 0
    wide = PAPER_WIDTH + margin
    size = f'width="{wide}" height="{HEIGHT}" viewBox="-{margin} 0 {wide} {HEIGHT}"'
    content = _content(trend, frame) if frame else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{PAPER_STYLE}{content}</svg>'.encode()


def small_drawing(trend: Trend, series: Series, *, name: str, title: str) -> SafeString:
    """One organisation on the scale of all, with their mean as a thin line."""
    content = small_content(trend, series, small_frame(trend, _share))
    return _svg(content, SMALL_HEIGHT, name, title, "")


def small_content(trend: Trend, series: Series, frame: Frame) -> str:
    mean = _lines(trend, frame, trend.main.points, "tr-mean") if trend.main.is_mean else ""
    return _aim(trend, frame, whole=False) + mean + _series(trend, frame, series) + _ends(trend, frame, 2)


def sample(kind: str) -> SafeString:
    """A piece for the legend: final, preliminary, begun, target, path or mean."""
    return mark_safe(
        f'<svg class="trend trend-sample" width="28" height="14" aria-hidden="true">{_piece(kind)}</svg>'
    )


def sample_for_paper(kind: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="14" viewBox="0 0 28 14">'
    return f"{head}{PAPER_STYLE}{_piece(kind)}</svg>".encode()


def kinds(trend: Trend, *, small: bool = False) -> list[str]:
    """What the drawing has of what the legend can explain."""
    series = trend.organizations if small else [trend.main]
    points = [point for one in series for point in one.points if point.value is not None]
    aim = trend.aim
    begun = bool(aim and aim.baseline is not None and aim.since) and not small
    has = {
        "final": any(not point.is_preliminary for point in points),
        "preliminary": any(point.is_preliminary for point in points),
        "begun": begun,
        "target": aim is not None,
        "path": begun,
        "mean": small and trend.main.is_mean,
    }
    return [kind for kind, is_there in has.items() if is_there]


def scale(trend: Trend) -> tuple[float, float, float] | None:
    """The lowest and the highest tick and the step between; every drawing of the trend has the same."""
    series = [trend.main, *trend.genders, *trend.organizations]
    values = [float(point.value) for one in series for point in one.points if point.value is not None]
    if not values:
        return None
    if aim := trend.aim:
        values += [float(v) for v in (aim.target, aim.target_high, aim.baseline) if v is not None]
    low, high = min(values), max(values)
    step = _step((high - low) or abs(high) or 1)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    return low, high if high > low else low + step, step


def small_frame(trend: Trend, across: Callable[[float], str]) -> Frame:
    """Without the way from the baseline, which is not drawn there."""
    aim = replace(trend.aim, since=None) if trend.aim else None
    return frame_of(replace(trend, aim=aim), SMALL_HEIGHT, across)


def frame_of(trend: Trend, height: int, across: Callable[[float], str]) -> Frame | None:
    if not (ends := scale(trend)):
        return None
    days = [trend.ends(day) for day in trend.periods]
    if aim := trend.aim:
        days += [aim.due_on] if aim.baseline is None or aim.since is None else [aim.due_on, aim.since]
    return Frame(min(days), max(days), *ends, height, across)


def _content(trend: Trend, frame: Frame) -> str:
    return _grid(trend, frame) + _aim(trend, frame, whole=True) + _series(trend, frame, trend.main)


def _grid(trend: Trend, frame: Frame) -> str:
    """Lines at round values with their figures beside, and the names of some periods beneath."""
    drawn = []
    for value, word in _ticks(trend, frame):
        y = frame.y(value)
        drawn.append(f'<line class="tr-grid" x1="0" x2="{frame.across(100)}" y1="{y}" y2="{y}"/>')
        drawn.append(f'<text x="-8" y="{float(y) + 4:.1f}" text-anchor="end">{escape(word)}</text>')
    return "".join(drawn) + _ends(trend, frame)


def _ticks(trend: Trend, frame: Frame) -> list[tuple[float, str]]:
    measure = trend.measure
    values = [frame.low + frame.step * i for i in range(round((frame.high - frame.low) / frame.step) + 1)]
    return [
        (value, in_unit(exact(value), unit=measure.unit, unit_name=_short(measure.unit_name)))
        for value in values
    ]


def _short(unit_name: str) -> str:
    return unit_name if len(unit_name) <= 3 else ""


def _margin(trend: Trend, frame: Frame) -> tuple[str, int]:
    longest = max(len(word) for _value, word in _ticks(trend, frame))
    return next((name, pixels) for letters, name, pixels in MARGINS if longest <= letters)


def _ends(trend: Trend, frame: Frame, most: int = 0) -> str:
    """The names of at most so many periods, evenly, the last among them, and no two too close."""
    is_yearly = trend.measure.frequency == "year"
    periods, most = trend.periods, most or (MOST_YEARS if is_yearly else MOST_OTHERS)
    parts = min(most, len(periods)) - 1
    shown = {periods[round(i * (len(periods) - 1) / parts)] for i in range(parts + 1)} if parts else periods
    words, taken = [], math.inf
    for period in sorted(shown, reverse=True):
        on = trend.ends(period)
        if taken - frame.share(on) < (BETWEEN_YEARS if is_yearly else BETWEEN_OTHERS):
            continue
        taken = frame.share(on)
        at_edge = {frame.first: "start", frame.last: "end"}.get(on, "middle")
        name = escape(trend.code_of(period))
        words.append(f'<text x="{frame.x(on)}" y="{frame.height - 6}" text-anchor="{at_edge}">{name}</text>')
    return "".join(words)


def _aim(trend: Trend, frame: Frame, *, whole: bool) -> str:
    """The target's line or limits; with `whole` the baseline and the way from it too."""
    if not (aim := trend.aim):
        return ""
    targets = [value for value in (aim.target, aim.target_high) if value is not None]
    drawn = "".join(
        f'<line class="tr-target" x1="0" x2="{frame.across(100)}" y1="{frame.y(v)}" y2="{frame.y(v)}"/>'
        for v in targets
    )
    if not whole or aim.baseline is None or not aim.since:
        return drawn
    nearest = min(targets, key=lambda value: abs(value - aim.baseline))
    drawn += _line("tr-path", frame, (aim.since, aim.baseline), (aim.due_on, nearest))
    x, y = frame.x(aim.since), frame.y(aim.baseline)
    # A square, moved by half its size: a share of the width cannot be counted with in an attribute.
    return drawn + (
        f'<rect class="tr-begun" transform="translate(-5 -5)" x="{x}" y="{y}" width="10" height="10"/>'
    )


def _series(trend: Trend, frame: Frame, series: Series) -> str:
    marks = "".join(
        f'<circle class="{"tr-preliminary" if point.is_preliminary else "tr-final"}" '
        f'cx="{frame.x(trend.ends(point.period))}" cy="{frame.y(point.value)}" r="4"/>'
        for point in series.points
        if point.value is not None
    )
    return _lines(trend, frame, series.points, "tr-line") + marks


def _lines(trend: Trend, frame: Frame, points: Sequence[Point], style: str) -> str:
    """A line between neighbouring periods that both have a value; a gap where one is missing."""
    at = {point.period: point.value for point in points}
    periods = trend.periods
    return "".join(
        _line(style, frame, (trend.ends(one), at[one]), (trend.ends(two), at[two]))
        for one, two in pairwise(periods)
        if at.get(one) is not None and at.get(two) is not None
    )


def _line(style: str, frame: Frame, start: tuple, end: tuple) -> str:
    (on, value), (to, other) = start, end
    return (
        f'<line class="{style}" x1="{frame.x(on)}" y1="{frame.y(value)}" '
        f'x2="{frame.x(to)}" y2="{frame.y(other)}"/>'
    )


def _piece(kind: str) -> str:
    match kind:
        case "final" | "preliminary":
            return f'<circle class="tr-{kind}" cx="14" cy="7" r="4"/>'
        case "begun":
            return '<rect class="tr-begun" x="9" y="2" width="10" height="10"/>'
        case _:
            return f'<line class="tr-{kind}" x1="0" x2="28" y1="7" y2="7"/>'


def _svg(content: str, height: int, name: str, title: str, desc: str, margin: str = "") -> SafeString:
    told = f"trend-{name}"
    named = f'role="img" aria-labelledby="{told}"' + (f' aria-describedby="{told}-d"' if desc else "")
    more = f'<desc id="{told}-d">{escape(desc)}</desc>' if desc else ""
    head = f'<svg class="trend {margin}" width="100%" height="{height}" {named}>'
    return mark_safe(f'{head}<title id="{told}">{escape(title)}</title>{more}{content}</svg>')


def _step(span: float) -> float:
    """A round step that gives three or four parts of the span."""
    rough = span / 3
    ten = 10 ** math.floor(math.log10(rough))
    return next(factor * ten for factor in (1, 2, 5, 10) if factor * ten >= rough)


def _share(percent: float) -> str:
    return f"{percent:.2f}%"


def _pixels(percent: float) -> str:
    return f"{percent * PAPER_WIDTH / 100:.1f}"


def exact(value: float) -> Decimal:
    """A tick without the tail of binary counting."""
    return Decimal(repr(value)).quantize(Decimal("1e-4"))
