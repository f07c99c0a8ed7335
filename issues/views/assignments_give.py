"""What a commissioner does: gives an assignment, once or each year, approves it, sends it back, changes its
days or withdraws it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.circle import circle_on
from groups.models import Group
from groups.views.signature import named_group, signature
from issues.actions import (
    approve_delivery,
    begin_yearly_assignment,
    change_assignment,
    end_yearly_assignment,
    give_assignment,
    remind_of_assignment,
    send_back,
    withdraw_assignment,
)
from issues.assignment_access import assignment_to, yearly_for
from issues.assignment_choices import groups_to_commission, performers_for
from issues.assignment_page import Reader, line_for
from issues.assignment_states import Who
from issues.choices import open_issues_moved_by
from issues.forms.assignments import (
    ChangeForm,
    EndYearlyForm,
    GiveForm,
    SendBackForm,
    WithdrawForm,
    YearlyForm,
)
from issues.issue_access import MOVERS
from issues.models import Assignment
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused


def give(request: HttpRequest, slug: str) -> HttpResponse:
    """`?fraga=` is the issue that it is about."""
    group, today = named_group(request, slug, MOVERS), timezone.localdate()
    asked = request.GET.get("fraga", "")
    form = GiveForm(
        request.POST or None,
        offered=performers_for(group, request.user, today),
        people=circle_on(group, today).people,
        issues=open_issues_moved_by(request.user, group.structure),
        initial={"issue": int(asked) if asked.isdecimal() else None},
    )

    def act(given: dict) -> None:
        form.made = give_assignment(
            group,
            wording=given["wording"],
            doers=form.doers(),
            days=form.days(),
            issue=given.get("issue"),
            **signature(request),
        )

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The assignment is given, and those who are asked get a mail."))
        return redirect("assignments:assignment", form.made.pk)
    return _group_form(request, group, form, _("Give an assignment"), _("Give the assignment"))


def begin_yearly(request: HttpRequest, slug: str) -> HttpResponse:
    group, today = named_group(request, slug, MOVERS), timezone.localdate()
    form = YearlyForm(
        request.POST or None,
        groups=groups_to_commission(group, request.user, today),
        initial={"first_year": today.year},
    )

    def act(given: dict) -> None:
        begin_yearly_assignment(group, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("It is given by itself each year."))
        return redirect("assignments:group", slug)
    return _group_form(request, group, form, _("Give an assignment each year"), _("Give it each year"))


def _group_form(request: HttpRequest, group: Group, form: PlainForm, title: str, button: str) -> HttpResponse:
    context = {"group": group, "form": form, "title": title, "button": button}
    status = 422 if form.is_bound else 200
    return render(request, "issues/assignments_give.html", context, status=status)


def end_yearly(request: HttpRequest, pk: int) -> HttpResponse:
    yearly = yearly_for(request.user, pk)
    form = EndYearlyForm(request.POST or None, initial={"last_year": timezone.localdate().year})
    if request.method == "POST" and form.carried_out(
        lambda given: end_yearly_assignment(yearly, **given, **signature(request))
    ):
        messages.success(request, _("The last year is noted."))
        return redirect("assignments:group", yearly.commissioner.slug)
    group = named_group(request, yearly.commissioner.slug, MOVERS)
    title = _("End the yearly assignment")
    context = {"group": group, "form": form, "title": title, "button": _("Note the last year")}
    context["note"] = yearly.wording
    status = 422 if form.is_bound else 200
    return render(request, "issues/assignments_give.html", context, status=status)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    found, _who = assignment_to(request.user, pk)
    try:
        approve_delivery(found, **signature(request))
        messages.success(request, _("The delivery is approved."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("assignments:assignment", pk)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    found, _who = assignment_to(request.user, pk)
    try:
        sent = len(remind_of_assignment(found, **signature(request)))
        text = ngettext("%(count)d reminder is sent.", "%(count)d reminders are sent.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("assignments:assignment", pk)


def return_it(request: HttpRequest, pk: int) -> HttpResponse:
    found, _who = assignment_to(request.user, pk)
    form = SendBackForm(request.POST or None, assignment=found)
    words = (_("Send the delivery back"), _("Send it back to those who do it"), _("It is sent back."))
    return _form(request, found, form, send_back, words)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found, _who = assignment_to(request.user, pk)
    form = ChangeForm(request.POST or None, assignment=found)

    def verb(assignment: Assignment, *, reason: str, by, now, **_days) -> None:
        change_assignment(assignment, days=form.days(), reason=reason, by=by, now=now)

    words = (_("Change the days"), _("Change the days"), _("The days are changed."))
    return _form(request, found, form, verb, words)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found, _who = assignment_to(request.user, pk)
    form = WithdrawForm(request.POST or None)
    words = (_("Withdraw the assignment"), _("Withdraw the assignment"), _("The assignment is withdrawn."))
    return _form(request, found, form, withdraw_assignment, words)


def _form(
    request: HttpRequest, found: Assignment, form: PlainForm, verb: Callable, words: tuple[str, str, str]
) -> HttpResponse:
    """`words`: the heading, the button, and what is said afterwards."""
    title, button, done = words
    if request.method == "POST" and form.carried_out(
        lambda given: verb(found, **given, **signature(request))
    ):
        messages.success(request, done)
        return redirect("assignments:assignment", found.pk)
    reader = Reader(found, Who.COMMISSIONER, request.user)
    context = {
        "form": form,
        "title": title,
        "button": button,
        "back": reader.url(),
        "line": line_for(reader, timezone.localdate()),
        "is_link": False,
    }
    return render(request, "issues/assignment_form.html", context, status=422 if form.is_bound else 200)
