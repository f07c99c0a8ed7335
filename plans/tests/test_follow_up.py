"""The yearly follow-up: gathered, commented on, frozen, adopted and published (S001-29, P50)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import product
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from groups.models import Delivery, Group
from issues.models import Issue
from meetings.actions import add_item, create_meeting, remove_item
from meetings.models import Fulfilment, Obligation
from plans.actions import (
    add_goal,
    add_goal_indicator,
    adopt_follow_up,
    adopt_plan,
    ask_for_paper,
    begin_follow_up,
    begin_plan,
    comment_on_goal,
    discard_follow_up,
    publish_follow_up,
    remind_of_follow_up,
    remove_goal,
    review_follow_up,
    revise_plan,
    send_back_follow_up,
    show_plan,
    write_summary,
)
from plans.actions.follow_up_papers import keep_paper
from plans.activity_year import belongs
from plans.follow_up_days import first_end
from plans.follow_up_document import kept_follow_up
from plans.follow_up_export import COLUMNS
from plans.follow_up_mails import follow_up_mail
from plans.follow_up_paper import make
from plans.follow_up_states import may_be
from plans.gathered_year import gathered
from plans.models import Activity, FollowUp, FollowUpPaper, Indicator, Reading
from plans.trend_facts import trend_again, trend_facts
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of
from tests.clients import logged_in

pytestmark = pytest.mark.django_db
JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)
LATER = datetime(2018, 1, 20, 10, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": LATER}


@pytest.fixture
def plan(cast, sign):
    """Adopted, with a goal that the member answers for, an indicator at 40 % of the way and an activity."""
    plan = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    goals_of(plan, cast, sign, 1)
    return adopt_plan(plan, on=JAN, where="Mötet i Sala", **sign)


def goals_of(plan, cast, sign, count: int) -> None:
    start = plan.goals.count() + 1
    for number in range(start, start + count):
        goal = add_goal(plan, title=f"Mål {number}", responsible=cast.member, **sign)
        name = f"Mått {number}" if count == 1 else f"Mått {number} av {count}"
        indicator = Indicator.objects.create(group=plan.group, name=name, starts_on=JAN)
        target = {"baseline": Decimal(50), "target": Decimal(60), "due_on": DEC}
        add_goal_indicator(goal, indicator=indicator, **target, **sign)
        Reading.objects.create(
            indicator=indicator, period=JAN, revision=1, value=Decimal(58), at=LATER, status="final"
        )
        Reading.objects.create(
            indicator=indicator,
            period=date(2016, 1, 1),
            revision=1,
            missing="Enkäten brast",
            at=LATER,
            status="final",
        )
        Activity.objects.create(goal=goal, text=f"Studiebesök {number}", position=1)


@pytest.fixture
def draft(cast, plan, sign):
    draft = begin_follow_up(cast.group, year=2017, **sign)
    return write_summary(draft, summary="Ett bra år.", **sign)


def in_state(draft, sign, state: str) -> FollowUp:
    found = review_follow_up(draft, **sign)
    if state in ("adopted", "published"):
        found = adopt_follow_up(found, on=LATER.date(), where="Mötet i Sala", **sign)
    return publish_follow_up(found, **sign) if state == "published" else found


def test_what_may_be_done_in_each_state():
    states = ("draft", "reviewed", "adopted", "published")
    moves = ("write", "review", "discard", "send_back", "adopt", "publish")
    allowed = [(state, move) for state, move in product(states, moves) if may_be(state, move)]
    assert allowed == [
        ("draft", "write"),
        ("draft", "review"),
        ("draft", "discard"),
        ("reviewed", "send_back"),
        ("reviewed", "adopt"),
        ("adopted", "publish"),
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "told", "expected"),
    [
        (None, None, [], True),
        (JAN, DEC, [], True),
        (date(2018, 1, 1), None, [], False),
        (None, date(2016, 5, 1), [], False),
        (date(2018, 1, 1), DEC, [date(2017, 11, 1)], True),
    ],
)
def test_which_activities_are_of_the_year(starts, ends, told, expected):
    assert belongs(starts, ends, 2017, told) is expected


@pytest.mark.fact("S001-29", "P50", "P59", "N07")
def test_one_click_gathers_the_year_and_a_draft_shows_it_anew(cast, plan, sign):
    client = logged_in(cast.official)
    answer = client.post(reverse("follow_up:new", args=[cast.group.slug]), {"year": "2017"})
    draft = FollowUp.objects.get()
    goal = gathered(draft, LATER).goals[0]

    assert answer["Location"] == reverse("follow_up:one", args=[draft.pk])
    assert (draft.plan, draft.year, draft.begun_by) == (plan, 2017, cast.official)
    assert [(one.trend.name, Decimal(one.trend.main.points[-1].value)) for one in goal.indicators] == [
        ("Mått 1", Decimal(58))
    ]
    assert [(one.text, one.mark) for one in goal.activities] == [("Studiebesök 1", "empty")]
    Reading.objects.create(
        indicator=Indicator.objects.get(), period=JAN, revision=2, value=61, at=LATER, status="final"
    )
    again = gathered(draft, LATER).goals[0].indicators[0]
    assert Decimal(again.trend.main.points[-1].value) == 61
    assert begin_follow_up(cast.group, year=2017, **sign) == draft


@pytest.mark.fact("P50")
def test_what_is_reviewed_stands_until_it_is_sent_back_with_a_reason(cast, draft, sign):
    reviewed = review_follow_up(draft, **sign)
    Reading.objects.create(
        indicator=Indicator.objects.get(), period=JAN, revision=2, value=61, at=LATER, status="final"
    )
    kept = kept_follow_up(reviewed)
    refused = []
    for verb, more in (
        (write_summary, {"summary": "Annat"}),
        (send_back_follow_up, {"why": " "}),
        (publish_follow_up, {}),
    ):
        with pytest.raises(Refused) as refusal:
            verb(reviewed, **more, **sign)
        refused.append(refusal.value.code)

    assert refused == ["wrong_state", "no_reason", "wrong_state"]
    assert Decimal(kept.goals[0].indicators[0].trend.main.points[-1].value) == 58
    assert len(reviewed.sha256) == 64
    back = send_back_follow_up(reviewed, why="Kommentaren saknas", **sign)
    assert (back.state, back.facts, back.sha256, back.why_sent_back) == (
        "draft",
        None,
        "",
        "Kommentaren saknas",
    )
    assert "Kommentaren saknas" in logged_in(cast.member).get(reverse("follow_up:one", args=[back.pk])).text


def test_the_database_keeps_what_is_adopted(draft, sign):
    adopted = in_state(draft, sign, "adopted")
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=adopted.pk).update(summary="Annat")
    with pytest.raises(IntegrityError), transaction.atomic():
        adopted.delete()
    assert publish_follow_up(adopted, **sign).summary == "Ett bra år."


def test_a_trend_is_the_same_when_it_is_read_back(draft):
    facts = gathered(draft, LATER).goals[0].indicators[0].trend
    assert trend_facts(trend_again(facts)) == facts


def test_the_responsible_and_those_who_plan_comment_and_nobody_else(cast, draft, plan, sign):
    goal = plan.goals.get()
    address = reverse("follow_up:comment", args=[draft.pk, goal.pk])
    people = (cast.member, cast.chair, cast.official, cast.substitute, cast.stranger)
    status = [logged_in(one).post(address, {"text": "Vi kom en bit"}).status_code for one in people]
    assert status == [302, 302, 302, 403, 404]
    assert [one.text for one in draft.comments.all()] == ["Vi kom en bit"]
    comment_on_goal(draft, goal=goal, text=" ", **sign)
    assert draft.comments.count() == 0


@pytest.mark.fact("S001-29", "N12")
def test_an_adopted_follow_up_ticks_the_annual_wheel(cast, draft, sign):
    row = Obligation.objects.create(
        group=cast.group, key=Obligation.Key.PLAN_FOLLOW_UP, title="Uppföljning", starts_on=JAN, times=1
    )
    reviewed = review_follow_up(draft, **sign)
    with pytest.raises(Refused) as nowhere:
        adopt_follow_up(reviewed, on=LATER.date(), where=" ", **sign)
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=draft.pk).update(state="adopted", adopted_on=LATER.date())
    with pytest.raises(Refused) as refusal:
        adopt_follow_up(reviewed, on=LATER.date() + timedelta(days=1), where="Mötet i Sala", **sign)
    with translation.override("en"):
        adopted = adopt_follow_up(reviewed, on=LATER.date(), where="Mötet i Sala", **sign)
    assert (nowhere.value.code, refusal.value.code) == ("nowhere", "future")
    assert (adopted.state, adopted.adopted_where) == ("adopted", "Mötet i Sala")
    assert "Mötet i Sala" in logged_in(cast.member).get(reverse("follow_up:one", args=[draft.pk])).text
    ticked = [(one.obligation, one.on, one.text) for one in Fulfilment.objects.all()]
    assert ticked == [(row, LATER.date(), "Uppföljningen av 2017 antogs.")]


@pytest.mark.fact("P50")
def test_everybody_reads_what_is_published_and_nothing_written_for_the_group(cast, draft, sign):
    sample = {
        "structure": cast.structure,
        "home_group": cast.group,
        "raised_on": date(2017, 5, 2),
        "created_at": LATER,
        "raised_by_name": "Någon",
    }
    Issue.objects.create(year=2017, number=1, title="Öppen fråga", is_public=True, **sample)
    Issue.objects.create(year=2017, number=2, title="Gruppens fråga", **sample)
    Issue.objects.create(
        year=2017, number=3, title="Presidiets fråga", circle="presidency", closed_reason="Tidigt", **sample
    )
    adopted = in_state(draft, sign, "adopted")
    address = reverse("public:follow_up", args=[draft.pk])
    before = Client().get(address).status_code
    inside = logged_in(cast.member).get(reverse("follow_up:one", args=[draft.pk])).text
    publish_follow_up(adopted, **sign)
    make(FollowUpPaper.objects.latest("pk").pk)
    text = Client().get(address).text
    paper = " ".join(text_of(Client().get(reverse("public:follow_up_pdf", args=[draft.pk])).content).split())

    words = ("Öppen fråga", "Gruppens fråga", "Presidiets fråga", "Enkäten brast", cast.member.name)
    assert before == 404
    assert [word in inside for word in words[:4]] == [True, True, False, True]
    assert [word in text for word in words] == [True, False, False, False, False]
    assert [word in paper for word in words] == [True, False, False, False, False]
    Group.objects.filter(pk=cast.group.pk).update(state="draft")
    assert Client().get(address).status_code == 404


def test_the_combined_report_is_for_staff_and_tells_only_what_is_public(cast, plan, draft, sign):
    sample = {
        "structure": cast.structure,
        "home_group": cast.group,
        "raised_on": date(2017, 5, 2),
        "created_at": LATER,
        "raised_by_name": "Någon",
    }
    Issue.objects.create(year=2017, number=2, title="Gruppens fråga", **sample)
    combined = begin_follow_up(cast.structure, year=2017, **sign)
    document = gathered(combined, LATER)
    address = reverse("follow_up:one", args=[combined.pk])
    people = (cast.secretary, cast.other_secretary, cast.chair, cast.stranger)
    assert [logged_in(one).get(address).status_code for one in people] == [200, 200, 404, 404]
    assert (document.plans, document.issues) == ((), ())
    show_plan(plan, is_public=True, **sign)
    adopted = in_state(draft, sign, "adopted")
    told = [(one.title, one.summary) for one in gathered(combined, LATER).plans]
    assert told == [("Verksamhetsplan 2017–2018", "")]
    publish_follow_up(adopted, **sign)
    assert [one.summary for one in gathered(combined, LATER).plans] == ["Ett bra år."]


def test_the_combined_report_keeps_the_words_of_a_plan_that_is_revised_since(cast, plan, draft, sign):
    """Also of a goal that the next version has left out."""
    comment_on_goal(draft, goal=plan.goals.get(), text="Vi kom en bit", result="partly", **sign)
    in_state(draft, sign, "published")
    newer = revise_plan(show_plan(plan, is_public=True, **sign), **sign)
    add_goal(newer, title="Ett nytt mål", **sign)
    remove_goal(newer.goals.get(number=1), **sign)
    adopt_plan(newer, on=LATER.date(), where="Mötet i Sala", **sign)
    combined = begin_follow_up(cast.structure, year=2017, **sign)
    told = gathered(combined, LATER).plans
    assert [(one.number, one.summary) for one in told] == [(1, "Ett bra år.")]
    assert [(goal.title, goal.comment, goal.result) for goal in told[0].goals] == [
        ("Mål 1", "Vi kom en bit", "partly")
    ]


@pytest.mark.fact("P50")
def test_the_combined_report_is_adopted_at_an_item_and_published(cast):
    sign, today = {"by": cast.official, "now": timezone.now()}, timezone.localdate()
    held = create_meeting(cast.group, date=today, start=time(9), end=time(12), place="Sal B", **sign)
    item = add_item(held, title="Uppföljning av alla grupper", **sign)
    combined = begin_follow_up(cast.structure, year=today.year, **sign)
    write_summary(combined, summary="Ett bra år.", **sign)
    review_follow_up(combined, **sign)
    client, address = logged_in(cast.official), reverse("follow_up:adopt", args=[combined.pk])
    page = client.get(address)
    client.post(address, {"at": item.pk, "on": today.isoformat()})
    combined.refresh_from_db()
    assert list(page.context["form"].fields["at"].rows) == [item.pk]
    assert (combined.state, combined.adopted_at) == ("adopted", item)
    assert publish_follow_up(combined, **sign).state == "published"
    with pytest.raises(Refused) as refusal:
        remove_item(item, **sign)
    assert refusal.value.code == "decided_at"
    item.refresh_from_db()


def test_the_combined_draft_is_thrown_away_by_who_began_it_or_an_administrator_and_ticks_no_wheel(cast, sign):
    combined = write_summary(
        begin_follow_up(cast.structure, year=2017, by=cast.secretary, now=LATER), summary="Ett år.", **sign
    )
    page, address, adopt = (
        reverse(f"follow_up:{name}", args=[combined.pk]) for name in ("one", "discard", "adopt")
    )
    people = (cast.other_secretary, cast.official, cast.stranger, cast.secretary, cast.administrator)
    status = [logged_in(one).get(address).status_code for one in people]
    refused = logged_in(cast.other_secretary).post(address).status_code
    offered = [address in logged_in(one).get(page).text for one in (cast.other_secretary, cast.secretary)]
    review_follow_up(combined, **sign)
    notes = logged_in(cast.official).get(adopt).context["notes"]
    send_back_follow_up(combined, why="Fel år", **sign)
    thrown = logged_in(cast.secretary).post(address).status_code

    assert (status, refused, offered) == ([403, 403, 404, 200, 200], 403, [False, True])
    assert ["årshjul" in note for note in notes] == [False]
    assert (thrown, FollowUp.objects.count()) == (302, 0)


@pytest.mark.fact("N07")
def test_a_draft_follows_the_version_that_holds_and_its_comments_go_along(cast, sign):
    draft = begin_follow_up(cast.group, year=2017, **sign)
    first = begin_plan(cast.group, title="Plan", starts_on=JAN, ends_on=DEC, **sign)
    goal = add_goal(first, title="Fler trivs", **sign)
    adopt_plan(first, on=JAN, where="Mötet i Sala", **sign)
    draft.refresh_from_db()
    assert draft.plan == first
    comment_on_goal(draft, goal=goal, text="Vi kom en bit", **sign)
    second = adopt_plan(revise_plan(first, **sign), on=DEC.replace(year=2017), where="Mötet i Sala", **sign)
    draft.refresh_from_db()
    assert draft.plan == second
    assert [(one.title, one.comment) for one in gathered(draft, LATER).goals] == [
        ("Fler trivs", "Vi kom en bit")
    ]


def test_what_is_said_of_a_plan_that_still_stands_is_not_lost_to_another(cast, draft, plan, sign):
    comment_on_goal(draft, goal=plan.goals.get(), text="Vi kom en bit", **sign)
    other = begin_plan(cast.group, title="Året", starts_on=date(2017, 6, 1), ends_on=DEC, **sign)
    add_goal(other, title="Fler trivs", **sign)
    adopt_plan(other, on=JAN, where="Mötet i Sala", **sign)
    draft.refresh_from_db()
    assert (draft.plan, [one.comment for one in gathered(draft, LATER).goals]) == (plan, ["Vi kom en bit"])


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ((None, None), DEC),
        ((date(2016, 6, 1), date(2020, 1, 1)), DEC),
        ((date(2018, 6, 1), date(2018, 3, 1)), date(2018, 3, 1)),
    ],
)
def test_the_one_in_good_time_comes_before_the_first_end_inside_the_plan(decisions, expected):
    assert first_end(JAN, DEC, *decisions) == expected


@pytest.mark.parametrize(("year", "code"), [(0, "too_early"), (1999, "too_early"), (2019, "future")])
def test_a_year_out_of_reach_is_refused(cast, sign, year, code):
    with pytest.raises(Refused) as refusal:
        begin_follow_up(cast.group, year=year, **sign)
    assert (refusal.value.code, FollowUp.objects.count()) == (code, 0)


def test_the_page_asks_the_database_as_often_for_1_goal_as_for_30(cast, sign, django_assert_num_queries):
    client = logged_in(cast.official)
    client.get(reverse("follow_up:list"))
    for year, count in ((2017, 1), (2018, 30)):
        period = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        plan = begin_plan(cast.group, title=f"Plan {count}", **period, **sign)
        goals_of(plan, cast, sign, count)
        adopt_plan(plan, on=JAN, where="Mötet i Sala", **sign)
        row = begin_follow_up(cast.group, year=year, **sign)
        assert row.plan == plan
        with django_assert_num_queries(27):
            client.get(reverse("follow_up:one", args=[row.pk]))


@pytest.mark.fact("N15", "P59")
def test_the_paper_is_accessible_with_contents_and_counted_on_its_way(cast, draft, sign):
    address = reverse("follow_up:paper", args=[draft.pk])
    client = logged_in(cast.member)
    unmade = client.get(reverse("follow_up:pdf", args=[draft.pk]))
    client.post(address)
    paper = FollowUpPaper.objects.get()
    waiting = client.get(address).status_code
    make(paper.pk)
    paper.refresh_from_db()
    answer = client.get(reverse("follow_up:pdf", args=[draft.pk]))

    assert (unmade.status_code, unmade["Location"], waiting) == (302, address, 202)
    assert (paper.state, paper.done, paper.of) == ("done", 1, 1)
    assert_pdf_accessible(answer.content)
    text = " ".join(text_of(answer.content).split())
    words = ("Innehåll", "1. Mål 1", "Ett bra år.", "Möten och närvaro")
    assert [word in text for word in words] == [True] * 4
    again = ask_for_paper(draft, **sign)
    make(again.pk)
    assert FollowUpPaper.objects.get() == again


def test_a_paper_that_is_drawn_while_the_draft_is_thrown_away_leaves_no_file(
    cast, draft, sign, django_capture_on_commit_callbacks
):
    other = begin_follow_up(cast.group, year=2018, **sign)
    kept, gone = ask_for_paper(other, **sign), ask_for_paper(draft, **sign)
    names = [default_storage.save(f"follow-ups/2017/{name}.pdf", ContentFile(b"%PDF")) for name in "ab"]
    keep_paper(kept, file=names[0], sha256="0" * 64, by=None, now=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        discard_follow_up(draft, **sign)
        # The second is another paper's file too.
        for name in reversed(names):
            keep_paper(gone, file=name, sha256="0" * 64, by=None, now=LATER)
    assert [default_storage.exists(name) for name in names] == [True, False]
    assert list(FollowUpPaper.objects.values_list("pk", flat=True)) == [kept.pk]
    default_storage.delete(names[0])


def test_the_word_file_says_the_same(cast, draft):
    answer = logged_in(cast.member).get(reverse("follow_up:docx", args=[draft.pk]))
    with ZipFile(BytesIO(answer.content)) as file:
        text = file.read("word/document.xml").decode()
    assert [word in text for word in ("Uppföljning 2017", "Mål 1", "Ett bra år.", "58")] == [True] * 4


@pytest.mark.fact("S001-29")
def test_the_official_and_the_chair_are_reminded_once_and_in_good_time(cast, plan, sign):
    tz = ZoneInfo("Europe/Stockholm")
    days = [datetime(2017, 12, 1, tzinfo=tz), datetime(2017, 12, 20, tzinfo=tz), LATER]
    sent = [len(remind_of_follow_up(plan, by=None, now=day)) for day in days]
    good_time = remind_of_follow_up(plan, by=None, now=datetime(2018, 10, 2, tzinfo=tz))
    assert sent == [0, 2, 0]
    assert sorted({row.person.name for row in Delivery.objects.filter(kind="plans.follow_up_due")}) == sorted(
        [cast.official.name, cast.chair.name]
    )
    assert [row.references["kind"] for row in good_time] == ["good_time", "good_time"]
    body = follow_up_mail(good_time[0], {}).body
    words = ("i god tid före", reverse("follow_up:group", args=[cast.group.slug]))
    assert [word in body for word in words] == [True, True]


@pytest.mark.fact("P50")
def test_the_admin_gives_a_row_for_each_goal(cast, draft, plan, sign):
    comment_on_goal(draft, goal=plan.goals.get(), text="Vi kom en bit", **sign)
    address = reverse("admin:plans_followup_export")
    data = {"format": "0", **{f"followupresource_{name}": "on" for name in COLUMNS}}
    answer = logged_in(cast.official).post(address, data)
    text = answer.content.decode("utf-8-sig")
    row = text.splitlines()[1]
    assert [word in row for word in ("2017", "Mål 1", "Mått 1", "58", "Vi kom en bit")] == [True] * 5
    theirs = logged_in(cast.other_secretary).post(address, data).content.decode("utf-8-sig")
    assert len(theirs.splitlines()) == 1
