"""Raising a question, screening it, moving it, and saying what comes next."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, Structure
from groups.views.signature import signature
from issues.actions import Step, hand_over, move_issue, raise_issue, say_what_is_next, screen_issue
from issues.actions.issues import came_from, current_stage
from issues.actions.screening import SCREENED_IN
from issues.choices import (
    groups_of,
    groups_screened_for,
    open_issues_moved_by,
    organizations_to_raise_for,
    perspectives_of,
    structures_to_raise_in,
)
from issues.forms.stages import HomeForm, MoveForm, NextForm, RaiseForm, ScreenForm, StructureForm
from issues.issue_access import MOVERS, issue_for, issues_for
from issues.models import Issue, Screening, Stage
from issues.moves import Move, moves
from issues.screening import verdict
from issues.stage_order import stage_facts
from issues.standing import standing_of_issue

# So many issues to choose among at once; a search narrows them.
AT_ONCE = 50


def raise_question(request: HttpRequest) -> HttpResponse:
    """First the structure, where somebody has more than one; `?grupp=` fills in the group (S000-25)."""
    structures = structures_to_raise_in(request.user)
    if not structures:
        raise PermissionDenied
    structure = _chosen(request, structures)
    if structure is None:
        form = StructureForm(structures=structures)
        return render(request, "issues/stages_structure.html", {"form": form})
    form = _raise_form(request, structure)
    made = {}

    def act(given: dict) -> None:
        made["issue"] = raise_issue(structure, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        text = _(
            "The question is raised, and you follow it: what is new comes by mail once a week. Here you see "
            "what becomes of it."
        )
        messages.success(request, text)
        return redirect("issue:page", made["issue"].pk)
    context = {"form": form, "structure": structure, "asks_structure": len(structures) > 1}
    return render(request, "issues/stages_raise.html", context, status=422 if form.is_bound else 200)


def _chosen(request: HttpRequest, structures: list[Structure]) -> Structure | None:
    """The one named in the address or form, the one of the group asked for, or the only one."""
    asked = request.POST.get("structure") or request.GET.get("structure", "")
    group = Group.objects.filter(slug=request.GET.get("grupp", "")).first()
    named = {str(one.pk): one for one in structures}
    found = named.get(asked) or (named.get(str(group.structure_id)) if group else None)
    return found or (structures[0] if len(structures) == 1 else None)


def _raise_form(request: HttpRequest, structure: Structure) -> RaiseForm:
    today = timezone.localdate()
    groups = groups_of(structure, request.user, today)
    asked = next((group for group in groups if group.slug == request.GET.get("grupp")), None)
    return RaiseForm(
        request.POST or None,
        groups=groups,
        organizations=organizations_to_raise_for(structure, request.user, today),
        topics=structure.topics.all(),
        perspectives=perspectives_of(structure, asked, today),
        initial={"home_group": asked.pk if asked else None},
    )


def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group's rules of today give is told before anything is decided (S001-26, S002-27)."""
    issue = issue_for(request.user, pk, MOVERS)
    form = _screen_form(request, issue)
    is_look = "look" in request.POST
    if request.method == "POST" and not is_look:
        if form.carried_out(lambda given: screen_issue(issue, **given, **signature(request))):
            messages.success(request, _("The screening is written down."))
            return redirect("issue:page", pk)
    context = {"form": form, "issue": issue, "verdict": _verdict(issue, form)}
    entry = current_stage(issue)
    context["gone_on"] = "" if entry.stage in SCREENED_IN else entry.get_stage_display()
    context["earlier"] = list(Screening.objects.filter(issue=issue).select_related("by").order_by("-pk"))
    if is_look:
        form.errors.clear()
    template = "issues/stages_screen.html"
    if request.htmx and is_look:
        template += "#verdict"
    return render(request, template, context, status=422 if form.errors else 200)


def _screen_form(request: HttpRequest, issue: Issue) -> ScreenForm:
    today = timezone.localdate()
    return ScreenForm(
        request.POST or None,
        groups=groups_screened_for(issue, request.user, today),
        others=[
            group
            for group in groups_of(issue.structure, request.user, today)
            if group.pk != issue.home_group_id
        ],
        perspectives=perspectives_of(issue.structure, issue.home_group, today),
        has_home=issue.home_group_id is not None,
        initial={
            "group": issue.home_group_id,
            "perspectives": list(issue.perspectives.values_list("pk", flat=True)),
        },
    )


