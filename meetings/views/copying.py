"""Filling an agenda: what it gets by itself, items from an earlier meeting, and an item sent to another."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meetings.access import PLANNERS, meeting_for, open_item_for
from meetings.actions import copy_items, put_standing_items, send_item
from meetings.copying import earlier_meetings, items_to_copy
from meetings.forms.copying import CopyForm, SendForm
from meetings.page import day_text
from samverkan.lib import spoken
from samverkan.lib.refusal import Refused


@require_POST
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Put in the standing items and what else the agenda lacks."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    try:
        made = put_standing_items(meeting, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("meetings:agenda", pk)
    if made:
        titles = spoken.listed(_("“%(title)s”") % {"title": item.title} for item in made)
        messages.success(request, _("On the agenda now: %(titles)s.") % {"titles": titles})
    else:
        messages.info(request, _("Nothing was missing."))
    return redirect("meetings:agenda", pk)


def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the earlier meeting, then its items."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    earlier = earlier_meetings(meeting)
    chosen = next((row for row in earlier if str(row.pk) == request.GET.get("fran")), None)
    chosen = chosen or (earlier[0] if earlier else None)
    lines = items_to_copy(chosen, meeting, request.user) if chosen else []
    form = CopyForm(request.POST or None, lines=lines)
    made = []

    def carry(given: dict) -> None:
        items = [line.item for line in lines if str(line.item.pk) in given["items"]]
        documents = given["with_documents"]
        made.extend(
            copy_items(meeting, items=items, with_documents=documents, by=request.user, now=timezone.now())
        )

    if request.method == "POST" and form.carried_out(carry):
        said = ngettext("%(n)s item is on the agenda.", "%(n)s items are on the agenda.", len(made))
        messages.success(request, said % {"n": len(made)})
        return redirect("meetings:agenda", pk)
    facts = {"meeting": meeting, "day": day_text(meeting.date), "earlier": earlier, "chosen": chosen}
    return render(request, "meetings/copy.html", facts | {"form": form})


def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an item to another meeting of the group."""
    item = open_item_for(request.user, pk)
    here = item.meeting
    form = SendForm(request.POST or None, item=item)
    if request.method == "POST" and form.carried_out(
        lambda given: send_item(item, meeting=given["meeting"], by=request.user, now=timezone.now())
    ):
        there = form.cleaned_data["meeting"]
        said = _("“%(title)s” is moved to the meeting %(day)s.")
        messages.success(request, said % {"title": item.title, "day": day_text(there.date)})
        return redirect("meetings:agenda", here.pk)
    facts = {"item": item, "form": form, "day": day_text(here.date), "papers": item.item_documents.count()}
    facts["back"] = reverse("meetings:item_change", args=[pk])
    return render(request, "meetings/item_send.html", facts)
