"""How an adopted plan comes along, on paper, as of a day: a print of its own, since what was adopted stands
as it is. Made by the worker and kept a day; PDF/A-3a and PDF/UA-1."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, logo_files
from groups.prints import keep, name_in_storage
from plans.group_plan import counted
from plans.models import ActivityPlan
from plans.plan_document import LANGUAGE
from plans.plan_progress import plan_progress
from plans.trend_facts import TrendFacts, trend_again, trend_facts
from plans.trend_paper import TrendPaper, trend_images, trend_paper
from plans.trend_words import Shown, shown
from samverkan.lib import pdf


@dataclass(frozen=True, kw_only=True)
class GoalToday:
    """`indicators` as (GoalIndicator's key, its readings as they stand)."""

    number: int
    title: str
    indicators: tuple[tuple[int, TrendFacts], ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanToday:
    template: ClassVar[str] = "pdf/plan_today.html"

    letterhead: Letterhead
    group: str
    title: str
    starts_on: date
    ends_on: date
    number: int
    adopted_on: date
    as_of: date
    goals: tuple[GoalToday, ...]
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"laget-{slugify(self.group)}-{self.starts_on.year}-v{self.number}-{self.as_of}.pdf"


def plan_today(plan: ActivityPlan, today: date, *, with_reasons: bool) -> PlanToday:
    """Of an adopted plan, in Swedish whoever asks; seven queries. `with_reasons` as in `plan_progress`."""
    with translation.override(LANGUAGE):
        lines = plan_progress(plan, today, with_reasons=with_reasons)
        return PlanToday(
            letterhead=letterhead(plan.group.structure),
            group=plan.group.name_on(today),
            title=plan.title,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            number=plan.number,
            adopted_on=plan.adopted_on,
            as_of=today,
            goals=tuple(
                GoalToday(
                    number=goal.number,
                    title=goal.title,
                    indicators=tuple((one.key, trend_facts(one.trend)) for one in lines.get(goal.pk, ())),
                )
                for goal in plan.goals.order_by("number")
            ),
        )


def plan_today_pdf(document: PlanToday) -> bytes:
    """Equal facts give equal bytes."""
    with translation.override(document.language):
        goals = [(goal, [_drawn(document, *one) for one in goal.indicators]) for goal in document.goals]
        found = [one for _goal, indicators in goals for one, _paper in indicators]
        images = {name: image for one in found for name, image in trend_images(one.trend).items()}
        heading = _("How the plan comes along")
        return pdf.render(
            document.template,
            {"document": document, "goals": goals, "counts": counted(found)},
            title=f"{heading}: {document.title} – {document.group}",
            language=document.language,
            images=images | logo_files(document.letterhead.logos),
        )


def _drawn(document: PlanToday, key: int, facts: TrendFacts) -> tuple[Shown, TrendPaper]:
    found = shown(trend_again(facts), document.as_of, f"d{key}")
    return found, trend_paper(found.trend)


@task()
def make_plan_today(plan: int, on: str, with_reasons: bool) -> None:
    """`on` as 2026-11-23: what was asked for one day is of that day, also when it is made after midnight."""
    row = ActivityPlan.objects.select_related("group__structure").filter(pk=plan).first()
    if row is not None and row.adopted_on:
        document = plan_today(row, date.fromisoformat(on), with_reasons=with_reasons)
        keep(name_in_storage(document), plan_today_pdf(document))
