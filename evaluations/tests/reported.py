"""An evaluation of two groups with something of everything in it, and what its report says, for tests."""

import json
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import translation
from docx import Document as WordFile

from evaluations.actions import (
    begin_report,
    write_report_text,
)
from evaluations.gathered_report import document_of
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
    Survey,
)
from evaluations.oral_document import AskedFacts, OralFacts, SaidFacts
from evaluations.report_parts import parts, told
from groups.models import Group
from plans.models import DoneEntry, HandoverNote
from samverkan.lib.facts import canonical_json

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


def evaluation_of_both(cast) -> Evaluation:
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


def drafted(evaluation: Evaluation, sign: dict) -> Report:
    """With its opening written."""
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
