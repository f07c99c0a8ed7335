"""What a list of issues is narrowed by, and what there is to choose among."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from groups.access import group_for, groups_for
from groups.models import Group, Organization, OrganizationName, Person
from groups.reports import with_names
from issues.course import FINISHED
from issues.issue_access import issues_for
from issues.models import Issue, IssueGroup, IssueParty, Perspective, Stage, StageEntry, Topic
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key
from samverkan.pages.issue_lines import Stages
from samverkan.pages.organization_reader import number_in

# Raised at least so many days ago.
AGES = (90, 180, 365)
FINISHED_ONES, ALL = "avslutade", "alla"


@dataclass(frozen=True)
class Asked:
    """`?grupp=` a slug, `?agare=` a person's number, `?organisation=`, `?amne=`, `?perspektiv=` (S000-22),
    `?steg=` a stage, else what is under way, `?alder=` days, `?sena=1`, `?q=` words or a number."""

    group: Group | None = None
    owner: int = 0
    organization: int = 0
    topic: int = 0
    perspective: int = 0
    stage: str = ""
    age: int = 0
    only_late: bool = False
    words: str = ""

    @property
    def is_anything(self) -> bool:
        return self != Asked()

    def narrowed(
        self, places: QuerySet[StageEntry], stages: Stages, today: date, *, by_stage: bool = True
    ) -> QuerySet[StageEntry]:
        """`by_stage`: false where every stage that is under way is shown."""
        places = places.filter(self._stage()) if by_stage else places.exclude(stage__in=FINISHED)
        places = places.filter(self._whose())
        if self.topic:
            places = places.filter(issue__topics=self.topic)
        if self.perspective:
            places = places.filter(issue__perspectives=self.perspective)
        if self.age:
            places = places.filter(issue__raised_on__lte=today - timedelta(days=self.age))
        if self.only_late:
            places = places.filter(stages.late(today))
        for word in self.words.split():
            places = places.filter(_has(word))
        return places

    def _stage(self) -> Q:
        if self.stage == ALL:
            return Q()
        if self.stage == FINISHED_ONES:
            return Q(stage__in=FINISHED)
        return Q(stage=self.stage) if self.stage else ~Q(stage__in=FINISHED)

    def _whose(self) -> Q:
        found = Q()
        if self.group:
            shares = IssueGroup.objects.filter(issue=OuterRef("issue"), group=self.group)
            found &= Q(issue__home_group=self.group) | Exists(shares)
        if self.owner:
            found &= Q(issue__owner_person=self.owner)
        if self.organization:
            party = IssueParty.objects.filter(issue=OuterRef("issue"), organization=self.organization)
            own = Q(issue__raised_by_organization=self.organization)
            found &= own | Q(issue__owner_organization=self.organization) | Exists(party)
        return found


def _has(word: str) -> Q:
    year, _colon, number = word.partition(":")
    found = Q(issue__title__icontains=word) | Q(issue__description__icontains=word)
    if year.isdecimal() and number.isdecimal() and len(year) == 4 and len(number) < 6:
        found |= Q(issue__year=int(year), issue__number=int(number))
    return found


def asked_of(request: HttpRequest) -> Asked:
    """404 for a group that is not the reader's; anything else that cannot be read is left out."""
    given = request.GET
    slug, stage, age = given.get("grupp", ""), given.get("steg", ""), number_in(given.get("alder", ""), 0)
    return Asked(
        group=group_for(request.user, slug) if slug else None,
        owner=number_in(given.get("agare", ""), 0),
        organization=number_in(given.get("organisation", ""), 0),
        topic=number_in(given.get("amne", ""), 0),
        perspective=number_in(given.get("perspektiv", ""), 0),
        stage=stage if stage in {*Stage.values, FINISHED_ONES, ALL} else "",
        age=age if age in AGES else 0,
        only_late=given.get("sena") == "1",
        words=given.get("q", "").strip()[:100],
    )


@dataclass(frozen=True)
class Choices:
    """[(value, word)] of each list; those of one's issues and no others."""

    groups: list[tuple[str, str]]
    owners: list[tuple[int, str]]
    organizations: list[tuple[int, str]]
    topics: list[tuple[int, str]]
    perspectives: list[tuple[int, str]]
    stages: list[tuple[str, str]]
    ages: list[tuple[int, str]]


def choices_for(person: Person, stages: Stages, today: date) -> Choices:
    """Four queries."""
    mine = issues_for(person).order_by()
    groups = with_names(groups_for(person), today)
    owners = Person.objects.filter(owned_issues__in=mine.values("pk")).distinct().order_by("pk")
    topics, perspectives = _marks(mine)
    names = stages.common()
    return Choices(
        groups=_sorted((group.slug, group.shown_name) for group in groups),
        owners=_sorted((row.pk, row.name) for row in owners),
        organizations=_sorted((row.pk, row.shown_name) for row in _organizations(mine, today)),
        topics=_sorted(topics),
        perspectives=_sorted(perspectives),
        stages=[(stage, names[stage]) for stage in Stage.values],
        ages=list(zip(AGES, (_("three months"), _("six months"), _("a year")), strict=True)),
    )


def _marks(mine: QuerySet[Issue]) -> tuple[list, list]:
    """Topics and perspectives of one's issues, [(number, name)] of each; one query."""
    of = {"issues__in": mine.values("pk")}
    topics, perspectives = (
        model.objects.filter(**of).order_by().values_list("pk", "name", Value(number)).distinct()
        for number, model in enumerate((Topic, Perspective))
    )
    found = ([], [])
    for pk, name, number in topics.union(perspectives).order_by():
        found[number].append((pk, name))
    return found


def _organizations(mine: QuerySet[Issue], today: date) -> QuerySet[Organization]:
    raised = mine.filter(raised_by_organization=OuterRef("pk"))
    owned = mine.filter(owner_organization=OuterRef("pk"))
    party = IssueParty.objects.filter(organization=OuterRef("pk"), issue__in=mine.values("pk"))
    rows = Organization.objects.filter(Exists(raised) | Exists(owned) | Exists(party))
    name = value_that_day(OrganizationName, "name", today, organization=OuterRef("pk"))
    return rows.annotate(shown_name=name)


def _sorted(pairs) -> list:
    return sorted(pairs, key=lambda pair: sorting_key(pair[1] or ""))
