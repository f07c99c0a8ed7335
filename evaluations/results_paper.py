"""A survey's result on paper: made by the worker and kept a day; PDF/A-3a and PDF/UA-1."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.kept_tallies import SurveyTallies, kept_tallies
from evaluations.models import Survey
from evaluations.results_compared import ALONE, ComparedFacts, compared_with
from evaluations.results_shown import SectionShown, results_shown
from evaluations.survey_shares import share
from evaluations.survey_texts import texts_of
from groups.letterhead import Letterhead, letterhead, logo_files
from groups.prints import keep, name_in_storage
from samverkan.lib import pdf
from samverkan.lib.charts import bars_for_paper

LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class WrittenFacts:
    """The free texts of a question that are shown."""

    key: str
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ResultsPaper:
    template: ClassVar[str] = "pdf/results.html"

    letterhead: Letterhead
    tallies: SurveyTallies
    compared: ComparedFacts = ALONE
    written: tuple[WrittenFacts, ...] = ()
    summary: str = ""
    language: str = LANGUAGE


def results_paper(survey: Survey) -> ResultsPaper:
    """Of a closed one; five queries."""
    texts, _waiting = texts_of(survey)
    return ResultsPaper(
        letterhead=letterhead(survey.evaluation.structure),
        tallies=kept_tallies(survey),
        compared=compared_with(survey),
        written=tuple(WrittenFacts(key=key, texts=tuple(found)) for key, found in texts.items()),
        summary=survey.summary,
    )


def results_pdf(document: ResultsPaper) -> bytes:
    """Equal facts give equal bytes."""
    with translation.override(document.language):
        tallies = document.tallies
        texts = {one.key: one.texts for one in document.written}
        sections = results_shown(tallies, texts, document.compared)
        heading = _("Results of the survey")
        return pdf.render(
            document.template,
            {
                "document": document,
                "heading": heading,
                "sections": sections,
                "rate": share(tallies.answered, tallies.invited),
            },
            title=f"{heading}: {tallies.title}",
            language=document.language,
            images=dict(_images(sections)) | logo_files(document.letterhead.logos),
        )


def _images(sections: Sequence[SectionShown]) -> Iterator[tuple[str, bytes]]:
    for section in sections:
        for question in section.questions:
            for subject in question.subjects:
                if subject.drawn:
                    yield f"{subject.name}.svg", bars_for_paper(subject.drawn)


@task()
def make_results_paper(survey: int) -> None:
    row = Survey.objects.select_related("evaluation__structure").filter(pk=survey).first()
    if row is not None and row.tallies:
        document = results_paper(row)
        keep(name_in_storage(document), results_pdf(document))
