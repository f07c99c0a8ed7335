"""The only way to a ranked list: the group reads what is decided; those who move its issues order the
next."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from groups.access import readable_groups, require
from groups.models import Group, Person
from issues.course import WAY
from issues.issue_access import MOVERS
from issues.models import Issue, IssueGroup, RankedIssue, Ranking, StageEntry

# What may stand on a list: screened, and not closed or gone out.
RANKABLE = WAY[1:-1]


def rankable(group: Group) -> QuerySet[Issue]:
    """The issues that a list of the group may hold: its own, and those it takes part in (S004-13)."""
    shares = IssueGroup.objects.filter(issue=OuterRef("pk"), group=group)
    stands = StageEntry.objects.filter(issue=OuterRef("pk"), left_on__isnull=True, stage__in=RANKABLE)
    rows = Issue.objects.filter(Q(home_group=group) | Exists(shares), Exists(stands))
    return rows.filter(structure=group.structure_id)


def decided(group: Group) -> QuerySet[Ranking]:
    """The group's decided lists, newest first."""
    return Ranking.objects.filter(group=group, decided_on__isnull=False).order_by("-decided_on")


def list_on(group: Group, on: date) -> Ranking | None:
    """The list that was in force that day."""
    return decided(group).filter(decided_on__lte=on).first()


def draft_for(group: Group) -> Ranking:
    """404 where none is begun. The group comes from its own access, with MOVERS."""
    draft = Ranking.objects.filter(group=group, decided_on__isnull=True).first()
    if draft is None:
        raise Http404
    draft.group = group
    return draft


def ranked_for(person: Person, pk: int) -> RankedIssue:
    """A place on a draft, for those who order it; on a decided list nothing is changed."""
    rows = RankedIssue.objects.select_related("ranking__group__structure", "issue")
    ranked = rows.filter(pk=pk, ranking__decided_on__isnull=True).first()
    if ranked is None:
        raise Http404
    require(person, ranked.ranking.group_id, MOVERS)
    return ranked


def ranking_for(person: Person, pk: int) -> Ranking:
    """A decided list of a group that the person reads."""
    rows = Ranking.objects.select_related("group__structure").filter(decided_on__isnull=False)
    ranking = rows.filter(pk=pk, group__in=readable_groups(person).order_by().values("pk")).first()
    if ranking is None:
        raise Http404
    return ranking
