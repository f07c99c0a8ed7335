"""Plans on the pages around them: the group's, the open lists, and organisation by organisation."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.actions import (
    add_goal,
    add_goal_indicator,
    adopt_follow_up,
    adopt_plan,
    begin_follow_up,
    begin_plan,
    publish_follow_up,
    review_follow_up,
    show_plan,
    write_summary,
)
from plans.group_plan import in_force
from plans.models import FollowUp, Indicator, Reading
from plans.plan_today import make_plan_today, plan_today, plan_today_pdf
from samverkan.lib.reading import sorting_key
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

pytestmark = pytest.mark.django_db
JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)
ADOPTED = date(2017, 3, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def plan(cast, sign):
    """A draft with one goal that is reached, one that is behind and one without an indicator."""
    plan = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    measured(plan, sign, 70)
    measured(plan, sign, 46)
    add_goal(plan, title="Utan mått", **sign)
    return plan


def measured(plan, sign, *values, organizations=(None,)) -> Indicator:
    """A goal from 45 to 60 whose indicator each has read."""
    number = plan.goals.count() + 1
    goal = add_goal(plan, title=f"Mål {number}", **sign)
    indicator = Indicator.objects.create(
        group=plan.group,
        name=f"Mått {number}",
        unit="percent",
        starts_on=JAN,
        by_organization=organizations != (None,),
    )
    aim = {"baseline": Decimal(45), "target": Decimal(60), "due_on": DEC}
    add_goal_indicator(goal, indicator=indicator, **aim, **sign)
    for of, value in zip(organizations, values, strict=True):
        Reading.objects.create(indicator=indicator, period=JAN, organization=of, value=value, at=sign["now"])
    return indicator


def seen(person, name, *args, **query):
    client = Client()
    if person:
        client.force_login(person)
    return client.get(reverse(name, args=args), query)


def of(starts, ends, name):
    return SimpleNamespace(starts_on=date(starts, 1, 1), ends_on=date(ends, 12, 31), name=name)


@pytest.mark.parametrize(
    ("plans", "year", "found"),
    [
        ([], 2018, None),
        ([of(2019, 2022, "next"), of(2017, 2018, "now")], 2018, "now"),
        ([of(2018, 2018, "within"), of(2015, 2022, "long")], 2019, "long"),
        ([of(2021, 2022, "later"), of(2019, 2020, "next"), of(2016, 2017, "over")], 2018, "next"),
        ([of(2014, 2014, "short"), of(2013, 2016, "last")], 2018, "last"),
    ],
)
def test_which_plan_is_the_groups_on_a_day(plans, year, found):
    assert getattr(in_force(plans, date(year, 6, 1)), "name", None) == found


@pytest.mark.fact("S001-28", "S001-29")
def test_the_groups_page_tells_how_far_its_plan_has_come_and_shows_a_draft_to_those_who_plan(
    cast, plan, sign
):
    before = [seen(who, "groups:group", cast.group.slug) for who in (cast.member, cast.official)]
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)

    answer = seen(cast.member, "groups:group", cast.group.slug)

    assert [row.context["plan"] for row in before] == [None, None]
    assert [[one.pk for one in row.context["plan_drafts"]] for row in before] == [[], [plan.pk]]
    assert [plan.title in row.content.decode() for row in before] == [False, True]
    shown = answer.context["plan"]
    assert (shown.plan.pk, shown.goals, shown.unmeasured) == (plan.pk, 3, 1)
    page = seen(cast.member, "plan:plan", plan.pk).context
    words = [line.progress.progress.word for goal in page["goals"] for line in goal.targets]
    assert [(one.word, one.count) for one in shown.counts] == [(word, words.count(word)) for word in words]
    assert [one.said in answer.content.decode() for one in shown.counts] == [True, True]
    assert seen(cast.stranger, "groups:group", cast.group.slug).status_code == 404
    listed = seen(cast.member, "plan:group", cast.group.slug).context["lines"]
    assert [(line[0].pk, line[3]) for line in listed] == [(plan.pk, shown.counts)]
    # As it was another day it has no plan: what is said of it is of today.
    assert seen(cast.member, "groups:group", cast.group.slug, on="2017-06-01").context["plan"] is None


def test_the_groups_page_asks_as_often_for_one_goal_as_for_thirty(
    cast, plan, sign, django_assert_num_queries
):
    client, address = Client(), reverse("groups:group", args=[cast.group.slug])
    client.force_login(cast.member)
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    other = begin_plan(cast.group, title="Ny", starts_on=date(2017, 1, 1), ends_on=date(2999, 1, 1), **sign)
    for _number in range(30):
        measured(other, sign, 50)
    # The first to ask has it reckoned.
    client.get(address)
    with django_assert_num_queries(6):
        client.get(address)
    adopt_plan(other, on=ADOPTED, where="Mötet i Sala", **sign)
    client.get(address)
    with django_assert_num_queries(6):
        client.get(address)
    # And anew when there is another reading.
    measure = Indicator.objects.filter(goals__goal__plan=other).first()
    Reading.objects.create(indicator=measure, period=DEC.replace(day=1), value=70, at=sign["now"])
    counts = client.get(address).context["plan"].counts
    assert sorted(one.count for one in counts) == [1, 29]


@pytest.fixture
def open_group(cast):
    cast.group.settings.update(public="meetings")
    return cast.group


def followed_up(group, year, sign, state: str) -> FollowUp:
    found = begin_follow_up(group, year=year, **sign)
    if state == "draft":
        return found
    found = write_summary(found, summary="Ett bra år.", **sign)
    found = adopt_follow_up(
        review_follow_up(found, **sign), on=sign["now"].date(), where="Mötet i Sala", **sign
    )
    return publish_follow_up(found, **sign) if state == "published" else found


@pytest.mark.fact("S001-29")
def test_the_open_lists_lead_to_what_is_public_and_to_nothing_else(
    cast, plan, sign, open_group, django_assert_num_queries
):
    def begun(group, year, title):
        days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        found = begin_plan(group, title=title, **days, **sign)
        add_goal(found, title="A", **sign)
        return found

    # Not to be listed: a draft marked public, one adopted but not public, a group nobody may know of.
    show_plan(begun(cast.group, 2020, "Hemligt utkast"), is_public=True, **sign)
    adopt_plan(begun(cast.group, 2021, "Hemlig inom gruppen"), on=ADOPTED, where="Mötet i Sala", **sign)
    hidden = begun(cast.other_group, 2017, "Hemlig grupps")
    show_plan(adopt_plan(hidden, on=ADOPTED, where="Mötet i Sala", **sign), is_public=True, **sign)
    shown = show_plan(adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign), is_public=True, **sign)
    followed_up(cast.group, 2015, sign, "draft")
    followed_up(cast.group, 2016, sign, "adopted")
    published = followed_up(cast.group, 2017, sign, "published")

    addresses = [
        reverse("public:plans", args=[cast.structure.slug]),
        reverse("public:group", args=[cast.structure.slug, cast.group.slug]),
    ]
    for address in addresses:
        answer = Client().get(address)
        assert [row.pk for row in answer.context["plans"]] == [shown.pk]
        assert [row.pk for row in answer.context["follow_ups"]] == [published.pk]
        text = answer.content.decode()
        assert [word for word in ("Hemlig", "2015", "2016") if word in text] == []
    with django_assert_num_queries(5):
        Client().get(addresses[0])
    # A plan leads to what was published of its own years.
    assert [row.pk for row in seen(None, "public:plan", shown.pk).context["follow_ups"]] == [published.pk]
    leads = [reverse(name, args=[cast.structure.slug]) for name in ("structure:public", "public:structure")]
    assert [addresses[0] in Client().get(lead).content.decode() for lead in leads] == [True, True]


def lines_of(multiples) -> list[tuple[str, int, int]]:
    return [(one.name, one.drawing.count("tr-target"), one.drawing.count("tr-mean")) for one in multiples]


@pytest.mark.fact("S001-28", "P59")
def test_each_organisation_by_itself_has_the_target_and_the_mean(cast, plan, sign, open_group):
    """On the page of the plan in force, inside and open, of the indicator and of the year's follow-up."""
    of = list(dict.fromkeys(seat.organization for seat in cast.seats.values() if seat.organization))
    days = {"starts_on": date(2017, 1, 1), "ends_on": date(2998, 12, 31)}
    plan = begin_plan(cast.group, title="Lång plan", **days, **sign)
    indicator = measured(plan, sign, *(50 + 5 * i for i, _one in enumerate(of)), organizations=of)
    before = {"indicator": indicator, "period": date(2016, 1, 1), "value": 45, "at": sign["now"]}
    Reading.objects.bulk_create(Reading(organization=one, **before) for one in of)
    gap = {"indicator": indicator, "period": date(2015, 1, 1), "at": sign["now"]}
    Reading.objects.create(organization=of[0], missing="Hemlig orsak", **gap)
    draft = seen(cast.member, "indicators:one", indicator.pk)
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    show_plan(plan, is_public=True, **sign)
    key = indicator.goals.get().pk

    def drawings(answer) -> list:
        found = next(line.progress for goal in answer.context["goals"] for line in goal.targets)
        return lines_of(found.trend.multiples)

    closed, opened, outside = (
        drawings(seen(who, address, plan.pk, **query))
        for who, address, query in (
            (cast.member, "plan:plan", {}),
            (cast.member, "plan:plan", {"visa": f"g{key}"}),
            (None, "public:plan", {"visa": f"g{key}"}),
        )
    )
    one = seen(cast.member, "indicators:one", indicator.pk).context
    year = seen(
        cast.member, "follow_up:one", begin_follow_up(cast.group, year=2017, **sign).pk, visa=f"u{key}"
    )
    told = seen(None, "public:plan", plan.pk, visa=f"g{key}").content.decode()

    # Each has a line for the target and one for the mean; not in order of value but as they stand.
    assert (closed, {tuple(lines) for _name, *lines in opened}) == ([], {(1, 1)})
    assert outside == opened == lines_of(one["trend"].multiples)
    assert lines_of(year.context["plans"][0].goals[0].indicators[0].trend.multiples) == opened
    assert ("Hemlig orsak" in year.content.decode(), "Hemlig orsak" in told) == (True, False)
    assert [name for name, *_lines in opened] == sorted((str(row[0]) for row in opened), key=sorting_key)
    # A draft's target is no target yet.
    assert (draft.context["target"], draft.context["progress"]) == (None, None)
    assert (one["target"].goal.plan_id, one["progress"].shape) == (plan.pk, "ok")


