"""The papers of the numbers: asked for with a button, made by the worker, then read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groups.access import group_for
from groups.prints import asked_print
from meetings.numbers_papers import (
    NumbersDocument,
    fees_paper,
    group_paper,
    make_fees,
    make_group_numbers,
    make_organization_numbers,
    organization_paper,
)
from samverkan.pages.numbers import right_year
from samverkan.pages.numbers_fees import asked_period
from samverkan.pages.organization_reader import Reader, reader_of


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    found, today = group_for(request.user, slug), timezone.localdate()
    document = group_paper(found, right_year(year), today)
    return _paper(
        request, document, lambda: make_group_numbers.enqueue(found.pk, year, today.isoformat()), {}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def organization(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    reader, today = reader_of(request.user, pk), timezone.localdate()
    groups = _groups(reader)
    document = organization_paper(reader.organization, right_year(year), today, groups)
    return _paper(
        request,
        document,
        lambda: make_organization_numbers.enqueue(pk, year, today.isoformat(), groups),
        {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def fees(request: HttpRequest, pk: int) -> HttpResponse:
    """`?alla=1` with what nobody has confirmed, marked."""
    reader, today = reader_of(request.user, pk), timezone.localdate()
    period, groups = asked_period(request, today), _groups(reader)
    everything = bool(request.GET.get("alla"))
    document = fees_paper(
        reader.organization, period.since, period.until, today, groups, everything=everything
    )
    days = [day.isoformat() for day in (period.since, period.until, today)]
    asked = {"fran": days[0], "till": days[1]} | ({"alla": "1"} if everything else {})
    return _paper(request, document, lambda: make_fees.enqueue(pk, *days, groups, everything), asked)


def _groups(reader: Reader) -> list[int] | None:
    return None if reader.scope.groups is None else sorted(reader.scope.groups)


def _paper(
    request: HttpRequest, document: NumbersDocument, make: Callable[[], object], asked: dict[str, str]
) -> HttpResponse:
    context = {
        "document": document,
        "title": _("%(heading)s as PDF") % {"heading": document.heading},
        "asked": urlencode(asked),
    }
    return asked_print(request, document, make, "numbers/paper.html", context, asked=asked)
