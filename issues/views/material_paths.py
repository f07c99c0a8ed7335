"""The paths of a draft: who decides, in which forum, and on which points."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.models import Organization
from groups.views.signature import signature
from issues.actions import (
    add_path,
    add_points,
    address_path,
    change_path,
    change_point,
    move_point,
    remove_path,
    remove_point,
)
from issues.addressees import QUICK, choices_among, taken_by
from issues.choices import groups_of, named_organizations
from issues.forms.material import AddresseesForm, PathForm, PointForm, PointsForm
from issues.material_access import path_for, point_for, version_for
from issues.models import DecisionPath, PathPoint
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused


def path_new(request: HttpRequest, pk: int) -> HttpResponse:
    """`pk` is the version's."""
    version = version_for(request.user, pk, to_write=True)
    if version.issued_at:
        raise Http404
    groups = groups_of(version.material.issue.structure, request.user, timezone.localdate())
    form = PathForm(request.POST or None, groups=groups, paths=list(version.paths.all()))

    def act(given: dict) -> None:
        made["path"] = add_path(version, **given, **signature(request))

    made: dict[str, DecisionPath] = {}
    if request.method == "POST" and form.carried_out(act):
        return redirect("material:addressees", made["path"].pk)
    context = {"title": _("New path"), "button": _("Add the path and choose who decides")}
    return _form_page(request, version, form, context)


def path_change(request: HttpRequest, pk: int) -> HttpResponse:
    path = _path_of_draft(request, pk)
    groups = groups_of(path.version.material.issue.structure, request.user, timezone.localdate())
    initial = {name: getattr(path, name) for name in ("title", "forum_text", "label")}
    form = PathForm(request.POST or None, groups=groups, initial=initial | {"forum": path.forum_id})
    if request.method == "POST" and form.carried_out(
        lambda given: change_path(path, **given, **signature(request))
    ):
        return redirect("material:version", path.version_id)
    context = {"title": _("Change path %(label)s") % {"label": path.label}, "button": _("Save the path")}
    return _form_page(request, path.version, form, context)


def _form_page(request: HttpRequest, version, form: PlainForm, context: dict) -> HttpResponse:
    context |= {"form": form, "edition": version, "issue": version.material.issue}
    return render(request, "issues/material_form.html", context, status=422 if form.is_bound else 200)


def _path_of_draft(request: HttpRequest, pk: int) -> DecisionPath:
    path = path_for(request.user, pk)
    if path.version.issued_at:
        raise Http404
    return path


@require_POST
def path_remove(request: HttpRequest, pk: int) -> HttpResponse:
    path = path_for(request.user, pk)
    _carry_out(request, lambda sign: remove_path(path, **sign), _("The path is taken away."))
    return redirect("material:version", path.version_id)


def addressees(request: HttpRequest, pk: int) -> HttpResponse:
    """Each organisation and its boards; a button takes all of a kind beside those chosen (I-DEC3)."""
    path = _path_of_draft(request, pk)
    county = path.version.material.issue.structure.county_code
    rows = Organization.objects.filter(county_code=county).prefetch_related("boards")
    choices = choices_among(named_organizations(rows))
    chosen = [
        f"b{row.board_id}" if row.board_id else f"o{row.organization_id}" for row in path.addressees.all()
    ]
    posted = None
    if request.method == "POST":
        taken = taken_by(request.POST.get("quick", ""), choices)
        posted = {"to": list(dict.fromkeys([*request.POST.getlist("to"), *taken]))}
    form = AddresseesForm(posted, choices=choices, initial={"to": chosen})
    if posted and form.carried_out(lambda given: _address(request, path, given["to"])):
        return redirect("material:version", path.version_id)
    offered = [(key, words) for key, words in QUICK.items() if taken_by(key, choices)]
    context = {"path": path, "edition": path.version, "issue": path.version.material.issue}
    context |= {"form": form, "quick": offered}
    return render(request, "issues/material_addressees.html", context, status=422 if posted else 200)


def _address(request: HttpRequest, path: DecisionPath, chosen: list) -> None:
    rows = address_path(
        path,
        organizations=[one.organization for one in chosen if one.board is None],
        boards=[one.board for one in chosen if one.board],
        **signature(request),
    )
    text = ngettext("%(count)d decides along the path.", "%(count)d decide along the path.", len(rows))
    messages.success(request, text % {"count": len(rows)})


def points(request: HttpRequest, pk: int) -> HttpResponse:
    """Points written or pasted; the days in them are read, and can be changed afterwards."""
    path = _path_of_draft(request, pk)
    form = PointsForm(request.POST or None)

    def act(given: dict) -> None:
        made = add_points(path, points=given["points"], **signature(request))
        text = ngettext(
            "%(count)d point is added. Look at the days that were read.",
            "%(count)d points are added. Look at the days that were read.",
            len(made),
        )
        messages.success(request, text % {"count": len(made)})

    if request.method == "POST" and form.carried_out(act):
        return redirect("material:version", path.version_id)
    title = _("Points of path %(label)s") % {"label": path.label}
    return _form_page(request, path.version, form, {"title": title, "button": _("Add the points")})


def point(request: HttpRequest, pk: int) -> HttpResponse:
    row = _point_of_draft(request, pk)
    form = PointForm(request.POST or None, point=row)
    if request.method == "POST" and form.carried_out(
        lambda given: change_point(row, to=given["point"], **signature(request))
    ):
        return redirect("material:version", row.path.version_id)
    context = {"title": _("Change this point"), "button": _("Save the point")}
    return _form_page(request, row.path.version, form, context)


def _point_of_draft(request: HttpRequest, pk: int) -> PathPoint:
    row = point_for(request.user, pk)
    if row.path.version.issued_at:
        raise Http404
    return row


@require_POST
def point_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = point_for(request.user, pk)
    _carry_out(request, lambda sign: remove_point(row, **sign), _("The point is taken away."))
    return redirect("material:version", row.path.version_id)


@require_POST
def point_move(request: HttpRequest, pk: int) -> HttpResponse:
    """`way` is "up" or "down"."""
    row = point_for(request.user, pk)
    steps = -1 if request.POST.get("way") == "up" else 1
    _carry_out(request, lambda sign: move_point(row, steps=steps, **sign), _("The point is moved."))
    return redirect("material:version", row.path.version_id)


def _carry_out(request: HttpRequest, act: Callable, done: str) -> None:
    try:
        act(signature(request))
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, str(refusal))
