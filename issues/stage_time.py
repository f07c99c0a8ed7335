"""How long issues stand in a stage, and when that is too long (domain.md 6.2 Issue). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median


def days_in(entered_on: date, left_on: date | None, today: date) -> int:
    """Days in a stage; until today where it is not left."""
    return ((left_on or today) - entered_on).days


def is_late(days: int, most: int | None) -> bool:
    """`most`: the days the structure gives the stage (StageName.days); None or 0, no limit."""
    return bool(most) and days > most


def late_if_entered_before(most: int, today: date) -> date:
    """An issue that came to a stage before this day has stood there longer than `most` days."""
    return today - timedelta(days=most)


@dataclass(frozen=True)
class Visit:
    """An issue's time in a stage; not left: it stands there."""

    stage: str
    entered_on: date
    left_on: date | None = None


@dataclass(frozen=True)
class StageTime:
    """Of all visits to a stage: how many, how many stand there now, and days, the middle one and the
    longest."""

    stage: str
    visits: int
    now: int
    middle: int
    longest: int


def times_by_stage(visits: Iterable[Visit], order: Iterable[str], today: date) -> tuple[StageTime, ...]:
    """In `order`; stages nobody has come to are left out. The middle one is told in whole days, halves
    upwards."""
    found: dict[str, list[Visit]] = {}
    for visit in visits:
        found.setdefault(visit.stage, []).append(visit)
    return tuple(_time(stage, found[stage], today) for stage in order if stage in found)


def _time(stage: str, visits: list[Visit], today: date) -> StageTime:
    days = [days_in(visit.entered_on, visit.left_on, today) for visit in visits]
    return StageTime(
        stage=stage,
        visits=len(visits),
        now=sum(visit.left_on is None for visit in visits),
        middle=int(median(days) + 0.5),
        longest=max(days),
    )
