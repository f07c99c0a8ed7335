"""The report of an evaluation as frozen facts, in its order (S000-01, S000-04). No name of anybody, and of a
survey nothing but what its closing let out."""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

from django.utils.text import slugify

from evaluations.kept_tallies import CellFacts, SubjectFacts, SurveyTallies
from evaluations.models import Report
from evaluations.oral_document import AskedFacts
from groups.letterhead import Letterhead
from plans.follow_up_document import DoneYear
from samverkan.lib.facts import from_json

LANGUAGE = "sv"
OPENING, CLOSING = "opening", "closing"


@dataclass(frozen=True, kw_only=True)
class SurveyPart:
    """`key` is the Survey; `summary` the office's own words on it (S000-44). Free texts are not in it: they
    can be redacted still where they stand."""

    key: int
    tallies: SurveyTallies
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class OralPart:
    """What was said at the table, without who said it (S000-12)."""

    key: int
    on: date | None = None
    introduction: str = ""
    questions: tuple[AskedFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotePart:
    """A handover note; `about` and `direction` as HandoverNote has them, `is_open` where everybody might know
    of it that day."""

    key: int
    text: str
    about: str
    direction: str
    to: str = ""
    is_open: int = 0


@dataclass(frozen=True, kw_only=True)
class JudgementPart:
    word: Literal["continue", "change", "close"]
    on: date
    text: str = ""
    led_to: str = ""
    led_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GroupPart:
    """`key` is the Group."""

    key: int
    name: str
    orals: tuple[OralPart, ...] = ()
    done: tuple[DoneYear, ...] = ()
    notes: tuple[NotePart, ...] = ()
    judgement: JudgementPart | None = None


@dataclass(frozen=True, kw_only=True)
class RecommendationPart:
    number: int
    text: str
    cluster: str = ""
    to: tuple[str, ...] = ()
    disposition: str = "undecided"


@dataclass(frozen=True, kw_only=True)
class SetPart:
    key: int
    title: str
    recommendations: tuple[RecommendationPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TextPart:
    """What somebody wrote before a part; `place` as ReportText has it."""

    place: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ReportDocument:
    template: ClassVar[str] = "pdf/evaluation_report.html"

    letterhead: Letterhead
    title: str
    structure: str
    starts_on: date
    ends_on: date
    gathered_on: date
    purpose: str = ""
    texts: tuple[TextPart, ...] = ()
    surveys: tuple[SurveyPart, ...] = ()
    groups: tuple[GroupPart, ...] = ()
    sets: tuple[SetPart, ...] = ()
    language: str = LANGUAGE

    @property
    def places(self) -> tuple[str, ...]:
        """Where something can be written, in the order of the report."""
        surveys = (f"survey:{one.key}" for one in self.surveys)
        groups = (f"group:{one.key}" for one in self.groups)
        return (OPENING, *surveys, *groups, CLOSING)

    def file_name(self, ending: str) -> str:
        return f"utvardering-{slugify(self.title)[:60]}.{ending}"


def kept_report(report: Report) -> ReportDocument:
    """What an approved report says, from its frozen facts."""
    return from_json(ReportDocument, json.dumps(report.facts))


def for_everybody(
    document: ReportDocument,
    *,
    open_groups: Set[int],
    open_done: Mapping[int, Set[str]],
    open_notes: Set[int],
) -> ReportDocument:
    """What is told outside a group: of groups that everybody may know of, things done that the group has
    chosen to show and shows still, and no handover note about an issue that is not public. Pure."""
    groups = tuple(
        replace(
            group,
            done=tuple(one for one in group.done if one.is_open and one.key in open_done.get(group.key, ())),
            notes=tuple(one for one in group.notes if one.is_open and one.key in open_notes),
        )
        for group in document.groups
        if group.key in open_groups
    )
    closed = {one.key for one in document.groups} - open_groups
    texts = tuple(one for one in document.texts if one.place not in {f"group:{key}" for key in closed})
    surveys = tuple(replace(one, tallies=_without(one.tallies, closed)) for one in document.surveys)
    return replace(document, groups=groups, texts=texts, surveys=surveys)


def _without(tallies: SurveyTallies, groups: Set[int]) -> SurveyTallies:
    """Without the tables of these groups; to take tables away tells nothing more."""
    keys = {str(key) for key in groups}

    def is_told(cell: CellFacts) -> bool:
        return cell.kind != "group" or cell.key not in keys

    def of(subject: SubjectFacts) -> SubjectFacts:
        return replace(subject, tables=tuple(table for table in subject.tables if is_told(table.of)))

    return replace(
        tallies,
        cells=tuple(filter(is_told, tallies.cells)),
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    replace(question, subjects=tuple(map(of, question.subjects)))
                    for question in section.questions
                ),
            )
            for section in tallies.sections
        ),
    )
