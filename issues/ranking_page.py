"""A ranked list as its pages show it: what each reader may read of each place (S001-24, S001-27)."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, Person, ReadingCircle
from groups.reports import with_names
from issues.issue_access import issues_for
from issues.models import (
    Level,
    Nature,
    RankedIssue,
    Ranking,
    RankingArgument,
    StageEntry,
    StageName,
    Topic,
)
from issues.ranking import changes
from issues.stage_words import stage_names


@dataclass(frozen=True)
class Argument:
    """`key` is the perspective's."""

    key: int
    perspective: str
    text: str


@dataclass(frozen=True)
class Line:
    """A place. What the reader may not read has neither issue, number, arguments nor words: its place
    alone."""

    pk: int
    place: int
    key: int
    issue: int | None
    title: str
    number: str = ""
    level: str = ""
    nature: str = ""
    stage: str = ""
    arguments: tuple[Argument, ...] = ()

    @property
    def belongs(self) -> str:
        """ "Länsnivå, strategisk"."""
        return ", ".join(filter(None, [self.level, self.nature.lower()]))


def lines_of(rankings: list[Ranking], reader: Person | None) -> dict[int, list[Line]]:
    """{list: its places in order}. No reader: what everybody in the group reads, for a paper. Three
    queries, however many lists and places."""
    rows = list(_places(rankings, reader))
    names = _stage_names(rows)
    found = {ranking.pk: [] for ranking in rankings}
    for row in rows:
        found[row.ranking_id].append(_line(row, names))
    return found


def _places(rankings: list[Ranking], reader: Person | None) -> QuerySet[RankedIssue]:
    current = StageEntry.objects.filter(issue=OuterRef("issue"), left_on__isnull=True)
    arguments = RankingArgument.objects.select_related("perspective").order_by("perspective__order", "pk")
    rows = (
        RankedIssue.objects.filter(ranking__in=rankings)
        .select_related("issue")
        .annotate(is_readable=_readable(reader), stage=Subquery(current.values("stage")[:1]))
    )
    return rows.prefetch_related(Prefetch("arguments", arguments)).order_by("ranking", "place")


def _readable(reader: Person | None):
    if reader is None:
        return Q(issue__circle=ReadingCircle.GROUP)
    return Exists(issues_for(reader).filter(pk=OuterRef("issue")))


def _stage_names(rows: list[RankedIssue]) -> dict[str, str]:
    """A group's issues are all of its structure."""
    structure = rows[0].issue.structure_id if rows else None
    return stage_names(StageName.objects.filter(structure=structure)) if rows else {}


def _line(row: RankedIssue, names: dict[str, str]) -> Line:
    if not row.is_readable:
        return Line(row.pk, row.place, row.issue_id, None, _("Closed issue"))
    issue = row.issue
    return Line(
        pk=row.pk,
        place=row.place,
        key=issue.pk,
        issue=issue.pk,
        title=issue.title,
        number=f"{issue.year}:{issue.number}",
        level=str(Level(issue.level).label) if issue.level else "",
        nature=str(Nature(issue.nature).label) if issue.nature else "",
        stage=names.get(row.stage, ""),
        arguments=tuple(
            Argument(one.perspective_id, one.perspective.name, one.text) for one in row.arguments.all()
        ),
    )


@dataclass(frozen=True)
class Compared:
    """`line` is the later place, or the earlier where it has gone; `arguments` are (perspective, then,
    now)."""

    line: Line
    was: int | None
    now: int | None
    kind: str
    words: str
    arguments: tuple[tuple[str, str, str], ...]


def compared(before: list[Line], after: list[Line]) -> list[Compared]:
    was, now = ({line.key: line for line in lines} for lines in (before, after))
    places = ({key: line.place for key, line in lines.items()} for lines in (was, now))
    return [
        Compared(
            line=now.get(change.issue) or was[change.issue],
            was=change.was,
            now=change.now,
            kind=change.kind,
            words=change_words(change.kind, change.steps),
            arguments=_side_by_side(was.get(change.issue), now.get(change.issue)),
        )
        for change in changes(*places)
    ]


def change_words(kind: str, steps: int) -> str:
    """`kind` and `steps` as `issues.ranking.Change` says."""
    if kind == "up":
        return ngettext("Up %(count)s place", "Up %(count)s places", steps) % {"count": steps}
    if kind == "down":
        return ngettext("Down %(count)s place", "Down %(count)s places", steps) % {"count": steps}
    return {"new": _("New on the list"), "gone": _("No longer on the list"), "same": _("Same place")}[kind]


def _side_by_side(was: Line | None, now: Line | None) -> tuple[tuple[str, str, str], ...]:
    lines = [line for line in (now, was) if line]
    names = {one.key: one.perspective for line in lines for one in line.arguments}
    texts = [{one.key: one.text for one in line.arguments} if line else {} for line in (was, now)]
    return tuple((name, texts[0].get(key, ""), texts[1].get(key, "")) for key, name in names.items())


@dataclass(frozen=True)
class GroupInShort:
    """A group and the list that is in force, or None; `count` issues."""

    group: Group
    ranking: Ranking | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class SharedTopic:
    """A topic that stands on more than one group's list: [(group, its line)], highest place first."""

    topic: str
    places: tuple[tuple[GroupInShort, Line], ...]


def groups_in_short(groups: QuerySet[Group], reader: Person, today) -> list[GroupInShort]:
    """The groups with the list in force in each. Five queries."""
    rows = list(with_names(groups.select_related("structure"), today))
    there = Ranking.objects.filter(group__in=rows, decided_on__lte=today).order_by("group", "-decided_on")
    newest = {group: next(found) for group, found in groupby(there, lambda row: row.group_id)}
    lines = lines_of(list(newest.values()), reader)
    return [
        GroupInShort(group, ranking, tuple(lines[ranking.pk]) if ranking else ())
        for group in rows
        for ranking in [newest.get(group.pk)]
    ]


def shared_topics(groups: list[GroupInShort]) -> list[SharedTopic]:
    """Which needs several groups have put on their lists: issues with the same topic (S004-13). One query."""
    read = [(one, line) for one in groups for line in one.lines if line.issue]
    topics = Topic.issues.through.objects.filter(issue__in={line.key for _one, line in read})
    named = topics.order_by("topic__name").values_list("topic__name", "issue")
    found = []
    for topic, pairs in groupby(named, lambda pair: pair[0]):
        issues = {issue for _topic, issue in pairs}
        places = sorted(
            ((one, line) for one, line in read if line.key in issues), key=lambda pair: pair[1].place
        )
        if len({one.group.pk for one, _line in places}) > 1:
            found.append(SharedTopic(topic, tuple(places)))
    return found


def perspectives_in(lines: list[Line]) -> list[tuple[int, str]]:
    """(key, name) of every perspective that something is argued from, in their order on the list."""
    return list({one.key: one.perspective for line in lines for one in line.arguments}.items())
