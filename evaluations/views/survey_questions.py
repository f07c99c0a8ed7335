"""The sections and questions of a draft: written, ordered and taken away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.actions import (
    add_section,
    add_survey_question,
    change_section,
    change_survey_question,
    mend_survey_question,
    move_section,
    move_survey_question,
    remove_section,
    remove_survey_question,
)
from evaluations.actions.survey_questions import COLUMNS, OF_QUESTION, OF_SECTION, OF_WORDS, with_lines
from evaluations.forms.survey_questions import (
    ChangeQuestionForm,
    ChangeSectionForm,
    MendForm,
    QuestionForm,
    SectionForm,
)
from evaluations.models import Question, Survey
from evaluations.survey_access import question_for, section_for, survey_to_write
from evaluations.views.surveys import form_page
from groups.views.signature import signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands
from samverkan.lib.refusal import Refused

WAYS = ("up", "down")


@made_once
def section_new(request: HttpRequest, pk: int) -> HttpResponse:
    survey, form, made = survey_to_write(request.user, pk), SectionForm(request.POST or None), []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(add_section(survey, **given, **signature(request)))
    ):
        return _to(survey, f"avsnitt-{made[0].pk}")
    words = {"heading": _("New section"), "button": _("Add the section")}
    return form_page(request, survey, form, words)


def section(request: HttpRequest, pk: int) -> HttpResponse:
    found = section_for(request.user, pk)
    initial = {"title": found.title, "text": found.text, "seen": edition_of(found, OF_SECTION)}
    form = ChangeSectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_section(found, **given, **signature(request))
    ):
        return _to(found.survey, f"avsnitt-{pk}")
    see_what_stands(form, found, OF_SECTION)
    words = {"heading": _("Change the section"), "button": _("Save the section")}
    return form_page(request, found.survey, form, words)


@require_POST
def section_move(request: HttpRequest, pk: int) -> HttpResponse:
    found = section_for(request.user, pk)
    _done(request, lambda: move_section(found, to=_way(request), **signature(request)))
    return _to(found.survey, f"avsnitt-{pk}")


@require_POST
def section_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = section_for(request.user, pk)
    _done(request, lambda: remove_section(found, **signature(request)))
    return _to(found.survey, "fragor")


@made_once
def question_new(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = section_for(request.user, pk)
    if kind not in Question.Kind.values:
        raise Http404
    form, made = QuestionForm(request.POST or None, kind=kind), []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(add_survey_question(found, kind=kind, **given, **signature(request)))
    ):
        return _to(found.survey, f"fraga-{made[0].pk}")
    words = {"heading": _("New question: %(kind)s") % {"kind": Question.Kind(kind).label.lower()}}
    return form_page(
        request, found.survey, form, words | {"button": _("Add the question"), "note": found.title}
    )


@require_POST
def question_kind(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to the form for a question of the chosen kind; writes nothing."""
    section_for(request.user, pk)
    kind = request.POST.get("kind", "")
    if kind not in Question.Kind.values:
        raise Http404
    return redirect("surveys:question_new", pk, kind)


def question(request: HttpRequest, pk: int) -> HttpResponse:
    found = question_for(request.user, pk)
    initial = {name: getattr(found, name) for name in COLUMNS} | {"choices": _lines(found)}
    initial["seen"] = edition_of(with_lines(found), OF_QUESTION)
    form = ChangeQuestionForm(request.POST or None, kind=found.kind, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_survey_question(found, **given, **signature(request))
    ):
        return _to(found.section.survey, f"fraga-{pk}")
    see_what_stands(form, with_lines(found), OF_QUESTION)
    words = {"heading": _("Change the question"), "button": _("Save the question")}
    return form_page(request, found.section.survey, form, words)


@require_POST
def question_move(request: HttpRequest, pk: int) -> HttpResponse:
    found = question_for(request.user, pk)
    _done(request, lambda: move_survey_question(found, to=_way(request), **signature(request)))
    return _to(found.section.survey, f"fraga-{pk}")


@require_POST
def question_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = question_for(request.user, pk)
    _done(request, lambda: remove_survey_question(found, **signature(request)))
    return _to(found.section.survey, f"avsnitt-{found.section_id}")


def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """A slip of the pen in an open survey."""
    found, lines = with_lines(question_for(request.user, pk)), ""
    if found.section.survey.state == Survey.State.OPEN:
        lines = "\n".join(found.lines)
    initial = {"text": found.text, "choices": lines, "seen": edition_of(found, OF_WORDS)}
    form = MendForm(request.POST or None, has_choices=bool(lines), initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: mend_survey_question(found, **given, **signature(request))
    ):
        messages.success(request, _("The words are mended."))
        return _to(found.section.survey, f"fraga-{pk}")
    see_what_stands(form, with_lines(found), OF_WORDS)
    words = {
        "heading": _("Mend a slip of the pen"),
        "button": _("Mend the words"),
        "note": _(
            "The survey is open. Words can be mended until the first mail has left. Its log keeps the change."
        ),
    }
    return form_page(request, found.section.survey, form, words)


def _lines(question: Question) -> str:
    return "\n".join(with_lines(question).lines)


def _way(request: HttpRequest) -> str:
    way = request.POST.get("way", "")
    if way not in WAYS:
        raise Http404
    return way


def _done(request: HttpRequest, act) -> None:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))


def _to(survey: Survey, place: str) -> HttpResponse:
    return redirect(reverse("surveys:survey", args=[survey.pk]) + f"#{place}")
