"""What is left of a survey's answers when it is closed: the tallies, as frozen facts with their checksum
(rulings 23 and 24).

Page, PDF, csv, JSON, comparison and report all read this and nothing else, so none can show more than
another.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from evaluations.models import Survey
from evaluations.suppression import EVERYBODY, Cell
from evaluations.tallies import Subject, Table
from samverkan.lib.facts import from_json

KEPT = 12


@dataclass(frozen=True, kw_only=True)
class CellFacts:
    """Those a table is about: everybody, a role (`key` as SurveyRecipients.Role), a group with its name."""

    kind: Literal["total", "role", "group"] = "total"
    key: str = ""
    name: str = ""

    @property
    def cell(self) -> Cell:
        return Cell(self.kind, self.key)


@dataclass(frozen=True, kw_only=True)
class TableFacts:
    """As evaluations.tallies.Table. `mean` as “3.8”, empty where there is none or it may not be shown."""

    of: CellFacts
    base: int
    counts: tuple[int, ...] | None = None
    parts: tuple[int, ...] | None = None
    mean: str = ""
    opinions: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectFacts:
    """A question's tables; of a matrix those of one row, with its key and text. A cell that is declared and
    not here may not be shown."""

    key: str = ""
    text: str = ""
    tables: tuple[TableFacts, ...] = ()

    def table(self, of: CellFacts) -> TableFacts | None:
        return next((table for table in self.tables if table.of.cell == of.cell), None)

    @property
    def total(self) -> TableFacts | None:
        return next((table for table in self.tables if table.of.cell == EVERYBODY), None)


@dataclass(frozen=True, kw_only=True)
class OptionFacts:
    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class QuestionFacts:
    """`kind` as Question.Kind. `texts` says how many free texts were written, 0 where too few answered the
    survey: then none is kept."""

    key: str
    kind: str
    text: str
    steps: int | None = None
    low: str = ""
    high: str = ""
    has_no_opinion: int = 0
    options: tuple[OptionFacts, ...] = ()
    subjects: tuple[SubjectFacts, ...] = ()
    texts: int = 0


@dataclass(frozen=True, kw_only=True)
class SectionFacts:
    title: str
    questions: tuple[QuestionFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SurveyTallies:
    """`cells` are the declared ones, everybody first."""

    title: str
    evaluation: str
    mode: Literal["anonymous", "confidential"]
    threshold: int
    opened_on: date
    closed_on: date
    invited: int
    answered: int
    cells: tuple[CellFacts, ...] = (CellFacts(),)
    sections: tuple[SectionFacts, ...] = ()

    @property
    def questions(self) -> Iterator[QuestionFacts]:
        return (question for section in self.sections for question in section.questions)


def kept_tallies(survey: Survey) -> SurveyTallies | None:
    """What a closed survey came to; None before that."""
    return _read(_Kept(survey.sha256, survey.tallies)) if survey.tallies else None


@dataclass(frozen=True)
class _Kept:
    """Frozen facts are known by their checksum, and read once in each process."""

    sha256: str
    facts: dict = field(compare=False)


@lru_cache(maxsize=KEPT)
def _read(kept: _Kept) -> SurveyTallies:
    return from_json(SurveyTallies, json.dumps(kept.facts))


def table_facts(table: Table, cells: dict[Cell, CellFacts]) -> TableFacts:
    return TableFacts(
        of=cells[table.cell],
        base=table.base,
        counts=table.counts,
        parts=table.parts,
        mean="" if table.mean is None else str(table.mean),
        opinions=table.opinions,
    )


def subject_of(question: QuestionFacts, key: str) -> Subject:
    """What `tally` counts, under that key."""
    options = tuple(option.key for option in question.options)
    return Subject(key, question.steps, options, is_multiple=question.kind == "multiple")
