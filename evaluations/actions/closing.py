"""A survey is closed: its answers are counted, and removed with everything that could tell whose they were
(rulings 23 and 24)."""

import json
from datetime import date, datetime
from random import SystemRandom

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evaluations.access import refuse_others
from evaluations.answer_links import remove_answer_links
from evaluations.counting import counted
from evaluations.models import Answer, ConfidentialResponse, Invitation, Response, Survey, SurveyText
from evaluations.packing import overwrite_what_is_deleted, pack_surveys
from groups.models import Delivery, Person
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

LANGUAGE = "sv"
LONGEST_REASON = 300


@verb
def close_survey(survey: Survey, *, why: str = "", by: Person | None, now: datetime) -> Survey:
    """On the day after its last, or before that with a reason. What it counts stands; single answers,
    invitations, links and mails about them are gone (I-SUR4, I-SUR5)."""
    today, why = timezone.localdate(now), why.strip()
    survey = _locked(survey)
    refuse_others(survey.evaluation_id, by)
    _refuse(survey, today, why)
    with translation.override(LANGUAGE):
        found = counted(survey, today)
    facts = canonical_json(found.tallies)
    survey.state, survey.closed_on, survey.counted_on = Survey.State.CLOSED, today, today
    survey.why_closed_early = why if survey.closes_on >= today else ""
    survey.invited, survey.answered = found.tallies.invited, found.tallies.answered
    survey.tallies, survey.sha256 = json.loads(facts), sha256(found.tallies)
    survey.save()
    _keep_texts(survey, found.texts)
    _remove(survey)
    transaction.on_commit(pack_surveys.enqueue)
    return survey


def _locked(survey: Survey) -> Survey:
    """Invitations first, as whoever hands in does: else two would wait for each other. Whoever waits finds
    the invitation gone."""
    list(Invitation.objects.select_for_update().filter(survey=survey).order_by("pk").values_list("pk"))
    rows = Survey.objects.select_for_update(no_key=True, of=("self",)).select_related("evaluation")
    return rows.get(pk=survey.pk)


def _refuse(survey: Survey, today: date, why: str) -> None:
    if survey.state != Survey.State.OPEN:
        raise Refused(_("Only an open survey can be closed."), code="not_open")
    if survey.closes_on >= today and not why:
        text = _("Its last day is not over. Say why it is closed now, e.g. “Everybody has answered”.")
        raise Refused(text, field="why", code="early")
    if len(why) > LONGEST_REASON:
        text = _("The reason has %(count)d characters; write at most %(most)d.")
        raise Refused(text % {"count": len(why), "most": LONGEST_REASON}, field="why", code="too_long")


def _keep_texts(survey: Survey, texts: dict[int, list[str]]) -> None:
    """In an order drawn by lot for each question by itself, in which they also lie in the file."""
    chance = SystemRandom()
    SurveyText.objects.bulk_create(
        SurveyText(survey=survey, question_id=question, place=place, text=text)
        for question, written in texts.items()
        for place, text in enumerate(chance.sample(written, len(written)), 1)
    )


def _remove(survey: Survey) -> None:
    overwrite_what_is_deleted()
    remove_answer_links(survey)
    Delivery.objects.filter(kind__startswith="evaluations.", references__survey=survey.pk).delete()
    of_survey = Response.objects.filter(survey=survey).values("pk")
    Answer.objects.filter(response__in=of_survey).delete()
    ConfidentialResponse.objects.filter(response__in=of_survey).delete()
    Response.objects.filter(survey=survey).delete()
    Invitation.objects.filter(survey=survey).delete()
