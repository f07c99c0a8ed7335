"""The log of decisions and positions over groups, by number, from notes that are approved (P35)."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from groups.access import group_for, groups_for
from groups.models import Group, Person
from meetings.models import Minutes, Outcome
from meetings.readable import readable_items
from samverkan.lib.downloads import download
from samverkan.lib.ordering import falling
from samverkan.lib.spreadsheets import csv_bytes

A_PAGE = 50
KINDS = (Outcome.Kind.DECISION, Outcome.Kind.POSITION)
APPROVED = (Minutes.State.APPROVED, Minutes.State.PUBLISHED)


@dataclass(frozen=True)
class Asked:
    """`?grupp=` a slug, `?ar=` a year, `?q=` words."""

    group: Group | None
    year: int | None
    words: str


@dataclass(frozen=True)
class DecisionLine:
    """`number` is "12/2026", empty where the notes were approved before decisions had numbers."""

    number: str
    day: date
    group: str
    meeting: int
    title: str
    kind: str
    text: str
    points: tuple[str, ...]
    condition: str


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    rows = decisions_for(request.user)
    years = rows.order_by().values_list(ExtractYear("item__meeting__date"), flat=True).distinct()
    page = Paginator(_narrowed(rows, asked), A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [_line(row) for row in page.object_list]
    context = {
        "page": page,
        "asked": asked,
        "years": sorted(years, reverse=True),
        "groups": groups_for(request.user).prefetch_related("names"),
        "query": request.GET.urlencode(),
    }
    return render(request, "pages/decisions.html", context)


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    rows = _narrowed(decisions_for(request.user), _asked(request))
    header = [_("Number"), _("Day"), _("Group"), _("Agenda item"), _("Kind"), _("Text"), _("Points")]
    header.append(_("Condition"))
    lines = [
        [row.number, row.day, row.group, row.title, row.kind, row.text, "\n".join(row.points), row.condition]
        for row in map(_line, rows)
    ]
    return download(csv_bytes(header, lines), "beslut.csv")


def decisions_for(person: Person) -> QuerySet[Outcome]:
    """Decisions and positions in approved notes, of items the person may read; the latest first."""
    rows = Outcome.objects.filter(
        kind__in=KINDS, item__meeting__minutes__state__in=APPROVED, item__in=readable_items(person)
    )
    rows = rows.select_related("item__meeting__group", "decision_number")
    rows = rows.prefetch_related("points", "item__meeting__group__names")
    return rows.order_by(*falling("item__meeting__date", "decision_number__number"), "-pk")


def _asked(request: HttpRequest) -> Asked:
    slug, year = request.GET.get("grupp", ""), request.GET.get("ar", "")
    return Asked(
        group=group_for(request.user, slug) if slug else None,
        year=int(year) if year.isdecimal() and len(year) == 4 and int(year) else None,
        words=request.GET.get("q", "").strip()[:100],
    )


def _narrowed(rows: QuerySet[Outcome], asked: Asked) -> QuerySet[Outcome]:
    if asked.group:
        rows = rows.filter(item__meeting__group=asked.group)
    if asked.year:
        rows = rows.filter(item__meeting__date__year=asked.year)
    if asked.words:
        found = Q(text__icontains=asked.words) | Q(item__title__icontains=asked.words)
        rows = rows.filter(found | Q(points__text__icontains=asked.words)).distinct()
    return rows


def _line(row: Outcome) -> DecisionLine:
    meeting, number = row.item.meeting, getattr(row, "decision_number", None)
    return DecisionLine(
        number=f"{number.number}/{number.year}" if number else "",
        day=meeting.date or timezone.localdate(),
        group=meeting.group.name_on(meeting.date),
        meeting=meeting.pk,
        title=row.item.title,
        kind=str(row.get_kind_display()),
        text=row.text,
        points=tuple(point.text for point in row.points.all()),
        condition=row.condition,
    )
