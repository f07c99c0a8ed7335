"""A result as its page has it. It is frozen, and everybody opens it the day the groups are told: its tables
and drawings are written once in each process for the same facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import get_language

from evaluations.kept_tallies import SurveyTallies
from evaluations.models import Survey
from evaluations.results_compared import ComparedFacts
from evaluations.results_shown import QuestionShown, SectionShown, results_shown

# Half a megabyte each.
KEPT = 6


@dataclass(frozen=True)
class _Facts:
    """Everything the page rests on but the free texts, as one comparable value."""

    language: str
    rests_on: tuple
    tallies: SurveyTallies = field(compare=False)
    compared: ComparedFacts = field(compare=False)


def results_page(
    survey: Survey, tallies: SurveyTallies, compared: ComparedFacts, texts: Mapping[str, Sequence[str]]
) -> list[SectionShown]:
    """`texts` are those that may be shown, by the question's key: they are not kept, so that what is withheld
    is gone."""
    rests_on = (survey.sha256, compared.rests_on)
    sections = _written(_Facts(get_language() or "", rests_on, tallies, compared))
    return [
        replace(section, questions=[_with_texts(question, texts) for question in section.questions])
        for section in sections
    ]


def _with_texts(question: QuestionShown, texts: Mapping[str, Sequence[str]]) -> QuestionShown:
    return replace(question, texts=tuple(texts.get(question.key, ()))) if question.is_text else question


@lru_cache(maxsize=KEPT)
def _written(facts: _Facts) -> list[SectionShown]:
    sections = results_shown(facts.tallies, {}, facts.compared)
    return [
        replace(section, questions=[_with_figures(question) for question in section.questions])
        for section in sections
    ]


def _with_figures(question: QuestionShown) -> QuestionShown:
    figures = render_to_string("evaluations/results.html#subjects", {"question": question})
    return replace(question, figures=figures)
