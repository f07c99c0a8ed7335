"""Imported calendars: what can happen to them (N10, ruling 14)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from groups.upkeep import delete_with_history
from meetings.busy_fetching import checked
from meetings.models import BusyTime, ImportedCalendar
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

MOST_CALENDARS = 20


@verb
def add_calendar(
    owner: Group | Person,
    *,
    name: str,
    by: Person,
    now: datetime,
    address: str = "",
    times: Iterable | None = None,
) -> ImportedCalendar:
    """A calendar for a group or for oneself: from an `address`, which the worker reads, or with the `times`
    of a file (rows with starts_at, ends_at, is_all_day). The same name or address twice is one."""
    whose = {"person": owner} if isinstance(owner, Person) else {"group": lock_open(owner)}
    name, address = _name(name), _address(address)
    if bool(address) == (times is not None):
        raise Refused(_("Choose a file, or write an address."), field="address", code="file_or_address")
    there = ImportedCalendar.objects.filter(**whose)
    same = there.filter(name=name, address=address).first()
    if same is None:
        if there.count() >= MOST_CALENDARS:
            raise Refused(
                _("There are %(n)s calendars already. Take one away first.") % {"n": MOST_CALENDARS},
                code="too_many",
            )
        same = ImportedCalendar.objects.create(**whose, name=name, address=address, added_by=by, added_at=now)
    if times is not None:
        _replace(same, times, now)
    return same


@verb
def change_calendar(
    calendar: ImportedCalendar,
    *,
    name: str,
    by: Person,
    now: datetime,
    address: str = "",
    times: Iterable | None = None,
) -> ImportedCalendar:
    """A new name, address or file. A new address has not been read: until it has, the old times stay."""
    calendar = _locked(calendar)
    name, address = _name(name), _address(address)
    if address and times is not None:
        raise Refused(_("Choose a file, or write an address."), field="address", code="file_or_address")
    if address != calendar.address:
        calendar.tried_at, calendar.problem = None, ""
    calendar.name, calendar.address = name, address
    calendar.save()
    if times is not None:
        _replace(calendar, times, now)
    return calendar


@verb
def remove_calendar(calendar: ImportedCalendar, *, by: Person, now: datetime) -> None:
    """With its times; a secret address is not kept in the history either."""
    delete_with_history(ImportedCalendar.objects.filter(pk=calendar.pk))


@verb
def claim_calendar(calendar: ImportedCalendar, *, before: datetime, by: Person | None, now: datetime) -> bool:
    """Whether it is ours to read: of several workers one gets it."""
    rows = ImportedCalendar.objects.filter(pk=calendar.pk).exclude(tried_at__gte=before)
    return bool(rows.update(tried_at=now))


@verb
def keep_times(calendar: ImportedCalendar, *, times: Iterable, by: Person | None, now: datetime) -> None:
    """What has just been read takes the place of what was known."""
    if there := ImportedCalendar.objects.select_for_update().filter(pk=calendar.pk).first():
        _replace(there, times, now)


@verb
def keep_problem(calendar: ImportedCalendar, *, problem: str, by: Person | None, now: datetime) -> None:
    """It could not be read: the last known times stay, with their date and why."""
    ImportedCalendar.objects.filter(pk=calendar.pk).update(tried_at=now, problem=problem[:300])


def _replace(calendar: ImportedCalendar, times: Iterable, now: datetime) -> None:
    with transaction.atomic():
        BusyTime.objects.filter(calendar=calendar).delete()
        BusyTime.objects.bulk_create(
            [
                BusyTime(
                    calendar=calendar, starts_at=row.starts_at, ends_at=row.ends_at, is_all_day=row.is_all_day
                )
                for row in times
            ],
            batch_size=500,
        )
        ImportedCalendar.objects.filter(pk=calendar.pk).update(read_at=now, tried_at=now, problem="")


def _locked(calendar: ImportedCalendar) -> ImportedCalendar:
    return ImportedCalendar.objects.select_for_update(of=("self",)).get(pk=calendar.pk)


def _name(text: str) -> str:
    name = collapsed(text)
    if not name:
        raise Refused(
            _("The calendar has no name. Write for example “Strategisk regional beredning”."),
            field="name",
            code="no_name",
        )
    return name


def _address(text: str) -> str:
    """Calendars say webcal:// where they mean https://."""
    address = text.strip()
    for scheme in ("webcal://", "webcals://"):
        if address.lower().startswith(scheme):
            address = "https://" + address[len(scheme) :]
    if address:
        checked(address)
    return address
