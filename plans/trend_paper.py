"""A trend on paper: the same values as on the page, the drawing as an image with its sentences as alternative
text. For `templates/pdf/trend_part.html`."""

from dataclasses import dataclass

from plans.trend_chart import drawing_for_paper, kinds, sample_for_paper, scale
from plans.trend_words import Line, TrendShown, kind_words

LEGEND = "mark-{}.svg"


@dataclass(frozen=True)
class TrendPaper:
    """`image` is the name of the drawing's asset, empty where there is nothing to draw; `legend` has
    (asset, word)."""

    image: str
    alt: str
    title: str
    caption: str
    legend: tuple[tuple[str, str], ...]
    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def trend_paper(shown: TrendShown) -> TrendPaper:
    trend = shown.paper
    words = kind_words(trend)
    return TrendPaper(
        image=f"trend-{shown.name}.svg" if scale(trend) else "",
        alt=f"{shown.title}. {shown.desc}",
        title=shown.title,
        caption=shown.caption,
        legend=tuple((LEGEND.format(kind), words[kind]) for kind in kinds(trend)) if shown.legend else (),
        corner=shown.corner,
        columns=shown.columns,
        lines=shown.lines,
        notes=shown.notes,
    )


def trend_images(shown: TrendShown) -> dict[str, bytes]:
    """The assets of one trend; those of several are put together."""
    if not (found := trend_paper(shown)).image:
        return {}
    pieces = {LEGEND.format(kind): sample_for_paper(kind) for kind in kinds(shown.paper)}
    return {found.image: drawing_for_paper(shown.paper)} | (pieces if shown.legend else {})
