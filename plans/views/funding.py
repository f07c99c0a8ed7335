"""Asking for money and reading what is asked for: the list, one request, a year of them, and as a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.access import EVERYBODY, group_for, groups_for
from groups.models import Group
from groups.reports import with_names
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.above import group_above, under_some
from plans.access import PLANNERS
from plans.actions.funding import (
    add_funding_line,
    begin_funding_request,
    change_funding_line,
    change_funding_request,
    remove_funding_line,
)
from plans.forms.funding import BeginForm, HeadForm, LineForm
from plans.funding_access import (
    funding_line_to_write,
    funding_request_for,
    funding_request_to_write,
    funding_requests_for,
)
from plans.funding_facts import request_facts, request_lines
from plans.funding_list import asked_years, funding_csv
from plans.models import FundingRequest
from samverkan.lib.downloads import download
from samverkan.lib.refusal import Refused


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The reader's groups' requests, those that others have made of them by year, and for whom one can be
    written."""
    today = timezone.localdate()
    rows = request_lines(funding_requests_for(request.user).order_by("-year", "-pk"), today)
    context = {
        "lines": rows,
        "years": asked_years(request.user, today),
        "may_ask": [
            group
            for group in with_names(under_some(groups_for(request.user, PLANNERS), today), today)
            if group.state != Group.State.CLOSED
        ],
    }
    return render(request, "plans/funding_list.html", context)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_for(request.user, pk)
    return _page(request, found, LineForm())


@require_POST
@made_once
def add_line(request: HttpRequest, pk: int) -> HttpResponse:
    """The last form of the builder: one line more, and the sums anew."""
    found = funding_request_to_write(request.user, pk)
    form = LineForm(request.POST)
    if form.carried_out(lambda given: add_funding_line(found, **given, **signature(request))):
        messages.success(request, _("The line is added."))
        return redirect("funding:request", pk)
    return _page(request, found, form, status=422)


def _page(request: HttpRequest, found: FundingRequest, form: LineForm, status: int = 200) -> HttpResponse:
    facts = request_facts(found, request.user, timezone.localdate())
    context = {"asked": found, "facts": facts, "form": form if facts.may_write else None}
    return render(request, "plans/funding_request.html", context, status=status)


@made_once
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    group, today = named_group(request, slug, PLANNERS), timezone.localdate()
    form = BeginForm(request.POST or None, year=today.year + 1)

    def act(given: dict) -> None:
        form.made = begin_funding_request(group, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        return redirect("funding:request", form.made.pk)
    above = group_above(group, today)
    note = _("It goes to %(group)s.") % {"group": above.name_on(today)} if above else ""
    context = {"note": note, "title": _("Ask for funding"), "button": _("Begin the request")}
    return form_page(request, form, kicker=group.shown_name, **context)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = funding_request_to_write(request.user, pk)
    form = HeadForm(request.POST or None, request=found)
    if request.method == "POST" and form.carried_out(
        lambda given: change_funding_request(found, **given, **signature(request))
    ):
        messages.success(request, _("The request is changed."))
        return redirect("funding:request", pk)
    return form_page(request, form, _("Title and totals"), _("Save the request"), found)


def change_line(request: HttpRequest, pk: int) -> HttpResponse:
    line = funding_line_to_write(request.user, pk)
    form = LineForm(request.POST or None, line=line)
    if request.method == "POST" and form.carried_out(
        lambda given: change_funding_line(line, **given, **signature(request))
    ):
        messages.success(request, _("The line is changed."))
        return redirect("funding:request", line.request_id)
    return form_page(request, form, line.category, _("Save the line"), line.request)


@require_POST
def remove_line(request: HttpRequest, pk: int) -> HttpResponse:
    line = funding_line_to_write(request.user, pk)
    return answered(
        request,
        line.request_id,
        lambda: remove_funding_line(line, **signature(request)),
        _("The line is removed."),
    )


@require_safe
def as_csv(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """What a group is asked for a year, line by line, for Excel."""
    group = group_for(request.user, slug, EVERYBODY)
    return download(funding_csv(group, year, timezone.localdate()), f"medel-{group.slug}-{year}.csv")


def answered(request: HttpRequest, pk: int, act, said: str) -> HttpResponse:
    """One button: done, or the refusal on the request's page."""
    try:
        act()
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("funding:request", pk)


def form_page(
    request: HttpRequest,
    form,
    title: str,
    button: str,
    asked: FundingRequest | None = None,
    kicker: str = "",
    note: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "button": button,
        "asked": asked,
        "kicker": kicker or (asked.title if asked else ""),
        "note": note,
    }
    return render(request, "plans/funding_form.html", context, status=422 if form.is_bound else 200)
