"""Imported calendars: a group's, and one's own."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import STAFF, group_for
from groups.models import Group, GroupRelation, Person
from meetings.actions.calendars_in import add_calendar, change_calendar, remove_calendar
from meetings.busy_due import read_calendar_soon
from meetings.busy_reading import read_file
from meetings.forms.times import CalendarForm
from meetings.models import ImportedCalendar
from meetings.times_access import calendar_for


def mine(request: HttpRequest) -> HttpResponse:
    """My own calendars: the others of my groups then see when I am busy, never with what."""
    return _calendars(request, request.user, {"group": None, "linked": []})


def calendars(request: HttpRequest, slug: str) -> HttpResponse:
    group = group_for(request.user, slug, STAFF)
    today = timezone.localdate()
    linked = GroupRelation.objects.in_force(today).filter(group=group, kind=GroupRelation.Kind.LINKED_BOARD)
    rows = linked.select_related("board__organization").prefetch_related("board__organization__names")
    facts = {"group": group, "linked": [_linked_name(row, today) for row in rows]}
    facts["group_name"] = group.name_on(today)
    return _calendars(request, group, facts)


def _calendars(request: HttpRequest, owner: Group | Person, facts: dict) -> HttpResponse:
    form = CalendarForm(
        request.POST or None, request.FILES or None, initial={"name": request.GET.get("namn")}
    )

    def add(fields):
        made = add_calendar(owner, **_given(fields), by=request.user, now=timezone.now())
        _read_if_new(made)

    if request.method == "POST" and form.carried_out(add):
        messages.success(request, _told(form))
        return redirect(request.path)
    whose = {"person": owner} if isinstance(owner, Person) else {"group": owner}
    rows = ImportedCalendar.objects.filter(**whose).annotate(count=Count("busy_times"))
    facts |= {"form": form, "calendars": list(rows)}
    return render(request, "meetings/times.html", facts)


def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found = calendar_for(request.user, pk)
    form = CalendarForm(
        request.POST or None,
        request.FILES or None,
        initial={"name": found.name, "address": found.address},
    )

    def change(fields):
        _read_if_new(change_calendar(found, **_given(fields), by=request.user, now=timezone.now()))

    if request.method == "POST" and form.carried_out(change):
        messages.success(request, _told(form))
        return _back(found)
    facts = {"calendar": found, "form": form, "count": found.busy_times.count()}
    facts["group_name"] = found.group.name_on(timezone.localdate()) if found.group else ""
    return render(request, "meetings/times_calendar.html", facts)


@require_POST
def calendar_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = calendar_for(request.user, pk)
    remove_calendar(found, by=request.user, now=timezone.now())
    messages.success(request, _("The calendar is taken away, with its times."))
    return _back(found)


def _given(fields: dict) -> dict:
    file = fields.pop("file", None)
    return fields | {"times": read_file(file, today=timezone.localdate()) if file else None}


def _read_if_new(calendar: ImportedCalendar) -> None:
    if calendar.address and calendar.tried_at is None:
        read_calendar_soon.enqueue(calendar.pk)


def _told(form: CalendarForm) -> str:
    if form.cleaned_data["address"]:
        return _("The calendar is kept. It is read within a minute or two.")
    return _("The calendar is kept.")


def _back(calendar: ImportedCalendar) -> HttpResponse:
    return redirect("times:calendars", calendar.group.slug) if calendar.group else redirect("times:mine")


def _linked_name(row: GroupRelation, today) -> str:
    if row.board:
        return f"{row.board.name}, {row.board.organization.name_on(today)}"
    return row.other_name