def _verdict(issue: Issue, form: ScreenForm) -> dict:
    """For the template: the verdict, and whether the group takes what is purely between municipalities."""
    chosen = form.data.get("group", "")
    group = form.fields["group"].rows.get(int(chosen)) if chosen.isdecimal() else issue.home_group
    accepts = group.settings_on(timezone.localdate()).accepts_intermunicipal_issues if group else True
    answers = (
        form.answer(name) for name in ("has_common_interest", "needs_cooperation", "is_intermunicipal")
    )
    found = verdict(*answers, accepts_intermunicipal=accepts)
    return {
        "accepts": accepts,
        "has_group": group is not None,
        "is_complete": found.is_complete,
        "fits": found.fits,
        "against": dict.fromkeys(found.against, True),
    }


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it is and where it may go; with `?till=` the form of that move (I-ISS2, I-ISS3)."""
    issue = issue_for(request.user, pk, MOVERS)
    entry = current_stage(issue)
    stages = stage_facts(issue.structure)
    standing = standing_of_issue(issue, timezone.localdate())
    found = moves(entry.stage, came_from(issue, entry), standing, stages)
    asked = request.POST.get("to") or request.GET.get("till", "")
    context = {"issue": issue, "entry": entry, "stage": stages[entry.stage], "moves": found}
    chosen = next((one for one in found if one.to == asked), None)
    if chosen is None:
        return render(request, "issues/stages_move.html", context)
    form = _move_form(request, issue, entry, chosen)

    def act(given: dict) -> None:
        move_issue(issue, step=Step(to=chosen.to, **given), **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The issue is in “%(stage)s”.") % {"stage": chosen.name})
        return redirect("issue:page", pk)
    context |= {"form": form, "move": chosen, "query": request.GET.get("sok", "")}
    return render(request, "issues/stages_move_to.html", context, status=422 if form.is_bound else 200)


def _move_form(request: HttpRequest, issue: Issue, entry, chosen: Move) -> MoveForm:
    today = timezone.localdate()
    targets = ()
    if chosen.to == Stage.MERGED:
        rows = open_issues_moved_by(request.user, issue.structure, request.GET.get("sok", ""))
        targets = rows.exclude(pk=issue.pk)[:AT_ONCE]
    groups = groups_of(issue.structure, request.user, today)
    belongs = [group for group in groups if group.shown_kind in chosen.kinds]
    return MoveForm(
        request.POST or None,
        to=chosen.to,
        says_why=chosen.says_why,
        groups=[*belongs, *(group for group in groups if group not in belongs)],
        targets=targets,
        initial={"on": today, "forum": entry.forum_id or issue.home_group_id},
    )


def say_next(request: HttpRequest, pk: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    entry = current_stage(issue)
    initial = {"forum": entry.forum_id, "waits_for": entry.waits_for}
    form = NextForm(
        request.POST or None,
        groups=groups_of(issue.structure, request.user, timezone.localdate()),
        initial=initial | {"next_forum": entry.next_forum_id, "next_on": entry.next_on},
    )
    if request.method == "POST" and form.carried_out(
        lambda given: say_what_is_next(issue, **given, **signature(request))
    ):
        messages.success(request, _("What comes next is written down."))
        return redirect("issue:page", pk)
    context = {"form": form, "issue": issue, "title": _("What comes next"), "button": _("Save what is next")}
    return render(request, "issues/stages_form.html", context, status=422 if form.is_bound else 200)


def home(request: HttpRequest, pk: int) -> HttpResponse:
    """Another home group, or the first (S000-38)."""
    issue = issue_for(request.user, pk, MOVERS)
    groups = groups_of(issue.structure, request.user, timezone.localdate())
    form = HomeForm(
        request.POST or None,
        groups=[group for group in groups if group.pk != issue.home_group_id],
        needs_reason=issue.home_group_id is not None,
    )
    if request.method == "POST" and form.carried_out(
        lambda given: hand_over(issue, **given, **signature(request))
    ):
        messages.success(request, _("The issue has a new home group."))
        still_read = issues_for(request.user).filter(pk=pk).exists()
        return redirect("issue:page", pk) if still_read else redirect("start")
    context = {"form": form, "issue": issue, "title": _("Home group"), "button": _("Give it the home group")}
    context["note"] = _("The new home group screens and moves the issue. The former one still takes part.")
    return render(request, "issues/stages_form.html", context, status=422 if form.is_bound else 200)
