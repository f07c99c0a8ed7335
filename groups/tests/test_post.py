"""The queue and the sweep against a real mail server (ruling 16)."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from groups.mails import attached, letter
from groups.models import Delivery, Person
from groups.post import (
    MAILS,
    Letter,
    already_sent,
    mail,
    post,
    post_all,
    retry_delivery,
    withdraw_deliveries,
)
from groups.post import sweep as sweeping
from groups.post.sweep import claim, sweep, wake_when_due
from groups.post.verdict import Verdict, judged, next_attempt
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2017, 3, 1, 11, tzinfo=UTC)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
State = Delivery.State


def at(**later):
    """A clock that stands still so long after NOW."""
    return lambda: NOW + timedelta(**later)


def to(*names, kind="groups.test", group=None, **fields):
    return [
        Letter(kind=kind, person=None, name=name.title(), address=f"{name}@example.se", group=group, **fields)
        for name in names
    ]


def queue(*names, **fields):
    return post_all(to(*names, **fields), now=NOW)


def outcome(*fields):
    return list(Delivery.objects.order_by("pk").values_list(*fields))


@pytest.fixture
def papers():
    """A kind of mail with a PDF that is encoded once a batch, and a faulty and an unwanted kind."""
    encoded = []

    @mail("test.paper")
    def paper(delivery, kept):
        if "pdf" not in kept:
            kept["pdf"] = attached("kallelse.pdf", PDF)
            encoded.append(delivery.pk)
        return letter(
            delivery,
            subject="Kallelse\ntill äldregruppen",
            template="groups/test",
            context={},
            attachments=[kept["pdf"]],
            calendar=b"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n",
        )

    @mail("test.faulty")
    def faulty(delivery, kept):
        raise LookupError("no such meeting")

    @mail("test.unwanted")
    def unwanted(delivery, kept):
        return None

    yield encoded
    for kind in ("test.paper", "test.faulty", "test.unwanted"):
        del MAILS[kind]


# --- into the queue -------------------------------------------------------------------------------


def test_posting_many_takes_one_insert_and_wakes_one_sweep(
    settings, django_assert_num_queries, django_capture_on_commit_callbacks
):
    settings.BASE_URL = "https://samverkan.example.se"
    with django_capture_on_commit_callbacks(execute=True):
        with django_assert_num_queries(1):
            rows = post_all(
                [*to("asa", "bo"), Letter(kind="groups.test", person=None, name="Cai", address="")], now=NOW
            )
        queue("dag")
    assert [row and row.address for row in rows] == ["asa@example.se", "bo@example.se", None]
    assert {row.message_id.rpartition("@")[2] for row in rows if row} == {"samverkan.example.se>"}
    assert Delivery.objects.values("message_id").distinct().count() == 3
    assert [task.task_path for task in DBTaskResult.objects.all()] == ["groups.post.sweep.sweep_post"]


def test_a_key_is_posted_once():
    first, second = queue("asa", "bo", once_key="remind:1")
    again = post(
        "groups.test", person=None, name="Åsa", address="asa@example.se", once_key="remind:1", now=NOW
    )
    assert (first.pk, second.pk, again.pk) == (first.pk,) * 3
    assert outcome("address") == [("asa@example.se",)]


def test_the_past_of_the_demo_is_written_as_sent_and_never_leaves(mail_server):
    with already_sent():
        queue("asa", due_at=NOW - timedelta(days=30))
    assert sweep(at()) == 0
    assert outcome("state", "sent_at") == [(State.SENT, NOW - timedelta(days=30))]


def test_what_has_not_left_can_be_withdrawn(mail_server):
    queue("asa", references={"call": 7})
    sweep(at())
    queue("bo", references={"call": 7})
    queue("cai", references={"call": 8})
    assert withdraw_deliveries("groups.test", references__call=7) == 1
    assert outcome("name", "state") == [("Asa", State.SENT), ("Bo", State.WITHDRAWN), ("Cai", State.QUEUED)]


# No lost claims (1); claim (4) and read it with what the sender line needs (5); no more to claim (3).
QUERIES = 13


# --- out of it ------------------------------------------------------------------------------------


def test_a_letter_as_it_arrives(mail_server, cast, papers, settings):
    settings.DEFAULT_FROM_EMAIL = "Samverkan <post@vastmanland.example>"
    people = [cast.chair, cast.member]
    rows = post_all(
        [
            Letter(kind="test.paper", person=who, name=who.name, address=who.email, group=cast.group)
            for who in people
        ],
        now=NOW,
    )
    assert sweep(at(seconds=1)) == 2
    chair, member = (received.message for received in mail_server.received)
    assert (mail_server.connections, papers) == (1, [rows[0].pk])
    heads = ("From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress")
    assert [str(member[head]) for head in heads] == [
        "Samverkansgrupp äldre <post@vastmanland.example>",
        "Åsa-Märta von Örn <member@example.se>",
        "official@example.se",
        "Kallelse till äldregruppen",
        rows[1].message_id,
        "auto-generated",
        "OOF, AutoReply",
    ]
    parts = [part for part in member.walk() if not part.is_multipart()]
    assert [(part.get_content_type(), part.get_filename()) for part in parts] == [
        ("text/plain", None),
        ("text/html", None),
        ("application/pdf", "kallelse.pdf"),
        ("text/calendar", "mote.ics"),
    ]
    assert [parts[2].get_content(), parts[3]["Content-Type"].params["method"]] == [PDF, "PUBLISH"]
    assert [cast.member.name in part.get_content() for part in parts[:2]] == [True, True]
    assert cast.member.name not in str(chair)
    sent = (State.SENT, NOW + timedelta(seconds=1), 1, None, "")
    assert outcome("state", "sent_at", "attempts", "lease_until", "lease_owner") == [sent, sent]


def test_the_group_chooses_sender_and_where_answers_go(mail_server, cast):
    chosen = cast.group.settings_on(timezone.localdate())
    chosen.mail_from_name, chosen.mail_reply_to = "Kansliet, Västmanland", "kansliet@example.se"
    chosen.save()
    queue("asa", group=cast.group)
    sweep(at())
    message = mail_server.received[0].message
    assert [message["From"].addresses[0].display_name, str(message["Reply-To"])] == [
        "Kansliet, Västmanland",
        "kansliet@example.se",
    ]


def test_each_reads_in_their_own_language(mail_server):
    people = [
        Person.objects.create(name=f"Reader {code}", email=f"{code}@example.se", language=code)
        for code in ("sv", "en")
    ]
    post_all(
        [Letter(kind="groups.test", person=who, name=who.name, address=who.email) for who in people], now=NOW
    )
    sweep(at())
    html = [received.message.get_body(["html"]).get_content() for received in mail_server.received]
    assert ['lang="sv"' in html[0], 'lang="en"' in html[1], "Hi Reader en," in html[1]] == [True] * 3


def test_carrying_costs_one_query_a_mail(mail_server, cast, papers, django_assert_num_queries):
    for count in (1, 30):
        queue(*(f"p{n}" for n in range(count)), kind="test.paper", group=cast.group)
        with django_assert_num_queries(QUERIES + count):
            assert sweep(at()) == count


def test_a_refused_address_fails_at_once_with_what_the_server_said(mail_server):
    mail_server.refuses = {
        "bo@example.se": "550 5.1.1 No such user",
        "cai@example.se": "452 4.2.2 Mailbox full",
    }
    queue("asa", "bo", "cai", "dag")
    assert sweep(at()) == 2
    assert outcome("name", "state", "error", "due_at", "possible_repeat") == [
        ("Asa", State.SENT, "", NOW, False),
        ("Bo", State.FAILED, "550 5.1.1 No such user", NOW, False),
        ("Cai", State.QUEUED, "452 4.2.2 Mailbox full", NOW + timedelta(minutes=1), False),
        ("Dag", State.SENT, "", NOW, False),
    ]


def test_a_server_that_is_away_is_tried_until_it_comes_back(mail_server):
    mail_server.stop()
    rows = queue("asa", "bo")
    moments = [NOW]
    for _ in range(3):
        assert sweep(lambda: moments[-1]) == 0
        moments.append(Delivery.objects.first().due_at)
    assert [moment - NOW for moment in moments[1:]] == [
        timedelta(minutes=1),
        timedelta(minutes=6),
        timedelta(minutes=36),
    ]
    assert [error.split(":")[0] for (error,) in outcome("error")] == ["ConnectionRefusedError"] * 2
    mail_server.start()
    assert [sweep(at(minutes=35, seconds=59)), sweep(at(minutes=36))] == [0, 2]
    assert [received.message_id for received in mail_server.received] == [row.message_id for row in rows]
    assert outcome("state", "attempts", "error", "possible_repeat") == [(State.SENT, 4, "", False)] * 2


def test_a_connection_dropped_in_the_middle_costs_the_others_nothing(mail_server):
    mail_server.drops = 1
    asa, bo = queue("asa", "bo")
    assert [sweep(at()), sweep(at(minutes=2))] == [1, 1]
    assert [received.message_id for received in mail_server.received] == [bo.message_id, asa.message_id]
    assert outcome("state") == [(State.SENT,)] * 2


def test_an_answer_that_never_came_may_mean_two_copies_and_is_shown(mail_server):
    mail_server.forgets_to_answer = 1
    queue("asa", "bo")
    sweep(at())
    sweep(at(minutes=2))
    assert mail_server.copies() == {"asa@example.se": 2, "bo@example.se": 1}
    assert len({received.message_id for received in mail_server.received}) == 2
    assert outcome("name", "state", "possible_repeat") == [
        ("Asa", State.SENT, True),
        ("Bo", State.SENT, False),
    ]


def test_after_seven_failures_it_is_given_up(mail_server):
    mail_server.refuses = {"asa@example.se": "451 4.3.0 Try later"}
    queue("asa")
    Delivery.objects.update(attempts=6)
    sweep(at())
    assert outcome("state", "attempts", "error") == [(State.FAILED, 7, "451 4.3.0 Try later")]


def test_a_mail_that_cannot_be_written_holds_nobody_up(mail_server, papers):
    queue("asa", kind="test.faulty")
    queue("bo", kind="test.unwanted")
    queue("cai", kind="test.unknown")
    queue("dag")
    assert sweep(at()) == 1
    assert outcome("state", "error") == [
        (State.QUEUED, "LookupError: no such meeting"),
        (State.WITHDRAWN, ""),
        (State.QUEUED, "KeyError: 'test.unknown'"),
        (State.SENT, ""),
    ]


# --- claims ---------------------------------------------------------------------------------------


def test_two_workers_never_claim_the_same(monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 2)
    queue("asa", "bo", "cai")
    batches = [claim(at()), claim(at()), claim(at())]
    assert [batch and [row.name for row in batch.waiting] for batch in batches] == [
        ["Asa", "Bo"],
        ["Cai"],
        None,
    ]


def test_a_dead_workers_claim_runs_out_and_only_the_mail_in_its_hand_is_in_doubt(
    mail_server, django_assert_num_queries
):
    queue("asa", "bo", "cai", "dag")
    batch = claim(at())
    batch.note(batch.waiting[0], state=State.SENT, sent_at=NOW)
    assert sweep(at(minutes=2)) == 0
    assert sweep(at(minutes=2, seconds=1)) == 3
    assert outcome("name", "state", "possible_repeat") == [
        ("Asa", State.SENT, False),
        ("Bo", State.SENT, True),
        ("Cai", State.SENT, False),
        ("Dag", State.SENT, False),
    ]


def test_a_worker_that_slept_through_its_claim_sends_nothing_more(mail_server):
    queue("asa")
    moment = NOW
    batch = claim(lambda: moment)
    moment += timedelta(minutes=2)
    assert batch.carry() is False
    assert mail_server.received == []


def test_a_slow_batch_keeps_its_claim(mail_server):
    queue("asa", "bo")
    moment = NOW
    batch = claim(lambda: moment)
    moment += timedelta(seconds=90)
    batch.renewed()
    assert outcome("lease_until") == [(NOW + timedelta(seconds=210),)] * 2


def test_a_worker_that_is_stopping_gives_back_what_it_holds(mail_server, monkeypatch):
    queue("asa")
    monkeypatch.setattr(sweeping.stopping, "is_set", lambda: True)
    assert sweep(at()) == 0
    assert outcome("state", "lease_until", "possible_repeat") == [(State.QUEUED, None, False)]


@pytest.mark.parametrize(
    ("fields", "wakes"),
    [
        ({}, True),
        ({"due_at": NOW + timedelta(minutes=1)}, False),
        ({"state": State.FAILED}, False),
        ({"lease_until": NOW + timedelta(minutes=1)}, False),
        ({"lease_until": NOW - timedelta(seconds=1)}, True),
    ],
)
def test_a_tick_wakes_the_sweep_when_something_can_be_sent(fields, wakes):
    queue("asa")
    Delivery.objects.update(**fields)
    wake_when_due(NOW)
    assert DBTaskResult.objects.exists() is wakes


# --- again ----------------------------------------------------------------------------------------


def test_a_failed_mail_is_sent_again_to_the_address_of_today(mail_server, cast):
    row = post("groups.test", person=cast.member, name="Åsa", address="gammal@example.se", now=NOW)
    Delivery.objects.update(state=State.FAILED, attempts=7, error="550 No such user")
    retry_delivery(row, by=cast.secretary, now=NOW + timedelta(days=2))
    assert sweep(at(days=2)) == 1
    assert mail_server.copies() == {"member@example.se": 1}
    assert mail_server.received[0].message_id == row.message_id


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"state": State.SENT, "sent_at": NOW}, "sent"),
        ({"state": State.WITHDRAWN}, "withdrawn"),
        ({"lease_until": NOW + timedelta(minutes=1)}, "claimed"),
    ],
)
def test_what_has_left_is_not_sent_again(fields, code):
    (row,) = queue("asa")
    Delivery.objects.update(**fields)
    with pytest.raises(Refused) as refused:
        retry_delivery(row, by=None, now=NOW)
    assert refused.value.code == code


# --- what an answer means -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (
            smtplib.SMTPRecipientsRefused({"a@b.se": (550, b"5.1.1 Nej")}),
            Verdict("550 5.1.1 Nej", is_permanent=True),
        ),
        (smtplib.SMTPRecipientsRefused({"a@b.se": (450, b"4.2.1 Sen")}), Verdict("450 4.2.1 Sen")),
        (smtplib.SMTPDataError(554, b"Skr\xe4p"), Verdict("554 Skr\ufffdp", is_permanent=True)),
        (smtplib.SMTPDataError(451, "Try later"), Verdict("451 Try later")),
        (smtplib.SMTPSenderRefused(553, b"Not yours", "x@y.se"), Verdict("553 Not yours")),
        (smtplib.SMTPAuthenticationError(535, b"Bad"), Verdict("535 Bad")),
        (
            smtplib.SMTPServerDisconnected("closed"),
            Verdict("SMTPServerDisconnected: closed", may_have_arrived=True),
        ),
        (TimeoutError("slow"), Verdict("TimeoutError: slow", may_have_arrived=True)),
        (ValueError("Invalid address"), Verdict("ValueError: Invalid address", is_permanent=True)),
    ],
)
def test_what_a_failure_means(error, verdict):
    assert judged(error) == verdict


def test_the_times_between_attempts():
    waits = [next_attempt(failures, NOW) for failures in range(1, 8)]
    hours = [wait and (wait - NOW).total_seconds() / 3600 for wait in waits]
    assert hours == [1 / 60, 5 / 60, 0.5, 2, 8, 24, None]
