"""Who is reminded has not answered: until the letters have left, and while they cannot leave, no page,
register or extract shows whom they go to (ruling 24)."""

import json
from dataclasses import asdict

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.reminding import REMINDER_MAIL, remind_survey
from evaluations.models import Invitation
from evaluations.reminding_mails import reminder_mail
from evaluations.survey_mails import survey_mail
from evaluations.tests.surveys import answer_by, invitations, opened_survey
from groups.models import Delivery, Person, ReceivedMail
from groups.own_mails import latest_mails
from groups.register_extract import register_extract

ANSWER = {"klimat": 3}


@pytest.fixture
def two(cast, at) -> list[Person]:
    """One who has answered and one who is reminded; the reminders came back or did not arrive."""
    survey, now = opened_survey(cast, at, people=6), timezone.now()
    for invitation, person in zip(invitations(survey), (cast.member, cast.substitute), strict=False):
        Invitation.objects.filter(pk=invitation.pk).update(person=person)
    answered, waiting = (survey.invitations.get(person=one) for one in (cast.member, cast.substitute))
    answer_by(answered, ANSWER, now)
    remind_survey(survey, by=cast.secretary, now=now)
    mails = Delivery.objects.filter(kind=REMINDER_MAIL)
    mails.update(state="sent", sent_at=now, bounced_at=now)
    ReceivedMail.objects.create(
        message_id="<b@example.se>", kind="bounce", received_at=now, delivery=mails.get(person=waiting.person)
    )
    return [cast.member, cast.substitute]


@pytest.mark.fact("S000-02")
@pytest.mark.parametrize("role", ["official", "administrator"])
def test_the_pages_of_who_is_reminded_are_those_of_who_has_answered(cast, two, role):
    client = Client()
    client.force_login(getattr(cast, role))
    pages = [client.get(reverse("people:person", args=[person.pk])) for person in two]
    received = client.get(reverse("admin:groups_receivedmail_changelist"))
    assert [page.context["mails"] for page in pages] == [[], []]
    assert two[1].email not in received.content.decode()


def test_nor_does_the_extract_or_the_own_list_tell(two):
    now = timezone.now()
    told = [
        (REMINDER_MAIL in text or "Påminnelse" in text, "groups.Delivery" in text, latest_mails(person))
        for person in two
        for text in [json.dumps(asdict(register_extract(person, now, everywhere=True)), default=str)]
    ]
    assert told == [(False, False, [])] * 2


def test_a_reply_to_the_mails_of_a_survey_reaches_no_official(cast, at):
    """“Out of office”, and “I shall, sorry”, would tell who has not answered."""
    survey, now = opened_survey(cast, at, people=5), timezone.now()
    asked = invitations(survey)[0]
    delivery = Delivery(
        person=asked.person,
        name=asked.person.name,
        address=asked.person.email,
        group=cast.group,
        references={"survey": survey.pk},
        message_id="<e@example.se>",
        queued_at=now,
    )
    letters = [write(delivery, {}) for write in (survey_mail, reminder_mail)]
    assert [(one.reply_to, "official@example.se" in one.body) for one in letters] == [([], True)] * 2


@pytest.mark.fact("S000-02", "P55")
@pytest.mark.parametrize("who", ["official", "administrator"])
@pytest.mark.parametrize(
    ("register", "asked", "status"),
    [
        ("evaluations_survey", "state=open", 200),
        ("evaluations_survey", "responses__isnull=False", 400),
        ("evaluations_survey", "responses__gt=80000000-0000-0000-0000-000000000000", 400),
        ("evaluations_survey", "invitations__isnull=False", 400),
        ("evaluations_survey", "tallies__icontains=mean", 400),
        ("evaluations_oralevaluation", "facts__icontains=Bra", 400),
        ("evaluations_oralevaluation", "item_id=1", 400),
        ("groups_person", "deliveries__gt=1", 400),
        ("groups_group", "deliveries__gt=1", 400),
    ],
)
def test_no_address_of_a_register_asks_for_what_has_no_register(cast, client, who, register, asked, status):
    """Whether, and by the row's own number when, one has answered; whom the reminder went to; and, word by
    word, what was said at a closed item."""
    client.force_login(getattr(cast, who))
    assert client.get(reverse(f"admin:{register}_changelist") + f"?{asked}").status_code == status
