"""Asking the organisations to take an issue up at home, and how far they have come."""

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
    ask_for_anchoring,
    remind_of_anchoring,
    waive_anchoring,
    withdraw_anchoring,
    write_home_brief,
)
from issues.actions.anchoring import WRITTEN
from issues.anchoring_access import (
    anchoring_to_move,
    anchorings_for,
    organization_anchored,
    own_anchorings,
)
from issues.anchoring_facts import anchoring_facts
from issues.anchoring_lines import lines_of
from issues.anchoring_proposed import proposed
from issues.forms.anchoring import AskForm, BriefForm, WaiveForm
from issues.issue_access import MOVERS, issue_for
from issues.models import HomeBrief, Issue
from samverkan.lib.refusal import Refused


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Organisations by steps, with their days (S001-34)."""
    issue = issue_for(request.user, pk)
    facts = anchoring_facts(issue, request.user, timezone.localdate())
    return render(request, "issues/anchoring.html", {"issue": issue, "facts": facts})


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Those of the home group's seats and of the material's paths are ticked already: one click."""
    issue, today = issue_for(request.user, pk, MOVERS), timezone.localdate()
    offered = proposed(issue, today)
    form = AskForm(
        request.POST or None,
        organizations=offered.rows,
        names=offered.names,
        initial={"organizations": offered.ticked},
    )

    def act(given: dict) -> None:
        form.asked = ask_for_anchoring(issue, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        text = ngettext(
            "%(count)d organisation is asked.", "%(count)d organisations are asked.", len(form.asked)
        )
        messages.success(request, text % {"count": len(form.asked)})
        return redirect("anchoring:overview", pk)
    context = {
        "form": form,
        "issue": issue,
        "has_brief": HomeBrief.objects.filter(issue=issue).exists(),
        "is_closed": issue.circle != ReadingCircle.GROUP,
        "asked": offered.asked,
    }
    return render(request, "issues/anchoring_ask.html", context, status=422 if form.is_bound else 200)


def brief(request: HttpRequest, pk: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    there = HomeBrief.objects.filter(issue=issue).first()
    shown = there or HomeBrief(what=issue.description)
    form = BriefForm(request.POST or None, brief=shown)
    if request.method == "POST" and form.carried_out(
        lambda given: write_home_brief(issue, **{name: given[name] for name in WRITTEN}, **signature(request))
    ):
        messages.success(request, _("The half page is saved."))
        return redirect("anchoring:overview", pk)
    note = _("Everybody who is asked gets it as text, Word and PDF, with their own name on it.")
    return _form(request, issue, form, _("The half page for the home boards"), _("Save the half page"), note)


def waive(request: HttpRequest, pk: int) -> HttpResponse:
    anchoring = anchoring_to_move(request.user, pk)
    form = WaiveForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: waive_anchoring(anchoring, **given, **signature(request))
    ):
        messages.success(request, _("It is noted, and the links no longer work."))
        return redirect("anchoring:overview", anchoring.issue_id)
    title = _("Not needed in %(name)s") % {"name": anchoring.organization.name_on(timezone.localdate())}
    return _form(request, anchoring.issue, form, title, _("Note that it is not needed"))


def _form(request: HttpRequest, issue: Issue, form, title: str, button: str, note: str = "") -> HttpResponse:
    context = {"issue": issue, "form": form, "title": title, "button": button, "note": note}
    context["back"] = "anchoring:overview"
    return render(request, "issues/stages_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    anchoring = anchoring_to_move(request.user, pk)
    try:
        withdraw_anchoring(anchoring, **signature(request))
        messages.success(request, _("It is taken back."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("anchoring:overview", anchoring.issue_id)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    try:
        sent = len(remind_of_anchoring(issue, **signature(request)))
        text = ngettext("%(count)d reminder is sent.", "%(count)d reminders are sent.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("anchoring:overview", pk)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the reader is to take up at home, what is left first."""
    today = timezone.localdate()
    lines = lines_of(own_anchorings(request.user, today), request.user, today)
    lines.sort(key=lambda line: (line.is_anchored, line.due_on))
    return render(request, "issues/anchoring_mine.html", {"lines": lines, "organization": ""})


@require_safe
def organization(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that one organisation is asked, of what the reader may read."""
    today = timezone.localdate()
    found = organization_anchored(request.user, pk)
    lines = lines_of(anchorings_for(request.user).filter(organization=found), request.user, today)
    lines.sort(key=lambda line: (line.is_anchored, line.due_on))
    context = {"lines": lines, "organization": found.name_on(today)}
    return render(request, "issues/anchoring_mine.html", context)
