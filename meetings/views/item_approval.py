"""Approving one item at once: read what stands, then one button."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from groups.access import STAFF, require, standing_of
from groups.models import Person
from meetings import actions
from meetings.access import meeting_for
from meetings.actions.approval import approval_facts
from meetings.actions.item_approval import item_facts
from meetings.approval import item_approvers
from meetings.models import AgendaItem
from meetings.views.approval import minutes_of
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def item_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """For those who may approve the item, and staff, who may ask them to."""
    item, minutes, approvers = _asked_for(request, pk)
    if request.method == "POST":
        try:
            sign = {"by": request.user, "now": timezone.now()}
            actions.approve_item(item, seen=request.POST.get("seen", ""), **sign)
            messages.success(request, _("The item is approved. What is noted on it stands from now on."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("meetings:item_approval", pk)
    noted = item_facts(item)
    given = list(item.approvals.select_related("person"))
    people = Person.objects.filter(pk__in=approvers).values_list("pk", "name")
    done = {row.person_id for row in given}
    context = {
        "item": item,
        "meeting": item.meeting,
        "noted": noted,
        "seen": sha256(noted),
        "given": given,
        "waiting_for": [name for pk, name in people if pk not in done],
        "may_approve": request.user.pk in approvers and request.user.pk not in done,
        "is_staff": standing_of(request.user).has(item.meeting.group_id, STAFF),
        "is_open": minutes.state in {"draft", "circulated"} and not minutes.versions.exists(),
        "is_empty": not (noted.body or noted.outcomes),
    }
    return render(request, "meetings/item_approval.html", context)


@require_POST
def item_approval_ask(request: HttpRequest, pk: int) -> HttpResponse:
    item, _minutes, _approvers = _asked_for(request, pk)
    require(request.user, item.meeting.group_id, STAFF)
    try:
        people = actions.ask_item_approval(item, by=request.user, now=timezone.now())
        told = ngettext("%(n)s person has a mail.", "%(n)s people have a mail.", len(people))
        messages.success(request, told % {"n": len(people)})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("meetings:item_approval", pk)


def _asked_for(request: HttpRequest, pk: int):
    """(item, notes, keys of those who may approve it)"""
    item = AgendaItem.objects.filter(pk=pk).first()
    if item is None:
        raise Http404
    item.meeting = meeting_for(request.user, item.meeting_id)
    minutes = minutes_of(item.meeting)
    approvers = item_approvers(approval_facts(minutes))
    if request.user.pk not in approvers:
        require(request.user, item.meeting.group_id, STAFF)
    return item, minutes, approvers
