"""Answering by link: what is handed in, what leaves no trace, and what every dead link says (rulings 10,
23)."""

import logging

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.answers import AnswersRefused, hand_in_answers
from evaluations.answer_links import PURPOSE
from evaluations.models import Answer, ConfidentialResponse, Invitation, Response, Survey
from evaluations.tests.surveys import answer_by, form_of, invitations, opened_survey, token_to
from groups.links import hash_of
from groups.models import Link
from samverkan.lib.quiet_paths import QuietPaths
from samverkan.lib.refusal import Refused

EVERYTHING = {
    "klimat": 4,
    "delar": {"information": 2, "dialog": "none"},
    "langd": "kort",
    "fragor": ["hemgang", "personal"],
    "antal": 3,
    "annat": "Fler möten ute i kommunerna.",
}
FEW = {"klimat": 2}


def address(invitation: Invitation) -> str:
    return reverse("survey_answers:answer", args=[token_to(invitation)])


def answers() -> list[tuple]:
    fields = ("question__key", "choice__key", "number", "text", "has_no_opinion")
    return sorted(Answer.objects.values_list(*fields), key=str)


@pytest.mark.fact("S000-02")
def test_handed_in_once_and_kept_as_it_was_said(cast, at):
    survey = opened_survey(cast, at)
    first = invitations(survey)[0]
    client, path = Client(), address(first)
    assert client.get(path).status_code == 200
    response = client.post(path, form_of(survey, EVERYTHING))
    assert (response.status_code, response.url) == (302, reverse("survey_answers:thanks"))
    assert client.get(response.url).status_code == 200
    assert answers() == sorted(
        [
            ("klimat", None, 4, "", False),
            ("delar", "information", 2, "", False),
            ("delar", "dialog", None, "", True),
            ("langd", "kort", None, "", False),
            ("fragor", "hemgang", None, "", False),
            ("fragor", "personal", None, "", False),
            ("antal", None, 3, "", False),
            ("annat", None, None, "Fler möten ute i kommunerna.", False),
        ],
        key=str,
    )
    # Again fails loudly, and counts no more.
    again = client.post(path, form_of(survey, FEW))
    assert (again.status_code, Response.objects.count(), Answer.objects.count()) == (404, 1, 8)
    assert "Länken fungerar inte" in again.content.decode()


def test_every_dead_link_says_the_same_to_the_byte(cast, at):
    survey = opened_survey(cast, at, people=4)
    used, expired, withdrawn, late = invitations(survey)
    answer_by(used, FEW, timezone.now())
    links = Link.objects.filter(purpose=PURPOSE)
    paths = [address(one) for one in (used, expired, withdrawn, late)]
    tokens = [path.split("/")[-2] for path in paths]
    by_hash = {one.pk: one for one in links}
    assert len(by_hash) == 4
    from_token = {token: _link(token) for token in tokens}
    Link.objects.filter(pk=from_token[tokens[1]].pk).update(expires_at=at())
    Link.objects.filter(pk=from_token[tokens[2]].pk).update(withdrawn_at=at())
    wrong = reverse("survey_answers:answer", args=["A" * 27])
    client = Client()
    pages = [getattr(client, method)(path) for path in (*paths[:3], wrong) for method in ("get", "post")]
    Survey.objects.filter(pk=survey.pk).update(closes_on=at().date())
    pages += [getattr(client, method)(paths[3]) for method in ("get", "post")]
    told = {(page.status_code, page.content, str(sorted(page.headers.items()))) for page in pages}
    assert ([page.status_code for page in pages], len(told)) == ([404] * 10, 1)


def _link(token: str) -> Link:
    return Link.objects.get(token_hash=hash_of(token))


@pytest.mark.fact("S000-02")
def test_a_confidential_answer_opens_again_and_is_replaced_until_closing(cast, at):
    survey = opened_survey(cast, at, mode="confidential", people=6)
    mine, theirs = invitations(survey)[:2]
    answer_by(theirs, FEW, timezone.now())
    client, path = Client(), address(mine)
    response = client.post(path, form_of(survey, EVERYTHING))
    assert response.url == reverse("survey_answers:thanks_confidential")
    page = client.get(path).content.decode()
    assert "Fler möten ute i kommunerna." in page
    assert page.count(" checked") == 6
    client.post(path, form_of(survey, {"klimat": 5}))
    assert answers() == [("klimat", None, 2, "", False), ("klimat", None, 5, "", False)]
    assert (Response.objects.count(), ConfidentialResponse.objects.count()) == (2, 2)
    Survey.objects.filter(pk=survey.pk).update(closes_on=at().date())
    assert client.get(path).status_code == 404


