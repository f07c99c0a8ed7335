"""The list of meetings, planning one, and the meeting's page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.access import group_for
from groups.models import Group
from meetings.access import PLANNERS, meeting_for
from meetings.actions import change_meeting, create_meeting
from meetings.actions.guards import call_in_force
from meetings.forms.meetings import MeetingForm
from meetings.guest_page import guest_page
from meetings.meeting_list import coming_meetings, groups_to_choose, meeting_lines, past_meetings
from meetings.models import Call, Meeting
from meetings.page import meeting_page
from meetings.weighing import Weighing, weighing

A_PAGE = 50
# The button of a suggested day; its value is the day.
TAKEN = "take"


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """My meetings, coming or past, of all my groups or one of them."""
    now, groups = timezone.now(), groups_to_choose(request.user)
    chosen = next((group for group in groups if group.slug == request.GET.get("group")), None)
    is_past = request.GET.get("when") == "past"
    rows = (past_meetings if is_past else coming_meetings)(
        request.user, timezone.localdate(now), group=chosen
    )
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = meeting_lines(page.object_list, request.user, now)
    facts = {"page": page, "is_past": is_past, "groups": groups, "chosen": chosen}
    facts["may_plan_in"] = [group for group in groups if group.may_plan]
    return render(request, "meetings/list.html", facts)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """For who takes part in an item only, that item: an outsider with none gets 404 from there."""
    try:
        page = meeting_page(request.user, pk, timezone.now())
    except Http404:
        return render(request, "meetings/guest.html", {"page": guest_page(request.user, pk)})
    return render(request, "meetings/meeting.html", {"page": page})


def create(request: HttpRequest, slug: str) -> HttpResponse:
    group = group_for(request.user, slug, PLANNERS)
    form = MeetingForm(_posted(request), meeting=Meeting(group=group))
    facts = {"form": form, "group": group, "meeting": None, "weighing": Weighing()}

    def plan(fields):
        facts["made"] = create_meeting(
            group, **form.fields_given(), uid=fields["uid"], by=request.user, now=timezone.now()
        )

    if _is_carried_out(request, form, plan, facts):
        messages.success(request, _("The meeting is planned. Now the agenda."))
        return redirect("meetings:agenda", facts["made"].pk)
    return _form_page(request, facts)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A called meeting says to whom a supplement goes before anything is saved."""
    found = meeting_for(request.user, pk, PLANNERS)
    form = MeetingForm(_posted(request), meeting=found)
    facts = {"form": form, "group": found.group, "meeting": found, "weighing": Weighing()}

    def carry(fields):
        facts["sent"] = change_meeting(found, **form.fields_given(), by=request.user, now=timezone.now())

    if _is_carried_out(request, form, carry, facts):
        told = _("The supplement is on its way.") if facts["sent"] else _("The meeting is changed.")
        messages.success(request, told)
        return redirect("meetings:meeting", pk)
    return _form_page(request, facts)


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was posted; a suggested day that was chosen stands in the form's own field."""
    if TAKEN not in request.POST:
        return request.POST or None
    posted = request.POST.copy()
    posted["date"] = posted[TAKEN]
    return posted


def _is_carried_out(request: HttpRequest, form: MeetingForm, act, facts: dict) -> bool:
    """Look first: what there is to say about the day is shown once before it is saved, and again when it is
    new."""
    if request.method != "POST":
        return False
    is_valid = form.is_valid()
    if form.cleaned_data.get("date"):
        facts["weighing"] = _weighed(request, form, facts["meeting"])
    if not {"look", TAKEN}.isdisjoint(request.POST) or not is_valid:
        return False
    has_seen = request.POST.get("seen", "") == facts["weighing"].seen
    return has_seen and form.carried_out(act)


def _weighed(request: HttpRequest, form: MeetingForm, stored: Meeting | None) -> Weighing:
    call = call_in_force(stored) if stored else None
    is_called = bool(call and call.state == Call.State.SENT)
    return weighing(
        form.planned(), stored=stored, is_called=is_called, asker=request.user, today=timezone.localdate()
    )


def _form_page(request: HttpRequest, facts: dict) -> HttpResponse:
    group: Group = facts["group"]
    facts["group_name"] = group.name_on(timezone.localdate())
    template = "meetings/meeting_form.html"
    if TAKEN in request.POST:
        # The button that was pressed is gone; whoever steers by keyboard or ear goes on from the new day.
        facts["form"].fields["date"].widget.attrs["autofocus"] = True
    if request.htmx and TAKEN in request.POST:
        template += "#when"
    elif request.htmx and "look" in request.POST:
        template += "#weighing"
    return render(request, template, facts)
