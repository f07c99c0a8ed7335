"""Assignments and the meetings where they are decided on or reported."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import timezone

from issues.actions import (
    Days,
    Doer,
    change_assignment,
    give_assignment,
    raise_issue,
    withdraw_assignment,
)
from meetings.actions import (
    cancel_meeting,
    create_meeting,
    decide_assignment_at,
    hear_report_at,
    take_off_meeting,
)
from meetings.issue_assignments_page import assignments_at, meetings_of
from meetings.models import AssignmentMeeting, EventAt
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
LAST, DECIDED = date(2117, 10, 31), date(2117, 12, 9)


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


def meeting_on(cast, sign, day):
    return create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)


@pytest.fixture
def given(cast, sign):
    issue = raise_issue(cast.structure, title="Ny struktur", home_group=cast.group, **sign)
    return give_assignment(
        cast.group,
        wording="Ta fram en struktur",
        doers=[Doer(name="skolcheferna")],
        days=Days(LAST, DECIDED, reports=(date(2117, 6, 3),)),
        issue=issue,
        **sign,
    )


@pytest.mark.fact("S003-26")
def test_the_meeting_that_decides_is_on_the_day_and_is_told_once(cast, sign, given):
    meeting, other = meeting_on(cast, sign, DECIDED), meeting_on(cast, sign, date(2117, 12, 10))
    rows = [decide_assignment_at(given, meeting=meeting, **sign) for _ in range(2)]
    with pytest.raises(Refused) as refused:
        decide_assignment_at(given, meeting=other, **sign)

    assert (rows[0], refused.value.code) == (rows[1], "other_day")
    assert list(EventAt.objects.values_list("meeting", "event__kind")) == [(meeting.pk, "assignment")]


def test_a_decision_that_is_moved_away_from_its_meeting_is_told_and_a_withdrawn_one_is_gone(
    cast, sign, given
):
    meeting = meeting_on(cast, sign, DECIDED)
    decide_assignment_at(given, meeting=meeting, **sign)
    change_assignment(given, days=Days(LAST, date(2117, 12, 10)), reason="Mötet flyttas.", **sign)

    assert [row.is_off for row in meetings_of(given, cast.member)] == [True]
    assert [row.is_off for row in assignments_at(meeting, cast.member)] == [True]
    withdraw_assignment(given, reason="Behövs inte.", **sign)
    assert assignments_at(meeting, cast.member) == []


def test_where_no_day_is_said_it_becomes_the_meeting_s(cast, sign):
    given = give_assignment(
        cast.group, wording="Räkna", doers=[Doer(name="ekonomerna")], days=Days(LAST), **sign
    )
    with pytest.raises(Refused) as refused:
        decide_assignment_at(given, meeting=meeting_on(cast, sign, date(2117, 10, 1)), **sign)

    decide_assignment_at(given, meeting=meeting_on(cast, sign, DECIDED), **sign)

    given.refresh_from_db()
    assert refused.value.code == "decided_before"
    assert (given.decided_on, given.decided_at_time) == (DECIDED, time(9))


def test_a_report_is_heard_at_a_meeting_of_any_day_but_not_a_cancelled_one(cast, sign, given):
    report, meeting = given.reports.get(), meeting_on(cast, sign, date(2117, 6, 8))
    gone = meeting_on(cast, sign, date(2117, 6, 9))
    cancel_meeting(gone, reason="För få.", **sign)
    hear_report_at(report, meeting=meeting, **sign)
    with pytest.raises(Refused) as refused:
        hear_report_at(report, meeting=gone, **sign)

    assert (refused.value.code, report.at_meeting.meeting) == ("cancelled", meeting)
    take_off_meeting(given, report=report, **sign)
    assert AssignmentMeeting.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "expected"),
    [("official", (302, 1)), ("chair", (302, 1)), ("member", (403, 0)), ("stranger", (404, 0))],
)
def test_who_chooses_the_meeting_and_both_pages_show_it(cast, sign, given, client, role, expected):
    meeting = meeting_on(cast, sign, DECIDED)
    address = reverse("meetings:assignment_meetings", args=[given.pk])
    client.force_login(getattr(cast, role))

    answer = client.post(address, {"meeting": meeting.pk})

    assert (answer.status_code, AssignmentMeeting.objects.count()) == expected
    client.force_login(cast.member)
    rows = client.get(address).context["rows"]
    assert [row.meeting for row in rows] == [meeting.pk] * expected[1]
    at = client.get(reverse("meetings:assignments", args=[meeting.pk])).context["rows"]
    assert [row.assignment for row in at] == [given.pk] * expected[1]
    client.force_login(getattr(cast, role))
    client.post(address, {"take_off": 0})
    assert AssignmentMeeting.objects.count() == 0
