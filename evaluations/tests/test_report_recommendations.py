"""What the report of an evaluation tells of its recommendations: what became of them over the years, and what
they are tied to as far as its readers may know."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from evaluations.actions import approve_report, publish_report, tie_recommendation
from evaluations.gathered_report import gathered, told_to_everybody, whole_of
from evaluations.models import Recommendation, RecommendationFollowUp, ReportPaper
from evaluations.report_cuts import combined, of_group
from evaluations.report_paper import make
from evaluations.report_parts import parts
from evaluations.tests.reported import DAY, NOW, drafted, evaluation_of_both, logged_in, words_of
from issues.actions import Days, Doer, give_assignment, raise_issue
from issues.models import Assignment, Issue
from issues.tests.deciding import asked, region
from samverkan.tests.pdfcheck import text_of

pytestmark = pytest.mark.django_db
CLOSED = {"circle": "presidency", "closed_reason": "Enskild"}
TOLD = ["1 March 2019: Frågan är väckt (Under way)", "9 May 2020: Två möten till (Done)"]


@pytest.fixture
def sign(cast):
    return {"by": cast.administrator, "now": NOW}


@pytest.fixture
def draft(cast, sign):
    return drafted(evaluation_of_both(cast), sign)


@pytest.fixture
def one(draft):
    found = Recommendation.objects.get()
    for on, state, text in (
        (date(2020, 5, 9), "done", "Två möten till"),
        (date(2019, 3, 1), "ongoing", "Frågan är väckt"),
    ):
        RecommendationFollowUp.objects.create(recommendation=found, on=on, state=state, text=text, at=NOW)
    return found


@pytest.fixture
def tied(cast, one, sign):
    """An issue of the first group's, a decision about another, an assignment between the two groups, and what
    a narrower circle reads."""

    def raised(title: str) -> Issue:
        return raise_issue(cast.structure, title=title, home_group=cast.group, **sign)

    def given(wording: str, **more) -> Assignment:
        days = Days(DAY + timedelta(days=90))
        doers = [Doer(group=cast.other_group)]
        return give_assignment(cast.group, wording=wording, doers=doers, days=days, **more, **sign)

    decided, (decision,) = asked(cast, NOW, organizations=[region()], due_on=date(2019, 5, 2))
    closed = raised("Hemlig fråga")
    for to in (raised("Fler möten"), decision, given("Se över"), closed, given("Hemligt", issue=closed)):
        tie_recommendation(one, to=to, **sign)
    Issue.objects.filter(pk=closed.pk).update(**CLOSED)
    return decided


def said_of(document, language: str = "en") -> list[str]:
    """All that stands under recommendations."""
    with translation.override(language):
        shown = parts(document)
    return [
        under.said
        for part in shown
        if part.anchor.startswith("rekommendationer-")
        for block in part.blocks
        for line in block.lines
        for under in line.under
    ]


ISSUE, GIVEN = "Issue: Fler möten", "Assignment: Se över"


def decision_on(issue: Issue) -> str:
    return f"Decision of an organisation: {region().name_on(NOW.date())}: {issue.title}"


@pytest.mark.fact("S002-C", "P25")
def test_a_report_tells_what_its_readers_may_know_that_a_recommendation_led_to(cast, draft, tied):
    Issue.objects.filter(pk=tied.pk).update(is_public=True)
    whole, decision = gathered(draft, NOW), decision_on(tied)
    read = [combined(whole), of_group(whole, cast.group.pk), told_to_everybody(whole)]

    assert [said_of(document) for document in read] == [
        [*TOLD, decision, GIVEN],
        [*TOLD, ISSUE, decision, GIVEN],
        [*TOLD, decision],
    ]
    # The other group keeps no recommendation, and this one is not for it.
    assert said_of(of_group(whole, cast.other_group.pk)) == []


@pytest.mark.fact("S000-04")
def test_with_one_group_alone_it_tells_no_issue_of_another(cast, draft, tied):
    draft.evaluation.groups.filter(group=cast.group).delete()
    assert said_of(combined(gathered(draft, NOW))) == [*TOLD, GIVEN]


@pytest.mark.fact("S000-04")
def test_what_is_closed_after_it_was_published_is_told_no_more(cast, draft, tied, sign):
    rows = Issue.objects.filter(pk=tied.pk)
    rows.update(is_public=True)
    published = publish_report(approve_report(draft, **sign), **sign)
    frozen, before = whole_of(published, NOW), said_of(told_to_everybody(whole_of(published, NOW)))
    rows.update(is_public=False)
    closed = said_of(told_to_everybody(frozen))
    # What was closed that day is not told because it has been opened since.
    Issue.objects.filter(title="Fler möten").update(is_public=True)

    assert (before, closed) == ([*TOLD, decision_on(tied)], TOLD)
    assert said_of(told_to_everybody(frozen)) == TOLD


@pytest.mark.fact("S002-C")
def test_page_paper_and_word_tell_what_became_of_it(cast, draft, one, sign):
    published = publish_report(approve_report(draft, **sign), **sign)
    make(ReportPaper.objects.latest("pk").pk)
    client, pk = logged_in(cast.member), draft.evaluation_id
    page = client.get(reverse("evaluations:report", args=[pk])).text
    open_page = Client().get(reverse("public:evaluation", args=[published.pk])).text
    paper = text_of(client.get(reverse("evaluations:report_pdf", args=[pk])).content)
    word = words_of(client.get(reverse("evaluations:report_docx", args=[pk])).content)
    words = ("Frågan är väckt", "Två möten till")
    assert [[one in text for one in words] for text in (page, open_page, paper, word)] == [[True] * 2] * 4
