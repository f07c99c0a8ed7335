"""A year gathered, as frozen facts (S001-29, P50). No names of people: the report is adopted by the group and
read by everybody."""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead
from plans.models import FollowUp
from plans.trend_facts import SeriesFacts, TrendFacts
from samverkan.lib.facts import from_json

LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class ActivityYear:
    """`kind` and `word` in words, `mark` as `{% state %}` has it; `organizations` has a sentence for each
    state that organisations are in, with their names."""

    kind: str
    text: str
    word: str
    mark: str = "empty"
    note: str = ""
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IndicatorYear:
    """`key` is the GoalIndicator."""

    key: int
    trend: TrendFacts


@dataclass(frozen=True, kw_only=True)
class GoalYear:
    """`key` is the Goal; `comment` is what the one responsible says of the year, and `result` how it went
    (GoalComment.Result, empty where nobody has said it)."""

    key: int
    number: int
    title: str
    geography: str = ""
    comment: str = ""
    result: str = ""
    written_on: date | None = None
    # Whether the one whose words they are wrote them, or somebody did it for them.
    written_by: Literal["", "own", "others"] = ""
    indicators: tuple[IndicatorYear, ...] = ()
    activities: tuple[ActivityYear, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanYear:
    """A plan's year; `summary` only in the combined report, from the group's own follow-up."""

    group: str
    title: str
    starts_on: date
    ends_on: date
    number: int = 1
    summary: str = ""
    goals: tuple[GoalYear, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Presence:
    """Places at meetings that were filled and had somebody there. `name` is an organisation, a group, or
    the day of a meeting."""

    name: str
    present: int = 0
    filled: int = 0
    meetings: int = 0
    in_time: int = 0
    called: int = 0


@dataclass(frozen=True, kw_only=True)
class MeetingYear:
    """`call` in words; `filled` 0 while nobody has confirmed who was there."""

    day: date
    present: int = 0
    filled: int = 0
    call: str = ""


@dataclass(frozen=True, kw_only=True)
class NumbersYear:
    """Meetings, attendance and calls of the year. `groups` only in the combined report, `meetings` only in
    that of one group."""

    held: int = 0
    waiting: int = 0
    present: int = 0
    filled: int = 0
    in_time: int = 0
    called: int = 0
    meetings: tuple[MeetingYear, ...] = ()
    organizations: tuple[Presence, ...] = ()
    groups: tuple[Presence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerYear:
    organization: str
    word: str
    mark: str = "empty"
    decided_on: date | None = None
    carried_out_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PathYear:
    """One path of decision with what each organisation has answered (I-DEC4)."""

    heading: str
    headline: str
    sentences: tuple[str, ...] = ()
    answers: tuple[AnswerYear, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IssueYear:
    key: int
    number: str
    title: str
    paths: tuple[PathYear, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DoneYear:
    """Something that was done; `is_open` where everybody might read it that day. `key` is that of the
    DoneLine, empty in what was frozen before it was kept, which then stays within the group."""

    on: date
    text: str
    is_open: int = 0
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowUpDocument:
    """`until` is the day the progress is told of: the year's last, or the day it was gathered."""

    template: ClassVar[str] = "pdf/follow_up.html"

    letterhead: Letterhead
    owner: str
    year: int
    gathered_on: date
    until: date
    is_combined: int = 0
    summary: str = ""
    summary_on: date | None = None
    summary_by: Literal["", "own", "others"] = ""
    plans: tuple[PlanYear, ...] = ()
    numbers: NumbersYear = NumbersYear()
    issues: tuple[IssueYear, ...] = ()
    done: tuple[DoneYear, ...] = ()
    language: str = LANGUAGE

    @property
    def goals(self) -> list[GoalYear]:
        return [goal for plan in self.plans for goal in plan.goals]

    def file_name(self, ending: str) -> str:
        return f"uppfoljning-{slugify(self.owner)}-{self.year}.{ending}"


def kept_follow_up(follow_up: FollowUp) -> FollowUpDocument:
    """What a reviewed follow-up says, from its frozen facts."""
    return from_json(FollowUpDocument, json.dumps(follow_up.facts))


def for_everybody(
    document: FollowUpDocument, open_issues: set[int], open_done: Collection[str] = ()
) -> FollowUpDocument:
    """What the public reads: issues and things done that are open still, by their keys, and never why a value
    is missing or an activity was not done, which is written for the group."""
    return replace(
        document,
        plans=tuple(
            replace(plan, goals=tuple(_open_goal(goal) for goal in plan.goals)) for plan in document.plans
        ),
        issues=tuple(one for one in document.issues if one.key in open_issues),
        done=tuple(one for one in document.done if one.is_open and one.key in open_done),
    )


def _open_goal(goal: GoalYear) -> GoalYear:
    return replace(
        goal,
        indicators=tuple(replace(one, trend=_open_trend(one.trend)) for one in goal.indicators),
        activities=tuple(replace(one, note="") for one in goal.activities),
    )


def _open_trend(trend: TrendFacts) -> TrendFacts:
    return replace(
        trend,
        main=_open_series(trend.main),
        genders=tuple(map(_open_series, trend.genders)),
        organizations=tuple(map(_open_series, trend.organizations)),
    )


def _open_series(series: SeriesFacts) -> SeriesFacts:
    words = _("no figure is given")
    points = tuple(replace(one, missing=words if one.missing else "") for one in series.points)
    return replace(series, points=points)
