"""A survey's result as its page and its paper show it: tables with everybody and the declared breakdowns side
by side, the same question over the years, and drawings (rulings 23 and 24). Pure but for the words.

Reads tallies and nothing else: what may not be shown is not there to be read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evaluations.column_heads import heads_of
from evaluations.kept_tallies import (
    QuestionFacts,
    SubjectFacts,
    SurveyTallies,
    TableFacts,
)
from evaluations.results_compared import ALONE, ColumnFacts, ComparedFacts, headings
from evaluations.results_words import (
    Line,
    cell_name,
    lines_of,
    no_opinion,
    not_shown,
    option_words,
    part_words,
)
from evaluations.survey_shares import counted_share, mean_written
from evaluations.tallies import PARTS
from samverkan.lib.charts import Bar, Part, bars, sample

# Low, middle, high, and "don't know"; four steps have no middle.
PART_STYLES = {3: ("cross", "dots", "solid", "dashed"), 2: ("cross", "solid", "dashed")}


@dataclass(frozen=True)
class ComparisonShown:
    """Everybody's table beside those of other surveys; `note` says what stands in the columns' brackets."""

    title: str
    note: str
    columns: list[str]
    lines: list[Line]

    @property
    def heads(self) -> list[tuple[str, str]]:
        return heads_of(self.columns)


@dataclass(frozen=True)
class SubjectShown:
    """`name` is its own within the page; `title` is empty but for a row of a matrix. `drawn` are the Bars of
    `drawing`, with the sentence `said`; `parted` draws the breakdowns."""

    name: str
    title: str
    columns: list[str]
    lines: list[Line]
    said: str = ""
    drawn: tuple[Bar, ...] = ()
    drawing: str = ""
    parted: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    compared: tuple[ComparisonShown, ...] = ()

    @property
    def heads(self) -> list[tuple[str, str]]:
        return heads_of(self.columns)


@dataclass(frozen=True)
class QuestionShown:
    """`written` says of a free text how many there are; `texts` those that may be read. `figures` are its
    tables and drawings as its page has them."""

    key: str
    anchor: str
    text: str
    is_text: bool
    subjects: list[SubjectShown]
    written: int = 0
    texts: tuple[str, ...] = ()
    figures: str = ""


@dataclass(frozen=True)
class SectionShown:
    title: str
    questions: list[QuestionShown]


def results_shown(
    tallies: SurveyTallies,
    texts: Mapping[str, Sequence[str]],
    compared: ComparedFacts = ALONE,
) -> list[SectionShown]:
    """`texts` are those that may be shown, by the question's key."""
    found, place = [], 0
    for section in tallies.sections:
        questions = []
        for question in section.questions:
            place += 1
            questions.append(_question(tallies, question, place, texts.get(question.key, ()), compared))
        found.append(SectionShown(section.title, questions))
    return found


def _question(
    tallies: SurveyTallies,
    question: QuestionFacts,
    place: int,
    texts: Sequence[str],
    compared: ComparedFacts,
) -> QuestionShown:
    subjects = [
        _subject(tallies, question, subject, f"f{place}-{row}", compared)
        for row, subject in enumerate(question.subjects, 1)
    ]
    is_text = question.kind == "text"
    return QuestionShown(
        question.key, f"f{place}", question.text, is_text, subjects, question.texts, tuple(texts)
    )


def _subject(
    tallies: SurveyTallies,
    question: QuestionFacts,
    subject: SubjectFacts,
    name: str,
    compared: ComparedFacts,
) -> SubjectShown:
    columns = [cell_name(cell) for cell in tallies.cells]
    tables = [subject.table(cell) for cell in tallies.cells]
    title = subject.text or question.text
    said = _("How the answers to “%(question)s” are spread.") % {"question": title}
    drawn = _bars(question, subject.total)
    parted, legend = _parted(question, tables, columns, name)
    return SubjectShown(
        name,
        subject.text,
        columns,
        lines_of(question, tables, columns, not_shown(subject.total)),
        said,
        drawn,
        bars(drawn, title=said, name=name) if drawn else SafeString(),
        parted,
        legend,
        tuple(_comparisons(tallies, question, subject, compared)),
    )


