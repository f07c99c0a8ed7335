"""“What have we done, a selection”: a group's year as it makes itself, edited by hand (S000-42)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.access import EVERYBODY
from groups.structure import TO_EVERYBODY
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.access import PLANNERS, may
from plans.actions.done_list import (
    SAID,
    add_done,
    line_of,
    move_done,
    order_done_by_day,
    remove_done,
    say_done,
)
from plans.done_list import YEARS, DoneLine, whole_list
from plans.edition import edition_of
from plans.forms.done_list import AddForm, SayForm
from plans.models import DoneEntry
from plans.views.plan_writing import see_what_stands
from samverkan.lib.refusal import Refused


@require_safe
def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    group, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    lines = whole_list(group, _known(year))
    may_plan = may(request.user, group.pk, PLANNERS)
    context = {
        "group": group,
        "year": year,
        "before": year - 1,
        "after": year + 1 if year < today.year else 0,
        "lines": [line for line in lines if not line.is_hidden],
        "hidden": [line for line in lines if line.is_hidden] if may_plan else [],
        "may_plan": may_plan,
        "is_ordered": may_plan and any(line.place for line in lines),
        "is_shown": group.state in TO_EVERYBODY and any(line.is_public for line in lines),
    }
    return render(request, "plans/done_list.html", context)


@made_once
def say(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """`?rad=` what the line is made from, as "meeting:12:2017", or `?skriven=` the key of one written by
    hand."""
    group = named_group(request, slug, PLANNERS)
    key = request.GET.get("skriven", "")
    entry = int(key) if key.isdecimal() else 0
    line = line_of(group, _known(year), source=request.GET.get("rad", ""), entry=entry)
    if line is None:
        raise Http404
    initial = {name: getattr(line, name) for name in SAID} | {"seen": edition_of(_said(line), SAID)}
    form = SayForm(request.POST or None, initial=initial)
    if not line.source:
        del form.fields["is_hidden"]
    if request.method == "POST" and form.carried_out(
        lambda given: say_done(group, line=line, **given, **signature(request))
    ):
        messages.success(request, _("The line is saved."))
        return redirect("activities:done", slug, year)
    see_what_stands(form, _said(line), SAID)
    words = {"heading": _("Say it anew"), "button": _("Save the line"), "made": line.made, "line": line}
    return _page(request, group, year, form, words)


def _said(line: DoneLine) -> DoneEntry:
    """What is said of a line; blank where nothing is."""
    return DoneEntry.objects.filter(pk=line.entry).first() or DoneEntry()


@made_once
def add(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    group = named_group(request, slug, PLANNERS)
    form, made = AddForm(request.POST or None), []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(add_done(group, **given, **signature(request)))
    ):
        messages.success(request, _("The line is added."))
        return redirect("activities:done", slug, made[0].on.year)
    return _page(
        request, group, _known(year), form, {"heading": _("Add a line"), "button": _("Add the line")}
    )


@require_POST
def move(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """`rad` is the line's key; `way` is "up", "down", or "by_day" for all of them."""
    group, way = named_group(request, slug, PLANNERS), request.POST.get("way", "")
    try:
        if way == "by_day":
            order_done_by_day(group, _known(year), **signature(request))
        else:
            key, to = request.POST.get("rad", ""), "up" if way == "up" else "down"
            move_done(group, _known(year), key=key, to=to, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("activities:done", slug, year)


@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One that was written by hand."""
    group = named_group(request, slug, PLANNERS)
    entry = DoneEntry.objects.filter(group=group, pk=pk, is_hidden=False).first()
    if entry is None:
        raise Http404
    remove_done(entry, **signature(request))
    messages.success(request, _("The line is taken away."))
    return redirect("activities:done", slug, entry.on.year)


def _known(year: int) -> int:
    if year not in YEARS:
        raise Http404
    return year


def _page(request: HttpRequest, group, year: int, form, words: dict) -> HttpResponse:
    context = {"group": group, "year": year, "form": form, **words}
    return render(request, "plans/done_form.html", context, status=422 if form.is_bound else 200)
