"""The read mailbox against a real IMAP server: what comes of each mail, once, and that nothing stops it."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from groups.models import Delivery, ReceivedMail
from groups.post import Letter, post_all
from groups.post import mailbox as reading
from groups.post.mailbox import read_mailbox, read_when_due
from groups.post.mailbox_addresses import Tag, address_of, tag_of
from groups.post.mailbox_reading import bounce_address, note_bounce
from groups.post.sweep import sweep
from groups.tests.test_bounces import plain, report
from tests.imap import ADDRESS

pytestmark = pytest.mark.django_db
NOW = datetime(2017, 3, 1, 11, tzinfo=UTC)


@pytest.fixture
def delivery():
    letter = Letter(kind="groups.test", person=None, name="Bo Ek", address="bo@sala.example")
    return post_all([letter], now=NOW)[0]


def bounce(delivery, **words):
    inside = f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {delivery.message_id}\r\n"
    return report(inside=inside, **words)


def came_of_it():
    return list(ReceivedMail.objects.order_by("pk").values_list("kind", "outcome"))


@pytest.mark.fact("P13")
def test_a_bounce_is_noted_on_the_mail_it_is_about_once(mailbox_server, delivery):
    mails = [mailbox_server.put(bounce(delivery)) for _copy in range(2)]

    assert (read_mailbox(lambda: NOW), read_mailbox(lambda: NOW)) == (2, 0)

    delivery.refresh_from_db()
    assert (delivery.bounced_at, delivery.error) == (NOW, "550 5.1.1 <bo@sala.example>: User unknown")
    assert came_of_it() == [("bounce", "Noterat som tillbaka.")]
    assert [mail.flags for mail in mails] == [{r"\Seen"}, {r"\Seen"}]


@pytest.mark.fact("P13")
def test_a_bounce_without_a_word_of_the_mail_is_known_by_the_address_it_came_to(mailbox_server, delivery):
    to = f"To: {bounce_address(delivery).upper()}"
    mailbox_server.put(plain("Undeliverable: Kallelse", "550 No such user", to))

    read_mailbox(lambda: NOW)

    delivery.refresh_from_db()
    assert (delivery.bounced_at, delivery.error) == (NOW, "550 No such user")


def test_what_is_late_has_not_come_back(mailbox_server, delivery):
    mailbox_server.put(bounce(delivery, action="delayed", status="4.4.1"))

    read_mailbox(lambda: NOW)

    delivery.refresh_from_db()
    assert (delivery.bounced_at, came_of_it()) == (None, [("bounce", "Försenat, servern försöker igen.")])


def test_automatic_answers_are_passed_over_and_letters_wait_for_a_person(mailbox_server):
    automatic = mailbox_server.put(plain("Automatiskt svar: x", "Sjuk", sender="bo@sala.example"))
    letter = mailbox_server.put(plain("Re: Kallelse", "Kan jag parkera?", sender="bo@sala.example"))

    read_mailbox(lambda: NOW)

    assert came_of_it() == [("other", "Ett automatiskt svar."), ("other", "")]
    assert (automatic.flags, letter.flags) == ({r"\Seen"}, {r"\Seen", r"\Flagged"})


def hostile():
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(900)
    )
    many = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 20_000
    return [
        b"",
        b"\x00\xff\xfe" * 500,
        nested,
        many,
        b"Message-ID: <\x00a@b>\r\nContent-Type: text/plain; charset=*bad\r\n\r\n\xff",
        b"Message-ID: " + b"x" * 5000 + b"\r\nSubject: =?bad?q?=FF?=\r\n\r\n",
        b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n",
        f"To: samverkan+b1-{'a' * 26}@example.se\r\nFrom: mailer-daemon@x.example\r\n\r\n550 no".encode(),
        plain("Undeliverable", "550 x" + "y" * 5_000_000),
    ]


def test_nothing_that_somebody_sends_stops_the_reading(mailbox_server, delivery):
    bad = [mailbox_server.put(content) for content in hostile()]
    mailbox_server.put(bounce(delivery))

    assert read_mailbox(lambda: NOW) == len(bad) + 1

    delivery.refresh_from_db()
    assert (delivery.bounced_at, mailbox_server.unread()) == (NOW, [])
    assert ReceivedMail.objects.exclude(kind="bounce").exclude(delivery=None).count() == 0


def test_a_lost_connection_and_a_wrong_password_lose_nothing(mailbox_server, delivery, settings):
    mailbox_server.put(bounce(delivery))
    mailbox_server.drops = 1
    right = settings.MAILBOX_URL

    lost = read_mailbox(lambda: NOW)
    settings.MAILBOX_URL = right.replace("hemligt", "fel")
    wrong = read_mailbox(lambda: NOW)
    settings.MAILBOX_URL = right

    assert (lost, wrong, ReceivedMail.objects.count(), read_mailbox(lambda: NOW)) == (0, 0, 0, 1)


@pytest.mark.fact("P13")
def test_a_mail_that_the_server_cannot_hand_over_holds_none_of_the_others(
    mailbox_server, delivery, client, cast
):
    broken = mailbox_server.put(bounce(delivery))
    mailbox_server.refuses = {broken.uid}
    mailbox_server.put(bounce(delivery))

    found = [read_mailbox(lambda: NOW) for _round in range(2)]

    delivery.refresh_from_db()
    kinds = list(ReceivedMail.objects.order_by("pk").values_list("kind", flat=True))
    assert (found, delivery.bounced_at, kinds) == ([2, 0], NOW, ["other", "bounce"])
    assert broken.flags == {r"\Seen", r"\Flagged"}
    client.force_login(cast.administrator)
    shown = client.get(reverse("admin:groups_receivedmail_changelist"), {"kind__exact": "other"})
    assert [row.message_id for row in shown.context["cl"].result_list] == ["uid:0:1"]
    client.force_login(cast.secretary)
    assert client.get(reverse("admin:groups_receivedmail_changelist")).status_code == 403


def test_a_mail_that_breaks_the_connection_is_passed_over_the_third_time(mailbox_server, delivery):
    breaking = mailbox_server.put(bounce(delivery))
    mailbox_server.cuts = {breaking.uid}
    mailbox_server.put(bounce(delivery))
    cache.delete("groups.mailbox:uid:0:1")

    assert [read_mailbox(lambda: NOW) for _round in range(4)] == [0, 0, 0, 1]

    assert list(ReceivedMail.objects.order_by("pk").values_list("message_id", "kind")) == [
        ("uid:0:1", "other"),
        (ReceivedMail.objects.get(kind="bounce").message_id, "bounce"),
    ]


def test_a_server_that_says_nothing_holds_the_worker_up_no_longer_than_told(mailbox_server, monkeypatch):
    monkeypatch.setattr(reading, "ANSWER_SECONDS", 0.2)
    mailbox_server.sleeps = True

    assert read_mailbox(lambda: NOW) == 0


def test_a_batch_is_fifty_and_the_mailbox_is_asked_every_other_minute(mailbox_server):
    for number in range(60):
        mailbox_server.put(
            plain(f"Re: {number}", "Hej", f"Message-ID: <{number}@x.example>", sender="bo@x.example")
        )
    cache.delete("groups.mailbox")

    read_when_due(NOW)
    read_when_due(NOW)

    assert (ReceivedMail.objects.count(), len(mailbox_server.unread())) == (50, 10)


def test_without_a_mailbox_nothing_is_asked(mailbox_server, settings):
    settings.MAILBOX_URL = ""
    cache.delete("groups.mailbox")

    read_when_due(NOW)

    assert mailbox_server.log == []


def test_a_mail_leaves_with_the_address_its_bounce_comes_to(mail_server, mailbox_server, delivery):
    sweep(lambda: NOW)

    (received,) = mail_server.received
    assert received.sender == bounce_address(delivery)
    assert str(received.message["From"]) == "Samverkan <samverkan@localhost>"


@pytest.mark.parametrize(
    ("address", "is_ours"),
    [
        ("{}", True),
        ("{}".upper(), True),
        ("x{}", False),
        ("{}.evil.example", False),
    ],
)
def test_only_addresses_that_we_have_made_say_anything(settings, address, is_ours):
    settings.MAILBOX_ADDRESS = ADDRESS
    tag = Tag("s", "12.7")
    written = address_of(tag)
    forged = written.replace("s12.7", "s12.8")

    assert tag_of(address.format(written)) == (tag if is_ours else None)
    assert (tag_of(forged), tag_of(ADDRESS)) == (None, None)


def test_the_first_report_stands(delivery):
    note_bounce(delivery, text="550 first", by=None, now=NOW)
    note_bounce(delivery, text="552 later", by=None, now=NOW)

    assert list(Delivery.objects.values_list("error", flat=True)) == ["550 first"]
