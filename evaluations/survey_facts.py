"""A survey as it stands: its sections with their questions, whom it would go to, and what stands in the
way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet

from evaluations.models import Evaluation, Question, Section, Survey, SurveyRecipients
from evaluations.near_surveys import near_words, nearest_survey
from evaluations.survey_problems import Draft, Problem, survey_problems
from evaluations.survey_recipients import Asked, asked_of, people_in
from groups.models import GroupName
from samverkan.lib.dated import value_that_day

Role = SurveyRecipients.Role


@dataclass(frozen=True)
class Line:
    """A role in a group with how many people have it; `key` is what a form sends."""

    group_id: int
    group: str
    role: str
    count: int
    is_chosen: bool

    @property
    def key(self) -> str:
        return f"{self.group_id}:{self.role}"

    @property
    def word(self) -> str:
        return str(Role(self.role).label)


@dataclass(frozen=True)
class Readiness:
    """`asked` are those a mail would go to if it was opened that day."""

    asked: tuple[Asked, ...]
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.blocks)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if not one.blocks)

    @property
    def chosen(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_chosen)


def sections_of(survey: Survey) -> QuerySet[Section]:
    """With questions and choices; three queries."""
    return survey.sections.prefetch_related("questions__choices")


def readiness(survey: Survey, sections: Sequence[Section], on: date) -> Readiness:
    """Whom it would go to, and what stands in the way; `sections` as `sections_of` reads them. Five
    queries for a draft, and those for each that may be too near it."""
    names = group_names(survey.evaluation, on)
    people = people_in(list(names), on)
    chosen = set(survey.recipients.values_list("group_id", "role"))
    found = asked_of(people, chosen)
    asked = [one for one in found if one.person.address]
    near = nearest_survey(survey, asked, on) if survey.state == Survey.State.DRAFT else None
    draft = Draft(
        questions=sum(len(section.questions.all()) for section in sections),
        threshold=survey.threshold,
        closes_on=survey.closes_on,
        is_addressed=bool(chosen),
        people=tuple((str(Role(one.role).label), names[one.group]) for one in asked),
        by_role=survey.by_role,
        by_group=survey.by_group,
        empty_sections=tuple(section.title for section in sections if not section.questions.all()),
        open_numbers=tuple(_open_numbers(sections)),
        near=near_words(near) if near else "",
        without_address=tuple(one.person.name for one in found if not one.person.address),
    )
    return Readiness(tuple(asked), tuple(_lines(names, people, chosen)), tuple(survey_problems(draft, on)))


def group_names(evaluation: Evaluation, on: date) -> dict[int, str]:
    """Its groups in order, by name that day; one query."""
    rows = evaluation.groups.annotate(
        group_name=value_that_day(GroupName, "name", on, group=OuterRef("group"))
    )
    return dict(rows.values_list("group_id", "group_name"))


def _open_numbers(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        for one in section.questions.all():
            if one.kind == Question.Kind.NUMBER and None in (one.least, one.most):
                yield one.text


def _lines(names: dict[int, str], people: Sequence[Asked], chosen: set[tuple[int, str]]) -> list[Line]:
    return [
        Line(
            group,
            name,
            role,
            sum((one.group, one.role) == (group, role) for one in people),
            (group, role) in chosen,
        )
        for group, name in names.items()
        for role in Role.values
    ]
