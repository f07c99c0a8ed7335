"""Surveys of the shipped thirty questions, in the first group: five years' results that stand beside each
other, one that is open to hand in by link, and one of 33,600 answers to count (ruling 25)."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db import transaction
from django.utils import timezone

from bench import words
from bench.meetings import Bench, moment
from evaluations.actions import begin_evaluation, begin_survey, close_survey, report_survey
from evaluations.answer_links import link_to, make_answer_links
from evaluations.counting import counted
from evaluations.models import Answer, Invitation, Question, Response, Survey, SurveyText
from groups.links import token_of
from groups.models import Group, Person

YEARS, PEOPLE, LINKS, TEMPLATE = 5, 28, 100, "samverkansgrupp"
# 28 people of 40 groups: 33,600 answers to thirty questions.
MANY = PEOPLE * 40


def add_surveys(group: Bench, many: int, today: date) -> None:
    """`many` people have answered the last one, which is of a structure's year and still open."""
    by, told = Person.objects.get(pk=group.secretary), None
    for age in reversed(range(1, YEARS + 1)):
        day = today - timedelta(365 * age)
        told = _opened(group, day, by, f"Enkät {day.year}", PEOPLE, repeats=told)
        _answer(told, PEOPLE)
        close_survey(told, why="Alla har svarat", by=by, now=moment(day))
        SurveyText.objects.filter(survey=told).update(state=SurveyText.State.SHOWN)
        told = report_survey(Survey.objects.get(pk=told.pk), by=by, now=moment(day))
    _opened(group, today, by, "Öppen enkät", LINKS)
    _answer(_opened(group, today, by, "Årets enkät", many), many)


def _opened(
    group: Bench, day: date, by: Person, title: str, people: int, repeats: Survey | None = None
) -> Survey:
    sign = {"by": by, "now": moment(day)}
    row = Group.objects.select_related("structure").get(pk=group.id)
    year = {"starts_on": date(day.year, 1, 1), "ends_on": date(day.year, 12, 31)}
    evaluation = begin_evaluation(row.structure, title=title, groups=[row], **year, **sign)
    survey = begin_survey(evaluation, title=title, template=TEMPLATE, repeats=repeats, **sign)
    survey.recipients.get_or_create(group=row, role="member")
    survey.state, survey.opened_on, survey.invited = Survey.State.OPEN, day, people
    survey.closes_on = day + timedelta(14)
    survey.save()
    invited = Invitation.objects.bulk_create(
        Invitation(survey=survey, person=who, group=row, role="member")
        for who in Person.objects.order_by("pk")[:people]
    )
    make_answer_links(survey, invited)
    return survey


def _answer(survey: Survey, people: int) -> None:
    """Every person to every question."""
    questions = list(Question.objects.filter(section__survey=survey).prefetch_related("choices"))
    responses = Response.objects.bulk_create(Response(survey=survey) for _ in range(people))
    rows = [
        Answer(response=response, question=question, **_given(question, place))
        for place, response in enumerate(responses)
        for question in questions
    ]
    Answer.objects.bulk_create(rows, batch_size=2000)


def _given(question: Question, place: int) -> dict:
    choices = list(question.choices.all())
    if choices:
        return {"choice": choices[place % len(choices)]}
    if question.kind == Question.Kind.TEXT:
        return {"text": words.PARAGRAPH}
    return {"number": 1 + (place + question.pk) % (question.steps or 10)}


def visits_of() -> dict:
    """Keys: `survey_told`, the newest that is told; `survey_forms`, [token, the form's body] of each link."""
    asked = Survey.objects.get(title="Öppen enkät")
    questions = list(Question.objects.filter(section__survey=asked).prefetch_related("choices"))
    found = []
    for place, invitation in enumerate(asked.invitations.order_by("pk")):
        form = []
        for question in questions:
            given = _given(question, place)
            value = given["choice"].pk if "choice" in given else given.get("number") or given["text"]
            form.append((f"q{question.pk}", value))
        found.append([token_of(link_to(invitation.pk)), urlencode(form)])
    told = Survey.objects.filter(state=Survey.State.REPORTED).order_by("-closed_on").first()
    return {"survey_told": told.pk, "survey_forms": found}


def jobs() -> dict[str, Callable[[], bytes | None]]:
    """The counting that closing does, and closing whole, undone each time."""
    survey, now = Survey.objects.select_related("evaluation").get(title="Årets enkät"), timezone.now()

    def close() -> None:
        with transaction.atomic():
            close_survey(survey, why="Alla har svarat", by=None, now=now)
            transaction.set_rollback(True)

    return {"survey_counted": lambda: counted(survey, now.date()), "survey_closed": close}
