"""How far an indicator has come towards its target (S001-28, S001-29; domain.md 6.2).

One rule for the three directions: what counts is how far a value falls short of the target. The path leads in
a straight line from the baseline's shortfall to none on the day the target is to be reached.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

NOTHING = Decimal(0)


class Word(StrEnum):
    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_DATA = "no_data"


class Why(StrEnum):
    """What the word rests on; `progress_words` writes it out."""

    # No period has begun that could have a reading.
    NO_READING = "no_reading"
    # There are rows, and every one says that the value is missing.
    ALL_MISSING = "all_missing"
    # There are values, and all of them are older than the baseline.
    BEFORE_START = "before_start"
    # One reading and no baseline: nothing to compare it with.
    NO_PATH = "no_path"
    AT_TARGET = "at_target"
    # The day has passed, and no reading shows that the target is reached.
    DAY_PASSED = "day_passed"
    ON_PATH = "on_path"
    OFF_PATH = "off_path"


@dataclass(frozen=True)
class Measured:
    """What is known of a period, by the period's last day. `value` None is missing, which is never zero
    (I-READ2)."""

    on: date
    value: Decimal | None
    is_preliminary: bool = False


@dataclass(frozen=True)
class Progress:
    """`last` is the reading it is judged by, `expected` what the path asks for on its day, `missing_since`
    how many later periods have no value. None where there is no such thing."""

    word: Word
    why: Why
    last: Measured | None = None
    expected: Decimal | None = None
    missing_since: int = 0

    @property
    def is_preliminary(self) -> bool:
        return bool(self.last and self.last.is_preliminary)


def progress(
    direction: str,
    baseline: Decimal | None,
    target: Decimal,
    target_high: Decimal | None,
    due_on: date,
    readings: Sequence[Measured],
    today: date,
    *,
    since: date | None = None,
) -> Progress:
    """Judged by the last reading that has a value; a preliminary one counts.

    `direction` is higher, lower or within (`target` to `target_high`). `since` is the day the baseline is
    of: what was read before it says nothing of what has come since. Without a baseline it is the plan's
    first day: the path begins at the first reading, however old, but nothing is reached by what was read
    before the plan. Periods that begin after today are for the caller to leave out.
    """
    start = None if baseline is None else since
    rows = sorted((row for row in readings if start is None or row.on >= start), key=lambda row: row.on)
    valued = [row for row in rows if row.value is not None]
    if not valued:
        is_before = len(rows) < len(readings) and not rows
        why = Why.BEFORE_START if is_before else Why.ALL_MISSING if rows else Why.NO_READING
        return Progress(Word.NO_DATA, why, missing_since=len(rows))
    first, last = valued[0], valued[-1]
    missing = sum(row.on > last.on for row in rows)
    begun = first.value if baseline is None else baseline
    allowed = _allowed(shortfall(direction, begun, target, target_high), start or first.on, due_on, last.on)
    short = shortfall(direction, last.value, target, target_high)
    has_path = baseline is not None or first is not last
    is_reached = short == 0 and (since is None or last.on >= since)
    word, why = _judged(short, allowed, is_reached, has_path=has_path, has_passed=today > due_on)
    expected = _expected(direction, last.value, target, target_high, allowed) if has_path else None
    return Progress(word, why, last, expected, missing)


def shortfall(direction: str, value: Decimal, target: Decimal, target_high: Decimal | None = None) -> Decimal:
    """How far the value is from the target, in the indicator's unit; 0 when it is reached."""
    below, above = target - value, value - (target if target_high is None else target_high)
    match direction:
        case "higher":
            return max(below, NOTHING)
        case "lower":
            return max(value - target, NOTHING)
        case _:
            return max(below, above, NOTHING)


def _judged(
    short: Decimal, allowed: Decimal, is_reached: bool, *, has_path: bool, has_passed: bool
) -> tuple[Word, Why]:
    if is_reached:
        return Word.REACHED, Why.AT_TARGET
    if has_passed:
        return Word.BEHIND, Why.DAY_PASSED
    if not has_path:
        return Word.NO_DATA, Why.NO_PATH
    return (Word.ON_TRACK, Why.ON_PATH) if short <= allowed else (Word.BEHIND, Why.OFF_PATH)


def _allowed(at_start: Decimal, start: date, due_on: date, on: date) -> Decimal:
    """What may still be lacking on that day."""
    if on >= due_on or start >= due_on:
        return NOTHING
    return at_start * (_months(due_on) - _months(max(on, start))) / (_months(due_on) - _months(start))


def _months(day: date) -> Decimal:
    """Counted in months, so that two years of four are half the way in leap years too."""
    return day.year * 12 + day.month + Decimal(day.day) / monthrange(day.year, day.month)[1]


def _expected(
    direction: str, value: Decimal, target: Decimal, target_high: Decimal | None, allowed: Decimal
) -> Decimal:
    """The path's value that day, on the side of the limits where the reading lies."""
    if direction == "higher" or (direction == "within" and value < target):
        return target - allowed
    high = target_high if direction == "within" and target_high is not None else target
    return high + allowed
