"""Organisations beside each other on paper: one image for as many as fit on half a page, all on the scale of
their trend, with the target's line and their mean."""

from collections.abc import Sequence
from html import escape
from itertools import batched

from plans.trend import Series, Trend
from plans.trend_chart import PAPER_STYLE, SMALL_HEIGHT, small_content, small_frame

COLUMNS, ROWS = 3, 4
WIDTH, GAP, NAME = 168, 28, 20
NAME_STYLE = "<style>.tr-name{font-weight:700;fill:#1d2327}</style>"


def sheets(series: Sequence[Series]) -> list[tuple[Series, ...]]:
    """In the order they stand in: the register's, never by value."""
    return list(batched(series, COLUMNS * ROWS, strict=False))


def sheet_drawing(trend: Trend, series: Sequence[Series]) -> bytes:
    """For an image in a PDF. Pixels."""
    rows = -(-len(series) // COLUMNS)
    wide, high = COLUMNS * (WIDTH + GAP) - GAP, rows * (SMALL_HEIGHT + NAME)
    # The last name reaches a little outside its drawing.
    size = f'width="{wide + GAP}" height="{high}" viewBox="0 0 {wide + GAP} {high}"'
    cells = "".join(_cell(trend, one, place) for place, one in enumerate(series))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{PAPER_STYLE}{NAME_STYLE}{cells}</svg>'.encode()


def _cell(trend: Trend, series: Series, place: int) -> str:
    x, y = place % COLUMNS * (WIDTH + GAP), place // COLUMNS * (SMALL_HEIGHT + NAME)
    content = small_content(trend, series, small_frame(trend, _pixels))
    name = f'<text class="tr-name" x="0" y="14">{escape(series.name)}</text>'
    return f'<g transform="translate({x} {y})">{name}<g transform="translate(0 {NAME})">{content}</g></g>'


def _pixels(percent: float) -> str:
    return f"{percent * WIDTH / 100:.1f}"
