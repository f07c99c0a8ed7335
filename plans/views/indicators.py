"""Indicators: the list, one of them, and making, changing and ending it."""

from django.contrib import messages
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.access import EVERYBODY, groups_for
from groups.models import Group, GroupName
from groups.reports import with_names
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.access import PLANNERS, indicator_for, indicators_for, may, may_enter
from plans.actions import change_indicator, create_indicator, end_indicator
from plans.forms.indicators import EndForm, IndicatorForm
from plans.held_readings import held_of
from plans.indicator_lines import indicator_lines, late_words
from plans.indicator_page import changes, reading_table, sources, trend_shown_of
from plans.kolada_compared import compared
from plans.models import ActivityPlan, Indicator
from plans.periods import name_of, read_period
from plans.plan_access import people_of
from plans.progress_words import progress_shown
from plans.reading_file import readings_csv
from plans.reading_late import handed_in_of, owed_of
from plans.reporting_organizations import reporting_organizations
from plans.target_in_force import aim_in_force, target_in_force
from samverkan.lib.dated import value_that_day
from samverkan.lib.downloads import download
from samverkan.lib.reading import Unreadable


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Those of all the reader's groups, group by group."""
    today = timezone.localdate()
    lines = indicator_lines(_rows(indicators_for(request.user), today), request.user, today)
    groups = [
        group
        for group in with_names(groups_for(request.user, PLANNERS), today)
        if group.state != Group.State.CLOSED
    ]
    lines.sort(key=lambda line: (line.group_name, line.has_ended, line.name))
    return render(request, "plans/indicator_list.html", {"lines": lines, "groups": groups, "group": None})


@require_safe
def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    group, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    lines = indicator_lines(_rows(Indicator.objects.filter(group=group), today), request.user, today)
    lines.sort(key=lambda line: (line.has_ended, line.name))
    may_make = may(request.user, group.pk) and group.state != Group.State.CLOSED
    context = {"lines": lines, "group": group, "may_make": may_make}
    return render(request, "plans/indicator_list.html", context)


def _rows(rows, today):
    name = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    return rows.select_related("group").annotate(group_name=name)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """`?till=2017-08` shows the periods up to that one."""
    indicator, today = indicator_for(request.user, pk), timezone.localdate()
    held = held_of([pk])[pk]
    organizations = reporting_organizations([indicator.group_id], today)[indicator.group_id]
    names, known = organizations.named_on(today), organizations.names
    owed = owed_of(indicator, held, organizations, today, handed_in_of([indicator.pk])[indicator.pk])
    target = target_in_force(indicator, ActivityPlan.objects.filter(group=indicator.group_id), today)
    trend = trend_shown_of(indicator, held, organizations, today, aim_in_force(target))
    context = {
        "indicator": indicator,
        "group_name": indicator.group.name_on(today),
        "table": reading_table(indicator, held, names, _until(request, indicator), known),
        "trend": trend,
        "target": target,
        "progress": progress_shown(trend.paper, today) if trend else None,
        "sources": sources(held),
        "changes": changes(indicator, known),
        "compared": compared(indicator),
        "late": late_words(owed, known) if owed else "",
        "late_due_on": owed.due_on if owed else None,
        "may_enter": may_enter(request.user, indicator),
        "has_ended": indicator.ends_on is not None and indicator.ends_on < today,
    }
    return render(request, "plans/indicator.html", context)


def _until(request: HttpRequest, indicator: Indicator):
    try:
        return read_period(indicator.frequency, request.GET.get("till", ""))
    except Unreadable:
        return None


@require_safe
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that holds, as a file that can be read in again."""
    indicator, today = indicator_for(request.user, pk), timezone.localdate()
    organizations = reporting_organizations([indicator.group_id], today)[indicator.group_id]
    content = readings_csv(indicator, held_of([pk])[pk], organizations.names)
    return download(content, f"{slugify(indicator.name)[:60] or 'indikator'}.csv")


@made_once
def create(request: HttpRequest, slug: str) -> HttpResponse:
    group, today = named_group(request, slug, PLANNERS), timezone.localdate()
    people = people_of(group, today)
    form = IndicatorForm(
        request.POST or None, people=people, initial={"starts_on": today.replace(month=1, day=1)}
    )

    def act(given: dict) -> None:
        form.made = create_indicator(group, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("“%(name)s” is made.") % {"name": form.made})
        return redirect("indicators:one", form.made.pk)
    return _form(request, form, _("New indicator"), _("Make the indicator"), group=group)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = indicator_for(request.user, pk, PLANNERS)
    people = people_of(indicator.group, timezone.localdate(), indicator.responsible)
    form = IndicatorForm(request.POST or None, people=people, indicator=indicator)
    if request.method == "POST" and form.carried_out(
        lambda given: change_indicator(indicator, **given, **signature(request))
    ):
        messages.success(request, _("The indicator is changed."))
        return redirect("indicators:one", pk)
    return _form(request, form, _("Change the indicator"), _("Save the change"), indicator=indicator)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = indicator_for(request.user, pk, PLANNERS)
    form = EndForm(request.POST or None, initial={"ends_on": indicator.ends_on})
    if request.method == "POST" and form.carried_out(
        lambda given: end_indicator(indicator, **given, **signature(request))
    ):
        name = name_of(indicator.frequency, form.cleaned_data["ends_on"])
        messages.success(request, _("It is measured up to %(period)s.") % {"period": name})
        return redirect("indicators:one", pk)
    note = _("What has been read is kept and shown. No reading is asked for after that day.")
    return _form(
        request, form, _("End the indicator"), _("End the indicator"), indicator=indicator, note=note
    )


def _form(request: HttpRequest, form, title: str, button: str, **context) -> HttpResponse:
    context |= {"form": form, "title": title, "button": button}
    return render(request, "plans/indicator_form.html", context, status=422 if form.is_bound else 200)
