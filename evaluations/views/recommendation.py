"""One recommendation: its text and marking, what is to be done with it, and what became of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluations.actions import (
    address_recommendation,
    follow_up_recommendation,
    mark_recommendation,
    sort_recommendation,
    tie_recommendation,
    untie_recommendation,
)
from evaluations.actions.recommendation_work import (
    ADDRESSED,
    SORTED,
    TEXT,
    mend_recommendation,
    with_addressed,
)
from evaluations.forms.recommendations import AddressForm, FollowUpForm, MarkForm, MendForm, SortForm, TieForm
from evaluations.models import Recommendation, RecommendationSet
from evaluations.recommendation_access import (
    KEEPERS,
    may_follow_up,
    may_keep,
    organizations_seated,
    reads_set,
    recommendation_for,
    recommendation_to_follow_up,
    tie_for,
)
from evaluations.recommendation_choices import (
    groups_known,
    hidden_groups,
    people_offered,
    working_groups_known,
)
from evaluations.recommendation_page import beside, lines_for, mended
from evaluations.recommendation_states import states_offered
from evaluations.recommendation_ties import leads_to, offered_ties, ties_of
from evaluations.views.recommendations import form_page
from groups.views.signature import signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = recommendation_for(request.user, pk), timezone.localdate()
    [line] = lines_for(request.user, found.set, today, pk)
    reads = reads_set(request.user, found.set)
    keeps, is_open = may_keep(request.user, found.set), found.set.status != RecommendationSet.Status.FINISHED
    ties = ties_of(found, request.user, may_undo=keeps)
    context = {
        "set": found.set,
        "line": line,
        "ties": ties,
        "mended": mended(found),
        "leads_to": leads_to(line.disposition, ties) if keeps and is_open and line.is_waited_for else [],
        "neighbours": beside(found) if reads else {},
        "reads_set": reads,
        "may_keep": keeps and is_open,
        "may_tie": keeps,
        "may_follow_up": is_open and line.state != "received" and may_follow_up(request.user, found),
    }
    return render(request, "evaluations/recommendation.html", context)


def place(pk: int) -> str:
    return reverse("recommendations:one", args=[pk])


def _page(
    request: HttpRequest, form, found: Recommendation, heading: str, button: str, *, quotes: bool = True
) -> HttpResponse:
    words = {
        "heading": heading,
        "button": button,
        "kicker": _("Recommendation %(number)s") % {"number": found.number},
        "note": found.text if quotes else "",
    }
    kept_in = found.set if reads_set(request.user, found.set) else None
    return form_page(request, form, words, place(found.pk), kept_in)


def sort(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done with it, by whom, and by when."""
    found, today = recommendation_for(request.user, pk, KEEPERS), timezone.localdate()
    groups = list(working_groups_known(request.user, found.set, today))
    # One that the person may not know of stays until another is chosen.
    is_hidden = found.responsible_group_id and found.responsible_group not in groups
    initial = {name: getattr(found, name) for name in ("disposition", "reason", "due_on", "responsible_name")}
    initial |= {"responsible": found.responsible_id, "responsible_group": found.responsible_group_id}
    initial |= {"seen": edition_of(found, SORTED)}
    form = SortForm(
        request.POST or None,
        people=people_offered(request.user, found, today),
        groups=groups,
        initial=initial,
    )

    def act(given: dict) -> None:
        if is_hidden and not given["responsible_group"]:
            given["responsible_group"] = found.responsible_group
        sort_recommendation(found, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("It is saved what is to be done with it."))
        return redirect("recommendations:one", pk)
    see_what_stands(form, found, SORTED)
    return _page(request, form, found, _("What is to be done with it?"), _("Save what is to be done"))


def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """A slip in the text as it was read in."""
    found = recommendation_for(request.user, pk, KEEPERS)
    form = MendForm(request.POST or None, initial={"text": found.text, "seen": edition_of(found, TEXT)})
    if request.method == "POST" and form.carried_out(
        lambda given: mend_recommendation(found, **given, **signature(request))
    ):
        messages.success(request, _("The text is mended."))
        return redirect("recommendations:one", pk)
    see_what_stands(form, found, TEXT)
    return _page(request, form, found, _("Mend the text"), _("Save the mended text"), quotes=False)


def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """All of its text, a sentence of it, or some words (S002-D)."""
    found = recommendation_for(request.user, pk, KEEPERS)
    spans = [(row.start, row.end) for row in found.markings.all()]
    initial = {"seen": edition_of(found, TEXT)}
    form = MarkForm(request.POST or None, text=found.text, spans=spans, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: mark_recommendation(found, **given, **signature(request))
    ):
        messages.success(request, _("The marking is saved."))
        return redirect("recommendations:one", pk)
    if form.is_bound and form.refusal and form.refusal.code == "changed":
        messages.error(request, _("The text has been mended since you began. Choose anew what is marked."))
        return redirect("recommendations:mark", pk)
    return _page(request, form, found, _("Mark a part of the text"), _("Save the marking"))


def address(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = recommendation_for(request.user, pk, KEEPERS), timezone.localdate()
    rows = list(found.addressees.select_related("organization").prefetch_related("organization__names"))
    initial = {
        "groups": [row.group_id for row in rows if row.group_id],
        "organizations": [row.organization_id for row in rows if row.organization_id],
        "names": "\n".join(row.name for row in rows if row.name),
        "seen": edition_of(with_addressed(found), ADDRESSED),
    }
    # Also those that have no seat any more: it is for them still.
    there = {row.organization_id: row.organization for row in rows if row.organization_id}
    seated = {one.pk: one for one in organizations_seated(found.set.structure_id)}
    form = AddressForm(
        request.POST or None,
        groups=groups_known(request.user, found.set, today),
        organizations=(seated | there).values(),
        initial=initial,
    )

    def act(given: dict) -> None:
        given["groups"] = [*given["groups"], *hidden_groups(request.user, found)]
        address_recommendation(found, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("It is saved whom it is for."))
        return redirect("recommendations:one", pk)
    if form.is_bound:
        see_what_stands(form, with_addressed(found), ADDRESSED)
    return _page(request, form, found, _("Whom is it for?"), _("Save whom it is for"))


@made_once
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of it by a day."""
    found = recommendation_to_follow_up(request.user, pk)
    states = states_offered(found.state, found.disposition)
    initial = {"state": states[0] if states else "", "on": timezone.localdate()}
    form = FollowUpForm(request.POST or None, states=states, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: follow_up_recommendation(found, **given, **signature(request))
    ):
        messages.success(request, _("It is written down what became of it."))
        return redirect("recommendations:one", pk)
    return _page(request, form, found, _("What became of it?"), _("Write it down"))


@made_once
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    found = recommendation_for(request.user, pk, KEEPERS)
    form = TieForm(request.POST or None, offered=offered_ties(found, request.user))
    if request.method == "POST" and form.carried_out(
        lambda given: tie_recommendation(found, **given, **signature(request))
    ):
        messages.success(request, _("They are tied together."))
        return redirect("recommendations:one", pk)
    return _page(request, form, found, _("Goes together with"), _("Tie them together"))


@require_POST
def untie(request: HttpRequest, pk: int) -> HttpResponse:
    found = tie_for(request.user, pk)
    untie_recommendation(found, **signature(request))
    return redirect("recommendations:one", found.recommendation_id)
