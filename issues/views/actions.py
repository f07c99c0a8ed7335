"""What an owner does with an action. The lists that tell of meetings too are composed in
`samverkan.pages`."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from issues.access import action_to_change
from issues.actions import begin_action, cancel_action, finish_action, reopen_action
from issues.forms.actions import ReasonForm, ResultForm
from issues.models import Action
from issues.report_headings import report_to_fill_in
from samverkan.lib.refusal import Refused


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_to_change(request.user, pk)
    try:
        begin_action(action, by=request.user, now=timezone.now())
        messages.success(request, _("The action is begun."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("issues:list")


def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks what came of it; POST closes the action (I-ACT3)."""
    action = action_to_change(request.user, pk)

    def act(given: dict) -> None:
        finish_action(action, result=given["result"], by=request.user, now=timezone.now())

    words = {
        "heading": _("Finish the action"),
        "button": _("Finish the action"),
        "told": _("The action is done."),
    }
    return _closed_with(request, action, ResultForm, act, words)


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_to_change(request.user, pk)

    def act(given: dict) -> None:
        cancel_action(action, reason=given["result"], by=request.user, now=timezone.now())

    words = {
        "heading": _("Call off the action"),
        "button": _("Call off the action"),
        "told": _("It is called off."),
    }
    return _closed_with(request, action, ReasonForm, act, words)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_to_change(request.user, pk)

    def act(given: dict) -> None:
        reopen_action(action, reason=given["result"], by=request.user, now=timezone.now())

    words = {
        "heading": _("Open the action again"),
        "button": _("Open the action again"),
        "told": _("It is open again."),
    }
    return _closed_with(request, action, ReasonForm, act, words)


def _closed_with(
    request: HttpRequest, action: Action, shape: type, act: Callable[[dict], None], words: dict[str, str]
) -> HttpResponse:
    begun = report_to_fill_in(action.report_headings) if shape is ResultForm else ""
    form = shape(request.POST or None, initial={"result": begun})
    if request.method == "POST" and form.carried_out(act):
        messages.success(request, words["told"])
        return redirect("issues:list")
    context = {"form": form, "action": action, "words": words}
    return render(request, "issues/action_form.html", context, status=422 if form.is_bound else 200)
