"""Actions in the search; here and not in `issues`, for what stands in a draft is known here."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.models import Person, SearchEntry
from groups.search.registry import Made, SearchSource, mark_of, own_pages, search_source
from issues.models import Action, ActionReport
from meetings.readable import readable_actions

LONGEST_TITLE = 140


def actions_by_change() -> QuerySet[Action]:
    """By what its row last was, and the last that was told of it."""
    changes = Action.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
    told = ActionReport.objects.filter(action=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    return Action.objects.order_by().annotate(mark=mark_of(Subquery(changes), Subquery(told)))


def made(action: Action) -> Made:
    """What is to be done, what has been told of it and what came of it."""
    whole = " ".join(action.text.split())
    title = whole if len(whole) <= LONGEST_TITLE else f"{whole[:LONGEST_TITLE].rpartition(' ')[0]} …"
    told = [] if title == whole else [action.text]
    told += [*action.reports.values_list("text", flat=True), action.result]
    entry = SearchEntry(
        kind="action",
        object_id=action.pk,
        group_id=action.group_id,
        circle=action.circle,
        day=timezone.localdate(action.created_at),
        title=title,
        body="\n".join(filter(None, told)),
    )
    return Made((entry,))


def readable(person: Person) -> Q:
    return Q(Exists(readable_actions(person).filter(pk=OuterRef("object_id")).order_by()), kind="action")


search_source(
    SearchSource(
        name="actions",
        kinds={"action": _("Action")},
        rows=actions_by_change,
        made=made,
        readable=readable,
        addresses=own_pages("issues:action"),
    )
)
