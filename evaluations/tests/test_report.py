"""The report of an evaluation: gathered, written in, frozen, published, on paper (S000-01, S000-04)."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document as WordFile

from evaluations.actions import (
    approve_report,
    begin_report,
    choose_done,
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
    Addressee,
    EvaluatedGroup,
    Evaluation,
    Judgement,
    OralEvaluation,
    Recommendation,
    RecommendationSet,
    Report,
    ReportPaper,
    Survey,
    SurveyAtItem,
)
from evaluations.oral_document import AskedFacts, OralFacts, SaidFacts
from evaluations.report_due import make_lacking_report_papers, without_paper
from evaluations.report_paper import make, report_pdf
from evaluations.report_parts import parts, told
from evaluations.report_progress import report_progress
from evaluations.report_tasks import make_group_report_paper
from groups.models import Group, GroupName
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
EVERYBODY = TableFacts(
    of=CellFacts(), base=21, counts=(1, 4, 8, 8, 0), parts=(5, 16, 0), mean="3.1", opinions=21
)
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
    """Of several groups only who staffs them all sees to the evaluation."""
    return {"by": cast.administrator, "now": NOW}


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


def words_of(word: bytes) -> str:
    """All that a Word file says."""
    paper = WordFile(BytesIO(word))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def blocks_of(report: Report, language: str = "sv") -> list[str]:
    """Everything the report says, in its order."""
    document = document_of(report, NOW)
    found = []
    with translation.override(language):
        for part in told(parts(document)):
            found += [part.heading, part.note, part.text]
            for block in part.blocks:
                found += [block.heading, block.written, block.note, block.text]
                found += [" | ".join(row) for row in block.rows]
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
    assert (one, queries()) == ((16, 26, 24), (16, 26, 24))


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
    item = add_item(create_meeting(cast.group, date=DAY, **sign), title="Utvärdering", **sign)
    AgendaItem.objects.filter(pk=item.pk).update(circle="presidency", closed_reason="Enskild")
    Judgement.objects.update(item=item)
    closed = Client().get(address).text
    assert [word in closed for word in ("Äldre går på", "Äldre: bra")] == [False, True]
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
    client = logged_in(cast.administrator)
    content = client.get(reverse("evaluations:report_pdf", args=[evaluation.pk])).content
    assert_pdf_accessible(content)
    word = client.get(reverse("evaluations:report_docx", args=[evaluation.pk])).content
    said, words = blocks_of(approved), words_of(word)
    printed = " ".join(text_of(content).split())
    assert [one for one in said if " | " not in one and one.split("\n")[0] not in words] == []
    assert [one for one in said if " " not in one and one not in printed] == []


HIDDEN = "Samverkansgrupp under utredning"


@pytest.fixture
def unknown(cast, draft, sign):
    """A group that is only planned: it is recommended something, a note is for it, and a text names it."""
    made = Group.objects.create(
        structure=cast.structure, slug="ny", kind=cast.group.kind, starts_on=cast.group.starts_on,
        state="proposed",
    )  # fmt: skip
    GroupName.objects.create(group=made, name=HIDDEN, valid_from=date(2016, 1, 1))
    Addressee.objects.create(recommendation=Recommendation.objects.get(), group=made)
    HandoverNote.objects.filter(from_group=cast.group).update(to_group=made)
    return made


@pytest.mark.parametrize("state", ["proposed", "draft"])
def test_a_group_that_is_not_public_is_named_nowhere_outside(cast, draft, unknown, sign, state):
    Group.objects.filter(pk=unknown.pk).update(state=state)
    inside = HIDDEN in " ".join(blocks_of(draft))
    approved = publish_report(approve_report(draft, **sign), **sign)
    make(ReportPaper.objects.latest("pk").pk)
    page = Client().get(reverse("public:evaluation", args=[approved.pk])).text
    paper = text_of(Client().get(reverse("public:evaluation_pdf", args=[approved.pk])).content)

    assert inside == (state == "proposed")
    assert [(HIDDEN in text, "Mötas oftare" in text) for text in (page, paper)] == [(False, True)] * 2


def test_before_it_is_published_free_words_that_name_such_a_group_are_told_of(cast, draft, unknown, sign):
    write_report_text(draft, place=f"notes:{cast.group.pk}", text=f"Se {HIDDEN.upper()}.", **sign)
    client = logged_in(cast.administrator)
    pages = [client.get(reverse("evaluations:report_approve", args=[draft.evaluation_id]))]
    approve_report(draft, **sign)
    pages.append(client.get(reverse("evaluations:report_publish", args=[draft.evaluation_id])))

    with translation.override("sv"):
        expected = [_("“%(part)s” names %(group)s, which not everybody may know of.") % {
            "part": "Samverkansgrupp äldre", "group": HIDDEN,
        }]  # fmt: skip
    assert [page.context["notes"] for page in pages] == [expected, expected]


@pytest.mark.fact("S000-01", "S000-42")
def test_each_group_reads_its_own_whole_and_nothing_of_the_other(cast, draft, sign):
    approve_report(draft, **sign)
    address = reverse("evaluations:report_group", args=[draft.evaluation_id, cast.group.slug])
    people = (cast.official, cast.member, cast.other_secretary, cast.stranger)
    page = logged_in(cast.member).get(address)
    word = logged_in(cast.member).get(
        reverse("evaluations:report_group_docx", args=[draft.evaluation_id, cast.group.slug])
    )
    paper = logged_in(cast.member)
    way = reverse("evaluations:report_group_paper", args=[draft.evaluation_id, cast.group.slug])
    paper.post(way)
    make_group_report_paper.func(draft.pk, cast.group.pk)
    said = [page.text, text_of(paper.get(way).content), words_of(word.content)]

    assert [logged_in(one).get(address).status_code for one in people] == [200, 200, 404, 404]
    own = ("Hemlig resa Äldre", "Äldre lämnar vidare", "Mötas oftare")
    others = ("Hemlig resa Kultur", "Kultur: bra")
    assert [[one in text for one in own] for text in said] == [[True] * 3] * 3
    assert [[one in text for one in others] for text in said] == [[False] * 2] * 3


@pytest.mark.fact("S000-42")
def test_what_was_done_is_told_as_a_selection_until_it_is_approved(cast, draft, sign):
    group = cast.other_group
    DoneEntry.objects.create(group=group, on=DAY, text="Kultur sjöng", is_public=True)
    client, address = (
        logged_in(cast.administrator),
        reverse("evaluations:report_done", args=[draft.evaluation_id, group.pk]),
    )
    form = client.get(address).context["form"]
    keys = {words: key for key, words in form.fields["keys"].choices}
    sung = next(key for words, key in keys.items() if "sjöng" in words)
    posted = client.post(address, {"keys": [sung]})
    said = blocks_of(draft, "en")
    approved = approve_report(draft, **sign)
    with pytest.raises(Refused) as refusal:
        choose_done(approved, group=group.pk, keys=[], **sign)

    assert (posted.status_code, len(keys), refusal.value.code) == (302, 3, "wrong_state")
    place = said.index("What have we done, a selection")
    assert said[place : place + 3] == [
        "What have we done, a selection", "6 November 2018: Kultur sjöng", "To those who take over",
    ]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.left_out.all().delete()


def test_what_only_the_group_reads_is_written_on_and_chosen_in_its_own_report(cast, draft):
    DoneEntry.objects.filter(group=cast.other_group).update(is_public=False)
    client, pk = logged_in(cast.administrator), draft.evaluation_id
    ways = [
        reverse("evaluations:report_text", args=[pk, f"done:{cast.other_group.pk}"]),
        reverse("evaluations:report_done", args=[pk, cast.other_group.pk]),
    ]
    common = reverse("evaluations:report_text", args=[pk, "opening"])
    pages = [
        client.get(reverse("evaluations:report", args=[pk])).text,
        client.get(reverse("evaluations:report_group", args=[pk, cast.other_group.slug])).text,
    ]
    assert [[way in page for way in (*ways, common)] for page in pages] == [
        [False, False, True],
        [True, True, False],
    ]
    assert [client.get(way).status_code for way in ways] == [200, 200]


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
