"""Items that members propose, until when, and what becomes of them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from groups.models import Delivery
from groups.post.sweep import sweep
from meetings.actions import (
    accept_proposal,
    add_item,
    create_meeting,
    decline_proposal,
    move_proposal,
    propose_item,
    send_item,
    withdraw_proposal,
)
from meetings.models import ItemProposal
from meetings.proposals import is_late, last_day
from samverkan.lib.refusal import Refused
from tests.smtp import mail_server

__all__ = ["mail_server"]

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 14)


@pytest.mark.fact("N11", "P20", "S000-37")
@pytest.mark.parametrize(
    ("proposed", "meeting", "days", "late"),
    [
        (date(2017, 3, 4), DAY, 10, False),
        (date(2017, 3, 5), DAY, 10, True),
        (date(2017, 3, 14), DAY, 0, False),
        (date(2017, 3, 15), DAY, 0, True),
        (date(2016, 2, 29), date(2016, 3, 10), 10, False),
        (date(2016, 3, 1), date(2016, 3, 10), 10, True),
        (date(2017, 3, 5), None, 10, False),
    ],
)
def test_an_item_is_late_after_the_groups_last_day(proposed, meeting, days, late):
    assert is_late(proposed, meeting, days) == late


def test_the_last_day_is_told_for_every_weekday_alike():
    assert [last_day(DAY, 10), last_day(None, 10)] == [date(2017, 3, 4), None]


@pytest.fixture
def proposed(cast, meeting):
    return propose_item(
        cast.group,
        meeting=meeting,
        title="Hemtjänst på natten",
        text="Sala och Heby delar personal.",
        kind="other_business",
        once_key=uuid4(),
        by=cast.member,
        now=timezone.now(),
    )


def posted(kind):
    rows = Delivery.objects.filter(kind=f"meetings.{kind}").order_by("pk")
    return list(rows.values_list("address", flat=True))


@pytest.mark.fact("S000-37")
def test_a_member_proposes_on_the_page_and_the_office_is_told_once(cast, show, send, meeting):
    form = show(cast.substitute, "propose", cast.group.slug, mote=meeting.pk).context["form"]
    key = form["once_key"].value()
    for _time in range(2):
        send(
            cast.substitute,
            "propose",
            cast.group.slug,
            title=" Färdtjänst ",
            kind="dialogue",
            meeting=meeting.pk,
            minutes="15",
            once_key=key,
        )

    row = ItemProposal.objects.get()
    assert (row.title, row.proposed_by, row.meeting, row.is_late) == (
        "Färdtjänst",
        cast.substitute,
        meeting,
        False,
    )
    assert sorted(posted("item_proposed")) == ["official@example.se", "secretary@example.se"]


@pytest.mark.fact("N11", "P20")
def test_what_is_proposed_late_is_marked_on_the_page_and_in_the_call(cast, show, sign, day):
    soon = create_meeting(cast.group, date=timezone.localdate() + timedelta(days=3), place="Sal B", **sign)
    late = propose_item(
        cast.group, meeting=soon, title="Sent", once_key=uuid4(), by=cast.member, now=sign["now"]
    )

    accept_proposal(late, **sign)

    page = show(cast.member, "meeting", soon.pk).context["page"]
    assert [(line.title, line.is_late, line.proposed_by) for line in page.items] == [
        ("Sent", True, cast.member.name)
    ]
    paper = show(cast.chair, "fix", soon.pk).context["page"].rows
    assert [(row.title, row.proposed_late) for row in paper] == [("Sent", True)]


@pytest.mark.fact("N11", "S000-37")
def test_an_accepted_question_comes_under_other_business_once_and_the_proposer_is_told(
    cast, sign, called, proposed
):
    other = add_item(called, title="Övriga frågor", kind="other_business", **sign)

    items = {accept_proposal(proposed, **sign).pk for _time in range(2)}

    item = called.items.get(pk__in=items)
    assert (item.parent, item.title, item.description) == (
        other,
        "Hemtjänst på natten",
        "Sala och Heby delar personal.",
    )
    assert [item.added_after_call, [row.person for row in item.presenters.all()]] == [True, [cast.member]]
    assert posted("proposal_answered") == ["member@example.se"]


@pytest.mark.fact("P20")
def test_declined_needs_a_reason_that_the_proposer_reads(cast, show, send, sign, proposed):
    answer = send(cast.chair, "proposal", cast.group.slug, proposed.pk, answer="decline", reason=" ")
    assert list(answer.context["form"].errors) == ["reason"]
    with pytest.raises(Refused):
        decline_proposal(proposed, reason=" ", **sign)

    send(cast.chair, "proposal", cast.group.slug, proposed.pk, answer="decline", reason="Togs upp i maj.")

    page = show(cast.member, "proposals", cast.group.slug).context["page"]
    assert [(line.row.state, line.row.reason) for line in page.answered] == [("declined", "Togs upp i maj.")]
    assert posted("proposal_answered") == ["member@example.se"]


def test_moved_to_the_next_meeting_it_waits_and_lateness_follows(cast, sign, day, meeting):
    soon = create_meeting(cast.group, date=timezone.localdate() + timedelta(days=3), **sign)
    row = propose_item(
        cast.group, meeting=soon, title="Sent", once_key=uuid4(), by=cast.member, now=sign["now"]
    )
    seen = [(row.meeting, row.is_late)]
    for there in (meeting, None):
        row = move_proposal(row, meeting=there, **sign)
        seen.append((row.meeting, row.is_late))

    assert seen == [(soon, True), (meeting, False), (None, False)]
    assert (row.state, posted("proposal_answered")) == ("proposed", ["member@example.se"] * 2)


def test_the_proposer_takes_it_back_while_it_waits_and_nobody_else(cast, send, sign, proposed):
    others = [
        send(person, "proposal_withdraw", cast.group.slug, proposed.pk).status_code
        for person in (cast.substitute, cast.secretary, cast.stranger)
    ]
    send(cast.member, "proposal_withdraw", cast.group.slug, proposed.pk)
    proposed.refresh_from_db()

    assert (others, proposed.state) == ([403, 403, 404], "withdrawn")
    with pytest.raises(Refused) as refusal:
        accept_proposal(proposed, **sign)
    assert refusal.value.code == "answered"


def test_an_answered_proposal_is_not_taken_back(cast, sign, proposed):
    accept_proposal(proposed, **sign)

    with pytest.raises(Refused) as refusal:
        withdraw_proposal(proposed, by=cast.member, now=sign["now"])
    assert refusal.value.code == "answered"


def test_members_see_their_own_proposals_and_planners_all(cast, show, sign, proposed):
    lists = [
        [line.row.title for line in show(who, "proposals", cast.group.slug).context["page"].waiting]
        for who in (cast.member, cast.substitute, cast.chair, cast.secretary)
    ]

    assert lists == [["Hemtjänst på natten"], [], ["Hemtjänst på natten"], ["Hemtjänst på natten"]]


def test_the_mails_are_written(cast, sign, meeting, proposed, mail_server):
    accept_proposal(proposed, **sign)

    sweep()

    told = [
        (str(row.message["To"]), row.message.get_body(("plain",)).get_content())
        for row in mail_server.received
    ]
    assert sorted((to.partition("<")[2].rstrip(">"), "Hemtjänst på natten" in text) for to, text in told) == [
        ("member@example.se", True),
        ("official@example.se", True),
        ("secretary@example.se", True),
    ]


@pytest.mark.fact("S000-37")
def test_who_proposed_an_item_is_told_when_it_moves_to_another_meeting(
    cast, sign, proposed, day, mail_server
):
    item = accept_proposal(proposed, **sign)
    later = create_meeting(cast.group, date=day + timedelta(days=28), **sign)
    for _press in range(2):
        send_item(item, meeting=later, **sign)
        item.refresh_from_db()
    sweep()

    proposed.refresh_from_db()
    assert (proposed.state, proposed.meeting, len(posted("proposal_answered"))) == ("accepted", later, 2)
    answers = Delivery.objects.filter(kind="meetings.proposal_answered").order_by("pk")
    assert [row.references["state"] for row in answers] == ["accepted", "moved"]
    mails = [row.message for row in mail_server.received if "member@" in str(row.message["To"])]
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]
    assert [f"/moten/{later.pk}/" in text for text in texts] == [True, True]
