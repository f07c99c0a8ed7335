"""The report of an evaluation: gathered, written in, frozen, published, on paper (S000-01, S000-04)."""

import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from evaluations.actions import (
    approve_report,
    begin_report,
    publish_report,
    write_report_text,
)
from evaluations.gathered_report import document_of, gathered, told_to_everybody
from evaluations.kept_tallies import (
    CellFacts,
    QuestionFacts,
    SectionFacts,
    SubjectFacts,
    SurveyTallies,
    TableFacts,
)
from evaluations.models import (
    EvaluatedGroup,
    Evaluation,
    Judgement,
    OralEvaluation,
    Recommendation,
    RecommendationSet,
    Report,
    ReportPaper,
    Survey,
)
from evaluations.oral_document import AskedFacts, OralFacts, SaidFacts
from evaluations.report_paper import make
from evaluations.report_parts import parts, told
from groups.models import Group
from issues.actions import raise_issue
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from plans.models import DoneEntry, HandoverNote
from samverkan.lib.facts import canonical_json
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S000-01")]
NOW = datetime(2018, 12, 20, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
DAY = date(2018, 11, 6)
EVERYBODY = TableFacts(of=CellFacts(), base=21, counts=(1, 4, 8, 8), parts=(5, 16), mean="3.1", opinions=21)
TALLIES = SurveyTallies(
    title="Enkät 2018",
    evaluation="Utvärdering",
    mode="anonymous",
    threshold=5,
    opened_on=date(2018, 10, 1),
    closed_on=date(2018, 10, 20),
    invited=28,
    answered=21,
    sections=(
        SectionFacts(
            title="Samtalsklimat",
            questions=(
                QuestionFacts(
                    key="klimat",
                    kind="scale",
                    text="Klimatet är öppet",
                    steps=4,
                    subjects=(SubjectFacts(tables=(EVERYBODY,)),),
                ),
                QuestionFacts(key="ord", kind="text", text="Något mer?", texts=9),
            ),
        ),
    ),
)


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def plain(facts) -> dict:
    return json.loads(canonical_json(facts))


def evaluated(evaluation: Evaluation, group: Group, words: str) -> None:
    """A group with something of every kind; what has `Hemlig` in it is not for other groups."""
    EvaluatedGroup.objects.create(evaluation=evaluation, group=group, position=evaluation.groups.count() + 1)
    said = (
        SaidFacts(key=1, text=f"{words}: bra", agreement="unanimous", under=(SaidFacts(key=2, text="Kort"),)),
    )
    facts = OralFacts(
        group=words,
        evaluation="U",
        form="round",
        on=DAY,
        questions=(AskedFacts(number="1", text="Vad?", said=said),),
    )
    OralEvaluation.objects.create(
        evaluation=evaluation, group=group, state="final", facts=plain(facts), sha256="0" * 64, created_at=NOW
    )
    DoneEntry.objects.create(group=group, on=DAY, text=f"{words} visade", is_public=True)
    DoneEntry.objects.create(group=group, on=DAY, text=f"Hemlig resa {words}")
    DoneEntry.objects.create(group=group, on=date(2016, 5, 1), text=f"{words} långt före", is_public=True)
    note = {
        "structure": group.structure, "from_group": group, "to_group": group, "about": "way_of_working",
        "direction": "keep", "written_at": NOW, "state": "adopted", "adopted_on": DAY,
        "adopted_where": "Sala",
    }  # fmt: skip
    HandoverNote.objects.create(text=f"{words} lämnar vidare", **note)
    Judgement.objects.create(
        evaluation=evaluation, group=group, word="continue", on=DAY, text=f"{words} går på"
    )


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": NOW}


@pytest.fixture
def evaluation(cast):
    """Both groups, a reported survey, a set of recommendations."""
    made = Evaluation.objects.create(
        structure=cast.structure, title="Utvärdering 2017–2018", starts_on=date(2017, 1, 1),
        ends_on=date(2018, 12, 31), created_at=NOW,
    )  # fmt: skip
    evaluated(made, cast.group, "Äldre")
    evaluated(made, cast.other_group, "Kultur")
    found = RecommendationSet.objects.create(
        structure=cast.structure, evaluation=made, group=cast.group, title="Förslag", created_at=NOW
    )
    Recommendation.objects.create(set=found, number=7, text="Mötas oftare")
    Survey.objects.create(
        evaluation=made, title="Enkät 2018", state="reported", opened_on=date(2018, 10, 1),
        closes_on=date(2018, 10, 20), closed_on=date(2018, 10, 20), reported_on=DAY, invited=28, answered=21,
        tallies=plain(TALLIES), sha256="0" * 64, summary="De flesta trivs.", created_at=NOW,
    )  # fmt: skip
    return made


@pytest.fixture
def draft(evaluation, sign):
    report = begin_report(evaluation, **sign)
    write_report_text(report, place="opening", text="Så gick det.\n\nI två år.", **sign)
    return report


def blocks_of(report: Report, language: str = "sv") -> list[str]:
    """Everything the report says, in its order."""
    document = document_of(report, NOW)
    found = []
    with translation.override(language):
        for part in told(parts(document)):
            found += [part.heading, part.note, part.text]
            for block in part.blocks:
                found += [block.heading, block.note, block.text, *(" | ".join(row) for row in block.rows)]
                found += [one.said for line in block.lines for one in (line, *line.under)]
    return [one for one in found if one]


@pytest.mark.fact("S000-04", "S000-42", "S000-44")
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
        "7. Mötas oftare",
    ]


