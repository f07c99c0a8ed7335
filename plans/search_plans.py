"""Plans and indicators in the search: what a plan says and its goals, and what is measured and how."""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from groups.models import Person, SearchEntry
from groups.search.registry import Made, SearchSource, mark_of, own_pages, search_source
from plans.access import indicators_for, plans_for
from plans.models import ActivityPlan, Goal, Indicator


def plans_by_change() -> QuerySet[ActivityPlan]:
    """By what its row last was, and any of its goals, also one taken away. What is replaced is not found: the
    next version is."""
    changes = ActivityPlan.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
    goals = Goal.history.filter(plan=OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
    rows = ActivityPlan.objects.exclude(state=ActivityPlan.State.SUPERSEDED).order_by()
    return rows.annotate(mark=mark_of(Subquery(changes), Subquery(goals)))


def made_of_plan(plan: ActivityPlan) -> Made:
    goals = plan.goals.values_list("title", "text", "geography")
    told = [plan.introduction, plan.situation, *(part for goal in goals for part in goal)]
    return _made("plan", plan, plan.title, told)


def indicators_by_change() -> QuerySet[Indicator]:
    changes = Indicator.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")
    # The second part is there for the stop that every mark has.
    return Indicator.objects.order_by().annotate(mark=mark_of(Subquery(changes[:1]), "starts_on"))


def made_of_indicator(indicator: Indicator) -> Made:
    told = [indicator.description, indicator.unit_name, indicator.kolada_id]
    return _made("indicator", indicator, indicator.name, told)


def _made(kind: str, row, title: str, told: list[str]) -> Made:
    entry = SearchEntry(
        kind=kind,
        object_id=row.pk,
        group_id=row.group_id,
        day=row.starts_on,
        title=title,
        body="\n".join(filter(None, told)),
    )
    return Made((entry,))


def readable_plans(person: Person) -> Q:
    return Q(kind="plan", object_id__in=plans_for(person).order_by().values("pk"))


def readable_indicators(person: Person) -> Q:
    return Q(kind="indicator", object_id__in=indicators_for(person).order_by().values("pk"))


search_source(
    SearchSource(
        name="plans",
        kinds={"plan": _("Plan")},
        rows=plans_by_change,
        made=made_of_plan,
        readable=readable_plans,
        addresses=own_pages("plan:plan"),
    )
)
search_source(
    SearchSource(
        name="indicators",
        kinds={"indicator": _("Indicator")},
        rows=indicators_by_change,
        made=made_of_indicator,
        readable=readable_indicators,
        addresses=own_pages("indicators:one"),
    )
)
