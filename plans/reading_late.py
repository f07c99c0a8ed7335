"""Whose readings are late (S004-22: who is late is told beside the key figure)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from groups.models import Group
from plans.hand_in_reached import OWING, unreached
from plans.held_readings import YEARS_BACK, HeldReading
from plans.models import HandIn, HandInFigure, Indicator
from plans.periods import due_on, last_day, latest_due, name_of, period_of, periods
from plans.reading_rules import Place
from plans.reporting_organizations import ReportingOrganizations


@dataclass(frozen=True)
class Owed:
    """The latest period that should be there and is not, and who lacks it. `organizations` are ids, empty
    with `is_whole` where it is one reading for the whole group. `earlier` names the periods before it that
    have a hole too, the latest last."""

    period: date
    period_name: str
    due_on: date
    organizations: tuple[int, ...] = ()
    is_whole: bool = False
    earlier: tuple[str, ...] = ()


def owed_of(
    indicator: Indicator,
    held: Mapping[Place, HeldReading],
    organizations: ReportingOrganizations,
    today: date,
    answered: Collection[tuple[date, int]] = (),
) -> Owed | None:
    """None when nothing is late, in a closed group, which waits for nothing, and for what is no longer
    measured. A reading that says that the value is missing is there: it has been answered. So have those in
    `answered`, as `handed_in_of` gives it.

    What is older than the latest period that is due is a hole only for who has read it before that: the
    region is not late for years with what only municipalities have.
    """
    last = latest_due(indicator.frequency, today, indicator.lag_days)
    has_ended = indicator.ends_on is not None and last > indicator.ends_on
    if indicator.group.state == Group.State.CLOSED or has_ended:
        return None
    since = period_of(indicator.frequency, max(indicator.starts_on, date(today.year - YEARS_BACK, 1, 1)))
    begun: dict[int | None, date] = {}
    for period, organization, _gender in held:
        if period >= since:
            begun[organization] = min(period, begun.get(organization, period))
    holes = []
    for period in periods(indicator.frequency, since, last):
        owed = owed_for(indicator, period, held, organizations, today, answered)
        if owed and period < last:
            owed = _of_those_that_have_begun(owed, begun)
        holes += [owed] if owed else []
    return replace(holes[-1], earlier=tuple(one.period_name for one in holes[:-1])) if holes else None


def _of_those_that_have_begun(owed: Owed, begun: Mapping[int | None, date]) -> Owed | None:
    if owed.is_whole:
        return owed if any(day < owed.period for day in begun.values()) else None
    lacking = tuple(pk for pk in owed.organizations if begun.get(pk, owed.period) < owed.period)
    return replace(owed, organizations=lacking) if lacking else None


def owed_for(
    indicator: Indicator,
    period: date,
    held: Mapping[Place, HeldReading],
    organizations: ReportingOrganizations,
    today: date,
    answered: Collection[tuple[date, int]] = (),
) -> Owed | None:
    """What one period lacks, of those that had a seat at its end and have one still. Of Kolada's values no
    organisation is late: they are there or not."""
    frequency = indicator.frequency
    due = due_on(frequency, period, indicator.lag_days)
    is_fetched = indicator.source == Indicator.Source.KOLADA
    is_whole = is_fetched or not indicator.by_organization
    owed = Owed(period, name_of(frequency, period), due, is_whole=is_whole)
    there = {organization for one, organization, _gender in held if one == period}
    if is_whole:
        return None if None in there or (is_fetched and there) else owed
    there |= {organization for one, organization in answered if one == period}
    ought = organizations.seated_on(last_day(frequency, period))
    lacking = tuple(pk for pk in organizations.named_on(today) if pk in ought and pk not in there)
    return replace(owed, organizations=lacking) if lacking else None


def handed_in_of(
    indicators: Iterable[int], states: Collection[str] = (HandIn.State.HANDED_IN,)
) -> dict[int, set[tuple[date, int]]]:
    """Of each indicator's id, (period, organisation) of what is handed in and waits for the office: it is not
    the organisation that is late. One query."""
    found: dict[int, set[tuple[date, int]]] = {pk: set() for pk in indicators}
    rows = HandInFigure.objects.filter(indicator__in=found, hand_in__state__in=states)
    for pk, *place in rows.values_list("indicator", "hand_in__period", "hand_in__organization"):
        found[pk].add(tuple(place))
    return found


def asked_of(indicators: Iterable[int], today: date) -> dict[int, set[tuple[date, int]]]:
    """The same with those that are asked by link and have somebody to be written to: they are reminded
    themselves. Four queries."""
    wanted = list(indicators)
    waiting, owing = handed_in_of(wanted), handed_in_of(wanted, OWING)
    silent = unreached({pk for places in owing.values() for _period, pk in places}, today)
    return {
        pk: waiting[pk] | {place for place in places if place[1] not in silent}
        for pk, places in owing.items()
    }
