"""Asking for money and granting it, through the verbs."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.test import Client
from django.urls import reverse

from groups.models import Delivery
from groups.post import MAILS
from meetings.actions import add_item, create_meeting
from meetings.models import Meeting
from plans.actions import (
    Given,
    add_funding_line,
    begin_funding_request,
    change_funding_line,
    change_funding_request,
    explain_gap,
    grant_funding_request,
    reject_funding_request,
    remove_funding_line,
    report_funding,
    set_report_day,
    submit_funding_request,
    take_up_funding_request,
    withdraw_funding_request,
)
from plans.funding_due import remind_of_reports
from plans.models import FundingLine, FundingRequest
from plans.tests.asking import APPROVED, asked, forum_above, under_review
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
DECIDED = date(2017, 3, 14)


@pytest.fixture
def forum(cast, at):
    return forum_above(cast, at)


@pytest.fixture
def request_(cast, at, forum):
    lines = [("Samordnare", "2", "1000000"), ("Tillägg", "", "500000")]
    return asked(cast.group, cast.official, at, lines=lines)


def mails():
    return list(
        Delivery.objects.filter(kind__startswith="plans.funding")
        .order_by("pk")
        .values_list("kind", "address")
    )


def state(request) -> str:
    return FundingRequest.objects.get(pk=request.pk).state


@pytest.mark.fact("S004-16")
def test_a_request_goes_to_the_group_above_and_twice_is_once(cast, at, forum):
    sign = {"by": cast.official, "now": at()}
    first = begin_funding_request(cast.group, year=2018, title=" Medel  för 2018 ", **sign)
    again = begin_funding_request(cast.group, year=2018, title="Medel för 2018", **sign)

    assert (first.pk, first.addressee, first.title) == (again.pk, forum[0], "Medel för 2018")


def test_without_a_group_above_nobody_can_be_asked(cast, at):
    with pytest.raises(Refused) as refused:
        begin_funding_request(cast.group, year=2018, title="Medel", by=cast.official, now=at())
    assert refused.value.code == "nobody_above"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"category": " ", "kronor": D(1)}, "no_category"),
        ({"category": "Samordnare"}, "asks_nothing"),
        ({"category": "Samordnare", "posts": D(-1)}, "below_zero"),
    ],
)
def test_a_line_says_what_and_how_much(cast, at, request_, given, code):
    with pytest.raises(Refused) as refused:
        add_funding_line(request_, **given, by=cast.official, now=at())
    assert (refused.value.code, request_.lines.count()) == (code, 2)


@pytest.mark.fact("S004-19")
def test_lines_are_changed_and_removed_in_a_draft_and_stand_when_it_is_handed_in(cast, at, request_):
    sign = {"by": cast.official, "now": at()}
    first, second = request_.lines.all()
    change_funding_line(first, category="Samordnare", posts=D("2.5"), expected="Kortare väg", **sign)
    remove_funding_line(second, **sign)
    for _ in range(2):
        submit_funding_request(request_, **APPROVED, **sign)

    rows = FundingLine.objects.values_list("category", "posts", "kronor", "expected")
    assert list(rows) == [("Samordnare", D("2.50"), None, "Kortare väg")]
    for act in (
        lambda: change_funding_line(first, category="X", kronor=D(1), **sign),
        lambda: remove_funding_line(first, **sign),
        lambda: add_funding_line(request_, category="X", kronor=D(1), **sign),
        lambda: change_funding_request(request_, title="X", **sign),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "state"
    assert mails() == [("plans.funding_submitted", "forum@example.se")]


def test_nothing_asked_for_cannot_be_handed_in(cast, at, forum):
    empty = asked(cast.group, cast.official, at, lines=())
    with pytest.raises(Refused) as refused:
        submit_funding_request(empty, by=cast.official, now=at(), **APPROVED)
    assert (refused.value.code, state(empty)) == ("no_lines", "draft")


@pytest.mark.fact("S004-15")
def test_what_its_own_group_has_not_approved_is_not_handed_in(cast, at, forum, request_):
    sign = {"by": cast.official, "now": at()}
    theirs, late, ours, off = (
        add_item(
            create_meeting(group, date=day, **sign | {"now": at("2017-01-02 09:00")}), title=title, **sign
        )
        for group, day, title in (
            (cast.other_group, date(2017, 2, 1), "Deras"),
            (cast.group, date(2017, 3, 20), "Sedan"),
            (cast.group, date(2017, 2, 14), "Äskande för 2018"),
            (cast.group, date(2017, 2, 21), "Inställt"),
        )
    )
    Meeting.objects.filter(pk=off.meeting_id).update(cancelled_at=sign["now"], cancel_reason="Snö")
    wrong = [
        ({}, ("not_approved", "approved_on")),
        ({"approved_on": date(2017, 3, 2), "approved_how": "Mejl"}, ("future", "approved_on")),
        ({"approved_on": date(2017, 2, 20)}, ("no_approved_how", "approved_how")),
        ({"approved_at": theirs}, ("not_theirs", "approved_at")),
        ({"approved_at": late}, ("future", "approved_at")),
        ({"approved_at": ours, "approved_on": date(2017, 2, 20)}, ("other_day", "approved_on")),
        ({"approved_at": off}, ("not_held", "approved_at")),
    ]
    found = []
    for given, _why in wrong:
        with pytest.raises(Refused) as refused:
            submit_funding_request(request_, **given, **sign)
        found.append((refused.value.code, refused.value.field))
    assert (found, state(request_)) == ([why for _given, why in wrong], "draft")

    client, page = Client(), reverse("funding:request", args=[request_.pk])
    client.force_login(cast.official)
    place = reverse("funding:submit", args=[request_.pk])
    assert client.post(place, {"approved_on": "2017-02-20"}).status_code == 422
    submit_funding_request(request_, approved_at=ours, approved_how="Mejl", **sign)
    kept = FundingRequest.objects.get()
    assert (kept.approved_on, kept.approved_how, kept.state) == (date(2017, 2, 14), "", "submitted")
    # The title of the item is for those who read the meeting; that they stand behind it is for both.
    seen = []
    for person in (cast.member, forum[1]):
        client.force_login(person)
        facts = client.get(page).context["facts"]
        seen.append((facts.approved_at, facts.approved_item))
    assert seen == [("14 februari 2017: Äskande för 2018", ours.pk), ("14 februari 2017", None)]


@pytest.mark.fact("S004-18")
def test_granted_in_full_or_line_by_line(cast, at, forum, request_):
    under_review(request_, cast.official, at)
    first, second = request_.lines.all()
    given = {first.pk: Given(D(1), D(600_000)), second.pk: Given(kronor=D(0))}
    sign = {"by": forum[1], "now": at("2017-03-15 09:00")}

    grant_funding_request(request_, on=DECIDED, lines=given, **sign)

    rows = request_.lines.values_list("granted_posts", "granted_kronor")
    assert list(rows) == [(D(1), D(600_000)), (None, D(0))]
    found = FundingRequest.objects.get()
    assert (found.state, found.decided_on, found.report_by) == ("granted", DECIDED, None)
    assert sorted(mails())[:2] == [
        ("plans.funding_decided", "official@example.se"),
        ("plans.funding_decided", "secretary@example.se"),
    ]


def test_granted_as_it_was_asked(cast, at, forum, request_):
    under_review(request_, cast.official, at)
    grant_funding_request(request_, on=DECIDED, by=forum[1], now=at("2017-03-15 09:00"))

    rows = request_.lines.values_list("granted_posts", "granted_kronor")
    assert list(rows) == [(D(2), D(1_000_000)), (None, D(500_000))]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on": date(2017, 3, 16)}, "future"),
        ({"on": date(2017, 3, 1)}, "too_early"),
        ({"on": DECIDED, "report_by": DECIDED}, "too_early"),
        ({"on": DECIDED, "lines": {}}, "unanswered"),
        ({"on": DECIDED, "lines": "zero"}, "nothing"),
        ({"on": DECIDED, "lines": "below"}, "below_zero"),
    ],
)
def test_what_cannot_be_granted(cast, at, forum, request_, fields, code):
    under_review(request_, cast.official, at)
    amounts = {"zero": D(0), "below": D(-1)}
    if fields.get("lines"):
        amount = amounts[fields["lines"]]
        fields = fields | {"lines": {row.pk: Given(kronor=amount) for row in request_.lines.all()}}

    with pytest.raises(Refused) as refused:
        grant_funding_request(request_, **fields, by=forum[1], now=at("2017-03-15 09:00"))
    assert (refused.value.code, state(request_)) == (code, "under_review")


def test_it_is_decided_on_an_item_of_the_group_that_decides(cast, at, forum, request_, meeting_item):
    under_review(request_, cast.official, at)
    with pytest.raises(Refused) as refused:
        grant_funding_request(
            request_, on=DECIDED, decided_at=meeting_item, by=forum[1], now=at("2017-03-15 09:00")
        )
    assert refused.value.code == "not_theirs"


def test_it_is_decided_at_a_meeting_that_is_held_and_on_its_day(cast, at, forum, request_):
    under_review(request_, cast.official, at)
    sign = {"by": forum[1], "now": at("2017-03-15 09:00")}
    meeting = create_meeting(forum[0], date=DECIDED, **sign | {"now": at()})
    item, found = add_item(meeting, title="Medel", **sign), []
    for day, changed in (
        (date(2017, 3, 13), {"cancel_reason": ""}),
        (DECIDED, {"cancelled_at": at(), "cancel_reason": "Snö"}),
    ):
        Meeting.objects.filter(pk=meeting.pk).update(**changed)
        for act, more in ((grant_funding_request, {}), (reject_funding_request, {"reason": "Slut."})):
            with pytest.raises(Refused) as refused:
                act(request_, on=day, decided_at=item, **more, **sign)
            found.append((refused.value.code, refused.value.field))
    assert found == [("other_day", "on")] * 2 + [("not_held", "decided_at")] * 2


@pytest.fixture
def meeting_item(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    return add_item(create_meeting(cast.group, date=DECIDED, **sign), title="Ekonomi", **sign)


def test_turned_down_and_withdrawn_say_why(cast, at, forum, request_):
    sign = {"by": forum[1], "now": at("2017-03-15 09:00")}
    other = asked(cast.group, cast.official, at, title="Mer")
    with pytest.raises(Refused) as early:
        reject_funding_request(request_, reason="Nej.", on=DECIDED, **sign)
    under_review(request_, cast.official, at)
    codes = []
    for act in (
        lambda: reject_funding_request(request_, reason=" ", on=DECIDED, **sign),
        lambda: withdraw_funding_request(other, reason=" ", **sign),
    ):
        with pytest.raises(Refused) as refused:
            act()
        codes.append(refused.value.code)
    reject_funding_request(request_, reason="Pengarna är slut.", on=DECIDED, **sign)
    withdraw_funding_request(other, reason="Vi söker ihop.", **sign)

    assert (early.value.code, codes) == ("state", ["no_reason", "no_reason"])
    assert list(FundingRequest.objects.order_by("pk").values_list("state", "reason")) == [
        ("rejected", "Pengarna är slut."),
        ("withdrawn", "Vi söker ihop."),
    ]
    # Nobody above had seen the draft that was taken back.
    assert [kind for kind, _ in mails() if kind == "plans.funding_withdrawn"] == []
    with pytest.raises(Refused):
        take_up_funding_request(other, **sign)
    with pytest.raises(Refused):
        explain_gap(other, note="För sent.", **sign)


@pytest.mark.fact("S004-18")
def test_what_the_money_led_to_is_asked_for_before_and_after_its_day(cast, at, forum, request_):
    under_review(request_, cast.official, at)
    sign = {"by": forum[1], "now": at("2017-03-15 09:00")}
    grant_funding_request(request_, on=DECIDED, **sign)
    set_report_day(request_, report_by=date(2017, 12, 1), **sign)
    Delivery.objects.all().delete()
    sent = []
    for day in ("2017-11-20", "2017-11-24", "2017-11-25", "2017-12-01", "2017-12-02", "2017-12-20"):
        remind_of_reports(at(f"{day} 06:00"))
        sent.append(len(mails()))
    reminder = Delivery.objects.filter(kind="plans.funding_report_due", person=cast.official).first()
    message = MAILS[reminder.kind](reminder, {})

    assert sent == [0, 2, 2, 2, 4, 4]
    assert f"/medel/{request_.pk}/" in message.body
    now = at("2017-12-21 09:00")
    report_funding(request_, report="Två samordnare.", by=cast.official, now=now)
    report_funding(request_, report="Två samordnare sedan mars.", by=cast.official, now=now)
    found = FundingRequest.objects.get()
    assert (found.state, found.report, found.reported_on) == (
        "followed_up",
        "Två samordnare sedan mars.",
        date(2017, 12, 21),
    )
    assert MAILS[reminder.kind](reminder, {}) is None
    assert [one for one in mails() if one[0] == "plans.funding_reported"] == [
        ("plans.funding_reported", "forum@example.se")
    ]
