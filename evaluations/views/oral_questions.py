"""The questions of an oral evaluation: added, changed, ordered and taken away (S000-39)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.actions.oral_writing import (
    ASKED,
    add_oral_question,
    change_oral_question,
    move_oral_question,
    remove_oral_question,
)
from evaluations.forms.oral import ChangeQuestionForm, QuestionForm
from evaluations.models import OralEvaluation, OralQuestion
from evaluations.oral_access import oral_to_write, question_to_write
from evaluations.oral_page import oral_page
from evaluations.views.oral_writing import place_in, posted_oral, tried
from groups.views.signature import signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands


@made_once
def question_add(request: HttpRequest, pk: int) -> HttpResponse:
    oral = oral_to_write(request.user, pk)
    form, made = QuestionForm(request.POST or None), []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(add_oral_question(oral, **given, **signature(request)))
    ):
        return redirect(place_in(oral, f"fraga-{made[0].pk}"))
    return _question_page(request, oral, form, _("New question"), _("Add the question"))


def question_change(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        question = question_to_write(request.user, pk)
    except Http404:
        return _gone_question(request)
    initial = {name: getattr(question, name) for name in ASKED} | {"seen": edition_of(question, ASKED)}
    form = ChangeQuestionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_oral_question(question, **given, **signature(request))
    ):
        return redirect(place_in(question.oral, f"fraga-{pk}"))
    see_what_stands(form, question, ASKED)
    words = _("Change the question"), _("Save the question")
    return _question_page(request, question.oral, form, *words, question=question)


def _gone_question(request: HttpRequest) -> HttpResponse:
    """As `_gone`: what was written can be asked as a new one."""
    oral, form = posted_oral(request), QuestionForm(request.POST)
    form.add_error(None, _("Somebody has taken away the question. Add yours as a new one, or leave it."))
    return _question_page(request, oral, form, _("New question"), _("Add the question"))


@require_POST
def question_move(request: HttpRequest, pk: int) -> HttpResponse:
    """`way` is "up" or "down"."""
    question = question_to_write(request.user, pk)
    way = "up" if request.POST.get("way") == "up" else "down"
    tried(request, lambda: move_oral_question(question, to=way, **signature(request)))
    return redirect(place_in(question.oral, f"fraga-{pk}"))


@require_POST
def question_remove(request: HttpRequest, pk: int) -> HttpResponse:
    question = question_to_write(request.user, pk)
    tried(request, lambda: remove_oral_question(question, **signature(request)))
    return redirect("oral:write", question.oral_id)


def _question_page(
    request: HttpRequest,
    oral: OralEvaluation,
    form: QuestionForm,
    heading: str,
    button: str,
    question: OralQuestion | None = None,
) -> HttpResponse:
    context = oral_page(oral, request.user, timezone.localdate())
    context |= {"form": form, "heading": heading, "button": button, "question": question}
    status = 422 if form.is_bound else 200
    return render(request, "evaluations/oral_question.html", context, status=status)
