"""Figures handed in: asking for them, the organisation's page by link, and the review."""

from datetime import timedelta
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.links import dead_link, for_link
from groups.models import Group, Link, Organization
from groups.views.signature import named_group, signature
from plans.access import PLANNERS
from plans.actions import (
    ReadingsRefused,
    approve_hand_in,
    ask_for_readings,
    hand_in_figures,
    lock_hand_in,
    remind_of_hand_ins,
    save_hand_in,
    send_back,
    withdraw_hand_in,
)
from plans.actions.hand_ins import OPEN
from plans.forms.hand_ins import ApproveForm, AskForReadingsForm, SendBackForm, WhoForm
from plans.hand_in_access import hand_in_for
from plans.hand_in_page import MARKS, FigureLine, figure_lines, figures_in
from plans.hand_in_reached import HAND_IN_LINK, living_hand_in, unreached
from plans.held_readings import named_organizations
from plans.indicator_lines import earlier
from plans.models import HandIn, Indicator
from plans.periods import name_of, period_of
from samverkan.lib.reading import sorting_key
from samverkan.lib.refusal import Refused

State = HandIn.State
USUAL_DAYS = timedelta(days=21)


@require_safe
def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Period by period, the latest first: who has handed in, and what waits for a review."""
    group, today = named_group(request, slug, PLANNERS), timezone.localdate()
    rows = HandIn.objects.filter(group=group).select_related("organization").order_by("-period", "frequency")
    rows = list(rows.prefetch_related("organization__names"))
    periods = []
    for (frequency, period), found in groupby(rows, key=lambda row: (row.frequency, row.period)):
        lines = sorted(
            ((row, row.organization.name_on(today), MARKS[row.state]) for row in found),
            key=lambda line: sorting_key(line[1]),
        )
        periods.append((name_of(frequency, period), lines))
    silent = _unreached(rows, today)
    owing = [row for row in rows if row.state in OPEN]
    context = {
        "group": group,
        "periods": periods,
        "today": today,
        "waiting": sum(row.state == State.HANDED_IN for row in rows),
        "owing": len(owing),
        "reminded": sum(row.organization not in silent for row in owing),
        "unreached": silent,
    }
    return render(request, "plans/hand_in_list.html", context)


def _unreached(rows: list[HandIn], today) -> list[Organization]:
    """Those that owe figures and know nothing of it, each with its name as `shown_name`."""
    owing = {row.organization_id: row.organization for row in rows if row.state in OPEN}
    found = [owing[pk] for pk in unreached(owing, today)]
    for organization in found:
        organization.shown_name = organization.name_on(today)
    return sorted(found, key=lambda row: sorting_key(row.shown_name))


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest period that is over and all organisations are chosen already: one click."""
    group, today = named_group(request, slug, PLANNERS), timezone.localdate()
    names = named_organizations(group.pk, today)
    periods = _periods(group, today)
    form = AskForReadingsForm(
        request.POST or None,
        periods=periods,
        organizations=sorted(
            Organization.objects.filter(pk__in=names), key=lambda row: [*names].index(row.pk)
        ),
        names=names,
        initial={"organizations": [*names], "due_on": today + USUAL_DAYS},
    )

    def act(given: dict) -> None:
        form.asked = ask_for_readings(group, **form.given(given), **signature(request))

    if request.method == "POST" and form.carried_out(act):
        text = ngettext(
            "%(count)d organisation is asked.", "%(count)d organisations are asked.", len(form.asked)
        )
        messages.success(request, text % {"count": len(form.asked)})
        return redirect("indicators:hand_ins", slug)
    context = {"group": group, "form": form, "has_periods": bool(periods)}
    return render(request, "plans/hand_in_ask.html", context, status=422 if form.is_bound else 200)


def _periods(group: Group, today) -> list[tuple[str, object]]:
    """The four latest of each frequency that some indicator has, those that are over first."""
    rows = Indicator.objects.filter(group=group, by_organization=True).exclude(source="kolada")
    wanted = set(rows.values_list("frequency", flat=True))
    found = []
    for frequency in ("month", "quarter", "year"):
        if frequency in wanted:
            now, *before = reversed(earlier(frequency, period_of(frequency, today), 5))
            found += [(frequency, period) for period in [*before, now]]
    return found


