"""Assignments read: a group's, one's own, and what one of them shows."""

from datetime import date

from django.db.models import OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import MONTHS
from django.views.decorators.http import require_safe

from groups.access import EVERYBODY, standing_of
from groups.models import Group, GroupName
from groups.views.signature import named_group
from issues.assignment_access import assignments_for, own_assignments
from issues.assignment_lines import AssignmentLine, by_state, csv_headings, csv_rows, lines_of
from issues.assignment_page import Reader, acts_for, line_for, report_lines, ways_of
from issues.assignment_states import Act
from issues.issue_access import MOVERS
from issues.models import YearlyAssignment
from samverkan.lib.dated import value_that_day
from samverkan.lib.downloads import download
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """What the group has given, and what it does or takes part in."""
    found, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    lines = _lines_of_group(request, found, today)
    given = by_state(line for line in lines if line.commissioner_id == found.pk)
    taken = by_state(line for line in lines if found.pk in line.groups)
    context = {
        "group": found,
        "given": given[0],
        "given_finished": given[1],
        "taken": taken[0],
        "taken_finished": taken[1],
        "yearly": _yearly(found, today),
        "may_give": standing_of(request.user).has(found.pk, MOVERS) and found.state != Group.State.CLOSED,
        "this_year": today.year,
    }
    return render(request, "issues/assignments.html", context)


def _lines_of_group(request: HttpRequest, found: Group, today: date) -> list[AssignmentLine]:
    rows = assignments_for(request.user)
    rows = rows.filter(Q(commissioner=found) | Q(pk__in=found.assignments.values("assignment")))
    return lines_of(rows, request.user, today)


def _yearly(found: Group, today: date) -> list[YearlyAssignment]:
    """With the names of that day and of the months; those that are given no more are left out."""
    rows = YearlyAssignment.objects.filter(Q(commissioner=found) | Q(performer=found))
    rows = rows.filter(Q(last_year__isnull=True) | Q(last_year__gte=today.year))
    names = {
        f"{of}_name": value_that_day(GroupName, "name", today, group=OuterRef(of))
        for of in ("commissioner", "performer")
    }
    lines = list(rows.annotate(**names).order_by("start_month", "pk"))
    for line in lines:
        line.given_in, line.delivered_in = MONTHS[line.start_month], MONTHS[line.delivery_month]
    return lines


@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    found, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    going, finished = by_state(_lines_of_group(request, found, today))
    content = csv_bytes(csv_headings(), csv_rows([*going, *finished]))
    return download(content, f"{today}-uppdrag-{found.slug}.csv")


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the reader is to see to, the next day first."""
    lines = lines_of(own_assignments(request.user), request.user, timezone.localdate())
    going, finished = by_state(lines)
    return render(request, "issues/assignments_mine.html", {"going": going, "finished": finished})


def page(request: HttpRequest, reader: Reader, **beside) -> HttpResponse:
    """The assignment, and what the reader may do about it now; `beside` is what upper rooms tell of it."""
    today = timezone.localdate()
    line = line_for(reader, today)
    acts = acts_for(reader, line)
    is_of_group = not reader.token and standing_of(reader.person).has(line.commissioner_id, EVERYBODY)
    context = {
        "line": line,
        "reports": report_lines(reader, today),
        "ways": ways_of(reader, acts),
        "may_approve": Act.APPROVE in acts,
        "is_link": bool(reader.token),
        "group_slug": reader.assignment.commissioner.slug if is_of_group else "",
        "may_remind": Act.WITHDRAW in acts,
        **beside,
    }
    return render(request, "issues/assignment.html", context)
