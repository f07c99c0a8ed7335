"""What the group on older people measured in its first term. Every figure is invented."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import cycle

from groups.models import Group, Organization
from plans.actions import create_indicator, end_indicator, enter_readings
from plans.models import Indicator
from plans.reading_rules import PRELIMINARY, Entry
from samverkan.demo.circles import Demo
from samverkan.demo.when import moment

FIRST, ENDED = date(2016, 1, 1), date(2018, 12, 31)
# 2016, and then what was known late in 2017 and in 2018.
TEAMS, FALLS = (6, 8, 10), (1240, 1195, 1130)
# The share in each organisation in 2016, and how much it rose by each year.
SHARES = ((48, 9, 8), (55, 6, 7), (41, 12, 10), (60, 5, 6), (52, 8, 9), (57, 7, 5), (45, 4, 3))
# The one that had no figure in 2017, in the order of their codes.
SILENT, WHY = 5, "Journalsystemet byttes under våren"


@dataclass(frozen=True)
class Figures:
    """Municipalities with `teams`, the share with a plan of their own (`planned`), and `falls`."""

    teams: Indicator
    planned: Indicator
    falls: Indicator

    @property
    def all(self) -> tuple[Indicator, ...]:
        return self.teams, self.planned, self.falls


def figures_of_2017(demo: Demo, group: Group) -> Figures:
    """The indicators, with how it was the year before the plan."""
    sign = {"by": demo.office["official"], "now": moment(date(2017, 2, 20))}
    made = {"starts_on": FIRST, "responsible": demo.office["official"], **sign}
    share = {"unit": "percent", "by_organization": True}
    found = Figures(
        teams=create_indicator(group, name="Kommuner med hemgångsteam", **made),
        planned=create_indicator(group, name="Har en samordnad individuell plan", **share, **made),
        falls=create_indicator(group, name="Fall som krävt sjukhusvård", direction="lower", **made),
    )
    read(found, 2016, sign)
    return found


def read(found: Figures, year: int, sign: dict) -> None:
    """The figures of a year; those of the year that is under way are preliminary."""
    step, period = year - FIRST.year, date(year, 1, 1)
    told = {"status": PRELIMINARY if sign["now"].year == year else "final"}
    for indicator, values in ((found.teams, TEAMS), (found.falls, FALLS)):
        entries = [Entry(period, value=Decimal(values[step]), **told)]
        enter_readings(indicator, entries=entries, source="Regionens vårdsystem", **sign)
    places = Organization.objects.filter(seats__group=found.planned.group)
    entries = [
        Entry(period, place, missing=WHY, **told)
        if (number, year) == (SILENT, 2017)
        else Entry(period, place, value=Decimal(sum(share[: step + 1])), **told)
        for number, (place, share) in enumerate(
            zip(places.order_by("code").distinct().values_list("pk", flat=True), cycle(SHARES), strict=False)
        )
    ]
    enter_readings(found.planned, entries=entries, source="Kommunernas egna siffror", **sign)


def end(found: Figures, sign: dict) -> None:
    for indicator in found.all:
        end_indicator(indicator, ends_on=ENDED, **sign)
