"""Viewpoints as facts: one version's in whole, and on the issue's page in short (S001-24, S003-18)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groups.access import standing_of
from groups.models import Person
from issues.material_page import PathLine
from issues.models import Issue, MaterialVersion, Viewpoint, ViewpointRequest
from issues.viewpoint_access import ANSWERERS
from issues.viewpoint_lines import AskedLine, NotedLine, Spoken, Version, asked_lines, noted_lines
from issues.viewpoint_states import in_short


@dataclass(frozen=True)
class Collected:
    """What is thought of one version. `sentence`: how many have answered what, and who is waited for."""

    lines: tuple[AskedLine, ...]
    noted: tuple[NotedLine, ...] = ()

    @property
    def answered(self) -> list[AskedLine]:
        return [line for line in self.lines if line.is_answered]

    @property
    def waited_for(self) -> list[AskedLine]:
        return [line for line in self.lines if line.is_waited_for]

    @property
    def sentence(self) -> str:
        stances = [line.whole.stance for line in self.answered]
        return in_short(len(self.lines), stances, [line.who for line in self.waited_for])

    @property
    def reasonings(self) -> list[NotedLine]:
        return [line for line in self.noted if line.is_reasoning]

    @property
    def others(self) -> list[NotedLine]:
        return [line for line in self.noted if not line.is_reasoning]

    @property
    def spoken(self) -> list[tuple[str, Spoken]]:
        """(who, what) of everything that was said, as it is listed."""
        answers = [(line.who, one) for line in self.answered for one in (line.whole, *line.points)]
        answers += [(line.who, line.said) for line in self.noted]
        return [(who, one) for who, one in answers if one.stance or one.text]


def without_reasonings(found: Collected) -> Collected:
    """How bodies reasoned has a part of its own wherever the answers are read."""
    return Collected(found.lines, tuple(found.others))


def collected(version: MaterialVersion, today: date) -> Collected:
    """Two queries, however many are asked."""
    lines = asked_lines(ViewpointRequest.objects.filter(version=version), today)
    return Collected(tuple(lines), tuple(noted_lines(Viewpoint.objects.filter(version=version), today)))


@dataclass(frozen=True)
class PointViews:
    """What was said of one point, or of the whole: `label` "A 2" and its words."""

    label: str
    text: str
    said: tuple[tuple[str, Spoken], ...]


def point_by_point(found: Collected, paths: Iterable[PathLine]) -> list[PointViews]:
    """The whole first, then each point in order, also where nobody has said anything."""
    of: dict[int | None, list] = {}
    for who, one in found.spoken:
        of.setdefault(one.point, []).append((who, one))
    views = [PointViews("", "", tuple(of.get(None, ())))]
    for path in paths:
        for line in path.points:
            label = f"{path.label} {line.number}"
            views.append(PointViews(label, line.point.text, tuple(of.get(line.pk, ()))))
    return views


@dataclass(frozen=True)
class VersionInShort:
    """One version's viewpoints on the issue's page. `mine`: what the reader may answer and nobody has."""

    version: Version
    found: Collected
    mine: tuple[AskedLine, ...]


@dataclass(frozen=True)
class ViewpointFacts:
    versions: tuple[VersionInShort, ...]


def viewpoint_facts(issue: Issue, reader: Person, today: date) -> ViewpointFacts:
    """Of each material the newest version that somebody is asked about. One query."""
    lines = asked_lines(ViewpointRequest.objects.filter(version__material__issue=issue), today)
    by_number = sorted({line.version for line in lines}, key=lambda one: (one.material, one.number))
    newest = {one.material: one for one in by_number}
    return ViewpointFacts(tuple(_in_short(one, lines, reader) for one in newest.values()))


def _in_short(version: Version, lines: list[AskedLine], reader: Person) -> VersionInShort:
    own = tuple(line for line in lines if line.version == version)
    mine = tuple(line for line in own if line.is_waited_for and _is_readers(line, reader))
    return VersionInShort(version, Collected(own), mine)


def _is_readers(line: AskedLine, reader: Person) -> bool:
    """Asked as the organisation's contact, or as the asked group's office or presidency."""
    standing = standing_of(reader)
    asked = line.group_id in standing.group_ids(ANSWERERS) if line.group_id else False
    return asked or line.organization_id in standing.organizations
