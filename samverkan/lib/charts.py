"""Bars drawn as SVG by the server: parts told apart by pattern as well as by colour, thirty rows on a phone
(ruling 34). The page gives the same figures in a table beside.

Widths are shares of the drawing's own, so that it fits every screen while its letters keep their size. On
paper they are given in pixels.
"""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

# How parts may look; what css/charts.css says with its tokens stands in PAPER_STYLE for paper.
STYLES = ("solid", "stripes", "dots", "cross", "open", "dashed")
LINE, BAR, GAP = 20, 14, 14
# Letters of a label that fit a line at 320 pixels; the widest value beside a bar takes the rest of its line.
LABEL_LETTERS, BAR_SHARE = 38, 72
PAPER_WIDTH = 480
PAPER_STYLE = """<style>text{font-family:Atkinson;font-size:14px;fill:#1d2327}.ch-soft{fill:#4b555c}
.ch-solid{fill:#0f5a66}.ch-mark{stroke:#0f5a66;stroke-width:2;fill:none}.ch-dot{fill:#8a4b00}
.ch-cross{stroke:#a3232b;stroke-width:1.5;fill:none}.ch-edge{stroke:#4b555c;fill:none}
.ch-dashed{stroke:#7d7a70;stroke-dasharray:3 3;fill:none}</style>"""
PATTERNS = {
    "stripes": (6, '<path class="ch-mark" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/>'),
    "dots": (6, '<circle class="ch-dot" cx="3" cy="3" r="1.6"/>'),
    "cross": (7, '<path class="ch-cross" d="M0 0l7 7M7 0l-7 7"/>'),
}


@dataclass(frozen=True)
class Part:
    """A piece of a bar; `style` is one of STYLES."""

    value: float
    style: str


@dataclass(frozen=True)
class Bar:
    """A row: what it is, its pieces from the left, and its figure in words (“10 av 12”), at most 14
    letters."""

    label: str
    parts: Sequence[Part]
    value: str

    @property
    def total(self) -> float:
        return sum(part.value for part in self.parts)


def bars(rows: Iterable[Bar], *, title: str, name: str, shares: bool = False) -> SafeString:
    """For a page. `title` says in a sentence what the drawing shows; `name` is its own within the page. With
    `shares` every bar is as long as the others, its parts being shares of its own whole."""
    height, content = _drawn(list(rows), name, _share, shares=shares)
    head = f'<svg class="chart" width="100%" height="{height}" role="img" aria-labelledby="chart-{name}">'
    return mark_safe(f'{head}<title id="chart-{name}">{escape(title)}</title>{content}</svg>')


def bars_for_paper(rows: Iterable[Bar], *, shares: bool = False) -> bytes:
    """For an image in a PDF, which has the sentence as its alternative text."""
    height, content = _drawn(list(rows), "p", _pixels, shares=shares)
    size = f'width="{PAPER_WIDTH}" height="{height}" viewBox="0 0 {PAPER_WIDTH} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{PAPER_STYLE}{content}</svg>'.encode()


def sample(style: str) -> SafeString:
    """A piece for the legend."""
    head = '<svg class="chart chart-sample" width="28" height="14" aria-hidden="true">'
    return mark_safe(
        f"{head}{_patterns(f's-{style}', {style})}{_rect('0', '28', 0, style, f's-{style}')}</svg>"
    )


def sample_for_paper(style: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="14" viewBox="0 0 28 14">'
    return f"{head}{PAPER_STYLE}{_patterns('p', {style})}{_rect('0', '28', 0, style, 'p')}</svg>".encode()


def _drawn(rows: list[Bar], name: str, length: Callable[[float], str], *, shares: bool) -> tuple[int, str]:
    longest = max((row.total for row in rows), default=0)
    drawn, y = [], 0
    for row in rows:
        for line in textwrap.wrap(row.label, LABEL_LETTERS) or [""]:
            y += LINE
            drawn.append(f'<text x="0" y="{y - 6}">{escape(line)}</text>')
        drawn.append(_bar(row, y, (row.total if shares else longest) or 1, name, length))
        y += BAR + GAP
    used = {part.style for row in rows for part in row.parts}
    return max(y - GAP + 4, BAR), _patterns(name, used) + "".join(drawn)


def _bar(row: Bar, y: int, most: float, name: str, length: Callable[[float], str]) -> str:
    found, at = [], 0.0
    for part in row.parts:
        share = part.value / most * BAR_SHARE
        if part.value:
            found.append(_rect(length(at), length(share), y, part.style, name))
        at += share
    where = f'x="{length(100)}" y="{y + BAR - 2}" text-anchor="end"'
    return "".join(found) + f'<text class="ch-soft" {where}>{escape(row.value)}</text>'


def _rect(x: str, width: str, y: int, style: str, name: str) -> str:
    where = f'x="{x}" y="{y}" width="{width}" height="{BAR}"'
    if style in PATTERNS:
        return f'<rect {where} fill="url(#{name}-{style})"/><rect class="ch-edge" {where}/>'
    return f'<rect class="ch-{"edge" if style == "open" else style}" {where}/>'


def _patterns(name: str, used: set[str]) -> str:
    units = 'patternUnits="userSpaceOnUse"'
    found = "".join(
        f'<pattern id="{name}-{style}" width="{size}" height="{size}" {units}>{inner}</pattern>'
        for style, (size, inner) in PATTERNS.items()
        if style in used
    )
    return f"<defs>{found}</defs>" if found else ""


def _share(percent: float) -> str:
    return f"{percent:.2f}%"


def _pixels(percent: float) -> str:
    return f"{percent * PAPER_WIDTH / 100:.1f}"
