"""The report of an evaluation: its page, written on, approved and published."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from evaluations.access import evaluation_for
from evaluations.actions import approve_report, begin_report, publish_report, write_report_text
from evaluations.actions.reports import TEXT
from evaluations.forms.reports import ReportTextForm
from evaluations.gathered_report import document_of, orals_left, surveys_left
from evaluations.models import Evaluation, Report, ReportText
from evaluations.report_access import report_for
from evaluations.report_document import OPENING
from evaluations.report_parts import Part, parts, told
from evaluations.report_states import Move, may_be, standing
from groups.access import STAFF
from groups.views.signature import signature
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """As it stands now while it is a draft, as it was frozen from then on."""
    evaluation, found, may_write = report_for(request.user, pk)
    if found is None:
        return render(request, "evaluations/report.html", {"evaluation": evaluation, "report": None})
    document = document_of(found, timezone.now())
    shown, is_draft = parts(document), found.state == Report.State.DRAFT
    mark, word = standing(found.state)
    context = {
        "evaluation": evaluation,
        "report": found,
        "document": document,
        "parts": shown if is_draft else told(shown),
        "mark": mark,
        "word": word,
        "may_write": may_write and is_draft,
        "may_publish": may_write and may_be(found.state, "publish"),
        "has_opening": any(text.place == OPENING for text in document.texts),
        "lacking": _lacking(evaluation) if is_draft else [],
    }
    return render(request, "evaluations/report.html", context)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """One click gathers what there is."""
    begin_report(evaluation_for(request.user, pk, STAFF), **signature(request))
    messages.success(request, _("The report is gathered. Write the opening."))
    return redirect("evaluations:report", pk)


def text(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """What stands before a part, written by hand."""
    found = report_to(request, pk, "write")
    part = _part(found, place)
    there = ReportText.objects.filter(report=found, place=place).first() or ReportText(report=found)
    initial = {"text": there.text, "seen": edition_of(there, TEXT)}
    form = ReportTextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: write_report_text(found, place=place, **given, **signature(request))
    ):
        messages.success(request, _("The text is saved."))
        return redirect("evaluations:report", pk)
    see_what_stands(form, there, TEXT)
    words = {"heading": part.heading, "button": _("Save the text"), "anchor": part.anchor}
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
        "notes": _lacking(found.evaluation),
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
            _("It is made as a PDF. It cannot be taken back."),
        ],
        "said": _("The report is published."),
    }
    return _confirmed(request, found, publish_report, words)


def report_to(request: HttpRequest, pk: int, move: Move) -> Report:
    """404 where the move cannot be made: there is nothing to do on that page."""
    _evaluation, found, _may_write = report_for(request.user, pk, STAFF)
    if found is None or not may_be(found.state, move):
        raise Http404
    return found


def _part(report: Report, place: str) -> Part:
    document = document_of(report, timezone.now())
    for part in parts(document):
        if part.place == place:
            return part
    raise Http404


def _lacking(evaluation: Evaluation) -> list[str]:
    """What the report does not tell, and why; two queries."""
    found, surveys = [], surveys_left(evaluation)
    orals = orals_left(evaluation, min(evaluation.ends_on, timezone.localdate()))
    if surveys:
        text = _("%(surveys)s is not reported yet, so its result is not here.")
        found.append(text % {"surveys": listed(surveys)})
    if orals:
        text = _("The oral evaluation of %(groups)s is not final, so nothing of it is here.")
        found.append(text % {"groups": listed(orals)})
    return found


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
