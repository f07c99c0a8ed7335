"""A group's standing items: what every new agenda of it begins and ends with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import group_for
from groups.models import Group
from meetings.access import PLANNERS
from meetings.actions import (
    add_standing_item,
    change_standing_item,
    end_standing_item,
    move_standing_item,
)
from meetings.forms.standing import STANDING_FIELDS, StandingForm
from meetings.models import StandingItem
from meetings.standing_page import standing_page
from samverkan.lib.refusal import Refused


def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What is in force, in order, and a new one below."""
    group = group_for(request.user, slug, PLANNERS)
    form = StandingForm(request.POST or None, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: add_standing_item(group, **given, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The item stands on every new agenda."))
        return redirect("meetings:standing", slug)
    facts = {"page": standing_page(group, timezone.localdate()), "form": form}
    return render(request, "meetings/standing.html", facts)


def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group, row = _row(request, slug, pk)
    form = StandingForm(request.POST or None, initial={name: getattr(row, name) for name in STANDING_FIELDS})
    if request.method == "POST" and form.carried_out(
        lambda given: change_standing_item(row, **given, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("“%(title)s” is changed for coming agendas.") % {"title": row.title})
        return redirect("meetings:standing", slug)
    facts = {"group": group, "row": row, "form": form, "group_name": group.name_on(timezone.localdate())}
    return render(request, "meetings/standing_change.html", facts)


@require_POST
def move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _group, row = _row(request, slug, pk)
    _carry(request, lambda sign: move_standing_item(row, up=request.POST.get("direction") == "up", **sign))
    return redirect("meetings:standing", slug)


@require_POST
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _group, row = _row(request, slug, pk)
    if _carry(request, lambda sign: end_standing_item(row, **sign)):
        messages.success(request, _("“%(title)s” comes on no new agenda.") % {"title": row.title})
    return redirect("meetings:standing", slug)


def _row(request: HttpRequest, slug: str, pk: int) -> tuple[Group, StandingItem]:
    group = group_for(request.user, slug, PLANNERS)
    return group, get_object_or_404(StandingItem.objects.select_related("group"), group=group, pk=pk)


def _carry(request: HttpRequest, act) -> bool:
    try:
        act({"by": request.user, "now": timezone.now()})
    except Refused as refusal:
        messages.error(request, refusal.message)
        return False
    return True
