"""Where each box and line of a structure's drawing stands: plain values in, positions out (ruling 34).

Two drawings of the same tree. The narrow one goes downwards, what stands under a group is set in; lines
between groups far apart run in a gutter to the right. The wide one spreads over a grid of columns: every box
but the topmost keeps to one column, so the channels between columns and the corridor under the topmost box
are free for lines.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

from groups.relations import PARENT
from groups.structure import RelationFacts
from groups.structure_boxes import Box, Drawing, Ends, Size, add_box, add_outside, lines_and_ends
from groups.structure_tree import Branch, in_order

NARROW = Size(name=13.5, small=12, width=288, name_line=17, small_line=16)
WIDE = Size(name=15.5, small=13.5, width=194, name_line=19, small_line=18)
INDENT, GAP, BETWEEN_TREES = 16, 12, 30
# A box is never made narrower than this, however deep it stands.
NARROWEST = 112
MAX_COLUMNS, CHANNEL, MARGIN = 5, 30, 16
LANE, LANES = 6, 4
# Below so many groups a stack is easier to read than another row of columns.
WORTH_SPREADING = 4


def narrow(tree: Sequence[Branch], relations: Iterable[RelationFacts]) -> Drawing:
    """One column for phones."""
    drawing = Drawing(NARROW)
    lines, ends = lines_and_ends(tree, relations)
    lanes = min(LANES, len(lines))
    width, y = NARROW.width - (lanes * LANE + 8 if lanes else 1), 1.0
    for root in tree:
        y = _stack(drawing, root, ends, 1, y, width - 1) + GAP
    _gutter_lines(drawing, lines, width)
    drawing.width, drawing.height = NARROW.width, drawing.bottom + 1
    return drawing


def wide(tree: Sequence[Branch], relations: Iterable[RelationFacts]) -> Drawing:
    """A tree over at most five columns for desks and paper."""
    drawing = Drawing(WIDE)
    lines, ends = lines_and_ends(tree, relations)
    lanes = LANE * min(LANES, len(lines))
    trees = [root for root in tree if root.branches or ends[root.group.id]]
    alone = [root for root in tree if root not in trees]
    used = max([_columns(root) for root in trees] + [_a_row(len(alone))])
    corridors, y = {}, 1.0
    for root in trees:
        own = _columns(root)
        first = (used - own) // 2
        # Between two columns only where no line from another tree may pass.
        middle = (own - 1) / 2 if len(trees) == 1 else (own - 1) // 2
        corridor = _spread(drawing, root, ends, (first, own), (_column_x(first + middle), y), lanes)
        corridors |= dict.fromkeys((one.group.id for one in in_order([root])), corridor)
        y = drawing.bottom + BETWEEN_TREES
    if alone:
        corridors |= dict.fromkeys((root.group.id for root in alone), y)
        _row(drawing, alone, (used - _a_row(len(alone))) // 2, y + lanes)
    _corridor_lines(drawing, lines, corridors, {root.group.id for root in trees})
    drawing.width = max((box.right for box in drawing.boxes), default=0) + MARGIN + 2 * LANE
    drawing.height = drawing.bottom + 1
    return drawing


def _stack(drawing: Drawing, branch: Branch, ends: Ends, x: float, y: float, width: float) -> float:
    """The group and, set in below it, everything under it. Answers where the last of it ends."""
    box = add_box(drawing, branch, x, y, width)
    y, indent = box.bottom, INDENT if width - INDENT >= NARROWEST else 0
    for kind, text in ends[branch.group.id]:
        under = add_outside(drawing, text, x + indent, y + GAP, width - indent)
        _elbow(drawing, kind, box, under)
        y = under.bottom
    for child in branch.branches:
        place = len(drawing.boxes)
        y = _stack(drawing, child, ends, x + indent, y + GAP, width - indent)
        _elbow(drawing, child.kind, box, drawing.boxes[place])
    return y


def _elbow(drawing: Drawing, kind: str, above: Box, under: Box) -> None:
    x = above.x + INDENT / 2
    if under.x == above.x:  # too deep to be set in: joined to whatever stands above it
        drawing.line(kind, f"M{x:g} {under.y - GAP:g}V{under.y:g}")
    else:
        drawing.line(kind, f"M{x:g} {above.bottom:g}V{under.y + 20:g}H{under.x:g}")


def _column_x(column: float) -> float:
    return MARGIN + column * (WIDE.width + CHANNEL)


def _children(branch: Branch) -> list[Branch]:
    return [child for child in branch.branches if child.kind == PARENT]


def _a_row(count: int) -> int:
    """How many of so many stand in a row, when the rows are to be alike: of six three, of eight four."""
    return ceil(count / ceil(count / MAX_COLUMNS)) if count else 1


def _columns(branch: Branch) -> int:
    """How many columns a group and what belongs under it take."""
    count = len(_children(branch))
    return _a_row(count) if count > MAX_COLUMNS else max(1, sum(_shares(branch, MAX_COLUMNS)))


def _shares(branch: Branch, columns: int) -> list[int]:
    """The columns of each group under it: one, and more for those with much below them."""
    children = _children(branch)
    shares = [1] * len(children)
    sizes = [sum(1 for _ in in_order(child.branches)) for child in children]
    for _ in range(columns - len(children)):
        wanting = [
            place
            for place, child in enumerate(children)
            if sizes[place] >= WORTH_SPREADING and shares[place] < _a_row(len(_children(child)))
        ]
        if not wanting:
            break
        shares[max(wanting, key=lambda place: sizes[place] / shares[place])] += 1
    return shares


def _spread(
    drawing: Drawing, branch: Branch, ends: Ends, columns: tuple[int, int], at: tuple[float, float], lanes=0.0
) -> float:
    """The group at `at`, beside it what only supports it or lies outside, and below it in rows what belongs
    under it, over `columns` (the first, how many). Answers where lines may pass below the group."""
    box = add_box(drawing, branch, *at, WIDE.width)
    corridor = max(box.bottom, _beside(drawing, box, branch, ends)) + GAP
    children, (first, count) = _children(branch), columns
    shares = _shares(branch, count)
    in_row = len(children) if len(children) <= count else min(count, _a_row(len(children)))
    top, y = corridor + lanes + 8, corridor + lanes + 8
    for start in range(0, len(children), in_row or 1):
        row = list(zip(children[start : start + in_row], shares[start:], strict=False))
        to_bus = f"M{box.middle:g} {box.bottom:g}V{top:g}"
        if start:
            to_bus += f"H{_column_x(first) - MARGIN / 2:g}V{y:g}"
        y = _under(drawing, to_bus, row, ends, first, y) + 2 * GAP
    return corridor


def _beside(drawing: Drawing, box: Box, branch: Branch, ends: Ends) -> float:
    """To the right of a group, one below the other. Answers where the last of them ends."""
    x, y = box.right + CHANNEL, box.y
    for kind, text in ends[branch.group.id]:
        _sideways(drawing, kind, box, add_outside(drawing, text, x, y, WIDE.width))
        y = drawing.boxes[-1].bottom + GAP
    for child in branch.branches:
        if child.kind != PARENT:
            place = len(drawing.boxes)
            y = _stack(drawing, child, ends, x, y, WIDE.width) + GAP
            _sideways(drawing, child.kind, box, drawing.boxes[place])
    return y - GAP


def _sideways(drawing: Drawing, kind: str, box: Box, beside: Box) -> None:
    there, bend = beside.y + 16, beside.x - CHANNEL / 2
    level = min(there, box.bottom - 8)
    drawing.line(kind, f"M{box.right:g} {level:g}H{bend:g}V{there:g}H{beside.x:g}")


def _under(drawing: Drawing, to_bus: str, row, ends: Ends, column: int, bus: float) -> float:
    """A row of groups below another, joined to it by a bus. Answers where the lowest of it ends."""
    lowest = bus
    for child, share in row:
        place, top = len(drawing.boxes), bus + 14
        if share > 1:
            _spread(drawing, child, ends, (column, share), (_column_x(column + (share - 1) // 2), top))
        else:
            _stack(drawing, child, ends, _column_x(column), top, WIDE.width)
        made = drawing.boxes[place:]
        drawing.line(child.kind, f"{to_bus}H{made[0].middle:g}V{made[0].y:g}")
        lowest = max(lowest, *(box.bottom for box in made))
        column += share
    return lowest


def _row(drawing: Drawing, alone: Sequence[Branch], column: int, y: float) -> None:
    """Groups with nothing under them and nothing above, side by side."""
    in_row = _a_row(len(alone))
    for start in range(0, len(alone), in_row):
        for place, root in enumerate(alone[start : start + in_row]):
            add_box(drawing, root, _column_x(column + place), y, WIDE.width)
        y = drawing.bottom + 2 * GAP


def _gutter_lines(drawing: Drawing, lines: Sequence[RelationFacts], right: float) -> None:
    """Lines from the right edge of one box to that of another; those that overlap get lanes of their own."""
    boxes = {box.group: box for box in drawing.boxes if box.group}
    ports, lanes = Counter(), [[] for _ in range(LANES)]
    for one in sorted(lines, key=lambda one: abs(boxes[one.group].y - boxes[one.other].y)):
        start, end = boxes[one.group], boxes[one.other]
        first, last = _port(start, ports), _port(end, ports)
        low, high = sorted((first, last))
        free = [n for n, taken in enumerate(lanes) if all(high < a or low > b for a, b in taken)]
        lane = free[0] if free else LANES - 1
        lanes[lane].append((low, high))
        x = right + 6 + LANE * (lane + 0.5)
        path = f"M{start.right:g} {first:g}H{x:g}V{last:g}H{end.right + 5:g}"
        drawing.line(one.kind, path, _head(end.right, last))


def _port(box: Box, ports: Counter) -> float:
    """Where the next line meets the box's right edge."""
    ports[box.group] += 1
    return box.y + min(12 + 9 * (ports[box.group] - 1), box.height - 6)


