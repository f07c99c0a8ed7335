"""The one reminder and the daily count: who has answered is told to nobody (ruling 24)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.reminding import REMINDER_MAIL, count_answers, remind_survey
from evaluations.models import Survey
from evaluations.reminding import refuse_reminder
from evaluations.reminding_due import count_open_surveys, forget_reminders
from evaluations.reminding_mails import reminder_mail
from evaluations.tests.surveys import answer_by, invitations, opened_survey, token_to
from groups.models import Delivery
from samverkan.lib.refusal import Refused

ANSWER = {"klimat": 3}


def codes(**changed) -> str:
    facts = {"state": "open", "closes_on": date(2017, 3, 14), "reminded_on": None, "left": 5}
    try:
        refuse_reminder(**facts | changed, on=date(2017, 3, 14))
    except Refused as refused:
        return refused.code
    return "done"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, "done"),
        ({"left": 4}, "too_few"),
        ({"reminded_on": date(2017, 3, 7)}, "reminded"),
        ({"closes_on": date(2017, 3, 13)}, "not_open"),
        ({"closes_on": None}, "not_open"),
        ({"state": "closed"}, "not_open"),
        ({"state": "draft"}, "not_open"),
    ],
)
def test_when_there_is_a_reminder(changed, code):
    assert codes(**changed) == code


@pytest.mark.fact("S000-02", "P55")
def test_only_those_who_have_not_answered_are_reminded_and_nobody_sees_whom(cast, at):
    survey, now = opened_survey(cast, at, people=6), timezone.now()
    answered, *waiting = invitations(survey)
    answer_by(answered, ANSWER, now)
    remind_survey(survey, by=cast.secretary, now=now)
    mails = Delivery.objects.filter(kind=REMINDER_MAIL)
    assert sorted(mails.values_list("person", flat=True)) == [one.person_id for one in waiting]
    assert [row.references for row in mails] == [{"survey": survey.pk}] * 5
    # In no register, not even the administrator's.
    client = Client()
    client.force_login(cast.administrator)
    register = client.get(reverse("admin:groups_delivery_changelist")).content.decode()
    page = client.get(reverse("admin:groups_delivery_change", args=[mails[0].pk]))
    assert (waiting[0].person.name in register, page.status_code) == (False, 404)
    letter = reminder_mail(mails.get(person=waiting[0].person), {})
    assert f"/enkat/{token_to(waiting[0])}/" in letter.body
    # Who answers before the letter leaves is left in peace.
    answer_by(waiting[0], ANSWER, now)
    assert reminder_mail(mails.get(person=waiting[0].person), {}) is None


@pytest.mark.fact("S000-02", "P55")
def test_nothing_of_a_reminder_tells_who_has_answered_since_the_morning(cast, at):
    """By the count of the day; else asking again and again would tell the moment of each answer."""
    early, late = opened_survey(cast, at, people=6), opened_survey(cast, at, people=6)
    now = timezone.now()
    for invitation in invitations(early)[:2]:
        answer_by(invitation, ANSWER, now)
    remind_survey(early, by=cast.secretary, now=now)
    early.refresh_from_db()
    assert (early.reminded_on, Delivery.objects.filter(kind=REMINDER_MAIL).count()) == (
        timezone.localdate(now),
        0,
    )
    for invitation in invitations(late)[:2]:
        answer_by(invitation, ANSWER, now)
    Survey.objects.filter(pk=late.pk).update(answered=2)
    with pytest.raises(Refused) as caught:
        remind_survey(late, by=cast.secretary, now=now)
    assert caught.value.code == "too_few"


def test_a_letter_that_has_left_is_removed_and_one_that_waits_is_not(cast, at):
    survey, now = opened_survey(cast, at, people=6), timezone.now()
    remind_survey(survey, by=cast.secretary, now=now)
    first, second, third = Delivery.objects.filter(kind=REMINDER_MAIL).order_by("pk")[:3]
    Delivery.objects.filter(pk=first.pk).update(state="sent", sent_at=now)
    Delivery.objects.filter(pk=second.pk).update(state="withdrawn")
    Delivery.objects.filter(pk=third.pk).update(state="failed")
    assert (forget_reminders(now), forget_reminders(now)) == (3, 0)
    assert Delivery.objects.filter(kind=REMINDER_MAIL, state="queued").count() == 3


def test_a_second_reminder_is_refused_on_the_page(cast, at):
    survey = opened_survey(cast, at, people=5)
    client = Client()
    told = []
    client.force_login(cast.secretary)
    for _time in range(2):
        response = client.post(reverse("surveys:remind", args=[survey.pk]), follow=True)
        told += [str(one.level_tag) for one in response.context["messages"]]
    assert (told, Delivery.objects.filter(kind=REMINDER_MAIL).count()) == (["success", "error"], 5)


def test_answers_are_counted_once_a_day_and_leave_no_history(cast, at):
    survey = opened_survey(cast, at, people=5)
    rows = Survey.history.filter(id=survey.pk).count()
    found = []
    for number, moment in enumerate(("2017-03-01 23:00", "2017-03-02 06:00", "2017-03-02 23:00")):
        answer_by(invitations(survey)[number], ANSWER, at(moment))
        count_open_surveys(at(moment))
        survey.refresh_from_db()
        found.append((survey.answered, survey.counted_on))
    # On the day it was opened it was counted already.
    assert found == [(0, date(2017, 3, 1)), (2, date(2017, 3, 2)), (2, date(2017, 3, 2))]
    assert Survey.history.filter(id=survey.pk).count() == rows
    assert count_answers(survey, by=None, now=at("2017-03-03 06:00")).answered == 3
