"""How the groups of a structure hang together, on paper: rendered by the worker when asked for, and kept
a day under the fingerprint of its facts (S002-03, ruling 34)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, logo_files
from groups.models import GroupRelation, Structure
from groups.prints import keep, name_in_storage
from groups.structure import TO_INSIDERS, StructureFacts, structure_on
from groups.structure_boxes import Drawing
from groups.structure_drawing import wide
from groups.structure_svg import sample_for_paper, svg_for_paper
from groups.structure_tree import Branch, tree_of
from samverkan.lib import facts, pdf
from samverkan.lib.spoken import day_plain

LANGUAGE = "sv"
FIGURE, LEGEND = "structure.svg", "line-{}.svg"
# Sheets by name with what the drawing may measure on them in CSS pixels, from the smallest.
SHEETS = {"A4": (960, 560), "A3": (1430, 890), "A2": (2080, 1350), "A1": (3020, 2010), "A0": (4330, 2940)}
# A drawing is made smaller to fit its sheet, but not below this: letters of 13.5 become 8 points.
SMALLEST = 0.8


@dataclass(frozen=True, kw_only=True)
class Line:
    """A group on the paper, and under it those that stand below it."""

    name: str
    words: str
    sayings: tuple[str, ...] = ()
    lines: tuple["Line", ...] = ()


@dataclass(frozen=True, kw_only=True)
class StructureDocument:
    """`drawing` is the fingerprint of the SVG, which is made anew from the same facts."""

    template: ClassVar[str] = "pdf/structure.html"

    letterhead: Letterhead
    structure: str
    day: date
    lines: tuple[Line, ...] = ()
    drawing: str = ""
    language: str = LANGUAGE


@dataclass(frozen=True)
class StructurePaper:
    """The document with the drawing that belongs to it."""

    document: StructureDocument
    drawing: Drawing

    @property
    def file_name(self) -> str:
        return f"{self.document.day}-struktur-{slugify(self.document.structure)}.pdf"


@translation.override(LANGUAGE)
def paper_of(structure: Structure, on: date) -> StructurePaper:
    """As everybody in the structure may see it that day."""
    found: StructureFacts = structure_on(structure, on, TO_INSIDERS)
    tree = tree_of(found)
    drawing = wide(tree, found.relations)
    document = StructureDocument(
        letterhead=letterhead(structure),
        structure=structure.name,
        day=on,
        lines=tuple(_line(branch) for branch in tree),
        drawing=facts.sha256(svg_for_paper(drawing).decode()),
    )
    return StructurePaper(document, drawing)


@task()
def make_structure_paper(structure: int, on: str) -> None:
    """In the worker; `on` is an ISO day."""
    if row := Structure.objects.filter(pk=structure).first():
        paper = paper_of(row, date.fromisoformat(on))
        keep(name_in_storage(paper.document), pdf_of(paper))


def pdf_of(paper: StructurePaper) -> bytes:
    """PDF/A-3a and PDF/UA-1: the drawing as a figure with words, then the groups as a list."""
    document, drawing = paper.document, paper.drawing
    images = logo_files(document.letterhead.logos) | {FIGURE: svg_for_paper(drawing)}
    images |= {LEGEND.format(kind): sample_for_paper(kind) for kind in drawing.kinds}
    with translation.override(document.language):
        heading = _("How the groups hang together")
        title = f"{heading} – {document.structure}, {day_plain(document.day)}"
        words = dict(GroupRelation.Kind.choices)
        context = {
            "document": document,
            "heading": heading,
            "drawing": drawing,
            "sheet": sheet_for(drawing),
            "scale": _scale(drawing),
            "legend": [(LEGEND.format(kind), str(words[kind])) for kind in drawing.kinds],
        }
    return pdf.render(document.template, context, title=title, language=document.language, images=images)


def sheet_for(drawing: Drawing) -> str:
    """The smallest sheet on which the drawing can be read."""
    fits = (name for name in SHEETS if _fit(drawing, name) >= SMALLEST)
    return next(fits, "A0")


def _fit(drawing: Drawing, sheet: str) -> float:
    width, height = SHEETS[sheet]
    return min(1, width / drawing.width, height / drawing.height)


def _scale(drawing: Drawing) -> dict[str, str]:
    """The size of the figure on its sheet, in CSS pixels."""
    fit = _fit(drawing, sheet_for(drawing))
    return {"width": f"{drawing.width * fit:.0f}", "height": f"{drawing.height * fit:.0f}"}


def _line(branch: Branch) -> Line:
    words = " · ".join(filter(None, [branch.kind_word, branch.seats, *branch.marks]))
    return Line(
        name=branch.group.name,
        words=words,
        sayings=tuple(
            saying.text + (f" ({saying.note})" if saying.note else "") for saying in branch.sayings
        ),
        lines=tuple(_line(under) for under in branch.branches),
    )
