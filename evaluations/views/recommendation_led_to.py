"""What a recommendation leads to: an issue and an action with one press, an assignment with its form filled
in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.actions.recommendation_led_to import (
    act_on_recommendation,
    commission_recommendation,
    raise_recommendation,
)
from evaluations.models import Recommendation
from evaluations.recommendation_access import KEEPERS, recommendation_for
from evaluations.views.recommendation import place
from evaluations.views.recommendations import form_page
from groups.circle import circle_on
from groups.views.signature import signature
from issues.assignment_choices import Offered, performers_for
from issues.forms.assignments import GiveForm
from meetings.once import made_once
from samverkan.lib.refusal import Refused


@require_POST
def raise_it(request: HttpRequest, pk: int) -> HttpResponse:
    found = recommendation_for(request.user, pk, KEEPERS)
    try:
        issue = raise_recommendation(found, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("recommendations:one", pk)
    messages.success(request, _("The issue is raised and tied to the recommendation."))
    return redirect("issue:page", issue.pk)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    found = recommendation_for(request.user, pk, KEEPERS)
    try:
        act_on_recommendation(found, **signature(request))
        messages.success(request, _("It stands in the group's log of actions, tied to the recommendation."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("recommendations:one", pk)


@made_once
def commission(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an assignment with the recommendation's words, those it is for and its day filled in."""
    found, today = recommendation_for(request.user, pk, KEEPERS), timezone.localdate()
    group = found.set.group
    offered = performers_for(group, request.user, today)
    form = GiveForm(
        request.POST or None,
        offered=offered,
        people=circle_on(group, today).people,
        issues=(),
        initial=_filled_in(found, offered),
    )

    def give(given: dict) -> None:
        form.made = commission_recommendation(
            found, wording=given["wording"], doers=form.doers(), days=form.days(), **signature(request)
        )

    if request.method == "POST" and form.carried_out(give):
        messages.success(request, _("The assignment is given, and those who are asked get a mail."))
        return redirect("assignments:assignment", form.made.pk)
    words = {
        "heading": _("Give an assignment"),
        "button": _("Give the assignment"),
        "kicker": _("Recommendation %(number)s") % {"number": found.number},
    }
    return form_page(request, form, words, place(pk), found.set)


def _filled_in(found: Recommendation, offered: list[Offered]) -> dict:
    marks = {one.mark for one in offered}
    asked = [found.responsible_group_id and f"g{found.responsible_group_id}"]
    names = [found.responsible_name]
    for row in found.addressees.all():
        asked += [f"g{row.group_id}" if row.group_id else f"o{row.organization_id}"]
        names.append(row.name)
    return {
        "wording": found.text,
        "performers": [mark for mark in dict.fromkeys(asked) if mark in marks],
        "performer_names": "\n".join(dict.fromkeys(name for name in names if name)),
        "deliver_by": found.due_on,
    }
