"""The list of evaluations (S000-01)."""

from datetime import date

import pytest

from evaluations.actions import begin_evaluation
from evaluations.models import EvaluatedGroup
from evaluations.tests.surveys import opened_survey


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
@pytest.mark.fact("S000-01")
def test_the_list_counts_all_groups_of_an_evaluation_for_who_belongs_to_one(cast, at, client):
    given = {"title": "Utvärdering", "starts_on": date(2017, 1, 1), "ends_on": date(2017, 12, 31)}
    groups = [cast.group, cast.other_group]
    begin_evaluation(cast.structure, groups=groups, by=cast.administrator, now=at(), **given)
    seen = {}
    for who in ("member", "stranger", "administrator"):
        client.force_login(getattr(cast, who))
        seen[who] = [row.group_count for row in client.get("/utvarderingar/").context["rows"]]
    assert seen == {"member": [2], "stranger": [2], "administrator": [2]}


@pytest.mark.django_db
@pytest.mark.fact("S000-01")
def test_the_latest_period_comes_first(cast, at, client):
    for year in (2017, 2019, 2018):
        given = {"title": f"{year}", "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        begin_evaluation(cast.structure, groups=[cast.group], by=cast.administrator, now=at(), **given)
    client.force_login(cast.member)
    rows = client.get("/utvarderingar/").context["rows"]
    assert [row.title for row in rows] == ["2019", "2018", "2017"]


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
@pytest.mark.fact("S000-01")
def test_an_evaluation_leads_to_those_of_its_groups_that_one_may_open(cast, at, client):
    given = {"title": "Utvärdering", "starts_on": date(2017, 1, 1), "ends_on": date(2017, 12, 31)}
    groups = [cast.group, cast.other_group]
    made = begin_evaluation(cast.structure, groups=groups, by=cast.administrator, now=at(), **given)
    ours, theirs = cast.group.slug, cast.other_group.slug
    found = {}
    for who in ("member", "stranger", "administrator"):
        client.force_login(getattr(cast, who))
        page = client.get(f"/utvarderingar/{made.pk}/")
        found[who] = [slug for _name, slug in page.context["groups"]]
        assert [f'href="/grupper/{slug}/"' in page.text for slug in (ours, theirs)] == [
            slug in found[who] for slug in (ours, theirs)
        ]
    assert found == {"member": [ours, ""], "stranger": ["", theirs], "administrator": [ours, theirs]}


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
@pytest.mark.fact("S000-07")
def test_those_who_are_asked_are_told_of_the_open_survey_and_its_last_day(cast, at, client):
    """In the other group too, which is evaluated with ours, nobody is asked and nobody is told."""
    survey = opened_survey(cast, at, people=5, closes_on=date(2018, 5, 4))
    EvaluatedGroup.objects.create(evaluation=survey.evaluation, group=cast.other_group, position=2)
    told = "“Enkät om samverkan” kan besvaras till och med 4 maj 2018."
    found = {}
    for who in ("member", "substitute", "stranger", "administrator"):
        client.force_login(getattr(cast, who))
        page = client.get(f"/utvarderingar/{survey.evaluation_id}/")
        found[who] = (list(page.context["asked"]), told.replace("“", "”") in page.text)
    assert found == {
        "member": ([survey], True),
        "substitute": ([survey], True),
        "stranger": ([], False),
        "administrator": ([], False),
    }
