"""What somebody may choose among when an issue is taken up at a meeting."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from groups.access import standing_of
from groups.models import Group, GroupName, GroupRelation, Person, ReadingCircle
from groups.reports import with_names
from issues.course import FINISHED
from issues.issue_access import issues_for
from issues.models import Issue, IssueGroup, MaterialVersion, Stage, StageEntry, StageName
from meetings.access import PLANNERS
from meetings.models import ItemIssue, Meeting
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising
from samverkan.lib.reading import sorting_key

NOTES_OUT = ("circulated", "approved", "published")


@dataclass(frozen=True)
class Choice:
    """An open issue of a group. `item` is where it stands on the agenda already, 0 where it does not."""

    pk: int
    number: str
    title: str
    stage: str
    since: date
    waits_for: str
    item: int


def issues_to_take_up(meeting: Meeting, person: Person) -> list[Choice]:
    """The open issues of the meeting's group, its own and those it takes part in, the furthest come first;
    and what has no home. One query beside the person's roles."""
    group = meeting.group_id
    shares = IssueGroup.objects.filter(issue=OuterRef("pk"), group=group)
    own = Q(home_group=group) | Q(circle=ReadingCircle.GROUP) & (Exists(shares) | Q(home_group=None))
    rows = open_issues(person).filter(own, structure=meeting.group.structure_id)
    on_it = ItemIssue.objects.filter(issue=OuterRef("pk"), item__meeting=meeting)
    rows = rows.annotate(item=Subquery(on_it.values("item")[:1])).order_by("now_since", "pk")
    order = [stage.value for stage in Stage]
    found = sorted(rows, key=lambda row: -order.index(row.now_stage))
    return [
        Choice(
            row.pk,
            f"{row.year}:{row.number}",
            row.title,
            row.now_name or str(Stage(row.now_stage).label),
            row.now_since,
            row.now_waits_for,
            row.item or 0,
        )
        for row in found
    ]


def open_issues(person: Person) -> QuerySet[Issue]:
    """Those that the person reads and that are not finished, with the stage they are in."""
    current = StageEntry.objects.filter(issue=OuterRef("pk"), left_on__isnull=True)
    columns = {"now_stage": "stage", "now_since": "entered_on", "now_waits_for": "waits_for"}
    found = {name: Subquery(current.values(column)[:1]) for name, column in columns.items()}
    named = StageName.objects.filter(structure=OuterRef("structure"), stage=OuterRef("now_stage"))
    rows = issues_for(person).annotate(**found).exclude(now_stage__in=FINISHED)
    return rows.annotate(now_name=Subquery(named.values("name")[:1]))


def meetings_to_take_up(issue: Issue, person: Person, today: date) -> list[Meeting]:
    """The coming meetings that the person plans, with `group_name`; of a closed issue only those of its home.
    The home group's come first. One query."""
    rows = Meeting.objects.filter(cancelled_at__isnull=True).exclude(minutes__state__in=NOTES_OUT)
    rows = rows.filter(Q(date__gte=today) | Q(date=None), group__structure=issue.structure_id)
    standing = standing_of(person)
    if not standing.is_administrator:
        rows = rows.filter(group__in=standing.group_ids(PLANNERS))
    if issue.circle != ReadingCircle.GROUP:
        rows = rows.filter(group=issue.home_group_id)
    name = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    rows = rows.select_related("group").annotate(group_name=name).order_by(*rising("date", "start"), "pk")
    return sorted(rows, key=lambda row: row.group_id != issue.home_group_id)


def meeting_words(meeting: Meeting) -> str:
    """“Samverkansgrupp äldre, tisdag 14 mars 2017 kl. 9.00–12.00”."""
    when = spoken.when(meeting.date, meeting.start, meeting.end, meeting.last_date) if meeting.date else ""
    return ", ".join(filter(None, (meeting.group_name, when, meeting.title)))


def issued_versions(issue: Issue) -> QuerySet[MaterialVersion]:
    """The versions of the issue's material that a position may be taken on, the latest first."""
    rows = MaterialVersion.objects.filter(material__issue=issue, issued_at__isnull=False)
    return rows.select_related("material").order_by("-issued_at", "-pk")


def child_groups(group: Group, on: date) -> list[Group]:
    """The groups that belong under it that day, with `shown_name` (S004-27)."""
    under = GroupRelation.objects.in_force(on).filter(kind=GroupRelation.Kind.PARENT, other=group)
    rows = with_names(Group.objects.filter(pk__in=under.values("group")), on)
    rows = rows.exclude(state=Group.State.CLOSED)
    return sorted(rows, key=lambda row: sorting_key(row.shown_name))
