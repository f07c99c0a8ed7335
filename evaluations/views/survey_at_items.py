"""A survey is put on the agenda where its result is gone through (S000-44)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.access import survey_for
from evaluations.actions import put_survey_at_item, take_survey_from_item
from evaluations.forms.survey_at_items import AtItemForm
from evaluations.models import Survey
from evaluations.survey_at_items import items_of, offered_items
from groups.access import STAFF
from groups.views.signature import signature


def at_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, and one more."""
    survey = _counted(request, pk)
    form = AtItemForm(request.POST or None, items=offered_items(survey, request.user, timezone.localdate()))
    if request.method == "POST" and form.carried_out(
        lambda given: put_survey_at_item(survey, **given, **signature(request))
    ):
        messages.success(request, _("The result stands beside the item."))
        return redirect("surveys:at_item", pk)
    context = {"survey": survey, "form": form, "there": items_of(survey, request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "evaluations/survey_at_item.html", context, status=status)


@require_POST
def off_item(request: HttpRequest, pk: int, tie: int) -> HttpResponse:
    survey = _counted(request, pk)
    there = next((row for row in items_of(survey, request.user) if row.pk == tie), None)
    if there is None:
        raise Http404
    take_survey_from_item(there, **signature(request))
    messages.success(request, _("The result no longer stands beside the item."))
    return redirect("surveys:at_item", pk)


def _counted(request: HttpRequest, pk: int) -> Survey:
    """404 before there is a result: there is nothing to do on that page."""
    survey = survey_for(request.user, pk, STAFF)
    if survey.state not in (Survey.State.CLOSED, Survey.State.REPORTED):
        raise Http404
    return survey
