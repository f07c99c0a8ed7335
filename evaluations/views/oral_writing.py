"""Writing an oral evaluation while the group talks: viewpoints, their order and nesting (S000-12, S000-23,
S000-31).

A post from htmx is answered with its part as a fresh page would show it, others with the way back to the
screen; what was refused stands there with what was written.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluations.actions.oral_writing import (
    TwoTexts,
    add_viewpoint,
    move_viewpoint,
    remove_viewpoint,
    save_viewpoint,
)
from evaluations.forms.oral import ViewpointForm
from evaluations.models import OralEvaluation, Viewpoint
from evaluations.oral_access import oral_to_write, question_to_write, viewpoint_to_write
from evaluations.oral_page import oral_page
from groups.views.signature import signature
from meetings.once import once
from samverkan.lib.forms import NOT_A_NUMBER
from samverkan.lib.reading import whole_number
from samverkan.lib.refusal import Refused

SCREEN = "evaluations/oral_write.html"
WAYS = ("up", "down", "in", "out")


@dataclass(frozen=True)
class Held:
    """What was written and refused: in a viewpoint, or as a new one under a question. `theirs` is what
    somebody else saved meanwhile; `asks_number` that it looks like a personal number."""

    why: str
    text: str
    agreement: str
    viewpoint: int = 0
    question: int = 0
    theirs: str = ""
    asks_number: bool = False


@require_safe
def write(request: HttpRequest, pk: int) -> HttpResponse:
    oral = oral_to_write(request.user, pk)
    if oral.state not in (OralEvaluation.State.PLANNED, OralEvaluation.State.RECORDED):
        return redirect("oral:one", pk)
    return _screen(request, oral)


def _screen(request: HttpRequest, oral: OralEvaluation, held: Held | None = None) -> HttpResponse:
    context = oral_page(oral, request.user, timezone.localdate())
    context |= {"held": held, "agreements": Viewpoint.Agreement.choices}
    return render(request, SCREEN, context, status=422 if held else 200)


def _part(
    request: HttpRequest, oral: OralEvaluation, question: int, held: Held | None = None
) -> HttpResponse:
    """One question with what is said to it."""
    context = oral_page(oral, request.user, timezone.localdate())
    sheet = next((one for one in context["sheets"] if one.question.pk == question), None)
    if sheet is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    is_added = request.resolver_match.url_name == "add"
    context |= {"sheet": sheet, "held": held, "agreements": Viewpoint.Agreement.choices}
    context |= {"is_swap": True, "is_added": is_added}
    return render(request, f"{SCREEN}#question", context, status=422 if held else 200)


@require_POST
@once
def viewpoint_add(request: HttpRequest, pk: int) -> HttpResponse:
    """`under` is the key of a viewpoint that it stands under, or empty."""
    try:
        question = question_to_write(request.user, pk)
    except Http404:
        return _gone(request)
    form, made = ViewpointForm(request.POST), []

    def act(given: dict) -> None:
        under = whole_number(request.POST.get("under", ""))
        parent = Viewpoint.objects.filter(question=question, pk=under).first() if under else None
        made.append(add_viewpoint(question, under=parent, **_said(given), **signature(request)))

    held = None if form.carried_out(act) else _held(request, form, question=question.pk)
    if held and form.refusal and form.refusal.code == "gone":
        return _gone(request)
    place = f"synpunkt-{made[0].pk}" if made else ""
    return _answer(request, question.oral, question.pk, place, held)


@require_POST
def viewpoint_save(request: HttpRequest, pk: int) -> HttpResponse:
    """`base_version` is the one that the writer began from."""
    try:
        viewpoint = viewpoint_to_write(request.user, pk)
    except Http404:
        return _gone(request)
    form = ViewpointForm(request.POST)
    base, theirs = whole_number(request.POST.get("base_version", "")) or 0, ""

    def act(given: dict) -> None:
        nonlocal theirs
        try:
            save_viewpoint(viewpoint, base_version=base, **_said(given), **signature(request))
        except TwoTexts as both:
            theirs = both.viewpoint.text
            raise

    is_done = form.carried_out(act)
    if not is_done and form.refusal and form.refusal.code == "gone":
        return _gone(request)
    held = None if is_done else _held(request, form, viewpoint=pk, theirs=theirs)
    if not request.htmx:
        return _answer(request, viewpoint.question.oral, viewpoint.question_id, f"synpunkt-{pk}", held)
    fresh = Viewpoint.objects.filter(pk=pk).first() or viewpoint
    context = {"viewpoint": fresh, "held": held, "is_saved": is_done}
    return render(request, f"{SCREEN}#foot", context, status=422 if held else 200)


@require_POST
@once
def viewpoint_move(request: HttpRequest, pk: int) -> HttpResponse:
    """`way` is "up", "down", "in" or "out"."""
    viewpoint = viewpoint_to_write(request.user, pk)
    way = request.POST.get("way", "")
    if way in WAYS:
        tried(request, lambda: move_viewpoint(viewpoint, to=way, **signature(request)))
    return _answer(request, viewpoint.question.oral, viewpoint.question_id, f"synpunkt-{pk}")


@require_POST
@once
def viewpoint_remove(request: HttpRequest, pk: int) -> HttpResponse:
    viewpoint = viewpoint_to_write(request.user, pk)
    question = viewpoint.question
    tried(request, lambda: remove_viewpoint(viewpoint, **signature(request)))
    return _answer(request, question.oral, question.pk, f"fraga-{question.pk}")


def _gone(request: HttpRequest) -> HttpResponse:
    """Somebody has taken away what was written in: the words stand as a new viewpoint, under the question if
    it is left, else under the first. `oral` and `question` are what the form stood in; 404 without."""
    oral = posted_oral(request)
    why = _("Somebody has taken away what you wrote in. Your words stand as a new viewpoint: add it.")
    if request.htmx:
        # The page keeps what is not saved, and puts it back itself.
        messages.error(request, why)
        return HttpResponse(headers={"HX-Refresh": "true"})
    left = list(oral.questions.order_by("position", "pk").values_list("pk", flat=True))
    asked = whole_number(request.POST.get("question", ""))
    place = asked if asked in left else next(iter(left), 0)
    written = {name: request.POST.get(name, "") for name in ("text", "agreement")}
    return _screen(request, oral, Held(why=why, question=place, **written))


def posted_oral(request: HttpRequest) -> OralEvaluation:
    return oral_to_write(request.user, whole_number(request.POST.get("oral", "")) or 0)


def _said(given: dict) -> dict:
    return {"text": given["text"], "agreement": given["agreement"]}


def _held(request: HttpRequest, form: ViewpointForm, **where) -> Held:
    why = " ".join(str(error) for errors in form.errors.values() for error in errors)
    written = {name: request.POST.get(name, "") for name in ("text", "agreement")}
    return Held(why=why, asks_number=NOT_A_NUMBER in form.fields, **written, **where)


def _answer(
    request: HttpRequest, oral: OralEvaluation, question: int, mark: str, held: Held | None = None
) -> HttpResponse:
    if request.htmx:
        return _part(request, oral, question, held)
    return _screen(request, oral, held) if held else redirect(place_in(oral, mark))


def tried(request: HttpRequest, act) -> None:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))


def place_in(oral: OralEvaluation, mark: str) -> str:
    return f"{reverse('oral:write', args=[oral.pk])}#{mark}"
