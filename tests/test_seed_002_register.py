"""The 27 recommendations of Värmland in the register (seed 002, acceptance test 9 of the domain): read in
whole, clustered, sorted, and what became of each over two years. Every person is invented.
"""

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from evaluations.actions import (
    address_recommendation,
    begin_set,
    cluster_recommendations,
    follow_up_recommendation,
    import_recommendations,
    mark_recommendation,
    move_set,
    sort_recommendation,
)
from evaluations.forms.recommendation_files import read_file
from evaluations.models import Marking, Recommendation, RecommendationSet
from evaluations.recommendation_file import faults_of, read_text
from evaluations.recommendation_page import Wanted, by_cluster, over_the_years, pieces_shown, register_lines
from evaluations.recommendation_paper import register_csv
from evaluations.recommendation_table import read_pasted
from evaluations.tests.test_recommendation_file import LISTED, YELLOW, paragraph, run, word_file
from groups.actions import create_group, set_up_structure
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db

# As the client's file stands: a dot before each, two passages bold in the list and one word above it, number
# 10 broken over two paragraphs, an empty line before number 25.
TEXT = (Path(__file__).parent / "seed_002_register.txt").read_text(encoding="utf8")
EXECUTION, OUTSIDE = "Verkställighet", "Uppdrag till arbetsgruppen"
ASSIGNED = (17, 18, 21, 24)
DONE_BEFORE = (23,)
# What became of them: (number, day, state, what is told).
TOLD = (
    (1, date(2021, 6, 18), "ongoing", "Konferensen i juni talade om strukturen."),
    (15, date(2022, 3, 18), "done", "Arbetsutskottet heter Ordföranderådet."),
    (3, date(2022, 3, 18), "ongoing", "Det första sakområdesforumet har mötts."),
    (14, date(2022, 9, 16), "done", "Nämndernas ordförande ingår i Ordföranderådet."),
    (16, date(2022, 9, 16), "done", "Ordföranderådet är uppdragsgivare till direktörernas beredning."),
    (12, date(2022, 10, 14), "done", "Forum tar inga ställningstaganden, det gör Ordföranderådet ensamt."),
    (3, date(2023, 5, 5), "done", "Tre sakområdesforum är i gång."),
    (6, date(2023, 5, 5), "done", "Referensgruppen är ett av de tre."),
    (1, date(2023, 6, 9), "done", "Strukturen står på dagordningen varje år."),
    (15, date(2023, 6, 9), "verified", "Namnet används av alla parter."),
)


@pytest.fixture
def sign(at):
    return {"by": None, "now": at("2023-06-10 09:00")}


@pytest.fixture
def proposal(sign) -> RecommendationSet:
    structure = set_up_structure("Samverkan Värmland", county="17", **sign)
    group = create_group(
        structure,
        name="Arbetsgruppen",
        slug="arbetsgruppen",
        starts_on=date(2021, 1, 1),
        mandate="Bereder frågor.",
        adopted_by="Parterna",
        adopted_on=date(2020, 12, 1),
        **sign,
    )
    return begin_set(
        group,
        title="Rekommendationer 2021",
        source="Utvärdering Samverkansavtal – våren 2021",
        author="Ingvar Askelund",
        dated=date(2021, 6, 1),
        marking_means="verkställighet",
        **sign,
    )


@pytest.fixture
def register(proposal, sign) -> RecommendationSet:
    import_recommendations(proposal, rows=read_text(TEXT).rows, expected=27, **sign)
    return proposal


def of(register, number: int) -> Recommendation:
    return Recommendation.objects.get(set=register, number=number)


@pytest.mark.fact("S002-B", "S002-D")
def test_the_file_has_27_with_one_whole_and_one_half_marked():
    found = read_file(TEXT.encode(), "rekommendationer.txt")
    assert [row.number for row in found.rows] == list(range(1, 28))
    assert faults_of(found.rows, 27) == []
    assert found.left_out == ()
    marked = [(row.number, row.is_whole, [row.text[a:b] for a, b in row.markings]) for row in found.rows]
    assert [one for one in marked if one[2]] == [
        (1, True, [found.rows[0].text]),
        (9, False, ["Strukturera upp informationspunkterna tydligt."]),
    ]
    assert [(row.number, row.text.partition(", universitet ")[2]) for row in found.rows if row.is_joined] == [
        (10, "m fl. En tydlig processledning och tid avsatt för dialog och samtal är en bra grund.")
    ]


def as_word(rows) -> bytes:
    """A dot before each, what is marked yellow, and number 10 broken over two paragraphs."""
    paragraphs = []
    for row in rows:
        runs = [
            run(escape(text), YELLOW if is_marked else "")
            for text, is_marked in pieces_shown(row.text, row.markings)
        ]
        if row.number != 10:
            paragraphs.append(paragraph(*runs, looks=LISTED))
            continue
        first, second = row.text.split(", universitet ")
        paragraphs += [paragraph(run(f"{first}, universitet "), looks=LISTED), paragraph(run(second))]
    return word_file(*paragraphs)


def as_table(rows, between: str) -> str:
    marked = [" … ".join(row.text[a:b] for a, b in row.markings) for row in rows]
    lines = [between.join(("nr", "rekommendation", "markerat"))]
    lines += [between.join((str(row.number), row.text, part)) for row, part in zip(rows, marked, strict=True)]
    return "\r\n".join(lines)


