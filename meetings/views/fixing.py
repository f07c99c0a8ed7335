"""Fixing an agenda: the word given on the phone, the word asked for, and who gives it (S002-19, S002-26)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import STAFF, group_for
from groups.actions import find_or_create_person
from meetings.access import PLANNERS, fixing_for, meeting_for
from meetings.actions import ask_to_fix, end_agenda_approver, fix_agenda, name_agenda_approver
from meetings.fixing_page import fixing_page
from meetings.forms.fixing import ApproverForm
from meetings.models import AgendaApprover
from samverkan.lib.refusal import Refused


def fix(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the agenda and give one's word on what was read."""
    meeting = fixing_for(request.user, pk)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            fix_agenda(meeting, seen=seen, by=request.user, now=timezone.now())
            messages.success(request, _("Your word is given. The agenda stands as you read it."))
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("meetings:fix", pk)
    return render(request, "meetings/fix.html", {"page": fixing_page(meeting, request.user)})


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, PLANNERS)
    try:
        people = ask_to_fix(meeting, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("meetings:fix", pk)
    reached = [person for person in people if person.address]
    said = ngettext("%(n)s person is asked by mail.", "%(n)s people are asked by mail.", len(reached))
    messages.success(request, said % {"n": len(reached)})
    for person in people:
        if not person.address:
            text = _("%(name)s has no e-mail address and must be asked otherwise.")
            messages.warning(request, text % {"name": person.name})
    return redirect("meetings:fix", pk)


def approvers(request: HttpRequest, slug: str) -> HttpResponse:
    """Who fixes the group's agendas in a named role."""
    group, today = group_for(request.user, slug, STAFF), timezone.localdate()
    form = ApproverForm(request.POST or None, initial={"starts_on": today})

    def name(given: dict) -> None:
        sign = {"by": request.user, "now": timezone.now()}
        person = find_or_create_person(name=given.pop("name"), email=given.pop("email"), **sign)
        name_agenda_approver(group, person=person, **given, **sign)

    if request.method == "POST" and form.carried_out(name):
        messages.success(request, _("%(name)s fixes the agendas.") % {"name": form.cleaned_data["name"]})
        return redirect("meetings:agenda_approvers", slug)
    rows = AgendaApprover.objects.filter(group=group).select_related("person").order_by("role", "starts_on")
    settings = group.settings_on(today)
    facts = {
        "group": group,
        "group_name": group.name_on(today),
        "form": form,
        "rows": list(rows),
        "today": today,
    }
    facts["rule"] = settings.get_agenda_fixed_by_display()
    facts["is_named"] = settings.agenda_fixed_by == settings.AgendaFixedBy.NAMED
    return render(request, "meetings/agenda_approvers.html", facts)


@require_POST
def approver_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = group_for(request.user, slug, STAFF)
    row = get_object_or_404(AgendaApprover.objects.select_related("person", "group"), group=group, pk=pk)
    try:
        end_agenda_approver(row, by=request.user, now=timezone.now())
        text = _("%(name)s fixes no agendas from today on.") % {"name": row.person.name}
        messages.success(request, text)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:agenda_approvers", slug)
