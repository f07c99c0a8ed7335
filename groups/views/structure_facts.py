"""The structure's own facts, and the checklist for somebody new; changed by those who staff a group in it."""

import mimetypes

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import STAFF, structure_for
from groups.actions import add_shipped_tasks, add_task, change_structure, change_task, retire_task
from groups.forms_governing import StructureForm, TaskChangeForm, TaskForm
from groups.models import OrientationTask, Structure
from groups.views.signature import signature
from samverkan.lib import richtext
from samverkan.lib.refusal import Refused

# A drawing is shown as a picture and nothing else, whatever it holds.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


def change(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    initial = vars(structure) | {"logo": None, "orientation": richtext.to_plain(structure.orientation)}
    form = StructureForm(
        request.POST or None, request.FILES or None, initial=initial, has_logo=bool(structure.logo)
    )
    if request.method == "POST" and form.carried_out(
        lambda fields: change_structure(structure, **_as_saved(structure, fields), **signature(request))
    ):
        messages.success(request, _("The structure is changed. Papers already sent stay as they were."))
        return redirect("structure:change", slug)
    # A refused change may stand on the object; the page tells what is saved.
    saved = Structure.objects.get(pk=structure.pk) if request.method == "POST" else structure
    return render(request, "structure/governing_structure.html", {"structure": saved, "form": form})


def logo(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug)
    if not structure.logo or not structure.logo.storage.exists(structure.logo.name):
        raise Http404
    kind = mimetypes.guess_type(structure.logo.name)[0] or "application/octet-stream"
    response = FileResponse(structure.logo.open(), content_type=kind)
    response["Content-Security-Policy"] = SANDBOX
    return response


def tasks(request: HttpRequest, slug: str) -> HttpResponse:
    """The points of the checklist, and a new one (S002-22)."""
    structure = structure_for(request.user, slug, STAFF)
    is_new = request.method == "POST" and "shipped" not in request.POST
    form = TaskForm(request.POST if is_new else None)
    if is_new and form.carried_out(lambda fields: add_task(structure, **fields, **signature(request))):
        messages.success(request, _("The point is added last."))
        return redirect("structure:tasks", slug)
    if request.method == "POST" and not is_new:
        try:
            made = add_shipped_tasks(structure, **signature(request))
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(
                request, _("%(count)d points are added. Change them to fit.") % {"count": len(made)}
            )
        return redirect("structure:tasks", slug)
    points = list(structure.orientation_tasks.all())
    context = {
        "structure": structure,
        "form": form,
        "points": [point for point in points if not point.is_retired],
        "retired": [point for point in points if point.is_retired],
    }
    return render(request, "structure/orientation_tasks.html", context)


def task(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    structure, point = _point(request, slug, pk)
    place = structure.orientation_tasks.filter(is_retired=False, order__lt=point.order).count() + 1
    form = TaskChangeForm(request.POST or None, initial={"text": point.text, "order": place})
    if request.method == "POST" and form.carried_out(
        lambda fields: change_task(point, **fields, **signature(request))
    ):
        messages.success(request, _("The point is changed. What is ticked stays ticked."))
        return redirect("structure:tasks", slug)
    return render(
        request, "structure/orientation_task.html", {"structure": structure, "task": point, "form": form}
    )


@require_POST
def task_retire(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _structure, point = _point(request, slug, pk)
    retire_task(point, **signature(request))
    messages.success(request, _("“%(text)s” is taken out of the checklist.") % {"text": point.text})
    return redirect("structure:tasks", slug)


def _point(request: HttpRequest, slug: str, pk: int) -> tuple[Structure, OrientationTask]:
    structure = structure_for(request.user, slug, STAFF)
    return structure, get_object_or_404(structure.orientation_tasks, pk=pk)


def _as_saved(structure: Structure, fields: dict) -> dict:
    """The form's words as the verb takes them: no new file leaves the logo as it is."""
    orientation = richtext.from_plain(fields.pop("orientation"), structure.orientation)
    new, is_removed = fields.pop("logo"), fields.pop("remove_logo", False)
    logo = {"logo": new} if new else {"logo": False} if is_removed else {}
    return fields | {"orientation": orientation} | logo
