"""A group's ranked list is decided at a meeting: list, stages and time lines say where (S001-24)."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from issues.actions import begin_ranking, raise_issue, rank_issue, screen_issue
from issues.models import IssueEvent, StageEntry
from issues.tests.test_issues import FITS
from meetings.actions import add_item, cancel_meeting, create_meeting, decide_ranking_at
from meetings.models import RankingAt
from samverkan.lib.refusal import Refused


@pytest.fixture
def early(cast):
    return {"by": cast.official, "now": timezone.now() - timedelta(days=20)}


@pytest.fixture
def draft(cast, early):
    issue = raise_issue(cast.structure, title="Tandvård hemma", home_group=cast.group, **early)
    screen_issue(issue, group=cast.group, **early, **FITS)
    draft = begin_ranking(cast.group, **early)
    rank_issue(draft, issue=issue, **early)
    return draft


def item_on(group, day, early, **more):
    meeting = create_meeting(group, date=day, start=time(9), end=time(11), place="Sal B", **early)
    return add_item(meeting, title="Vad kommer först?", minutes=20, **more, **early)


@pytest.mark.fact("S001-24")
@pytest.mark.parametrize("circle", ["group", "office"])
def test_the_meeting_that_ordered_the_list_stands_on_it_and_on_every_time_line(cast, draft, early, circle):
    today = timezone.localdate()
    closed = {"circle": circle, "closed_reason": "Upphandling"} if circle != "group" else {}
    item = item_on(cast.group, today, early, **closed)

    made = decide_ranking_at(item, ranking=draft, text="Först.", by=cast.secretary, now=timezone.now())

    named = item if circle == "group" else None
    events = IssueEvent.objects.filter(kind__in=["moved", "ranked"], at_meeting__isnull=False).order_by(
        "kind"
    )
    told = [(event.kind, event.at_meeting.meeting, event.at_meeting.item) for event in events]
    entry = StageEntry.objects.get(stage="prioritized")
    assert (made.meeting, made.ranking.decided_on) == (item.meeting, today)
    assert told == [("moved", item.meeting, named), ("ranked", item.meeting, named)]
    assert (entry.at_meeting.meeting, entry.at_meeting.item) == (item.meeting, named)


def test_a_list_is_not_decided_at_another_groups_a_coming_or_a_cancelled_meeting(cast, draft, early):
    today, sign = timezone.localdate(), {"by": cast.secretary, "now": timezone.now()}
    theirs = item_on(cast.other_group, today, early)
    coming = item_on(cast.group, today + timedelta(days=9), early)
    cancelled = item_on(cast.group, today, early)
    # Before it begins: the test is run at any hour of the day.
    cancel_meeting(cancelled.meeting, reason="Sjukdom", **early)
    codes = []
    for item in (theirs, coming, cancelled):
        with pytest.raises(Refused) as refused:
            decide_ranking_at(item, ranking=draft, **sign)
        codes.append(refused.value.code)

    draft.refresh_from_db()
    assert (codes, draft.decided_on) == (["other_group", "future", "not_held"], None)
    assert RankingAt.objects.count() == 0


@pytest.mark.fact("S001-24")
def test_the_page_of_the_item_shows_the_draft_and_decides_it(cast, draft, early, show, send):
    item = item_on(cast.group, timezone.localdate(), early)

    page = show(cast.chair, "item_rank", item.pk)
    done = send(cast.chair, "item_rank", item.pk, text="Hälsa först.")
    after = show(cast.chair, "item_rank", item.pk)

    assert [line.title for line in page.context["lines"]] == ["Tandvård hemma"]
    assert (done.status_code, RankingAt.objects.get().ranking.text) == (302, "Hälsa först.")
    assert (after.context["has_draft"], after.context["is_decided"]) == (False, True)
