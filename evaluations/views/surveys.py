"""A survey as those who see to it meet it: begun, said what it is and whom it goes to, and seen as it will
look (S000-02, S000-07)."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluations.access import evaluation_for, sees_to, surveys_for
from evaluations.actions import begin_survey, change_survey, choose_recipients, discard_survey
from evaluations.actions.survey_questions import may_mend
from evaluations.actions.surveys import RECIPIENTS, WRITTEN, with_recipients
from evaluations.answer_page import said_above, sections_asked, shown_sections
from evaluations.forms.surveys import BeginForm, RecipientsForm, SettingsForm
from evaluations.models import Question, Survey
from evaluations.second_readers import second_readers
from evaluations.survey_access import survey_to_write
from evaluations.survey_facts import readiness, sections_of
from evaluations.survey_texts import first_person, texts_of
from evaluations.survey_words import survey_standing
from groups.access import STAFF
from groups.models import Group
from groups.views.signature import signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands
from samverkan.lib.refusal import Refused

# Shown in a preview whose last day is not written yet.
USUAL_TIME = timedelta(days=14)


@made_once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    evaluation = evaluation_for(request.user, pk, STAFF)
    earlier = surveys_for(request.user).filter(evaluation__structure=evaluation.structure_id)
    earlier = earlier.exclude(state=Survey.State.DRAFT).defer("tallies").order_by("-opened_on", "-pk")
    form, made = BeginForm(request.POST or None, earlier=earlier), []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(begin_survey(evaluation, **given, **signature(request)))
    ):
        messages.success(
            request, _("The survey is a draft. Look over its questions and say whom it goes to.")
        )
        return redirect("surveys:survey", made[0].pk)
    words = {"heading": _("Begin a survey"), "button": _("Begin the survey")}
    back = reverse("evaluations:evaluation", args=[pk])
    context = {"evaluation": evaluation, "form": form, "back": back, **words}
    return render(request, "evaluations/survey_form.html", context, status=422 if form.is_bound else 200)


@require_safe
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft with what stands in its way; when it is open, what stands and how it goes."""
    found = survey_to_write(request.user, pk)
    sections = list(sections_of(found))
    mark, word = survey_standing(found)
    today, waiting = timezone.localdate(), found.state == Survey.State.CLOSED and texts_of(found)[1]
    context = {
        "survey": found,
        "sections": sections,
        "kinds": Question.Kind.choices,
        "mark": mark,
        "word": word,
        "ready": readiness(found, sections, today),
        "waiting": waiting,
        "readers": second_readers(found.evaluation, first_person(found), today) if waiting else None,
        "is_draft": found.state == Survey.State.DRAFT,
        "is_open": found.state == Survey.State.OPEN,
        "may_mend": may_mend(found),
        "repeats": _repeated(request, found),
    }
    return render(request, "evaluations/survey.html", context)


def _repeated(request: HttpRequest, found: Survey) -> tuple[Survey, str] | None:
    """With the address where the reader may meet it; no query where it repeats nothing."""
    asked = (
        found.repeats_id and surveys_for(request.user).filter(pk=found.repeats_id).defer("tallies").first()
    )
    if not asked:
        return None
    name = "survey" if sees_to(request.user, asked.evaluation_id) else "results"
    return asked, reverse(f"surveys:{name}", args=[asked.pk])


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The very form that is answered, with nothing to hand in."""
    found, today = survey_to_write(request.user, pk), timezone.localdate()
    if found.state == Survey.State.DRAFT:
        found.invited = len(readiness(found, list(sections_of(found)), today).asked)
        found.closes_on = found.closes_on or today + USUAL_TIME
    sections = shown_sections(sections_asked(found))
    context = {
        "survey": found,
        "sections": sections,
        **said_above(sections),
        "asker": found.evaluation.structure.name,
    }
    return render(request, "evaluations/survey_preview.html", context)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = survey_to_write(request.user, pk)
    initial = {name: getattr(found, name) for name in WRITTEN} | {"seen": edition_of(found, WRITTEN)}
    form = SettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_survey(found, **given, **signature(request))
    ):
        messages.success(request, _("The settings are saved."))
        return redirect("surveys:survey", pk)
    see_what_stands(form, found, WRITTEN)
    words = {"heading": _("Settings of the survey"), "button": _("Save the settings")}
    return form_page(request, found, form, words)


def recipients(request: HttpRequest, pk: int) -> HttpResponse:
    found = survey_to_write(request.user, pk)
    lines = readiness(found, [], timezone.localdate()).lines
    initial = {"seen": edition_of(with_recipients(found), RECIPIENTS)}
    form = RecipientsForm(request.POST or None, lines=lines, initial=initial)

    def act(given: dict) -> None:
        pairs = [(Group(pk=group), role) for group, role in given["recipients"]]
        choose_recipients(found, recipients=pairs, seen=given["seen"], **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The recipients are saved."))
        return redirect(reverse("surveys:survey", args=[pk]) + "#mottagare")
    see_what_stands(form, with_recipients(found), RECIPIENTS)
    words = {"heading": _("Whom does the survey go to?"), "button": _("Save the recipients")}
    return form_page(request, found, form, words)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = survey_to_write(request.user, pk)
    try:
        discard_survey(found, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("surveys:survey", pk)
    messages.success(request, _("The draft is thrown away."))
    return redirect("evaluations:evaluation", found.evaluation_id)


def form_page(request: HttpRequest, survey: Survey, form, words: dict) -> HttpResponse:
    """One form about a survey; `words` are heading, button and perhaps a note."""
    back = reverse("surveys:survey", args=[survey.pk])
    context = {"survey": survey, "evaluation": survey.evaluation, "form": form, "back": back, **words}
    return render(request, "evaluations/survey_form.html", context, status=422 if form.is_bound else 200)
