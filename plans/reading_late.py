"""Whose readings are late (S004-22: who is late is told beside the key figure)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from groups.models import Group
from plans.held_readings import HeldReading
from plans.models import HandIn, HandInFigure, Indicator
from plans.periods import due_on, latest_due, name_of, period_of
from plans.reading_rules import Place


@dataclass(frozen=True)
class Owed:
    """The latest period that should be there, and who lacks it. `organizations` are ids, empty with
    `is_whole` where it is one reading for the whole group."""

    period: date
    period_name: str
    due_on: date
    organizations: tuple[int, ...] = ()
    is_whole: bool = False


def owed_of(
    indicator: Indicator,
    held: Mapping[Place, HeldReading],
    organizations: Iterable[int],
    today: date,
    handed_in: Collection[tuple[date, int]] = (),
) -> Owed | None:
    """None when nothing is late, and in a closed group, which waits for nothing. A reading that says that the
    value is missing is there: it has been answered. So have those in `handed_in`, as `handed_in_of` gives
    it."""
    if indicator.group.state == Group.State.CLOSED:
        return None
    period = latest_due(indicator.frequency, today, indicator.lag_days)
    due = due_on(indicator.frequency, period, indicator.lag_days)
    has_ended = indicator.ends_on is not None and period > indicator.ends_on
    if period < period_of(indicator.frequency, indicator.starts_on) or has_ended:
        return None
    there = {(one, organization) for one, organization, _gender in held}
    facts = {"period": period, "period_name": name_of(indicator.frequency, period), "due_on": due}
    if not indicator.by_organization:
        return None if (period, None) in there else Owed(**facts, is_whole=True)
    there |= set(handed_in)
    lacking = tuple(pk for pk in organizations if (period, pk) not in there)
    return Owed(**facts, organizations=lacking) if lacking else None


def handed_in_of(indicators: Iterable[int]) -> dict[int, set[tuple[date, int]]]:
    """Of each indicator's id, (period, organisation) of what is handed in and waits for the office: it is not
    the organisation that is late. One query."""
    found: dict[int, set[tuple[date, int]]] = {pk: set() for pk in indicators}
    rows = HandInFigure.objects.filter(indicator__in=found, hand_in__state=HandIn.State.HANDED_IN)
    for pk, *place in rows.values_list("indicator", "hand_in__period", "hand_in__organization"):
        found[pk].add(tuple(place))
    return found
