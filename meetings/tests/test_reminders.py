"""Reminders to answer: who gets one, when, and never twice (S000-18, P39)."""

from datetime import datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from groups.models import Delivery
from groups.post.sweep import sweep
from meetings.actions import answer, cancel_meeting, withdraw_call
from meetings.actions.days import postpone_meeting
from meetings.actions.reminders import meetings_to_remind, remind_in_time, remind_unanswered
from samverkan.lib.refusal import Refused
from tests.smtp import mail_server

__all__ = ["mail_server"]
pytestmark = pytest.mark.django_db


def reminded():
    rows = Delivery.objects.filter(kind="meetings.answer_reminder").order_by("address")
    return list(rows.values_list("address", flat=True))


@pytest.fixture
def silent(cast, called):
    """Called; the member and the vice chair have answered, the chair and the official not."""
    for person, given in ((cast.member, "absent"), (cast.vice_chair, "attending")):
        answer(called, person=person, answer=given, channel="self", by=person, now=timezone.now())
    return called


@pytest.mark.fact("S000-18", "P39")
def test_only_who_is_called_and_silent_is_reminded_each_with_their_own_links(cast, silent, mail_server, sign):
    remind_unanswered(silent, **sign)
    remind_unanswered(silent, **sign)  # pressed twice on a day
    sweep()

    assert reminded() == ["chair@example.se", "official@example.se"]
    mails = [row.message for row in mail_server.received if "Kommer du" in str(row.message["Subject"])]
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]
    assert [text.count("/moten/s/") for text in texts] == [2, 2]


@pytest.mark.fact("P39")
def test_the_day_is_the_groups_own_and_it_comes_once(cast, silent):
    def day(before):
        return timezone.make_aware(datetime.combine(silent.date - timedelta(days=before), time(12)))

    due = [meetings_to_remind(day(before)) == [silent] for before in (4, 3, 1)]
    first = remind_in_time(silent, by=None, now=day(3))
    second = remind_in_time(silent, by=None, now=day(2))

    assert (due, len(first)) == ([False, True, True], 2)
    assert (len(reminded()), [row.pk for row in second]) == (2, [row.pk for row in first])


@pytest.mark.fact("P39")
def test_what_is_put_off_while_it_waits_for_the_lock_reminds_nobody(cast, silent, sign):
    then = timezone.make_aware(datetime.combine(silent.date - timedelta(days=2), time(12)))
    (waiting,) = meetings_to_remind(then)
    postpone_meeting(silent, reason="Sjukdom.", **sign)

    assert (remind_in_time(waiting, by=None, now=then), reminded()) == ([], [])


def test_who_was_reminded_by_hand_today_is_left_in_peace(cast, silent):
    now = timezone.now() + (silent.date - timezone.localdate() - timedelta(days=2))
    remind_unanswered(silent, by=cast.secretary, now=now)

    assert remind_in_time(silent, by=None, now=now + timedelta(hours=3)) == []


@pytest.mark.parametrize("end", ["cancelled", "withdrawn", "answered"])
def test_nobody_is_reminded_of_what_there_is_no_answer_to(cast, silent, sign, end):
    if end == "cancelled":
        cancel_meeting(silent, reason="Få kan.", **sign)
    elif end == "withdrawn":
        withdraw_call(silent.calls.get(), reason="Fel dag.", **sign)
    else:
        for person in (cast.chair, cast.official):
            answer(silent, person=person, answer="attending", channel="self", by=person, now=timezone.now())

    with pytest.raises(Refused):
        remind_unanswered(silent, **sign)
    assert reminded() == []


def test_an_answer_that_comes_first_stops_the_mail(cast, silent, sign, mail_server):
    remind_unanswered(silent, **sign)
    answer(silent, person=cast.chair, answer="attending", channel="self", by=cast.chair, now=timezone.now())
    sweep()

    states = Delivery.objects.filter(kind="meetings.answer_reminder").order_by("address")
    assert list(states.values_list("state", flat=True)) == ["withdrawn", "sent"]


def test_the_page_shows_who_and_what_before_it_sends(cast, silent, show, send):
    page = show(cast.secretary, "remind", silent.pk)
    names = [row.person.name for row in page.context["silent"]]

    response = send(cast.secretary, "remind", silent.pk, ok="1")

    assert names == [cast.chair.name, cast.official.name]
    assert "/moten/s/" not in page.context["mail"].text
    assert (response["Location"], len(reminded())) == (reverse("meetings:answers", args=[silent.pk]), 2)


@pytest.mark.fact("P39")
def test_daily_reminds(silent, monkeypatch):
    then = timezone.now() + (silent.date - timezone.localdate() - timedelta(days=2))
    monkeypatch.setattr("groups.management.commands.daily.timezone.now", lambda: then)

    call_command("daily")

    assert len(reminded()) == 2
