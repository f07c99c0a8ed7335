"""The words of a year: how each goal went by the one responsible, the summary by the chair, and who wrote
what (S001-29, P50)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from groups.models import Delivery, Group, GroupName
from plans.actions import (
    add_done,
    add_goal,
    adopt_follow_up,
    adopt_plan,
    ask_for_words,
    begin_follow_up,
    begin_plan,
    comment_on_goal,
    discard_follow_up,
    publish_follow_up,
    remind_of_words,
    review_follow_up,
    revise_plan,
    write_summary,
)
from plans.actions.done_list import line_of, remove_done, say_done
from plans.follow_up_asked import words_asked
from plans.follow_up_document import kept_follow_up
from plans.follow_up_export import goal_rows
from plans.follow_up_mails import words_mail
from plans.follow_up_paper import follow_up_pdf, printed
from plans.gathered_year import gathered
from plans.goal_results import goal_histories
from plans.models import (
    ActivityPlan,
    DoneEntry,
    FollowUp,
    FollowUpPaper,
    Goal,
    GoalComment,
    GoalIndicator,
    Indicator,
    PlanPrint,
    Reading,
)
from plans.papers_due import make_lacking_follow_up_papers, make_lacking_plan_papers, without_paper
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import text_of
from tests.clients import logged_in

pytestmark = pytest.mark.django_db
JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)
LATER = datetime(2018, 1, 20, 10, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": LATER}


@pytest.fixture
def draft(cast, sign):
    """Of a plan with a goal that the member answers for and one that nobody does."""
    plan = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    add_goal(plan, title="Fler trivs", responsible=cast.member, **sign)
    add_goal(plan, title="Ingens mål", **sign)
    adopt_plan(plan, on=JAN, where="Mötet i Sala", **sign)
    return begin_follow_up(cast.group, year=2017, **sign)


def goals(draft: FollowUp) -> list[Goal]:
    return list(Goal.objects.filter(plan=draft.plan).order_by("number"))


@pytest.mark.fact("P50", "S001-29")
def test_the_result_of_a_goal_is_said_and_told_everywhere(cast, draft, sign):
    client, goal = logged_in(cast.member), goals(draft)[0]
    address = reverse("follow_up:comment", args=[draft.pk, goal.pk])
    asked = client.get(address).text
    client.post(address, {"result": "partly", "text": "Vi kom en bit"})
    write_summary(draft, summary="Ett bra år.", by=cast.chair, now=LATER)
    add_done(cast.group, on=date(2017, 5, 2), text="Studiebesök i Sala", **sign)
    add_done(cast.group, on=date(2017, 6, 2), text="Öppet hus i Arboga", is_public=True, **sign)
    warned = logged_in(cast.official).get(reverse("follow_up:review", args=[draft.pk])).text
    reviewed = review_follow_up(draft, **sign)
    document = kept_follow_up(reviewed)
    page = client.get(reverse("follow_up:one", args=[draft.pk])).text
    with ZipFile(BytesIO(client.get(reverse("follow_up:docx", args=[draft.pk])).content)) as file:
        word = file.read("word/document.xml").decode()
    paper = " ".join(text_of(follow_up_pdf(reviewed, document)).split())
    published = publish_follow_up(
        adopt_follow_up(reviewed, on=LATER.date(), where="Mötet i Sala", **sign), **sign
    )
    public = Client().get(reverse("public:follow_up", args=[published.pk])).text

    assert 'value="partly" checked' not in asked
    assert "Det är du som säger hur det gick" in asked or "Säg vad du bedömer" in asked
    assert "Hur det gick med mål 2 är inte sagt än" in warned
    told = ("Delvis uppnått", "Vi kom en bit")
    assert [one in text for text in (page, word, paper, public) for one in told] == [True] * 8
    assert ["Studiebesök i Sala" in text for text in (page, word, paper, public)] == [True, True, True, False]
    assert ["Öppet hus i Arboga" in text for text in (page, word, paper, public)] == [True] * 4
    assert [row.result for row in goal_rows(document, "")] == ["Delvis uppnått", ""]
    assert [(one.written_by, bool(one.written_on)) for one in document.goals] == [("own", True), ("", False)]
    assert document.summary_by == "own"
    assert f"av {cast.member.name}." in page
    assert [cast.member.name in public, cast.chair.name in public] == [False, False]
    assert "av ordföranden." in public


@pytest.mark.fact("S000-42", "P50")
def test_what_was_done_and_is_shown_no_more_leaves_what_everybody_reads(cast, draft, sign):
    told = [f"Besök i {place}" for place in ("Sala", "Arboga", "Köping")]
    for text in told:
        add_done(cast.group, on=date(2017, 5, 2), text=text, is_public=True, **sign)
    write_summary(draft, summary="Ett bra år.", **sign)
    adopted = adopt_follow_up(review_follow_up(draft, **sign), on=LATER.date(), where="Sala", **sign)
    published = publish_follow_up(adopted, **sign)
    kept, address = kept_follow_up(published), reverse("public:follow_up", args=[published.pk])
    before = Client().get(address).context["document"].done
    FollowUpPaper.objects.update(state="done", file="u.pdf", sha256="0", made_at=LATER)

    rows = DoneEntry.objects.order_by("pk")
    first, second, _third = (line_of(cast.group, 2017, entry=row.pk) for row in rows)
    remove_done(DoneEntry.objects.get(pk=first.entry), **sign)
    say_done(cast.group, line=second, text=second.text, is_public=False, **sign)
    shown = Client().get(address).context["document"].done
    on_paper = printed(published, kept).done

    assert [[one.text for one in lines] for lines in (before, kept.done)] == [sorted(told)] * 2
    assert [[one.text for one in lines] for lines in (shown, on_paper)] == [[told[2]]] * 2
    # The paper made with them is made anew, once.
    assert [*FollowUpPaper.objects.order_by("pk").values_list("state", flat=True)] == ["done", "waiting"]


def test_what_the_official_writes_for_others_says_so(cast, draft, sign):
    comment_on_goal(draft, goal=goals(draft)[0], text="Bra", result="met", **sign)
    draft = write_summary(draft, summary="Ett bra år.", **sign)
    document = gathered(draft, LATER)
    page = logged_in(cast.member).get(reverse("follow_up:one", args=[draft.pk])).text
    assert (document.goals[0].written_by, document.summary_by) == ("others", "others")
    assert f"av {cast.official.name}, för den som ansvarar för målet." in page
    assert f"av {cast.official.name}, för ordföranden." in page


def test_a_result_alone_is_kept_and_nothing_at_all_is_taken_away(draft, sign):
    goal = goals(draft)[0]
    first = comment_on_goal(draft, goal=goal, text="", result="met", **sign)
    with pytest.raises(Refused) as refusal:
        comment_on_goal(draft, goal=goal, text="Annat", result="met", seen="0" * 16, **sign)
    assert (first.result, refusal.value.code) == ("met", "changed")
    assert comment_on_goal(draft, goal=goal, text=" ", **sign) is None
    assert GoalComment.objects.count() == 0


def test_whoever_is_told_that_the_words_were_taken_away_may_save_all_the_same(cast, draft, sign):
    client, goal = logged_in(cast.member), goals(draft)[0]
    address = reverse("follow_up:comment", args=[draft.pk, goal.pk])
    comment_on_goal(draft, goal=goal, text="Vi kom en bit", **sign)
    written = {
        "text": "Vi kom långt",
        "result": "",
        "seen": client.get(address).context["form"]["seen"].value(),
    }
    comment_on_goal(draft, goal=goal, text="", **sign)
    told = client.post(address, written)
    again = client.post(address, written | {"seen": told.context["form"]["seen"].value()})
    assert (told.status_code, again.status_code) == (422, 302)
    assert [one.text for one in draft.comments.all()] == ["Vi kom långt"]


@pytest.mark.fact("S001-29")
def test_those_responsible_and_the_chair_are_asked_until_they_have_written(cast, draft):
    now = timezone.now()
    today, sign = timezone.localdate(now), {"by": cast.official, "now": now}
    client, goal = logged_in(cast.official), goals(draft)[0]
    due_on = today + timedelta(days=14)
    client.post(reverse("follow_up:ask", args=[draft.pk]), {"due_on": due_on.isoformat()})
    sent = list(Delivery.objects.filter(kind="plans.follow_up_words").order_by("pk"))
    bodies = {row.person: words_mail(row, {}).body for row in sent}
    duties = {one: words_asked(one, today).first() for one in (cast.member, cast.chair, cast.substitute)}
    page = client.get(reverse("follow_up:one", args=[draft.pk])).text
    draft.refresh_from_db()
    again = ask_for_words(draft, due_on=due_on, **sign)

    assert set(bodies) == {cast.member, cast.chair}
    assert reverse("follow_up:comment", args=[draft.pk, goal.pk]) in bodies[cast.member]
    assert reverse("follow_up:summary", args=[draft.pk]) in bodies[cast.chair]
    assert [
        reverse("follow_up:summary", args=[draft.pk]) in bodies[cast.member],
        "Ingens mål" in bodies[cast.member],
    ] == [
        False,
        False,
    ]
    assert (duties[cast.member].goals_asked, duties[cast.member].summary_asked) == (1, False)
    assert (duties[cast.chair].goals_asked, duties[cast.chair].summary_asked) == (0, True)
    assert (duties[cast.substitute], again) == (None, [])
    assert "Vi väntar på" in page
    reminded = [
        len(remind_of_words(draft, by=None, now=now + timedelta(days=days, minutes=n)))
        for n, days in enumerate((1, 13, 13, 16))
    ]
    assert reminded == [0, 2, 0, 2]
    comment_on_goal(draft, goal=goal, text="Vi kom en bit", by=cast.member, now=now)
    write_summary(draft, summary="Ett bra år.", by=cast.chair, now=now)
    assert [words_asked(one, today).exists() for one in (cast.member, cast.chair)] == [False, False]
    assert [words_mail(row, {}) for row in sent] == [None, None]
    with pytest.raises(Refused) as refusal:
        ask_for_words(draft, due_on=due_on, **sign)
    assert refusal.value.code == "nobody"


def group_with_plan(cast, number: int) -> None:
    group = Group.objects.create(
        structure=cast.structure, slug=f"grupp-{number}", state="active", starts_on=JAN
    )
    GroupName.objects.create(group=group, name=f"Grupp {number}", valid_from=JAN)
    plan = ActivityPlan.objects.create(
        group=group, title=f"Plan {number}", starts_on=JAN, ends_on=DEC, is_public=True, created_at=LATER
    )
    goal = Goal.objects.create(plan=plan, number=1, title=f"Mål {number}")
    indicator = Indicator.objects.create(group=group, name="Trivsel", starts_on=JAN)
    GoalIndicator.objects.create(
        goal=goal, indicator=indicator, baseline=50, target=60, due_on=DEC, position=1
    )
    Reading.objects.create(
        indicator=indicator, period=JAN, revision=1, value=Decimal(58), at=LATER, status="final"
    )
    adopted = {"facts": {}, "sha256": "0" * 64, "adopted_on": JAN}
    ActivityPlan.objects.filter(pk=plan.pk).update(state="adopted", adopted_where="Sala", **adopted)
    own = FollowUp.objects.create(
        structure=cast.structure, group=group, plan=plan, year=2017, summary=f"År {number}", begun_at=LATER
    )
    GoalComment.objects.create(follow_up=own, goal=goal, text=f"Ord {number}", result="met", at=LATER)
    FollowUp.objects.filter(pk=own.pk).update(
        state="published", published_at=LATER, adopted_where="Sala", **adopted
    )


def test_the_combined_draft_asks_the_database_as_often_for_1_group_as_for_30(
    cast, sign, django_assert_num_queries
):
    combined = begin_follow_up(cast.structure, year=2017, **sign)
    combined = FollowUp.objects.select_related("structure", "group", "plan", "summary_by").get(pk=combined.pk)
    for first, last in ((0, 1), (1, 30)):
        for number in range(first, last):
            group_with_plan(cast, number)
        with django_assert_num_queries(15):
            document = gathered(combined, LATER)
    assert len(document.plans) == 30
    told = [(one.summary, one.goals[0].comment, one.goals[0].result) for one in document.plans]
    assert sorted(told) == sorted((f"År {n}", f"Ord {n}", "met") for n in range(30))


@pytest.mark.fact("N15")
def test_a_worker_that_died_leaves_no_open_page_without_its_paper(
    cast, draft, sign, django_capture_on_commit_callbacks
):
    plan, tasks = draft.plan, DBTaskResult.objects
    with django_capture_on_commit_callbacks(execute=True):
        other = begin_plan(
            cast.group, title="Nästa", starts_on=date(2019, 1, 1), ends_on=date(2019, 12, 31), **sign
        )
        add_goal(other, title="Fler trivs", **sign)
        adopt_plan(other, on=LATER.date(), where="Mötet i Sala", **sign)
    by_verb = list(tasks.values_list("args_kwargs__args", flat=True))
    tasks.all().delete()
    write_summary(draft, summary="Ett bra år.", **sign)
    adopted = adopt_follow_up(review_follow_up(draft, **sign), on=LATER.date(), where="Mötet i Sala", **sign)
    publish_follow_up(adopted, **sign)
    before, after = LATER + timedelta(minutes=5), LATER + timedelta(hours=1)
    waiting = [without_paper(now).count() for now in (before, after)]
    PlanPrint.objects.create(plan=other, file="plans/x.pdf", sha256="0" * 64, pages=1, made_at=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        make_lacking_plan_papers(after)
        make_lacking_follow_up_papers(after)

    assert by_verb == [[other.pk]]
    assert waiting == [0, 1]
    paper = FollowUpPaper.objects.first()
    assert (paper.asked_at, without_paper(after).count()) == (after, 0)
    assert sorted(tasks.values_list("task_path", "args_kwargs__args")) == [
        ("plans.follow_up_tasks.make_follow_up_paper", [paper.pk]),
        ("plans.plan_paper.make_plan_paper", [plan.pk]),
    ]


@pytest.mark.fact("P50")
def test_the_plan_tells_how_its_goals_have_gone_and_others_only_what_is_published(
    cast, draft, sign, django_assert_num_queries
):
    client, address = logged_in(cast.member), reverse("plan:plan", args=[draft.plan.pk])
    goal = goals(draft)[0]
    comment_on_goal(draft, goal=goal, text="Vi kom en bit", result="partly", **sign)
    write_summary(draft, summary="Ett bra år.", **sign)
    reviewed = review_follow_up(draft, **sign)
    before = client.get(address).text
    adopted = adopt_follow_up(reviewed, on=LATER.date(), where="Mötet i Sala", **sign)
    plan = revise_plan(draft.plan, **sign)
    newer = plan.goals.get(number=1)
    page = client.get(reverse("plan:plan", args=[plan.pk])).text
    today = LATER.date()
    for_others = goal_histories(plan, today, only_published=True)
    publish_follow_up(adopted, **sign)

    assert "Delvis uppnått" not in before
    assert [word in page for word in ("Så har det gått", "Delvis uppnått")] == [True, True]
    assert for_others == {}
    with django_assert_num_queries(1):
        found = goal_histories(plan, today)
    assert {pk: one.said for pk, one in found.items()} == {
        newer.pk: ((draft.pk, 2017, "partly", "Delvis uppnått"),)
    }


@pytest.mark.fact("S000-40")
def test_the_last_year_hands_its_goals_on_and_a_draft_begun_by_mistake_is_thrown_away(cast, draft, sign):
    client, goal = logged_in(cast.official), goals(draft)[0]
    comment_on_goal(draft, goal=goal, text="Fel år", **sign)
    last = write_summary(begin_follow_up(cast.group, year=2018, **sign), summary="Klart.", **sign)
    link = f"{reverse('handover:new', args=[cast.group.slug])}?mal={goal.pk}"
    drafted = client.get(reverse("follow_up:one", args=[last.pk])).text
    adopt_follow_up(review_follow_up(last, **sign), on=LATER.date(), where="Mötet i Sala", **sign)
    pages = [client.get(reverse("follow_up:one", args=[row.pk])).text for row in (draft, last)]
    with pytest.raises(Refused) as refusal:
        discard_follow_up(last, **sign)
    answer = client.post(reverse("follow_up:discard", args=[draft.pk]))

    assert [link in text for text in (drafted, *pages)] == [False, False, True]
    assert refusal.value.code == "wrong_state"
    assert answer["Location"] == reverse("follow_up:group", args=[cast.group.slug])
    assert list(FollowUp.objects.all()) == [last]
    assert GoalComment.objects.count() == 0
