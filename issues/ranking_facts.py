"""The places of one issue on the groups' ranked lists, for its page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery

from groups.access import readable_groups
from groups.models import GroupName, Person
from issues.models import Issue, RankedIssue
from issues.ranking_page import change_words
from samverkan.lib.dated import value_that_day


@dataclass(frozen=True)
class PlaceOnList:
    """Place `place` of `count` on the list that the group decided `on`. `moved` is up (positive) or down from
    the place it had on the group's list before that it stood on; 0 where there is none."""

    group: str
    slug: str
    ranking: int
    on: date
    place: int
    count: int
    moved: int = 0

    @property
    def moved_words(self) -> str:
        return change_words("up" if self.moved > 0 else "down", abs(self.moved)) if self.moved else ""


@dataclass(frozen=True)
class RankingFacts:
    """Newest first."""

    places: tuple[PlaceOnList, ...]


def ranking_facts(issue: Issue, reader: Person, today: date) -> RankingFacts:
    """On the lists of the groups that the reader reads. One query."""
    others = RankedIssue.objects.filter(ranking=OuterRef("ranking")).order_by().values("ranking")
    groups = readable_groups(reader).order_by().values("pk")
    rows = RankedIssue.objects.filter(issue=issue, ranking__decided_on__lte=today, ranking__group__in=groups)
    rows = rows.annotate(
        count=Subquery(others.annotate(n=Count("pk")).values("n")),
        group_name=value_that_day(GroupName, "name", today, group=OuterRef("ranking__group")),
    )
    rows = rows.order_by("ranking__decided_on", "pk").values_list(
        "group_name", "ranking__group__slug", "ranking", "ranking__decided_on", "place", "count"
    )
    found, before = [], {}
    for name, slug, ranking, on, place, count in rows:
        moved = before[slug] - place if slug in before else 0
        before[slug] = place
        found.append(PlaceOnList(name or slug, slug, ranking, on, place, count, moved))
    return RankingFacts(tuple(reversed(found)))
