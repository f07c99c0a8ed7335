"""Seed 000: three groups look back on 2017–2018 at their last ordinary meetings, entered whole on the pages
and read back as it was said."""

from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from docx import Document as WordFile

from evaluations.actions import close_survey, put_survey_at_item, report_survey, summarize_survey
from evaluations.gathered_report import document_of as report_document
from evaluations.models import (
    EvaluatedGroup,
    Evaluation,
    Judgement,
    OralEvaluation,
    OralQuestion,
    Report,
    ReportPaper,
    Viewpoint,
)
from evaluations.oral_document import OralFacts, document_of
from evaluations.report_paper import make
from evaluations.report_parts import parts
from evaluations.report_shape import Part
from evaluations.tests.answered import answered_survey
from groups.actions import create_group
from meetings.actions import add_item, create_meeting
from plans.actions import adopt_handover_notes
from plans.done_list import done_list
from plans.models import HandoverNote
from samverkan.lib.spoken import day_plain
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order
from tests import seed_000 as said

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIRST, LAST = date(2017, 1, 1), date(2018, 12, 31)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.administrator, "now": at("2018-12-20 09:00")}


@pytest.fixture
def children(cast, sign):
    return create_group(
        cast.structure, name="Samverkansgrupp barn och unga", slug="barn", starts_on=FIRST, **sign
    )


@pytest.fixture
def evaluation(cast, children, sign):
    """Of all three, said one by one: "båda" and "tre" stand in the same paper (S000-07)."""
    made = Evaluation.objects.create(
        structure=cast.structure,
        title="Utvärdering av de politiska samverkansgruppernas arbete 2017–2018",
        starts_on=FIRST,
        ends_on=LAST,
        created_at=sign["now"],
    )
    for position, group in enumerate([children, cast.group, cast.other_group], 1):
        EvaluatedGroup.objects.create(evaluation=made, group=group, position=position)
    return made


@pytest.fixture
def client(cast):
    made = Client()
    made.force_login(cast.administrator)
    return made


@pytest.fixture
def begun(client, evaluation, sign):
    """Lays out a group's oral evaluation at an item of its last ordinary meeting."""

    def begin(group, day: date, **given) -> OralEvaluation:
        meeting = create_meeting(group, date=day, place="Västerås", **sign)
        item = add_item(meeting, title="Utvärdering", **sign)
        place = reverse("oral:new", args=[evaluation.pk, group.slug])
        given = {"item": item.pk, "form": "round", "start": "none", "introduction": ""} | given
        assert client.post(place, given).status_code == 302
        return OralEvaluation.objects.get(group=group)

    return begin


@pytest.fixture
def enter(client):
    """A viewpoint, with those under it, under a question; in the order of the paper."""

    def one(question: OralQuestion, words, under: Viewpoint | None = None, **given) -> Viewpoint:
        text, below = (words, ()) if isinstance(words, str) else words
        sent = {"text": text, "under": under.pk if under else "", **given}
        assert client.post(reverse("oral:add", args=[question.pk]), sent).status_code == 302
        made = Viewpoint.objects.latest("pk")
        for each in below:
            one(question, each, under=made)
        return made

    return one


def finished(client, oral: OralEvaluation) -> OralFacts:
    """What the record says when the group has read it."""
    for move in ("record", "review", "finish"):
        client.post(reverse("oral:move", args=[oral.pk]), {"move": move})
    oral.refresh_from_db()
    assert oral.state == "final"
    return document_of(oral)


def told(facts: OralFacts) -> list:
    """[question, (words or (words, words under them), …)]"""
    return [
        (
            asked.text or asked.number,
            tuple(
                (one.text, tuple(below.text for below in one.under)) if one.under else one.text
                for one in asked.said
            ),
        )
        for asked in facts.questions
    ]


