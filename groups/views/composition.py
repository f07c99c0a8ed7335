"""How the group is put together on a day, as tables and as a file (S000-26, S003-07)."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.access import EVERYBODY, STAFF, group_for, standing_of
from groups.composition import composition
from groups.composition_report import HEADINGS, composition_report, place_rows
from groups.seat_facts import HolderFacts
from groups.seat_table import group_as_on, seats_on, sitters_on
from samverkan.lib import dates
from samverkan.lib.downloads import download
from samverkan.lib.reading import Unreadable
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def composition_page(request: HttpRequest, slug: str) -> HttpResponse:
    """By seat, organisation, sector and party, today or on the day in `?on=`."""
    today = timezone.localdate()
    on, fault = _chosen_day(request, today)
    group = group_for(request.user, slug, EVERYBODY, rows=group_as_on(on))
    seats, sitters = seats_on(group, on), sitters_on(group, on)
    holders = [HolderFacts(s.seat_id, s.person_id, s.name, s.kind) for s in sitters if s.seat_id]
    context = {
        "group": group,
        "report": composition_report(seats, sitters),
        "composition": composition(seats, holders, stated_size=group.stated_size),
        "on": None if on == today else on,
        "day": on,
        "asked": request.GET.get("on", ""),
        "fault": fault,
        "is_staff": standing_of(request.user).has(group.pk, STAFF),
    }
    return render(request, "groups/composition.html", context)


@require_safe
def composition_file(request: HttpRequest, slug: str) -> HttpResponse:
    """A row for each place of each seat, for Swedish Excel."""
    on, _fault = _chosen_day(request, timezone.localdate())
    group = group_for(request.user, slug, EVERYBODY, rows=group_as_on(on))
    content = csv_bytes(HEADINGS, place_rows(seats_on(group, on), sitters_on(group, on)))
    return download(content, f"sammansattning-{slug}-{on.isoformat()}.csv")


def _chosen_day(request: HttpRequest, today: date) -> tuple[date, str]:
    """The day in the address and, where it cannot be read, why not."""
    text = request.GET.get("on", "").strip()
    if not text:
        return today, ""
    try:
        return dates.parse_date(text), ""
    except Unreadable as error:
        return today, str(error)
