"""A follow-up is summed up, reviewed, sent back, thrown away, adopted and published."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from groups.views.signature import signature
from plans.access import PLANNERS
from plans.actions import (
    adopt_follow_up,
    discard_follow_up,
    publish_follow_up,
    review_follow_up,
    send_back_follow_up,
    write_summary,
)
from plans.actions.follow_ups import SUMMARY
from plans.deciding_items import offered_items, structure_items
from plans.edition import edition_of
from plans.follow_up_access import follow_up_for, may_discard
from plans.follow_up_asked import chairs_of
from plans.follow_up_states import Move, may_be
from plans.forms.follow_ups import (
    AdoptFollowUpForm,
    SendBackForm,
    SummaryForm,
)
from plans.gathered_plans import goals_not_said
from plans.models import FollowUp
from plans.views.plan_writing import see_what_stands
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed


def summary(request: HttpRequest, pk: int) -> HttpResponse:
    found = follow_up_to(request, pk, "write")
    form = SummaryForm(
        request.POST or None,
        initial={"summary": found.summary, "seen": edition_of(found, SUMMARY)},
    )
    if request.method == "POST" and form.carried_out(
        lambda given: write_summary(found, **given, **signature(request))
    ):
        messages.success(request, _("The summary is saved."))
        return redirect("follow_up:one", pk)
    see_what_stands(form, found, SUMMARY)
    return form_page(
        request,
        found,
        form,
        {
            "heading": _("Write the year's summary"),
            "button": _("Save the year's summary"),
            "notes": [_summary_is_for(request, found)],
        },
    )


def _summary_is_for(request: HttpRequest, follow_up: FollowUp) -> str:
    if follow_up.group is None:
        return ""
    chairs = chairs_of(follow_up.group, timezone.localdate())
    if request.user in chairs:
        return _("You write as chair. The follow-up says so.")
    return _("The chair is to sum the year up. You write for the chair, and the follow-up says so.")


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows."""
    found = follow_up_to(request, pk, "review")
    words = {
        "heading": _("Mark as reviewed"),
        "button": _("Freeze the year as it stands"),
        "happens": [
            _("The figures, comments and summary stand as they are now, with a fingerprint."),
            _("It can be sent back with a reason until it is adopted."),
        ],
        "notes": [_not_said(found)],
        "said": _("The follow-up is reviewed. Take it to a meeting."),
    }
    return _confirmed(request, found, review_follow_up, words)


def _not_said(follow_up: FollowUp) -> str:
    numbers = [str(number) for number in goals_not_said(follow_up)]
    if not numbers:
        return ""
    text = ngettext(
        "How goal %(numbers)s went is not said yet. It can be said before the year is frozen.",
        "How goals %(numbers)s went is not said yet. It can be said before the year is frozen.",
        len(numbers),
    )
    return text % {"numbers": listed(numbers)}


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = follow_up_to(request, pk, "discard")
    if not may_discard(request.user, found):
        raise PermissionDenied
    words = {
        "heading": _("Throw the draft away"),
        "button": _("Throw the draft away"),
        "happens": [
            _("Comments, results and the summary are taken away with it."),
            _("Plan, readings, meetings and issues are as before, and the year can be gathered anew."),
        ],
        "said": _("The draft is thrown away."),
    }
    back = ("follow_up:group", found.group.slug) if found.group else ("follow_up:list",)
    return _confirmed(request, found, discard_follow_up, words, back)


def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = follow_up_to(request, pk, "send_back")
    form = SendBackForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: send_back_follow_up(found, **given, **signature(request))
    ):
        messages.success(request, _("It is a draft again and is gathered anew."))
        return redirect("follow_up:one", pk)
    return form_page(request, found, form, {"heading": _("Send back"), "button": _("Make it a draft again")})


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = follow_up_to(request, pk, "adopt"), timezone.localdate()
    note = _("It is made as a PDF.")
    if found.group:
        items = offered_items(found.group, request.user, today)
        note = _("It ticks the follow-up of the plan in the group's year, and is made as a PDF.")
    else:
        items = structure_items(found.structure, request.user, today)
    form = AdoptFollowUpForm(request.POST or None, items=items, initial={"on": today})
    if request.method == "POST" and form.carried_out(
        lambda given: adopt_follow_up(found, **given, **signature(request))
    ):
        messages.success(request, _("The follow-up is adopted."))
        return redirect("follow_up:one", pk)
    words = {
        "heading": _("Adopt the follow-up"),
        "button": _("Adopt the follow-up"),
        "notes": [note],
    }
    return form_page(request, found, form, words)


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = follow_up_to(request, pk, "publish")
    words = {
        "heading": pgettext("follow-up", "Publish"),
        "button": _("Publish to everybody"),
        "happens": [
            _("Everybody reads it on the internet, with the summary and the comments as they stand."),
            _("Issues that are not public are left out, and why a figure is missing."),
            _("It is made as a PDF. It cannot be taken back."),
        ],
        "said": _("The follow-up is published."),
    }
    return _confirmed(request, found, publish_follow_up, words)


def follow_up_to(request: HttpRequest, pk: int, move: Move) -> FollowUp:
    """404 where the move cannot be made: there is nothing to do on that page."""
    found = follow_up_for(request.user, pk, PLANNERS)
    if not may_be(found.state, move):
        raise Http404
    return found


def _confirmed(
    request: HttpRequest, follow_up: FollowUp, verb, words: dict, back: tuple = ()
) -> HttpResponse:
    """A page that says what happens, and a button that does it; afterwards one comes to `back`, else to the
    follow-up."""
    if request.method == "POST":
        try:
            verb(follow_up, **signature(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, words["said"])
            return redirect(*(back or ("follow_up:one", follow_up.pk)))
        return redirect("follow_up:one", follow_up.pk)
    return form_page(request, follow_up, None, words)


def form_page(request: HttpRequest, follow_up: FollowUp, form: PlainForm | None, words: dict) -> HttpResponse:
    context = {"follow_up": follow_up, "form": form, **words}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "plans/follow_up_form.html", context, status=status)
