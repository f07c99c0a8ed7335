"""The list of issues: where each is and for how long, and those without a home (S002-11,
S000-25, S000-38)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_safe

from groups.access import standing_of
from issues.choices import raises
from samverkan.lib.downloads import download
from samverkan.lib.spreadsheets import csv_bytes
from samverkan.pages.issue_filters import asked_of, choices_for
from samverkan.pages.issue_lines import line_of, places_for, stages_of

A_PAGE = 50


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What is under way, what comes next first; narrowed by what the address asks for."""
    asked, today, stages = asked_of(request), timezone.localdate(), stages_of(request.user)
    rows = asked.narrowed(places_for(request.user, today), stages, today)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [line_of(row, stages, request.user, today) for row in page.object_list]
    context = {
        "page": page,
        "asked": asked,
        "choices": choices_for(request.user, stages, today),
        "query": request.GET.urlencode(),
        "may_raise": raises(standing_of(request.user)),
    }
    return render(request, "pages/issue_list.html", context)


@require_safe
def homeless(request: HttpRequest) -> HttpResponse:
    """Questions nobody's group has taken on yet, the oldest first (S000-25, S000-38, I-ISS4)."""
    today, stages = timezone.localdate(), stages_of(request.user)
    rows = places_for(request.user, today).filter(issue__home_group__isnull=True)
    rows = asked_of(request).narrowed(rows, stages, today).order_by("issue__raised_on", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [line_of(row, stages, request.user, today) for row in page.object_list]
    context = {"page": page, "may_raise": raises(standing_of(request.user))}
    return render(request, "pages/issue_homeless.html", context)


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """Every line of what the list shows, for Excel."""
    asked, today, stages = asked_of(request), timezone.localdate(), stages_of(request.user)
    rows = asked.narrowed(places_for(request.user, today), stages, today)
    header = [_("Number"), _("Question"), _("Home group"), _("Owner"), _("Raised by"), _("Raised on")]
    header += [_("Stage"), _("Since"), _("Days"), _("Too long"), _("Waits for"), pgettext("issue", "Next")]
    lines = [
        [
            *(line.number, line.title, line.group, line.owner, line.raised_by, line.raised_on),
            *(line.stage_name, line.since, line.days, line.is_late, line.waits_for, line.next),
        ]
        for line in (line_of(row, stages, request.user, today) for row in rows)
    ]
    return download(csv_bytes(header, lines), "fragor.csv")
