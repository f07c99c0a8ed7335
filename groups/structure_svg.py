"""A structure's drawing as SVG. The page's own text says the same, so here it is hidden from screen readers;
on paper it is a figure with words of its own."""

from collections.abc import Callable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from groups.structure_boxes import Box, Drawing

# What css/structure.css says with its tokens, for paper.
PAPER_STYLE = """<style>text{font-family:Atkinson;fill:#1d2327}.sd-name{font-weight:700}.sd-soft{fill:#4b555c}
.sd-mark{fill:#8a4b00}.sd-box{fill:#fff;stroke:#7d7a70}.sd-edge{fill:#0f5a66}.sd-local .sd-edge{fill:#1f6b3a}
.sd-temporary .sd-box{stroke-dasharray:5 3}.sd-outside .sd-box{fill:#fbfaf7;stroke-dasharray:2 3}
.sd-line{fill:none;stroke:#7d7a70;stroke-width:1.5}.sd-supports{stroke:#0f5a66;stroke-dasharray:7 4}
.sd-commissions{stroke:#0f5a66;stroke-width:2.5}.sd-reference_for{stroke:#8a4b00;stroke-dasharray:2 4}
.sd-succeeds{stroke:#1f6b3a;stroke-dasharray:10 3 2 3}.sd-linked_board{stroke-dasharray:2 3}
.sd-head{stroke:none;fill:#4b555c}.sd-ok{fill:#1f6b3a}.sd-partly{fill:#8a4b00}
.sd-ring{fill:none;stroke:#4b555c;stroke-width:1.5}.sd-partly.sd-ring{fill:none;stroke:#8a4b00}</style>"""
SAMPLE = '<svg class="sd-sample" width="44" height="12" viewBox="0 0 44 12" aria-hidden="true">{}</svg>'


def svg_of(drawing: Drawing, style: str, address: Callable[[str], str]) -> SafeString:
    """For the page: `style` is narrow or wide, `address` gives the page of a group by its short name."""
    hidden = f'class="structure-drawing structure-{style}" aria-hidden="true" focusable="false"'
    return mark_safe(f"<svg {_measures(drawing)} {hidden}>{_content(drawing, address)}</svg>")


def svg_for_paper(drawing: Drawing) -> bytes:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {_measures(drawing)}>'
    return (head + PAPER_STYLE + _content(drawing, lambda slug: "") + "</svg>").encode()


def _measures(drawing: Drawing) -> str:
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    return f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'


def sample_of(kind: str) -> SafeString:
    """A piece of line for the legend."""
    return mark_safe(SAMPLE.format(f'<path class="sd-line sd-{kind}" d="M1 6h42"/>'))


def sample_for_paper(kind: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="12" viewBox="0 0 44 12">'
    return f'{head}{PAPER_STYLE}<path class="sd-line sd-{kind}" d="M1 6h42"/></svg>'.encode()


def _content(drawing: Drawing, address: Callable[[str], str]) -> str:
    lines = [f'<path class="sd-line sd-{one.kind}" d="{one.path}"/>' for one in drawing.strokes]
    heads = [f'<path class="sd-head" d="{one.arrow}"/>' for one in drawing.strokes if one.arrow]
    return "".join([*lines, *(_box(box, address) for box in drawing.boxes), *heads])


def _box(box: Box, address: Callable[[str], str]) -> str:
    inside = _rect("box", box.x, box.y, box.width, box.height, 5)
    if box.style != "outside":
        inside += _rect("edge", box.x, box.y + 4, 4, box.height - 8, 2)
    inside += "".join(
        f'<text class="sd-{text.style}" x="{text.x:g}" y="{text.y:g}" font-size="{text.size:g}">'
        f"{escape(text.words)}</text>"
        for text in box.texts
    )
    inside += _mark(box)
    if where := address(box.slug) if box.slug else "":
        inside = f'<a href="{escape(where)}" tabindex="-1">{inside}</a>'
    return f'<g class="sd-{box.style}">{inside}</g>'


def _rect(style: str, x: float, y: float, width: float, height: float, radius: int) -> str:
    where = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius}"'
    return f'<rect class="sd-{style}" {where}/>'


def _mark(box: Box) -> str:
    """How full the group is, by shape as well as by colour."""
    x, y = box.x + 17, box.mark_y
    disc = f'cx="{x:g}" cy="{y:g}" r="5"'
    return {
        "": "",
        "ok": f'<circle class="sd-ok" {disc}/>',
        "partly": f'<path class="sd-partly" d="M{x:g} {y - 5:g}a5 5 0 0 0 0 10z"/>'
        f'<circle class="sd-partly sd-ring" {disc}/>',
        "empty": f'<circle class="sd-ring" {disc}/>',
    }[box.mark]
