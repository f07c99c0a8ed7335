"""One indicator in all the places where it is shown, when an organisation has left: the same organisations,
the same names, the same mean (S001-28, P59)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import Appointment, Office, OrganizationName, Seat
from plans.actions import add_goal, add_goal_indicator, adopt_plan, begin_follow_up, begin_plan, show_plan
from plans.follow_up_page import plans_shown
from plans.gathered_year import gathered
from plans.models import Indicator, Reading
from plans.progress import Word
from plans.progress_words import progress_shown
from plans.reporting_organizations import ReportingOrganizations, reporting_organizations
from plans.target_in_force import aim_in_force
from plans.target_words import target_words
from plans.trend import at_target
from plans.trend_facts import trend_again

JAN, DEC = date(2017, 1, 1), date(2018, 12, 31)
SUMMER = date(2017, 6, 30)


@pytest.fixture
def indicator(cast, at):
    """Köping read 2016 and left in the summer of 2017; of the others half less one have read 2017."""
    given = {"unit": "percent", "by_organization": True, "starts_on": date(2015, 1, 1)}
    made = Indicator.objects.create(
        group=cast.group, name="Hemma inom tre dagar", is_key_figure=True, slug="hemma", **given
    )
    seats = {seat.organization_id for seat in cast.seats.values()} - {None}
    left = cast.seats["Köping"].organization_id
    gone = Seat.objects.filter(group=cast.group, organization=left)
    Office.objects.filter(group=cast.group, person=cast.vice_chair).update(ends_on=SUMMER)
    Appointment.objects.filter(seat__in=gone).update(ends_on=SUMMER)
    gone.update(ends_on=SUMMER)
    OrganizationName.objects.create(organization_id=left, name="Stor-Köping", valid_from=date(2018, 1, 1))
    rows = [(2016, pk, 40) for pk in seats] + [(2017, pk, 90) for pk in sorted(seats - {left})[:4]]
    Reading.objects.bulk_create(
        Reading(indicator=made, period=date(year, 1, 1), organization_id=pk, value=Decimal(value), at=at())
        for year, pk, value in rows
    )
    return made


@pytest.fixture
def plan(cast, indicator, at):
    sign = {"by": cast.official, "now": at()}
    draft = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    goal = add_goal(draft, title="Trygg hemgång", **sign)
    add_goal_indicator(goal, indicator=indicator, target=Decimal(80), due_on=DEC, **sign)
    return show_plan(adopt_plan(draft, on=JAN, where="Mötet i Sala", **sign), is_public=True, **sign)


@pytest.mark.django_db
@pytest.mark.fact("S001-28", "S004-22", "P59")
def test_every_page_and_paper_tells_one_mean_when_somebody_has_left(cast, indicator, plan, at):
    client = Client()
    client.force_login(cast.official)
    figure = ["aldre", "hemma"]
    plans = [client.get(reverse("plan:plan", args=[plan.pk]))]
    plans.append(Client().get(reverse("public:plan", args=[plan.pk])))
    alone = [client.get(reverse("indicators:one", args=[indicator.pk]))]
    alone.append(Client().get(reverse("public:key_figure", args=figure)))
    now = at("2018-01-20 10:00")
    document = gathered(begin_follow_up(cast.group, year=2017, by=cast.official, now=now), now)

    trends = [page.context["goals"][0].targets[0].progress.trend.paper for page in plans]
    trends += [page.context["trend"].paper for page in alone]
    trends.append(trend_again(document.plans[0].goals[0].indicators[0].trend))

    means = [[(p.period.year, p.value, p.known, p.asked) for p in one.main.points] for one in trends]
    assert means == [[(2016, Decimal(40), 11, 11), (2017, None, 4, 10)]] * 5
    # Whoever has left keeps its name of that time and stands last.
    told = [[one.name for one in trend.organizations] for trend in trends if trend.organizations]
    assert told != []
    assert {(len(names), names[-1]) for names in told} == {(11, "Köpings kommun")}
    assert [one.has_left for one in trends[-1].organizations] == [False] * 10 + [True]
    rows = [row.name for page in alone for row in page.context["table"].rows]
    assert rows.count("Köpings kommun") == 2
    # Four of ten pass the target of 80, which says nothing of the group: it is judged by 2016.
    words = [page.context["goals"][0].targets[0].progress.progress.shape for page in plans]
    assert words == ["warn"] * 2


@pytest.mark.django_db
@pytest.mark.fact("S001-28", "S001-29")
def test_every_page_and_paper_says_that_what_was_read_before_the_plan_reaches_nothing(cast, indicator, at):
    """At 40 already in 2016, and the plan that wants 30 begins in 2017."""
    sign = {"by": cast.official, "now": at("2018-01-20 10:00")}
    draft = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    goal = add_goal(draft, title="Trygg hemgång", **sign)
    target = add_goal_indicator(goal, indicator=indicator, target=Decimal(30), due_on=DEC, **sign)
    plan = show_plan(adopt_plan(draft, on=JAN, where="Mötet i Sala", **sign), is_public=True, **sign)
    client, today = Client(), timezone.localdate()
    client.force_login(cast.official)
    document = gathered(begin_follow_up(cast.group, year=2017, **sign), sign["now"])
    gathered_trend = trend_again(document.plans[0].goals[0].indicators[0].trend)

    pages = [client.get(reverse("plan:plan", args=[plan.pk]))]
    pages.append(Client().get(reverse("public:plan", args=[plan.pk])))
    shapes = [page.context["goals"][0].targets[0].progress.progress.shape for page in pages]
    shapes += [one.progress.shape for one in target_words(plan, today)]
    shapes.append(progress_shown(gathered_trend, today).shape)
    assert shapes == ["warn"] * 4
    assert [one.words for one in plans_shown(document)[0].goals] == [(Word.NO_DATA,)]
    assert aim_in_force(target) == gathered_trend.aim
    assert at_target(gathered_trend) == (4, 4)


@pytest.mark.django_db
def test_one_query_for_several_groups_and_the_names_of_each_ones_last_day(
    cast, indicator, django_assert_num_queries
):
    with django_assert_num_queries(1):
        found = reporting_organizations([cast.group.pk, cast.other_group.pk, 0], timezone.localdate())
    assert (len(found[cast.group.pk].names), found[0]) == (11, ReportingOrganizations())
    left = cast.seats["Köping"].organization_id
    assert found[cast.group.pk].names[left] == "Köpings kommun"
    assert found[cast.other_group.pk].names[left] == "Stor-Köping"
    assert found[cast.group.pk].regions == {cast.seats["Region 1"].organization_id}


def test_before_the_first_seat_and_after_the_last_they_are_the_first_and_the_last_ones():
    day = timedelta(days=1)
    found = ReportingOrganizations({1: "A", 2: "B"}, {1: ((JAN, SUMMER),), 2: ((SUMMER, DEC),)})
    days = (JAN - day, JAN, SUMMER, SUMMER + day, DEC + day)
    assert [found.seated_on(one) for one in days] == [{1}, {1}, {1, 2}, {2}, {2}]
    assert [found.named_on(one) for one in (JAN - day, DEC, DEC + day)] == [{}, {2: "B"}, {}]
    assert ReportingOrganizations().seated_on(JAN) == frozenset()
