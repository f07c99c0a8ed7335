"""An indicator beside places outside the group, as its pages show it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from groups.codes import counties
from groups.models import Organization, Person
from plans.access import PLANNERS, indicator_for
from plans.actions.readings import organizations_ever
from plans.held_readings import shown_value
from plans.kolada_entries import area_id
from plans.models import ComparedPlace, ComparedValue, Indicator

NATION, YEARS_SHOWN = "0000", 10


@dataclass(frozen=True)
class Compared:
    """`rows` are (year, (place, its value, "" where it is missing) of each of `places`), the latest first."""

    places: tuple[str, ...]
    rows: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    fetched_on: date


def compared(indicator: Indicator) -> Compared | None:
    """None where nothing is fetched of any; one query, none of an indicator that is not Kolada's."""
    if not indicator.kolada_id:
        return None
    rows = list(ComparedValue.objects.filter(place__indicator=indicator).select_related("place"))
    if not rows:
        return None
    places = {row.place.area: row.place.name for row in sorted(rows, key=lambda row: row.place.area)}
    found = {(row.year, row.place.area): shown_value(indicator, row.value) for row in rows}
    years = sorted({row.year for row in rows}, reverse=True)[:YEARS_SHOWN]
    lines = tuple(
        (year, tuple((name, found.get((year, area), "")) for area, name in places.items())) for year in years
    )
    return Compared(tuple(places.values()), lines, max(row.fetched_on for row in rows))


def own_areas(indicator: Indicator) -> set[str]:
    """Those whose values are readings: the group's own, where each has its reading. One query or two."""
    if not indicator.by_organization:
        return set()
    rows = Organization.objects.filter(pk__in=organizations_ever(indicator.group_id))
    return {area for row in rows if (area := area_id(row.kind, row.code))}


def offered_places(indicator: Indicator) -> list[tuple[str, str]]:
    """(id, name) of those not chosen yet that need no search: the nation, and the county's region."""
    county = indicator.group.structure.county_code
    found = [(NATION, _("The nation"))]
    if name := counties().get(county):
        found.append((f"00{county}", _("Region %(county)s") % {"county": name}))
    taken = own_areas(indicator) | set(indicator.compared.values_list("area", flat=True))
    return [(area, name) for area, name in found if area not in taken]


def compared_place_for(person: Person, pk: int) -> ComparedPlace:
    """Whoever may plan for the indicator's group."""
    place = ComparedPlace.objects.filter(pk=pk).first()
    if place is None:
        raise Http404
    place.indicator = indicator_for(person, place.indicator_id, PLANNERS)
    return place
