"""Kortinfo: the short text for everybody beside the notes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from groups.access import STAFF
from meetings.access import minutes_for
from meetings.actions import write_public_summary
from meetings.forms.round import SummaryForm
from meetings.views.held import keeps_what_was_written
from samverkan.lib.forms import NOT_A_NUMBER


@require_GET
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    form = SummaryForm(initial={"text": minutes.public_summary})
    return render(request, "meetings/public_summary.html", _page(minutes, form))


@keeps_what_was_written
def summary_save(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    form = SummaryForm(request.POST)
    sign = {"by": request.user, "now": timezone.now(), "numbers_are_confirmed": NOT_A_NUMBER in request.POST}

    def act(given: dict) -> None:
        write_public_summary(minutes, text=given["text"], **sign)

    if form.carried_out(act):
        messages.success(request, _("The short summary is saved. It is shown when the notes are published."))
        return redirect("meetings:notes_approve", pk)
    return render(request, "meetings/public_summary.html", _page(minutes, form), status=422)


def _page(minutes, form: SummaryForm) -> dict:
    return {"meeting": minutes.meeting, "minutes": minutes, "form": form}