def _comparisons(
    tallies: SurveyTallies, question: QuestionFacts, subject: SubjectFacts, compared: ComparedFacts
) -> Iterator[ComparisonShown]:
    own = ColumnFacts(tallies=tallies, term=compared.term, groups=compared.groups)
    if years := asked_alike(compared.years, question, subject):
        pairs = [*years, (own, subject.total)]
        columns = headings([_moment(one) for one, _table in pairs])
        yield _comparison(_("Over the years"), question, pairs, columns)
    if others := asked_alike(compared.others, question, subject):
        pairs = [(own, subject.total), *others]
        # Each by itself: they are told apart by their groups.
        columns = [", ".join([*one.groups, *headings([_moment(one)])]) for one, _table in pairs]
        yield _comparison(_("Beside other groups"), question, pairs, columns)


def _moment(column: ColumnFacts) -> tuple[date, str, str]:
    return column.tallies.closed_on, column.tallies.title, column.term


def _comparison(
    title: str,
    question: QuestionFacts,
    pairs: Sequence[tuple[ColumnFacts, TableFacts | None]],
    columns: list[str],
) -> ComparisonShown:
    note = _("In brackets stands the term of office.") if any(one.term for one, _table in pairs) else ""
    return ComparisonShown(
        title, note, columns, lines_of(question, [table for _one, table in pairs], columns)
    )


def _bars(question: QuestionFacts, table: TableFacts | None) -> tuple[Bar, ...]:
    if table is None or not (counts := table.counts or table.parts):
        return ()
    words = option_words(question) if table.counts else part_words(question)
    found = [
        Bar(word, [Part(count, "solid")], counted_share(count, table.base))
        for word, count in zip(words, counts[:-1], strict=True)
    ]
    if question.has_no_opinion:
        found.append(Bar(no_opinion(), [Part(counts[-1], "dashed")], counted_share(counts[-1], table.base)))
    return tuple(found)


def _parted(
    question: QuestionFacts, tables: Sequence[TableFacts | None], columns: Sequence[str], name: str
) -> tuple[SafeString, tuple]:
    """The breakdowns of a scale as bars of equal length; nothing where everybody stands alone."""
    shown = [
        (column, one) for column, one in zip(columns, tables, strict=True) if one is not None and one.parts
    ]
    if len(shown) < 2:
        return SafeString(), ()
    styles = PART_STYLES[len(PARTS[question.steps or 0])]
    rows = [
        Bar(column, [Part(*piece) for piece in zip(one.parts, styles, strict=True)], mean_written(one.mean))
        for column, one in shown
    ]
    title = _("The same by group of people; to the right the mean where it may be shown.")
    words = [*part_words(question), no_opinion()]
    pieces = [*zip(styles, words, strict=True)]
    legend = tuple(
        (sample(style), word) for style, word in (pieces if question.has_no_opinion else pieces[:-1])
    )
    return bars(rows, title=title, name=f"{name}-d", shares=True), legend


def asked_alike(
    columns: Iterable[ColumnFacts], question: QuestionFacts, subject: SubjectFacts
) -> list[tuple[ColumnFacts, TableFacts | None]]:
    """Everybody's table of the same question in each survey that asked it in the same way."""
    found = [(one, same_subject(one.tallies, question, subject)) for one in columns]
    return [(one, same.total) for one, same in found if same is not None]


def same_subject(
    other_survey: SurveyTallies, question: QuestionFacts, subject: SubjectFacts
) -> SubjectFacts | None:
    """The same question of another survey, by its key; None where it was asked otherwise (I-SUR7)."""
    alike = (question.key, question.kind, question.steps, [one.key for one in question.options])
    for other in other_survey.questions:
        if (other.key, other.kind, other.steps, [one.key for one in other.options]) == alike:
            return next((one for one in other.subjects if one.key == subject.key), None)
    return None
