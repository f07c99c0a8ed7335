"""A trend on paper: the same values as on the page, the drawing as an image with its sentences as alternative
text. For `templates/pdf/trend_part.html`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from plans.trend_chart import drawing_for_paper, kinds, sample_for_paper, scale
from plans.trend_small_paper import sheet_drawing, sheets
from plans.trend_words import Line, TrendShown, kind_words

LEGEND = "mark-{}.svg"


@dataclass(frozen=True)
class TrendPaper:
    """`image` is the name of the drawing's asset, empty where there is nothing to draw; `legend` has
    (asset, word). `multiples`, (asset, alternative text), draw each organisation by itself, on one
    `scale`."""

    image: str
    alt: str
    title: str
    caption: str
    legend: tuple[tuple[str, str], ...]
    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    multiples: tuple[tuple[str, str], ...] = ()
    multiples_legend: tuple[tuple[str, str], ...] = ()
    scale: str = ""


def trend_paper(shown: TrendShown) -> TrendPaper:
    trend = shown.paper
    words = kind_words(trend)
    return TrendPaper(
        image=f"trend-{shown.name}.svg" if scale(trend) else "",
        alt=f"{shown.title}. {shown.desc}",
        title=shown.title,
        caption=shown.caption,
        legend=_legend(kinds(trend), words) if shown.legend else (),
        corner=shown.corner,
        columns=shown.columns,
        lines=shown.lines,
        notes=shown.notes,
        multiples=tuple((name, alt) for name, alt, _drawn in _multiples(shown)),
        multiples_legend=_legend(kinds(trend, small=True), words) if shown.multiples_legend else (),
        scale=shown.scale,
    )


def trend_images(shown: TrendShown) -> dict[str, bytes]:
    """The assets of one trend; those of several are put together."""
    if not (found := trend_paper(shown)).image:
        return {}
    pieces = {LEGEND.format(kind): sample_for_paper(kind) for kind in _kinds(shown)}
    multiples = {name: drawn() for name, _alt, drawn in _multiples(shown)}
    return {found.image: drawing_for_paper(shown.paper)} | multiples | pieces


def _kinds(shown: TrendShown) -> list[str]:
    found = kinds(shown.paper) if shown.legend else []
    return found + (kinds(shown.paper, small=True) if shown.multiples_legend else [])


def _legend(found: list[str], words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((LEGEND.format(kind), words[kind]) for kind in found)


def _multiples(shown: TrendShown) -> list[tuple[str, str, Callable[[], bytes]]]:
    """(asset, alternative text, what draws it) for as many organisations at a time as stand on half a
    page."""
    trend = shown.paper
    last = {one.name: one.last for one in shown.multiples}
    return [
        (
            f"trend-{shown.name}-{number}.svg",
            "; ".join(f"{one.name}, {last[one.name]}" for one in sheet),
            partial(sheet_drawing, trend, sheet),
        )
        for number, sheet in enumerate(sheets(trend.organizations if last else ()), 1)
    ]
