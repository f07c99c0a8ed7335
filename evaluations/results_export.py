"""A survey's result as a spreadsheet and as JSON, of the same tallies as its page, with the surveys that
stand beside it and the free texts that are shown (I-SUR5)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluations.kept_tallies import CellFacts, QuestionFacts, SubjectFacts, SurveyTallies, TableFacts
from evaluations.results_compared import ALONE, ColumnFacts, ComparedFacts
from evaluations.results_shown import asked_alike
from evaluations.results_words import cell_name, no_opinion, not_shown, option_words, part_words, too_few
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
    "fritext",
    "enkät",
    "stängd",
    "mandatperiod",
    "grupper",
)

type Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class BesideFacts:
    """Everybody's table of one question in another survey; none where it may not be shown."""

    question: str
    row: str = ""
    table: TableFacts | None = None


@dataclass(frozen=True, kw_only=True)
class ComparedSurvey:
    title: str
    evaluation: str
    closed_on: date
    term: str = ""
    groups: tuple[str, ...] = ()
    invited: int
    answered: int
    tables: tuple[BesideFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ResultsFile(SurveyTallies):
    """The tallies; alone they are the very text that the fingerprint is counted of."""

    over_years: tuple[ComparedSurvey, ...] = ()
    other_groups: tuple[ComparedSurvey, ...] = ()


def results_csv(tallies: SurveyTallies, compared: ComparedFacts = ALONE, texts: Texts | None = None) -> bytes:
    """A row for each figure, one that says so where nothing may be shown, one for each text; then everybody's
    figures of the surveys beside."""
    return csv_bytes(COLUMNS, csv_rows(tallies, compared, texts or {}))


def results_json(tallies: SurveyTallies, compared: ComparedFacts = ALONE) -> str:
    return canonical_json(
        ResultsFile(
            **vars(tallies),
            over_years=tuple(_beside(one, tallies) for one in compared.years),
            other_groups=tuple(_beside(one, tallies) for one in compared.others),
        )
    )


def csv_rows(
    tallies: SurveyTallies, compared: ComparedFacts = ALONE, texts: Texts | None = None
) -> Iterator[tuple]:
    own = _survey_cells(ColumnFacts(tallies=tallies, term=compared.term, groups=compared.groups))
    for section in tallies.sections:
        for question in section.questions:
            for text in (texts or {}).get(question.key, ()):
                yield section.title, question.text, "", cell_name(CellFacts()), *[None] * 6, text, *own
            for subject in question.subjects:
                for cell in tallies.cells:
                    first = (section.title, question.text, subject.text, cell_name(cell))
                    rows = _rows(question, subject.table(cell), not_shown(subject.total))
                    yield from ((*first, *rest, None, *own) for rest in rows)
    for one in (*compared.years, *compared.others):
        yield from _rows_beside(one, tallies)


def _rows_beside(column: ColumnFacts, tallies: SurveyTallies) -> Iterator[tuple]:
    """In the words of the survey that it stands beside, so that both sort together."""
    who, last = cell_name(CellFacts()), _survey_cells(column)
    for section in tallies.sections:
        for question, subject, table in _tables(column, section.questions):
            first = (section.title, question.text, subject.text, who)
            yield from ((*first, *rest, None, *last) for rest in _rows(question, table, too_few()))


def _tables(
    column: ColumnFacts, questions: Sequence[QuestionFacts]
) -> Iterator[tuple[QuestionFacts, SubjectFacts, TableFacts | None]]:
    for question in questions:
        for subject in question.subjects:
            for _one, table in asked_alike([column], question, subject):
                yield question, subject, table


def _beside(column: ColumnFacts, tallies: SurveyTallies) -> ComparedSurvey:
    there = column.tallies
    return ComparedSurvey(
        title=there.title,
        evaluation=there.evaluation,
        closed_on=there.closed_on,
        term=column.term,
        groups=column.groups,
        invited=there.invited,
        answered=there.answered,
        tables=tuple(
            BesideFacts(question=question.key, row=subject.key, table=table)
            for question, subject, table in _tables(column, tuple(tallies.questions))
        ),
    )


def _survey_cells(column: ColumnFacts) -> tuple:
    return column.tallies.title, column.tallies.closed_on, column.term, ", ".join(column.groups)


def _rows(question: QuestionFacts, table: TableFacts | None, hidden: str) -> Iterator[tuple]:
    if table is None:
        yield None, None, None, None, None, hidden
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
