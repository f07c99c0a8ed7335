"""Indicators in a list: the latest value, and who is late (S001-28, S004-22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Person
from plans.access import may_enter
from plans.held_readings import held_of, latest_value, shown_value
from plans.models import Indicator
from plans.periods import last_day, name_of, previous_period
from plans.reading_late import YEARS_BACK, Owed, handed_in_of, owed_of
from plans.reporting_organizations import ReportingOrganizations, reporting_organizations
from samverkan.lib.spoken import listed

# More names than this are a number in a list.
MOST_NAMES = 3


@dataclass(frozen=True)
class IndicatorLine:
    """`latest` in words, empty where there is no reading; `late` who owes, empty where nobody does."""

    pk: int
    name: str
    group_name: str
    group_slug: str
    how_often: str
    latest: str
    period: str
    is_preliminary: bool
    late: str
    has_ended: bool
    is_key_figure: bool
    may_enter: bool


def indicator_lines(rows: Iterable[Indicator], reader: Person, today: date) -> list[IndicatorLine]:
    """Four queries, however many. The rows come with `group_name` and their group."""
    indicators = list(rows)
    held = held_of((one.pk for one in indicators), date(today.year - YEARS_BACK, 1, 1))
    reporting = reporting_organizations({one.group_id for one in indicators}, today)
    waiting = handed_in_of(held)
    return [
        _line(one, held[one.pk], reporting[one.group_id], reader, today, waiting[one.pk])
        for one in indicators
    ]


def _line(
    indicator: Indicator,
    held: dict,
    organizations: ReportingOrganizations,
    reader: Person,
    today: date,
    handed_in: set,
) -> IndicatorLine:
    latest, period, is_preliminary = _latest(indicator, held, organizations)
    owed = owed_of(indicator, held, organizations, today, handed_in)
    return IndicatorLine(
        pk=indicator.pk,
        name=indicator.name,
        group_name=indicator.group_name,
        group_slug=indicator.group.slug,
        how_often=str(indicator.get_frequency_display()),
        latest=latest,
        period=name_of(indicator.frequency, period) if period else "",
        is_preliminary=is_preliminary,
        late=late_words(owed, organizations.names) if owed else "",
        has_ended=indicator.ends_on is not None and indicator.ends_on < today,
        is_key_figure=indicator.is_key_figure,
        may_enter=may_enter(reader, indicator),
    )


def _latest(
    indicator: Indicator, held: dict, organizations: ReportingOrganizations
) -> tuple[str, date | None, bool]:
    """(the value or how many have one, its period, whether it is preliminary)."""
    if whole := latest_value(held):
        period, one = whole
        return shown_value(indicator, one.value), period, one.is_preliminary
    period = max((place[0] for place, one in held.items() if one.value is not None), default=None)
    if period is None:
        return "", None, False
    there = {
        organization
        for (day, organization, _gender), one in held.items()
        if day == period and one.value is not None
    }
    ought = organizations.seated_on(last_day(indicator.frequency, period))
    words = _("%(count)d of %(all)d organisations") % {"count": len(there), "all": len(there | ought)}
    return words, period, any(one.is_preliminary for place, one in held.items() if place[0] == period)


def late_words(owed: Owed, names: dict[int, str]) -> str:
    """ "augusti 2017: Sala och Köping" or "augusti 2017: 7 organisationer", and the periods before that lack
    something too."""
    found = owed.period_name
    if lacking := [names[pk] for pk in owed.organizations]:
        many = ngettext("%(count)d organisation", "%(count)d organisations", len(lacking))
        found += f": {_few(lacking, many)}"
    if owed.earlier:
        many = ngettext("%(count)d period", "%(count)d periods", len(owed.earlier))
        found = _("%(late)s; earlier too: %(periods)s") % {"late": found, "periods": _few(owed.earlier, many)}
    return found


def _few(names: Sequence[str], many: str) -> str:
    return listed(names) if len(names) <= MOST_NAMES else many % {"count": len(names)}


def earlier(frequency: str, period: date, steps: int) -> list[date]:
    """So many periods up to and including this one, the earliest first."""
    found = [period]
    while len(found) < steps:
        found.insert(0, previous_period(frequency, found[0]))
    return found
