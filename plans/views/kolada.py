"""Choosing a key figure in Kolada and fetching its values."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.views.signature import signature
from plans.access import PLANNERS, indicator_for
from plans.actions import (
    ask_for_kolada,
    choose_kpi,
    compare_with,
    read_kolada_file,
    stop_comparing,
)
from plans.actions.kolada import years_of
from plans.forms.kolada import FetchForm, FileForm, PlaceForm
from plans.kolada import Kolada, KoladaProblem
from plans.kolada_choice import choice_of, fetch_for, fetch_shown
from plans.kolada_compared import compared, compared_place_for, offered_places
from plans.kolada_task import fetch_from_kolada
from plans.models import Indicator
from samverkan.lib.refusal import Refused

# Somebody is waiting for the page: one try, and not for long.
SECONDS = 8
MOST_FOUND = 50
SHORTEST = 3


def search(request: HttpRequest, pk: int) -> HttpResponse:
    """Key figures by words or id; one of them becomes the indicator's."""
    indicator = indicator_for(request.user, pk, PLANNERS)
    problem, status = "", 200
    if request.method == "POST":
        try:
            choose_kpi(indicator, kpi=request.POST.get("kpi", ""), **signature(request))
            messages.success(request, _("The readings are taken from Kolada from now on."))
            return redirect("kolada:ask", pk)
        except Refused as refusal:
            problem, status = str(refusal), 422
    context = _searched(request, Kolada(seconds=SECONDS, tries=1).kpis)
    context["problem"] = problem or context["problem"]
    return render(request, "plans/kolada_search.html", context | {"indicator": indicator}, status=status)


@require_safe
def codes(request: HttpRequest, pk: int) -> HttpResponse:
    """What a municipality or region is called in Kolada: its code is written in the register of
    organisations."""
    indicator = indicator_for(request.user, pk, PLANNERS)
    context = _searched(request, Kolada(seconds=SECONDS, tries=1).areas)
    return render(request, "plans/kolada_codes.html", context | {"indicator": indicator})


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Places outside the group: the nation, the region, and what is searched for."""
    indicator = indicator_for(request.user, pk, PLANNERS)
    form = PlaceForm(request.POST or None)

    def act(given: dict) -> None:
        form.place = compare_with(indicator, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        text = _("%(name)s is set beside it. Fetch the values, and they come along.")
        messages.success(request, text % {"name": form.place.name})
        return redirect("kolada:compare", pk)
    context = _searched(request, Kolada(seconds=SECONDS, tries=1).areas) | {
        "indicator": indicator,
        "form": form,
        "places": indicator.compared.all(),
        "offered": offered_places(indicator),
        "compared": compared(indicator),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "plans/kolada_compare.html", context, status=status)


@require_POST
def compare_remove(request: HttpRequest, pk: int) -> HttpResponse:
    place = compared_place_for(request.user, pk)
    try:
        stop_comparing(place, **signature(request))
        messages.success(request, _("%(name)s is taken away.") % {"name": place.name})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("kolada:compare", place.indicator_id)


def _searched(request: HttpRequest, search) -> dict:
    """What was searched for with what was found, or why not. Nothing is asked of Kolada without words."""
    asked = request.GET.get("q", "").strip()[:100]
    found, problem = [], ""
    if len(asked) >= SHORTEST:
        try:
            found = search(asked)
        except KoladaProblem as told:
            problem = str(told)
    return {
        "asked": asked,
        "is_too_short": 0 < len(asked) < SHORTEST,
        "found": found[:MOST_FOUND],
        "left_out": max(len(found) - MOST_FOUND, 0),
        "problem": problem,
    }


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = indicator_for(request.user, pk, PLANNERS)
    today = timezone.localdate()
    choice = choice_of(indicator, today)
    form = FetchForm(
        request.POST or None,
        choice=choice,
        is_for_all=not indicator.by_organization,
        years=years_of(indicator, today),
        today=today,
    )

    def act(given: dict) -> None:
        years = {name: given[name] for name in ("from_year", "to_year")}
        form.fetch = ask_for_kolada(indicator, organizations=form.chosen, **years, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        fetch_from_kolada.enqueue(form.fetch.pk, form.chosen)
        return redirect("kolada:state", form.fetch.pk)
    return _form(request, indicator, form, choice.without, is_file=False)


def from_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The same without a network: an answer that somebody has saved."""
    indicator = indicator_for(request.user, pk, PLANNERS)
    choice = choice_of(indicator, timezone.localdate())
    form = FileForm(
        request.POST or None,
        request.FILES or None,
        choice=choice,
        is_for_all=not indicator.by_organization,
    )

    def act(given: dict) -> None:
        file = given["file"]
        form.fetch = read_kolada_file(
            indicator,
            content=file.read(),
            filename=file.name,
            organizations=form.chosen,
            **signature(request),
        )

    if request.method == "POST" and form.carried_out(act):
        return redirect("kolada:state", form.fetch.pk)
    return _form(request, indicator, form, choice.without, is_file=True)


def _form(
    request: HttpRequest, indicator: Indicator, form: FetchForm | FileForm, without: list, *, is_file: bool
) -> HttpResponse:
    context = {
        "indicator": indicator,
        "form": form,
        "without": without,
        "is_file": is_file,
        "has_kpi": indicator.source == Indicator.Source.KOLADA,
        "last": [fetch_shown(row) for row in indicator.fetches.all()[:5]],
        "address": f"{settings.KOLADA_URL}/data/kpi/{indicator.kolada_id}/municipality/1981/year/2016,2017",
    }
    return render(request, "plans/kolada_ask.html", context, status=422 if form.is_bound else 200)


@require_safe
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it has come; the part asks again while it is under way."""
    fetch = fetch_for(request.user, pk)
    name = "plans/kolada_state.html" + ("#part" if request.htmx else "")
    return render(request, name, {"indicator": fetch.indicator, "fetch": fetch_shown(fetch)})
