"""What performers do about an assignment, logged in or behind an organisation's link, shown alike."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.links import dead_link, for_link
from groups.models import Link
from issues.actions import accept_assignment, deliver_assignment, hand_in_report
from issues.assignment_access import assignment_to
from issues.assignment_link import living_performer
from issues.assignment_page import Reader, line_for
from issues.assignment_reached import REPORT_LINK
from issues.assignment_states import Act, Who
from issues.forms.assignments import AcceptForm, DeliverForm, ReportForm
from issues.views.assignments import page
from samverkan.lib.forms import PlainForm


def by_token(view: Callable) -> Callable:
    """The view for an organisation's contact; dead when nothing is asked of them any more."""

    @for_link(REPORT_LINK)
    @wraps(view)
    def linked(request: HttpRequest, link: Link) -> HttpResponse:
        performer = living_performer(link, timezone.localdate())
        if performer is None:
            return dead_link(request)
        token = request.resolver_match.kwargs["token"]
        who = Who.PERFORMER if performer.part == performer.Part.PERFORMER else Who.READER
        reader = Reader(performer.assignment, who, link.person, token, performer.organization)
        return view(request, reader)

    return linked


def both_ways(act: Act) -> Callable:
    """The two views of an act: (behind the log-in, behind the link)."""

    def of(view: Callable) -> tuple[Callable, Callable]:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def inside(request: HttpRequest, pk: int) -> HttpResponse:
            found, who = assignment_to(request.user, pk, act)
            return view(request, Reader(found, who, request.user))

        @wraps(view)
        def linked(request: HttpRequest, reader: Reader) -> HttpResponse:
            # A partner reads the link's page and does nothing more.
            return view(request, reader) if reader.who == Who.PERFORMER else dead_link(request)

        return inside, require_http_methods(["GET", "HEAD", "POST"])(by_token(linked))

    return of


by_link = require_safe(by_token(page))


@both_ways(Act.ACCEPT)
def _accept(request: HttpRequest, reader: Reader) -> HttpResponse:
    form = AcceptForm(request.POST if request.method == "POST" else None, names_itself=reader.person is None)

    def act(given: dict) -> None:
        accept_assignment(reader.assignment, now=timezone.now(), **reader.signed, **given)

    words = (_("Take on the assignment"), _("Take on the assignment"), _("The assignment is taken on."))
    return _form(request, reader, form, act, words)


@both_ways(Act.REPORT)
def _report(request: HttpRequest, reader: Reader) -> HttpResponse:
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        reports=list(reader.assignment.reports.all()),
        names_itself=reader.person is None,
    )

    def act(given: dict) -> None:
        report = given.pop("report")
        report.assignment = reader.assignment
        hand_in_report(report, now=timezone.now(), **reader.signed, **given)

    words = (
        _("Report on the assignment"),
        _("Hand in the report"),
        _("Thank you. The report is handed in."),
    )
    due_on = form.only.due_on if form.only else None
    return _form(request, reader, form, act, words, report_due=due_on)


@both_ways(Act.DELIVER)
def _deliver(request: HttpRequest, reader: Reader) -> HttpResponse:
    form = DeliverForm(request.POST if request.method == "POST" else None, names_itself=reader.person is None)

    def act(given: dict) -> None:
        deliver_assignment(reader.assignment, now=timezone.now(), **reader.signed, **given)

    words = (
        _("Deliver the assignment"),
        _("Deliver it to those who gave it"),
        _("Thank you. It is delivered, and those who gave it are told."),
    )
    return _form(request, reader, form, act, words)


def _form(
    request: HttpRequest,
    reader: Reader,
    form: PlainForm,
    act: Callable[[dict], None],
    words: tuple[str, str, str],
    report_due: date | None = None,
) -> HttpResponse:
    """`words`: the heading, the button, and what is said afterwards."""
    title, button, done = words
    if request.method == "POST" and form.carried_out(act):
        messages.success(request, done)
        return redirect(reader.url())
    context = {
        "form": form,
        "title": title,
        "button": button,
        "back": reader.url(),
        "line": line_for(reader, timezone.localdate()),
        "is_link": bool(reader.token),
        "report_due": report_due,
    }
    return render(request, "issues/assignment_form.html", context, status=422 if form.is_bound else 200)


accept, accept_by_link = _accept
report, report_by_link = _report
deliver, deliver_by_link = _deliver
