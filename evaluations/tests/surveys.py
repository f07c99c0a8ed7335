"""An open survey with its invitations and links, for tests: rows, not verbs, so that it says what is
there."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from conftest import Cast
from evaluations.actions.answers import hand_in_answers
from evaluations.answer_links import link_to, make_answer_links
from evaluations.models import (
    Choice,
    EvaluatedGroup,
    Evaluation,
    Invitation,
    Question,
    Section,
    Survey,
    SurveyRecipients,
)
from groups.links import token_of
from groups.models import Group, Person

# One of each kind; the keys are what `form_of` calls them by.
KINDS: dict[str, dict] = {
    "klimat": {
        "kind": "scale",
        "text": "Hur är klimatet?",
        "steps": 5,
        "low": "mycket dåligt",
        "high": "mycket bra",
        "is_required": True,
    },
    "delar": {"kind": "matrix", "text": "Hur fungerar", "steps": 4},
    "langd": {"kind": "single", "text": "Hur långa bör mötena vara?"},
    "fragor": {"kind": "multiple", "text": "Vilka frågor är viktigast?"},
    "antal": {
        "kind": "number",
        "text": "Hur många möten har du varit på?",
        "help": "Under hela året.",
        "least": 0,
        "most": 40,
    },
    "annat": {"kind": "text", "text": "Vad vill du säga mer?"},
}
CHOICES = {
    "delar": {"information": "Informationen", "dialog": "Dialogen"},
    "langd": {"kort": "Två timmar", "halv": "En halv dag"},
    "fragor": {"hemgang": "Trygg hemgång", "digitalt": "Digitala tjänster", "personal": "Personal"},
}


def opened_survey(
    cast: Cast,
    at: Callable[..., datetime],
    *,
    mode: str = "anonymous",
    people: int = 14,
    threshold: int = 5,
    by_role: bool = False,
    by_group: bool = False,
    closes_on: date | None = None,
    questions: Mapping[str, dict] = KINDS,
    groups: list[Group] | None = None,
    title: str = "Enkät om samverkan",
) -> Survey:
    """Asks `people` invented people, every other a substitute, in the groups by turns (the cast's own alone).

    Opened at `at()`; open for two weeks from now unless `closes_on` says otherwise.
    """
    groups = groups or [cast.group]
    day = at().date()
    evaluation = Evaluation.objects.create(
        structure=cast.structure,
        title="Utvärdering 2016",
        starts_on=date(2016, 1, 1),
        ends_on=date(2016, 12, 31),
        created_at=at(),
        created_by=cast.secretary,
    )
    EvaluatedGroup.objects.bulk_create(
        EvaluatedGroup(evaluation=evaluation, group=group, position=place)
        for place, group in enumerate(groups)
    )
    survey = Survey.objects.create(
        evaluation=evaluation,
        title=title,
        mode=mode,
        threshold=threshold,
        by_role=by_role,
        by_group=by_group,
        closes_on=closes_on or timezone.localdate() + timedelta(days=14),
        created_at=at(),
        created_by=cast.secretary,
    )
    SurveyRecipients.objects.bulk_create(
        SurveyRecipients(survey=survey, group=group, role=role)
        for group in groups
        for role in ("member", "substitute")
    )
    _ask(survey, questions)
    survey.state, survey.opened_on, survey.invited, survey.counted_on = Survey.State.OPEN, day, people, day
    survey.save()
    _invite(survey, people, groups)
    return survey


def _ask(survey: Survey, questions: Mapping[str, dict]) -> None:
    section = Section.objects.create(survey=survey, position=1, title="Arbetet i gruppen")
    for place, (key, fields) in enumerate(questions.items(), 1):
        row = Question.objects.create(section=section, key=key, position=place, **fields)
        Choice.objects.bulk_create(
            Choice(question=row, key=choice, position=number, text=text)
            for number, (choice, text) in enumerate(CHOICES.get(key, {}).items(), 1)
        )


def _invite(survey: Survey, people: int, groups: list[Group]) -> None:
    before = Person.objects.filter(email__startswith="tillfragad").count()
    who = Person.objects.bulk_create(
        Person(name=f"Tillfrågad {n}", email=f"tillfragad{n}@example.se", language="sv")
        for n in range(before, before + people)
    )
    rows = Invitation.objects.bulk_create(
        Invitation(
            survey=survey,
            person=person,
            group=groups[n % len(groups)],
            role=("member", "substitute")[n % 2],
        )
        for n, person in enumerate(who)
    )
    make_answer_links(survey, rows)


def invitations(survey: Survey) -> list[Invitation]:
    """In the order in which people were asked."""
    return list(survey.invitations.select_related("survey").order_by("person"))


def token_to(invitation: Invitation) -> str:
    return token_of(link_to(invitation.pk))


def form_of(survey: Survey, answers: Mapping[str, object]) -> dict[str, list[str]]:
    """`{"klimat": 4, "delar": {"dialog": 2}, "fragor": ["hemgang"], "annat": "Bra."}` as a form posts it."""
    rows = Question.objects.filter(section__survey=survey).prefetch_related("choices")
    known = {row.key: row for row in rows}
    posted: dict[str, list[str]] = {}
    for key, said in answers.items():
        name, pks = f"q{known[key].pk}", {one.key: one.pk for one in known[key].choices.all()}
        if isinstance(said, dict):
            posted |= {f"{name}-{pks[row]}": [str(value)] for row, value in said.items()}
        else:
            values = said if isinstance(said, list) else [said]
            posted[name] = [str(pks.get(value, value)) for value in values]
    return posted


def answer_by(invitation: Invitation, answers: Mapping[str, object], now: datetime) -> None:
    """As the page hands it in."""
    hand_in_answers(invitation, posted=form_of(invitation.survey, answers), by=None, now=now)
