"""A survey is opened, and somebody more is asked in one that is open (I-SUR1, I-SUR6)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.actions import invite_late, open_survey
from evaluations.actions.survey_opening import may_be_asked
from evaluations.forms.surveys import LateForm
from evaluations.models import Question
from evaluations.second_readers import second_readers
from evaluations.survey_access import survey_to_write
from evaluations.survey_facts import readiness, sections_of
from evaluations.views.surveys import form_page
from groups.views.signature import signature
from samverkan.lib.refusal import Refused


def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows, to how many, and what stands in the way."""
    found = survey_to_write(request.user, pk)
    refusal = ""
    if request.method == "POST":
        try:
            opened = open_survey(found, **signature(request))
        except Refused as refused:
            refusal = str(refused)
        else:
            text = ngettext(
                "The survey is open. %(count)d person gets a mail with a link.",
                "The survey is open. %(count)d people get a mail with a link.",
                opened.invited,
            )
            messages.success(request, text % {"count": opened.invited})
            return redirect("surveys:survey", pk)
    sections, today = list(sections_of(found)), timezone.localdate()
    ready = readiness(found, sections, today)
    asks_words = any(row.kind == Question.Kind.TEXT for one in sections for row in one.questions.all())
    context = {
        "survey": found,
        "ready": ready,
        "refusal": refusal,
        "is_draft": found.opened_on is None,
        "count": len(ready.asked),
        "readers": second_readers(found.evaluation, request.user.pk, today) if asks_words else None,
    }
    return render(request, "evaluations/survey_open.html", context, status=422 if refusal else 200)


def late(request: HttpRequest, pk: int) -> HttpResponse:
    found = survey_to_write(request.user, pk)
    people = may_be_asked(found, timezone.localdate())
    form = LateForm(request.POST or None, people=people)
    if request.method == "POST" and form.carried_out(
        lambda given: invite_late(found, **given, **signature(request))
    ):
        messages.success(request, _("The survey is sent to one more."))
        return redirect("surveys:survey", pk)
    words = {"heading": _("Ask somebody more"), "button": _("Send the survey to one more")}
    if not people:
        words["note"] = _("Everybody in the groups has been asked.")
    return form_page(request, found, form, words)
