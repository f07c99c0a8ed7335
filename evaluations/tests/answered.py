"""Surveys that have been answered, for tests of what comes after."""

from datetime import date, datetime, timedelta
from itertools import cycle, islice

from django.utils import timezone

from evaluations.answer_links import make_answer_links
from evaluations.models import (
    Answer,
    Choice,
    ConfidentialResponse,
    EvaluatedGroup,
    Evaluation,
    Invitation,
    Question,
    Response,
    Section,
    Survey,
    SurveyRecipients,
)
from groups.models import Group, Person
from groups.post import Letter, post_all
from samverkan.lib.history import acting

# What sixteen people answer, in turn: a scale, one of several, any of several, a row of a matrix, a number.
CLIMATE = (5, 5, 4, 4, 4, 3, 2, None)
ROWS = {
    "climate": {
        "kind": "scale",
        "text": "Hur är samtalsklimatet?",
        "steps": 5,
        "low": "Slutet",
        "high": "Öppet",
    },
    "length": {
        "kind": "single",
        "text": "Hur långa är mötena?",
        "choices": ("För korta", "Lagom", "För långa"),
    },
    "good": {"kind": "multiple", "text": "Vad fungerar?", "choices": ("Dialogen", "Anteckningarna")},
    "about": {
        "kind": "matrix",
        "text": "Hur nöjd är du?",
        "steps": 4,
        "choices": ("Kallelsen", "Underlagen"),
    },
    "often": {"kind": "number", "text": "Hur många möten om året?"},
    "free": {"kind": "text", "text": "Vad vill du ändra?"},
}


def answered_survey(
    group: Group,
    now: datetime,
    *,
    by: Person,
    people: int = 16,
    texts: int = 3,
    mode: str = "anonymous",
    title: str = "Enkät om samarbetet",
    evaluation: Evaluation | None = None,
    open_days: int = 14,
    **fields,
) -> Survey:
    """Open since that day, with all its answers: members first, then as many substitutes."""
    today = timezone.localdate(now)
    evaluation = evaluation or evaluation_of(group, today, now, by)
    with acting(by, now):
        survey = Survey.objects.create(
            evaluation=evaluation, title=title, mode=mode, created_at=now, created_by=by, **fields
        )
        questions = ask(survey)
        for role in ("member", "substitute"):
            SurveyRecipients.objects.create(survey=survey, group=group, role=role)
        survey.state, survey.opened_on = Survey.State.OPEN, today
        survey.closes_on, survey.invited = today + timedelta(days=open_days), people
        survey.save()
    invitations = invite(survey, group, people, now)
    for place, invitation in enumerate(invitations):
        hand_in(survey, invitation, questions, place, f"Fritext {place} ändra" if place < texts else "")
    return survey


def evaluation_of(group: Group, today: date, now: datetime, by: Person) -> Evaluation:
    made = Evaluation.objects.create(
        structure=group.structure,
        title="Utvärdering av samarbetet",
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year, 12, 31),
        created_at=now,
        created_by=by,
    )
    EvaluatedGroup.objects.create(evaluation=made, group=group, position=1)
    return made


def ask(survey: Survey) -> dict[str, Question]:
    section, found = Section.objects.create(survey=survey, position=1, title="Arbetet"), {}
    for place, (key, fields) in enumerate(ROWS.items(), 1):
        more = {name: value for name, value in fields.items() if name != "choices"}
        found[key] = question = Question.objects.create(section=section, key=key, position=place, **more)
        Choice.objects.bulk_create(
            Choice(question=question, key=f"{key}-{i}", position=i, text=text)
            for i, text in enumerate(fields.get("choices", ()), 1)
        )
    return found


def invite(survey: Survey, group: Group, people: int, now: datetime) -> list[Invitation]:
    """Half of them members; each with a link and a mail."""
    there = Person.objects.filter(email__startswith="svarare").count()
    who = Person.objects.bulk_create(
        Person(name=f"Svarare {there + i}", email=f"svarare{there + i}@example.se") for i in range(people)
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(
            survey=survey,
            person=one,
            group=group,
            role="member" if i < people / 2 else "substitute",
            is_used=True,
        )
        for i, one in enumerate(who)
    )
    make_answer_links(survey, invitations)
    mails = [
        Letter(
            kind=kind,
            person=one,
            name=one.name,
            address=one.email,
            group=group,
            references={"survey": survey.pk},
        )
        for one in who
        for kind in ("evaluations.survey", "evaluations.survey_reminder")
    ]
    post_all(mails, now=now)
    return invitations


def hand_in(
    survey: Survey, invitation: Invitation, questions: dict[str, Question], place: int, text: str
) -> None:
    response = Response.objects.create(
        survey=survey,
        role=invitation.role if survey.by_role else "",
        group=invitation.group if survey.by_group else None,
    )
    if survey.mode == "confidential":
        ConfidentialResponse.objects.create(response=response, invitation=invitation)
    climate = next(islice(cycle(CLIMATE), place, None))
    length, good = questions["length"].choices.all(), questions["good"].choices.all()
    rows = [
        {"question": questions["climate"], "number": climate, "has_no_opinion": climate is None},
        {"question": questions["length"], "choice": length[place % 3]},
        *({"question": questions["good"], "choice": choice} for choice in good[: place % 2 + 1]),
        *(
            {"question": questions["about"], "choice": row, "number": 1 + place % 4}
            for row in questions["about"].choices.all()
        ),
        {"question": questions["often"], "number": 4 + place % 3},
        *([{"question": questions["free"], "text": text}] if text else []),
    ]
    Answer.objects.bulk_create(Answer(response=response, **row) for row in rows)
