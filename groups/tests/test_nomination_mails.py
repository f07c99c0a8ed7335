"""The mails of a request for nominations, read from a real mail server: letter, reminder, receipt, link."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from groups.actions import (
    attach_to_request,
    close_request,
    confirm_replies,
    extend_request,
    remind_nominations,
    resend_nomination,
    send_request,
    withdraw_nomination_link,
)
from groups.actions.nomination_sending import remind_by_the_day
from groups.links import link_from
from groups.models import Delivery, Link, NominationLetter, NominationReply
from groups.nomination_due import make_missing_letters
from groups.nominations import LINK
from groups.post.sweep import sweep
from groups.tests.examples import PDF, pdf_file
from groups.tests.request_room import answered, drafted, empty_group, recipient_of, recipients, sent
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day, day_plain

REMINDER = "groups.nomination_reminder"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def group(cast, now, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return empty_group(cast, now)


def to(mail_server, address: str) -> list:
    return [received.message for received in mail_server.received if received.recipient == address]


def link_in(message) -> str:
    text = message.get_body(("plain",)).get_content()
    return next(line for line in text.splitlines() if "/nominering/" in line)


def reminded(request) -> list[str]:
    rows = Delivery.objects.filter(kind=REMINDER, references__request=request.pk).order_by("pk")
    return list(rows.values_list("address", flat=True))


@pytest.mark.fact("S001-01", "S001-04", "S001-12")
def test_each_recipient_gets_the_letter_its_attachments_and_a_link_of_its_own(cast, group, now, mail_server):
    request = drafted(cast, group, now)
    attach_to_request(request, file=pdf_file("forslag.pdf"), by=cast.secretary, now=now)

    for _ in range(2):
        send_request(request, by=cast.secretary, now=now)
    sweep()

    addresses = [row.email for row in recipients(request)]
    sala = recipient_of(request, "Sala")
    (message,) = to(mail_server, sala.email)
    text = message.get_body(("plain",)).get_content()
    due = now.date() + timedelta(days=30)
    assert sorted(received.recipient for received in mail_server.received) == sorted(addresses)
    assert message["Subject"] == "Begäran om nominering: Samverkansgrupp folkhälsa"
    assert message["Reply-To"] == "secretary@example.se"
    assert text.replace("\r\n", "\n").startswith(
        "Till Sala kommun\n\n"
        "Sala kommun ombeds utse en ledamot och en personlig ersättare i Samverkansgrupp folkhälsa.\n\n"
        f"Meddela vilka ni har utsett, med e-post eller telefon, senast {day(due)}. Svara genom den "
        "personliga länken i mejlet. Ni kan svara efter hand, och ändra svaret tills det är bekräftat.\n\n"
        f"Svara här:\n{link_in(message)}\n\n"
        f"Svara senast {day(due)}.\n"
        "Länken är er egen och kräver inget konto. Ni får skicka den vidare inom organisationen. Den gäller "
        f"till och med {day_plain(due + timedelta(days=60))}.\n"
    )
    files = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert list(files) == [sala.letter.filename, "forslag.pdf"]
    assert (files[sala.letter.filename][:5], files["forslag.pdf"]) == (b"%PDF-", PDF)
    tokens = {link_in(received.message).rsplit("/", 2)[-2] for received in mail_server.received}
    assert {link_from(token, LINK, now).object_id for token in tokens} == {
        row.pk for row in recipients(request)
    }


def test_who_has_no_address_gets_a_letter_to_post_and_a_link(cast, group, now):
    request = drafted(cast, group, now)
    arboga = recipients(request)[0]
    arboga.email = ""
    arboga.save()

    send_request(request, by=cast.secretary, now=now)
    for _ in range(2):
        make_missing_letters(now)

    arboga.refresh_from_db()
    posted = Delivery.objects.filter(kind="groups.nomination")
    assert (posted.count(), posted.filter(references__recipient=arboga.pk).count()) == (11, 0)
    assert NominationLetter.objects.filter(file="").count() == 0
    assert "ett meddelande till Signe Barkman" in arboga.letter.facts["paragraphs"][1]
    assert Link.objects.filter(purpose=LINK, object_id=arboga.pk).count() == 1


@pytest.mark.fact("S001-10")
def test_nothing_is_sent_until_it_is_said_who_answers_for_the_opposition(cast, group, now):
    request = drafted(cast, group, now)
    request.recipients.filter(organization=None).update(answered_by="")

    with pytest.raises(Refused) as refused:
        send_request(request, by=cast.secretary, now=now)

    assert refused.value.code == "nobody_answers"
    assert (Delivery.objects.filter(kind="groups.nomination").count(), NominationLetter.objects.count()) == (
        0,
        0,
    )


@pytest.mark.fact("S001-12")
def test_a_reminder_goes_only_to_those_who_have_not_answered_whole_and_once_a_day(
    cast, group, now, mail_server
):
    request = sent(cast, group, now)
    whole, partly, dead, *others = recipients(request)
    answered(whole, now)
    answered(partly, now, places=[0])
    withdraw_nomination_link(dead, by=cast.secretary, now=now)
    Delivery.objects.all().delete()

    remind_nominations(request, by=cast.secretary, now=now)
    with pytest.raises(Refused) as again:
        remind_nominations(request, by=cast.secretary, now=now)
    sweep()

    (message,) = to(mail_server, partly.email)
    assert again.value.code == "nobody"
    assert reminded(request) == [row.email for row in [partly, *others]]
    assert "1 av 2 platser saknar svar." in message.get_body(("plain",)).get_content()
    assert message["Subject"] == "Påminnelse om svar: Samverkansgrupp folkhälsa"
    assert to(mail_server, whole.email) + to(mail_server, dead.email) == []


@pytest.mark.fact("S001-12")
@pytest.mark.parametrize(("days", "times"), [(22, 0), (23, 1), (29, 1), (30, 1), (31, 2), (32, 2), (60, 2)])
def test_the_daily_job_reminds_a_week_before_and_when_it_is_late(cast, group, now, days, times):
    """The day to answer by is in thirty days; what a daily job has sent by that day, run twice a day."""
    request = sent(cast, group, now)
    first, *_rest = recipients(request)

    for later in range(days + 1):
        for _ in range(2):
            remind_by_the_day(request, by=None, now=now + timedelta(days=later))

    assert reminded(request).count(first.email) == times


def test_more_time_lets_the_link_live_longer_and_reminds_anew(cast, group, now):
    request = sent(cast, group, now)
    first = recipients(request)[0]
    remind_by_the_day(request, by=None, now=now + timedelta(days=31))

    extend_request(request, due_on=now.date() + timedelta(days=50), by=cast.secretary, now=now)
    remind_by_the_day(request, by=None, now=now + timedelta(days=45))

    link = Link.objects.get(purpose=LINK, object_id=first.pk)
    assert reminded(request).count(first.email) == 2
    assert timezone.localdate(link.expires_at) == now.date() + timedelta(days=50 + 61)
    with pytest.raises(Refused) as refused:
        extend_request(request, due_on=now.date() + timedelta(days=40), by=cast.secretary, now=now)
    assert refused.value.code == "earlier"


@pytest.mark.fact("S001-12")
def test_a_withdrawn_link_is_dead_at_once_and_a_new_letter_brings_another(
    cast, group, now, mail_server, client
):
    request = sent(cast, group, now)
    sala = recipient_of(request, "Sala")
    sweep()
    (first,) = to(mail_server, sala.email)

    withdraw_nomination_link(sala, by=cast.secretary, now=now)
    dead = client.get(link_in(first))
    resend_nomination(sala, email="kansli@sala.example.se", by=cast.secretary, now=now)
    sweep()

    (second,) = to(mail_server, "kansli@sala.example.se")
    statuses = [client.get(link_in(message)).status_code for message in (first, second)]
    assert (dead.status_code, statuses) == (404, [404, 200])
    assert [part.get_filename() for part in second.iter_attachments()] == [sala.letter.filename]


@pytest.mark.fact("S001-12")
def test_closing_kills_every_link_and_takes_back_what_has_not_left(cast, group, now, client, mail_server):
    request = sent(cast, group, now)

    for _ in range(2):
        close_request(request, by=cast.secretary, now=now)
    sweep()

    assert mail_server.received == []
    assert Link.objects.filter(purpose=LINK, withdrawn_at=None).count() == 0
    assert remind_by_the_day(request, by=None, now=now + timedelta(days=40)) == []
    later = now.date() + timedelta(days=90)
    for act, more in ((remind_nominations, {}), (extend_request, {"due_on": later})):
        with pytest.raises(Refused) as refused:
            act(request, by=cast.secretary, now=now, **more)
        assert refused.value.code == "closed"


def test_the_organisation_hears_once_that_everything_is_confirmed(cast, group, now, mail_server):
    request = sent(cast, group, now)
    sala = answered(recipient_of(request, "Sala"), now)
    Delivery.objects.all().delete()
    member, substitute = sala.replies.order_by("place")

    confirm_replies([member], by=cast.secretary, now=now)
    before = Delivery.objects.count()
    confirm_replies([member, substitute], by=cast.secretary, now=now)
    sweep()

    (message,) = to(mail_server, sala.email)
    text = message.get_body(("plain",)).get_content()
    assert (before, len(mail_server.received)) == (0, 1)
    assert message["Subject"] == "Registrerat: Samverkansgrupp folkhälsa"
    assert [line for line in text.replace("\r", "").splitlines() if line.startswith("- ")] == [
        f"- Samverkansgrupp folkhälsa, Sala kommun: {member.name}",
        f"- Samverkansgrupp folkhälsa, Sala kommun: {substitute.name} (personlig ersättare)",
    ]


@pytest.mark.fact("S001-12")
def test_a_year_after_closing_what_was_written_is_gone_and_the_appointments_stay(
    cast, group, now, django_capture_on_commit_callbacks
):
    request = sent(cast, group, now)
    sala = answered(recipient_of(request, "Sala"), now)
    confirm_replies(sala.replies.all(), by=cast.secretary, now=now)
    make_missing_letters(now)
    letter = sala.letter
    close_request(request, by=cast.secretary, now=now - timedelta(days=380))

    with django_capture_on_commit_callbacks(execute=True):
        call_command("daily")

    assert (NominationReply.objects.count(), NominationReply.history.count()) == (0, 0)
    written = request.recipients.model.history.exclude(email="", handed_in_by="", receipt_to="")
    assert (request.recipients.exclude(email="").count(), written.count()) == (0, 0)
    # The letter is a document: it stays, with whom it went to.
    assert (request.recipients.count(), letter.file.storage.exists(letter.file.name)) == (12, True)
    assert group.appointments.count() == 2
