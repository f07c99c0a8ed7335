"""Issues in the search: their number, title and description, and where they are."""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Person, SearchEntry
from groups.search.registry import Made, SearchSource, mark_of, own_pages, search_source
from issues.issue_access import issues_for
from issues.models import Issue, StageEntry, StageName
from issues.stage_words import stage_names


def issues_by_change() -> QuerySet[Issue]:
    """By what its row last was, its stage, whom it lies with, and what the structure calls the stage."""
    changes = Issue.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
    names = StageName.objects.filter(structure=OuterRef("issue__structure"), stage=OuterRef("stage"))
    stage = StageEntry.objects.filter(issue=OuterRef("pk"), left_on__isnull=True).annotate(
        name=Subquery(names.values("name")[:1])
    )
    parts = [Subquery(stage.values(column)[:1]) for column in ("pk", "forum")]
    name = Substr(Subquery(stage.values("name")[:1]), 1, 30)
    return Issue.objects.order_by().annotate(mark=mark_of(Subquery(changes), *parts, name))


def made(issue: Issue) -> Made:
    """One entry, of the home group if it has one. No names of people but those in its own words."""
    entry = SearchEntry(
        kind="issue",
        object_id=issue.pk,
        group_id=issue.home_group_id,
        circle=issue.circle,
        day=issue.raised_on,
        title=str(issue),
        body="\n".join(filter(None, [issue.description, _where(issue)])),
    )
    return Made((entry,))


def _where(issue: Issue) -> str:
    """ "Förankring, ligger hos Samverkansgrupp äldre"."""
    stage = issue.stages.select_related("forum").get(left_on__isnull=True)
    names = stage_names(StageName.objects.filter(structure=issue.structure_id))
    if stage.forum is None:
        return names[stage.stage]
    return f"{names[stage.stage]}, {_('lies with %(group)s') % {'group': stage.forum}}"


def readable(person: Person) -> Q:
    return Q(kind="issue", object_id__in=issues_for(person).order_by().values("pk"))


search_source(
    SearchSource(
        name="issues",
        kinds={"issue": gettext_lazy("Issue")},
        rows=issues_by_change,
        made=made,
        readable=readable,
        addresses=own_pages("issue:page"),
    )
)
