"""The wheel of a group and of a structure, and on paper."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import EVERYBODY, STAFF, group_for, groups_for, standing_of, structure_for
from groups.models import Group, Structure
from groups.prints import asked_print
from groups.reports import with_names
from meetings.access import PLANNERS
from meetings.obligation_agendas import with_agendas
from meetings.wheel_drawing import RINGS, drawing_of
from meetings.wheel_facts import Wheel, group_wheel, structure_wheel
from meetings.wheel_list import legend_of, lines_of, months_of, pace_words
from meetings.wheel_paper import (
    WheelPaper,
    make_group_wheel,
    make_structure_wheel,
    paper_of_group,
    paper_of_structure,
)
from meetings.wheel_svg import sample_of, svg_of

FIRST_YEAR, LAST_YEAR = 1990, 2100


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The reader's structures and groups, each with its wheel of this year; a structure alone at once."""
    today, standing = timezone.localdate(), standing_of(request.user)
    rows = Structure.objects.all()
    if not standing.is_administrator:
        rows = rows.filter(pk__in=standing.structure_ids())
    groups = list(with_names(groups_for(request.user).filter(state=Group.State.ACTIVE), today))
    context = {"structures": list(rows), "groups": groups, "year": today.year}
    return render(request, "year/list.html", context)


@require_safe
def group(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    found, today = _group(request, slug, year), timezone.localdate()
    wheel = group_wheel(found, year, today)
    standing = standing_of(request.user)
    is_closed = found.state == Group.State.CLOSED
    context = _context(wheel, today)
    may_tick = standing.has(found.pk, PLANNERS) and not is_closed
    if may_tick:
        context["obligations"] = with_agendas(context["obligations"], found, year, today)
    context |= {
        "group": found,
        "pace": pace_words(wheel.pace),
        "lacks": bool(wheel.pace.missing),
        "may_tick": may_tick,
        "may_plan": standing.has(found.pk, PLANNERS) and not is_closed and year >= today.year,
    }
    return render(request, "year/group.html", context)


@require_safe
def structure(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    found, today = _structure(request, slug, year), timezone.localdate()
    wheel = structure_wheel(found, request.user, year, today)
    standing = standing_of(request.user)
    context = _context(wheel, today) | {
        "structure": found,
        "is_staff": standing.is_administrator or found.pk in standing.structure_ids(STAFF),
        "groups": list(with_names(groups_for(request.user).filter(structure=found), today)),
    }
    return render(request, "year/structure.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_paper(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    found, today = _group(request, slug, year), timezone.localdate()
    made = paper_of_group(found, year, today)
    back = reverse("year:group", args=[slug, year])
    return _paper(request, made, back, lambda: make_group_wheel.enqueue(found.pk, year, today.isoformat()))


@require_http_methods(["GET", "HEAD", "POST"])
def structure_paper(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    found, today, reader = _structure(request, slug, year), timezone.localdate(), request.user
    made = paper_of_structure(found, reader, year, today)
    back = reverse("year:structure", args=[slug, year])
    return _paper(
        request,
        made,
        back,
        lambda: make_structure_wheel.enqueue(found.pk, reader.pk, year, today.isoformat()),
    )


def _paper(request: HttpRequest, made: WheelPaper, back: str, ask) -> HttpResponse:
    context = {"document": made.document, "back": back}
    return asked_print(request, made.document, ask, "year/paper.html", context, name=made.file_name)


def checked_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


def _group(request: HttpRequest, slug: str, year: int) -> Group:
    return group_for(request.user, slug, EVERYBODY) if checked_year(year) else None


def _structure(request: HttpRequest, slug: str, year: int) -> Structure:
    checked_year(year)
    return structure_for(request.user, slug)


def _context(wheel: Wheel, today: date) -> dict:
    drawing = drawing_of(wheel, tuple(str(name) for name in MONTHS_3.values()))
    return {
        "wheel": wheel,
        "drawing": svg_of(drawing, _title(wheel)),
        "legend": [(sample_of(line.shape, line.style), line.word) for line in legend_of(drawing)],
        "is_packed": not any(dot.text for dot in drawing.dots) and bool(drawing.dots),
        "rings": len(RINGS) if drawing.left_out else 0,
        "months": months_of(wheel),
        "obligations": lines_of(wheel),
        "earlier": wheel.year - 1 if wheel.year > FIRST_YEAR else None,
        "later": wheel.year + 1 if wheel.year < LAST_YEAR else None,
        "is_this_year": wheel.year == today.year,
    }


def _title(wheel: Wheel) -> str:
    return _("Annual wheel %(year)s of %(name)s. The list by month says the same in words.") % {
        "year": wheel.year,
        "name": wheel.title,
    }
