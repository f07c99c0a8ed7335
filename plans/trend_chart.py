"""A trend drawn as SVG by the server: what a mark means is told by its shape, colour comes second (WCAG
1.4.1).

As `samverkan.lib.charts`: across are shares of the drawing's own width, so that it fits every screen while
letters keep their size; on paper, pixels. The page gives the same figures in a table beside.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from django.utils.safestring import SafeString, mark_safe

from plans.progress_words import figure
from plans.trend import Point, Series, Trend

PAPER_WIDTH = 480
HEIGHT, SMALL_HEIGHT = 190, 84
TOP, BOTTOM = 14, 26
# Shares of the width left of the first period and right of the last.
LEFT, RIGHT = 5.0, 96.0
MOST_PERIODS = 5
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
    height: int
    across: Callable[[float], str]

    def x(self, on: date) -> str:
        days = (self.last - self.first).days
        share = (on - self.first).days / days if days else 0.5
        return self.across(LEFT + share * (RIGHT - LEFT))

    def y(self, value: Decimal | float) -> str:
        share = (float(value) - self.low) / (self.high - self.low)
        return f"{self.height - BOTTOM - share * (self.height - BOTTOM - TOP):.1f}"


def drawing(trend: Trend, *, name: str, title: str, desc: str) -> SafeString:
    """For a page. `title` and `desc` are sentences, `name` is the drawing's own within the page. Empty where
    there is nothing to draw."""
    if not (frame := frame_of(trend, HEIGHT, _share)):
        return SafeString()
    return _svg(_content(trend, frame), HEIGHT, name, title, desc)


def drawing_for_paper(trend: Trend) -> bytes:
    """For an image in a PDF, whose alternative text is the drawing's title and description."""
    frame = frame_of(trend, HEIGHT, _pixels)
    size = f'width="{PAPER_WIDTH}" height="{HEIGHT}" viewBox="0 0 {PAPER_WIDTH} {HEIGHT}"'
    content = _content(trend, frame) if frame else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{PAPER_STYLE}{content}</svg>'.encode()


def small_drawing(trend: Trend, series: Series, *, name: str, title: str) -> SafeString:
    """One organisation on the scale of all, with their mean as a thin line."""
    frame = frame_of(trend, SMALL_HEIGHT, _share)
    mean = _lines(trend, frame, trend.main.points, "tr-mean") if trend.main.is_mean else ""
    drawn = _aim(trend, frame, whole=False) + mean + _series(trend, frame, series)
    return _svg(drawn + _ends(trend, frame), SMALL_HEIGHT, name, title, "")


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


def scale(trend: Trend) -> tuple[float, float] | None:
    """The lowest and the highest tick; every drawing of the trend has the same."""
    series = [trend.main, *trend.genders, *trend.organizations]
    values = [float(point.value) for one in series for point in one.points if point.value is not None]
    if not values:
        return None
    if aim := trend.aim:
        values += [float(v) for v in (aim.target, aim.target_high, aim.baseline) if v is not None]
    low, high = min(values), max(values)
    step = _step((high - low) or abs(high) or 1)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    return low, high if high > low else low + step


def frame_of(trend: Trend, height: int, across: Callable[[float], str]) -> Frame | None:
    if not (ends := scale(trend)):
        return None
    days = [trend.ends(day) for day in trend.periods]
    if trend.aim:
        days += [trend.aim.due_on, *filter(None, [trend.aim.since])]
    return Frame(min(days), max(days), *ends, height, across)


def _content(trend: Trend, frame: Frame) -> str:
    return _grid(trend, frame) + _aim(trend, frame, whole=True) + _series(trend, frame, trend.main)


def _grid(trend: Trend, frame: Frame) -> str:
    """Lines at round values with their figures above, and the names of some periods beneath."""
    step = _step(frame.high - frame.low)
    ticks = [frame.low + step * i for i in range(round((frame.high - frame.low) / step) + 1)]
    drawn = []
    for value in ticks:
        y = frame.y(value)
        word = escape(figure(trend.measure, Decimal(repr(value)).quantize(Decimal("1e-4"))))
        drawn.append(f'<line class="tr-grid" x1="0" x2="{frame.across(100)}" y1="{y}" y2="{y}"/>')
        drawn.append(f'<text class="tr-tick" x="0" y="{float(y) - 3:.1f}">{word}</text>')
    return "".join(drawn) + _ends(trend, frame, MOST_PERIODS)


def _ends(trend: Trend, frame: Frame, most: int = 2) -> str:
    """The names of at most so many periods, the first and the last among them."""
    periods = trend.periods
    every = max(1, math.ceil((len(periods) - 1) / max(most - 1, 1)))
    shown = periods[::-1][::every][::-1]
    if shown[0] != periods[0] and most == 2:
        shown = [periods[0], *shown]
    words = []
    for period in shown:
        on = trend.ends(period)
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
        for one, two in zip(periods, periods[1:], strict=False)
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


def _svg(content: str, height: int, name: str, title: str, desc: str) -> SafeString:
    told = f"trend-{name}"
    named = f'role="img" aria-labelledby="{told}"' + (f' aria-describedby="{told}-d"' if desc else "")
    more = f'<desc id="{told}-d">{escape(desc)}</desc>' if desc else ""
    head = f'<svg class="trend" width="100%" height="{height}" {named}><title id="{told}">{escape(title)}</title>'
    return mark_safe(f"{head}{more}{content}</svg>")


def _step(span: float) -> float:
    """A round step that gives three or four parts of the span."""
    rough = span / 3
    ten = 10 ** math.floor(math.log10(rough))
    return next(factor * ten for factor in (1, 2, 5, 10) if factor * ten >= rough)


def _share(percent: float) -> str:
    return f"{percent:.2f}%"


def _pixels(percent: float) -> str:
    return f"{percent * PAPER_WIDTH / 100:.1f}"