@pytest.mark.fact("S000-03", "S000-08", "S000-12", "S000-23")
def test_children_and_young_answer_three_questions_in_one_nested_list(client, children, begun, enter):
    oral = begun(children, date(2018, 11, 23), introduction="Verksamhetsplanen och frågorna nedan.")
    for number, text in enumerate(said.USUAL, 1):
        client.post(reverse("oral:question_add", args=[oral.pk]), {"number": number, "text": text})
    client.post(reverse("oral:question_add", args=[oral.pk]), {"number": "", "text": said.TOGETHER})
    together = oral.questions.get(text=said.TOGETHER)
    for words in said.CHILDREN:
        enter(together, words)
    facts = finished(client, oral)
    assert (facts.on, facts.item) == (date(2018, 11, 23), "Utvärdering")
    assert told(facts) == [*((text, ()) for text in said.USUAL), (said.TOGETHER, said.CHILDREN)]
    # A question for the future becomes an issue, also when the record is final (S000-23).
    future = Viewpoint.objects.get(text=said.CHILDREN[-1][1][1])
    page = client.post(reverse("oral:raise", args=[future.pk]), follow=True)
    future.refresh_from_db()
    assert (page.status_code, future.issue.title) == (200, said.CHILDREN[-1][1][1])


@pytest.mark.fact("S000-24", "S000-31", "S000-39", "S000-40", "S000-41")
def test_older_people_have_ten_numbers_without_questions_and_two_notes(client, cast, begun, enter):
    given = {"form": "workshop", "start": "numbers", "count": "10", "introduction": said.OLDER_START}
    oral = begun(cast.group, date(2018, 12, 14), **given)
    for question, words in zip(oral.questions.all(), said.OLDER, strict=True):
        for each in words:
            enter(question, each, agreement="unanimous" if each == said.UNANIMOUS else "")
    later = {"text": "Medskick till kommande samverkansgrupp", "is_for_later": "on"}
    client.post(reverse("oral:question_add", args=[oral.pk]), later)
    sent_on = [enter(oral.questions.get(is_for_later=True), words) for words in said.SENT_ON]
    facts = finished(client, oral)
    assert told(facts)[:10] == [(str(number), words) for number, words in enumerate(said.OLDER, 1)]
    assert (facts.form, facts.introduction) == ("workshop", said.OLDER_START)
    agreed = Viewpoint.objects.exclude(agreement="").get()
    assert (agreed.text, agreed.get_agreement_display()) == (said.UNANIMOUS, "Alla eniga")
    for viewpoint in sent_on:
        page = client.post(reverse("oral:send_on", args=[viewpoint.pk]), follow=True)
        assert page.status_code == 200
    notes = HandoverNote.objects.order_by("pk")
    assert [(note.text, note.from_group, note.state) for note in notes] == [
        (words, cast.group, "proposed") for words in said.SENT_ON
    ]


@pytest.mark.fact("S000-42", "S000-43", "S000-45")
def test_culture_and_sports_tell_what_they_did_and_go_on(client, cast, evaluation, begun, enter):
    group = cast.other_group
    for day, text in said.DONE:
        sent = {"on": day, "text": text}
        client.post(reverse("activities:done_add", args=[group.slug, day[:4]]), sent)
    lines = [line for year in (2017, 2018) for line in done_list(group, year) if line.kind == "by_hand"]
    assert [(line.on.isoformat(), line.text) for line in lines] == list(said.DONE)
    oral = begun(group, date(2018, 12, 4))
    words = "Kommentarer om uppföljningen som kom fram under mötet"
    client.post(reverse("oral:question_add", args=[oral.pk]), {"text": words})
    for each in said.CULTURE:
        enter(oral.questions.get(), each)
    assert told(finished(client, oral)) == [(words, said.CULTURE)]
    given = {"word": "continue", "text": said.CULTURE[2], "on": "2018-12-04", "item": oral.item_id}
    client.post(reverse("oral:judge", args=[evaluation.pk, group.slug]), given)
    judgement = Judgement.objects.get()
    assert (judgement.group, judgement.word, judgement.text) == (group, "continue", said.CULTURE[2])
    page = client.get(reverse("oral:of", args=[evaluation.pk])).text
    assert "Samverkansgrupp Kultur och idrott ska vara kvar" in page


