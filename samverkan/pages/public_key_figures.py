"""Key figures for everybody: a page, csv and JSON, with when the next is there and who is late (S004-22).

Only what is marked as key figure, of groups that everybody may know of; never who entered it, why it was
changed or why it is missing, which is written for the group.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.models import Group, GroupName
from groups.structure import TO_EVERYBODY
from plans.held_readings import HeldReading, held_of
from plans.indicator_lines import late_words
from plans.indicator_page import ReadingTable, reading_table, sources, trend_shown_of
from plans.models import Indicator
from plans.periods import code_of, due_on, last_day, latest_due, name_of, next_period, read_period
from plans.plan_access import open_plans
from plans.progress_words import progress_shown
from plans.reading_file import readings_csv
from plans.reading_late import Owed, handed_in_of, owed_of
from plans.reading_rules import Place
from plans.reporting_organizations import ReportingOrganizations, reporting_organizations
from plans.target_in_force import aim_in_force, target_in_force
from samverkan.lib.dated import value_that_day
from samverkan.lib.downloads import download
from samverkan.lib.reading import Unreadable
from samverkan.pages.public import briefly, for_everybody


@dataclass(frozen=True)
class KeyFigure:
    """What everybody may know of an indicator."""

    indicator: Indicator
    held: dict[Place, HeldReading]
    organizations: ReportingOrganizations
    owed: Owed | None
    today: date

    @property
    def known(self) -> dict[int, str]:
        """Also those that have left: what they read stands, under their name."""
        return self.organizations.names

    @property
    def late(self) -> str:
        return late_words(self.owed, self.known) if self.owed else ""

    @property
    def coming(self) -> tuple[str, date] | None:
        """The next period and the day it is there; None when it is no longer measured."""
        if self.indicator.group.state == Group.State.CLOSED:
            return None
        frequency, lag = self.indicator.frequency, self.indicator.lag_days
        period = next_period(frequency, latest_due(frequency, self.today, lag))
        if self.indicator.ends_on and period > self.indicator.ends_on:
            return None
        return name_of(frequency, period), due_on(frequency, period, lag)


def open_key_figures(today: date) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(is_key_figure=True, group__state__in=TO_EVERYBODY)
    name = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    return rows.select_related("group__structure").annotate(group_name=name)


def _key_figure(group_slug: str, slug: str) -> KeyFigure:
    """Four queries. Reasons stay within the group."""
    today = timezone.localdate()
    indicator = get_object_or_404(open_key_figures(today), group__slug=group_slug, slug=slug)
    held = {
        place: replace(one, missing=_("no figure is given") if one.missing else "")
        for place, one in held_of([indicator.pk])[indicator.pk].items()
    }
    organizations = reporting_organizations([indicator.group_id], today)[indicator.group_id]
    owed = owed_of(indicator, held, organizations, today, handed_in_of([indicator.pk])[indicator.pk])
    return KeyFigure(indicator, held, organizations, owed, today)


@require_safe
@login_not_required
@briefly
def key_figure(request: HttpRequest, group_slug: str, slug: str) -> HttpResponse:
    found = _key_figure(group_slug, slug)
    # The target is told where the plan is: never one of a plan that is the group's own.
    target = target_in_force(found.indicator, open_plans(found.today), found.today)
    parts = (found.indicator, found.held, found.organizations, found.today)
    trend = trend_shown_of(*parts, aim_in_force(target))
    context = {
        "indicator": found.indicator,
        "table": _table(request, found),
        "trend": trend,
        "target": target,
        "progress": progress_shown(trend.paper, found.today) if trend else None,
        "sources": sources(found.held),
        "late": found.late,
        "late_due_on": found.owed.due_on if found.owed else None,
        "coming": found.coming,
        "csv_url": _address("key_figure_csv", group_slug, slug),
        "json_url": _address("key_figure_json", group_slug, slug),
    }
    return render(request, "public/key_figure.html", context)


def _table(request: HttpRequest, found: KeyFigure) -> ReadingTable:
    try:
        last = read_period(found.indicator.frequency, request.GET.get("till", ""))
    except Unreadable:
        last = None
    names = found.organizations.named_on(found.today)
    return reading_table(found.indicator, found.held, names, last, found.known)


def _address(name: str, *args: str) -> str:
    return settings.BASE_URL + reverse(f"public:{name}", args=args)


@require_safe
@login_not_required
@briefly
def key_figures(request: HttpRequest, group_slug: str) -> HttpResponse:
    rows = list(open_key_figures(timezone.localdate()).filter(group__slug=group_slug).order_by("name", "pk"))
    if not rows:
        raise Http404
    return render(request, "public/key_figures.html", {"indicators": rows, "first": rows[0]})


@require_safe
@login_not_required
@for_everybody
def key_figure_csv(request: HttpRequest, group_slug: str, slug: str) -> HttpResponse:
    found = _key_figure(group_slug, slug)
    content = readings_csv(found.indicator, found.held, found.known)
    return _anywhere(download(content, f"{slug}.csv"))


@require_safe
@login_not_required
@for_everybody
def key_figure_json(request: HttpRequest, group_slug: str, slug: str) -> HttpResponse:
    """`value` is null for what is missing, which is never nought (I-READ2)."""
    return _anywhere(JsonResponse(_facts(_key_figure(group_slug, slug), group_slug, slug)))


def _facts(found: KeyFigure, group_slug: str, slug: str) -> dict:
    indicator, owed = found.indicator, found.owed
    late = owed and {
        "period": code_of(indicator.frequency, owed.period),
        "due_on": owed.due_on.isoformat(),
        "organizations": [found.known[pk] for pk in owed.organizations],
        "earlier": list(owed.earlier),
    }
    return {
        "id": _address("key_figure", group_slug, slug),
        "name": indicator.name,
        "group": indicator.group_name,
        "description": indicator.description,
        "unit": indicator.unit_name or indicator.unit,
        "frequency": indicator.frequency,
        "direction": indicator.direction,
        "days_until_published": indicator.lag_days,
        "late": late,
        "sources": sources(found.held),
        "readings": [_reading(found, place) for place in sorted(found.held, key=_order)],
    }


def _order(place: Place) -> tuple:
    period, organization, gender = place
    return period, organization or 0, gender


def _reading(found: KeyFigure, place: Place) -> dict:
    (period, organization, gender), one = place, found.held[place]
    frequency = found.indicator.frequency
    return {
        "period": code_of(frequency, period),
        "from": period.isoformat(),
        "to": last_day(frequency, period).isoformat(),
        "organization": found.known.get(organization),
        "gender": gender,
        "value": None if one.value is None else _number(one.value),
        "is_missing": one.value is None,
        "status": one.status,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _anywhere(response: HttpResponse) -> HttpResponse:
    """Open data: a page of any site may read it. It knows nothing of who asks."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