def test_what_cannot_be_read_comes_back_with_everything_that_was_typed(cast, at):
    survey = opened_survey(cast, at)
    first = invitations(survey)[0]
    typed = form_of(survey, {"antal": "många", "annat": "Behåll detta.", "fragor": ["personal"]})
    response = Client().post(address(first), typed)
    page = response.content.decode()
    assert (response.status_code, Response.objects.count()) == (422, 0)
    assert [
        page.count(words) for words in ('value="många"', "Behåll detta.", " checked", 'role="alert"')
    ] == [
        1,
        1,
        1,
        1,
    ]
    # The summary and the field both say it, and the first leads to the second.
    number = next(name for name, values in typed.items() if values == ["många"])
    assert [page.count(words) for words in (f'href="#{number}"', f'id="{number}-fel"')] == [1, 1]
    with pytest.raises(AnswersRefused) as refused:
        hand_in_answers(first, posted=form_of(survey, FEW) | {"q0": ["1"]}, by=None, now=timezone.now())
    assert list(refused.value.faults) == [""]


def test_role_and_group_stand_on_an_answer_only_where_it_was_declared(cast, at):
    found = []
    for number, declared in enumerate([(False, False), (True, False), (False, True)]):
        survey = opened_survey(cast, at, by_role=declared[0], by_group=declared[1], title=f"Enkät {number}")
        answer_by(invitations(survey)[1], FEW, timezone.now())
        found += Response.objects.filter(survey=survey).values_list("role", "group")
    assert found == [("", None), ("substitute", None), ("", cast.group.pk)]


def test_nothing_of_an_answer_refers_to_a_person_or_a_moment():
    for model in (Answer, Response):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        to = {field.related_model.__name__ for field in model._meta.concrete_fields if field.is_relation}
        assert kinds & {"DateField", "DateTimeField", "AutoField", "BigAutoField"} == set()
        assert to <= {"Survey", "Group", "Response", "Question", "Choice"}
    historical = {model.__name__ for model in apps.get_app_config("evaluations").get_models()}
    assert historical & {f"Historical{name}" for name in ("Answer", "Response", "Invitation")} == set()


def test_handing_in_asks_little_and_touches_no_link_session_history_or_moment(cast, at):
    survey = opened_survey(
        cast, at, questions={f"f{n}": {"kind": "scale", "text": f"Fråga {n}", "steps": 5} for n in range(30)}
    )
    first = invitations(survey)[0]
    client, path = Client(), address(first)
    client.force_login(cast.member)
    before = list(Link.objects.order_by("pk").values())
    posted = form_of(survey, {f"f{n}": n % 5 + 1 for n in range(30)})
    with CaptureQueriesContext(connection) as seen:
        page = client.get(path)
    # The limit on guesses, link, invitation, sections, questions, choices; nobody's session.
    assert (len(seen), cast.member.name in page.content.decode()) == (6, False)
    with CaptureQueriesContext(connection) as seen:
        response = client.post(path, posted)
    assert len([one for one in seen if "SAVEPOINT" not in one["sql"]]) == 10
    written = [
        one["sql"].split()[:3] for one in seen if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert [words[-1].strip('"') if words[0] == "INSERT" else words[1].strip('"') for words in written] == [
        "evaluations_response",
        "evaluations_answer",
        "evaluations_invitation",
    ]
    assert (response.status_code, Answer.objects.count(), list(response.cookies)) == (302, 30, [])
    assert list(Link.objects.order_by("pk").values()) == before


def test_the_verb_refuses_a_link_that_is_used_or_too_late(cast, at):
    survey = opened_survey(cast, at, closes_on=at().date())
    first = invitations(survey)[0]
    codes = []
    for now in (at("2017-03-01 23:59"), at("2017-03-01 23:59"), at("2017-03-02 00:30")):
        try:
            answer_by(first, FEW, now)
            codes.append("done")
        except Refused as refused:
            codes.append(refused.code)
        first = first if codes == ["done"] else invitations(survey)[1]
    assert codes == ["done", "dead", "dead"]


@pytest.mark.parametrize(
    ("level", "args", "told"),
    [
        (logging.WARNING, ("Not Found", "/enkat/hemlig/"), None),
        (logging.WARNING, ("CSRF", "/enkat/hemlig/"), None),
        (logging.WARNING, ("Not Found", "/moten/7/"), "Not Found: /moten/7/"),
        (logging.ERROR, ("Internal Server Error", "/enkat/hemlig/"), "Internal Server Error: /enkat/"),
    ],
)
def test_no_log_of_ours_tells_of_a_visit(level, args, told):
    record = logging.LogRecord("django.request", level, "", 0, "%s: %s", args, None)
    assert (record.getMessage() if QuietPaths().filter(record) else None) == told
