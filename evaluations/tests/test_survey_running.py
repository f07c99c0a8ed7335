"""While a survey is open: its last day is moved on, and somebody gets their mail again."""

import re
from datetime import date

import pytest
from django.db import transaction

from evaluations.actions import move_last_day, send_survey_again
from evaluations.actions.reminding import REMINDER_MAIL, remind_survey
from evaluations.actions.survey_opening import SURVEY_MAIL, survey_letter
from evaluations.answer_links import PURPOSE, end_of
from evaluations.models import Invitation
from evaluations.survey_mails import survey_mail
from evaluations.tests.surveys import invitations, opened_survey
from groups.models import Delivery, Link
from groups.post import post_all
from samverkan.lib.refusal import Refused

CLOSES = date(2017, 3, 15)


def refused(act) -> str:
    with pytest.raises(Refused) as caught, transaction.atomic():
        act()
    return caught.value.code


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at("2017-03-14 09:00")}


@pytest.fixture
def opened(cast, at):
    return opened_survey(cast, at, people=2, closes_on=CLOSES)


def test_the_last_day_is_moved_on_and_the_links_follow(opened, sign, at):
    codes = {CLOSES: "not_later", date(2017, 3, 14): "not_later", date(2018, 3, 16): "too_late"}
    for day, code in codes.items():
        assert refused(lambda day=day: move_last_day(opened, closes_on=day, **sign)) == code
    over = sign | {"now": at("2017-03-16 09:00")}
    assert refused(lambda: move_last_day(opened, closes_on=date(2017, 3, 31), **over)) == "not_open"
    assert move_last_day(opened, closes_on=date(2017, 3, 31), **sign).closes_on == date(2017, 3, 31)
    ends = set(Link.objects.filter(purpose=PURPOSE).values_list("expires_at", flat=True))
    assert ends == {end_of(date(2017, 3, 31))}
    latest = opened.history.order_by("-history_id").first()
    assert (latest.closes_on, latest.history_user) == (date(2017, 3, 31), sign["by"])


@pytest.mark.fact("S000-02")
def test_a_mail_sent_again_is_the_same_whether_it_was_answered_or_not(opened, cast, sign):
    """Neither the mail nor its row tells the office who has answered (ruling 24)."""
    used, unused = invitations(opened)
    Invitation.objects.filter(pk=used.pk).update(is_used=True)

    def send(invitation):
        send_survey_again(opened, person=invitation.person, **sign)
        row = Delivery.objects.get(person=invitation.person, state="queued")
        kept = {name: getattr(row, name) for name in ("kind", "references", "group", "due_at")}
        body = survey_mail(row, {}).body.replace(row.name, "…")
        return kept, re.sub(r"/enkat/[^/]+/", "/enkat/…/", body)

    assert send(used) == send(unused)
    assert refused(lambda: send_survey_again(opened, person=used.person, **sign)) == "on_its_way"
    for _time in range(2):
        Delivery.objects.update(state="sent", sent_at=sign["now"])
        send(used)
    Delivery.objects.update(state="sent", sent_at=sign["now"])
    assert refused(lambda: send_survey_again(opened, person=used.person, **sign)) == "too_many"
    assert refused(lambda: send_survey_again(opened, person=cast.member, **sign)) == "not_asked"


@pytest.mark.fact("S000-02")
def test_a_link_that_opens_answers_goes_to_no_address_that_the_office_has_written_since(cast, at, sign):
    """Neither once more nor as a reminder; but where no mail arrived it goes to the right one."""
    survey = opened_survey(cast, at, mode="confidential", people=6, closes_on=CLOSES)
    moved, wrong, *_others = (one.person for one in invitations(survey))
    for one in invitations(survey):
        post_all([survey_letter(survey, one)], now=sign["now"])
    mails = Delivery.objects.filter(kind=SURVEY_MAIL)
    mails.update(state="sent", sent_at=sign["now"])
    mails.filter(person=wrong).update(bounced_at=sign["now"])
    for person in (moved, wrong):
        former, person.email = person.email, f"ny{person.pk}@example.se"
        person.save()
    assert refused(lambda: send_survey_again(survey, person=moved, **sign)) == "elsewhere"
    send_survey_again(survey, person=wrong, **sign)
    assert mails.get(person=wrong, state="queued").address == wrong.email
    remind_survey(survey, **sign)
    reminders = Delivery.objects.filter(kind=REMINDER_MAIL)
    assert reminders.get(person=moved).address == mails.get(person=moved).address != moved.email
    assert reminders.get(person=wrong).address == wrong.email != former
