"""The school holidays of a structure."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import structure_for
from groups.models import OrganizationName, Structure
from meetings.actions.school_holidays import add_school_holidays, change_school_holiday, remove_school_holiday
from meetings.collisions_rules import Holiday, holiday_days
from meetings.forms.times import HolidayForm, HolidayRowsForm
from meetings.models import SchoolHoliday
from meetings.times_access import holiday_for, may_change_holidays
from samverkan.lib.dated import value_that_day


def holidays(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody of the structure reads; who staffs a group of it changes."""
    structure = structure_for(request.user, slug)
    may_change = may_change_holidays(request.user, structure)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    form = HolidayRowsForm(request.POST or None, structure=structure) if may_change else None
    added = []

    def add(fields):
        added.extend(add_school_holidays(structure, **fields, by=request.user, now=timezone.now()))

    if request.method == "POST" and form.carried_out(add):
        text = ngettext("%(n)s holiday is put in.", "%(n)s holidays are put in.", len(added))
        messages.success(request, text % {"n": len(added)} if added else _("They stood there already."))
        return redirect("times:holidays", slug)
    coming, past = _lines(structure)
    facts = {"structure": structure, "form": form, "coming": coming, "past": past, "may_change": may_change}
    return render(request, "meetings/times_holidays.html", facts)


def holiday(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one, or take it away."""
    found = holiday_for(request.user, pk)
    sign = {"by": request.user, "now": timezone.now()}
    if request.method == "POST" and "remove" in request.POST:
        remove_school_holiday(found, **sign)
        messages.success(request, _("The holiday is taken away."))
        return redirect("times:holidays", found.structure.slug)
    names = ("name", "starts_on", "ends_on", "organization")
    form = HolidayForm(
        request.POST or None,
        structure=found.structure,
        initial={name: getattr(found, name) for name in names},
    )
    if request.method == "POST" and form.carried_out(
        lambda fields: change_school_holiday(found, **fields, **sign)
    ):
        messages.success(request, _("The holiday is changed."))
        return redirect("times:holidays", found.structure.slug)
    return render(request, "meetings/times_holiday.html", {"holiday": found, "form": form})


def _lines(structure: Structure) -> tuple[list, list]:
    """(coming, past) as (pk, Holiday, days); one query."""
    where = value_that_day(
        OrganizationName, "name", OuterRef("starts_on"), organization=OuterRef("organization")
    )
    rows = SchoolHoliday.objects.filter(structure=structure).annotate(where=where)
    lines = [(row.pk, Holiday(row.name, row.starts_on, row.ends_on, row.where or "")) for row in rows]
    shown = [(pk, each, holiday_days(each)) for pk, each in lines]
    today = timezone.localdate()
    past = [line for line in shown if line[1].last < today]
    return [line for line in shown if line[1].last >= today], past[::-1]
