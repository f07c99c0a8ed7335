"""A version of decision material as its pages show it, and two of them compared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.text_difference import Paragraph, difference
from issues.material_document import addressee_names, forum_of, loaded
from issues.models import DecisionPath, MaterialVersion
from issues.path_points import Point, as_point
from issues.point_faults import PointFault, point_faults
from issues.side_by_side import PointPair, side_by_side
from samverkan.lib.richtext import to_plain
from samverkan.lib.spoken import day, when


@dataclass(frozen=True)
class PointLine:
    pk: int
    number: int
    point: Point
    # "Delivered by Sunday 1 May 2022", "Decided on Friday 3 June 2022 at 9.00".
    days: tuple[str, ...]
    faults: tuple[PointFault, ...]


@dataclass(frozen=True)
class PathLine:
    pk: int
    label: str
    title: str
    forum: str
    addressees: tuple[str, ...]
    points: tuple[PointLine, ...]

    @property
    def plain_points(self) -> list[Point]:
        return [line.point for line in self.points]


@dataclass(frozen=True)
class PathDifference:
    """One path against another: `heads` are (what, left, right) where forum or heading differ."""

    left: PathLine | None
    right: PathLine | None
    pairs: tuple[PointPair, ...] = ()
    heads: tuple[tuple[str, str, str], ...] = ()
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()

    @property
    def differing(self) -> list[PointPair]:
        return [pair for pair in self.pairs if pair.kind != "same"]


@dataclass(frozen=True)
class VersionDifference:
    paragraphs: tuple[Paragraph, ...] = ()
    paths: tuple[PathDifference, ...] = field(default=())


def path_lines(version: MaterialVersion) -> list[PathLine]:
    """The paths with their points; names as on the day of issue, or of today in a draft. A literal number of
    queries."""
    on = timezone.localdate(version.issued_at) if version.issued_at else timezone.localdate()
    return [path_line(path, on) for path in loaded(version).paths.all()]


def path_line(path: DecisionPath, on: date) -> PathLine:
    return PathLine(
        pk=path.pk,
        label=path.label,
        title=path.title,
        forum=forum_of(path, on),
        addressees=addressee_names(path, on),
        points=tuple(
            _point_line(row.pk, number, as_point(row)) for number, row in enumerate(path.points.all(), 1)
        ),
    )


def _point_line(pk: int, number: int, point: Point) -> PointLine:
    return PointLine(pk, number, point, tuple(days_of(point)), tuple(point_faults(point)))


def days_of(point: Point) -> list[str]:
    """Each day with its weekday, which a slip of the finger shows in (S003-31)."""
    words = []
    if point.deliver_by:
        words.append(_("Delivered by %(day)s") % {"day": day(point.deliver_by)})
    if point.decided_on:
        words.append(_("Decided on %(day)s") % {"day": when(point.decided_on, point.decided_at_time)})
    return words


def path_difference(left: PathLine | None, right: PathLine | None) -> PathDifference:
    """One side may be missing: a path that a version has and another has not."""
    if left is None or right is None:
        return PathDifference(left, right)
    heads = (
        (_("Heading"), left.title, right.title),
        (_("Forum"), left.forum, right.forum),
    )
    return PathDifference(
        left,
        right,
        pairs=tuple(side_by_side(left.plain_points, right.plain_points)),
        heads=tuple(row for row in heads if row[1] != row[2]),
        only_left=_beside(left.addressees, right.addressees),
        only_right=_beside(right.addressees, left.addressees),
    )


def _beside(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in one if name not in other)


def version_difference(older: MaterialVersion, newer: MaterialVersion) -> VersionDifference:
    """The text word by word, and path by path with the same letter."""
    olds = {path.label: path for path in path_lines(older)}
    news = {path.label: path for path in path_lines(newer)}
    labels = sorted(olds.keys() | news.keys())
    return VersionDifference(
        paragraphs=tuple(difference(to_plain(older.text), to_plain(newer.text))),
        paths=tuple(path_difference(olds.get(label), news.get(label)) for label in labels),
    )
