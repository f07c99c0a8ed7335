"""A survey is closed, its free texts are read, and its result is summed up and told to the groups."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from evaluations.access import survey_for
from evaluations.actions import close_survey, read_text, report_survey, summarize_survey
from evaluations.actions.results import SUMMARY, TEXT
from evaluations.forms.results import CloseForm, ReadTextForm, ResultSummaryForm
from evaluations.models import Survey, SurveyText
from evaluations.survey_texts import is_first_person
from groups.access import STAFF
from groups.views.signature import signature
from plans.edition import edition_of
from samverkan.lib.forms import PlainForm


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows."""
    found = survey_for(request.user, pk, STAFF)
    is_early = found.state == Survey.State.OPEN and found.closes_on >= timezone.localdate()
    form = CloseForm(request.POST if request.method == "POST" else None, is_early=is_early)
    if request.method == "POST" and form.carried_out(
        lambda given: close_survey(found, **given, **signature(request))
    ):
        messages.success(request, _("The survey is closed and its answers are counted."))
        return redirect("surveys:results", pk)
    words = {
        "heading": _("Close the survey"),
        "button": _("Close the survey for good"),
        "happens": [
            _("Nobody can answer any more, and it cannot be opened again."),
            _("The answers are counted. Each single answer is then removed, and who was asked with it."),
            _("Where too few have answered, nothing is shown of them, now or later."),
        ],
    }
    return _page(request, found, form if is_early or form.errors else None, words)


def summary(request: HttpRequest, pk: int) -> HttpResponse:
    found = survey_for(request.user, pk, STAFF)
    initial = {"summary": found.summary, "seen": edition_of(found, SUMMARY)}
    form = ResultSummaryForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: summarize_survey(found, **given, **signature(request))
    ):
        messages.success(request, _("The summary is saved."))
        return redirect("surveys:results", pk)
    words = {"heading": _("Sum the result up"), "button": _("Save the survey's summary"), "happens": []}
    return _page(request, found, form, words)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows."""
    found = survey_for(request.user, pk, STAFF)
    form = PlainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.carried_out(
        lambda given: report_survey(found, **signature(request))
    ):
        messages.success(request, _("Everybody in the groups can read the result now."))
        return redirect("surveys:results", pk)
    words = {
        "heading": _("Tell the groups"),
        "button": _("Show the result to the groups"),
        "happens": [
            _("Everybody in the evaluated groups reads the result and the free texts that are shown."),
            _("It can be taken up as an item at a meeting."),
        ],
    }
    return _page(request, found, form if form.errors else None, words)


def _page(request: HttpRequest, survey: Survey, form: PlainForm | None, words: dict) -> HttpResponse:
    wrong = form is not None and form.is_bound
    context = {"survey": survey, "form": form, **words}
    return render(request, "evaluations/results_form.html", context, status=422 if wrong else 200)


@require_safe
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """The free texts, for the second person: those to be read first."""
    found = _second_person(request, pk)
    rows = list(found.texts.select_related("question").order_by("question__position", "place"))
    waiting = [row for row in rows if row.state == SurveyText.State.WAITING]
    context = {"survey": found, "waiting": waiting, "read": [row for row in rows if row not in waiting]}
    return render(request, "evaluations/results_texts.html", context)


def text(request: HttpRequest, pk: int, question: int, place: int) -> HttpResponse:
    found = _second_person(request, pk)
    row = get_object_or_404(found.texts.select_related("question"), question=question, place=place)
    initial = {"words": row.text, "state": SurveyText.State.SHOWN, "seen": edition_of(row, TEXT)}
    form = ReadTextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: read_text(row, **given, **signature(request))
    ):
        waiting = found.texts.filter(state=SurveyText.State.WAITING).order_by("question__position", "place")
        left = list(waiting.values_list("question", "place"))
        done = ngettext("Read. %(count)d is left.", "Read. %(count)d are left.", len(left))
        messages.success(request, done % {"count": len(left)} if left else _("All free texts are read."))
        return redirect("surveys:text", pk, *left[0]) if left else redirect("surveys:texts", pk)
    context = {"survey": found, "text": row, "form": form, "log": row.redactions.select_related("by")}
    status = 422 if form.is_bound else 200
    return render(request, "evaluations/results_text.html", context, status=status)


def _second_person(request: HttpRequest, pk: int) -> Survey:
    found = survey_for(request.user, pk, STAFF)
    if is_first_person(found, request.user):
        raise PermissionDenied
    return found