def test_the_same_number_of_queries_for_one_group_and_for_ten(cast, evaluation, draft):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            gathered(draft, NOW)
        return len(asked)

    evaluation.groups.filter(group=cast.other_group).delete()
    one = queries()
    for number in range(9):
        group = Group.objects.create(
            structure=cast.structure, slug=f"g{number}", kind=cast.group.kind, starts_on=cast.group.starts_on,
            state=cast.group.state,
        )  # fmt: skip
        evaluated(evaluation, group, f"Grupp {number}")
    assert (one, queries()) == (14, 14)


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
    page = logged_in(cast.official).get(reverse("evaluations:report", args=[evaluation.pk]))
    words = ("Stängd enkät", "Samverkansgrupp äldre", "Hemlig")
    told_why = [[word in one for word in words] for one in page.context["lacking"]]
    assert told_why == [[True, False, False], [False, True, False]]
    with pytest.raises(Refused) as refusal:
        approve_report(draft, **sign)
    assert refusal.value.code == "survey_left"


def test_a_draft_is_for_those_who_see_to_it_and_approved_for_the_groups(cast, evaluation, draft, sign):
    people = (cast.official, cast.secretary, cast.other_secretary, cast.chair, cast.member, cast.stranger)
    address = reverse("evaluations:report", args=[evaluation.pk])

    def statuses() -> list[int]:
        return [logged_in(one).get(address).status_code for one in people]

    before = statuses()
    page = logged_in(cast.member).get(reverse("evaluations:evaluation", args=[evaluation.pk])).text
    evaluation.groups.filter(group=cast.other_group).delete()
    alone = statuses()
    approve_report(draft, **sign)
    assert before == [200, 200, 200, 403, 403, 403]
    assert address not in page
    assert alone == [200, 200, 404, 403, 403, 404]
    assert statuses() == [200, 200, 404, 200, 200, 404]


def test_what_is_written_by_hand_stands_where_it_was_put_and_is_never_written_over_unseen(cast, draft, sign):
    place = f"group:{cast.group.pk}"
    client, address = (
        logged_in(cast.official),
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


@pytest.mark.fact("S000-04")
def test_everybody_reads_what_is_published_and_nothing_closed_since(cast, evaluation, draft, sign):
    evaluation.groups.filter(group=cast.other_group).delete()
    approved = approve_report(draft, **sign)
    address = reverse("public:evaluation", args=[approved.pk])
    before = Client().get(address).status_code
    publish_report(approved, **sign)
    make(ReportPaper.objects.latest("pk").pk)
    paper = Client().get(reverse("public:evaluation_pdf", args=[approved.pk])).content
    text, printed = Client().get(address).text, " ".join(text_of(paper).split())
    words = ("Äldre: bra", "Äldre visade", "Äldre lämnar vidare", "Mötas oftare", "21", "Hemlig")
    assert before == 404
    assert [word in text for word in words] == [True] * 5 + [False]
    assert [word in printed for word in words] == [True] * 5 + [False]
    assert [one.name in text for one in (cast.official, cast.member)] == [False, False]
    DoneEntry.objects.update(is_public=False)
    assert "Äldre visade" not in Client().get(address).text
    Group.objects.filter(pk=cast.group.pk).update(state="draft")
    assert "Äldre: bra" not in Client().get(address).text


def test_a_group_that_is_not_for_everybody_takes_its_tables_with_it(cast, evaluation, draft):
    """Also out of a survey that shows the groups apart."""
    of = CellFacts(kind="group", key=str(cast.group.pk), name="Äldre")
    question = TALLIES.sections[0].questions[0]
    tables = (EVERYBODY, replace(EVERYBODY, of=of))
    question = replace(question, subjects=(SubjectFacts(tables=tables),))
    section = replace(TALLIES.sections[0], questions=(question,))
    tallies = replace(TALLIES, cells=(CellFacts(), of), sections=(section,))
    document = gathered(draft, NOW)
    document = replace(document, surveys=(replace(document.surveys[0], tallies=tallies),))
    Group.objects.filter(pk=cast.group.pk).update(state="draft")
    told_now = told_to_everybody(document).surveys[0].tallies
    assert told_now.cells == (CellFacts(),)
    assert [table.of.kind for table in told_now.sections[0].questions[0].subjects[0].tables] == ["total"]


def test_the_paper_is_accessible_and_word_says_the_same(cast, evaluation, draft, sign):
    approved = approve_report(draft, **sign)
    make(approved.papers.get().pk)
    client = logged_in(cast.official)
    content = client.get(reverse("evaluations:report_pdf", args=[evaluation.pk])).content
    assert_pdf_accessible(content)
    word = client.get(reverse("evaluations:report_docx", args=[evaluation.pk])).content
    with ZipFile(BytesIO(word)) as file:
        xml = file.read("word/document.xml").decode()
    said = blocks_of(approved)
    printed = " ".join(text_of(content).split())
    assert [one for one in said if " | " not in one and escape(one.split("\n")[0]) not in xml] == []
    assert [one for one in said if " " not in one and one not in printed] == []
