"""Answers pressed in a calendar program: an invitation sent by SMTP, answered by IMAP, and what then counts
(ruling 14)."""

from datetime import timedelta

import pytest
import vobject
from django.utils import timezone

from groups.models import ReceivedMail
from groups.post.mailbox import read_mailbox
from groups.post.sweep import sweep
from meetings.actions import answer, change_meeting
from meetings.calendar_answers import holds_since
from meetings.invitations import answer_address
from meetings.models import Call, Response, SubstituteRequest
from tests.imap import mailbox_server
from tests.smtp import mail_server

__all__ = ["mail_server", "mailbox_server"]
pytestmark = pytest.mark.django_db


def invitation_to(mail_server, person):
    """The event in the latest mail to the person, with its method, as a calendar program reads it."""
    mails = [row.message for row in mail_server.received if row.recipient == person.email]
    part = next(part for part in mails[-1].walk() if part.get_content_type() == "text/calendar")
    calendar = vobject.readOne(part.get_content())
    return part, calendar.method.value, calendar.vevent


def reply(to, uid, partstat="ACCEPTED", *, sequence=0, stamp=None, sender="member@example.se", number=1):
    """As Outlook and Gmail write it, in short."""
    stamp = (stamp or timezone.now()).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "PRODID:-//Test//EN", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT"]
    lines += [f"UID:{uid}", f"ATTENDEE;PARTSTAT={partstat}:mailto:{sender}", f"DTSTAMP:{stamp}"]
    lines += [f"SEQUENCE:{sequence}", "COMMENT:Jag är sjuk", "END:VEVENT", "END:VCALENDAR", ""]
    head = [
        f"From: {sender}",
        f"To: {to}",
        f"Message-ID: <{number}@x.example>",
        "Auto-Submitted: auto-generated",
    ]
    return "\r\n".join(
        [*head, "Content-Type: text/calendar; method=REPLY; charset=utf-8", "", *lines]
    ).encode()


@pytest.fixture
def sent(mail_server, mailbox_server, called):
    """The meeting with its call out; `mailbox_server` takes the answers."""
    sweep()
    return called


@pytest.fixture
def replied(cast, sent, mailbox_server):
    """`replied("DECLINED")` is what came of the member's answer; any word of `reply` may be given."""

    def send(partstat="ACCEPTED", **words):
        words = {"number": len(mailbox_server.mails), **words}
        to = words.pop("to", answer_address(sent, cast.member.pk))
        uid = words.pop("uid", f"{sent.uid}@127.0.0.1")
        mailbox_server.put(reply(to, uid, partstat, **words))
        read_mailbox()
        return ReceivedMail.objects.first().outcome

    return send


def answers():
    return list(Response.objects.order_by("pk").values_list("person__email", "answer", "channel"))


@pytest.mark.fact("P38", "P14")
def test_the_call_asks_and_says_whom_to_answer(cast, sent, mail_server):
    part, method, event = invitation_to(mail_server, cast.member)

    assert (method, part.get_content_disposition(), part.get_param("method")) == ("REQUEST", None, "REQUEST")
    assert event.organizer.value == f"mailto:{answer_address(sent, cast.member.pk)}"
    assert [(row.value, row.params["RSVP"], row.params["PARTSTAT"]) for row in event.attendee_list] == [
        ("mailto:member@example.se", ["TRUE"], ["NEEDS-ACTION"])
    ]


def test_who_is_only_informed_is_not_asked(cast, sent, mail_server):
    part, method, event = invitation_to(mail_server, cast.substitute)

    assert (method, part.get_content_disposition(), "attendee" in event.contents) == (
        "PUBLISH", "attachment", False,
    )  # fmt: skip


@pytest.mark.fact("P38", "S001-44")
def test_a_no_in_the_calendar_asks_the_substitute(cast, replied):
    outcome = replied("DECLINED")

    assert (outcome, answers()) == ("Förhinder", [("member@example.se", "absent", "calendar")])
    assert list(SubstituteRequest.objects.values_list("substitute__email", "state")) == [
        ("substitute@example.se", "asked")
    ]


@pytest.mark.fact("P38")
def test_it_counts_for_whom_it_was_sent_to_whatever_its_sender_says(cast, replied):
    replied("ACCEPTED", sender="stranger@example.se")

    assert answers() == [("member@example.se", "attending", "calendar")]


def test_a_false_address_or_another_meetings_event_is_no_answer(cast, sent, replied):
    right = answer_address(sent, cast.member.pk)
    wrong = right.replace(f".{cast.member.pk}-", f".{cast.chair.pk}-")

    outcomes = [
        replied(to=wrong),
        replied(uid=f"{sent.uid}@evil.example"),
        replied(to="samverkan@example.se"),
    ]

    assert (answers(), len(set(outcomes))) == ([], 1)


def test_perhaps_is_no_answer(replied):
    assert (replied("TENTATIVE") != "", answers()) == (True, [])


def test_the_latest_answer_holds_in_whatever_order_they_come(cast, sent, replied):
    now = timezone.now()
    replied("DECLINED", stamp=now - timedelta(minutes=5))
    replied("ACCEPTED", stamp=now - timedelta(minutes=9))
    assert answers() == [("member@example.se", "absent", "calendar")]

    answer(sent, person=cast.member, answer="attending", channel="link", by=cast.member, now=now)
    replied("DECLINED", stamp=now - timedelta(minutes=1))
    assert answers() == [("member@example.se", "attending", "link")]


def test_yes_takes_nothing_back_of_who_comes_later(cast, sent, replied):
    earlier = timezone.now() - timedelta(hours=1)
    answer(sent, person=cast.member, answer="remote", channel="self", by=cast.member, now=earlier)

    replied("ACCEPTED")

    assert answers() == [("member@example.se", "remote", "self")]


def test_a_yes_to_the_day_before_the_move_is_to_another_meeting(cast, sent, replied, day, mail_server):
    sign = {"by": cast.secretary, "now": timezone.now()}
    change_meeting(sent, date=day + timedelta(days=1), **sign)
    sweep()
    _part, method, event = invitation_to(mail_server, cast.member)

    replied("ACCEPTED", sequence=0)
    assert (method, event.sequence.value, answers()) == ("REQUEST", "2", [])
    replied("ACCEPTED", sequence=2)
    assert answers() == [("member@example.se", "attending", "calendar")]


def test_from_the_start_only_the_roll_call_counts(cast, sent, mailbox_server):
    mailbox_server.put(reply(answer_address(sent, cast.member.pk), f"{sent.uid}@127.0.0.1"))

    read_mailbox(lambda: timezone.now() + timedelta(days=60))

    assert answers() == []


def call(number, day, **words):
    return Call(number=number, facts={"meeting": {"day": day, "starts": "09:00:00"}}, **words)


@pytest.mark.parametrize(
    ("days", "sequence"),
    [
        (["2017-03-14"], 0),
        (["2017-03-14", "2017-03-14"], 0),  # a supplement on the agenda changes no day
        (["2017-03-14", "2017-03-15"], 2),
        (["2017-03-14", "2017-03-15", "2017-03-15"], 2),
        (["2017-03-14", "2017-03-15", "2017-03-14"], 4),  # back again: asked anew
    ],
)
def test_which_invitations_still_hold(days, sequence):
    assert holds_since([call(number, day) for number, day in enumerate(days, 1)]) == sequence
