"""What everybody reads without logging in: meetings, their agendas, published notes (P71, domain.md 4.8)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from groups.models import Group, GroupSettings, Structure
from groups.public import public_groups, shows_something
from groups.structure import TO_EVERYBODY
from meetings.closed_notes import OPEN, opened
from meetings.keeping import notes_of, notes_today, paper_for
from meetings.last_day import is_ahead, is_behind
from meetings.models import Meeting, MinutesVersion
from meetings.notes_page import read_items
from meetings.open_meetings import agenda_as_sent, open_meetings, published
from meetings.papers import file_name_of, heading_of
from meetings.registry_metadata import metadata_of
from meetings.views.calls import pdf_response
from samverkan.lib.facts import sha256
from samverkan.lib.ordering import falling, rising
from samverkan.pages.open_plan_rows import done_rows, follow_up_rows, plan_rows

Public = GroupSettings.Public
A_PAGE = 30
# A page differs between those who are logged in and those who are not, so no shared cache may keep it.
briefly = cache_control(private=True, max_age=60)
for_everybody = cache_control(public=True, max_age=600)


@require_safe
@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    """The collaborations that run here; where there is one, its page at once."""
    found = list(Structure.objects.filter(groups__state__in=TO_EVERYBODY).distinct().order_by("name"))
    if len(found) == 1:
        return redirect("structure:public", found[0].slug)
    return render(request, "public/about.html", {"structures": found})


@require_safe
@login_not_required
@briefly
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Structure, slug=slug)
    groups = public_groups(found, timezone.localdate())
    if not groups:
        raise Http404
    feed = reverse("public:structure_feed", args=[slug])
    return _listing(request, found, groups, {"feed": feed, "groups": groups})


@require_safe
@login_not_required
@briefly
def group(request: HttpRequest, slug: str, group_slug: str) -> HttpResponse:
    found = open_group(slug, group_slug)
    feed = reverse("public:group_feed", args=[slug, group_slug])
    has_key_figures = found.indicators.filter(is_key_figure=True).exists()
    more = {"feed": feed, "group": found, "has_key_figures": has_key_figures}
    more |= {
        "plans": plan_rows(Q(group=found), timezone.localdate()),
        "done": done_rows(Q(group=found), timezone.localdate()),
        "follow_ups": follow_up_rows(Q(group=found), timezone.localdate()),
    }
    return _listing(request, found.structure, [found], more)


@require_safe
@login_not_required
@briefly
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(pk)
    version = _published(found)
    context = _about(found) | {
        "agenda": () if found.cancelled_at else agenda_as_sent(found),
        "edition": version,
        "summary": version.minutes.public_summary if version else "",
    }
    return render(request, "public/meeting.html", context)


@require_safe
@login_not_required
@briefly
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest published version; what closed items hold is left out, and so are their titles."""
    found = _meeting(pk)
    version = _published(found)
    if version is None:
        raise Http404
    document = opened(notes_today(version), OPEN)
    context = _about(found) | {
        "edition": version,
        "document": document,
        "heading": heading_of(document),
        "items": read_items(document, OPEN),
        "closed_since": document != opened(notes_of(version), OPEN),
        "summary": version.minutes.public_summary,
        "facts": metadata_of(version, document.meeting.group),
    }
    return render(request, "public/notes.html", context)


@require_safe
@login_not_required
@for_everybody
def paper(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A published version as PDF, the copy without closed items. An earlier version stays readable at its
    address once it was published."""
    found = _meeting(pk)
    if not _shows_notes(found):
        raise Http404
    rows = MinutesVersion.objects.filter(minutes__meeting=found, published_at__isnull=False)
    document, file = paper_for(get_object_or_404(rows, number=number), OPEN)
    if not file:
        return _soon(request, found)
    tag = f'"{sha256(document)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    response = pdf_response(file, file_name_of(document))
    response["ETag"] = tag
    return response


@never_cache
def _soon(request: HttpRequest, found: Meeting) -> HttpResponse:
    """A page with the reader's name on it, and over within a minute: no shared cache may keep it."""
    return render(request, "public/paper_soon.html", {"meeting": found}, status=202)


def open_group(slug: str, group_slug: str) -> Group:
    rows = Group.objects.select_related("structure").prefetch_related("names", "settings")
    found = get_object_or_404(rows, structure__slug=slug, slug=group_slug)
    if not shows_something(found, timezone.localdate()):
        raise Http404
    return found


def _listing(request: HttpRequest, structure: Structure, groups: list[Group], more: dict) -> HttpResponse:
    today = timezone.localdate()
    rows = open_meetings(groups, today)
    coming = list(rows.filter(is_ahead(today)).order_by(*rising("date", "start")))
    page = Paginator(rows.filter(is_behind(today)).order_by(*falling("date", "start")), A_PAGE).get_page(
        request.GET.get("page")
    )
    notes = open_meetings(groups, today, Public.NOTES)
    with_notes = set(
        published(notes)
        .filter(minutes__meeting__in=[row.pk for row in page])
        .values_list("minutes__meeting", flat=True)
    )
    context = {
        "structure": structure,
        "coming": [(row, row.group.name_on(row.date)) for row in coming],
        "past": [(row, row.group.name_on(row.date), row.pk in with_notes) for row in page],
        "page": page,
        "feed_url": settings.BASE_URL + more["feed"],
    }
    return render(request, "public/list.html", context | more)


def _about(found: Meeting) -> dict:
    return {
        "meeting": found,
        "structure": found.group.structure,
        "group": found.group,
        "group_name": found.group.name_on(found.date),
    }


def _meeting(pk: int) -> Meeting:
    """404 unless the group shows it, it is called and has a day."""
    rows = Group.objects.filter(meetings=pk).prefetch_related("settings")
    return get_object_or_404(open_meetings(rows, timezone.localdate()), pk=pk)


def _shows_notes(found: Meeting) -> bool:
    return open_meetings([found.group], timezone.localdate(), Public.NOTES).filter(pk=found.pk).exists()


def _published(found: Meeting) -> MinutesVersion | None:
    return published(
        open_meetings([found.group], timezone.localdate(), Public.NOTES).filter(pk=found.pk)
    ).first()
