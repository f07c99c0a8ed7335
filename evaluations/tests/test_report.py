"""The report of an evaluation: gathered, written in, frozen, on paper (S000-01, S000-04)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from docx import Document as WordFile

from evaluations.actions import (
    approve_report,
    begin_report,
    discard_report,
    publish_report,
    write_report_text,
)
from evaluations.actions.report_papers import (
    ask_for_report_paper,
    begin_report_paper,
    count_report_drawn,
    fail_report_paper,
)
from evaluations.gathered_report import document_of, gathered
from evaluations.models import (
    Judgement,
    Marking,
    OralEvaluation,
    Recommendation,
    RecommendationSet,
    Report,
    ReportPaper,
    Survey,
    SurveyAtItem,
)
from evaluations.oral_document import OralFacts
from evaluations.report_due import make_lacking_report_papers, without_paper
from evaluations.report_paper import make, report_pdf
from evaluations.report_progress import report_progress
from evaluations.tests.reported import (
    DAY,
    NOW,
    TALLIES,
    blocks_of,
    drafted,
    evaluated,
    evaluation_of_both,
    logged_in,
    plain,
    words_of,
)
from groups.models import Group
from issues.actions import raise_issue
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from plans.models import HandoverNote
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S000-01")]


@pytest.fixture
def sign(cast):
    """Of several groups only who staffs them all sees to the evaluation."""
    return {"by": cast.administrator, "now": NOW}


@pytest.fixture
def evaluation(cast):
    return evaluation_of_both(cast)


@pytest.fixture
def draft(evaluation, sign):
    return drafted(evaluation, sign)


@pytest.mark.fact("S000-04", "S000-42", "S000-44", "N08", "P58")
def test_the_report_tells_block_by_block_what_was_entered(draft):
    assert blocks_of(draft, "en") == [
        "Opening",
        "1 January 2017 – 31 December 2018: Samverkansgrupp äldre and Samverkansgrupp kultur/idrott",
        "Så gick det.\n\nI två år.",
        "In short",
        "Enkät 2018: 21 of 28 have answered (75 %).",
        "2 groups have evaluated orally.",
        "2 handover notes are left.",
        "Judgement: go on – Samverkansgrupp äldre and Samverkansgrupp kultur/idrott.",
        "1 recommendation is given.",
        "Enkät 2018",
        "Anonymous. 21 of 28 have answered (75 %).",
        "Summary",
        "De flesta trivs.",
        "Samtalsklimat",
        "Klimatet är öppet",
        "Answers | 21",
        "1 | 1 (5 %)",
        "2 | 4 (19 %)",
        "3 | 8 (38 %)",
        "4 | 8 (38 %)",
        "Mean | 3,1",
        "Något mer?",
        "9 answers in words.",
        "Samverkansgrupp äldre",
        "Oral evaluation",
        "At the meeting 6 November 2018.",
        "1 Vad?",
        "Äldre: bra (all agreed)",
        "Kort",
        "What have we done",
        "6 November 2018: Äldre visade",
        "To those who take over",
        "Äldre lämnar vidare (The way of working, Keep, Samverkansgrupp äldre)",
        "The group's future",
        "Go on, 6 November 2018",
        "Äldre går på",
        "Samverkansgrupp kultur/idrott",
        "Oral evaluation",
        "At the meeting 6 November 2018.",
        "1 Vad?",
        "Kultur: bra (all agreed)",
        "Kort",
        "What have we done",
        "6 November 2018: Kultur visade",
        "To those who take over",
        "Kultur lämnar vidare (The way of working, Keep, Samverkansgrupp kultur/idrott)",
        "The group's future",
        "Go on, 6 November 2018",
        "Kultur går på",
        "Förslag",
        "7.\u00a0Mötas oftare",
    ]


def test_the_same_number_of_queries_for_two_groups_and_for_eleven(cast, evaluation, draft):
    client, address = logged_in(cast.administrator), reverse("evaluations:report", args=[evaluation.pk])
    own = reverse("evaluations:report_group", args=[evaluation.pk, cast.group.slug])

    def queries() -> tuple[int, int, int]:
        with CaptureQueriesContext(connection) as asked:
            gathered(draft, NOW)
        with CaptureQueriesContext(connection) as by_page:
            assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as by_own_page:
            assert client.get(own).status_code == 200
        return len(asked), len(by_page), len(by_own_page)

    one = queries()
    for number in range(9):
        group = Group.objects.create(
            structure=cast.structure, slug=f"g{number}", kind=cast.group.kind, starts_on=cast.group.starts_on,
            state=cast.group.state,
        )  # fmt: skip
        evaluated(evaluation, group, f"Grupp {number}")
    assert (one, queries()) == ((19, 28, 27), (19, 28, 27))


def test_with_one_group_alone_it_tells_that_group_all_it_did(cast, evaluation, draft):
    evaluation.groups.filter(group=cast.other_group).delete()
    assert "6 november 2018: Hemlig resa Äldre" in blocks_of(draft)


def test_nothing_that_is_not_everybody_s_in_the_group_comes_into_it(cast, evaluation, draft, sign):
    """A presidency's item, an issue that is closed, an oral evaluation that is not final, a survey that is
    not reported."""
    before = blocks_of(draft)
    item = add_item(create_meeting(cast.group, date=DAY, **sign), title="Hemlig punkt", **sign)
    AgendaItem.objects.filter(pk=item.pk).update(circle="presidency", closed_reason="Enskild")
    facts = plain(OralFacts(group="Äldre", evaluation="U", form="round", introduction="Hemligt"))
    more = {"evaluation": evaluation, "group": cast.group, "facts": facts, "created_at": NOW}
    closed = {"item": item, "meeting": item.meeting}
    OralEvaluation.objects.create(state="final", sha256="0" * 64, **closed, **more)
    OralEvaluation.objects.create(state="reviewed", **more)
    issue = raise_issue(cast.structure, title="Hemlig fråga", home_group=cast.group, **sign)
    note = {
        "structure": cast.structure, "from_group": cast.group, "to_group": cast.group, "direction": "keep",
        "written_at": NOW, "text": "Hemlig not",
    }  # fmt: skip
    adopted = {"state": "adopted", "adopted_on": DAY}
    HandoverNote.objects.create(about="issue", issue=issue, adopted_where="Sala", **adopted, **note)
    HandoverNote.objects.create(about="composition", adopted_at=item, **adopted, **note)
    HandoverNote.objects.create(about="composition", **note)
    opened = {"opened_on": DAY, "closes_on": DAY}
    Survey.objects.create(evaluation=evaluation, title="Hemlig enkät", created_at=NOW)
    Survey.objects.create(
        evaluation=evaluation, title="Stängd enkät", state="closed", closed_on=DAY, sha256="0" * 64,
        tallies=plain(TALLIES), created_at=NOW, **opened,
    )  # fmt: skip
    assert blocks_of(draft) == before
    page = logged_in(cast.administrator).get(reverse("evaluations:report", args=[evaluation.pk]))
    words = ("Stängd enkät", "Samverkansgrupp äldre", "Hemlig")
    told_why = [[word in one for word in words] for one in page.context["lacking"]]
    assert told_why == [[True, False, False], [False, True, False]]
    with pytest.raises(Refused) as refusal:
        approve_report(draft, **sign)
    assert refusal.value.code == "survey_left"


def test_a_draft_is_for_those_who_see_to_it_and_approved_for_the_groups(cast, evaluation, draft, sign):
    people = (
        cast.administrator, cast.official, cast.secretary, cast.other_secretary, cast.chair, cast.member,
        cast.stranger,
    )  # fmt: skip
    address = reverse("evaluations:report", args=[evaluation.pk])

    def statuses() -> list[int]:
        return [logged_in(one).get(address).status_code for one in people]

    before = statuses()
    page = logged_in(cast.member).get(reverse("evaluations:evaluation", args=[evaluation.pk])).text
    evaluation.groups.filter(group=cast.other_group).delete()
    alone = statuses()
    approve_report(draft, **sign)
    assert before == [200, 403, 403, 403, 403, 403, 403]
    assert address not in page
    assert alone == [200, 200, 200, 404, 403, 403, 404]
    assert statuses() == [200, 200, 200, 404, 200, 200, 404]


def test_what_is_written_by_hand_stands_where_it_was_put_and_is_never_written_over_unseen(cast, draft, sign):
    place = f"group:{cast.group.pk}"
    client, address = (
        logged_in(cast.administrator),
        reverse("evaluations:report_text", args=[draft.evaluation_id, place]),
    )
    seen = client.get(address).context["form"].initial["seen"]
    first = client.post(address, {"text": "Först", "seen": seen}).status_code
    second = client.post(address, {"text": "Sedan", "seen": seen})
    kept = draft.texts.get(place=place)
    assert (first, second.status_code, kept.text, kept.version) == (302, 422, "Först", 1)
    again = client.post(address, {"text": "Sedan", "seen": second.context["form"].data["seen"]}).status_code
    kept.refresh_from_db()
    assert (again, kept.text, kept.version) == (302, "Sedan", 2)
    write_report_text(draft, place=place, text=" ", **sign)
    with pytest.raises(Refused) as refusal:
        write_report_text(draft, place="group:0", text="Ingenstans", **sign)
    assert (draft.texts.filter(place=place).count(), refusal.value.code) == (0, "no_place")
    assert client.get(reverse("evaluations:report_text", args=[draft.evaluation_id, "x"])).status_code == 404


@pytest.mark.fact("S000-04")
def test_what_is_approved_stands(draft, evaluation, sign):
    with pytest.raises(Refused) as early:
        publish_report(draft, **sign)
    said = blocks_of(draft)
    approved = approve_report(draft, **sign)
    Judgement.objects.update(text="Annat")
    refused = []
    for verb, more in ((approve_report, {}), (write_report_text, {"place": "opening", "text": "Annat"})):
        with pytest.raises(Refused) as refusal:
            verb(approved, **more, **sign)
        refused.append(refusal.value.code)
    assert (early.value.code, refused) == ("wrong_state", ["wrong_state"] * 2)
    assert blocks_of(Report.objects.select_related("evaluation__structure").get()) == said
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(facts={})
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.texts.update(text="Annat")


def test_a_report_without_opening_is_not_approved(evaluation, sign):
    with pytest.raises(Refused) as refusal:
        approve_report(begin_report(evaluation, **sign), **sign)
    assert refusal.value.code == "no_opening"


def test_the_paper_is_accessible_and_word_says_the_same(cast, evaluation, draft, sign):
    approved = approve_report(draft, **sign)
    make(approved.papers.get().pk)
    client = logged_in(cast.administrator)
    content = client.get(reverse("evaluations:report_pdf", args=[evaluation.pk])).content
    assert_pdf_accessible(content)
    word = client.get(reverse("evaluations:report_docx", args=[evaluation.pk])).content
    said, words = blocks_of(approved), words_of(word)
    printed = " ".join(text_of(content).split())
    assert [one for one in said if " | " not in one and one.split("\n")[0] not in words] == []
    assert [one for one in said if " " not in one and one not in printed] == []


@pytest.mark.fact("S002-D")
def test_a_marked_part_stays_marked_in_the_report_with_what_became_of_it(cast, evaluation, draft, sign):
    RecommendationSet.objects.update(marking_means="verkställs")
    one = Recommendation.objects.get()
    Recommendation.objects.filter(pk=one.pk).update(disposition="execution", state="done")
    Marking.objects.create(recommendation=one, start=6, end=12)
    approved = approve_report(draft, **sign)
    Marking.objects.all().delete()
    client, said = logged_in(cast.administrator), blocks_of(approved, "en")
    page = client.get(reverse("evaluations:report", args=[evaluation.pk])).text
    word = client.get(reverse("evaluations:report_docx", args=[evaluation.pk])).content
    runs = [run for line in WordFile(BytesIO(word)).paragraphs for run in line.runs if run.bold]

    place = said.index("Text in bold is marked and means: verkställs")
    assert said[place + 1 :] == ["7.\u00a0Mötas oftare (To be carried out, Done)"]
    assert "Mötas <strong>oftare</strong>" in page
    assert [run.text for run in runs] == ["oftare"]
    make(approved.papers.get().pk)
    assert "verkställs" in text_of(
        client.get(reverse("evaluations:report_pdf", args=[evaluation.pk])).content
    )


@pytest.mark.fact("S000-04")
def test_texts_stand_where_they_were_put_inside_a_group_and_before_recommendations(cast, draft, sign):
    found = RecommendationSet.objects.get()
    places = [f"{kind}:{cast.group.pk}" for kind in ("oral", "done", "notes")]
    places += ["recommendations", f"set:{found.pk}"]
    for place in places:
        write_report_text(draft, place=place, text=f"Före {place}", **sign)
    said = blocks_of(draft, "en")
    before = [said[said.index(f"Före {place}") - 1] for place in places]
    headings = ["Oral evaluation", "What have we done", "To those who take over"]
    assert before == [*headings, "Recommendations", "Förslag"]
    page = logged_in(cast.administrator).get(
        reverse("evaluations:report_text", args=[draft.evaluation_id, places[0]])
    )
    assert page.context["heading"].startswith("Samverkansgrupp äldre: ")


@pytest.mark.fact("S000-44")
def test_a_group_s_part_tells_when_the_survey_was_gone_through_with_its_summary(cast, draft, sign):
    survey = Survey.objects.get()
    items = [
        add_item(create_meeting(cast.group, date=DAY, **sign), title="Enkäten", **sign),
        add_item(create_meeting(cast.group, date=DAY, **sign), title="Hemlig punkt", **sign),
    ]
    AgendaItem.objects.filter(pk=items[1].pk).update(circle="presidency", closed_reason="Enskild")
    for item in items:
        SurveyAtItem.objects.create(survey=survey, item=item)
    said = blocks_of(draft, "en")
    place = said.index("The survey gone through")
    assert said[place : place + 3] == [
        "The survey gone through", "6 November 2018: De flesta trivs. (Enkät 2018)", "To those who take over",
    ]  # fmt: skip


def test_a_draft_is_thrown_away_for_a_reason_and_can_be_gathered_anew(cast, evaluation, draft, sign):
    ask_for_report_paper(draft, **sign)
    client = logged_in(cast.administrator)
    address = reverse("evaluations:report_discard", args=[evaluation.pk])
    empty = client.post(address, {"reason": " "}).status_code
    done = client.post(address, {"reason": "Fel period"}).status_code
    kept = Report.history.latest()
    assert (empty, done, kept.history_type, kept.history_change_reason) == (422, 302, "-", "Fel period")
    assert (Report.objects.count(), ReportPaper.objects.count()) == (0, 0)
    again = begin_report(evaluation, **sign)
    write_report_text(again, place="opening", text="Nytt", **sign)
    with pytest.raises(Refused) as refusal:
        discard_report(approve_report(again, **sign), reason="Ångrar mig", **sign)
    assert refusal.value.code == "wrong_state"


def test_a_worker_that_died_leaves_no_report_without_its_paper(draft, sign):
    published = publish_report(approve_report(draft, **sign), **sign)
    soon, later = NOW + timedelta(minutes=5), NOW + timedelta(hours=1)
    waiting = [list(without_paper(now)) for now in (soon, later)]
    make_lacking_report_papers(later)
    assert (waiting, list(without_paper(later))) == ([[], [published]], [])


def test_a_bar_is_never_full_while_the_pages_are_made_and_a_fault_is_told_in_the_reader_s_words(draft, sign):
    paper = ask_for_report_paper(draft, **sign)
    begin_report_paper(paper, of=4, by=None, now=NOW)
    shown = []
    for done in (2, 4):
        count_report_drawn(paper, done=done, by=None, now=NOW)
        paper.refresh_from_db()
        shown.append(report_progress(paper, NOW))
    assert [(one.done, one.of, one.is_under_way) for one in shown] == [(2, 4, True), (0, 0, True)]
    with translation.override("sv"):
        fail_report_paper(paper, by=None, now=NOW)
    paper.refresh_from_db()
    with translation.override("en"):
        words = report_progress(paper, NOW).words
    assert words == "Something went wrong here. It is in the log."


def test_the_drawings_of_the_result_stand_in_page_and_paper(cast, evaluation, draft, sign):
    page = logged_in(cast.administrator).get(reverse("evaluations:report", args=[evaluation.pk])).text
    content = report_pdf(draft, document_of(draft, NOW))
    assert page.count('<svg class="chart"') == 1
    assert_pdf_accessible(content)
