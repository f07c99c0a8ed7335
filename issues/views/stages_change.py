"""Changing what is written of an issue."""

from datetime import date

from django.contrib import messages
from django.forms import BooleanField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.views.signature import signature
from issues.actions import change_issue
from issues.choices import groups_of, organizations_of_county, people_of, perspectives_of
from issues.edition import edition_of
from issues.forms.stages_parts import ChangeForm
from issues.issue_access import MOVERS, issue_for
from issues.models import Issue, Perspective


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Who saves over somebody else's change is shown both, and saves again (ruling 18)."""
    issue = issue_for(request.user, pk, MOVERS)
    form = _change_form(request, issue, request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: change_issue(issue, **given, **signature(request))
    ):
        messages.success(request, _("The issue is changed."))
        return redirect("issue:page", pk)
    context = {"issue": issue, "form": form, "both": []}
    if form.is_bound and getattr(form, "refusal", None) and form.refusal.code == "changed":
        context["both"] = _both(request, issue, form)
        posted = request.POST.copy()
        posted["seen"] = edition_of(issue)
        context["form"] = _change_form(request, issue, posted)
        context["form"].is_valid()
    return render(request, "issues/stages_change.html", context, status=422 if form.is_bound else 200)


def _change_form(request: HttpRequest, issue: Issue, posted) -> ChangeForm:
    today = timezone.localdate()
    owners = [
        (_("People"), people_of(issue, today)),
        (_("Groups"), groups_of(issue.structure, request.user, today)),
        (_("Organisations"), organizations_of_county(issue.structure)),
    ]
    return ChangeForm(
        posted,
        issue=issue,
        edition=edition_of(issue),
        owners=owners,
        topics=issue.structure.topics.all(),
        perspectives=_perspectives(issue, today),
    )


def _perspectives(issue: Issue, today: date) -> list[Perspective]:
    """Those of today, and those the issue has from before."""
    rows = [*perspectives_of(issue.structure, issue.home_group, today), *issue.perspectives.all()]
    return list({row.pk: row for row in rows}.values())


def _both(request: HttpRequest, issue: Issue, form: ChangeForm) -> list[tuple[str, str, str]]:
    """(what, as it stands, as you wrote it) of every field where the two are not the same."""
    stands = _change_form(request, issue, None)
    rows = []
    for name in form.fields:
        if name in {"seen", "shows_past"} or name not in form.cleaned_data:
            continue
        bound = stands[name]
        theirs, mine = _words(stands, name, bound.initial), _words(form, name, form[name].data)
        if theirs != mine:
            rows.append((str(bound.label), theirs, mine))
    return rows


def _words(form: ChangeForm, name: str, value) -> str:
    """A value of the form as it is read on the page."""
    field = form.fields[name]
    if hasattr(field, "choices"):
        chosen = {str(one) for one in value} if isinstance(value, list) else {str(value or "")}
        flat = [
            pair
            for key, label in field.choices
            for pair in (label if isinstance(label, list) else [(key, label)])
        ]
        return ", ".join(str(label) for key, label in flat if str(key) in chosen)
    if isinstance(field, BooleanField):
        return _("Yes") if value else _("No")
    return str(value or "").strip()
