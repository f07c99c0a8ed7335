"""The wheel in words: a list by month, and what the drawing's shapes mean."""

from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.models import Meeting
from meetings.wheel import Pace
from meetings.wheel_drawing import LETTERS, SHAPES, Drawing
from meetings.wheel_facts import Wheel, WheelMeeting, WheelObligation
from samverkan.lib import spoken


@dataclass(frozen=True)
class MeetingLine:
    """`number` as in the drawing, 0 for a cancelled meeting, which is not drawn."""

    number: int
    meeting: WheelMeeting
    words: str
    mark: str
    state: str


@dataclass(frozen=True)
class ObligationLine:
    letter: str
    one: WheelObligation


@dataclass(frozen=True)
class MonthOfWheel:
    name: str
    count: int
    meetings: tuple[MeetingLine, ...]
    due: tuple[ObligationLine, ...]


@dataclass(frozen=True)
class LegendLine:
    shape: str
    style: str
    word: str


def lines_of(wheel: Wheel) -> list[ObligationLine]:
    """In the order of the rings, from the outermost. More than there are letters have none."""
    letters = LETTERS.ljust(len(wheel.obligations))
    return [
        ObligationLine(letter.strip(), one) for letter, one in zip(letters, wheel.obligations, strict=False)
    ]


def months_of(wheel: Wheel) -> list[MonthOfWheel]:
    """Twelve; what falls due in a month stands after its meetings."""
    found: dict[int, list[MeetingLine]] = {month: [] for month in range(1, 13)}
    # On a group's own wheel its name goes without saying.
    number, own = 0, wheel.title if wheel.pace else ""
    for meeting in wheel.meetings:
        number += not meeting.is_cancelled
        found[meeting.day.month].append(_line(0 if meeting.is_cancelled else number, meeting, own))
    obligations = lines_of(wheel)
    return [
        MonthOfWheel(
            str(MONTHS[month]).capitalize(),
            sum(line.number > 0 for line in lines),
            tuple(lines),
            tuple(line for line in obligations if line.one.due and line.one.due.month == month),
        )
        for month, lines in found.items()
    ]


def pace_words(found: Pace) -> list[str]:
    """How many meetings there are beside the number set, and how they lie over the year (S000-32)."""
    count = found.held + found.planned
    text = ngettext("%(count)s meeting of %(target)s", "%(count)s meetings of %(target)s", count) % {
        "count": count,
        "target": found.target,
    }
    halves = _(
        "%(held)s held, %(planned)s to come; %(first)s in the first half year and %(second)s in the second"
    )
    words = [
        text,
        halves
        % {
            "held": found.held,
            "planned": found.planned,
            "first": found.first_half,
            "second": found.second_half,
        },
    ]
    if found.missing:
        lacks = ngettext(
            "%(n)s meeting is not planned yet", "%(n)s meetings are not planned yet", found.missing
        )
        words.append(lacks % {"n": found.missing})
    elif found.is_uneven:
        words.append(_("The meetings lie unevenly over the year"))
    return words


def legend_of(drawing: Drawing) -> list[LegendLine]:
    """The shapes and the ways they are filled that the drawing holds."""
    by_shape: dict[str, list[str]] = {"dot": [_("Another group's meeting")]}
    for kind, word in Meeting.Kind.choices:
        by_shape.setdefault(SHAPES[kind], []).append(str(word))
    shapes = [LegendLine(shape, "planned", " / ".join(by_shape[shape])) for shape in drawing.shapes]
    styles = {"held": _("held"), "planned": _("to come"), "preliminary": _("preliminary time")}
    filled = [LegendLine("circle", style, word) for style, word in styles.items() if style in drawing.styles]
    return shapes + (filled if len(drawing.styles) > 1 or "preliminary" in drawing.styles else [])


def _line(number: int, meeting: WheelMeeting, own: str) -> MeetingLine:
    group = "" if meeting.group == own else meeting.group
    hours = _("at %(hours)s") % {"hours": spoken.hours(meeting.start, meeting.end)} if meeting.start else ""
    until = _("to %(day)s") % {"day": spoken.day_short(meeting.last_day)} if meeting.last_day else ""
    words = " · ".join(filter(None, [group, meeting.title or meeting.kind_word, until, hours, meeting.place]))
    mark, state = _state(meeting)
    return MeetingLine(number, meeting, words, mark, state)


def _state(meeting: WheelMeeting) -> tuple[str, str]:
    if meeting.is_cancelled:
        return "stop", _("Cancelled")
    if meeting.is_held:
        return "ok", _("Held")
    return ("partly", _("Preliminary time")) if meeting.is_preliminary else ("empty", _("To come"))
