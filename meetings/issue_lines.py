"""The issues on agenda items, read in the items' own query: number, and stage as of the meeting's day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, PRESIDENCY, STAFF, Standing
from groups.models import ReadingCircle
from groups.reading import narrower
from issues.models import Stage, StageEntry, StageName
from meetings.models import AgendaItem

TIED = "item_issues__issue"


@dataclass(frozen=True)
class IssueOnItem:
    """An issue on an item. `at` is its stage on the meeting's day and `stage` what the structure called it,
    empty where the issue was raised later. `circle` is the issue's own."""

    pk: int
    number: str
    title: str
    at: str
    stage: str
    circle: str
    home: int | None

    @property
    def words(self) -> str:
        """“Issue 2017:4 · Dialogue”."""
        told = _("Issue %(number)s") % {"number": self.number}
        return f"{told} · {self.stage}" if self.stage else told


@dataclass(frozen=True)
class IssueLine:
    """`pk` is 0 where the reader may not open the issue."""

    pk: int
    number: str
    stage: str


def with_issues(items: QuerySet[AgendaItem], on: date) -> QuerySet[AgendaItem]:
    """The items with what `gathered` reads, one row for each issue on an item: no query more, whatever there
    is."""
    entered = StageEntry.objects.filter(issue=OuterRef(TIED), entered_on__lte=on).order_by("-pk")
    items = items.annotate(
        issue_pk=F(TIED),
        issue_year=F(f"{TIED}__year"),
        issue_number=F(f"{TIED}__number"),
        issue_title=F(f"{TIED}__title"),
        issue_circle=F(f"{TIED}__circle"),
        issue_home=F(f"{TIED}__home_group"),
        issue_stage=Subquery(entered.values("stage")[:1]),
    )
    named = StageName.objects.filter(structure=OuterRef(f"{TIED}__structure"), stage=OuterRef("issue_stage"))
    return items.annotate(issue_stage_name=Subquery(named.values("name")[:1]))


def gathered(rows: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items of `with_issues` in their order, each once, with `issues`."""
    found: dict[int, AgendaItem] = {}
    for row in rows:
        item = found.setdefault(row.pk, row)
        if item is row:
            item.issues = []
        if row.issue_pk:
            item.issues.append(_issue(row))
    return list(found.values())


def _issue(row: AgendaItem) -> IssueOnItem:
    stage = row.issue_stage
    return IssueOnItem(
        pk=row.issue_pk,
        number=f"{row.issue_year}:{row.issue_number}",
        title=row.issue_title,
        at=stage or "",
        stage=(row.issue_stage_name or str(Stage(stage).label)) if stage else "",
        circle=row.issue_circle,
        home=row.issue_home,
    )


def printed(item: AgendaItem, circle: str) -> tuple[str, ...]:
    """What a paper for everybody says of the issues on an item read by `circle`: an issue that fewer read is
    not named."""
    return tuple(row.words for row in item.issues if narrower(circle, row.circle) == circle)


def issue_facts(item: AgendaItem, circle: str) -> list[dict[str, str | None]]:
    """For the archive: each issue on an item read by `circle`, with who reads both."""
    return [
        {
            "number": row.number,
            "title": row.title,
            "stage": row.at or None,
            "stage_name": row.stage,
            "circle": narrower(circle, row.circle),
        }
        for row in item.issues
    ]


def shown(item: AgendaItem, circles: Collection[str], standing: Standing, group: int) -> list[IssueLine]:
    """The lines for a reader of these circles; `group` is that of the meeting. No query."""
    return [
        IssueLine(row.pk if _may_open(row, standing, group) else 0, row.number, row.stage)
        for row in item.issues
        if row.circle in circles
    ]


def _may_open(row: IssueOnItem, standing: Standing, group: int) -> bool:
    """As `issues.issue_access` says, of an issue whose meeting's group takes part in it."""
    if row.circle != ReadingCircle.GROUP:
        return row.home is not None and standing.has(row.home, STAFF | PRESIDENCY | {"member"})
    homes = {group, row.home} - {None}
    return any(standing.has(home, EVERYBODY) for home in homes)
