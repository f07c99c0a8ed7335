"""A result's figures and names in words: the same on its page, on its paper and in its files (rulings 23 and
24). Pure but for the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluations.kept_tallies import CellFacts, QuestionFacts, TableFacts
from evaluations.models import SurveyRecipients
from evaluations.survey_shares import counted_share, mean_written
from evaluations.tallies import PARTS

MEASURED = ("scale", "matrix", "number")
NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """A row of figures; `values` is [(column, figure)]."""

    label: str
    values: list[tuple[str, str]]


def too_few() -> str:
    return _("too few answers to be shown")


def not_shown(total: TableFacts | None) -> str:
    """Of a breakdown one and the same whatever the reason: why it is hidden would tell what was answered."""
    return _("shown only in total") if total else too_few()


def cell_name(cell: CellFacts) -> str:
    if cell.kind == "group":
        return cell.name
    return str(SurveyRecipients.Role(cell.key).label) if cell.kind == "role" else _("Everybody")


def lines_of(
    question: QuestionFacts,
    tables: Sequence[TableFacts | None],
    columns: Sequence[str],
    hidden: str = "",
) -> list[Line]:
    """The same rows of each table, one a column; where there is none stands `hidden`."""
    hidden = hidden or too_few()
    rows = [(pgettext("survey", "Answers"), [str(one.base) if one else hidden for one in tables])]
    seen = [one for one in tables if one]
    labels = option_words(question)
    if any(one.counts for one in seen):
        rows += [
            (label, [_of(one, one and one.counts, i) for one in tables]) for i, label in enumerate(labels)
        ]
    if any(one.parts and not one.counts for one in seen):
        words = part_words(question)
        rows += [(word, [_of(one, one and one.parts, i) for one in tables]) for i, word in enumerate(words)]
    if question.has_no_opinion and any(one.counts or one.parts for one in seen):
        rows.append((no_opinion(), [_of(one, one and (one.counts or one.parts), -1) for one in tables]))
    if question.kind in MEASURED and any(one.mean for one in seen):
        rows.append((pgettext("survey", "Mean"), [mean_written(one.mean) if one else "" for one in tables]))
    return [
        Line(label, [(column, value or NOTHING) for column, value in zip(columns, values, strict=True)])
        for label, values in rows
    ]


def _of(table: TableFacts | None, counts: Sequence[int] | None, place: int) -> str:
    return counted_share(counts[place], table.base) if table and counts else ""


def no_opinion() -> str:
    return _("Don't know / not applicable")


def option_words(question: QuestionFacts) -> list[str]:
    if not question.steps:
        return [option.text for option in question.options]
    words = {1: question.low, question.steps: question.high}
    return [
        f"{step} – {words[step]}" if words.get(step) else str(step) for step in range(1, question.steps + 1)
    ]


def part_words(question: QuestionFacts) -> list[str]:
    """ "1–2 (Inte alls)", "3", "4–5 (Helt)"."""
    parts = PARTS[question.steps or 0]
    spans = [f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts]
    words = [question.low, *[""] * (len(parts) - 2), question.high]
    return [f"{span} ({word})" if word else span for span, word in zip(spans, words, strict=True)]
