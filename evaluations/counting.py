"""The single answers of a survey, read once and for the last time: closing counts them (ruling 24)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, CharField, Value, When
from django.db.models.functions import Cast

from evaluations.kept_tallies import (
    CellFacts,
    OptionFacts,
    QuestionFacts,
    SectionFacts,
    SubjectFacts,
    SurveyTallies,
    subject_of,
    table_facts,
)
from evaluations.models import Answer, Question, Response, Section, Survey, SurveyRecipients
from evaluations.suppression import GROUP, ROLE, Cell
from evaluations.survey_facts import group_names, sections_of
from evaluations.tallies import NO_OPINION, Respondent, tally

KIND = Question.Kind
ONE_OF_SEVERAL = (KIND.SINGLE, KIND.MULTIPLE)
# Texts, which are taken as they come: making a UUID and a bool of each of 33,600 rows takes as long as
# reading them.
RESPONSE = Cast("response_id", CharField())
NO_OPINION_OR_NOTHING = Case(When(has_no_opinion=True, then=Value(NO_OPINION)), default=Value(""))


@dataclass(frozen=True)
class Counted:
    """`texts` are the free texts of each question (its id), as they were read."""

    tallies: SurveyTallies
    texts: dict[int, list[str]] = field(default_factory=dict)


def counted(survey: Survey, on: date) -> Counted:
    """Seven queries whatever the size."""
    sections = list(sections_of(survey))
    questions = [question for section in sections for question in section.questions.all()]
    people, texts = _people(survey, questions), _texts(survey)
    # Of fewer than the threshold nothing is told, so nothing is kept either.
    if len(people) < survey.threshold:
        texts = {}
    cells = _cells(survey, people, on)
    tallies = SurveyTallies(
        title=survey.title,
        evaluation=survey.evaluation.title,
        mode=survey.mode,
        threshold=survey.threshold,
        opened_on=survey.opened_on,
        closed_on=on,
        invited=survey.invitations.count(),
        answered=len(people),
        cells=cells,
        sections=_sections(survey, sections, people, cells, texts),
    )
    return Counted(tallies, texts)


def _people(survey: Survey, questions: Iterable[Question]) -> list[Respondent]:
    """Everybody's answers under `subject_key`, without the free texts."""
    kinds = {question.pk: question.kind for question in questions if question.kind != KIND.TEXT}
    keys = {choice.pk: choice.key for question in questions for choice in question.choices.all()}
    rows = Answer.objects.filter(response__survey=survey, question__in=kinds)
    answers: dict = defaultdict(dict)
    for response, question, choice, number, no_opinion in rows.values_list(
        RESPONSE, "question_id", "choice_id", "number", NO_OPINION_OR_NOTHING
    ):
        kind, mine = kinds[question], answers[response]
        subject = subject_key(question, choice if kind == KIND.MATRIX else None)
        if no_opinion:
            mine[subject] = NO_OPINION
        elif kind in ONE_OF_SEVERAL:
            mine[subject] = mine.get(subject, frozenset()) | {keys.get(choice)}
        else:
            mine[subject] = number
    responses = Response.objects.filter(survey=survey)
    responses = responses.values_list(Cast("pk", CharField()), "role", "group_id")
    return [Respondent(role, str(group or ""), answers.get(pk, {})) for pk, role, group in responses]


def _texts(survey: Survey) -> dict[int, list[str]]:
    written = Answer.objects.filter(response__survey=survey, question__kind=KIND.TEXT).exclude(text="")
    texts: dict = defaultdict(list)
    for question, text in written.values_list("question_id", "text"):
        texts[question].append(text)
    return dict(texts)


def subject_key(question: int, row: int | None = None) -> str:
    return f"{question}/{row}" if row else f"{question}"


def _cells(survey: Survey, people: Sequence[Respondent], on: date) -> tuple[CellFacts, ...]:
    """Those declared, also where nobody answered; and those of whoever was asked late."""
    found = [CellFacts()]
    if survey.by_role:
        asked = set(SurveyRecipients.objects.filter(survey=survey).values_list("role", flat=True))
        asked |= {one.role for one in people}
        found += [CellFacts(kind=ROLE, key=role) for role in SurveyRecipients.Role.values if role in asked]
    if survey.by_group:
        asked = {str(pk) for pk in survey.recipients.values_list("group", flat=True)}
        asked |= {one.group for one in people}
        names = group_names(survey.evaluation, on)
        found += [CellFacts(kind=GROUP, key=str(pk), name=names[pk]) for pk in names if str(pk) in asked]
    return tuple(found)


def _sections(
    survey: Survey,
    sections: Iterable[Section],
    people: Sequence[Respondent],
    cells: Sequence[CellFacts],
    texts: Mapping[int, Sequence[str]],
) -> tuple[SectionFacts, ...]:
    return tuple(
        SectionFacts(
            title=section.title,
            questions=tuple(
                _question(survey, question, people, cells, len(texts.get(question.pk, ())))
                for question in section.questions.all()
            ),
        )
        for section in sections
    )


def _question(
    survey: Survey, row: Question, people: Sequence[Respondent], cells: Sequence[CellFacts], texts: int
) -> QuestionFacts:
    choices = list(row.choices.all())
    options = (
        [OptionFacts(key=one.key, text=one.text) for one in choices] if row.kind in ONE_OF_SEVERAL else ()
    )
    facts = {
        "key": row.key,
        "kind": row.kind,
        "text": row.text,
        "steps": row.steps,
        "low": row.low,
        "high": row.high,
        "has_no_opinion": int(row.has_no_opinion),
        "options": tuple(options),
        "texts": texts,
    }
    if row.kind == KIND.TEXT:
        return QuestionFacts(**facts)
    bare, known = QuestionFacts(**facts), {one.cell: one for one in cells}
    subjects = [(one.key, one.text, subject_key(row.pk, one.pk)) for one in choices]
    if row.kind != KIND.MATRIX:
        subjects = [("", "", subject_key(row.pk))]
    return QuestionFacts(
        **facts,
        subjects=tuple(_subject(survey, bare, key, text, of, people, known) for key, text, of in subjects),
    )


def _subject(
    survey: Survey,
    question: QuestionFacts,
    key: str,
    text: str,
    of: str,
    people: Sequence[Respondent],
    known: Mapping[Cell, CellFacts],
) -> SubjectFacts:
    found = tally(
        subject_of(question, of),
        people,
        threshold=survey.threshold,
        by=survey.broken_down_by,
    )
    return SubjectFacts(key=key, text=text, tables=tuple(table_facts(one, known) for one in found.tables))
