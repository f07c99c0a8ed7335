"""At which meeting an assignment is decided on or reported: chosen from it, and read from the meeting."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.views.signature import signature
from issues.assignment_access import assignment_for
from issues.assignment_states import Who
from issues.models import Assignment
from meetings.access import meeting_for
from meetings.actions import decide_assignment_at, hear_report_at, take_off_meeting
from meetings.forms.issue_assignments import AssignmentMeetingForm
from meetings.issue_assignments_page import assignments_at, meetings_of, meetings_to_choose


def assignment_meetings(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who gave it choose; all who read it see."""
    found, who = assignment_for(request.user, pk)
    form = _form(request, found) if who == Who.COMMISSIONER else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if "take_off" in request.POST:
            return _take_off(request, found)
        if form.carried_out(lambda given: _choose(request, found, **given)):
            return redirect("meetings:assignment_meetings", pk)
    context = {"assignment": found, "rows": meetings_of(found, request.user), "form": form}
    is_wrong = form is not None and form.is_bound
    return render(request, "meetings/issue_assignments.html", context, status=422 if is_wrong else 200)


def _form(request: HttpRequest, found: Assignment) -> AssignmentMeetingForm:
    return AssignmentMeetingForm(
        request.POST if request.method == "POST" else None,
        reports=found.reports.order_by("due_on"),
        meetings=meetings_to_choose(request.user, timezone.localdate()),
    )


def _choose(request: HttpRequest, found: Assignment, meeting, report=None) -> None:
    sign = signature(request)
    if report:
        hear_report_at(report, meeting=meeting, **sign)
        messages.success(request, _("The report is heard at the meeting."))
    else:
        decide_assignment_at(found, meeting=meeting, **sign)
        messages.success(request, _("The assignment is decided on at the meeting."))


def _take_off(request: HttpRequest, found: Assignment) -> HttpResponse:
    """`take_off` is the report's key, or 0 for the decision."""
    sent = request.POST["take_off"]
    report = found.reports.filter(pk=sent if sent.isdecimal() else 0).first()
    take_off_meeting(found, report=report, **signature(request))
    messages.success(request, _("No meeting is chosen for it."))
    return redirect("meetings:assignment_meetings", found.pk)


@require_safe
def at_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """From the meeting's side."""
    meeting = meeting_for(request.user, pk)
    context = {"meeting": meeting, "rows": assignments_at(meeting, request.user)}
    return render(request, "meetings/issue_assignments_at.html", context)
