"""Evaluations in the admin, in the search, in the register extract and in what is forgotten."""

import json
import re
from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from evaluations.actions import put_survey_at_item, take_survey_from_item
from evaluations.models import (
    Answer,
    Evaluation,
    Invitation,
    OralEvaluation,
    Question,
    Recommendation,
    RecommendationSet,
    Response,
    Section,
    Survey,
    SurveyText,
)
from evaluations.privacy import asked_in_open_surveys, responsible_for_recommendations
from groups.models import Person
from groups.register_extract import register_extract
from groups.search.finding import Asked, find
from groups.search.refreshing import refresh_search
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
NEVER = {"Answer", "ConfidentialResponse", "Invitation", "Redaction", "Response", "SurveyText"}


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def pages_of(client: Client, row) -> list[str]:
    """The row's page, its history, and the file of its register."""
    name = f"admin:evaluations_{row._meta.model_name}"
    pages = [client.get(reverse(f"{name}_{kind}", args=[row.pk])) for kind in ("change", "history")]
    export = reverse(f"{name}_export")
    ticked = dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"', client.get(export).text), "on")
    pages.append(client.post(export, {"format": 0, "resource": 0, **ticked}))
    assert [page.status_code for page in pages] == [200] * 3
    return [page.content.decode("utf-8-sig") for page in pages]


@pytest.fixture
def evaluation(cast, at):
    made = Evaluation.objects.create(
        structure=cast.structure, title="Utvärdering av hemgången", purpose="Laxtrappan", created_at=at(),
        starts_on=date(2017, 1, 1), ends_on=date(2017, 12, 31),
    )  # fmt: skip
    made.groups.create(group=cast.group, position=1)
    return made


@pytest.fixture
def survey(evaluation, cast, at):
    """Open, with one who is asked and one who has answered."""
    made = Survey.objects.create(
        evaluation=evaluation, title="Enkät 2017", created_at=at(), closes_on=date(2017, 3, 20), invited=2
    )
    section = Section.objects.create(survey=made, position=1, title="Ord")
    Question.objects.create(section=section, key="ord", position=1, kind="text", text="Något mer?")
    made.state, made.opened_on = "open", date(2017, 3, 1)
    made.save()
    for person, is_used in ((cast.member, False), (cast.substitute, True)):
        Invitation.objects.create(
            survey=made, person=person, group=cast.group, role="member", is_used=is_used
        )
    return made


def test_no_answer_and_no_invitation_has_a_register_or_a_history():
    models = apps.get_app_config("evaluations").get_models()
    registered = {model.__name__ for model in models if admin.site.is_registered(model)}
    followed = {model.__name__ for model in models if hasattr(model, "history")}
    assert registered == {"Evaluation", "OralEvaluation", "RecommendationSet", "Report", "Survey"}
    assert followed & NEVER == set()


def test_the_registers_are_for_who_staffs_the_group_and_tell_no_closed_item(cast, at, evaluation, survey):
    sign = {"by": cast.official, "now": at("2017-01-02 09:00")}
    item = add_item(create_meeting(cast.group, date=date(2017, 2, 1), **sign), title="Hemlig punkt", **sign)
    AgendaItem.objects.filter(pk=item.pk).update(circle="office", closed_reason="Enskild")
    oral = OralEvaluation.objects.create(
        evaluation=evaluation, group=cast.group, meeting=item.meeting, item=item, created_at=at()
    )
    pages = [text for row in (evaluation, survey, oral) for text in pages_of(logged_in(cast.official), row)]
    assert [text for text in pages if "Hemlig punkt" in text or "answered" in text] == []
    for row in (evaluation, survey, oral):
        address = reverse(f"admin:evaluations_{row._meta.model_name}_change", args=[row.pk])
        assert logged_in(cast.other_secretary).get(address).status_code == 404


