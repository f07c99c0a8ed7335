"""A survey's result as a spreadsheet and as JSON, of the same tallies as its page (I-SUR5)."""

from collections.abc import Iterator
from decimal import Decimal

from evaluations.kept_tallies import CellFacts, QuestionFacts, SubjectFacts, SurveyTallies, TableFacts
from evaluations.results_shown import cell_name, no_opinion, option_words, part_words, too_few
from samverkan.lib.facts import canonical_json
from samverkan.lib.spreadsheets import csv_bytes

# The file's format: Swedish whatever the page's language, as every register.
LANGUAGE = "sv"
COLUMNS = (
    "avsnitt",
    "fråga",
    "delfråga",
    "vilka",
    "antal svar",
    "svarsalternativ",
    "antal",
    "andel i procent",
    "medelvärde",
    "anmärkning",
)


def results_csv(tallies: SurveyTallies) -> bytes:
    """A row for each figure; where too few answered one row that says so."""
    return csv_bytes(COLUMNS, csv_rows(tallies))


def results_json(tallies: SurveyTallies) -> str:
    """The very text that the fingerprint is counted of."""
    return canonical_json(tallies)


def csv_rows(tallies: SurveyTallies) -> Iterator[tuple]:
    for section in tallies.sections:
        for question in section.questions:
            for subject in question.subjects:
                for cell in tallies.cells:
                    first = (section.title, question.text, subject.text, cell_name(cell))
                    yield from ((*first, *rest) for rest in _rows(question, subject, cell))


def _rows(question: QuestionFacts, subject: SubjectFacts, cell: CellFacts) -> Iterator[tuple]:
    table = subject.table(cell)
    if table is None:
        yield None, None, None, None, None, too_few()
        return
    yield table.base, None, None, None, Decimal(table.mean) if table.mean else None, None
    for word, count in _counts(question, table):
        yield table.base, word, count, _percent(count, table.base), None, None


def _counts(question: QuestionFacts, table: TableFacts) -> list[tuple[str, int]]:
    if not (counts := table.counts or table.parts):
        return []
    words = [*(option_words(question) if table.counts else part_words(question)), no_opinion()]
    pairs = [*zip(words, counts, strict=True)]
    return pairs if question.has_no_opinion else pairs[:-1]


def _percent(count: int, base: int) -> Decimal:
    exact = Decimal(100 * count) / base
    return exact.quantize(Decimal("0.1") if base >= 100 else Decimal(1), "ROUND_HALF_UP")