def _head(x: float, y: float) -> str:
    """An arrowhead that points left at a box's edge."""
    return f"M{x:g} {y:g}l6 -4v8z"


def _corridor_lines(
    drawing: Drawing, lines: Sequence[RelationFacts], corridors: dict[int, float], roots: set[int]
) -> None:
    """Lines through the channel right of a box, the corridor of its tree, and the other box's channel."""
    boxes = {box.group: box for box in drawing.boxes if box.group}
    right = max((box.right for box in drawing.boxes), default=0)
    ports, channels, lanes = Counter(), Counter(), Counter()

    def level(group: int) -> float:
        lanes[corridors[group]] += 1
        return corridors[group] + LANE * ((lanes[corridors[group]] - 1) % LANES)

    for one in lines:
        start, end = boxes[one.group], boxes[one.other]
        tops = {one.group, one.other} & roots
        if abs(start.right - end.right) < LANE and not tops:
            x, first, last = _channel(start, channels), _port(start, ports), _port(end, ports)
            path = f"M{start.right:g} {first:g}H{x:g}V{last:g}H{end.right + 5:g}"
            drawing.line(one.kind, path, _head(end.right, last))
            continue
        path = _way_out(start, one.group in roots, ports, channels)
        path += f"V{level(one.group if one.group in roots else one.other):g}"
        if len(tops) == 2:
            path += f"H{right + 3 * LANE:g}V{level(one.other):g}"
        last, arrow = _way_in(end, one.other in roots, ports, channels)
        drawing.line(one.kind, path + last, arrow)