@pytest.mark.fact("P62")
def test_an_evaluation_is_found_by_its_groups_and_a_recommendation_by_the_structure(cast, at, evaluation):
    found = RecommendationSet.objects.create(
        structure=cast.structure, group=cast.group, title="Rapporten", created_at=at()
    )
    Recommendation.objects.create(set=found, number=11, text="Gör laxtrappan bredare")
    refresh_search(now=at())

    def hits(person) -> list[str]:
        rows = find(Person.objects.get(pk=person.pk), Asked("laxtrappan")).hits
        return sorted("".join(piece.text for piece in hit.title) for hit in rows)

    both = ["11. Gör laxtrappan bredare", "Utvärdering av hemgången"]
    assert [hits(one) for one in (cast.official, cast.member, cast.stranger)] == [both, both, both[:1]]


@pytest.mark.fact("P72")
def test_who_is_asked_reads_it_in_the_extract_and_never_whether_an_answer_came(cast, at, survey):
    def held(person) -> list:
        parts = json.loads(register_extract(person, at("2017-03-02 12:00"), everywhere=True).to_json())[
            "parts"
        ]
        mine = [part for part in parts if part["table"] == "evaluations.Invitation"]
        return [[sorted(row["values"]) for row in part["rows"]] for part in mine]

    assert held(cast.member) == held(cast.substitute) == [[["group", "role", "survey"]]]
    survey.invitations.all().delete()
    assert held(cast.member) == []


@pytest.mark.fact("P72")
def test_the_extract_finds_nobody_in_what_others_answer(cast, at, survey):
    """Neither while the survey is open, nor before a second person has read what was written."""
    question = Question.objects.get()
    response, words = Response.objects.create(survey=survey), f"{cast.member.name} tar för mycket plats"
    Answer.objects.create(response=response, question=question, text=words)
    SurveyText.objects.create(survey=survey, question=question, place=1, text=words)
    assert "tar för mycket plats" not in register_extract(cast.member, at(), everywhere=True).to_json()


@pytest.mark.fact("P72")
def test_whose_name_is_still_needed(cast, at, survey):
    limit = date(2030, 1, 1)
    found = RecommendationSet.objects.create(
        structure=cast.structure, group=cast.group, title="Rapporten", created_at=at()
    )
    row = Recommendation.objects.create(set=found, number=1, text="Mötas", responsible=cast.chair)
    needed = [list(responsible_for_recommendations(limit).values_list("responsible", flat=True))]
    Recommendation.objects.filter(pk=row.pk).update(state="done", disposition="execution")
    needed.append(list(responsible_for_recommendations(limit).values_list("responsible", flat=True)))
    asked = set(asked_in_open_surveys(limit).values_list("person", flat=True))
    assert (needed, asked) == ([[cast.chair.pk], []], {cast.member.pk, cast.substitute.pk})


@pytest.mark.fact("S000-44")
def test_a_result_stands_beside_the_item_with_its_summary_for_those_who_may_read_it(cast, at, survey):
    sign = {"by": cast.official, "now": at("2017-03-02 09:00")}
    item = add_item(create_meeting(cast.group, date=date(2017, 4, 3), **sign), title="Enkäten", **sign)
    theirs = add_item(create_meeting(cast.other_group, date=date(2017, 4, 3), **sign), title="Vår", **sign)
    with pytest.raises(Refused) as early:
        put_survey_at_item(survey, item=item, **sign)
    Survey.objects.filter(pk=survey.pk).update(
        state="closed",
        closed_on=date(2017, 3, 20),
        sha256="0" * 64,
        summary="De flesta trivs.\n\nFå vill byta.",
    )
    with pytest.raises(Refused) as strange:
        put_survey_at_item(survey, item=theirs, **sign)
    there = put_survey_at_item(survey, item=item, **sign)
    address, words = (
        reverse("meetings:meeting", args=[item.meeting_id]),
        "Enkät 2017 – De flesta trivs. Få vill byta.",
    )

    def seen() -> list[bool]:
        return [words in logged_in(one).get(address).text for one in (cast.official, cast.member)]

    before = seen()
    Survey.objects.filter(pk=survey.pk).update(state="reported", reported_on=date(2017, 3, 21))
    after = seen()
    take_survey_from_item(there, **sign)
    assert (early.value.code, strange.value.code) == ("no_result", "not_theirs")
    assert (before, after, seen()) == ([True, False], [True, True], [False, False])
