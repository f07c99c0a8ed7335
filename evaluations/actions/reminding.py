"""The one reminder of a survey, and its daily count (ruling 24)."""

from datetime import datetime

from django.utils import timezone

from evaluations.actions.survey_running import arrived_at
from evaluations.actions.surveys import locked_survey
from evaluations.models import Invitation, Survey
from evaluations.reminding import FEWEST, refuse_reminder
from groups.models import Person
from groups.post import Letter, post_all
from samverkan.lib.history import verb

REMINDER_MAIL = "evaluations.survey_reminder"


@verb
def remind_survey(survey: Survey, *, by: Person, now: datetime) -> Survey:
    """A mail to each who has not answered. How many and who is told to nobody, the one who asked for it
    included: the letters are in no register, and go as soon as they have left.

    Refused by the daily count alone. Where fewer than five are left since, nobody gets a letter, and nothing
    tells that either (ruling 24).
    """
    survey, today = locked_survey(survey, by), timezone.localdate(now)
    refuse_reminder(
        state=survey.state,
        closes_on=survey.closes_on,
        reminded_on=survey.reminded_on,
        left=survey.invited - survey.answered,
        on=today,
    )
    survey.reminded_on = today
    survey.save(update_fields=["reminded_on"])
    waiting = list(
        Invitation.objects.filter(survey=survey, is_used=False)
        .select_related("person", "group")
        .order_by("pk")
    )
    if len(waiting) >= FEWEST:
        known = arrived_at(survey) if survey.mode == Survey.Mode.CONFIDENTIAL else {}
        letters = [_letter(survey, one, known.get(one.person_id, one.person.address)) for one in waiting]
        post_all(letters, now=now)
    return survey


@verb
def count_answers(survey: Survey, *, by: None, now: datetime) -> Survey:
    """How many have answered, once a day: counted as they come, the numbers would tell who did (ruling 24).

    The history keeps no count, so no row of it is written either.
    """
    survey, today = locked_survey(survey, by), timezone.localdate(now)
    if survey.state != Survey.State.OPEN or survey.counted_on == today:
        return survey
    survey.answered, survey.counted_on = survey.invitations.filter(is_used=True).count(), today
    Survey.objects.filter(pk=survey.pk).update(answered=survey.answered, counted_on=today)
    return survey


def _letter(survey: Survey, invitation: Invitation, address: str) -> Letter:
    person = invitation.person
    return Letter(
        kind=REMINDER_MAIL,
        person=person,
        name=person.name,
        address=address,
        group=invitation.group,
        references={"survey": survey.pk},
    )
