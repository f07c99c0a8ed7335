"""A form that is sent twice, as by two presses, makes one row and leads to the same place (domain.md 6.4)."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from meetings.actions import create_meeting
from plans.actions import add_goal, begin_funding_request, begin_plan
from plans.actions.done_list import line_of, say_done
from plans.models import Activity, DoneEntry, FundingLine, FundingRequest, Indicator, Project
from plans.tests.asking import forum_above

pytestmark = pytest.mark.django_db
MARK = re.compile(r'name="once" value="([^"]+)"')
FORMS = {
    "activity": (Activity, {"text": "Kurs", "kind": "measure"}),
    "done": (DoneEntry, {"on": "2017-01-09", "text": "Besök"}),
    "asking": (FundingRequest, {"year": "2019", "title": "Medel"}),
    "line": (FundingLine, {"category": "Samordnare", "posts": "2", "kronor": "1 000"}),
    "project": (Project, {"title": "Unga till arbete", "state": "idea"}),
    "indicator": (
        Indicator,
        {
            "name": "Fall",
            "unit": "number",
            "warn_factor": "3",
            "direction": "lower",
            "frequency": "year",
            "source": "own",
            "decimals": "0",
            "lag_days": "30",
            "starts_on": "2017-01-01",
        },
    ),
}


@pytest.fixture
def places(cast, at):
    sign = {"by": cast.official, "now": at()}
    forum_above(cast, at)
    plan = begin_plan(cast.group, title="P", starts_on=date(2017, 1, 1), ends_on=date(2018, 12, 31), **sign)
    goal = add_goal(plan, title="Färre faller", **sign)
    asked = begin_funding_request(cast.group, year=2018, title="Medel", **sign)
    slug, page = cast.group.slug, reverse("funding:request", args=[asked.pk])
    return {
        "activity": [reverse("activities:new", args=[goal.pk])] * 2,
        "done": [reverse("activities:done_add", args=[slug, 2017])] * 2,
        "asking": [reverse("funding:begin", args=[slug])] * 2,
        "line": [page, reverse("funding:add_line", args=[asked.pk])],
        "project": [reverse("projects:add", args=[slug])] * 2,
        "indicator": [reverse("indicators:create", args=[slug])] * 2,
    }


@pytest.mark.parametrize("name", FORMS)
def test_a_form_posted_twice_makes_one_and_leads_to_the_same_place(cast, places, name):
    client, (model, given), (page, place) = Client(), FORMS[name], places[name]
    client.force_login(cast.official)
    before = model.objects.count()
    mark = MARK.search(client.get(page).content.decode())[1]
    refused = client.post(place, {"once": mark})
    answers = [client.post(place, given | {"once": mark}) for _press in range(2)]
    assert [refused.status_code] + [answer.status_code for answer in answers] == [422, 302, 302]
    assert answers[0].url == answers[1].url
    assert model.objects.count() == before + 1


def test_two_who_say_a_line_anew_at_once_make_one_entry(cast, at):
    sign = {"by": cast.official, "now": at()}
    create_meeting(cast.group, date=date(2017, 2, 1), **sign | {"now": at("2017-01-02 09:00")})
    line = line_of(cast.group, 2017, source=f"meeting:{cast.group.meetings.get().pk}:2017")
    # Both saw the list as it was before either of them wrote.
    for text in ("Workshop", "Workshop om hemgång"):
        say_done(cast.group, line=line, text=text, **sign)
    assert DoneEntry.objects.get().text == "Workshop om hemgång"
