"""Taking a position with what is missing in sight, and annulling it."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import standing_of
from groups.models import Group
from groups.reports import with_names
from groups.views.signature import named_group, signature
from issues.actions import (
    Stand,
    annul_position,
    take_position,
    take_position_at_once,
)
from issues.anchoring_lines import lines_of, missing
from issues.decision_access import position_for
from issues.forms.decisions import PositionAtOnceForm, PositionForm, ReasonForm
from issues.issue_access import MOVERS, issue_for
from issues.models import Anchoring, Issue, MaterialVersion


def take(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing stands above the form, before anything is written (S002-12, S003-29)."""
    issue, today = issue_for(request.user, pk, MOVERS), timezone.localdate()
    groups = _groups_of(request, issue, today)
    versions = list(
        MaterialVersion.objects.filter(material__issue=issue, issued_at__isnull=False)
        .select_related("material")
        .order_by("material", "-number")
    )
    lines = lines_of(Anchoring.objects.filter(issue=issue), request.user, today)
    lacking = missing(lines)
    form = PositionForm(
        request.POST or None,
        groups=groups,
        versions=versions,
        must_explain=bool(lacking or not lines or not versions),
        initial={"on": today, "version": versions[0].pk if versions else None},
    )

    def act(given: dict) -> None:
        more = {"group": given["group"], "version": given["version"], "stand": form.stand()}
        take_position(issue, **more, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The position is written down. Ask the organisations to decide."))
        return redirect("home_decisions:issue", pk)
    context = {
        "issue": issue,
        "form": form,
        "groups": groups,
        "versions": versions,
        "anchorings": lines,
        "missing": lacking,
    }
    return render(request, "issues/position.html", context, status=422 if form.is_bound else 200)


def _groups_of(request: HttpRequest, issue: Issue, today: date) -> list[Group]:
    """The home group and those that take part, that the person moves issues in and that may take positions
    today."""
    standing = standing_of(request.user)
    rows = Group.objects.filter(pk=issue.home_group_id) | Group.objects.filter(shared_issues__issue=issue)
    found = with_names(rows.distinct().prefetch_related("settings"), today)
    return [
        group
        for group in found
        if standing.has(group.pk, MOVERS) and group.settings_on(today).may_take_positions
    ]


def take_at_once(request: HttpRequest, slug: str) -> HttpResponse:
    """What was no issue becomes one (ruling 1)."""
    group, made = named_group(request, slug, MOVERS), {}
    form = PositionAtOnceForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(given: dict) -> None:
        title = given.pop("title")
        made["position"] = take_position_at_once(
            group, title=title, stand=Stand(**given), **signature(request)
        )

    if request.method == "POST" and form.carried_out(act):
        messages.success(
            request, _("The position is written down. The question has a page of its own, and you follow it.")
        )
        return redirect("home_decisions:issue", made["position"].issue_id)
    context = {"group": group, "form": form}
    return render(request, "issues/position_at_once.html", context, status=422 if form.is_bound else 200)


def annul(request: HttpRequest, pk: int) -> HttpResponse:
    position = position_for(request.user, pk)
    form = ReasonForm(request.POST or None)

    def act(given: dict) -> None:
        annul_position(position, reason=given["reason"], **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The position is annulled. It can still be read."))
        return redirect("home_decisions:issue", position.issue_id)
    waiting = [row for row in position.decisions.all() if row.state in {"pending", "scheduled"}]
    context = {"position": position, "issue": position.issue, "form": form, "waiting": len(waiting)}
    return render(request, "issues/position_annul.html", context, status=422 if form.is_bound else 200)
