"""The pages of plans: what each reads, what a draft is built with, the comparison, the paper and the public
page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from groups.models import Organization
from plans.actions import (
    add_goal,
    add_goal_indicator,
    add_plan_source,
    add_superior_goal,
    adopt_plan,
    begin_plan,
    change_goal,
    close_plan,
    revise_plan,
    show_plan,
    tie_goal,
)
from plans.models import ActivityPlan, Indicator, PlanPrint, Reading
from plans.plan_document import SourceFacts, kept_plan
from plans.plan_paper import make_plan_paper, plan_pdf
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of
from tests.clients import logged_in

pytestmark = pytest.mark.django_db
JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)
ADOPTED = date(2017, 3, 1)


def page(person, name, *args, **query):
    return logged_in(person).get(reverse(f"plan:{name}", args=args), query)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def draft(cast, sign):
    return begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)


@pytest.fixture
def fill(cast, sign):
    """Goals in a draft, each with an indicator that has readings, and in line with the same goal."""

    def add(plan: ActivityPlan, count: int) -> None:
        superior = add_superior_goal(
            cast.structure,
            kind="national",
            text="God hälsa",
            document="Prop. 2017/18:249",
            valid_from=JAN,
            **sign,
        )
        for number in range(plan.goals.count() + 1, plan.goals.count() + 1 + count):
            goal = add_goal(plan, title=f"Mål {number}", responsible=cast.member, **sign)
            indicator = Indicator.objects.create(
                group=cast.group, name=f"Mått {number}", unit="percent", starts_on=JAN
            )
            aim = {"baseline": Decimal(45), "target": Decimal(60), "due_on": DEC}
            add_goal_indicator(goal, indicator=indicator, **aim, **sign)
            tie_goal(goal, superior=superior, **sign)
            of = Organization.objects.order_by("pk")[number % 5]
            Reading.objects.create(indicator=indicator, period=JAN, organization=of, value=50, at=sign["now"])

    return add


@pytest.mark.fact("S001-28", "S001-29", "S001-30", "S001-31", "S001-40")
def test_the_page_tells_goals_targets_what_they_agree_with_and_when_it_is_followed_up(
    cast, draft, fill, sign
):
    fill(draft, 1)
    add_goal(draft, title="Utan mått", **sign)
    add_plan_source(draft, title="Liv och hälsa ung", **sign)
    adopt_plan(draft, on=ADOPTED, where="Mötet i Sala", **sign)

    answer = page(cast.member, "plan", draft.pk)

    measured, bare = answer.context["goals"]
    target = measured.targets[0].facts
    assert (target.baseline, target.target) == ("45\N{NO-BREAK SPACE}%", "minst 60\N{NO-BREAK SPACE}%")
    assert [one.text for one in measured.facts.superiors] == ["God hälsa"]
    assert [flag.code for flag in bare.flags] == ["unmeasured", "alone"]
    assert bare.facts.geography == "Västmanlands län"
    assert [str(day.on) for day in answer.context["days"]] == ["2017-12-31", "2018-09-30", "2018-12-31"]
    assert [source.title for source in answer.context["sources"]] == ["Liv och hälsa ung"]
    # A member reads; the buttons of those who plan are not there.
    assert "Revidera planen" not in answer.content.decode()


@pytest.mark.parametrize(
    "register", ["indicators", "follow_up", "handover", "local_plans", "funding", "projects"]
)
def test_the_list_of_plans_leads_to_every_register_of_the_room_and_each_leads_back(cast, register):
    client = logged_in(cast.member)
    plans, there = reverse("plan:list"), reverse(f"{register}:list")

    onward, back = client.get(plans).content.decode(), client.get(there).content.decode()

    crumbs = back.partition('class="crumbs"')[2].partition("</nav>")[0]
    assert (onward.count(f'href="{there}"'), crumbs.count(f'href="{plans}"')) == (1, 1)


@pytest.mark.parametrize(("name", "queries"), [("plan", 12), ("group", 8), ("list", 4)])
def test_as_many_queries_for_one_goal_as_for_thirty(
    cast, draft, fill, sign, name, queries, django_assert_num_queries
):
    args = {"plan": [draft.pk], "group": [cast.group.slug], "list": []}[name]
    client, address = logged_in(cast.official), reverse(f"plan:{name}", args=args)
    fill(draft, 1)
    add_plan_source(draft, title="Liv och hälsa ung", **sign)
    with django_assert_num_queries(queries):
        client.get(address)
    fill(draft, 29)
    for year in range(2019, 2048):
        period = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        begin_plan(cast.group, title=f"Plan {year}", **period, **sign)
    with django_assert_num_queries(queries):
        client.get(address)


def test_a_plan_is_built_without_a_script(cast):
    client, group = logged_in(cast.official), cast.group.slug
    begun = client.post(
        reverse("plan:new", args=[group]), {"title": "Plan", "from_year": "2017", "to_year": "2018"}
    )
    plan = ActivityPlan.objects.get()
    goal_page = reverse("plan:goal_new", args=[plan.pk])
    client.post(goal_page, {"title": "Fler trivs", "geography": "Sala"})
    goal = plan.goals.get()
    Indicator.objects.create(group=cast.group, name="Mått", unit="kronor", starts_on=JAN)
    aim = {
        "indicator": Indicator.objects.get().pk,
        "baseline": "14 410 000",
        "baseline_period": "2016",
        "target": "12,5 mnkr",
        "due_on": "2018-12-31",
    }
    wrong = client.post(reverse("plan:target_new", args=[goal.pk]), aim)
    client.post(reverse("plan:target_new", args=[goal.pk]), aim | {"target": "12 500 000"})

    assert begun.url == reverse("plan:plan", args=[plan.pk])
    assert (plan.starts_on, plan.ends_on, goal.geography) == (JAN, DEC, "Sala")
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["target"])
    row = goal.indicators.get()
    assert (row.baseline, row.baseline_period, row.target) == (14_410_000, date(2016, 1, 1), 12_500_000)


def test_a_plan_for_a_term_and_neither_term_nor_years(cast):
    client, address = logged_in(cast.official), reverse("plan:new", args=[cast.group.slug])
    term = cast.structure.terms.get()
    empty = client.post(address, {"title": "Plan", "from_year": "2017"})
    client.post(address, {"title": "Plan", "term": term.pk})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["to_year"])
    assert ActivityPlan.objects.values_list("starts_on", "ends_on").get() == (term.starts_on, term.ends_on)


def test_two_who_write_the_same_goal(cast, draft, sign):
    goal = add_goal(draft, title="Först", **sign)
    client, address = logged_in(cast.official), reverse("plan:goal", args=[goal.pk])
    seen = client.get(address).context["form"].initial["seen"]
    change_goal(goal, title="Andras", text="", geography="", responsible=None, **sign)

    first = client.post(address, {"title": "Mitt", "seen": seen})
    again = client.post(address, {"title": "Mitt", "seen": first.context["form"].data["seen"]})

    assert (first.status_code, again.status_code) == (422, 302)
    goal.refresh_from_db()
    assert goal.title == "Mitt"


def test_what_is_new_since_the_version_before_is_marked_within_the_line(cast, draft, sign):
    goal = add_goal(draft, title="Färre faller hemma", **sign)
    adopt_plan(draft, on=ADOPTED, where="Mötet i Sala", **sign)
    new = revise_plan(draft, **sign)
    goal = new.goals.get()
    change_goal(
        goal, title="Färre äldre faller hemma", text="", geography=goal.geography, responsible=None, **sign
    )

    text = page(cast.member, "compare", new.pk).content.decode()

    assert text.count("<ins>") - 1 == 1
    assert 'äldre<span class="visually-hidden">' in text


def test_only_plans_that_one_reads_are_offered_for_comparison(cast, draft, sign):
    theirs = begin_plan(cast.other_group, title="Hemlig plan", starts_on=JAN, ends_on=DEC, **sign)
    answer = page(cast.member, "compare", draft.pk, med=theirs.pk)
    assert (answer.context["other"], "Hemlig" in answer.content.decode()) == (None, False)


@pytest.mark.fact("N15")
def test_the_paper_of_an_adopted_plan_is_made_once_and_says_what_was_adopted(
    cast, draft, fill, sign, tmp_path
):
    fill(draft, 2)
    adopted = adopt_plan(draft, on=ADOPTED, where="Mötet i Sala", **sign)
    address = reverse("plan:pdf", args=[draft.pk])
    client = logged_in(cast.member)

    waiting = client.get(address).status_code
    make_plan_paper.func(draft.pk)
    make_plan_paper.func(draft.pk)
    answer = client.get(address)

    assert (waiting, answer["Content-Type"]) == (200, "application/pdf")
    paper = PlanPrint.objects.get()
    assert paper.pages == 1
    assert answer.content == plan_pdf(kept_plan(adopted))
    assert_pdf_accessible(answer.content)
    words = text_of(answer.content)
    assert [word in words for word in ("Mål 1", "Mått 2", "minst 60", "God hälsa", cast.member.name)] == [
        True,
        True,
        True,
        True,
        False,
    ]


def test_a_draft_says_on_its_paper_that_it_is_one(cast, draft, sign):
    add_goal(draft, title="A", **sign)
    make_plan_paper.func(draft.pk)
    answer = page(cast.member, "pdf", draft.pk)
    assert "Ett utkast, inte antaget" in " ".join(text_of(answer.content).split())
    assert not PlanPrint.objects.exists()


def test_everybody_reads_what_is_marked_public_and_adopted_and_no_name_of_a_person(cast, draft, fill, sign):
    fill(draft, 1)
    address = reverse("public:plan", args=[draft.pk])
    seen = [Client().get(address).status_code]
    show_plan(draft, is_public=True, **sign)
    seen.append(Client().get(address).status_code)
    adopted = adopt_plan(draft, on=ADOPTED, where="Mötet i Sala", **sign)
    new = revise_plan(adopted, **sign)
    change = {"title": "Bara för gruppen", "text": "", "geography": "", "responsible": cast.chair}
    change_goal(new.goals.get(), **change, **sign)
    answer = Client().get(address)
    seen += [answer.status_code, Client().get(reverse("public:plan", args=[new.pk])).status_code]

    assert seen == [404, 404, 200, 404]
    text = answer.content.decode()
    hidden = [cast.member.name, cast.chair.name, cast.official.name, "Bara för gruppen", "@example.se"]
    assert [word for word in hidden if word in text] == []
    assert [word in text for word in ("Mål 1", "Mått 1", "God hälsa")] == [True, True, True]
    show_plan(adopted, is_public=False, **sign)
    assert Client().get(address).status_code == 404


def test_everybody_reads_neither_why_a_value_is_missing_nor_the_name_of_a_document(cast, draft, fill, sign):
    fill(draft, 1)
    unread = Indicator.objects.create(group=cast.group, name="Utan värden", unit="number", starts_on=JAN)
    add_goal_indicator(draft.goals.get(), indicator=unread, target=Decimal(1), due_on=DEC, **sign)
    lack = {
        "indicator": Indicator.objects.exclude(pk=unread.pk).get(),
        "period": date(2018, 1, 1),
        "at": sign["now"],
    }
    gap = Reading.objects.create(missing="Hemlig orsak", **lack)
    show_plan(adopt_plan(draft, on=ADOPTED, where="Mötet i Sala", **sign), is_public=True, **sign)
    document = kept_plan(ActivityPlan.objects.get())
    named = replace(document, sources=(SourceFacts(title="Kartläggning", document="Hemlig handling"),))

    inside = page(cast.member, "plan", draft.pk).content.decode()
    outside = Client().get(reverse("public:plan", args=[draft.pk])).content.decode()
    paper = " ".join(text_of(plan_pdf(named)).split())

    told = [gap.missing in inside, gap.missing in outside, "ingen siffra är lämnad" in outside]
    assert told == [True, False, True]
    assert ("Kartläggning" in paper, "Hemlig handling" in paper) == (True, False)


def test_a_plan_of_a_group_that_nobody_may_know_of_is_not_public(cast, sign):
    plan = begin_plan(cast.other_group, title="Hemlig", starts_on=JAN, ends_on=DEC, **sign)
    add_goal(plan, title="A", **sign)
    show_plan(plan, is_public=True, **sign)
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    assert cast.other_group.state == "draft"
    assert Client().get(reverse("public:plan", args=[plan.pk])).status_code == 404


def test_closed_and_superseded_versions_offer_nothing_to_write(cast, draft, at, sign):
    add_goal(draft, title="A", **sign)
    adopted = adopt_plan(draft, on=ADOPTED, where="Mötet i Sala", **sign)
    close_plan(adopted, on=ADOPTED, why="Slut", **sign)
    client = logged_in(cast.official)
    addresses = [reverse(f"plan:{name}", args=[draft.pk]) for name in ("write", "goal_new", "adopt", "close")]
    assert {client.get(address).status_code for address in addresses} == {404}
    with pytest.raises(Refused):
        revise_plan(adopted, **sign)


def test_the_register_is_read_by_all_in_the_structure_and_kept_by_its_staff(cast, sign):
    given = {"kind": "regional", "text": "Ett tryggt liv", "document": "RUP", "valid_from": "2017-01-01"}
    address = reverse("plan:superior_new", args=[cast.structure.slug])
    status = [logged_in(person).post(address, given).status_code for person in (cast.member, cast.secretary)]
    shown = page(cast.member, "superiors", cast.structure.slug).context["kinds"]
    assert status == [403, 302]
    assert [(name, [(row.text, when) for row, when in rows]) for name, rows in shown] == [
        ("Regional utvecklingsplan", [("Ett tryggt liv", "now")])
    ]
