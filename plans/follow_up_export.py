"""The follow-ups as a spreadsheet: a row per goal and indicator with how far it has come, the last reading
and the comment (the client asks for the report by this name)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone, translation
from import_export import fields, resources

from plans.follow_up_document import LANGUAGE, FollowUpDocument, GoalYear
from plans.follow_up_states import standing
from plans.gathered_year import document_of
from plans.goal_results import result_shown
from plans.models import FollowUp
from plans.progress_words import figure, progress_shown
from plans.trend_facts import trend_again

# The file's format: Swedish whatever the page's language, as every register.
COLUMNS = {
    "owner": "grupp",
    "year": "år",
    "state": "läge",
    "plan": "verksamhetsplan",
    "number": "mål nr",
    "goal": "mål",
    "indicator": "indikator",
    "progress": "hur långt",
    "target": "målvärde",
    "period": "senaste period",
    "reading": "senaste mätvärde",
    "result": "resultat",
    "comment": "kommentar",
    "summary": "sammanfattning",
}


@dataclass(frozen=True)
class GoalRow:
    """A goal with one of its indicators; the last five are empty where there is none."""

    owner: str
    year: int
    state: str
    plan: str
    number: int
    goal: str
    result: str
    comment: str
    summary: str
    indicator: str = ""
    progress: str = ""
    target: str = ""
    period: str = ""
    reading: str = ""


class FollowUpResource(resources.ModelResource):
    (
        owner,
        year,
        state,
        plan,
        number,
        goal,
        indicator,
        progress,
        target,
        period,
        reading,
        result,
        comment,
        summary,
    ) = (fields.Field(attribute=name, column_name=word) for name, word in COLUMNS.items())

    class Meta:
        model = FollowUp
        fields = export_order = tuple(COLUMNS)

    def iter_queryset(self, queryset: QuerySet[FollowUp]) -> Iterator[GoalRow]:
        now = timezone.now()
        with translation.override(LANGUAGE):
            for row in queryset.select_related("structure", "group", "plan"):
                yield from goal_rows(document_of(row, now), standing(row.state)[1])


def goal_rows(document: FollowUpDocument, state: str) -> Iterator[GoalRow]:
    """No query."""
    for plan in document.plans:
        for goal in plan.goals:
            told = {
                "owner": plan.group or document.owner,
                "year": document.year,
                "state": state,
                "plan": plan.title,
                "number": goal.number,
                "goal": goal.title,
                "result": (result_shown(goal.result) or ("", ""))[1],
                "comment": goal.comment,
                "summary": plan.summary or document.summary,
            }
            for more in _indicators(goal, document) or [{}]:
                yield GoalRow(**told, **more)


def _indicators(goal: GoalYear, document: FollowUpDocument) -> list[dict[str, str]]:
    found = []
    for one in goal.indicators:
        trend = trend_again(one.trend)
        progress, last = progress_shown(trend, document.until), trend.main.last
        found.append(
            {
                "indicator": trend.measure.name,
                "progress": progress.word if progress else "",
                "target": progress.target if progress else "",
                "period": trend.name_of(last.period) if last else "",
                "reading": figure(trend.measure, last.value) if last else "",
            }
        )
    return found
