"""What is thought of a version: who is asked, who has answered what, and what it comes to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from groups.models import ReadingCircle
from groups.views.signature import signature
from issues.actions import (
    ask_for_viewpoints,
    change_noted,
    note_viewpoint,
    remind_of_viewpoints,
    remove_noted,
    withdraw_viewpoint_request,
    write_viewpoints_summary,
)
from issues.actions.viewpoint_asking import newer_than
from issues.choices import groups_of, organizations_of_county
from issues.forms.viewpoints import AskForm, NoteForm, SummaryForm
from issues.issue_access import may
from issues.material_page import path_lines
from issues.models import MaterialVersion, PathPoint
from issues.viewpoint_access import issued_for, noted_for, request_to_move
from issues.viewpoint_facts import collected, point_by_point, without_reasonings
from issues.viewpoint_proposed import proposed
from samverkan.lib.refusal import Refused

BY_POINT = "punkter"


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer by answer, or `?visa=punkter` point by point."""
    found, today = issued_for(request.user, pk), timezone.localdate()
    by_point = request.GET.get("visa") == BY_POINT
    views = collected(found, today)
    may_move = may(request.user, found.material.issue)
    newer = newer_than(found.material_id, found.number).last()
    context = {
        "edition": found,
        "issue": found.material.issue,
        "views": views,
        "by_point": by_point,
        "points": point_by_point(without_reasonings(views), path_lines(found)) if by_point else [],
        "newer": newer,
        "may_ask": may_move and newer is None,
    }
    return render(request, "issues/viewpoints.html", context)


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Those of the material's paths are ticked already: one click."""
    found = issued_for(request.user, pk, to_move=True)
    offered = proposed(found, request.user, timezone.localdate())
    form = AskForm(
        request.POST or None,
        choices=offered.choices,
        groups=offered.groups,
        initial={"asked": offered.ticked},
    )

    def act(given: dict) -> None:
        form.asked = ask_for_viewpoints(found, **form.chosen(), **signature(request))

    if request.method == "POST" and form.carried_out(act):
        text = ngettext("%(count)d is asked.", "%(count)d are asked.", len(form.asked))
        if not form.asked:
            text = _("They were asked this already, to answer by the same day. No new mail is sent.")
        messages.success(request, text % {"count": len(form.asked)})
        return redirect("viewpoints:version", pk)
    context = {
        "edition": found,
        "issue": found.material.issue,
        "form": form,
        "asked": offered.asked,
        "is_closed": found.material.issue.circle != ReadingCircle.GROUP,
    }
    return render(request, "issues/viewpoints_ask.html", context, status=422 if form.is_bound else 200)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    found = issued_for(request.user, pk, to_move=True)
    try:
        sent = len(remind_of_viewpoints(found, **signature(request)))
        text = ngettext("%(count)d reminder is sent.", "%(count)d reminders are sent.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("viewpoints:version", pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_to_move(request.user, pk)
    try:
        withdraw_viewpoint_request(found, **signature(request))
        messages.success(request, _("It is taken back, and the links no longer work."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("viewpoints:version", found.version_id)


def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """The viewpoints in short; who saves over somebody else's text is shown theirs, and saves again."""
    found = issued_for(request.user, pk, to_move=True)
    there = found.viewpoints_summary
    form = SummaryForm(request.POST or None, initial={"text": there, "seen": there})
    if request.method == "POST" and form.carried_out(
        lambda given: write_viewpoints_summary(found, **given, **signature(request))
    ):
        messages.success(request, _("The viewpoints in short are saved."))
        return redirect("viewpoints:version", pk)
    theirs = ""
    if getattr(form, "refusal", None) and form.refusal.code == "changed":
        found.refresh_from_db()
        theirs, form.data = found.viewpoints_summary, form.data.copy()
        form.data["seen"] = theirs
    note = _("Somebody else wrote: %(text)s") % {"text": theirs} if theirs else ""
    return _form(request, found, form, _("The viewpoints in short"), _("Save"), note)


def note(request: HttpRequest, pk: int) -> HttpResponse:
    found = issued_for(request.user, pk, to_move=True)
    form = _note_form(request, found)
    if request.method == "POST" and form.carried_out(
        lambda given: note_viewpoint(found, noted=form.noted(), **signature(request))
    ):
        messages.success(request, _("It is noted."))
        return redirect("viewpoints:version", pk)
    about = _("What a body has said at a meeting, or what came by mail. Those who are asked answer by link.")
    return _form(request, found, form, _("Note a reasoning or a viewpoint"), _("Note it"), about)


def change_note(request: HttpRequest, pk: int) -> HttpResponse:
    viewpoint = noted_for(request.user, pk)
    kept = {name: getattr(viewpoint, name) for name in ("kind", "from_text", "stance", "text", "reference")}
    ids = {name: getattr(viewpoint, f"{name}_id") for name in ("group", "organization", "point")}
    form = _note_form(request, viewpoint.version, initial=kept | ids | {"on": viewpoint.given_on})
    if request.method == "POST" and form.carried_out(
        lambda given: change_noted(viewpoint, noted=form.noted(), **signature(request))
    ):
        messages.success(request, _("It is changed. The earlier words stay in the history."))
        return redirect("viewpoints:version", viewpoint.version_id)
    title, button = _("Change what was noted"), _("Save the change")
    return _form(request, viewpoint.version, form, title, button, noted=viewpoint)


@require_POST
def remove_note(request: HttpRequest, pk: int) -> HttpResponse:
    viewpoint = noted_for(request.user, pk)
    try:
        remove_noted(viewpoint, **signature(request))
        messages.success(request, _("It is taken away."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("viewpoints:version", viewpoint.version_id)


def _note_form(request: HttpRequest, version: MaterialVersion, **kwargs) -> NoteForm:
    structure, today = version.material.issue.structure, timezone.localdate()
    points = PathPoint.objects.filter(path__version=version).select_related("path")
    return NoteForm(
        request.POST or None,
        groups=groups_of(structure, request.user, today),
        organizations=organizations_of_county(structure),
        points=points.order_by("path__label", "order"),
        today=today,
        **kwargs,
    )


def _form(
    request: HttpRequest, version: MaterialVersion, form, title: str, button: str, note: str = "", noted=None
) -> HttpResponse:
    context = {"edition": version, "issue": version.material.issue, "form": form}
    context |= {"title": title, "button": button, "note": note, "noted": noted}
    return render(request, "issues/viewpoints_form.html", context, status=422 if form.is_bound else 200)
