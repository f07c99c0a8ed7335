"""What is told of an item that has been closed since is no news to those who do not read it."""

from datetime import date, time

import pytest

from groups.models import Delivery
from issues.actions import follow_issue, raise_issue
from issues.following_due import tell_digests
from issues.following_post import new_events
from meetings.actions import add_item, create_meeting
from meetings.actions.issue_ties import tell_at
from meetings.models import AgendaItem

pytestmark = pytest.mark.django_db


@pytest.mark.fact("P25")
def test_a_line_of_a_closed_item_gives_neither_a_number_nor_a_mail(cast, at):
    """Told at an open item, and at what stands under one; both closed for the presidency the same evening."""
    sign = {"by": cast.secretary, "now": at("2017-03-02 09:00")}
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    for person in (cast.chair, cast.member):
        follow_issue(issue, how="daily", by=person, now=sign["now"])
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), **sign)
    item = add_item(meeting, title="Hemgång", **sign)
    under = AgendaItem.objects.create(meeting=meeting, parent=item, title="Avtalet", position=1)
    later = {"by": cast.secretary, "now": at("2017-03-02 10:00")}
    for about in (item, under):
        tell_at(about, issue, "notes", text="Vi enades", **later)
    before = [new_events(person).count() for person in (cast.chair, cast.member)]
    AgendaItem.objects.filter(pk=item.pk).update(circle="presidency", closed_reason="Upphandling")

    tell_digests(at("2017-03-03 07:00"))

    after = [new_events(person).count() for person in (cast.chair, cast.member)]
    told = [(mail.person, len(mail.references["events"])) for mail in Delivery.objects.all()]
    assert (before, after, told) == ([2, 2], [2, 0], [(cast.chair, 2)])
