"""Oral evaluations: those of an evaluation, one to read, and its way from planned to final (S000-02, S000-03,
S000-08)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluations.access import RECORDERS, evaluation_for, oral_evaluation_for
from evaluations.actions.oral import (
    FRAME,
    begin_oral,
    change_oral,
    discard_oral,
    finish_oral,
    record_oral,
    reopen_oral,
    review_oral,
)
from evaluations.forms.oral import NUMBERS, USUAL, BeginForm, ChangeFrameForm
from evaluations.models import OralEvaluation
from evaluations.oral_access import group_of, items_of_talk, oral_to_write, usual_item
from evaluations.oral_list import group_lines
from evaluations.oral_page import oral_page
from evaluations.oral_questions import numbered, usual_questions
from evaluations.oral_to_begin import ITEM
from groups.models import Group
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands
from samverkan.lib.reading import whole_number
from samverkan.lib.refusal import Refused


@require_safe
def of(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reader's groups have said in an evaluation, and what is judged of each."""
    evaluation = evaluation_for(request.user, pk)
    lines = group_lines(evaluation, request.user, timezone.localdate())
    return render(request, "evaluations/oral_of.html", {"evaluation": evaluation, "lines": lines})


@made_once
def new(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """`?punkt=` is the item it is begun from."""
    evaluation = evaluation_for(request.user, pk)
    group = group_of(request.user, evaluation, slug)
    items = items_of_talk(request.user, evaluation, group)
    chosen = whole_number(request.GET.get(ITEM, ""))
    first = chosen if chosen in {item.pk for item in items} else usual_item(items, evaluation)
    form = BeginForm(request.POST or None, items=items, initial={"item": first})
    made: list[OralEvaluation] = []

    def act(given: dict) -> None:
        start, count = given.pop("start"), given.pop("count")
        questions = usual_questions() if start == USUAL else numbered(count or 0) if start == NUMBERS else ()
        given.pop("to_more", None)
        made.append(begin_oral(evaluation, group=group, questions=questions, **given, **signature(request)))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The oral evaluation is laid out. Write down what is said here."))
        return redirect("oral:write", made[0].pk)
    words = {"heading": _("New oral evaluation"), "button": _("Lay out the oral evaluation")}
    return _form_page(request, evaluation, group, form, words)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    oral = oral_evaluation_for(request.user, pk)
    return render(request, "evaluations/oral.html", oral_page(oral, request.user, timezone.localdate()))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    oral = oral_to_write(request.user, pk)
    items = items_of_talk(request.user, oral.evaluation, oral.group)
    if oral.item and oral.item_id not in {item.pk for item in items}:
        items.append(oral.item)
    initial = {"item": oral.item_id, "form": oral.form, "introduction": oral.introduction}
    initial["seen"] = edition_of(oral, FRAME)
    form = ChangeFrameForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_oral(oral, **given, **signature(request))
    ):
        messages.success(request, _("The oral evaluation is saved."))
        return redirect("oral:one", pk)
    if getattr(form, "refusal", None) and form.refusal.code == "wider":
        form.ask_to_more()
    see_what_stands(form, oral, FRAME)
    words = {"heading": _("Change meeting and form"), "button": _("Save the oral evaluation")}
    return _form_page(request, oral.evaluation, oral.group, form, words, oral)


MOVES = {"record": record_oral, "review": review_oral, "reopen": reopen_oral, "finish": finish_oral}


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """`move` is "record", "review", "reopen" or "finish"."""
    oral = oral_to_write(request.user, pk)
    wanted = request.POST.get("move", "")
    if wanted in MOVES:
        is_moved = _tried(request, lambda: MOVES[wanted](oral, **signature(request)))
        if is_moved and wanted == "reopen":
            return redirect("oral:write", pk)
    return redirect("oral:one", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    oral = oral_to_write(request.user, pk)
    if not _tried(request, lambda: discard_oral(oral, **signature(request))):
        return redirect("oral:one", pk)
    messages.success(request, _("The oral evaluation is thrown away."))
    return redirect("oral:of", oral.evaluation_id)


def _tried(request: HttpRequest, act) -> bool:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def _form_page(request: HttpRequest, evaluation, group: Group, form, words: dict, oral=None) -> HttpResponse:
    shown = named_group(request, group.slug, RECORDERS)
    context = {"evaluation": evaluation, "group": shown, "form": form, "oral": oral, **words}
    return render(request, "evaluations/oral_form.html", context, status=422 if form.is_bound else 200)
