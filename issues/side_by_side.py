"""Two paths of the same matter beside each other, point by point (I-DEC2, S003-22 to S003-25). Pure but for
the language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from groups.text_difference import Paragraph, Piece, difference
from issues.path_points import Point
from samverkan.lib.spoken import clock
from samverkan.lib.spoken import day as spoken_day


@dataclass(frozen=True)
class DayDifference:
    """`what` is a word ("Time"); an empty side says nothing of it."""

    what: str
    left: str
    right: str


@dataclass(frozen=True)
class PointPair:
    """The same point on both sides, or one that stands on one side alone.

    `kind` is "same", "changed", "left" or "right". `left_pieces` are same or removed, `right_pieces` same or
    added. The numbers count from 1 in each path, 0 where there is no point.
    """

    kind: Literal["same", "changed", "left", "right"]
    left: Point | None
    right: Point | None
    left_number: int = 0
    right_number: int = 0
    left_pieces: tuple[Piece, ...] = ()
    right_pieces: tuple[Piece, ...] = ()
    days: tuple[DayDifference, ...] = ()


def side_by_side(left: Sequence[Point], right: Sequence[Point]) -> list[PointPair]:
    """The points of both paths in reading order; those that are alike enough stand beside each other."""
    lefts, rights, pairs = enumerate(left, 1), enumerate(right, 1), []
    for paragraph in difference(_lines(left), _lines(right)):
        one = next(lefts) if paragraph.kind != "added" else (0, None)
        other = next(rights) if paragraph.kind != "removed" else (0, None)
        pairs.append(_pair(paragraph, *one, *other))
    return pairs


def _pair(
    paragraph: Paragraph, left_number: int, left: Point | None, right_number: int, right: Point | None
) -> PointPair:
    days = day_differences(left, right) if left and right else ()
    kind = {"removed": "left", "added": "right"}.get(paragraph.kind, paragraph.kind)
    return PointPair(
        "changed" if days else kind,
        left,
        right,
        left_number,
        right_number,
        tuple(piece for piece in paragraph.pieces if piece.kind != "added"),
        tuple(piece for piece in paragraph.pieces if piece.kind != "removed"),
        days,
    )


def day_differences(one: Point, other: Point) -> tuple[DayDifference, ...]:
    words = (
        (_("Delivered by"), _day(one.deliver_by), _day(other.deliver_by)),
        (_("Decided on"), _day(one.decided_on), _day(other.decided_on)),
        (_("Time"), _time(one), _time(other)),
    )
    return tuple(DayDifference(*row) for row in words if row[1] != row[2])


def _day(value: date | None) -> str:
    return spoken_day(value) if value else ""


def _time(point: Point) -> str:
    if point.time_is_missing:
        return _("missing")
    return clock(point.decided_at_time) if point.decided_at_time else ""


def _lines(points: Sequence[Point]) -> str:
    """A line each, as the difference reads them."""
    return "\n".join(" ".join(point.text.split()) for point in points)
