"""Handing in a survey's answers (domain.md 3.5; rulings 10, 23 and 24)."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from evaluations.answer_links import day_of_answering
from evaluations.answer_page import questions_of, sections_asked
from evaluations.answering import Given, Posted, may_answer, read_answers
from evaluations.models import Answer, ConfidentialResponse, Invitation, Response, Survey
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


class AnswersRefused(Refused):
    """`faults` is {name of the field: what is wrong}; under "" what belongs to no field."""

    def __init__(self, faults: Mapping[str, str]):
        super().__init__(_("Nothing is handed in yet."), code="faults")
        self.faults = faults


@verb
def hand_in_answers(invitation: Invitation, *, posted: Posted, by: None, now: datetime) -> None:
    """Once; in a confidential survey until closing, each time instead of what was answered before.

    `now` only tells whether the survey's last day is over: nothing here is written with a moment or a person.
    """
    # Waits for another hand-in by the same link, and for closing, which takes all invitations first.
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("survey")
    invitation = rows.filter(pk=invitation.pk).first()
    if invitation is None or not is_open_to(invitation, now):
        raise Refused(_("The link does not work any more."), code="dead")
    survey = invitation.survey
    read = read_answers(questions_of(sections_asked(survey)), posted)
    if read.faults:
        raise AnswersRefused(read.faults)
    if survey.mode == Survey.Mode.CONFIDENTIAL and invitation.is_used:
        Response.objects.filter(confidential__invitation=invitation).delete()
    response = Response.objects.create(
        survey=survey,
        role=invitation.role if survey.by_role else "",
        group_id=invitation.group_id if survey.by_group else None,
    )
    if survey.mode == Survey.Mode.CONFIDENTIAL:
        ConfidentialResponse.objects.create(response=response, invitation=invitation)
    Answer.objects.bulk_create(_row(response, one) for one in read.given)
    Invitation.objects.filter(pk=invitation.pk).update(is_used=True)


def is_open_to(invitation: Invitation, now: datetime) -> bool:
    """Whether the link to this invitation (with its survey) still opens anything."""
    survey = invitation.survey
    return survey.closes_on is not None and may_answer(
        state=survey.state,
        mode=survey.mode,
        closes_on=survey.closes_on,
        is_used=invitation.is_used,
        today=day_of_answering(now),
    )


def given_before(invitation: Invitation) -> list[Given]:
    """What a confidential answer says now; nothing else can be asked of an answer. One query."""
    rows = Answer.objects.filter(response__confidential__invitation=invitation)
    fields = ("question_id", "choice_id", "number", "text", "has_no_opinion")
    return [Given(*row) for row in rows.values_list(*fields)]


def _row(response: Response, one: Given) -> Answer:
    return Answer(
        response=response,
        question_id=one.question,
        choice_id=one.choice,
        number=one.number,
        text=one.text,
        has_no_opinion=one.has_no_opinion,
    )
