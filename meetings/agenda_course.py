"""What the lines of an agenda come to: when each part ends, by how much, and what the time goes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from meetings.agenda_order import AgendaRow, ItemFacts, Outline


@dataclass(frozen=True)
class Span:
    """The hours of a meeting, or of one part of it (`part` is then its id). An end before the start is the
    next day's."""

    start: time
    end: time | None
    part: int | None = None


@dataclass(frozen=True)
class Course:
    """`over` is in minutes, negative when time is left and None without an end; `unknown` lines have no
    length, so `ends` is at the earliest."""

    part: int | None
    planned: int
    ends: time
    over: int | None
    unknown: int


def courses(rows: Iterable[AgendaRow], spans: Iterable[Span]) -> list[Course]:
    """How each span comes out, breaks counted. `rows` are those of `meetings.agenda_order.agenda_rows`."""
    found = list(rows)
    return [_course(_lengths(found, span.part), span) for span in spans]


def minutes_by_kind(
    order: Outline, items: Mapping[int, ItemFacts], kinds: Mapping[int, str]
) -> dict[str, int]:
    """What the time goes to (S000-13), the longest first. A line's own minutes are its own kind's; without
    any, those of the lines under it are theirs."""
    found: dict[str, int] = {}
    for top, children in order:
        counted = [top] if items[top].minutes is not None or not children else children
        for line in counted:
            found[kinds[line]] = found.get(kinds[line], 0) + (items[line].minutes or 0)
    return dict(sorted(((kind, sum_) for kind, sum_ in found.items() if sum_), key=lambda pair: -pair[1]))


def _lengths(rows: list[AgendaRow], part: int | None) -> list[int | None]:
    """Of the top lines; one of unknown length stands for what is known under it."""
    lengths: list[int | None] = []
    for at, row in enumerate(rows):
        if row.level != 1 or row.part != part:
            continue
        under = []
        for below in rows[at + 1 :]:
            if below.level == 1:
                break
            under.append(below.minutes)
        if row.minutes is not None or not under:
            lengths.append(row.minutes)
        else:
            lengths += under
    return lengths


def _course(lengths: list[int | None], span: Span) -> Course:
    planned = sum(length or 0 for length in lengths)
    start = datetime.combine(date.min, span.start)
    ends, over = start + timedelta(minutes=planned), None
    if span.end:
        end = datetime.combine(date.min, span.end)
        end += timedelta(days=span.end <= span.start)
        over = int((ends - end).total_seconds() // 60)
    return Course(span.part, planned, ends.time(), over, lengths.count(None))
