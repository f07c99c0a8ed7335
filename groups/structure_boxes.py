"""The boxes and lines of a structure's drawing, and what stands in a box. Units are CSS pixels at the
drawing's own size."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from groups.lettering import wrapped
from groups.relations import KINDS
from groups.structure import RelationFacts
from groups.structure_tree import Branch, in_order

PAD = 10
NAMED_ENDS = 3
# By group what it is related to outside the register: `{group: [(kind, text)]}`.
Ends = dict[int, list[tuple[str, str]]]


@dataclass(frozen=True)
class Size:
    """Of names and of the other words, their lines, and the width of a box (narrow: of the drawing)."""

    name: float
    small: float
    width: float
    name_line: float
    small_line: float


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    size: float
    style: str


@dataclass
class Box:
    """`style` is group, local, temporary or outside; `mark` how full it is: ok, partly, empty or nothing."""

    group: int
    x: float
    y: float
    width: float
    height: float
    slug: str
    style: str
    texts: list[Text]
    mark: str = ""
    mark_y: float = 0

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Stroke:
    """A line of one kind of relation, as the `d` of a path; `arrow` is the path of its head, or nothing."""

    kind: str
    path: str
    arrow: str = ""


@dataclass
class Drawing:
    size: Size
    width: float = 0
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """The kinds of relation that are drawn, in the order of the legend."""
        drawn = {stroke.kind for stroke in self.strokes}
        return [kind for kind in KINDS if kind in drawn]

    @property
    def bottom(self) -> float:
        return max((box.bottom for box in self.boxes), default=0)

    def line(self, kind: str, path: str, arrow: str = "") -> None:
        self.strokes.append(Stroke(kind, path, arrow))


def lines_and_ends(
    tree: Sequence[Branch], relations: Iterable[RelationFacts]
) -> tuple[list[RelationFacts], Ends]:
    """The relations that need a line of their own, and what lies outside the drawing: the register does not
    hold it, or the group has ended.

    A relation by which one group stands under the other is drawn by the tree.
    """
    drawn, standing = set(), set()
    for one in in_order(tree):
        drawn.add(one.group.id)
        standing |= {(child.kind, *sorted((child.group.id, one.group.id))) for child in one.branches}
    lines, outside = [], defaultdict(lambda: defaultdict(list))
    for one in relations:
        if one.other not in drawn and one.group in drawn:
            outside[one.group][one.kind].append(one.target)
        elif {one.group, one.other} <= drawn:
            if (one.kind, *sorted((one.group, one.other))) not in standing:
                lines.append(one)
    ends = defaultdict(list)
    for group, kinds in outside.items():
        ends[group] = [(kind, _ends_text(targets)) for kind, targets in kinds.items()]
    return lines, ends


def _ends_text(targets: list[str]) -> str:
    more = len(targets) - NAMED_ENDS
    return ", ".join(targets[:NAMED_ENDS]) + (f" + {more}" if more > 0 else "")


def add_box(drawing: Drawing, branch: Branch, x: float, y: float, width: float) -> Box:
    """The group's name on as many lines as it takes, then its kind, its seats and what is unusual."""
    size, inner, left = drawing.size, width - 2 * PAD - 2, x + PAD + 2
    texts, mark_y = [], 0.0
    line = _set(texts, branch.group.name, (left, y + PAD - 3), inner, (size.name, size.name_line, "name"))
    line = _set(texts, branch.kind_word, (left, line), inner, (size.small, size.small_line, "soft"))
    if branch.seats:
        mark_y = line + size.small_line - 4
        small = (size.small, size.small_line, "seats")
        line = _set(texts, branch.seats, (left + 16, line), inner - 16, small)
    for mark in branch.marks:
        line = _set(texts, mark, (left, line), inner, (size.small, size.small_line, "mark"))
    height = line + PAD - y
    box = Box(
        branch.group.id, x, y, width, height, branch.slug, _style(branch), texts, _fullness(branch), mark_y
    )
    drawing.boxes.append(box)
    return box


def add_outside(drawing: Drawing, text: str, x: float, y: float, width: float) -> Box:
    """A box for what the register does not hold."""
    size, texts = drawing.size, []
    small = (size.small, size.small_line, "soft")
    line = _set(texts, text, (x + PAD, y + PAD - 5), width - 2 * PAD, small)
    box = Box(0, x, y, width, line + PAD - 1 - y, "", "outside", texts)
    drawing.boxes.append(box)
    return box


def _set(texts: list[Text], words: str, at: tuple[float, float], width: float, letters: tuple) -> float:
    """The words in lines from `at` down; answers the last line's y. `letters` are size, line and style."""
    (x, y), (size, line, style) = at, letters
    for part in wrapped(words, width, size, "bold" if style == "name" else "regular"):
        y += line
        texts.append(Text(x, y, part, size, style))
    return y


def _style(branch: Branch) -> str:
    if not branch.group.is_permanent or branch.group.trial_until:
        return "temporary"
    return "local" if branch.group.is_local else "group"


def _fullness(branch: Branch) -> str:
    if not branch.seats:
        return ""
    return "ok" if not branch.group.lacking else "partly" if branch.group.filled else "empty"
