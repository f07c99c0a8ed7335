"""The overview of what each organisation has decided, and asking them."""

from django.contrib import messages
from django.db.models import Count, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from groups.access import standing_of
from groups.models import Organization
from groups.views.signature import signature
from issues.actions import (
    ask_about_position,
    ask_organizations,
    remind_organizations,
)
from issues.actions.issues import current_stage
from issues.addressees import choices_among
from issues.choices import named_organizations
from issues.decision_access import organizations_of, path_to_ask, position_for
from issues.decision_chart import decision_chart
from issues.decision_facts import DecisionFacts, decision_facts, path_heading
from issues.decision_states import move_suggested
from issues.forms.decisions import AskForm, AskWhomForm
from issues.issue_access import MOVERS, issue_for
from issues.models import DecisionPath, Issue, MaterialVersion, StageName
from issues.stage_words import stage_names
from samverkan.lib.refusal import Refused


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has decided what, by name: "9 av 10 kommuner och regionen" (I-DEC4)."""
    issue, today = issue_for(request.user, pk), timezone.localdate()
    facts = decision_facts(issue, request.user, today)
    context = {
        "issue": issue,
        "facts": facts,
        "answerable": _answerable(request, issue, facts),
        "to_ask": _to_ask(issue) if facts.may_move and facts.position else [],
        "chart": decision_chart(facts.paths),
        "suggested": _suggested(issue, facts),
        "lates": sum(line.is_late for line in facts.lines),
    }
    return render(request, "issues/decisions.html", context)


def _answerable(request: HttpRequest, issue: Issue, facts: DecisionFacts) -> set[int]:
    """The organisations the reader may answer for."""
    every = {line.organization_id for line in facts.lines}
    if facts.may_move or not every:
        return every
    return every & (organizations_of(request.user, issue) | standing_of(request.user).organizations)


def _to_ask(issue: Issue) -> list[DecisionPath]:
    """Paths of the last issued version of each material, with `heading`, and `left`: how many are not asked
    yet."""
    last = MaterialVersion.objects.filter(material=OuterRef("version__material"), issued_at__isnull=False)
    rows = DecisionPath.objects.filter(version__material__issue=issue)
    rows = rows.filter(version__pk=last.order_by("-number").values("pk")[:1])
    rows = rows.annotate(left=Count("addressees", distinct=True) - Count("decisions", distinct=True))
    found = [row for row in rows.select_related("version").order_by("version", "label") if row.left > 0]
    for row in found:
        row.heading = _heading(row)
    return found


def _heading(path: DecisionPath) -> str:
    return path_heading(path.label, path.title, path.version.number)


def _suggested(issue: Issue, facts: DecisionFacts) -> tuple[str, str] | None:
    """(stage, its name) that the answers speak for; whoever moves issues does it."""
    if not facts.may_move:
        return None
    to = move_suggested(
        current_stage(issue).stage,
        has_position=facts.position is not None,
        asked=len(facts.lines),
        waited_for=facts.waited_for,
        to_carry_out=facts.to_carry_out,
    )
    return (to, stage_names(StageName.objects.filter(structure=issue.structure))[to]) if to else None


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Who will be asked, by name, before the button."""
    path = path_to_ask(request.user, pk)
    issue, form = path.version.material.issue, AskForm(request.POST or None)
    there = set(path.decisions.values_list("organization", "board"))
    rows = path.addressees.select_related("organization", "board").prefetch_related("organization__names")
    left = [row for row in rows if (row.organization_id, row.board_id) not in there]

    def act(given: dict) -> None:
        ask_organizations(path, due_on=given["due_on"], **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _asked_words(len(left)))
        return redirect("home_decisions:issue", issue.pk)
    context = {"heading": _heading(path), "path": path, "issue": issue, "form": form}
    context["left"] = [_name(row) for row in left]
    return render(request, "issues/decisions_ask.html", context, status=422 if form.is_bound else 200)


def ask_about(request: HttpRequest, pk: int) -> HttpResponse:
    """After a position without material: its own words are what is decided on."""
    position = position_for(request.user, pk)
    county = position.issue.structure.county_code
    rows = Organization.objects.filter(county_code=county).prefetch_related("boards")
    choices = choices_among(named_organizations(rows))
    form = AskWhomForm(request.POST or None, choices=choices)

    def act(given: dict) -> None:
        ask_about_position(position, due_on=given["due_on"], **form.chosen(), **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _asked_words(len(form.cleaned_data["asked"])))
        return redirect("home_decisions:issue", position.issue_id)
    context = {"position": position, "issue": position.issue, "form": form}
    return render(request, "issues/decisions_ask.html", context, status=422 if form.is_bound else 200)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """At most once a day to each."""
    issue = issue_for(request.user, pk, MOVERS)
    try:
        sent = remind_organizations(issue, **signature(request))
        text = ngettext(
            "%(count)d reminder is on its way.", "%(count)d reminders are on their way.", len(sent)
        )
        messages.success(request, text % {"count": len(sent)})
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("home_decisions:issue", pk)


def _asked_words(count: int) -> str:
    text = ngettext("%(count)d is asked to decide.", "%(count)d are asked to decide.", count)
    return text % {"count": count}


def _name(row) -> str:
    return f"{row.organization}, {row.board.name}" if row.board else str(row.organization)
