"""One issue on paper: what it says, and that it is a paper by both standards."""

import pytest
from django.urls import reverse
from django.utils import timezone

from issues.actions import add_open_point, raise_issue
from samverkan.pages.issue_paper import issue_document, issue_pdf, make_issue_paper
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(cast, at):
    sign = {"by": cast.member, "now": at("2017-03-01 09:00")}
    made = raise_issue(
        cast.structure, title="Trygg hemgång", description="Många väntar.", home_group=cast.group, **sign
    )
    add_open_point(made, text="Hur gör vi på helgen?", **sign)
    return made


@pytest.mark.fact("S002-11")
def test_the_paper_tells_where_the_issue_is_and_its_way(cast, issue):
    content = issue_pdf(issue_document(cast.substitute, issue.pk, timezone.localdate()))

    blocks = ["Samverkansgrupp äldre", "Trygg hemgång", "Fråga 2017:1", "sedan 1 mars 2017", "Många väntar."]
    blocks += ["Hur gör vi på helgen?", "Väckt 2017-03-01", "Avslutad"]
    assert blocks_in_order(content, blocks) == blocks
    assert_pdf_accessible(content)


def test_the_worker_makes_it_for_who_may_read_the_issue(cast, issue, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    today = timezone.localdate()
    address = reverse("issue:paper", args=[issue.pk])
    client.force_login(cast.member)
    make_issue_paper.func(issue.pk, cast.stranger.pk, today.isoformat())
    before = client.get(address).headers["Content-Type"]

    make_issue_paper.func(issue.pk, cast.member.pk, today.isoformat())

    assert (before, client.get(address).headers["Content-Type"]) == (
        "text/html; charset=utf-8",
        "application/pdf",
    )
