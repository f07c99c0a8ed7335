"""The process view: issues as cards by stage, or as a table, and how long they stand in each (S002-11)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from issues.models import Stage, StageEntry
from issues.stage_time import StageTime, Visit, times_by_stage
from samverkan.lib.charts import Bar, Part, bars, sample
from samverkan.pages.issue_filters import ALL, asked_of, choices_for
from samverkan.pages.issue_lines import COLUMNS, IssueLine, line_of, places_for, stages_of
from samverkan.pages.numbers import Chart

# More cards than these in a column are a list's work.
A_COLUMN, AT_MOST = 25, 600


@dataclass(frozen=True)
class Column:
    """A stage with its cards; `more`: how many there are beside those shown."""

    stage: str
    name: str
    cards: list[IssueLine]
    more: int

    @property
    def count(self) -> int:
        return len(self.cards) + self.more


@require_safe
def process(request: HttpRequest) -> HttpResponse:
    """`?visa=tabell` gives the same issues as a table."""
    asked, today, stages = asked_of(request), timezone.localdate(), stages_of(request.user)
    places = places_for(request.user, today)
    rows = asked.narrowed(places, stages, today, by_stage=False)
    lines = [line_of(row, stages, request.user, today) for row in rows[:AT_MOST]]
    names = stages.common()
    # How long it has taken tells most of those that have been through.
    every = replace(asked, stage=ALL, age=0, only_late=False).narrowed(places, stages, today)
    visits = StageEntry.objects.filter(issue__in=every.order_by().values("issue")).order_by()
    times = times_by_stage(
        (Visit(*row) for row in visits.values_list("stage", "entered_on", "left_on")), COLUMNS, today
    )
    context = {
        "asked": asked,
        "choices": choices_for(request.user, stages, today),
        "columns": columns(lines, names),
        "count": len(lines),
        "lates": sum(line.is_late for line in lines),
        "is_table": request.GET.get("visa") == "tabell",
        "times": [(names[time.stage], time) for time in times],
        "chart": time_chart(times, names),
        "query": request.GET.urlencode(),
    }
    return render(request, "pages/issue_process.html", context)


def columns(lines: Iterable[IssueLine], names: dict[str, str]) -> list[Column]:
    """Every stage on the way in its order, and the parked last; pure."""
    found: dict[str, list[IssueLine]] = {stage: [] for stage in COLUMNS}
    for line in lines:
        found[line.stage].append(line)
    return [
        Column(stage, names[stage], cards[:A_COLUMN], max(0, len(cards) - A_COLUMN))
        for stage, cards in found.items()
        if cards or stage != Stage.PARKED
    ]


def time_chart(times: Iterable[StageTime], names: dict[str, str]) -> Chart | None:
    """The middle time filled, and on to the longest in outline."""
    rows = [
        Bar(
            names[time.stage],
            [Part(time.middle, "solid"), Part(time.longest - time.middle, "open")],
            _span(time),
        )
        for time in times
    ]
    if not any(row.total for row in rows):
        return None
    title = _("How many days the issues have stood in each stage: the middle one and the longest.")
    legend = [(sample("solid"), _("half of them at most so long")), (sample("open"), _("the longest"))]
    return Chart(bars(rows, title=title, name="tid"), legend)


def _span(time: StageTime) -> str:
    """ "10–75 days", or "75 days" where all have stood equally long."""
    if time.middle == time.longest:
        return ngettext("%(days)s day", "%(days)s days", time.longest) % {"days": time.longest}
    words = ngettext("%(middle)s–%(longest)s day", "%(middle)s–%(longest)s days", time.longest)
    return words % {"middle": time.middle, "longest": time.longest}
