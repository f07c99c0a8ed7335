"""A plan is begun, written, adopted, revised, shown, closed or thrown away (I-PLN1)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.models import Term
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.access import PLANNERS, plan_for
from plans.actions import (
    add_plan_source,
    adopt_plan,
    begin_plan,
    close_plan,
    discard_plan,
    remove_plan_source,
    revise_plan,
    show_plan,
    write_plan,
)
from plans.actions.plans import WRITTEN
from plans.deciding_items import offered_items
from plans.edition import edition_of
from plans.forms.plans import AdoptForm, BeginForm, CloseForm, SourceForm, WriteForm
from plans.handover_access import waiting_notes
from plans.handover_list import note_lines
from plans.models import ActivityPlan
from plans.plan_access import documents_of, draft_for, source_for, sources_of
from plans.plan_document import loaded
from plans.plan_page import goal_lines
from samverkan.lib.refusal import Refused


@made_once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    found = named_group(request, slug, PLANNERS)
    terms = Term.objects.filter(structure=found.structure).order_by("-starts_on")
    sources = sources_of(found)
    initial = {"sources": [source.pk for source in sources]}
    form, made = BeginForm(request.POST or None, terms=terms, sources=sources, initial=initial), []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(begin_plan(found, **given, **signature(request)))
    ):
        messages.success(request, _("The plan is begun. Write its goals."))
        return redirect("plan:plan", made[0].pk)
    notes = note_lines(waiting_notes(found), request.user, timezone.localdate())
    context = {"group": found, "form": form, "notes": notes}
    return render(request, "plans/plan_new.html", context, status=422 if form.is_bound else 200)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    plan = draft_for(request.user, pk)
    initial = {name: getattr(plan, name) for name in WRITTEN} | {"seen": edition_of(plan, WRITTEN)}
    form = WriteForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: write_plan(plan, **given, **signature(request))
    ):
        messages.success(request, _("The text is saved."))
        return redirect("plan:plan", pk)
    see_what_stands(form, plan, WRITTEN)
    words = {"heading": _("Write the introduction"), "button": _("Save the text")}
    return form_page(request, plan, form, words)


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows, and what the goals still lack."""
    plan, today = draft_for(request.user, pk), timezone.localdate()
    items = offered_items(plan.group, request.user, today)
    form = AdoptForm(request.POST or None, items=items, initial={"on": today})
    if request.method == "POST" and form.carried_out(
        lambda given: adopt_plan(plan, **given, **signature(request))
    ):
        messages.success(request, _("The plan is adopted. It stands as it is from now on."))
        return redirect("plan:plan", pk)
    goals = goal_lines(loaded(plan))
    context = {"plan": plan, "form": form, "goals": goals, "has_flags": any(one.flags for one in goals)}
    return render(request, "plans/plan_adopt.html", context, status=422 if form.is_bound else 200)


@require_POST
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version, a copy to go on from."""
    plan = plan_for(request.user, pk, PLANNERS)
    try:
        made = revise_plan(plan, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plan:plan", pk)
    messages.success(request, _("Version %(number)s is a draft now.") % {"number": made.number})
    return redirect("plan:plan", made.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    plan = draft_for(request.user, pk)
    try:
        discard_plan(plan, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plan:plan", pk)
    messages.success(request, _("The draft is thrown away."))
    return redirect("plan:group", plan.group.slug)


@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """`public` is "1" to show it to everybody, else it is not shown."""
    plan = plan_for(request.user, pk, PLANNERS)
    is_public = request.POST.get("public") == "1"
    try:
        show_plan(plan, is_public=is_public, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plan:plan", pk)
    said = (
        _("Everybody may read the plan, once it is adopted.") if is_public else _("Only the group reads it.")
    )
    messages.success(request, said)
    return redirect("plan:plan", pk)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, PLANNERS)
    if plan.state != ActivityPlan.State.ADOPTED:
        raise Http404
    form = CloseForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: close_plan(plan, **given, **signature(request))
    ):
        messages.success(request, _("The plan is closed."))
        return redirect("plan:plan", pk)
    words = {
        "heading": _("Close the plan"),
        "button": _("Close the plan"),
        "note": _("It is read as before. No new version can be made of it."),
    }
    return form_page(request, plan, form, words)


@made_once
def source_new(request: HttpRequest, pk: int) -> HttpResponse:
    plan = draft_for(request.user, pk)
    form = SourceForm(request.POST or None, documents=documents_of(plan.group))
    if request.method == "POST" and form.carried_out(
        lambda given: add_plan_source(plan, **given, **signature(request))
    ):
        messages.success(request, _("The source is added."))
        return redirect(reverse("plan:plan", args=[pk]) + "#kallor")
    words = {
        "heading": _("What does the plan start from?"),
        "button": _("Add the source"),
        "note": _("For example a survey or a report that the group is to use."),
    }
    return form_page(request, plan, form, words)


@require_POST
def source_remove(request: HttpRequest, pk: int) -> HttpResponse:
    source = source_for(request.user, pk)
    try:
        remove_plan_source(source, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("plan:plan", args=[source.plan_id]) + "#kallor")


def form_page(request: HttpRequest, plan: ActivityPlan, form, words: dict, back: str = "") -> HttpResponse:
    """One form about a plan; `words` are heading, button and perhaps a note. 422 where it was refused."""
    context = {
        "plan": plan,
        "form": form,
        "back": back or reverse("plan:plan", args=[plan.pk]),
        **words,
    }
    return render(request, "plans/plan_form.html", context, status=422 if form.is_bound else 200)


def see_what_stands(form, row, columns: tuple[str, ...]) -> None:
    """Whoever has been told that somebody else has written may save over it."""
    refusal = getattr(form, "refusal", None)
    if refusal and refusal.code == "changed":
        if row.pk:
            row.refresh_from_db()
        form.data = form.data.copy()
        form.data["seen"] = edition_of(row, columns)
