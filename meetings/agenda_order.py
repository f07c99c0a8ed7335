"""The order of an agenda in two levels: moving, numbering, and the clock column (S004-09).

An outline is a list of `(id, [ids under it])`. Moving never loses a line and never makes a third level.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Outline = list[tuple[int, list[int]]]
DIRECTIONS = ("up", "down", "in", "out")


@dataclass(frozen=True)
class ItemFacts:
    """`numbering` is auto, manual (then `number` as written) or none; `minutes` the planned length; `part`
    the part of a meeting over several days."""

    id: int
    numbering: str = "auto"
    number: str = ""
    minutes: int | None = None
    part: int | None = None


@dataclass(frozen=True)
class AgendaRow:
    """A line as it is printed; `clock` and `ends` (“09.00”) are empty once an earlier length is unknown.

    `part` is the one the line falls in: its own, or that of the line above.
    """

    id: int
    level: int
    number: str
    clock: str
    minutes: int | None
    ends: str = ""
    part: int | None = None


@dataclass(frozen=True)
class Spot:
    """Where a line is to stand: under which top line (None: at the first level), before which line there
    (None: last)."""

    parent: int | None = None
    before: int | None = None


def outline(rows: Iterable[tuple[int, int | None]]) -> Outline:
    """The outline of `(id, parent id)` in stored order."""
    branches: dict[int, list[int]] = {}
    children = []
    for item, parent in rows:
        if parent is None:
            branches[item] = []
        else:
            children.append((item, parent))
    for item, parent in children:
        branches[parent].append(item)
    return list(branches.items())


def places(order: Outline) -> dict[int, tuple[int | None, int]]:
    """Parent and position (from 1 under each parent) by id, to be stored (I-AGI1)."""
    found: dict[int, tuple[int | None, int]] = {}
    for position, (item, children) in enumerate(order, 1):
        found[item] = (None, position)
        found |= {child: (item, under) for under, child in enumerate(children, 1)}
    return found


def moved(order: Outline, item: int, direction: str) -> Outline:
    """A new outline with the line moved one step `up`, `down`, `in` or `out`, or the same one.

    A top line takes its children along; a first or last child goes over to the neighbouring line. In and out
    leave the printed order as it is: lines below a line that moves out come under it.
    """
    branches = [(top, list(children)) for top, children in order]
    at, under = _found(branches, item)
    step = {"up": _up, "down": _down, "in": _in, "out": _out}[direction]
    step(branches, at, under)
    return branches


def possible_moves(order: Outline, item: int) -> list[str]:
    """The directions that would change something, for the buttons."""
    return [direction for direction in DIRECTIONS if moved(order, item, direction) != order]


def put(order: Outline, item: int, spot: Spot) -> Outline:
    """A new outline with the line at `spot`; its children follow it, or come after it under a top line.

    KeyError when the line, the parent or the line it is to stand before is not there. At a spot inside
    itself it stays.
    """
    branches = [(top, list(children)) for top, children in order]
    at, under = _found(branches, item)
    if item in {spot.parent, spot.before}:
        return branches
    family = branches.pop(at) if under is None else (branches[at][1].pop(under), [])
    if spot.parent is None:
        tops = [top for top, _children in branches]
        branches.insert(_index(tops, spot.before), family)
    else:
        lines = dict(branches)[spot.parent]
        place = _index(lines, spot.before)
        lines[place:place] = [family[0], *family[1]]
    return branches


def agenda_rows(
    order: Outline,
    items: Mapping[int, ItemFacts],
    start: time | None,
    *,
    parts: Mapping[int, time] | None = None,
    number_children: bool = False,
) -> list[AgendaRow]:
    """The lines with number and clock, top to bottom.

    Top lines are numbered by order; a number written by hand stands and the count goes on from it. Lines
    under them have no number unless written, or with `number_children` (`1.1`). A line without minutes
    lasts as long as the lines under it together. Each of `parts` (id: start, in order) has a clock of its
    own; a line without part goes on in that of the line above, the first one in the first.
    """
    rows, counted, part = [], 0, next(iter(parts or {}), None)
    clocks = {
        key: value and datetime.combine(date.min, value)
        for key, value in {None: start, **(parts or {})}.items()
    }
    for top, children in order:
        counted, number = _number(items[top], counted)
        part = items[top].part if items[top].part in clocks and items[top].part else part
        clock, length = clocks[part], _length(top, children, items)
        clocks[part] = _after(clock, length)
        rows.append(AgendaRow(top, 1, number, _shown(clock), length, _shown(clocks[part]), part))
        prefix = f"{number}." if number_children and number else None
        rows += _rows_under(children, items, clock, prefix, part)
    return rows


def _rows_under(
    children: list[int],
    items: Mapping[int, ItemFacts],
    clock: datetime | None,
    prefix: str | None,
    part: int | None,
) -> list[AgendaRow]:
    rows, counted = [], 0
    for child in children:
        counted, number = _number(items[child], counted, prefix)
        ends, minutes = _after(clock, items[child].minutes), items[child].minutes
        rows.append(AgendaRow(child, 2, number, _shown(clock), minutes, _shown(ends), part))
        clock = ends
    return rows


def planned_minutes(order: Outline, items: Mapping[int, ItemFacts]) -> int:
    """Minutes planned in all; lines of unknown length count as none."""
    return sum(_length(top, children, items) or _sum(children, items) for top, children in order)


def _index(lines: list[int], before: int | None) -> int:
    if before is None:
        return len(lines)
    if before not in lines:
        raise KeyError(before)
    return lines.index(before)


def _found(branches: Outline, item: int) -> tuple[int, int | None]:
    """Index of the top line, and of the line under it when that is the one; KeyError when it is not there."""
    for at, (top, children) in enumerate(branches):
        if top == item:
            return at, None
        if item in children:
            return at, children.index(item)
    raise KeyError(item)


def _up(branches: Outline, at: int, under: int | None) -> None:
    children = branches[at][1]
    if under:
        children[under - 1], children[under] = children[under], children[under - 1]
    elif under == 0 and at > 0:
        branches[at - 1][1].append(children.pop(0))
    elif under is None and at > 0:
        branches[at - 1], branches[at] = branches[at], branches[at - 1]


def _down(branches: Outline, at: int, under: int | None) -> None:
    children, is_last = branches[at][1], at == len(branches) - 1
    if under is not None and under < len(children) - 1:
        children[under + 1], children[under] = children[under], children[under + 1]
    elif under is not None and not is_last:
        branches[at + 1][1].insert(0, children.pop(under))
    elif under is None and not is_last:
        branches[at + 1], branches[at] = branches[at], branches[at + 1]


def _in(branches: Outline, at: int, under: int | None) -> None:
    if under is None and at > 0:
        item, children = branches.pop(at)
        branches[at - 1][1].extend([item, *children])


def _out(branches: Outline, at: int, under: int | None) -> None:
    if under is not None:
        children = branches[at][1]
        branches.insert(at + 1, (children[under], children[under + 1 :]))
        del children[under:]


def _number(item: ItemFacts, counted: int, prefix: str | None = "") -> tuple[int, str]:
    """The count so far and the number to print; with `prefix` None only written numbers are printed."""
    if item.numbering == "manual":
        leading = re.match(r"\d+", item.number)
        return max(counted, int(leading[0])) if leading else counted, item.number
    if item.numbering == "none" or prefix is None:
        return counted, ""
    return counted + 1, f"{prefix}{counted + 1}"


def _length(top: int, children: list[int], items: Mapping[int, ItemFacts]) -> int | None:
    """The line's own minutes, or those of all lines under it; None when unknown."""
    if items[top].minutes is not None or not children:
        return items[top].minutes
    known = all(items[child].minutes is not None for child in children)
    return _sum(children, items) if known else None


def _sum(children: list[int], items: Mapping[int, ItemFacts]) -> int:
    return sum(items[child].minutes or 0 for child in children)


def _after(clock: datetime | None, minutes: int | None) -> datetime | None:
    return None if clock is None or minutes is None else clock + timedelta(minutes=minutes)


def _shown(clock: datetime | None) -> str:
    return f"{clock:%H.%M}" if clock else ""
