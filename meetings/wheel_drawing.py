"""The wheel as a round drawing: where everything lies, on 328 by 328, so that its letters are 12 pixels on a
phone (ruling 34).

January begins at the top and the year goes clockwise. Outside lie the meetings, numbered as in the list while
they are few, otherwise packed in their month; inside, a ring for each obligation with its letter, from the
day it begins to the day it is due.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import asin, cos, degrees, radians, sin

from meetings.wheel import OwedState
from meetings.wheel_facts import Wheel, WheelMeeting, WheelObligation

SIZE, MIDDLE = 328, 164
RIM, NAMES, HUB = 141, 153, 36
NUMBERED_MOST = 18
NUMBERED_ROWS = (125, 100)
PACKED_ROWS = (131, 119, 107, 95)
RINGS = (82, 70, 58, 46)
APART = 25
SHAPES = {
    "ordinary": "circle",
    "extra": "diamond",
    "joint": "rings",
    "workshop": "square",
    "conference": "square",
    "retreat": "square",
    "study_visit": "square",
    "handover": "triangle",
    "check_in": "wedge",
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Dot:
    """A meeting. `style` is held, planned or preliminary; `text` its number or "" ."""

    x: float
    y: float
    size: float
    shape: str
    style: str
    text: str = ""


@dataclass(frozen=True)
class Ring:
    """An obligation: its letter, the arc as a path, and marks of (x, y, state or "done")."""

    letter: str
    y: float
    path: str
    is_done: bool
    marks: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Drawing:
    """`today` is the line of the day, None in another year; `left_out` counts obligations without a ring."""

    year: int
    dots: tuple[Dot, ...]
    rings: tuple[Ring, ...]
    spokes: tuple[tuple[float, float, float, float], ...]
    months: tuple[Label, ...]
    more: tuple[Label, ...] = ()
    today: tuple[float, float, float, float] | None = None
    left_out: int = 0

    @property
    def shapes(self) -> list[str]:
        return list(dict.fromkeys(dot.shape for dot in self.dots))

    @property
    def styles(self) -> set[str]:
        return {dot.style for dot in self.dots}


def drawing_of(wheel: Wheel, month_names: tuple[str, ...]) -> Drawing:
    """`month_names` are twelve, short. Cancelled meetings are in the list only."""
    year = wheel.year
    meetings = [one for one in wheel.meetings if not one.is_cancelled]
    is_few = len(meetings) <= NUMBERED_MOST
    dots, more = (_numbered(meetings), ()) if is_few else _packed(meetings)
    rings = zip(LETTERS, RINGS, wheel.obligations, strict=False)
    starts = [turn(date(year, month, 1)) for month in range(1, 13)]
    middles = [start + 15 for start in starts]
    return Drawing(
        year=year,
        dots=tuple(dots),
        rings=tuple(_ring(letter, radius, one, year) for letter, radius, one in rings),
        spokes=tuple((*place(HUB, angle), *place(RIM, angle)) for angle in starts),
        months=tuple(
            Label(*place(NAMES, angle), name) for angle, name in zip(middles, month_names, strict=True)
        ),
        more=tuple(more),
        today=_line_of(wheel.today) if wheel.today.year == year else None,
        left_out=max(0, len(wheel.obligations) - len(RINGS)),
    )


def turn(day: date) -> float:
    """Degrees from the top; a leap year has 366 steps."""
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return 360 * (day - first).days / ((last - first).days + 1)


def place(radius: float, angle: float) -> tuple[float, float]:
    return (
        round(MIDDLE + radius * sin(radians(angle)), 1),
        round(MIDDLE - radius * cos(radians(angle)), 1),
    )


def style_of(meeting: WheelMeeting) -> str:
    if meeting.is_held:
        return "held"
    return "preliminary" if meeting.is_preliminary else "planned"


def shape_of(meeting: WheelMeeting) -> str:
    """A meeting of which only the day may be known has a shape of its own."""
    return SHAPES[meeting.kind] if meeting.kind else "dot"


def _numbered(meetings: list[WheelMeeting]) -> list[Dot]:
    """On the outer row if the last one there is far enough, else on the inner, else pushed on."""
    ends, found = dict.fromkeys(NUMBERED_ROWS, -360.0), []
    for number, meeting in enumerate(meetings, 1):
        angle = turn(meeting.day)
        free = [row for row in NUMBERED_ROWS if angle - ends[row] >= _apart(row)]
        row = free[0] if free else min(NUMBERED_ROWS, key=ends.__getitem__)
        angle = max(angle, ends[row] + _apart(row)) if not free else angle
        ends[row] = angle
        found.append(Dot(*place(row, angle), 11, shape_of(meeting), style_of(meeting), str(number)))
    return found


def _apart(radius: float) -> float:
    return degrees(APART / radius)


def _packed(meetings: list[WheelMeeting]) -> tuple[list[Dot], list[Label]]:
    """In rows within the month, by day; those there is no room for are told by number."""
    months, found, more = defaultdict(list), [], []
    for meeting in meetings:
        months[meeting.day.month].append(meeting)
    for month, held in months.items():
        places = list(_month_places(held[0].day.replace(day=1), month))
        left = len(held) - len(places)
        if left > 0:
            # The last three give their room to the words.
            cut = places[:-3]
            more.append(Label(*places[-2], f"+{len(held) - len(cut)}"))
            places = cut
        for where, meeting in zip(places, held, strict=False):
            found.append(Dot(*where, 4.5, shape_of(meeting), style_of(meeting)))
    return found, more


def _month_places(first: date, month: int):
    start = turn(first)
    width = (360 if month == 12 else turn(first.replace(month=month + 1))) - start
    for radius in PACKED_ROWS:
        room = radians(width) * radius - 4
        count = int(room // 10.5)
        for number in range(count):
            yield place(radius, start + width * (number + 0.5) / count)


def _ring(letter: str, radius: float, one: WheelObligation, year: int) -> Ring:
    """The letter stands at the top; the arc goes round to the due day and stops short of the letter."""
    begins = degrees(asin(15 / radius))
    latest = 360 - degrees(asin(7 / radius))
    if one.starts_on.year == year:
        begins = max(begins, turn(one.starts_on))
    due = min(max(turn(one.due or date(year, 12, 31)), begins + 1), latest)
    marks = [
        (*place(radius, min(max(turn(tick.day), begins), latest)), "done")
        for tick in one.ticks
        if tick.day.year == year
    ]
    if one.state != OwedState.FULFILLED or not marks:
        marks.append((*place(radius, due), "done" if one.state == OwedState.FULFILLED else one.state.value))
    x, y = place(radius, begins)
    to_x, to_y = place(radius, due)
    path = f"M{x} {y}A{radius} {radius} 0 {int(due - begins > 180)} 1 {to_x} {to_y}"
    return Ring(letter, MIDDLE - radius, path, one.state == OwedState.FULFILLED, tuple(marks))


def _line_of(day: date) -> tuple[float, float, float, float]:
    return (*place(HUB, turn(day)), *place(RIM + 3, turn(day)))