LATER = "Medskick till kommande samverkansgrupp"
DISCUSSED = "Kommentarer om uppföljningen som kom fram under mötet"
SUMMED = (
    "Sammanfattningsvis tycker de flesta i samverkansgruppen att det gjorts ett bra arbete under 2017–2018."
)
OPENING = (
    "Som komplement till enkäterna under november 2018 har de tre samverkansgrupperna haft frågan om"
    " utvärdering uppe på sista ordinarie mötet 2018.\n\nNedan följer korta minnesanteckningar från"
    " respektive grupps diskussion."
)


@pytest.fixture
def held(client, cast, children, evaluation, begun, enter, sign) -> Evaluation:
    """All three oral evaluations, the survey before them, and what was done, as the paper has them."""
    asked = answered_survey(
        cast.group, sign["now"] - timedelta(days=60), by=cast.administrator, people=28, texts=0,
        title="Utvärderingsenkät 2018", evaluation=evaluation,
    )  # fmt: skip
    close_survey(asked, why="Alla har svarat.", **sign)
    summarize_survey(asked, summary=SUMMED, **sign)
    report_survey(asked, **sign)
    entered = (
        (children, date(2018, 11, 23), said.TOGETHER, said.CHILDREN, {"introduction": "Se nedan."}),
        (cast.other_group, date(2018, 12, 4), DISCUSSED, said.CULTURE, {}),
    )
    for group, day, heading, words, given in entered:
        oral = begun(group, day, **given)
        client.post(reverse("oral:question_add", args=[oral.pk]), {"number": "", "text": heading})
        for each in words:
            enter(oral.questions.get(), each)
        finished(client, oral)
    put_survey_at_item(asked, item=oral.item, **sign)
    given = {"word": "continue", "text": said.CULTURE[2], "on": "2018-12-04", "item": oral.item_id}
    client.post(reverse("oral:judge", args=[evaluation.pk, cast.other_group.slug]), given)
    begins = {"form": "workshop", "start": "numbers", "count": "10", "introduction": said.OLDER_START}
    older = begun(cast.group, date(2018, 12, 14), **begins)
    for question, words in zip(older.questions.all(), said.OLDER, strict=True):
        for each in words:
            enter(question, each, agreement="unanimous" if each == said.UNANIMOUS else "")
    client.post(reverse("oral:question_add", args=[older.pk]), {"text": LATER, "is_for_later": "on"})
    for words in said.SENT_ON:
        viewpoint = enter(older.questions.get(is_for_later=True), words)
        client.post(reverse("oral:send_on", args=[viewpoint.pk]))
    finished(client, older)
    adopt_handover_notes(
        list(HandoverNote.objects.all()), on=date(2018, 12, 14), where="Mötet i Västerås.", **sign
    )
    for day, text in said.DONE:
        sent = {"on": day, "text": text, "is_public": "on"}
        client.post(reverse("activities:done_add", args=[cast.other_group.slug, day[:4]]), sent)
    return evaluation


def as_entered() -> list[str]:
    """The report in the order of the paper, each block in the words it was entered with."""
    nested = [
        words for one in said.CHILDREN for words in ((one,) if isinstance(one, str) else (one[0], *one[1]))
    ]
    numbered = [words for number, each in enumerate(said.OLDER, 1) for words in (str(number), *each)]
    agreed = f"{said.UNANIMOUS} (alla eniga)"
    return [
        "Utvärdering av de politiska samverkansgruppernas arbete 2017–2018",
        *OPENING.split("\n\n"),
        "Utvärderingsenkät 2018", "Anonym. 28 av 28 har svarat (100 %).", SUMMED,
        "Hur är samtalsklimatet?",
        "Samverkansgrupp barn och unga", "23 november 2018", "Se nedan.", said.TOGETHER, *nested,
        "Samverkansgrupp äldre", "14 december 2018", said.OLDER_START,
        *(agreed if one == said.UNANIMOUS else one for one in numbered), LATER, *said.SENT_ON,
        _("To those who take over"), *said.SENT_ON,
        "Samverkansgrupp kultur/idrott", "4 december 2018", DISCUSSED, *said.CULTURE,
        _("What have we done, a selection"),
        *(f"{day_plain(date.fromisoformat(day))}: {text}" for day, text in said.DONE[:-1]),
        _("The survey gone through"), SUMMED,
        _("The group's future"), said.CULTURE[2],
    ]  # fmt: skip


