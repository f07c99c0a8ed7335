"""The register of goals that others have set (S001-30, S001-31)."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.views.signature import signature
from meetings.once import made_once
from plans.actions import add_superior_goal, end_superior_goal
from plans.forms.goals import EndForm, SuperiorForm
from plans.models import SuperiorGoal
from plans.plan_access import may_keep_registers, structure_for, superior_for
from plans.plan_document import REGISTERS


@require_safe
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """By kind; what holds no longer last."""
    structure, today = structure_for(request.user, slug), timezone.localdate()
    rows = SuperiorGoal.objects.filter(structure=structure).annotate(count=Count("goals"))
    found = [(row, _holds(row, today)) for row in rows]
    kinds = [
        (SuperiorGoal.Kind(kind).label, [line for line in found if line[0].kind == kind])
        for kind in REGISTERS
    ]
    context = {
        "structure": structure,
        "kinds": [kind for kind in kinds if kind[1]],
        "may_write": may_keep_registers(request.user, structure),
    }
    return render(request, "plans/superior_goals.html", context)


def _holds(row: SuperiorGoal, today) -> str:
    """ "now", "coming" or "over"."""
    if row.valid_from > today:
        return "coming"
    return "over" if row.valid_to and row.valid_to < today else "now"


@made_once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug, to_write=True)
    form = SuperiorForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: add_superior_goal(structure, **given, **signature(request))
    ):
        messages.success(request, _("The superior goal is in the register."))
        return redirect("plan:superiors", slug)
    words = {"heading": _("New superior goal"), "button": _("Add to the register")}
    return _form(request, structure, form, words)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    superior = superior_for(request.user, pk)
    form = EndForm(request.POST or None, initial={"valid_to": superior.valid_to or timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: end_superior_goal(superior, on=given["valid_to"], **signature(request))
    ):
        messages.success(request, _("It is said how long the superior goal holds."))
        return redirect("plan:superiors", superior.structure.slug)
    words = {"heading": _("How long does it hold?"), "button": _("Save the day"), "note": superior.text}
    return _form(request, superior.structure, form, words)


def _form(request: HttpRequest, structure, form, words: dict) -> HttpResponse:
    context = {"structure": structure, "form": form, **words}
    status = 422 if form.is_bound else 200
    return render(request, "plans/superior_form.html", context, status=status)
