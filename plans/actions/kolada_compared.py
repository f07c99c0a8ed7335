"""Places outside the group that an indicator is set beside, and what Kolada says of them (domain.md 3.8).

Never readings: they count in no mean, nobody hands them in, and the group's progress knows nothing of them.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Person
from plans.actions.readings import locked_indicator
from plans.kolada import Value
from plans.kolada_compared import own_areas
from plans.kolada_entries import rounded
from plans.models import ComparedPlace, ComparedValue, Gender, Indicator
from plans.reading_rules import LARGEST
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

AREA = re.compile(r"\d{4}")


@verb
def compare_with(indicator: Indicator, *, area: str, name: str, by: Person, now: datetime) -> ComparedPlace:
    """A municipality, a region (`00` and its county) or the nation (`0000`); chosen twice it is chosen
    once."""
    lock_open(indicator.group)
    indicator, area, name = locked_indicator(indicator), area.strip(), collapsed(name)[:200]
    if not AREA.fullmatch(area):
        text = _(
            "“%(text)s” is not a place in Kolada. Write four digits: 1981 for a municipality, 0019 for a "
            "region, 0000 for the nation."
        )
        raise Refused(text % {"text": area}, field="area", code="no_area")
    if not name:
        raise Refused(_("Write what it is called, e.g. “The nation”."), field="name", code="no_name")
    if area in own_areas(indicator):
        text = _("%(name)s is one of the group's own. Its values are readings.")
        raise Refused(text % {"name": name}, field="area", code="own")
    return ComparedPlace.objects.get_or_create(indicator=indicator, area=area, defaults={"name": name})[0]


@verb
def stop_comparing(place: ComparedPlace, *, by: Person, now: datetime) -> None:
    """With what was fetched of it. Taken away twice it is taken away once."""
    lock_open(place.indicator.group)
    ComparedPlace.objects.filter(pk=place.pk).delete()


def keep_compared(indicator: Indicator, values: Iterable[Value], today: date) -> None:
    """The last that Kolada said of each place and year, of both genders together. For verbs that fetch."""
    places = {place.area: place for place in indicator.compared.all()}
    rows = [
        ComparedValue(
            place=places[one.area],
            year=one.year,
            gender=Gender.TOTAL,
            value=None if one.value is None else rounded(one.value),
            fetched_on=today,
        )
        for one in values
        if one.kpi == indicator.kolada_id
        and one.area in places
        and one.gender == Gender.TOTAL
        and (one.value is None or abs(one.value) < LARGEST)
    ]
    # The same place and year once: a saved file may hold it twice, and the last then holds.
    last = {(row.place_id, row.year): row for row in rows}
    ComparedValue.objects.bulk_create(
        last.values(),
        update_conflicts=True,
        unique_fields=["place", "year", "gender"],
        update_fields=["value", "fetched_on"],
    )
