"""The report of an evaluation begun, written in, cut, approved, published, withdrawn and thrown away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from evaluations.access import evaluation_for
from evaluations.actions import (
    approve_report,
    begin_report,
    choose_done,
    discard_report,
    publish_report,
    withdraw_report,
    write_report_text,
)
from evaluations.actions.reports import TEXT
from evaluations.forms.reports import ChooseDoneForm, DiscardReportForm, ReportTextForm, WithdrawReportForm
from evaluations.gathered_report import last_day, told_to_everybody, whole_of
from evaluations.models import Report, ReportText
from evaluations.report_access import report_for
from evaluations.report_groups import done_of, left_out
from evaluations.report_names import names_told
from evaluations.report_parts import parts
from evaluations.report_states import Move, may_be
from evaluations.survey_facts import group_names
from evaluations.views.reports import lacking
from groups.access import STAFF
from groups.views.signature import signature
from plans.done_list import DoneLine
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """One click gathers what there is."""
    begin_report(evaluation_for(request.user, pk, STAFF), **signature(request))
    messages.success(request, _("The report is gathered. Write the opening."))
    return redirect("evaluations:report", pk)


def text(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """What stands before a part, written by hand."""
    found = report_to(request, pk, "write")
    heading, anchor = _heading(found, place)
    there = ReportText.objects.filter(report=found, place=place).first() or ReportText(report=found)
    initial = {"text": there.text, "seen": edition_of(there, TEXT)}
    form = ReportTextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: write_report_text(found, place=place, **given, **signature(request))
    ):
        messages.success(request, _("The text is saved."))
        return redirect("evaluations:report", pk)
    see_what_stands(form, there, TEXT)
    words = {"heading": heading, "button": _("Save the text"), "anchor": anchor}
    return _form_page(request, found, form, words)


def done(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """A selection of what the group has done (S000-42)."""
    found = report_to(request, pk, "write")
    evaluation = found.evaluation
    names = group_names(evaluation, timezone.localdate())
    if group not in names:
        raise Http404
    until = last_day(evaluation, timezone.localdate())
    lines, left = done_of(evaluation, [group], until)[group], left_out(found)[group]
    is_alone = len(names) == 1
    form = ChooseDoneForm(
        request.POST or None,
        lines=[(one.key, _line(one, is_alone=is_alone)) for one in lines],
        initial={"keys": [one.key for one in lines if one.key not in left]},
    )
    if request.method == "POST" and form.carried_out(
        lambda given: choose_done(found, group=group, **given, **signature(request))
    ):
        messages.success(request, _("The selection is saved."))
        return redirect("evaluations:report", pk)
    heading = f"{names[group]}: {_('What have we done')}"
    words = {"heading": heading, "button": _("Save the selection")}
    return _form_page(request, found, form, words | {"anchor": f"grupp-{group}"})


def _line(one: DoneLine, *, is_alone: bool) -> str:
    words = f"{day_plain(one.on)}: {one.text}"
    return words if is_alone or one.is_public else f"{words} – " + _("in the group's own report alone")


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = report_to(request, pk, "discard"), DiscardReportForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: discard_report(found, **given, **signature(request))
    ):
        messages.success(request, _("The draft is thrown away."))
        return redirect("evaluations:report", pk)
    words = {
        "heading": _("Throw the draft away"),
        "button": _("Throw the draft away"),
        "happens": [
            _("The texts written in it and its PDF are taken away."),
            _("What was gathered stands where it was, and the report can be gathered anew."),
        ],
    }
    return _form_page(request, found, form, words)


def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows."""
    found = report_to(request, pk, "approve")
    words = {
        "heading": _("Approve the report"),
        "button": _("Approve the report for good"),
        "happens": [
            _("It stands as it is gathered now, with a fingerprint, and does not change again."),
            _("Everybody in the evaluated groups reads it."),
            _("It is made as a PDF. It can be published afterwards."),
        ],
        "notes": [*lacking(found.evaluation), *_named(found)],
        "said": _("The report is approved."),
    }
    return _confirmed(request, found, approve_report, words)


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = report_to(request, pk, "publish")
    words = {
        "heading": pgettext("report", "Publish"),
        "button": _("Publish to everybody"),
        "happens": [
            _("Everybody reads it on the internet: results, what was said, recommendations and your texts."),
            _("Of what was done stands only what the groups have chosen to show."),
            _("Under each recommendation stands what has been written down about what became of it."),
            _("It is made as a PDF."),
            _("It can be withdrawn, but not what others have saved of it by then."),
        ],
        "notes": _named(found),
        "said": _("The report is published."),
    }
    return _confirmed(request, found, publish_report, words)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Away from everybody, with the reason."""
    found, form = report_to(request, pk, "withdraw"), WithdrawReportForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: withdraw_report(found, **given, **signature(request))
    ):
        messages.success(request, _("The report is withdrawn. The groups alone read it."))
        return redirect("evaluations:report", pk)
    words = {
        "heading": _("Withdraw the report"),
        "button": _("Withdraw it from everybody"),
        "happens": [
            _("Its page on the internet and its PDF there are shut at once."),
            _("The evaluated groups read it still, as it was approved. It can be published again."),
            _("What others have saved of it is still with them."),
        ],
    }
    return _form_page(request, found, form, words)


def report_to(request: HttpRequest, pk: int, move: Move) -> Report:
    """404 where the move cannot be made: there is nothing to do on that page."""
    _evaluation, found, _may_write = report_for(request.user, pk, STAFF)
    if found is None or not may_be(found.state, move):
        raise Http404
    return found


def _heading(report: Report, place: str) -> tuple[str, str]:
    """(what it comes before, the part's anchor); 404 for a place that is not in the report."""
    for part in parts(whole_of(report, timezone.now())):
        if part.place == place:
            return part.heading, part.anchor
        for block in part.blocks:
            if block.place == place:
                return f"{part.heading}: {block.heading}", part.anchor
    raise Http404


def _named(report: Report) -> list[str]:
    """Groups that not everybody may know of, in what everybody would read."""
    document = told_to_everybody(whole_of(report, timezone.now()))
    return names_told(document, report.evaluation.structure)


def _confirmed(request: HttpRequest, report: Report, verb, words: dict) -> HttpResponse:
    """A page that says what happens, and a button that does it."""
    if request.method == "POST":
        try:
            verb(report, **signature(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, words["said"])
        return redirect("evaluations:report", report.evaluation_id)
    return _form_page(request, report, None, words)


def _form_page(request: HttpRequest, report: Report, form: PlainForm | None, words: dict) -> HttpResponse:
    context = {"evaluation": report.evaluation, "form": form, **words}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "evaluations/report_form.html", context, status=status)
