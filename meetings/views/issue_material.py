"""Which meeting decides on which points: chosen from the material, and read from the meeting."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.views.signature import signature
from issues.issue_access import MOVERS, may
from issues.material_access import version_for
from meetings.access import meeting_for
from meetings.actions import decide_points_at, decide_points_nowhere, next_version_with_meetings
from meetings.forms.issue_material import MeetingOfDayForm
from meetings.issue_material_page import (
    DecisionDay,
    decision_days,
    meeting_words,
    meetings_to_choose,
    points_at,
)


def material_meetings(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for each day of decision; `day` says which one was sent."""
    version = version_for(request.user, pk)
    may_choose = may(request.user, version.material.issue, MOVERS)
    days = decision_days(version)
    forms = _forms(request, days) if may_choose else {}
    status = 200
    if request.method == "POST":
        if not may_choose:
            raise PermissionDenied
        sent = next((one for one in days if one.day.isoformat() == request.POST.get("day")), None)
        if sent is None:
            raise Http404
        if forms[sent.day].carried_out(lambda given: _choose(request, sent, given["meeting"])):
            return redirect("meetings:material_meetings", pk)
        status = 422
    context = {"edition": version, "issue": version.material.issue, "may_choose": may_choose}
    context["rows"] = [
        (one, [(row, meeting_words(row)) for row in one.meetings], forms.get(one.day)) for one in days
    ]
    return render(request, "meetings/issue_material.html", context, status=status)


def _forms(request: HttpRequest, days: list[DecisionDay]) -> dict[date, MeetingOfDayForm]:
    found = meetings_to_choose(request.user, [one.day for one in days])
    sent = request.POST.get("day", "")
    return {
        one.day: MeetingOfDayForm(
            request.POST if sent == one.day.isoformat() else None,
            meetings=found[one.day],
            prefix=one.day.isoformat(),
            initial={"meeting": one.meetings[0].pk if len(one.meetings) == 1 else None},
        )
        for one in days
        if found.get(one.day)
    }


def _choose(request: HttpRequest, one: DecisionDay, meeting) -> None:
    if meeting is None:
        decide_points_nowhere(one.points, **signature(request))
        messages.success(request, _("No meeting is chosen for that day."))
    else:
        decide_points_at(one.points, meeting=meeting, **signature(request))
        messages.success(request, _("The meeting decides on the points of that day."))


def points_to_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """From the meeting's side."""
    meeting = meeting_for(request.user, pk)
    context = {"meeting": meeting, "points": points_at(meeting, request.user)}
    return render(request, "meetings/issue_material_points.html", context)


@require_POST
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version, a copy to go on from, decided on where the last one is."""
    found = version_for(request.user, pk, to_write=True)
    made = next_version_with_meetings(found.material, **signature(request))
    messages.success(request, _("Version %(number)s is a draft now.") % {"number": made.number})
    return redirect("material:version", made.pk)