@pytest.mark.fact("S001-29", "P59")
def test_how_a_plan_stands_today_is_a_paper_of_its_own(cast, plan, sign, at):
    adopted = adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    indicator = Indicator.objects.get(name="Mått 1")
    more = {"indicator": indicator, "at": sign["now"]}
    Reading.objects.create(period=date(2018, 1, 1), missing="Enkäten brast", **more)
    Reading.objects.create(period=date(2019, 1, 1), value=12, **more)

    found = plan_today(adopted, date(2018, 6, 1), with_reasons=True)
    outside = plan_today(adopted, date(2018, 6, 1), with_reasons=False)
    content = plan_today_pdf(found)

    text = " ".join(text_of(content).split())
    told = ("1 juni 2018", "Antagen 1 mars 2017", "Nått", "Ligger efter", "Enkäten brast", "Utan mått")
    assert [word for word in told if word not in text] == []
    # A reading of a period that has not begun that day is not of it, and the reason is the group's own.
    assert ("2019" in text, "Enkäten" in repr(outside)) == (False, False)
    assert_pdf_accessible(content)


def test_the_paper_of_today_is_made_when_asked_for_and_of_what_is_adopted_only(
    cast, plan, sign, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client, address = Client(), reverse("plan:today", args=[plan.pk])
    client.force_login(cast.member)
    assert client.get(address).status_code == 404
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    answers = [client.get(address).status_code, client.post(address).status_code]
    make_plan_today.func(plan.pk, timezone.localdate().isoformat(), with_reasons=True)
    ready = client.get(address)
    assert (*answers, ready["Content-Type"]) == (200, 302, "application/pdf")
