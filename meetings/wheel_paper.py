"""The wheel on paper: made by the worker when asked for, kept a day under the fingerprint of its facts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.dates import MONTHS_3 as SHORT_MONTHS
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, logo_files
from groups.models import Group, Person, Structure
from groups.prints import keep, name_in_storage
from meetings.wheel_drawing import Drawing, drawing_of
from meetings.wheel_facts import Wheel, group_wheel, structure_wheel
from meetings.wheel_list import legend_of, lines_of, months_of, pace_words
from meetings.wheel_svg import sample_for_paper, svg_for_paper
from samverkan.lib import facts, pdf
from samverkan.lib.spoken import day_plain

LANGUAGE = "sv"
FIGURE, LEGEND = "wheel.svg", "shape-{}.svg"


@dataclass(frozen=True, kw_only=True)
class PaperMeeting:
    number: int
    day: date
    words: str


@dataclass(frozen=True, kw_only=True)
class PaperObligation:
    letter: str
    title: str
    due: str
    state: str
    done: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WheelDocument:
    """`drawing` is the fingerprint of the SVG, which is made anew from the same facts."""

    template: ClassVar[str] = "pdf/wheel.html"

    letterhead: Letterhead
    of: str
    year: int
    day: date
    pace: tuple[str, ...] = ()
    obligations: tuple[PaperObligation, ...] = ()
    months: tuple[tuple[str, tuple[PaperMeeting, ...]], ...] = ()
    drawing: str = ""
    language: str = LANGUAGE


@dataclass(frozen=True)
class WheelPaper:
    document: WheelDocument
    drawing: Drawing

    @property
    def file_name(self) -> str:
        return f"arshjul-{self.document.year}-{slugify(self.document.of)}.pdf"


@translation.override(LANGUAGE)
def paper_of_group(group: Group, year: int, today: date) -> WheelPaper:
    return _paper(group_wheel(group, year, today), group.structure)


@translation.override(LANGUAGE)
def paper_of_structure(structure: Structure, person: Person, year: int, today: date) -> WheelPaper:
    """As the person may see it."""
    return _paper(structure_wheel(structure, person, year, today), structure)


@task()
def make_group_wheel(group: int, year: int, today: str) -> None:
    """`today` is an ISO day."""
    rows = Group.objects.select_related("structure").prefetch_related("names", "settings")
    if row := rows.filter(pk=group).first():
        _keep(paper_of_group(row, year, date.fromisoformat(today)))


@task()
def make_structure_wheel(structure: int, person: int, year: int, today: str) -> None:
    row, reader = Structure.objects.filter(pk=structure).first(), Person.objects.filter(pk=person).first()
    if row and reader:
        _keep(paper_of_structure(row, reader, year, date.fromisoformat(today)))


def pdf_of(paper: WheelPaper) -> bytes:
    """PDF/A-3a and PDF/UA-1: the drawing as a figure with words, then the same in words."""
    document, drawing = paper.document, paper.drawing
    legend = legend_of(drawing)
    images = logo_files(document.letterhead.logos) | {FIGURE: svg_for_paper(drawing)}
    images |= {LEGEND.format(n): sample_for_paper(one.shape, one.style) for n, one in enumerate(legend)}
    with translation.override(document.language):
        heading = _("Annual wheel %(year)s") % {"year": document.year}
        context = {
            "document": document,
            "heading": heading,
            "legend": [(LEGEND.format(n), str(one.word)) for n, one in enumerate(legend)],
        }
    title = f"{heading} – {document.of}"
    return pdf.render(document.template, context, title=title, language=document.language, images=images)


def _keep(paper: WheelPaper) -> None:
    keep(name_in_storage(paper.document), pdf_of(paper))


def _paper(wheel: Wheel, structure: Structure) -> WheelPaper:
    drawing = drawing_of(wheel, tuple(str(name) for name in SHORT_MONTHS.values()))
    document = WheelDocument(
        letterhead=letterhead(structure),
        of=wheel.title,
        year=wheel.year,
        day=wheel.today,
        pace=tuple(pace_words(wheel.pace)) if wheel.pace else (),
        obligations=tuple(
            PaperObligation(
                letter=line.letter,
                title=line.one.title,
                due=line.one.due_words,
                state=line.one.state_words,
                done=tuple(
                    ": ".join(filter(None, (day_plain(tick.day), tick.text))) for tick in line.one.ticks
                ),
            )
            for line in lines_of(wheel)
        ),
        months=tuple(
            (month.name, tuple(_meeting(one.number, one.words, one.meeting.day) for one in month.meetings))
            for month in months_of(wheel)
            if month.meetings
        ),
        drawing=facts.sha256(svg_for_paper(drawing).decode()),
    )
    return WheelPaper(document, drawing)


def _meeting(number: int, words: str, day: date) -> PaperMeeting:
    return PaperMeeting(number=number, day=day, words=words)
