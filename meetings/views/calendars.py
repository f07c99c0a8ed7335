"""Calendar feeds: one's own page with their addresses, and the feeds themselves."""

from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.access import group_for, standing_of
from groups.links import dead_link, for_link, url
from groups.models import Group, Link
from meetings.actions.feeds import close_feed, feeds_of, open_feed, renew_feed
from meetings.feeds import GROUP_FEED, PERSON_FEED, feed

VIEWS = {PERSON_FEED: "calendars:person_feed", GROUP_FEED: "calendars:group_feed"}


@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    """The reader's own addresses. Nothing is made by looking: an address is asked for."""
    links = {(link.purpose, link.object_id): link for link in feeds_of(request.user)}
    # An administrator's feed is of the groups the administrator is in, like everybody's.
    mine = Group.objects.filter(pk__in=standing_of(request.user).group_ids())
    groups = [
        {
            "name": str(group),
            "slug": group.slug,
            "address": _address(links.get((GROUP_FEED, group.pk))),
        }
        for group in mine.prefetch_related("names")
    ]
    own = _address(links.get((PERSON_FEED, request.user.pk)))
    facts = {"own": own, "groups": sorted(groups, key=lambda row: row["name"])}
    return render(request, "meetings/calendars.html", facts)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    open_feed(request.user, group=_group(request), by=request.user, now=timezone.now())
    messages.success(request, _("The calendar has an address. Copy it to your calendar program."))
    return redirect("calendars:calendars")


def renew(request: HttpRequest) -> HttpResponse:
    """GET asks; POST gives a new address, or none."""
    group = _group(request)
    if request.method == "POST":
        sign = {"group": group, "by": request.user, "now": timezone.now()}
        if request.POST.get("close"):
            close_feed(request.user, **sign)
            messages.success(request, _("The address is closed. The meetings stop coming to the calendar."))
        else:
            renew_feed(request.user, **sign)
            messages.success(request, _("There is a new address. The old one does not work any more."))
        return redirect("calendars:calendars")
    facts = {"name": str(group) if group else "", "slug": group.slug if group else ""}
    return render(request, "meetings/calendar_renew.html", facts)


@for_link(PERSON_FEED, may_be_kept=True)
@require_safe
def person_feed(request: HttpRequest, link: Link) -> HttpResponse:
    return _feed(request, link)


@for_link(GROUP_FEED, may_be_kept=True)
@require_safe
def group_feed(request: HttpRequest, link: Link) -> HttpResponse:
    return _feed(request, link)


def _feed(request: HttpRequest, link: Link) -> HttpResponse:
    """The calendar, or 304 when the asker has this one.

    Only the ETag answers for that: a right that ends takes meetings away and makes none of them newer.
    """
    if not link.person.is_active:
        return dead_link(request)
    content, changed_at = feed(link, timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag = quote_etag(sha256(content).hexdigest()[:32])
    if changed_at:
        response["Last-Modified"] = http_date(changed_at.timestamp())
    return get_conditional_response(request, etag=etag, response=response)


def _address(link: Link | None) -> str:
    return url(link, VIEWS[link.purpose]) if link else ""


def _group(request: HttpRequest) -> Group | None:
    """The group of `?group=` or the form's; none for the reader's own calendar."""
    slug = request.POST.get("group") or request.GET.get("group")
    return group_for(request.user, slug) if slug else None
