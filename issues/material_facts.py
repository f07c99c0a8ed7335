"""Decision material on the issue's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, OuterRef, Subquery

from groups.models import Person
from issues.issue_access import MOVERS, may
from issues.models import DecisionPath, Issue, MaterialVersion, PathAddressee
from issues.path_points import FIELDS, Point
from issues.point_faults import point_faults


@dataclass(frozen=True)
class PathInShort:
    """`addressees` and `points` are numbers; `faults` how many things are worth a second look."""

    pk: int
    label: str
    title: str
    addressees: int
    points: int
    faults: int
    coming: tuple[date, ...]


@dataclass(frozen=True)
class MaterialInShort:
    """`issued` is the newest issued version, `draft` the one being written if the reader may read it. The
    paths are those of the issued one, or of the draft where nothing is issued."""

    title: str
    issued: MaterialVersion | None
    draft: MaterialVersion | None
    paths: tuple[PathInShort, ...] = ()

    @property
    def shown(self) -> MaterialVersion:
        return self.issued or self.draft

    @property
    def next_day(self) -> date | None:
        """The next day on which something is delivered or decided."""
        return min((day for path in self.paths for day in path.coming), default=None)


@dataclass(frozen=True)
class MaterialFacts:
    may_write: bool
    materials: tuple[MaterialInShort, ...]


def material_facts(issue: Issue, reader: Person, today: date) -> MaterialFacts:
    """Two queries, or one where there is no material. A draft is there for those who move the issue."""
    may_write = may(reader, issue, MOVERS)
    rows = MaterialVersion.objects.filter(material__issue=issue).select_related("material")
    if not may_write:
        rows = rows.filter(issued_at__isnull=False)
    rows = rows.defer("facts", "text").order_by("material", "number")
    newest = [_newest(versions) for _material, versions in groupby(rows, lambda row: row.material_id)]
    paths = _paths([issued or draft for issued, draft in newest], today)
    return MaterialFacts(
        may_write,
        tuple(
            MaterialInShort(
                shown.material.title, issued, draft, tuple(path for key, path in paths if key == shown.pk)
            )
            for issued, draft in newest
            for shown in [issued or draft]
        ),
    )


def _newest(versions: Iterable[MaterialVersion]) -> tuple[MaterialVersion | None, MaterialVersion | None]:
    issued = draft = None
    for row in versions:
        issued, draft = (row, draft) if row.issued_at else (issued, row)
    return issued, draft


def _paths(versions: list[MaterialVersion], today: date) -> list[tuple[int, PathInShort]]:
    """(version, path) in the order of the letters."""
    if not versions:
        return []
    to = PathAddressee.objects.filter(path=OuterRef("pk")).order_by().values("path").annotate(n=Count("pk"))
    rows = DecisionPath.objects.filter(version__in=versions).annotate(to=Subquery(to.values("n")))
    columns = [f"points__{name}" for name in FIELDS]
    rows = rows.order_by("version", "label", "points__order").values_list(
        "version", "pk", "label", "title", "to", *columns
    )
    return [
        (version, _in_short(pk, label, title, to or 0, [row[5:] for row in points], today))
        for (version, pk, label, title, to), points in groupby(rows, lambda row: row[:5])
    ]


def _in_short(pk: int, label: str, title: str, to: int, values: list[tuple], today: date) -> PathInShort:
    points = [Point(*row) for row in values if row[0] is not None]
    days = {day for point in points for day in (point.deliver_by, point.decided_on) if day and day >= today}
    faults = sum(len(point_faults(point)) for point in points)
    return PathInShort(pk, label, title, to, len(points), faults, tuple(sorted(days)))