def _channel(box: Box, channels: Counter) -> float:
    """The x of the next line in the channel right of a box."""
    column = round((box.right - MARGIN) / (WIDE.width + CHANNEL))
    channels[column] += 1
    return box.right + 9 + LANE * ((channels[column] - 1) % (LANES - 1))


def _way_out(box: Box, is_root: bool, ports: Counter, channels: Counter) -> str:
    """From a box to where its line turns up or down to the corridor."""
    if is_root:
        return f"M{_below(box, ports):g} {box.bottom:g}"
    return f"M{box.right:g} {_port(box, ports):g}H{_channel(box, channels):g}"


def _way_in(box: Box, is_root: bool, ports: Counter, channels: Counter) -> tuple[str, str]:
    """From the corridor to a box, and the arrowhead there."""
    if is_root:
        x = _below(box, ports)
        return f"H{x:g}V{box.bottom + 5:g}", f"M{x:g} {box.bottom:g}l-4 6h8z"
    x, y = _channel(box, channels), _port(box, ports)
    return f"H{x:g}V{y:g}H{box.right + 5:g}", _head(box.right, y)


def _below(box: Box, ports: Counter) -> float:
    """Where the next line meets the topmost box's lower edge."""
    ports[box.group] += 1
    return min(box.middle + 12 * ports[box.group] + 8, box.right - 8)
