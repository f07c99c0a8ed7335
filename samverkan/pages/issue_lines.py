"""Issues as lines of a list and cards of the process view: each with its place, read in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet

from groups.models import GroupName, OrganizationName, Person
from issues.course import FINISHED
from issues.issue_access import MOVERS, issues_for, may
from issues.models import Issue, Stage, StageEntry, StageName
from issues.place_words import next_words
from issues.stage_time import days_in, is_late, late_if_entered_before
from issues.stage_words import stage_names
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising


@dataclass(frozen=True)
class IssueLine:
    """An issue where it stands. `since`, `days`: in that stage; `is_due`: the day said to be next has come.

    `circle` is what a closed issue is read by, in words, "" for one that is open to its groups.
    """

    pk: int
    number: str
    title: str
    group: str
    owner: str
    raised_by: str
    raised_on: date
    stage: str
    stage_name: str
    since: date
    days: int
    is_late: bool
    lies_with: str
    waits_for: str
    next: str
    is_due: bool
    parked_until: date | None
    circle: str
    may_move: bool


class Stages:
    """What the structures call the stages, and how long each may take; one query."""

    def __init__(self, rows: Iterable[StageName]):
        self.rows = list(rows)
        given: dict[int, list[StageName]] = {}
        for row in self.rows:
            given.setdefault(row.structure_id, []).append(row)
        self.given = {structure: stage_names(found) for structure, found in given.items()}
        self.own = stage_names(())
        self.most = {(row.structure_id, row.stage): row.days for row in self.rows}

    def name(self, stage: str, structure: int | None = None) -> str:
        return self.given.get(structure, self.own)[stage]

    def common(self) -> dict[str, str]:
        """The names where one structure is asked about, else the language's own."""
        return next(iter(self.given.values())) if len(self.given) == 1 else self.own

    def late(self, today: date) -> Q:
        """Says of places in the database what `is_late` says of one."""
        found = Q(pk__in=[])
        for row in self.rows:
            if row.days and row.stage not in FINISHED:
                before = late_if_entered_before(row.days, today)
                found |= Q(issue__structure=row.structure_id, stage=row.stage, entered_on__lt=before)
        return found


def stages_of(person: Person) -> Stages:
    """Those of the structures whose issues the person reads."""
    return Stages(StageName.objects.filter(structure__issues__in=issues_for(person)).distinct())


def places_for(person: Person, today: date) -> QuerySet[StageEntry]:
    """Where each of the person's issues is, with what `line_of` reads: what comes next first, then what has
    stood longest."""
    rows = StageEntry.objects.filter(
        left_on__isnull=True, issue__in=issues_for(person).order_by().values("pk")
    )
    rows = rows.select_related(
        "issue", "issue__owner_person", "issue__raised_by", "issue__home_group", "issue__structure"
    )
    named = {
        "group_name": (GroupName, "group", "issue__home_group"),
        "forum_name": (GroupName, "group", "forum"),
        "next_name": (GroupName, "group", "next_forum"),
        "owner_group_name": (GroupName, "group", "issue__owner_group"),
        "owner_organization_name": (OrganizationName, "organization", "issue__owner_organization"),
        "raiser_name": (OrganizationName, "organization", "issue__raised_by_organization"),
    }
    rows = rows.annotate(
        **{
            name: value_that_day(model, "name", today, **{of: OuterRef(way)})
            for name, (model, of, way) in named.items()
        }
    )
    return rows.order_by(*rising("next_on"), "entered_on", "pk")


def line_of(place: StageEntry, stages: Stages, reader: Person, today: date) -> IssueLine:
    """A place of `places_for`. No query."""
    issue, days = place.issue, days_in(place.entered_on, None, today)
    is_finished = place.stage in FINISHED
    most = stages.most.get((issue.structure_id, place.stage))
    return IssueLine(
        pk=issue.pk,
        number=f"{issue.year}:{issue.number}",
        title=issue.title,
        group=place.group_name or "",
        owner=owner_words(issue, place.owner_group_name, place.owner_organization_name),
        raised_by=raiser_words(issue, place.raiser_name),
        raised_on=issue.raised_on,
        stage=place.stage,
        stage_name=stages.name(place.stage, issue.structure_id),
        since=place.entered_on,
        days=days,
        is_late=not is_finished and is_late(days, most),
        lies_with=(place.forum_name or "") if place.forum_id != issue.home_group_id else "",
        waits_for="" if is_finished else place.waits_for,
        next="" if is_finished else next_words(place.next_name or "", place.next_on),
        is_due=bool(not is_finished and place.next_on and place.next_on <= today),
        parked_until=place.parked_until,
        circle="" if issue.circle == "group" else str(issue.get_circle_display()),
        may_move=may(reader, issue, MOVERS),
    )


def owner_words(issue: Issue, group: str | None, organization: str | None) -> str:
    if issue.owner_person:
        return issue.owner_person.name
    return group or organization or issue.owner_text


def raiser_words(issue: Issue, organization: str | None) -> str:
    """ "Åsa von Örn för Sala kommun", either of them, or the name in words."""
    from_person = issue.raised_by.name if issue.raised_by else ""
    return ", ".join(word for word in (from_person or issue.raised_by_name, organization) if word)


# The columns of the process view, and the stages a list may be narrowed to.
COLUMNS = (
    *(stage for stage in Stage if stage not in {Stage.CLOSED, Stage.DECLINED, Stage.PARKED, Stage.MERGED}),
    Stage.PARKED,
)