def culture_whole() -> list[str]:
    """Just what was entered of one group, and nothing else."""
    on = "4 december 2018"
    return [
        "Samverkansgrupp kultur/idrott",
        _("Oral evaluation"), _("At the meeting %(day)s.") % {"day": on}, DISCUSSED, *said.CULTURE,
        _("What have we done, a selection"),
        *(f"{day_plain(date.fromisoformat(day))}: {text}" for day, text in said.DONE[:-1]),
        _("The survey gone through"), f"{on}: {SUMMED} (Utvärderingsenkät 2018)",
        _("The group's future"), f"{Judgement.Word.CONTINUE.label}, {on}", said.CULTURE[2],
    ]  # fmt: skip


def lines_of(part: Part) -> list[str]:
    """All that a part says, in its order."""
    found = [part.heading, part.note, part.text]
    for block in part.blocks:
        found += [block.heading, block.written, block.note, block.text, *map(" ".join, block.rows)]
        found += [one.said for line in block.lines for one in (line, *line.under)]
    return [one for one in found if one]


def in_order(text: str, blocks: list[str]) -> list[str]:
    """Those of the blocks that stand in the text, each after the one before it."""
    text, start, found = " ".join(text.split()), 0, []
    for block in blocks:
        if (place := text.find(" ".join(block.split()), start)) >= 0:
            found.append(block)
            start = place + 1
    return found


def words_of(content: bytes) -> str:
    """What a Word file says, in its order."""
    body = WordFile(BytesIO(content)).element.body
    return "\n".join("".join(one.itertext(f"{W}t", f"{W}br")) for one in body.iter(f"{W}p"))


@pytest.mark.fact("S000-01", "S000-02", "S000-04", "S000-42", "S000-44", "S000-45", "P56")
def test_the_report_says_block_by_block_what_was_entered_on_page_pdf_and_in_word(client, cast, held, sign):
    pk = held.pk
    assert client.post(reverse("evaluations:report_begin", args=[pk])).status_code == 302
    client.post(reverse("evaluations:report_text", args=[pk, "opening"]), {"text": OPENING})
    choose = reverse("evaluations:report_done", args=[pk, cast.other_group.pk])
    form = client.get(choose).context["form"]
    keys = [key for key, words in form.fields["keys"].choices]
    own = [key for key in keys if key.startswith("own:")]
    assert client.post(choose, {"keys": own[:-1], "shown": form["shown"].value()}).status_code == 302
    assert client.post(reverse("evaluations:report_approve", args=[pk])).status_code == 302
    paper = ReportPaper.objects.get()
    make(paper.pk)
    document = report_document(Report.objects.get(), sign["now"])
    place = f"group:{cast.other_group.pk}"
    with translation.override("sv"):
        blocks = as_entered()
        (culture,) = (one for one in parts(document) if one.place == place)
        assert lines_of(culture) == culture_whole()

    page = client.get(reverse("evaluations:report", args=[pk])).text
    pdf = client.get(reverse("evaluations:report_pdf", args=[pk])).content
    word = client.get(reverse("evaluations:report_docx", args=[pk])).content
    main = page[page.index("<h1") : page.index("</main>")]
    assert in_order(unescape(strip_tags(main)), blocks) == blocks
    assert blocks_in_order(pdf, blocks) == blocks
    assert in_order(words_of(word), blocks) == blocks
    assert_pdf_accessible(pdf)
    assert said.DONE[-1][1] not in main
    # Word keeps the levels: what stands under a viewpoint stands under it there too.
    rows = WordFile(BytesIO(word)).paragraphs
    level = {one.text: one for one in rows}
    deep = [level[words]._p.pPr.numPr.ilvl.val for words in (said.CHILDREN[-1][0], said.CHILDREN[-1][1][0])]
    styles = [
        level[words].style.name
        for words in ("Samverkansgrupp barn och unga", "Muntlig utvärdering", said.TOGETHER)
    ]
    assert (deep, styles) == ([0, 1], ["Heading 1", "Heading 2", "Heading 3"])
    tables = WordFile(BytesIO(word)).tables
    assert [cell.text for cell in tables[0].rows[0].cells] == ["Svar", "Alla"]