@pytest.mark.fact("S002-B", "S002-D")
def test_the_27_are_the_same_from_word_from_excel_and_pasted():
    rows = read_text(TEXT).rows
    assert not any(";" in row.text or '"' in row.text[:1] for row in rows)
    found = [
        read_file(as_word(rows), "rekommendationer.docx"),
        read_file(as_table(rows, ";").encode("cp1252"), "rekommendationer.csv"),
        read_pasted(as_table(rows, "\t")),
    ]
    for one in found:
        assert [(row.number, row.text, row.markings) for row in one.rows] == [
            (row.number, row.text, row.markings) for row in rows
        ]
    assert [row.number for row in found[0].rows if row.is_joined] == [10]


@pytest.mark.fact("S002-B")
def test_a_file_that_lacks_one_is_refused_whole(proposal, sign):
    rows = read_text(TEXT).rows
    with pytest.raises(Refused, match="10") as refusal:
        import_recommendations(proposal, rows=[row for row in rows if row.number != 10], expected=27, **sign)
    assert refusal.value.code == "not_whole"
    with pytest.raises(Refused):
        import_recommendations(proposal, rows=rows, expected=28, **sign)
    assert proposal.recommendations.count() == 0


@pytest.mark.fact("S002-A", "S002-B")
def test_the_order_of_the_report_stands(register, sign):
    lines = register_lines(register, date(2021, 6, 2), names_people=False)
    assert [line.number for line in lines] == list(range(1, 28))
    assert [(line.number, line.marked) for line in lines if line.marked] == [(1, "whole"), (9, "part")]
    with pytest.raises(Refused) as refusal:
        import_recommendations(register, rows=read_text(TEXT).rows, expected=27, **sign)
    assert refusal.value.code == "not_empty"


@pytest.mark.fact("S002-D")
def test_the_marking_of_a_part_is_never_the_wholes(register, sign):
    ninth = of(register, 9)
    [marking] = Marking.objects.filter(recommendation=ninth)
    assert ninth.text[marking.start : marking.end] == "Strukturera upp informationspunkterna tydligt."
    sort_recommendation(ninth, disposition="execution", **sign)
    cluster_recommendations(register, numbers=[9], name=EXECUTION, **sign)
    [line] = register_lines(register, date(2021, 6, 2), names_people=False, pk=ninth.pk)
    assert line.marked_text == "Strukturera upp informationspunkterna tydligt."
    mark_recommendation(ninth, spans=[], **sign)
    assert Marking.objects.filter(recommendation=ninth).count() == 0


@pytest.mark.fact("S002-C", "S002-D", "P48")
def test_clusters_and_filters_over_the_original_order(register, sign):
    cluster_recommendations(register, numbers=[9, 1], name=EXECUTION, **sign)
    cluster_recommendations(register, numbers=ASSIGNED, name=OUTSIDE, **sign)
    for number in ASSIGNED:
        sort_recommendation(of(register, number), disposition="assignment", **sign)
    lines = register_lines(register, date(2021, 9, 24), names_people=False)
    shown = [(name, [line.number for line in rows]) for name, rows in by_cluster(lines)]
    rest = sorted(set(range(1, 28)) - {1, 9, *ASSIGNED})
    assert shown == [(EXECUTION, [1, 9]), (OUTSIDE, [17, 18, 21, 24]), (shown[-1][0], rest)]
    assert [line.number for line in lines if Wanted(is_marked=True).takes(line)] == [1, 9]
    assert [line.number for line in lines if Wanted(disposition="assignment").takes(line)] == [17, 18, 21, 24]


@pytest.mark.fact("S002-C", "N09", "P48")
def test_what_became_of_each_over_two_years(register, sign):
    for number in range(1, 28):
        disposition = "already_done" if number in DONE_BEFORE else "execution"
        disposition = "assignment" if number in ASSIGNED else disposition
        sort_recommendation(of(register, number), disposition=disposition, **sign)
    for number, day, state, text in TOLD:
        follow_up_recommendation(of(register, number), state=state, on=day, text=text, **sign)
    address_recommendation(of(register, 19), names=["Regiondirektören", "Kommundirektörerna"], **sign)
    lines = register_lines(register, date(2023, 6, 10), names_people=False)
    assert {line.number: line.state for line in lines if line.state != "sorted"} == {
        **dict.fromkeys((1, 3, 6, 12, 14, 16, 23), "done"),
        15: "verified",
    }
    years, rows = over_the_years(lines)
    assert years == [2021, 2022, 2023]
    third = dict(next(cells for line, cells in rows if line.number == 3))
    assert {year: [one.text for one in told] for year, told in third.items()} == {
        2021: [],
        2022: ["Det första sakområdesforumet har mötts."],
        2023: ["Tre sakområdesforum är i gång."],
    }
    assert "19;" in register_csv(lines).decode("utf-8-sig")
    # What the file says can be read in again: the same numbers, texts and marking.
    again = read_file(register_csv(lines), "rekommendationer.csv").rows
    assert [(row.number, row.text, row.markings) for row in again] == [
        (row.number, row.text, row.markings) for row in read_text(TEXT).rows
    ]
    with pytest.raises(Refused) as refusal:
        move_set(register, status="finished", **sign)
    assert refusal.value.code == "left"
