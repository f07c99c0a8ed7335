"""Imported calendars over time: read every six hours, and gone when nobody needs them."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.tasks import task
from django.utils import timezone

from groups.models import Appointment, GroupRole
from groups.post import daily, tick
from groups.upkeep import delete_with_history, kept_for
from meetings.actions.calendars_in import claim_calendar
from meetings.busy_reading import due_calendars, read_calendar
from meetings.models import BusyTime, ImportedCalendar

EVERY = timedelta(hours=6)
OLD = timedelta(days=31)


@task()
def read_calendar_soon(calendar: int) -> None:
    """In a task of its own: a slow server then holds up neither the mails nor the other calendars."""
    if row := ImportedCalendar.objects.exclude(address="").filter(pk=calendar).first():
        read_calendar(row, now=timezone.now())


@tick
def read_due_calendars(now: datetime) -> None:
    """Each is claimed by one worker; one whose worker died is read six hours later."""
    before = now - EVERY
    for pk in due_calendars(before):
        if claim_calendar(ImportedCalendar(pk=pk), before=before, by=None, now=now):
            read_calendar_soon.enqueue(pk)


@daily
def clear_calendars(now: datetime) -> None:
    """The rule `calendar`: somebody's own a month after the last appointment, a closed group's likewise, and
    times that are a month old wherever they are."""
    before = timezone.localdate(now - kept_for("calendar"))
    BusyTime.objects.filter(ends_at__lt=now - OLD).delete()
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=before)
    sits = [
        Exists(model.objects.filter(still, person=OuterRef("person"))) for model in (Appointment, GroupRole)
    ]
    own = ImportedCalendar.objects.filter(
        ~sits[0], ~sits[1], person__isnull=False, person__is_superuser=False
    )
    delete_with_history(own.filter(added_at__lt=now - kept_for("calendar")))
    delete_with_history(ImportedCalendar.objects.filter(group__ends_on__lt=before))
