"""The report of an evaluation as frozen facts, in its order (S000-01, S000-04). No name of anybody, and of a
survey nothing but what its closing let out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from evaluations.kept_tallies import SurveyTallies
from evaluations.models import Report
from evaluations.oral_document import AskedFacts
from evaluations.recommendation_marking import Piece, pieces_shown
from groups.letterhead import Letterhead
from plans.follow_up_document import DoneYear
from samverkan.lib.downloads import stem
from samverkan.lib.facts import from_json, sha256

LANGUAGE = "sv"
OPENING, RECOMMENDATIONS, CLOSING = "opening", "recommendations", "closing"
# Where something can be written within what is told of a group: before all of it, before what was said, what
# was done, and what is handed over.
IN_GROUP = ("group", "oral", "done", "notes")


@dataclass(frozen=True, kw_only=True)
class NamedGroup:
    """A group that something is for; told to those alone who may know of it."""

    key: int
    name: str


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
    """A handover note; `about` and `direction` as HandoverNote has them, `to` a term in words, `is_open`
    where everybody might know of it that day."""

    key: int
    text: str
    about: str
    direction: str
    to: str = ""
    to_group: NamedGroup | None = None
    is_open: int = 0


@dataclass(frozen=True, kw_only=True)
class JudgementPart:
    """`key` is the Judgement."""

    key: int = 0
    word: Literal["continue", "change", "close"]
    on: date
    text: str = ""
    led_to: str = ""
    led_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GoneThroughPart:
    """A survey's result as it was gone through at the group's meeting, with its summary (S000-44)."""

    on: date
    title: str
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupPart:
    """`key` is the Group. `done_left` is how many of the things done somebody has left out of the report
    (S000-42)."""

    key: int
    name: str
    orals: tuple[OralPart, ...] = ()
    done: tuple[DoneYear, ...] = ()
    done_left: int = 0
    gone_through: tuple[GoneThroughPart, ...] = ()
    notes: tuple[NotePart, ...] = ()
    judgement: JudgementPart | None = None

    @property
    def places(self) -> Iterator[str]:
        there = (True, self.orals, self.done, self.notes)
        return (f"{kind}:{self.key}" for kind, has in zip(IN_GROUP, there, strict=True) if has)


@dataclass(frozen=True, kw_only=True)
class Span:
    """From one place in a text up to another."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class ToldPart:
    """What became of a recommendation by a day, in words; `state` as Recommendation has it."""

    on: date
    state: str
    text: str


@dataclass(frozen=True, kw_only=True)
class TiePart:
    """What a recommendation goes together with. `groups` are those whose people all read it, `is_open` where
    everybody might that day."""

    kind: Literal["issue", "assignment", "decision"]
    key: int
    text: str
    groups: tuple[int, ...] = ()
    is_open: int = 0

    @property
    def name(self) -> tuple[str, int]:
        return self.kind, self.key


@dataclass(frozen=True, kw_only=True)
class RecommendationPart:
    """For the groups `to_groups`, and for organisations and others `to` in words. `marked` are the parts of
    the text that are (S002-D); `state` is what has become of it, empty in reports from before it was told,
    `told` that in words over the years, the first first (S002-C)."""

    number: int
    text: str
    cluster: str = ""
    to: tuple[str, ...] = ()
    to_groups: tuple[NamedGroup, ...] = ()
    disposition: str = "undecided"
    state: str = ""
    marked: tuple[Span, ...] = ()
    told: tuple[ToldPart, ...] = ()
    ties: tuple[TiePart, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_shown(self.text, ((one.start, one.end) for one in self.marked))


@dataclass(frozen=True, kw_only=True)
class SetPart:
    """`group` keeps them; 0 where it is not known. `marking_means` is what marked text means in them."""

    key: int
    title: str
    group: int = 0
    marking_means: str = ""
    recommendations: tuple[RecommendationPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TextPart:
    """What somebody wrote before a part; `place` as ReportText has it."""

    place: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ReportDocument:
    """The whole of every group; `evaluations.report_cuts` says whom it tells what."""

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
        groups = (place for one in self.groups for place in one.places)
        sets = (RECOMMENDATIONS, *(f"set:{one.key}" for one in self.sets)) if self.sets else ()
        return (OPENING, *surveys, *groups, *sets, CLOSING)

    def file_name(self, ending: str) -> str:
        return f"utvardering-{stem(self.title)}.{ending}"


def mark_of(document: ReportDocument) -> str:
    """Stands in the name of its paper: a paper that says more than the report does today is known by it."""
    return sha256(document)[:32]


def kept_report(report: Report) -> ReportDocument:
    """What an approved report says, from its frozen facts."""
    return from_json(ReportDocument, json.dumps(report.facts))
