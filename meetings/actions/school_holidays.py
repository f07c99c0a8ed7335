"""School holidays as somebody enters them, for the structure or for one municipality."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from groups.models import Organization, Person, Structure
from meetings.models import SchoolHoliday
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

LONGEST = 120


@dataclass(frozen=True)
class HolidayRow:
    name: str
    starts_on: date
    ends_on: date


@verb
def add_school_holidays(
    structure: Structure,
    *,
    rows: Sequence[HolidayRow],
    by: Person,
    now: datetime,
    organization: Organization | None = None,
) -> list[SchoolHoliday]:
    """All of them or none. One that stands there already is not put in again; the new ones are returned."""
    added = []
    for row in rows:
        refuse_impossible(row)
        holiday, is_new = SchoolHoliday.objects.get_or_create(
            structure=structure,
            organization=organization,
            name=collapsed(row.name),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        if is_new:
            added.append(holiday)
    return added


@verb
def change_school_holiday(
    holiday: SchoolHoliday,
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    by: Person,
    now: datetime,
    organization: Organization | None = None,
) -> SchoolHoliday:
    refuse_impossible(HolidayRow(name, starts_on, ends_on))
    holiday.name, holiday.starts_on, holiday.ends_on = collapsed(name), starts_on, ends_on
    holiday.organization = organization
    holiday.save()
    return holiday


@verb
def remove_school_holiday(holiday: SchoolHoliday, *, by: Person, now: datetime) -> None:
    holiday.delete()


def refuse_impossible(row: HolidayRow) -> None:
    if not collapsed(row.name):
        raise Refused(
            _("The holiday has no name. Write for example Höstlov 26/10–30/10 2026."),
            field="name",
            code="no_name",
        )
    days = (row.ends_on - row.starts_on).days
    if days < 0:
        raise Refused(
            _("%(name)s ends %(end)s, before it begins %(start)s.")
            % {"name": row.name, "end": day_plain(row.ends_on), "start": day_plain(row.starts_on)},
            field="ends_on",
            code="ends_before_start",
        )
    if days > LONGEST:
        raise Refused(
            _("%(name)s is %(days)s days long. Look over the year.") % {"name": row.name, "days": days},
            field="ends_on",
            code="too_long",
        )
