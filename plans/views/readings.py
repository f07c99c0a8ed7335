"""Entering readings: typed down a table, pasted from Excel, or from a file."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from groups.views.signature import signature
from plans.access import indicator_to_enter
from plans.actions import ReadingsRefused, enter_readings
from plans.entry_table import EntryTable, default_period, entries_in, entry_table
from plans.forms.indicators import BatchForm, PasteForm
from plans.held_readings import held_of, measure_of
from plans.indicator_page import usual_source
from plans.models import Indicator
from plans.periods import code_of, last_day, name_of, next_period, previous_period, read_period
from plans.reading_file import Asked, read_readings
from plans.reading_preview import Preview, preview_of
from plans.reporting_organizations import reporting_organizations
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """`?period=2017-08`; without it the latest that is over."""
    indicator = indicator_to_enter(request.user, pk)
    today = timezone.localdate()
    held, period = held_of([pk])[pk], _period(request, indicator, today)
    names = _that_read(indicator, period, today)
    form = BatchForm(request.POST or None, initial={"source": usual_source(held)})
    posted = request.POST if request.method == "POST" else None
    table = entry_table(indicator, held, names, period, today, posted)
    if table.preliminary:
        form.offer_to_settle(table.preliminary)
    if posted is not None and _typed_in(request, form, table, indicator, held):
        return redirect("indicators:one", pk)
    context = {
        "indicator": indicator,
        "form": form,
        "table": table,
        "period": name_of(indicator.frequency, period),
        "code": code_of(indicator.frequency, period),
        "is_wide": len(table.columns) > 1,
        **_neighbours(indicator, period, today),
    }
    return render(request, "plans/indicator_enter.html", context, status=422 if form.is_bound else 200)


def _typed_in(request: HttpRequest, form: BatchForm, table: EntryTable, indicator: Indicator, held) -> bool:
    """Whether everything went in; else each fault stands at its field."""
    if request.POST.get("asked"):
        form.ask_about_jumps()
    if not form.is_valid():
        return False
    given = form.cleaned_data
    settled = bool(given.get("settled"))
    entries = entries_in(table, indicator, held, status=given["status"], why=given["why"], settled=settled)
    if table.faults:
        return False
    if not entries:
        form.add_error(None, _("Nothing new is filled in."))
        return False

    def act(given: dict) -> None:
        _tell(request, len(_entered(request, indicator, entries, given)))

    if form.carried_out(act):
        return True
    if isinstance(form.refusal, ReadingsRefused):
        table.blame(form.refusal.by_place)
        _ask(form)
    return False


def _entered(request: HttpRequest, indicator: Indicator, entries, given: dict) -> list:
    confirmed = bool(given.get("confirmed"))
    return enter_readings(
        indicator, entries=entries, source=given["source"], confirmed=confirmed, **signature(request)
    )


def _ask(form: BatchForm) -> None:
    if form.refusal.code == "jump" and "confirmed" not in form.fields:
        form.ask_about_jumps()


def _tell(request: HttpRequest, count: int) -> None:
    if not count:
        messages.info(request, _("Nothing was new, so nothing is changed."))
        return
    text = ngettext("%(count)d reading is entered.", "%(count)d readings are entered.", count)
    messages.success(request, text % {"count": count})


def _period(request: HttpRequest, indicator: Indicator, today: date) -> date:
    try:
        return read_period(indicator.frequency, request.GET.get("period", ""))
    except Unreadable:
        return default_period(indicator, today)


def _that_read(indicator: Indicator, period: date, today: date) -> dict[int, str]:
    """Those that take part, and those that did at the period's end: what they read may come in late."""
    organizations = reporting_organizations([indicator.group_id], today)[indicator.group_id]
    then = organizations.seated_on(min(last_day(indicator.frequency, period), today))
    now = organizations.named_on(today)
    return {pk: name for pk, name in organizations.names.items() if pk in now or pk in then}


def _neighbours(indicator: Indicator, period: date, today: date) -> dict[str, tuple[str, str]]:
    """(code, name) of the period before and after, where readings may be entered."""
    if not indicator.by_organization:
        return {}
    found, frequency = {}, indicator.frequency
    before, after = previous_period(frequency, period), next_period(frequency, period)
    if next_period(frequency, before) > indicator.starts_on:
        found["before"] = (code_of(frequency, before), name_of(frequency, before))
    if after <= today and (indicator.ends_on is None or after <= indicator.ends_on):
        found["after"] = (code_of(frequency, after), name_of(frequency, after))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """What was pasted is shown as it was read, row by row, before anything is saved; then all or nothing."""
    indicator = indicator_to_enter(request.user, pk)
    today = timezone.localdate()
    held = held_of([pk])[pk]
    names = reporting_organizations([indicator.group_id], today)[indicator.group_id].names
    form = PasteForm(request.POST or None, request.FILES or None)
    preview = None
    if request.method == "POST":
        if request.POST.get("asked"):
            form.ask_about_jumps()
        if form.is_valid():
            given = form.cleaned_data
            asked = Asked(indicator, names, default_period(indicator, today), given["status"], given["why"])
            found = read_readings(form.rows, asked)
            preview = preview_of(found, indicator, measure_of(indicator, names), held, names, today)
            if preview.may_save(given) and request.POST.get("step") == "save":
                if _saved(request, form, indicator, preview):
                    return redirect("indicators:one", pk)
            elif preview.has_questions and "confirmed" not in form.fields:
                form.ask_about_jumps()
            # What was previewed is what is saved, also from a file, which a browser does not send twice.
            form.data = form.data.copy()
            form.data["text"] = _as_text(form.rows)
    context = {
        "indicator": indicator,
        "form": form,
        "preview": preview,
        "period": name_of(indicator.frequency, default_period(indicator, today)),
        "some_names": list(names.values())[:2],
    }
    is_wrong = form.is_bound and (preview is None or preview.faults or bool(form.errors))
    return render(request, "plans/indicator_paste.html", context, status=422 if is_wrong else 200)


def _saved(request: HttpRequest, form: PasteForm, indicator: Indicator, preview: Preview) -> bool:
    try:
        _tell(request, len(_entered(request, indicator, preview.entries, form.cleaned_data)))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _as_text(rows: list[list[str]]) -> str:
    """The cells as they would be pasted."""
    return "\n".join("\t".join(cell.replace("\t", " ") for cell in row) for row in rows)
