"""How far each path has come, as bars; the table beside says the same by name (ruling 34)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from issues.decision_count import Organized, Verdict, has_approved
from issues.decision_facts import PathDecisions
from samverkan.lib.charts import Bar, Part, bars, sample

STYLES = {
    Verdict.APPROVED: "solid",
    Verdict.CHANGED: "stripes",
    Verdict.REJECTED: "cross",
    Verdict.NO_REPLY: "dots",
    Verdict.WAITING: "open",
    Verdict.NOT_APPLICABLE: "dashed",
}


@dataclass(frozen=True)
class DecisionChart:
    """A drawing with its legend: [(sample, word)]."""

    drawing: str
    legend: list[tuple[str, str]]


def decision_chart(paths: Sequence[PathDecisions]) -> DecisionChart | None:
    """Each organisation once in its path's bar."""
    if not paths:
        return None
    rows = bar_rows(paths)
    title = _("How many organisations have approved, path by path.")
    used = {part.style for row in rows for part in row.parts if part.value}
    words = verdict_words()
    legend = [(sample(style), words[verdict]) for verdict, style in STYLES.items() if style in used]
    return DecisionChart(bars(rows, title=title, name="beslut", shares=True), legend)


def bar_rows(paths: Sequence[PathDecisions]) -> list[Bar]:
    return [_bar(path.heading, path.organizations) for path in paths]


def _bar(label: str, rows: Sequence[Organized]) -> Bar:
    counted = Counter(row.verdict for row in rows)
    parts = [Part(counted[verdict], style) for verdict, style in STYLES.items()]
    concerned = len(rows) - counted[Verdict.NOT_APPLICABLE]
    words = {"count": sum(map(has_approved, rows)), "all": concerned}
    return Bar(label, parts, _("%(count)d of %(all)d") % words)


def verdict_words() -> dict[Verdict, str]:
    return {
        Verdict.APPROVED: pgettext("decision", "Approved"),
        Verdict.CHANGED: pgettext("decision", "Approved with a change"),
        Verdict.REJECTED: pgettext("decision", "Rejected"),
        Verdict.NO_REPLY: _("No answer"),
        Verdict.WAITING: _("Waited for"),
        Verdict.NOT_APPLICABLE: pgettext("decision", "Does not concern us"),
    }
