"""The pages where an evaluation is begun and a survey is built and opened, from one end to the other."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions import (
    WrittenQuestion,
    add_section,
    add_survey_question,
    begin_evaluation,
    begin_set,
    begin_survey,
    change_evaluation,
    change_section,
    change_survey_question,
    close_survey,
    report_survey,
)
from evaluations.models import EvaluatedGroup, Evaluation, Question, Survey, SurveyRecipients
from evaluations.second_readers import second_readers
from evaluations.tests.answered import answered_survey
from groups.models import Delivery, Group
from samverkan.lib.refusal import Refused

PERIOD = {"starts_on": date(2017, 1, 1), "ends_on": date(2018, 12, 31)}


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def evaluation(cast, sign):
    return begin_evaluation(cast.structure, title="Utvärdering", groups=[cast.group], **PERIOD, **sign)


@pytest.mark.django_db
@pytest.mark.fact("S000-01", "S000-07")
def test_from_an_evaluation_to_an_open_survey(cast):
    client, place = logged_in(cast.official), {"once": str(uuid4())}
    typed = {"title": "Utvärdering 2017–2018", "starts_on": "2017-01-01", "ends_on": "2018-12-31"}
    assert client.post(reverse("evaluations:new"), typed).status_code == 422
    typed |= {"groups": [cast.group.pk]} | place
    for _press in range(2):
        assert client.post(reverse("evaluations:new"), typed).status_code == 302
    evaluation = Evaluation.objects.get()
    begun = {"source": "mall:efter-motet", "title": ""}
    client.post(reverse("surveys:new", args=[evaluation.pk]), begun)
    survey = Survey.objects.get()

    closes_on = timezone.localdate() + timedelta(days=14)
    asked = {"recipients": [f"{cast.group.pk}:{role}" for role in ("member", "substitute", "official")]}
    settings = {"title": "Enkät", "mode": "anonymous", "threshold": "9", "closes_on": closes_on.isoformat()}
    client.post(reverse("surveys:recipients", args=[survey.pk]), asked)
    client.post(reverse("surveys:change", args=[survey.pk]), settings)
    opening = reverse("surveys:open", args=[survey.pk])
    refused = client.post(opening)
    problems = [one.code for one in refused.context["ready"].blocking]
    assert (refused.status_code, problems, Delivery.objects.count()) == (422, ["too_few"], 0)
    client.post(reverse("surveys:change", args=[survey.pk]), settings | {"threshold": "5"})
    assert client.get(opening).context["count"] == 5
    assert client.post(opening).url == reverse("surveys:survey", args=[survey.pk])
    survey.refresh_from_db()
    assert (survey.state, survey.invited, Delivery.objects.count()) == ("open", 5, 5)


@pytest.mark.django_db
def test_questions_are_written_on_their_pages(evaluation, cast, sign):
    survey, client = begin_survey(evaluation, title="Enkät", **sign), logged_in(cast.secretary)
    section = add_section(survey, title="Mötena", **sign)
    kind = client.post(reverse("surveys:question_kind", args=[section.pk]), {"kind": "matrix"})
    assert kind.url == reverse("surveys:question_new", args=[section.pk, "matrix"])
    typed = {"text": "Hur fungerar mötena?", "steps": "4", "low": "Dåligt", "high": "Bra", "choices": "Tiden"}
    assert client.post(kind.url, typed).status_code == 422
    client.post(kind.url, typed | {"choices": "Tiden\r\nLokalen", "has_no_opinion": "on"})
    question = Question.objects.get()
    lines = [row.text for row in question.choices.all()]
    assert (question.kind, question.steps, question.has_no_opinion, lines) == (
        "matrix",
        4,
        True,
        ["Tiden", "Lokalen"],
    )
    page = client.get(reverse("surveys:question", args=[question.pk])).context["form"]
    assert page.initial["choices"] == "Tiden\nLokalen"
    shown = client.get(reverse("surveys:preview", args=[survey.pk])).context["sections"]
    assert [line.label for line in shown[0].fields[0].lines] == ["Tiden", "Lokalen"]


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
@pytest.mark.fact("S000-07")
def test_groups_keep_their_order_when_an_evaluation_is_changed(cast, at):
    """Kultur stands before äldre in the alphabet; the form sends what it showed."""
    sign, groups = {"by": cast.administrator, "now": at()}, [cast.group, cast.other_group]
    made = begin_evaluation(cast.structure, title="Utvärdering", groups=groups, **PERIOD, **sign)
    client, page = logged_in(cast.administrator), reverse("evaluations:change", args=[made.pk])
    offered = [pk for pk, _name in client.get(page).context["form"].fields["groups"].choices]
    typed = {"title": "Ny titel", "starts_on": "2017-01-01", "ends_on": "2018-12-31"}
    typed["groups"] = [pk for pk in offered if Group(pk=pk) in groups]
    assert client.post(page, typed).status_code == 302
    assert [row.group for row in made.groups.all()] == groups


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
@pytest.mark.fact("S000-07")
def test_a_group_in_draft_is_not_offered_where_it_is_not_in_already(evaluation, cast, sign, at):
    groups = [cast.group, cast.other_group]
    both = begin_evaluation(
        cast.structure, title="Båda", groups=groups, **PERIOD, by=cast.administrator, now=at()
    )
    client, offered = logged_in(cast.administrator), {}
    Group.objects.filter(pk=cast.other_group.pk).update(state=Group.State.DRAFT)
    for name, keys in [("new", []), ("change", [evaluation.pk]), ("change", [both.pk])]:
        page = client.get(reverse(f"evaluations:{name}", args=keys))
        offered[name, *keys] = [pk for pk, _name in page.context["form"].fields["groups"].choices]
    own, all_of_it = [cast.group.pk], [group.pk for group in groups]
    assert list(offered.values()) == [own, own, all_of_it]


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
@pytest.mark.fact("S000-07")
@pytest.mark.parametrize("state", ["draft", "closed"])
def test_a_group_that_is_not_at_work_comes_into_no_evaluation(evaluation, cast, at, state):
    """Nor past the form; one that is in already stays."""
    sign, groups = {"by": cast.administrator, "now": at()}, [cast.group, cast.other_group]
    both = begin_evaluation(cast.structure, title="Båda", groups=groups, **PERIOD, **sign)
    cast.other_group.state = state
    given = {"title": "Ny titel", "groups": groups}
    for verb, row in [(begin_evaluation, cast.structure), (change_evaluation, evaluation)]:
        with pytest.raises(Refused) as refused:
            verb(row, **given, **PERIOD, **sign)
        assert (refused.value.code, refused.value.field) == ("not_at_work", "groups")
    assert change_evaluation(both, **given, **PERIOD, **sign).title == "Ny titel"


@pytest.mark.django_db
def test_whoever_saves_over_anothers_groups_or_recipients_is_told_first(evaluation, cast, sign):
    survey, client = begin_survey(evaluation, title="Enkät", **sign), logged_in(cast.administrator)
    typed = {"title": "Utvärdering", "starts_on": "2017-01-01", "ends_on": "2018-12-31"}
    change, to = (
        reverse("evaluations:change", args=[evaluation.pk]),
        reverse("surveys:recipients", args=[survey.pk]),
    )
    begun = {page: client.get(page).context["form"].initial["seen"] for page in (change, to)}
    alone = {
        change: typed | {"groups": [cast.group.pk]},
        to: {"recipients": [f"{cast.group.pk}:member"]},
    }
    EvaluatedGroup.objects.create(evaluation=evaluation, group=cast.other_group, position=2)
    SurveyRecipients.objects.create(survey=survey, group=cast.other_group, role="official")
    told = {page: client.post(page, alone[page] | {"seen": begun[page]}) for page in (to, change)}
    assert [(one.status_code, one.context["form"].refusal.code) for one in told.values()] == [
        (422, "changed"),
        (422, "changed"),
    ]
    assert (evaluation.groups.count(), survey.recipients.get().role) == (2, "official")
    saved = [
        client.post(page, alone[page] | {"seen": told[page].context["form"].data["seen"]}) for page in told
    ]
    assert [one.status_code for one in saved] == [302, 302]
    assert (evaluation.groups.get().group, survey.recipients.get().role) == (cast.group, "member")


@pytest.mark.django_db
def test_whoever_saves_over_anothers_section_or_question_is_told_first(evaluation, cast, sign):
    survey, client = begin_survey(evaluation, title="Enkät", **sign), logged_in(cast.secretary)
    section = add_section(survey, title="Mötena", **sign)
    written = WrittenQuestion(text="Hur långa?", choices=("En timme", "Två"))
    question = add_survey_question(section, kind="single", written=written, **sign)
    typed = {
        reverse("surveys:section", args=[section.pk]): {"title": "Min rubrik"},
        reverse("surveys:question", args=[question.pk]): {"text": "Hur långa?", "choices": "En\r\nTvå"},
    }
    begun = {page: client.get(page).context["form"].initial["seen"] for page in typed}
    change_section(section, title="Deras rubrik", **sign)
    change_survey_question(question, written=replace(written, choices=("Kort", "Långt")), **sign)
    told = {page: client.post(page, typed[page] | {"seen": begun[page]}) for page in typed}
    assert [(one.status_code, one.context["form"].refusal.code) for one in told.values()] == [
        (422, "changed"),
        (422, "changed"),
    ]
    saved = [
        client.post(page, typed[page] | {"seen": told[page].context["form"].data["seen"]}) for page in told
    ]
    lines = [row.text for row in question.choices.all()]
    assert ([one.status_code for one in saved], lines) == ([302, 302], ["En", "Två"])


@pytest.mark.django_db
@pytest.mark.fact("S000-02")
def test_a_survey_is_nobodys_before_it_is_told(evaluation, cast, sign):
    begin_survey(evaluation, title="Hemligt utkast", **sign)
    page = reverse("evaluations:evaluation", args=[evaluation.pk])
    for person, told in [(cast.member, []), (cast.secretary, ["Hemligt utkast"])]:
        response = logged_in(person).get(page)
        assert [row.title for row, *_rest in response.context["lines"]] == told
        assert ("Hemligt utkast" in response.content.decode()) == bool(told)
    assert logged_in(cast.stranger).get(page).status_code == 404


@pytest.mark.django_db
def test_an_evaluation_shows_its_recommendations_and_the_way_to_more(evaluation, cast, sign):
    page = reverse("evaluations:evaluation", args=[evaluation.pk])
    more = f'{reverse("recommendations:list")}?evaluation={evaluation.pk}"'
    made = begin_set(cast.group, title="Tre råd", evaluation=evaluation, **sign)
    for person, may in [(cast.chair, True), (cast.member, False)]:
        response = logged_in(person).get(page)
        assert [(row, word) for row, _mark, word in response.context["sets"]] == [(made, "Förslag")]
        assert (more in response.content.decode()) == may


@pytest.mark.django_db
@pytest.mark.fact("S000-01")
def test_a_groups_page_leads_to_its_evaluations(evaluation, cast, sign, at, django_assert_num_queries):
    later = begin_evaluation(
        cast.structure,
        title="Utvärdering 2019",
        starts_on=date(2019, 1, 1),
        ends_on=date(2019, 12, 31),
        groups=[cast.group],
        **sign,
    )
    page, client = reverse("groups:group", args=[cast.group.slug]), logged_in(cast.member)

    def told() -> list[tuple]:
        return [(one.pk, one.told, one.has_report) for one in client.get(page).context["evaluations"]]

    assert told() == [(later.pk, 0, False)]
    survey = answered_survey(cast.group, at(), by=cast.official, evaluation=evaluation, texts=0)
    close_survey(survey, why="Klart", **sign)
    report_survey(survey, **sign)
    assert told() == [(later.pk, 0, False), (evaluation.pk, 1, False)]
    with django_assert_num_queries(5):
        client.get(page)


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
def test_who_may_read_the_free_texts_is_said_before_there_are_any(evaluation, cast, sign):
    survey = begin_survey(evaluation, template="samverkansgrupp", **sign)
    asks = Question.objects.filter(section__survey=survey, kind="text").exists()
    seen = {}
    for person in (cast.official, cast.secretary):
        found = logged_in(person).get(reverse("surveys:open", args=[survey.pk])).context["readers"]
        seen[person.name] = (found.names, found.has_administrator)
    assert (asks, seen) == (
        True,
        {
            cast.official.name: ((cast.secretary.name,), True),
            cast.secretary.name: ((cast.official.name,), True),
        },
    )
    both = begin_evaluation(
        cast.structure,
        title="Båda",
        groups=[cast.group, cast.other_group],
        **PERIOD,
        **sign | {"by": cast.administrator},
    )
    nobody = second_readers(both, cast.administrator.pk, date(2017, 3, 1))
    assert (nobody.names, nobody.is_nobody) == ((), True)


@pytest.mark.usefixtures("both_at_work")
@pytest.mark.django_db
def test_a_survey_leads_to_the_one_it_repeats_as_far_as_the_reader_may(evaluation, cast, at):
    sign, groups = {"by": cast.administrator, "now": at()}, [cast.group, cast.other_group]
    both = begin_evaluation(cast.structure, title="Båda", groups=groups, **PERIOD, **sign)
    former = answered_survey(
        cast.group, at(), title="Förra enkäten", by=cast.administrator, evaluation=both, texts=0
    )
    page = reverse("surveys:survey", args=[begin_survey(evaluation, repeats=former, **sign).pk])

    def seen(person) -> tuple:
        response = logged_in(person).get(page)
        found = response.context["repeats"]
        return found and found[1], f'">{former.title}</a></dd>' in response.content.decode()

    readers = (cast.secretary, cast.administrator)
    whole = (reverse("surveys:survey", args=[former.pk]), True)
    assert [seen(person) for person in readers] == [(None, False), whole]
    close_survey(former, why="Klart", **sign)
    report_survey(former, **sign | {"now": timezone.now()})
    told = (reverse("surveys:results", args=[former.pk]), True)
    assert [seen(person) for person in readers] == [told, whole]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_the_page_of_a_survey_asks_as_much_of_thirty_questions(
    evaluation, cast, sign, count, django_assert_num_queries
):
    survey, client = begin_survey(evaluation, title="Enkät", **sign), logged_in(cast.secretary)
    section = add_section(survey, title="Mötena", **sign)
    for number in range(count):
        written = WrittenQuestion(text=f"Fråga {number}", choices=("Ja", "Nej"))
        add_survey_question(section, kind="single", written=written, **sign)
    client.get(reverse("surveys:survey", args=[survey.pk]))
    with django_assert_num_queries(12):
        client.get(reverse("surveys:survey", args=[survey.pk]))