@require_POST
def remind(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, PLANNERS)
    try:
        sent = len(remind_of_hand_ins(group, **signature(request)))
        text = ngettext("%(count)d reminder is sent.", "%(count)d reminders are sent.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("indicators:hand_ins", slug)


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    hand_in = hand_in_for(request.user, pk)
    return _review(request, hand_in, ApproveForm(prefix="g"), SendBackForm(prefix="s"))


def _review(request: HttpRequest, hand_in: HandIn, approval, returning, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    lines = figure_lines(hand_in)
    context = {
        "hand_in": hand_in,
        "organization": hand_in.organization.name_on(today),
        "group_name": hand_in.group.name_on(today),
        "period": name_of(hand_in.frequency, hand_in.period),
        "lines": lines,
        "mark": MARKS[hand_in.state],
        "approval": approval,
        "returning": returning,
        "may_approve": hand_in.state == State.HANDED_IN,
        "may_return": hand_in.state in {State.HANDED_IN, State.APPROVED},
        "may_lock": hand_in.state == State.APPROVED,
        "may_withdraw": hand_in.state == State.DRAFT and not any(line.text for line in lines),
    }
    return render(request, "plans/hand_in_review.html", context, status=status)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    hand_in = hand_in_for(request.user, pk)
    form = ApproveForm(request.POST, prefix="g")
    if request.POST.get("asked"):
        form.ask_about_jumps()

    def act(given: dict) -> None:
        approve_hand_in(
            hand_in,
            status=given["status"],
            confirmed=bool(given.get("confirmed")),
            **signature(request),
        )

    if form.carried_out(act):
        messages.success(request, _("The figures are approved, and stand as readings."))
        return redirect("indicators:hand_ins", hand_in.group.slug)
    if isinstance(form.refusal, ReadingsRefused):
        for fault in form.refusal.faults[1:]:
            form.add_error(None, fault.message)
        if form.refusal.code == "jump" and "confirmed" not in form.fields:
            form.ask_about_jumps()
    return _review(request, hand_in, form, SendBackForm(prefix="s"), 422)


@require_POST
def return_it(request: HttpRequest, pk: int) -> HttpResponse:
    hand_in = hand_in_for(request.user, pk)
    form = SendBackForm(request.POST, prefix="s")
    if form.carried_out(lambda given: send_back(hand_in, **given, **signature(request))):
        messages.success(request, _("It is sent back, with what is to be mended."))
        return redirect("indicators:hand_ins", hand_in.group.slug)
    return _review(request, hand_in, ApproveForm(prefix="g"), form, 422)


@require_POST
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    hand_in = hand_in_for(request.user, pk)
    return _done(request, hand_in, lock_hand_in, _("It is locked, and the link no longer works."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    hand_in = hand_in_for(request.user, pk)
    return _done(request, hand_in, withdraw_hand_in, _("It is taken back."))


def _done(request: HttpRequest, hand_in: HandIn, act, text: str) -> HttpResponse:
    slug = hand_in.group.slug
    try:
        act(hand_in, **signature(request))
        messages.success(request, text)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("indicators:hand_ins", slug)


@for_link(HAND_IN_LINK)
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: Link) -> HttpResponse:
    """The organisation's own figures and nobody else's. GET shows; POST saves or hands in."""
    today = timezone.localdate()
    hand_in = living_hand_in(link, today)
    if hand_in is None:
        return dead_link(request)
    is_open = hand_in.state in OPEN
    posted = request.POST if request.method == "POST" and is_open else None
    lines = figure_lines(hand_in, posted)
    who = WhoForm(posted, initial={"by_name": hand_in.by_name}) if link.person is None and is_open else None
    form, done = _handed_in(request, hand_in, lines, link, who) if posted is not None else ("", False)
    if done:
        return redirect("indicators:hand_in_by_link", request.resolver_match.kwargs["token"])
    context = {
        "hand_in": hand_in,
        "organization": hand_in.organization.name_on(today),
        "group_name": hand_in.group.name_on(today),
        "period": name_of(hand_in.frequency, hand_in.period),
        "lines": lines,
        "faults": [line for line in lines if line.fault],
        "who": who,
        "refusal": form,
        "mark": MARKS[hand_in.state],
        "is_open": is_open,
        "is_late": is_open and hand_in.due_on < today,
    }
    return render(request, "plans/hand_in.html", context, status=422 if posted is not None else 200)


def _handed_in(request, hand_in: HandIn, lines: list[FigureLine], link: Link, who) -> tuple[str, bool]:
    """(what refused it, whether it is done). Each fault stands at its field."""
    figures = figures_in(hand_in, lines)
    is_saving = request.POST.get("step") == "save"
    if any(line.fault for line in lines) or not (is_saving or who is None or who.is_valid()):
        return "", False
    verb = save_hand_in if is_saving else hand_in_figures
    name = who.cleaned_data.get("by_name", "") if who is not None and who.is_valid() else ""
    try:
        verb(hand_in, figures=figures, by=link.person, by_name=name, now=timezone.now())
    except Refused as refusal:
        at = next((line for line in lines if line.field == refusal.field), None)
        if at is None:
            return str(refusal), False
        at.fault = str(refusal)
        return "", False
    saved = _("It is saved. It is not handed in yet.")
    messages.success(request, saved if is_saving else _("Thank you. The figures are handed in."))
    return "", True
