"""Local groups' plans: asked for, handed in, and read side by side."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from groups.access import groups_for
from groups.models import Group, GroupName
from groups.reports import with_names
from groups.views.signature import named_group, signature
from plans.above import above_some, groups_under
from plans.access import PLANNERS, may
from plans.actions.local_plans import ask_local_groups, hand_in_plan, remind_local_groups
from plans.forms.local_plans import AskForm, HandInForm
from plans.local_plans_access import (
    plan_request_for,
    plan_request_to_keep,
    plan_requests_for,
    plans_to_hand_in,
)
from plans.local_plans_facts import local_plans
from samverkan.lib.dated import value_that_day
from samverkan.lib.refusal import Refused


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What the reader's groups ask for or are asked, the latest period first."""
    today = timezone.localdate()
    name = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    may_ask = with_names(groups_for(request.user, PLANNERS), today).exclude(state=Group.State.CLOSED)
    context = {
        "requests": plan_requests_for(request.user, today).annotate(name=name),
        "may_ask": above_some(may_ask, today),
    }
    return render(request, "plans/local_plans_list.html", context)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    asked = plan_request_for(request.user, pk, today)
    context = {
        "asked": asked,
        "name": asked.group.name_on(today),
        "facts": local_plans(asked, request.user, today),
    }
    return render(request, "plans/local_plans.html", context)


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    group, today = named_group(request, slug, PLANNERS), timezone.localdate()
    form = AskForm(request.POST or None, today=today)

    def act(given: dict) -> None:
        form.made = ask_local_groups(group, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The local groups are asked."))
        return redirect("local_plans:request", form.made.pk)
    count = groups_under(group, today).count()
    words = ngettext("Ask %(count)d local group", "Ask %(count)d local groups", count) % {"count": count}
    return _form(request, form, _("Ask the local groups for their plans"), words, group.shown_name)


def hand_in(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """For those who write for the local group; the group that asks cannot hand in for it."""
    today = timezone.localdate()
    asked = plan_request_for(request.user, pk, today)
    group = groups_under(asked.group, today).filter(slug=slug).first()
    if group is None or not groups_for(request.user).filter(pk=group.pk).exists():
        raise Http404
    if not may(request.user, group.pk):
        raise PermissionDenied
    plans = list(plans_to_hand_in(request.user, asked, group.pk))
    form = HandInForm(request.POST or None, plans=plans)
    if request.method == "POST" and form.carried_out(
        lambda given: hand_in_plan(asked, plan=given["plan"], **signature(request))
    ):
        messages.success(request, _("The plan is handed in."))
        return redirect("local_plans:request", pk)
    note = "" if plans else _("There is no adopted plan for the period yet. Adopt it first, then hand it in.")
    return _form(
        request, form, _("Hand in the group's plan"), _("Hand in the plan"), group.shown_name, note, pk
    )


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    asked = plan_request_to_keep(request.user, pk, timezone.localdate())
    try:
        sent = len(remind_local_groups(asked, **signature(request)))
        text = ngettext("%(count)d reminder is sent.", "%(count)d reminders are sent.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("local_plans:request", pk)


def _form(
    request: HttpRequest, form, title: str, button: str, kicker: str, note: str = "", back: int | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "kicker": kicker, "note": note, "back": back}
    return render(request, "plans/local_plans_form.html", context, status=422 if form.is_bound else 200)
