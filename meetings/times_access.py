"""The only way to calendars and school holidays: outsiders 404, insiders without the right 403."""

from django.http import Http404

from groups.access import STAFF, require, standing_of, structure_for
from groups.models import Person, Structure
from meetings.models import ImportedCalendar, SchoolHoliday


def calendar_for(person: Person, pk: int) -> ImportedCalendar:
    """One's own, or one of a group that the person staffs. Somebody else's own is nobody's, administrators
    included."""
    found = ImportedCalendar.objects.select_related("group__structure").prefetch_related("group__names")
    calendar = found.filter(pk=pk).first()
    if calendar is None or (calendar.person_id and calendar.person_id != person.pk):
        raise Http404
    if calendar.group_id:
        require(person, calendar.group_id, STAFF)
    return calendar


def holiday_for(person: Person, pk: int) -> SchoolHoliday:
    """For those who staff some group of its structure."""
    found = SchoolHoliday.objects.select_related("structure").filter(pk=pk).first()
    if found is None:
        raise Http404
    structure_for(person, found.structure.slug, STAFF)
    return found


def may_change_holidays(person: Person, structure: Structure) -> bool:
    standing = standing_of(person)
    return standing.is_administrator or structure.pk in standing.structure_ids(STAFF)
