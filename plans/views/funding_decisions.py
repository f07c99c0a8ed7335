"""What happens to a request for funding: handed in, reviewed, decided and reported, and a year of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.access import EVERYBODY
from groups.views.signature import named_group, signature
from plans.actions.funding import explain_gap, submit_funding_request, withdraw_funding_request
from plans.actions.funding_decisions import (
    grant_funding_request,
    reject_funding_request,
    report_funding,
    set_report_day,
    take_up_funding_request,
)
from plans.deciding_items import offered_items
from plans.forms.funding import (
    GrantForm,
    NoteForm,
    ReasonForm,
    RejectForm,
    ReportDayForm,
    ReportForm,
    SubmitForm,
)
from plans.funding_access import funding_request_for, funding_request_of_either
from plans.funding_facts import line_words, year_facts
from plans.models import FundingRequest
from plans.views.funding import answered, form_page


@require_safe
def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """What a group is asked for a year, over all local groups."""
    group = named_group(request, slug, EVERYBODY)
    facts = year_facts(group, year, timezone.localdate())
    return render(request, "plans/funding_year.html", {"group": group, "year": year, "facts": facts})


def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Handed in with what the local group itself has said of it (domain.md 6.5)."""
    found = funding_request_for(request.user, pk, "submit")
    items = offered_items(found.applicant, request.user, timezone.localdate())
    form = SubmitForm(request.POST or None, items=items)
    if request.method == "POST" and form.carried_out(
        lambda given: submit_funding_request(found, **given, **signature(request))
    ):
        messages.success(request, _("The request is handed in."))
        return redirect("funding:request", pk)
    note = _("Those who read it are to know that your group stands behind it.")
    return form_page(request, form, _("Hand it in"), _("Hand in the request"), found, note=note)


@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_for(request.user, pk, "take_up")
    said = _("The request is being reviewed.")
    return answered(request, pk, lambda: take_up_funding_request(found, **signature(request)), said)


def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Each line with what was asked for, to be changed where something else was decided (I-FUN3)."""
    found = funding_request_for(request.user, pk, "grant")
    lines = list(found.lines.all())
    form = GrantForm(request.POST or None, lines=lines, **_items(request, found))

    def act(given: dict) -> None:
        decided = {name: given[name] for name in ("on", "decided_at", "report_by")}
        grant_funding_request(found, lines=form.given(), **decided, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        _say_granted(request, form.cleaned_data["report_by"])
        return redirect("funding:request", pk)
    rows = [(line_words(line), posts, kronor) for line, posts, kronor in form.pairs()]
    context = {"form": form, "asked": found, "rows": rows}
    return render(request, "plans/funding_grant.html", context, status=422 if form.is_bound else 200)


def _say_granted(request: HttpRequest, report_by) -> None:
    messages.success(request, _("The request is granted, and the local group is told."))
    if report_by is None:
        messages.warning(
            request, _("There is no day for telling what it led to. Set one, so that it is told.")
        )


def reject(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_for(request.user, pk, "reject")
    form = RejectForm(request.POST or None, **_items(request, found))
    if request.method == "POST" and form.carried_out(
        lambda given: reject_funding_request(found, **given, **signature(request))
    ):
        messages.success(request, _("The request is turned down, and the local group is told why."))
        return redirect("funding:request", pk)
    return form_page(request, form, _("Turn the request down"), _("Turn the request down"), found)


def _items(request: HttpRequest, found: FundingRequest) -> dict:
    today = timezone.localdate()
    return {"items": offered_items(found.addressee, request.user, today), "today": today}


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_for(request.user, pk, "withdraw")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: withdraw_funding_request(found, **given, **signature(request))
    ):
        messages.success(request, _("The request is withdrawn."))
        return redirect("funding:request", pk)
    return form_page(request, form, _("Take the request back"), _("Take the request back"), found)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_for(request.user, pk, "report")
    form = ReportForm(request.POST or None, initial={"report": found.report})
    if request.method == "POST" and form.carried_out(
        lambda given: report_funding(found, **given, **signature(request))
    ):
        messages.success(request, _("It is told, and those who granted the money are told."))
        return redirect("funding:request", pk)
    return form_page(request, form, _("Tell what the money led to"), _("Tell what it led to"), found)


def report_day(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_for(request.user, pk, "grant")
    form = ReportDayForm(request.POST or None, initial={"report_by": found.report_by})
    if request.method == "POST" and form.carried_out(
        lambda given: set_report_day(found, **given, **signature(request))
    ):
        messages.success(request, _("The day is set."))
        return redirect("funding:request", pk)
    return form_page(request, form, _("When is it told what it led to?"), _("Set the day"), found)


def note(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_of_either(request.user, pk)
    form = NoteForm(request.POST or None, initial={"note": found.note})
    if request.method == "POST" and form.carried_out(
        lambda given: explain_gap(found, **given, **signature(request))
    ):
        messages.success(request, _("The note is saved."))
        return redirect("funding:request", pk)
    return form_page(request, form, _("Why the sums differ"), _("Save the note"), found)
