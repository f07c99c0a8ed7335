"""Whether and how somebody follows issues, and what is new in them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from groups.models import Person
from issues.following_post import new_events
from issues.issue_access import may
from issues.models import Follow, Issue, IssueEvent


@dataclass(frozen=True)
class FollowFacts:
    """`how` is empty for who does not follow. `new`: so many lines since they read last, the latest of them
    at `until`. `why`: what makes the reader one who should want to know, of owner, raiser, mover or "".
    """

    issue: int
    how: str
    new: int
    until: str
    why: str

    @property
    def ways(self) -> list[tuple[str, str, bool]]:
        """(value, words, whether it is the chosen one)"""
        return [(str(how), how.label, how == self.how) for how in Follow.How]

    @property
    def how_words(self) -> str:
        return Follow.How(self.how).label if self.how else ""


@dataclass(frozen=True)
class FollowedLine:
    """One followed issue in the reader's own list."""

    facts: FollowFacts
    title: str
    number: str
    latest: str
    latest_on: date | None


def with_choice(rows: QuerySet[Issue], reader: Person) -> QuerySet[Issue]:
    """With how the reader follows and up to when they have read, in the same query."""
    mine = Follow.objects.order_by().filter(issue=OuterRef("pk"), person=reader.pk)
    return rows.annotate(
        followed_how=Subquery(mine.values("how")), read_until=Subquery(mine.values("seen_at"))
    )


def with_follow(rows: QuerySet[Issue], reader: Person) -> QuerySet[Issue]:
    """With how many lines are new, too. It costs to write; a page that reads the lines counts them itself."""
    new = new_events(reader).filter(issue=OuterRef("pk")).values("issue")
    return with_choice(rows, reader).annotate(
        new_count=Subquery(new.annotate(found=Count("pk")).values("found")),
        new_until=Subquery(new.annotate(found=Max("at")).values("found")),
    )


def follow_facts(issue: Issue, reader: Person) -> FollowFacts:
    """Of an issue of `with_follow`. No query."""
    return facts_of(issue, reader, issue.new_count or 0, issue.new_until)


def facts_of(issue: Issue, reader: Person, new: int, until: datetime | None) -> FollowFacts:
    """Of an issue of `with_choice`, with so many new lines, the latest at `until`. No query."""
    return FollowFacts(
        issue=issue.pk,
        how=issue.followed_how or "",
        new=new,
        until=until.isoformat() if until else "",
        why=_why(issue, reader),
    )


def _why(issue: Issue, reader: Person) -> str:
    if issue.owner_person_id == reader.pk:
        return "owner"
    if issue.raised_by_id == reader.pk:
        return "raiser"
    return "mover" if may(reader, issue) else ""


def followed_lines(issues: QuerySet[Issue], reader: Person) -> list[FollowedLine]:
    """What the reader follows of these, what has news first; one query."""
    new = new_events(reader).filter(issue=OuterRef("pk")).order_by("-at", "-pk")
    rows = with_follow(issues.filter(follows__person=reader.pk), reader).annotate(
        latest_kind=Subquery(new.values("kind")[:1]), latest_on=Subquery(new.values("on")[:1])
    )
    lines = [_line(row, reader) for row in rows.order_by("title", "pk")]
    return sorted(lines, key=lambda line: not line.facts.new)


def _line(row: Issue, reader: Person) -> FollowedLine:
    return FollowedLine(
        facts=follow_facts(row, reader),
        title=row.title,
        number=f"{row.year}:{row.number}",
        latest=str(IssueEvent.Kind(row.latest_kind).label) if row.latest_kind else "",
        latest_on=row.latest_on,
    )
