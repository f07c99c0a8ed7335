"""The days of a meeting over several, joint meetings, and putting a meeting off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import PRESIDENCY, STAFF
from groups.circle import circle_on
from groups.models import Group, Person
from meetings.access import PLANNERS, meeting_for
from meetings.actions.days import postpone_meeting, shape_meeting
from meetings.actions.guards import call_in_force
from meetings.forms.days import PartFormSet, PostponeForm, ShapeForm
from meetings.joint import joining_groups
from meetings.models import Call, Meeting

EARLIER = 30
MAY_CALL = STAFF | PRESIDENCY


def days(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, PLANNERS)
    form = ShapeForm(request.POST or None, **_choices(meeting), initial=_stands(meeting))
    parts = PartFormSet(request.POST or None, prefix="part", initial=_parts(meeting))

    def carry(given):
        found = [row.part() for row in parts]
        given |= {"parts": [part for part in found if part]}
        return shape_meeting(meeting, **given, by=request.user, now=timezone.now())

    if request.method == "POST":
        is_whole = parts.is_valid() and form.is_valid()
        if is_whole and form.carried_out(carry):
            messages.success(request, _("The meeting is changed."))
            return redirect("meetings:meeting", pk)
    facts = {"meeting": meeting, "form": form, "parts": parts, "count": _called(meeting)}
    return render(request, "meetings/days.html", facts)


def postpone(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, MAY_CALL)
    form = PostponeForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: postpone_meeting(meeting, **given, by=request.user, now=timezone.now())
    ):
        messages.success(request, _("The meeting is put off."))
        return redirect("meetings:meeting", pk)
    facts = {"meeting": meeting, "form": form, "count": _called(meeting)}
    return render(request, "meetings/postpone.html", facts)


def _called(meeting: Meeting) -> str:
    """How many hear of it, in words; empty before the call."""
    call = call_in_force(meeting)
    if not (call and call.state == Call.State.SENT):
        return ""
    count = call.recipients.count()
    return ngettext("%(count)s person is told", "%(count)s people are told", count) % {"count": count}


def _choices(meeting: Meeting) -> dict:
    group = meeting.group
    day = meeting.told_date or timezone.localdate()
    others = Group.objects.filter(structure=group.structure_id).exclude(pk=group.pk)
    others = others.exclude(state__in=[Group.State.CLOSED, Group.State.DRAFT]).prefetch_related("names")
    people = {person.pk for person in circle_on(group, day).people}
    people |= set(group.roles.in_force(day).values_list("person", flat=True))
    earlier = Meeting.objects.filter(group=group, date__lt=day).exclude(pk=meeting.pk)
    recent = earlier.order_by("-date").values_list("pk", flat=True)[:EARLIER]
    return {
        "groups": others,
        "people": Person.objects.filter(pk__in=people).order_by("name"),
        "meetings": Meeting.objects.filter(pk__in=list(recent)).order_by("-date"),
    }


def _stands(meeting: Meeting) -> dict:
    return {
        "joining": [group.pk for group in joining_groups(meeting)],
        "responsible": meeting.responsible_id,
        "earlier": meeting.earlier_id,
    }


def _parts(meeting: Meeting) -> list[dict]:
    return [
        {"date": row.date, "times": (row.start, row.end), "title": row.title, "place": row.place}
        for row in meeting.parts.all()
    ]
