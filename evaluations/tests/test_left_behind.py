"""What a survey leaves beside its tables: kept papers, links, counters and lines in logs."""

import logging

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.urls import reverse

from evaluations.actions import close_survey, read_text, summarize_survey
from evaluations.actions.answers import is_open_to
from evaluations.answer_links import PURPOSE, end_of
from evaluations.models import Invitation, Response, Survey
from evaluations.redaction import taken_away
from evaluations.results_due import close_surveys
from evaluations.results_paper import results_paper
from evaluations.tests.answered import answered_survey
from evaluations.tests.surveys import form_of, invitations, opened_survey, token_to
from groups.links import _counted_as
from groups.models import Link
from groups.prints import keep, name_in_storage
from samverkan.lib.quiet_paths import QuietPaths
from samverkan.lib.refusal import Refused


def test_the_kept_paper_goes_with_the_words(cast, at, django_capture_on_commit_callbacks):
    survey = answered_survey(cast.group, at(), by=cast.official, people=5, texts=5)
    close_survey(survey, why="Klart", by=cast.official, now=at())
    text, sign, names = survey.texts.first(), {"by": cast.secretary, "now": at()}, []

    def kept() -> None:
        names.append(name_in_storage(results_paper(Survey.objects.get(pk=survey.pk))))
        keep(names[-1], b"%PDF with the text")

    with django_capture_on_commit_callbacks(execute=True):
        read_text(text, state="shown", words=text.text, **sign)
    kept()
    with django_capture_on_commit_callbacks(execute=True):
        summarize_survey(survey, summary="Bra", **sign)
    kept()
    with django_capture_on_commit_callbacks(execute=True):
        read_text(text, state="withheld", words="", reason="Ett namn", **sign)
    with pytest.raises(Refused) as refused:
        read_text(text, state="withheld", words="", reason="Igen", **sign)
    there = [default_storage.exists(name) for name in names]
    assert (there, len(set(names)), refused.value.code) == ([False, False], 2, "gone")


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("after", "gone"), [("Mer [...] mindre […] mat", 0), ("Mer [...] mindre", None), ("Mer […] mat", 18)]
)
def test_dots_of_the_writers_own_are_no_gap(after, gone):
    assert taken_away("Mer [...] mindre […] mat", after) == gone


def test_closing_a_restored_survey_takes_the_links_that_have_no_invitation(cast, at):
    """A backup leaves the invitations out; what another open survey has is left alone."""
    other, restored = (answered_survey(cast.group, at(), by=cast.official, title=one) for one in "ab")
    for model in (Response, Invitation):
        model.objects.filter(survey=restored).delete()
    found = []
    for survey in (restored, other):
        close_survey(survey, why="Klart", by=cast.official, now=at())
        found.append(Link.objects.filter(purpose=PURPOSE).count())
    assert found == [32, 0]


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("name", "level", "text", "told"),
    [
        ("django.server", logging.INFO, "GET /enkat/hemlig/ HTTP/1.1", None),
        ("gunicorn.error", logging.DEBUG, "http://h.se/enkat/hemlig/", None),
        ("gunicorn.error", logging.ERROR, "http://h.se/enkat/hemlig/?a", "/enkat/"),
        ("gunicorn.error", logging.ERROR, "/moten/7/", "/moten/7/"),
    ],
)
def test_no_line_of_a_server_holds_the_address(name, level, text, told):
    record = logging.LogRecord(name, level, "", 0, "%s", (text,), None)
    assert (record.getMessage() if QuietPaths().filter(record) else None) == told


@pytest.mark.any_database
def test_the_count_of_dead_links_holds_no_address():
    key = _counted_as(RequestFactory().get("/enkat/x/", REMOTE_ADDR="192.0.2.7"))
    assert ("192.0.2.7" in key, len(key)) == (False, len("dead-links:") + 64)


def test_who_began_before_midnight_hands_in_until_half_past(cast, at):
    day = at("2017-03-14 12:00").date()
    survey = opened_survey(cast, at, people=5, closes_on=day)
    asked, found = invitations(survey)[0], []
    for moment in ("2017-03-14 23:59", "2017-03-15 00:29", "2017-03-15 00:30"):
        close_surveys(at(moment))
        survey.refresh_from_db()
        asked.survey = survey
        found.append((survey.state, is_open_to(asked, at(moment)), end_of(day) > at(moment)))
    assert found == [("open", True, True), ("open", True, True), ("closed", False, False)]


@pytest.mark.parametrize(("name", "status"), [("response_while_open", 404), ("answer_once", None)])
def test_a_hand_in_that_closing_overtakes_finds_the_dead_page(cast, at, monkeypatch, name, status):
    survey = opened_survey(cast, at, people=5)
    asked = invitations(survey)[0]

    def refused(**_fields):
        raise IntegrityError(name)

    monkeypatch.setattr(Response.objects, "create", refused)
    path = reverse("survey_answers:answer", args=[token_to(asked)])
    client = Client(raise_request_exception=False)
    assert client.post(path, form_of(survey, {"klimat": 3})).status_code == (status or 500)
