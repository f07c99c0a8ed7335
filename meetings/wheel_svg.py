"""The wheel's drawing as SVG, for the page and for paper. The list beside it says the same in words."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from meetings.wheel_drawing import HUB, MIDDLE, RIM, SIZE, Dot, Drawing, Label, Ring

# What css/year.css says with its tokens, for paper.
PAPER_STYLE = """<style>text{font-family:Atkinson;fill:#1d2327;text-anchor:middle}
.yw-line{fill:none;stroke:#d9d6cd}
.yw-soft{fill:#4b555c}.yw-year{font-weight:700}.yw-today{stroke:#8a4b00;stroke-width:2}
.yw-held{fill:#0f5a66;stroke:#0f5a66}.yw-planned{fill:#e3f0f1;stroke:#0f5a66;stroke-width:1.5}
.yw-preliminary{fill:#fff;stroke:#0f5a66;stroke-width:1.5;stroke-dasharray:3 2}.yw-inner{fill:none}
.yw-on-held{fill:#fff}.yw-number,.yw-letter{font-weight:700}.yw-arc{fill:none;stroke:#7d7a70;stroke-width:1.5;
stroke-dasharray:2 3}.yw-arc-done{stroke:#1f6b3a;stroke-dasharray:none}.yw-m-done{fill:#1f6b3a}
.yw-m-waiting{fill:#fff;stroke:#4b555c;stroke-width:1.5}.yw-m-partly{fill:#fff;stroke:#8a4b00;stroke-width:1.5}
.yw-m-half{fill:#8a4b00}.yw-m-soon{fill:#8a4b00}.yw-m-late{fill:#a3232b}</style>"""
SAMPLE = '<svg class="yw-sample" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">{}</svg>'


def svg_of(drawing: Drawing, title: str) -> SafeString:
    """For the page; `title` names it and sends the reader to the list."""
    head = f'<svg class="year-wheel" viewBox="0 0 {SIZE} {SIZE}" role="img" aria-labelledby="wheel-title">'
    return mark_safe(f'{head}<title id="wheel-title">{escape(title)}</title>{_content(drawing)}</svg>')


def svg_for_paper(drawing: Drawing) -> bytes:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
    )
    return f"{head}{PAPER_STYLE}{_content(drawing)}</svg>".encode()


def sample_of(shape: str, style: str = "planned") -> SafeString:
    """A meeting's shape for the legend."""
    return mark_safe(SAMPLE.format(_shape(Dot(11, 11, 7, shape, style))))


def sample_for_paper(shape: str, style: str = "planned") -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 22 22">'
    return f"{head}{PAPER_STYLE}{_shape(Dot(11, 11, 7, shape, style))}</svg>".encode()


def _content(drawing: Drawing) -> str:
    circles = "".join(
        f'<circle class="yw-line" cx="{MIDDLE}" cy="{MIDDLE}" r="{radius}"/>' for radius in (RIM, HUB)
    )
    spokes = "".join(_line("line", spoke) for spoke in drawing.spokes)
    today = _line("today", drawing.today) if drawing.today else ""
    year = _text(Label(MIDDLE, MIDDLE, str(drawing.year)), "year", 18)
    months = "".join(_text(label, "soft", 13) for label in drawing.months)
    more = "".join(_text(label, "soft", 12) for label in drawing.more)
    return "".join(
        [circles, spokes, today, year, months, *map(_ring, drawing.rings), *map(_dot, drawing.dots), more]
    )


def _line(style: str, ends: tuple[float, float, float, float]) -> str:
    return '<line class="yw-{}" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>'.format(style, *ends)


def _text(label: Label, style: str, size: int) -> str:
    # A third of the size below the middle is where the letters' middle lies.
    where = f'x="{label.x:g}" y="{label.y + size * 0.35:g}" font-size="{size}"'
    return f'<text class="yw-{style}" text-anchor="middle" {where}>{escape(label.text)}</text>'


def _dot(dot: Dot) -> str:
    if not dot.text:
        return _shape(dot)
    style = "number yw-on-held" if dot.style == "held" else "number"
    # A triangle is widest at its foot, a wedge at its head.
    lower = {"triangle": 2, "wedge": -2}.get(dot.shape, 0)
    return _shape(dot) + _text(Label(dot.x, dot.y + lower, dot.text), style, 12)


def _shape(dot: Dot) -> str:
    x, y, size, style = dot.x, dot.y, dot.size, f'class="yw-{dot.style}"'
    if dot.shape in ("circle", "dot", "rings"):
        radius = size * 0.6 if dot.shape == "dot" else size
        circle = f'<circle {style} cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
        if dot.shape != "rings":
            return circle
        return circle + f'<circle class="yw-{dot.style} yw-inner" cx="{x:g}" cy="{y:g}" r="{size + 2.5:g}"/>'
    corners = {
        "diamond": [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
        "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        "triangle": [(0, -1.3), (1.3, 0.9), (-1.3, 0.9)],
        "wedge": [(0, 1.3), (1.3, -0.9), (-1.3, -0.9)],
    }[dot.shape]
    points = " ".join(f"{x + size * right:.1f},{y + size * down:.1f}" for right, down in corners)
    return f'<polygon {style} points="{points}"/>'


def _ring(ring: Ring) -> str:
    done = " yw-arc-done" if ring.is_done else ""
    letter = _text(Label(MIDDLE + 8, ring.y, ring.letter), "letter", 12)
    return f'<path class="yw-arc{done}" d="{ring.path}"/>' + "".join(map(_mark, ring.marks)) + letter


def _mark(mark: tuple[float, float, str]) -> str:
    """● done, ◐ partly, ○ not yet, ▲ near or late."""
    x, y, state = mark
    if state in ("soon", "late"):
        return f'<path class="yw-m-{state}" d="M{x} {y - 6}l6 10.5h-12z"/>'
    circle = f'<circle class="yw-m-{state}" cx="{x}" cy="{y}" r="5"/>'
    return circle + (
        f'<path class="yw-m-half" d="M{x} {y - 5}a5 5 0 0 0 0 10z"/>' if state == "partly" else ""
    )
